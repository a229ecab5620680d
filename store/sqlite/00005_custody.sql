-- +goose Up
-- How each document came into hand, and what was asked of which server.

ALTER TABLE documents ADD COLUMN dated_by TEXT NOT NULL DEFAULT ''; -- isnad.Document.DatedBy
ALTER TABLE documents ADD COLUMN byline TEXT NOT NULL DEFAULT '';

-- Documents from before this table have no custody.
CREATE TABLE custody (
    document INTEGER PRIMARY KEY REFERENCES documents (seq),
    sha256   TEXT NOT NULL,    -- of the bytes as retrieved
    size     INTEGER NOT NULL, -- of them
    answer   TEXT NOT NULL,    -- isnad.Answer as JSON; empty for a file
    tool     TEXT NOT NULL     -- the program that took it in
) STRICT;

-- Every request of a feed or page that had an answer or failed for good, in order.
-- The last of an address says what to ask of it next.
CREATE TABLE fetches (
    seq           INTEGER PRIMARY KEY AUTOINCREMENT,
    address       TEXT NOT NULL,
    at            TEXT NOT NULL, -- RFC 3339, UTC
    problem       TEXT NOT NULL, -- empty when it went well
    failures      INTEGER NOT NULL, -- how often in a row it went wrong
    etag          TEXT NOT NULL,
    last_modified TEXT NOT NULL
) STRICT;
CREATE INDEX fetches_address ON fetches (address, seq);

-- +goose StatementBegin
CREATE TRIGGER custody_no_update BEFORE UPDATE ON custody
BEGIN SELECT RAISE(ABORT, 'custody is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER custody_no_delete BEFORE DELETE ON custody
BEGIN SELECT RAISE(ABORT, 'custody is append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER fetches_no_update BEFORE UPDATE ON fetches
BEGIN SELECT RAISE(ABORT, 'fetches are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER fetches_no_delete BEFORE DELETE ON fetches
BEGIN SELECT RAISE(ABORT, 'fetches are append-only'); END;
-- +goose StatementEnd

-- +goose Up
-- The stems of each report, to be found by. They follow from the text and are filled in
-- when they are asked for.

CREATE VIRTUAL TABLE words USING fts5 (stems, content = '', columnsize = 0, detail = 'none', tokenize = 'ascii');

CREATE TABLE indexed (
    one  INTEGER PRIMARY KEY CHECK (one = 1),
    last INTEGER NOT NULL, -- documents.seq up to which words are filled in
    by   TEXT NOT NULL     -- search.Version
) STRICT;

-- Searches that somebody keeps. A later one of the same name takes the place of an earlier,
-- one with an empty query ends it.
CREATE TABLE searches (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    name     TEXT NOT NULL,
    query    TEXT NOT NULL, -- as an address holds it
    by       TEXT NOT NULL,
    recorded TEXT NOT NULL  -- RFC 3339, UTC
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER searches_no_update BEFORE UPDATE ON searches
BEGIN SELECT RAISE(ABORT, 'searches are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER searches_no_delete BEFORE DELETE ON searches
BEGIN SELECT RAISE(ABORT, 'searches are append-only'); END;
-- +goose StatementEnd

-- +goose Up
-- What is appended and never changed.

PRAGMA application_id = 1769172580; -- "isnd"

CREATE TABLE documents (
    seq       INTEGER PRIMARY KEY AUTOINCREMENT,
    key       TEXT NOT NULL UNIQUE, -- isnad.Document.Key
    text_key  TEXT NOT NULL,        -- isnad.Document.TextKey
    id        TEXT NOT NULL,        -- the caller's own id
    text      TEXT NOT NULL,
    raw       BLOB,                 -- the bytes as retrieved, in zstd; NULL when they are exactly those of text
    title     TEXT NOT NULL,
    outlet    TEXT NOT NULL,
    url       TEXT NOT NULL,
    published TEXT NOT NULL,        -- ISO date or empty
    origin    TEXT NOT NULL,
    encoding  TEXT NOT NULL,
    marks     TEXT NOT NULL,        -- JSON list of isnad.Mark, in bytes of text
    copy_of   TEXT NOT NULL,        -- key of the first document with the same text, or empty
    recorded  TEXT NOT NULL         -- RFC 3339, UTC
) STRICT;
CREATE INDEX documents_id ON documents (id);
CREATE INDEX documents_text_key ON documents (text_key);

-- A reading is the claims that one state of the knowledge found in a document.
-- Those of the last reading are in force.
CREATE TABLE readings (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    document INTEGER NOT NULL REFERENCES documents (seq),
    recorded TEXT NOT NULL
) STRICT;
CREATE INDEX readings_document ON readings (document, seq);

CREATE TABLE claims (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    id       TEXT NOT NULL UNIQUE, -- isnad.Claim.ID
    document INTEGER NOT NULL REFERENCES documents (seq),
    type     TEXT NOT NULL,
    body     TEXT NOT NULL         -- isnad.Claim as JSON
) STRICT;
CREATE INDEX claims_document ON claims (document);

CREATE TABLE reading_claims (
    reading INTEGER NOT NULL REFERENCES readings (seq),
    claim   INTEGER NOT NULL REFERENCES claims (seq),
    PRIMARY KEY (reading, claim)
) STRICT, WITHOUT ROWID;

CREATE TABLE judgements (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    id       TEXT NOT NULL UNIQUE,
    a        TEXT NOT NULL,
    b        TEXT NOT NULL, -- empty for a ruling on a alone
    verdict  TEXT NOT NULL,
    why      TEXT NOT NULL,
    by       TEXT NOT NULL,
    at       TEXT NOT NULL,
    retracts TEXT NOT NULL
) STRICT;
CREATE INDEX judgements_a ON judgements (a);
CREATE INDEX judgements_b ON judgements (b);

-- Every incident id that was ever given out, so that it leads on for ever.
CREATE TABLE incident_ids (
    id    TEXT PRIMARY KEY,
    claim TEXT NOT NULL -- the claim that it was taken from
) STRICT, WITHOUT ROWID;

-- +goose StatementBegin
CREATE TRIGGER documents_no_update BEFORE UPDATE ON documents
BEGIN SELECT RAISE(ABORT, 'documents are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER documents_no_delete BEFORE DELETE ON documents
BEGIN SELECT RAISE(ABORT, 'documents are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER readings_no_update BEFORE UPDATE ON readings
BEGIN SELECT RAISE(ABORT, 'readings are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER readings_no_delete BEFORE DELETE ON readings
BEGIN SELECT RAISE(ABORT, 'readings are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER claims_no_update BEFORE UPDATE ON claims
BEGIN SELECT RAISE(ABORT, 'claims are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER claims_no_delete BEFORE DELETE ON claims
BEGIN SELECT RAISE(ABORT, 'claims are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER reading_claims_no_update BEFORE UPDATE ON reading_claims
BEGIN SELECT RAISE(ABORT, 'reading_claims are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER reading_claims_no_delete BEFORE DELETE ON reading_claims
BEGIN SELECT RAISE(ABORT, 'reading_claims are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER judgements_no_update BEFORE UPDATE ON judgements
BEGIN SELECT RAISE(ABORT, 'judgements are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER judgements_no_delete BEFORE DELETE ON judgements
BEGIN SELECT RAISE(ABORT, 'judgements are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER incident_ids_no_update BEFORE UPDATE ON incident_ids
BEGIN SELECT RAISE(ABORT, 'incident_ids are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER incident_ids_no_delete BEFORE DELETE ON incident_ids
BEGIN SELECT RAISE(ABORT, 'incident_ids are append-only'); END;
-- +goose StatementEnd

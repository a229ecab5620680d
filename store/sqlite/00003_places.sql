-- +goose Up
-- The ledger's own gazetteer: what was imported beside the places that the
-- program knows. Of the rows with one id the last is in force.

CREATE TABLE place_files (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    name     TEXT NOT NULL,
    source   TEXT NOT NULL, -- who publishes it
    licence  TEXT NOT NULL,
    recorded TEXT NOT NULL
) STRICT;

CREATE TABLE places (
    seq  INTEGER PRIMARY KEY AUTOINCREMENT,
    id   TEXT NOT NULL,
    file INTEGER NOT NULL REFERENCES place_files (seq),
    line INTEGER NOT NULL,
    body TEXT NOT NULL -- isnad.PlaceRow as JSON
) STRICT;
CREATE INDEX places_id ON places (id, seq);

-- +goose StatementBegin
CREATE TRIGGER place_files_no_update BEFORE UPDATE ON place_files
BEGIN SELECT RAISE(ABORT, 'place_files are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER place_files_no_delete BEFORE DELETE ON place_files
BEGIN SELECT RAISE(ABORT, 'place_files are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER places_no_update BEFORE UPDATE ON places
BEGIN SELECT RAISE(ABORT, 'places are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER places_no_delete BEFORE DELETE ON places
BEGIN SELECT RAISE(ABORT, 'places are append-only'); END;
-- +goose StatementEnd

-- +goose Up
-- A round of review: the open questions as they stood when somebody began, in their order.
CREATE TABLE rounds (
    seq       INTEGER PRIMARY KEY AUTOINCREMENT,
    by        TEXT NOT NULL,
    begun     TEXT NOT NULL, -- RFC 3339, UTC
    questions TEXT NOT NULL  -- JSON list of pairs of claim ids
) STRICT;
CREATE INDEX rounds_by ON rounds (by, seq);

-- +goose StatementBegin
CREATE TRIGGER rounds_no_update BEFORE UPDATE ON rounds
BEGIN SELECT RAISE(ABORT, 'rounds are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER rounds_no_delete BEFORE DELETE ON rounds
BEGIN SELECT RAISE(ABORT, 'rounds are append-only'); END;
-- +goose StatementEnd

-- +goose Up
-- What reviewers correct, and what a judgement was seen to change.

ALTER TABLE judgements ADD COLUMN field TEXT NOT NULL DEFAULT ''; -- of a correction: which field of a
ALTER TABLE judgements ADD COLUMN value TEXT NOT NULL DEFAULT ''; -- and what it should be, in JSON

CREATE TABLE effects (
    judgement TEXT PRIMARY KEY, -- judgements.id
    body      TEXT NOT NULL     -- store.Effect as JSON
) STRICT, WITHOUT ROWID;

-- +goose StatementBegin
CREATE TRIGGER effects_no_update BEFORE UPDATE ON effects
BEGIN SELECT RAISE(ABORT, 'effects are append-only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER effects_no_delete BEFORE DELETE ON effects
BEGIN SELECT RAISE(ABORT, 'effects are append-only'); END;
-- +goose StatementEnd

-- +goose Up
-- Judgements that were made at once, on claims of the same words, name the first of them.
ALTER TABLE judgements ADD COLUMN batch TEXT NOT NULL DEFAULT '';

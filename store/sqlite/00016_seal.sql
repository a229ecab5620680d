-- +goose Up
-- A hash of all that is told of a document beside its text and its bytes. Documents from before have none.
ALTER TABLE custody ADD COLUMN seal TEXT NOT NULL DEFAULT '';

-- +goose Up
-- What of a file was taken in last is looked up by where it lay.
CREATE INDEX documents_origin ON documents (origin);

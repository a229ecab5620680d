-- +goose Up
-- Reports of about one day are looked through for copies of one another's sentences.
CREATE INDEX documents_published ON documents (published);

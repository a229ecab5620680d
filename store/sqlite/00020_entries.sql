-- +goose Up
-- What lists show of reports is read from an index, not from the rows, whose texts lie between one column and the next.
CREATE INDEX documents_entry ON documents (seq, key, text_key, id, title, outlet, url, published, origin, encoding, dated_by, byline, copy_of, recorded);

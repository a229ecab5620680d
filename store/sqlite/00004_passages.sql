-- +goose Up
-- The sentences of each report, signed: what one report has from another is known by
-- them. They follow from the text and can be computed again.

CREATE TABLE passages (
    document INTEGER PRIMARY KEY REFERENCES documents (seq),
    body     BLOB NOT NULL -- passage.Marshal
) STRICT;

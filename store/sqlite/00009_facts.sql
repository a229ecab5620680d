-- +goose Up
-- What overviews add up of every event, in rows that are small enough to be read all.
-- A row is never changed and its number never given again, so that whoever holds the
-- rows of a moment ago sees from the numbers which are gone and which have come.

CREATE TABLE facts (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    event    INTEGER NOT NULL UNIQUE, -- events.seq
    body     TEXT NOT NULL            -- store.Fact as JSON
) STRICT;
DELETE FROM derived; -- to be rebuilt

-- +goose Up
-- The facts that were taken out one by one since all of them were written: whoever holds
-- the rows of a moment ago need not look at those that stayed.
CREATE TABLE gone (
    seq  INTEGER PRIMARY KEY AUTOINCREMENT,
    fact INTEGER NOT NULL -- facts.seq; 0: all that came before
) STRICT;
DELETE FROM derived; -- to be rebuilt: facts tell more of events without a day

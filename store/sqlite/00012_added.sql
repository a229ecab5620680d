-- +goose Up
-- Claims that a reviewer added and nobody took back: they are in force beside those of the
-- last reading. It follows from the judgements.
CREATE TABLE added (
    claim INTEGER PRIMARY KEY -- claims.seq
) STRICT;

-- Claims of a kind are found without reading all others.
CREATE INDEX claims_type ON claims (type);
CREATE INDEX claims_issue ON claims (seq) WHERE instr(body, '"issue":"') > 0;

-- Links between two incidents that the linker left open, the likeliest of each pair.
CREATE TABLE doubts (
    i     INTEGER NOT NULL, -- incidents.seq, the smaller first
    j     INTEGER NOT NULL,
    a     INTEGER NOT NULL, -- claims.seq
    b     INTEGER NOT NULL,
    score REAL NOT NULL,
    dead  INTEGER NOT NULL, -- by so many the high figure of the dead would fall at most
    PRIMARY KEY (i, j)
) STRICT, WITHOUT ROWID;
CREATE INDEX doubts_j ON doubts (j);
CREATE INDEX doubts_order ON doubts (dead DESC, score DESC, a, b);
DELETE FROM derived; -- to be rebuilt

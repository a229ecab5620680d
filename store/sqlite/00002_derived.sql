-- +goose Up
-- What is computed from the ledger and can be thrown away: isnad rebuild.
-- Nothing here holds a copy of a claim.

CREATE TABLE derived (
    one        INTEGER PRIMARY KEY CHECK (one = 1),
    linker     TEXT NOT NULL,    -- version of the linker and rule for numbers
    readings   INTEGER NOT NULL, -- last reading that went in
    judgements INTEGER NOT NULL  -- last judgement that went in
) STRICT;

CREATE TABLE incidents (
    seq     INTEGER PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE,
    aliases TEXT NOT NULL -- JSON list
) STRICT;

CREATE TABLE incident_claims (
    claim    INTEGER PRIMARY KEY, -- claims.seq
    incident INTEGER NOT NULL,    -- incidents.seq
    position INTEGER NOT NULL
) STRICT;
CREATE INDEX incident_claims_incident ON incident_claims (incident, position);

CREATE TABLE events (
    seq       INTEGER PRIMARY KEY, -- by date, the undated last
    id        TEXT NOT NULL UNIQUE,
    incident  INTEGER NOT NULL,
    type      TEXT NOT NULL,
    family    TEXT NOT NULL,
    country   TEXT NOT NULL,
    admin1    TEXT NOT NULL,
    date_from TEXT,
    date_to   TEXT,
    best      INTEGER, -- killed; NULL when nobody said
    high      INTEGER,
    disputed  INTEGER NOT NULL,
    body      TEXT NOT NULL -- isnad.Event as JSON, without its claims
) STRICT;
CREATE INDEX events_type ON events (type, date_from);
CREATE INDEX events_family ON events (family, date_from);
CREATE INDEX events_date ON events (date_from);
CREATE INDEX events_best ON events (best, date_from);
CREATE INDEX events_admin1 ON events (admin1);

-- What an event can be found by.
CREATE TABLE event_keys (
    kind  TEXT NOT NULL, -- place, origin
    key   TEXT NOT NULL,
    event INTEGER NOT NULL,
    PRIMARY KEY (kind, key, event)
) STRICT, WITHOUT ROWID;

-- Pairs of claims that the linker compared, by claims.seq. What a pair says by
-- itself is worked out when it is asked for; reasons holds other reasons.
CREATE TABLE edges (
    a       INTEGER NOT NULL,
    b       INTEGER NOT NULL,
    score   REAL NOT NULL,
    reasons TEXT, -- JSON list of link.Reason
    PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX edges_b ON edges (b);

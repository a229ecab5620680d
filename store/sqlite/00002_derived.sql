-- +goose Up
-- What is computed from the ledger and can be thrown away: isnad rebuild.

CREATE TABLE derived (
    one        INTEGER PRIMARY KEY CHECK (one = 1),
    linker     TEXT NOT NULL,    -- version of the linker and rule for numbers
    readings   INTEGER NOT NULL, -- last reading that went in
    judgements INTEGER NOT NULL  -- last judgement that went in
) STRICT;

CREATE TABLE incidents (
    id      TEXT PRIMARY KEY,
    aliases TEXT NOT NULL -- JSON list
) STRICT, WITHOUT ROWID;

CREATE TABLE incident_claims (
    claim    TEXT PRIMARY KEY,
    incident TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_claims_incident ON incident_claims (incident, position);

CREATE TABLE events (
    id        TEXT PRIMARY KEY,
    type      TEXT NOT NULL,
    family    TEXT NOT NULL,
    country   TEXT NOT NULL,
    date_from TEXT,
    date_to   TEXT,
    disputed  INTEGER NOT NULL,
    body      TEXT NOT NULL -- isnad.Event as JSON
) STRICT, WITHOUT ROWID;
CREATE INDEX events_date ON events (date_from IS NULL, date_from, id);
CREATE INDEX events_type ON events (type);
CREATE INDEX events_family ON events (family);

-- What an event can be found by.
CREATE TABLE event_keys (
    kind  TEXT NOT NULL, -- place, origin
    key   TEXT NOT NULL,
    event TEXT NOT NULL,
    PRIMARY KEY (kind, key, event)
) STRICT, WITHOUT ROWID;

-- Pairs of claims that the linker compared, with its reasons.
CREATE TABLE edges (
    a       TEXT NOT NULL,
    b       TEXT NOT NULL,
    score   REAL NOT NULL,
    verdict TEXT NOT NULL,
    reasons TEXT NOT NULL, -- JSON list of link.Reason
    PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX edges_b ON edges (b);
CREATE INDEX edges_verdict ON edges (verdict, score);

-- +goose Up
-- Derived rows that a new report changes a few of: nothing in them depends on how many
-- others there are.

DROP TABLE events;
DROP TABLE event_keys;
DELETE FROM derived; -- to be rebuilt

CREATE TABLE events (
    seq       INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    incident  INTEGER NOT NULL UNIQUE,
    sort      TEXT NOT NULL, -- link.SortKey: by date, the undated last
    type      TEXT NOT NULL,
    family    TEXT NOT NULL,
    country   TEXT NOT NULL,
    admin1    TEXT NOT NULL,
    date_from TEXT,
    date_to   TEXT,
    lasting   INTEGER NOT NULL, -- more than link.Longest days, or open; 0 when undated
    best      INTEGER, -- killed; NULL when nobody said
    high      INTEGER,
    disputed  INTEGER NOT NULL,
    body      TEXT NOT NULL -- isnad.Event as JSON, without its claims
) STRICT;
CREATE INDEX events_sort ON events (sort);
CREATE INDEX events_newest ON events (date_from DESC, sort);
CREATE INDEX events_best ON events (best DESC, date_from DESC, sort);
CREATE INDEX events_high ON events (high);
CREATE INDEX events_type ON events (type, sort);
CREATE INDEX events_family ON events (family, sort);
CREATE INDEX events_country ON events (country, sort);
CREATE INDEX events_admin1 ON events (admin1);
CREATE INDEX events_lasting ON events (date_from) WHERE lasting;

-- What an event can be found by.
CREATE TABLE event_keys (
    kind  TEXT NOT NULL, -- place, origin
    key   TEXT NOT NULL,
    event INTEGER NOT NULL,
    PRIMARY KEY (kind, key, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_keys_event ON event_keys (event);

-- Where and when each claim in force is compared with others: link.Reach.
CREATE TABLE reaches (
    area  TEXT NOT NULL,
    first INTEGER NOT NULL, -- days since 1970
    last  INTEGER NOT NULL,
    claim INTEGER NOT NULL,
    PRIMARY KEY (area, first, claim)
) STRICT, WITHOUT ROWID;

-- +goose Up
-- What an open question may change of the toll is seen without reading the events.
CREATE INDEX events_toll ON events (incident, high);

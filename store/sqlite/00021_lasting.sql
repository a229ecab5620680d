-- +goose Up
-- What lasts long in a country is looked up for every judgement.
CREATE INDEX events_lasting_country ON events (country, date_from, date_to) WHERE lasting;

-- +goose Up
-- How many doubts there are, counted as they come and go: counting them anew takes the longer the more there are.
ALTER TABLE derived ADD COLUMN doubts INTEGER NOT NULL DEFAULT 0;
UPDATE derived SET doubts = (SELECT count(*) FROM doubts);

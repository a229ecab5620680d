-- +goose Up
-- What pages ask of all reports and claims is read from indexes, not from the rows with their texts.
CREATE INDEX documents_head ON documents (seq, published, outlet);
CREATE INDEX claims_victims ON claims (seq) WHERE instr(body, '"victims":[') > 0;

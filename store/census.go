package store

import (
	"context"
	"fmt"
)

// Census is how much a ledger holds.
type Census struct {
	Reports  int    `json:"reports"`
	Claims   int    `json:"claims"`   // in force
	Imported string `json:"imported"` // when the last report was ingested, RFC 3339; empty without one
	Doubts   int    `json:"doubts"`   // links between events that nobody decided
}

// Census counts what the ledger holds.
func (l *Ledger) Census(ctx context.Context) (c Census, err error) {
	err = l.db.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM documents),
		(SELECT count(*) FROM reading_claims) + (SELECT count(*) FROM added) - (SELECT count(*) FROM readings o JOIN reading_claims rc ON rc.reading = o.seq
			WHERE EXISTS (SELECT 1 FROM readings n WHERE n.document = o.document AND n.seq > o.seq)),
		(SELECT coalesce(max(recorded), '') FROM documents WHERE seq = (SELECT max(seq) FROM documents))`).Scan(&c.Reports, &c.Claims, &c.Imported)
	if err != nil {
		return c, fmt.Errorf("store: census: %w", err)
	}
	_, c.Doubts, err = l.Doubts(ctx, 0, 0)
	return c, err
}

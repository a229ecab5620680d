package store

import (
	"context"
	"database/sql"
	"fmt"
	"sync"
)

// Census is how much a ledger holds.
type Census struct {
	Reports  int    `json:"reports"`
	Claims   int    `json:"claims"`   // in force
	Imported string `json:"imported"` // when the last report was ingested, RFC 3339; empty without one
	Doubts   int    `json:"doubts"`   // links between events that nobody decided
}

// counted is what was counted of reports and claims up to a mark.
type counted struct {
	lock            sync.Mutex
	at              mark
	last            int64 // number of the last report
	reports, claims int
}

// Census counts what the ledger holds. What was counted before is not counted again.
func (l *Ledger) Census(ctx context.Context) (c Census, err error) {
	if c, err = l.census.now(ctx, l.db); err != nil {
		return c, fmt.Errorf("store: census: %w", err)
	}
	_, c.Doubts, err = l.Doubts(ctx, 0, 0)
	return c, err
}

func (n *counted) now(ctx context.Context, db *sql.DB) (c Census, err error) {
	n.lock.Lock()
	defer n.lock.Unlock()
	tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return c, err
	}
	defer tx.Rollback()
	at, err := currentMark(ctx, tx)
	if err != nil {
		return c, err
	}
	var last int64
	var reports, came, added int
	err = tx.QueryRowContext(ctx, `SELECT (SELECT coalesce(max(seq), 0) FROM documents), (SELECT count(*) FROM documents WHERE seq > ?1), (SELECT count(*) FROM added),
		(SELECT coalesce(max(recorded), '') FROM documents WHERE seq = (SELECT max(seq) FROM documents))`, n.last).Scan(&last, &reports, &added, &c.Imported)
	if err != nil {
		return c, err
	}
	// Of each report that was read since, the claims of the last reading come and those of the one that was last before go.
	if at.readings > n.at.readings {
		err = tx.QueryRowContext(ctx, `WITH again (document, now, before) AS MATERIALIZED (
				SELECT n.document, max(n.seq), (SELECT max(o.seq) FROM readings o WHERE o.document = n.document AND o.seq <= ?1)
				FROM readings n WHERE n.seq > ?1 GROUP BY n.document)
			SELECT coalesce(sum((SELECT count(*) FROM reading_claims WHERE reading = again.now)
				- (SELECT count(*) FROM reading_claims WHERE reading = again.before)), 0) FROM again`, n.at.readings).Scan(&came)
		if err != nil {
			return c, err
		}
	}
	n.at, n.last, n.reports, n.claims = at, last, n.reports+reports, n.claims+came
	c.Reports, c.Claims = n.reports, n.claims+added
	return c, nil
}

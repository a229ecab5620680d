package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"sync"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/link"
)

// naming is the claims in force that name victims. They are held in memory, since a judgement
// changes none of them but by adding one.
type naming struct {
	lock sync.Mutex
	at   string // what claims are in force
	in   []link.Input
}

// Victims are the persons whom the claims in force name, as far as people have ruled, and
// the questions that are open about them.
func (l *Ledger) Victims(ctx context.Context) ([]link.Victim, []link.Likeness, error) {
	in, js, events, err := l.naming.now(ctx, l.db)
	if err != nil {
		return nil, nil, fmt.Errorf("store: victims: %w", err)
	}
	persons, open, _ := link.Victims(in, js, l.names, events)
	return persons, open, nil
}

// now are the claims, all judgements, and the ids of the claims' incidents, as of one moment.
func (n *naming) now(ctx context.Context, db *sql.DB) (in []link.Input, js []isnad.Judgement, events map[string]string, err error) {
	n.lock.Lock()
	defer n.lock.Unlock()
	tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, nil, nil, err
	}
	defer tx.Rollback()
	var at string
	if err := tx.QueryRowContext(ctx, `SELECT json_array((SELECT max(seq) FROM readings), (SELECT json_group_array(claim) FROM added))`).Scan(&at); err != nil {
		return nil, nil, nil, err
	}
	if at == n.at {
		js, err = selectJudgements(ctx, tx)
	} else if in, js, err = inputs(ctx, tx, ClaimFilter{named: true}); err == nil {
		n.in, n.at = in, at
	}
	if err != nil {
		return nil, nil, nil, err
	}
	events, err = eventsOf(ctx, tx, n.in)
	return n.in, js, events, err
}

// eventsOf are the ids of the incidents of claims, by claim.
func eventsOf(ctx context.Context, tx *sql.Tx, in []link.Input) (map[string]string, error) {
	seqs, ids := make([]int, len(in)), make(map[int]string, len(in))
	for i := range in {
		seqs[i] = in[i].Seq
		ids[in[i].Seq] = in[i].Claim.ID
	}
	list, err := json.Marshal(seqs)
	if err != nil {
		return nil, err
	}
	rows, err := tx.QueryContext(ctx, `SELECT ic.claim, i.id FROM json_each(?) s CROSS JOIN incident_claims ic ON ic.claim = s.value
		CROSS JOIN incidents i ON i.seq = ic.incident`, string(list))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := make(map[string]string, len(in))
	for rows.Next() {
		var claim int
		var event string
		if err := rows.Scan(&claim, &event); err != nil {
			return nil, err
		}
		out[ids[claim]] = event
	}
	return out, rows.Err()
}

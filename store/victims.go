package store

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/isnad-project/isnad/link"
)

// Victims are the persons whom the claims in force name, as far as people have ruled, and
// the questions that are open about them.
func (l *Ledger) Victims(ctx context.Context) ([]link.Victim, []link.Likeness, error) {
	in, js, _, err := l.snapshot(ctx, ClaimFilter{named: true})
	if err != nil {
		return nil, nil, fmt.Errorf("store: victims: %w", err)
	}
	events, err := l.eventsOf(ctx, in)
	if err != nil {
		return nil, nil, fmt.Errorf("store: victims: %w", err)
	}
	persons, open, _ := link.Victims(in, js, l.names, events)
	return persons, open, nil
}

// eventsOf are the ids of the incidents of claims, by claim.
func (l *Ledger) eventsOf(ctx context.Context, in []link.Input) (map[string]string, error) {
	ids := make([]string, len(in))
	for i := range in {
		ids[i] = in[i].Claim.ID
	}
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	rows, err := l.db.QueryContext(ctx, `SELECT c.id, i.id FROM claims c JOIN incident_claims ic ON ic.claim = c.seq JOIN incidents i ON i.seq = ic.incident
		WHERE c.id IN (SELECT value FROM json_each(?))`, string(list))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[string]string{}
	for rows.Next() {
		var claim, event string
		if err := rows.Scan(&claim, &event); err != nil {
			return nil, err
		}
		out[claim] = event
	}
	return out, rows.Err()
}

package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/link"
)

// Incidents gives the incidents, sorted by id.
func (l *Ledger) Incidents(ctx context.Context) ([]isnad.Incident, error) {
	rows, err := l.db.QueryContext(ctx, `SELECT i.id, i.aliases,
		(SELECT json_group_array(id) FROM (SELECT c.id FROM incident_claims ic JOIN claims c ON c.seq = ic.claim
			WHERE ic.incident = i.seq ORDER BY ic.position))
		FROM incidents i ORDER BY i.id`)
	if err != nil {
		return nil, fmt.Errorf("store: incidents: %w", err)
	}
	defer rows.Close()
	var out []isnad.Incident
	for rows.Next() {
		var inc isnad.Incident
		var aliases, claims []byte
		if err := rows.Scan(&inc.ID, &aliases, &claims); err != nil {
			return nil, fmt.Errorf("store: incidents: %w", err)
		}
		if err := errors.Join(json.Unmarshal(aliases, &inc.Aliases), json.Unmarshal(claims, &inc.Claims)); err != nil {
			return nil, fmt.Errorf("store: incident %s: %w", inc.ID, err)
		}
		out = append(out, inc)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("store: incidents: %w", err)
	}
	return out, nil
}

// Edges gives the linker's comparisons of a claim with others, or with one other only, best
// first, with their reasons.
func (l *Ledger) Edges(ctx context.Context, claimID string, other ...string) ([]link.Edge, error) {
	out, err := l.edges(ctx, claimID, other)
	if err != nil {
		return nil, fmt.Errorf("store: edges of %s: %w", claimID, err)
	}
	return out, nil
}

func (l *Ledger) edges(ctx context.Context, claimID string, others []string) ([]link.Edge, error) {
	list, err := json.Marshal(others)
	if err != nil {
		return nil, err
	}
	rows, err := l.db.QueryContext(ctx, `WITH own (a, b, score, reasons) AS (
			SELECT e.a, e.b, e.score, e.reasons FROM claims c CROSS JOIN edges e ON e.a = c.seq WHERE c.id = ?1
			UNION ALL SELECT e.a, e.b, e.score, e.reasons FROM claims c CROSS JOIN edges e ON e.b = c.seq WHERE c.id = ?1)
		SELECT a.id, b.id, e.score, e.reasons FROM own e CROSS JOIN claims a ON a.seq = e.a CROSS JOIN claims b ON b.seq = e.b
		WHERE ?2 = 'null' OR a.id IN (SELECT value FROM json_each(?2)) OR b.id IN (SELECT value FROM json_each(?2))
		ORDER BY e.score DESC, a.id, b.id`, claimID, string(list))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []link.Edge
	ids := []string{claimID}
	for rows.Next() {
		var e link.Edge
		var reasons []byte
		if err := rows.Scan(&e.A, &e.B, &e.Score, &reasons); err != nil {
			return nil, err
		}
		e.Verdict = link.Verdict(e.Score)
		if reasons != nil {
			if err := json.Unmarshal(reasons, &e.Reasons); err != nil {
				return nil, err
			}
		}
		ids = append(ids, e.A, e.B)
		out = append(out, e)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	claims, err := selectClaims(ctx, l.db, ClaimFilter{IDs: ids})
	if err != nil {
		return nil, err
	}
	corrections, err := selectCorrections(ctx, l.db)
	if err != nil {
		return nil, err
	}
	inputs := map[string]link.Input{}
	for i := range claims {
		claims[i].Claim = link.Correct(claims[i].Claim, corrections[claims[i].ID])
		inputs[claims[i].ID] = input(&claims[i])
	}
	for i, e := range out {
		if out[i], err = link.Explain(e, inputs[e.A], inputs[e.B], l.names); err != nil {
			return nil, err
		}
	}
	return out, nil
}

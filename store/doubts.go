package store

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/isnad-project/isnad/link"
)

// Doubt is a question for a person: do two claims of two events tell of one
// happening? The linker did not decide.
type Doubt struct {
	A     string  `json:"a"` // claim ids
	B     string  `json:"b"`
	Score float64 `json:"score"` // of the pair, from link.Doubtful to below link.Threshold
	Dead  int     `json:"dead"`  // by so many the high figure of the dead would fall at most, were it one event
}

// Doubts gives the undecided links between events that no person has judged,
// one a pair of events: the pair of claims that is most alike. Those stand first
// whose decision may narrow the toll of the dead most.
func (l *Ledger) Doubts(ctx context.Context) ([]Doubt, error) {
	judged, err := l.judgedIncidents(ctx)
	if err != nil {
		return nil, fmt.Errorf("store: doubts: %w", err)
	}
	rows, err := l.db.QueryContext(ctx, `WITH pairs AS (
			SELECT min(x.incident, y.incident) AS i, max(x.incident, y.incident) AS j, e.a, e.b, max(e.score) AS score
			FROM edges e JOIN incident_claims x ON x.claim = e.a JOIN incident_claims y ON y.claim = e.b
			WHERE e.score >= ? AND e.score < ? AND x.incident <> y.incident GROUP BY 1, 2)
		SELECT p.i, p.j, a.id, b.id, p.score, min(coalesce(u.high, 0), coalesce(v.high, 0)) AS dead
		FROM pairs p JOIN claims a ON a.seq = p.a JOIN claims b ON b.seq = p.b
		JOIN events u ON u.incident = p.i JOIN events v ON v.incident = p.j
		ORDER BY dead DESC, p.score DESC, a.id, b.id`, link.Doubtful, link.Threshold)
	if err != nil {
		return nil, fmt.Errorf("store: doubts: %w", err)
	}
	defer rows.Close()
	var out []Doubt
	for rows.Next() {
		var d Doubt
		var of [2]int64
		if err := rows.Scan(&of[0], &of[1], &d.A, &d.B, &d.Score, &d.Dead); err != nil {
			return nil, fmt.Errorf("store: doubts: %w", err)
		}
		if !judged[of] {
			out = append(out, d)
		}
	}
	return out, rows.Err()
}

// judgedIncidents are the pairs of incidents, by incidents.seq in order, on which
// a person's judgement is in force.
func (l *Ledger) judgedIncidents(ctx context.Context) (map[[2]int64]bool, error) {
	all, err := selectJudgements(ctx, l.db)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	var pairs [][2]string
	var claims []string
	for _, j := range link.InForce(all) {
		if j.B != "" && j.By != link.Machine {
			pairs = append(pairs, [2]string{j.A, j.B})
			claims = append(claims, j.A, j.B)
		}
	}
	ids, err := json.Marshal(claims)
	if err != nil {
		return nil, err
	}
	rows, err := l.db.QueryContext(ctx, `SELECT c.id, ic.incident FROM claims c JOIN incident_claims ic ON ic.claim = c.seq
		WHERE c.id IN (SELECT value FROM json_each(?))`, string(ids))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	incident := map[string]int64{}
	for rows.Next() {
		var id string
		var seq int64
		if err := rows.Scan(&id, &seq); err != nil {
			return nil, err
		}
		incident[id] = seq
	}
	out := map[[2]int64]bool{}
	for _, p := range pairs {
		of := []int64{incident[p[0]], incident[p[1]]}
		slices.Sort(of)
		out[[2]int64(of)] = true
	}
	return out, rows.Err()
}

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
		SELECT p.i, p.j, p.a, p.b, p.score, min(coalesce(u.high, 0), coalesce(v.high, 0)) AS dead
		FROM pairs p JOIN events u INDEXED BY events_toll ON u.incident = p.i JOIN events v INDEXED BY events_toll ON v.incident = p.j
		ORDER BY dead DESC, p.score DESC, p.a, p.b`, link.Doubtful, link.Threshold)
	if err != nil {
		return nil, fmt.Errorf("store: doubts: %w", err)
	}
	defer rows.Close()
	var out []Doubt
	var claims [][2]int64 // claims.seq of each doubt
	for rows.Next() {
		var d Doubt
		var of, seq [2]int64
		if err := rows.Scan(&of[0], &of[1], &seq[0], &seq[1], &d.Score, &d.Dead); err != nil {
			return nil, fmt.Errorf("store: doubts: %w", err)
		}
		if !judged[of] {
			out, claims = append(out, d), append(claims, seq)
		}
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("store: doubts: %w", err)
	}
	ids, err := l.claimIDs(ctx, claims)
	if err != nil {
		return nil, fmt.Errorf("store: doubts: %w", err)
	}
	for i, seq := range claims {
		out[i].A, out[i].B = ids[seq[0]], ids[seq[1]]
	}
	return out, nil
}

// manyClaims is from how many on all ids are read in one go rather than looked up.
const manyClaims = 5000

// claimIDs are the ids of claims by claims.seq.
func (l *Ledger) claimIDs(ctx context.Context, pairs [][2]int64) (map[int64]string, error) {
	out := make(map[int64]string, 2*len(pairs))
	query, args := `SELECT seq, id FROM claims`, []any{}
	if len(pairs) < manyClaims {
		list, err := json.Marshal(pairs)
		if err != nil {
			return nil, err
		}
		query += ` WHERE seq IN (SELECT n.value FROM json_each(?) p JOIN json_each(p.value) n)`
		args = append(args, string(list))
	}
	rows, err := l.db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for _, p := range pairs {
		out[p[0]], out[p[1]] = "", ""
	}
	for rows.Next() {
		var seq int64
		var id string
		if err := rows.Scan(&seq, &id); err != nil {
			return nil, err
		}
		if _, asked := out[seq]; asked {
			out[seq] = id
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

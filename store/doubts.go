package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

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

// open leaves out, of the doubts d, those between incidents on which a person's judgement
// is in force.
const open = `FROM doubts d WHERE (d.i, d.j) NOT IN (SELECT value ->> 0, value ->> 1 FROM json_each(?1))`

// Doubts gives the undecided links between events that no person has judged, one a
// pair of events: the pair of claims that is most alike; and how many there are. Those stand
// first whose decision may narrow the toll of the dead most. It gives at most so many of
// them, those from a place on; all when most is negative.
func (l *Ledger) Doubts(ctx context.Context, from, most int) (out []Doubt, count int, err error) {
	tx, err := l.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, 0, fmt.Errorf("store: doubts: %w", err)
	}
	defer tx.Rollback()
	judged, err := judgedIncidents(ctx, tx)
	if err != nil {
		return nil, 0, fmt.Errorf("store: doubts: %w", err)
	}
	err = tx.QueryRowContext(ctx, `SELECT coalesce((SELECT doubts FROM derived), 0) - (SELECT count(*) FROM json_each(?1) p
		JOIN doubts d ON d.i = p.value ->> 0 AND d.j = p.value ->> 1)`, judged).Scan(&count)
	if err != nil || most == 0 {
		return nil, count, err
	}
	rows, err := tx.QueryContext(ctx, `SELECT (SELECT id FROM claims WHERE seq = d.a), (SELECT id FROM claims WHERE seq = d.b), d.score, d.dead
		`+open+` ORDER BY d.dead DESC, d.score DESC, d.a, d.b LIMIT ?2 OFFSET ?3`, judged, most, from)
	if err != nil {
		return nil, 0, fmt.Errorf("store: doubts: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var d Doubt
		if err := rows.Scan(&d.A, &d.B, &d.Score, &d.Dead); err != nil {
			return nil, 0, fmt.Errorf("store: doubts: %w", err)
		}
		out = append(out, d)
	}
	return out, count, rows.Err()
}

// judgedIncidents are the pairs of incidents, by incidents.seq in order, on which
// a person's judgement is in force, as a JSON list.
func judgedIncidents(ctx context.Context, tx *sql.Tx) (string, error) {
	all, err := selectJudgements(ctx, tx)
	if err != nil {
		return "", err
	}
	pairs := [][2]string{}
	for _, j := range link.InForce(all) {
		if j.B != "" && j.By != link.Machine && j.Field == "" && j.Verdict != "skip" {
			pairs = append(pairs, [2]string{j.A, j.B})
		}
	}
	list, err := json.Marshal(pairs)
	if err != nil {
		return "", err
	}
	var out string
	err = tx.QueryRowContext(ctx, `SELECT json_group_array(json_array(i, j)) FROM (
		SELECT DISTINCT min(x.incident, y.incident) AS i, max(x.incident, y.incident) AS j FROM json_each(?) p
			JOIN claims a ON a.id = p.value ->> 0 JOIN incident_claims x ON x.claim = a.seq
			JOIN claims b ON b.id = p.value ->> 1 JOIN incident_claims y ON y.claim = b.seq)`, string(list)).Scan(&out)
	return out, err
}

// doubt computes the open links of incidents anew, of all when none are given.
func (d *derivation) doubts(of []int64) error {
	list, err := json.Marshal(of)
	if err != nil {
		return err
	}
	mine := `SELECT a, b, score FROM edges WHERE score >= ?2 AND score < ?3`
	if of != nil {
		mine = `SELECT e.a, e.b, e.score FROM mine CROSS JOIN edges e ON e.a = mine.claim WHERE e.score >= ?2 AND e.score < ?3
			UNION SELECT e.a, e.b, e.score FROM mine CROSS JOIN edges e ON e.b = mine.claim WHERE e.score >= ?2 AND e.score < ?3`
		for _, end := range []string{"i", "j"} {
			if err := d.counted(-1, `DELETE FROM doubts WHERE `+end+` IN (SELECT value FROM json_each(?1))`, string(list)); err != nil {
				return err
			}
		}
	}
	return d.counted(1, `INSERT INTO doubts (i, j, a, b, score, dead)
		WITH mine AS MATERIALIZED (SELECT claim FROM incident_claims WHERE incident IN (SELECT value FROM json_each(?1))),
		near AS (`+mine+`),
		pairs AS (SELECT min(x.incident, y.incident) AS i, max(x.incident, y.incident) AS j, e.a, e.b, e.score
			FROM near e CROSS JOIN incident_claims x ON x.claim = e.a CROSS JOIN incident_claims y ON y.claim = e.b WHERE x.incident <> y.incident),
		likeliest AS (SELECT i, j, a, b, score, row_number() OVER (PARTITION BY i, j ORDER BY score DESC, a, b) AS nth FROM pairs)
		SELECT p.i, p.j, p.a, p.b, p.score, min(coalesce(u.high, 0), coalesce(v.high, 0))
		FROM likeliest p CROSS JOIN events u INDEXED BY events_toll ON u.incident = p.i CROSS JOIN events v INDEXED BY events_toll ON v.incident = p.j
		WHERE p.nth = 1`, string(list), link.Doubtful, link.Threshold)
}

// counted adds or takes out doubts and counts them.
func (d *derivation) counted(sign int64, query string, args ...any) error {
	r, err := d.tx.ExecContext(d.ctx, query, args...)
	if err != nil {
		return err
	}
	n, err := r.RowsAffected()
	d.more += sign * n
	return err
}

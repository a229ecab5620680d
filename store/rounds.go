package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/isnad-project/isnad/link"
)

// mostAsked is how many questions a round has at most.
const mostAsked = 500

// A Round is the questions that somebody goes through, in the order in which they stood when
// the round began: what is asked since waits for the next one.
type Round struct {
	Begun     string
	Questions []Question
	Waiting   int // open questions that are not among them
}

// A Question is one of a round.
type Question struct {
	Doubt
	Open    bool // nobody has decided it, and its claims are still of two events
	Skipped bool // who goes through the round went on to the next one
}

// Left counts the questions that are open.
func (r *Round) Left() (n int) {
	for _, q := range r.Questions {
		if q.Open {
			n++
		}
	}
	return n
}

// Round gives the round that somebody began last, as it stands now; ErrNotFound before any.
func (l *Ledger) Round(ctx context.Context, by string) (*Round, error) {
	r, err := l.round(ctx, by)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return nil, fmt.Errorf("store: round of %s: %w", by, err)
	}
	return r, err
}

func (l *Ledger) round(ctx context.Context, by string) (*Round, error) {
	tx, err := l.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	r := &Round{}
	var pairs []byte
	err = tx.QueryRowContext(ctx, `SELECT begun, questions FROM rounds WHERE by = ? ORDER BY seq DESC LIMIT 1`, by).Scan(&r.Begun, &pairs)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	judged, err := judgedIncidents(ctx, tx)
	if err != nil {
		return nil, err
	}
	rows, err := tx.QueryContext(ctx, `SELECT p.value ->> 0, p.value ->> 1, coalesce(d.score, 0), coalesce(d.dead, 0),
			d.i IS NOT NULL AND (d.i, d.j) NOT IN (SELECT value ->> 0, value ->> 1 FROM json_each(?2))
		FROM json_each(?1) p
			LEFT JOIN claims a ON a.id = p.value ->> 0 LEFT JOIN incident_claims x ON x.claim = a.seq
			LEFT JOIN claims b ON b.id = p.value ->> 1 LEFT JOIN incident_claims y ON y.claim = b.seq
			LEFT JOIN doubts d ON d.i = min(x.incident, y.incident) AND d.j = max(x.incident, y.incident)
		ORDER BY p.key`, string(pairs), judged)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var q Question
		if err := rows.Scan(&q.A, &q.B, &q.Score, &q.Dead, &q.Open); err != nil {
			return nil, err
		}
		r.Questions = append(r.Questions, q)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	js, err := selectJudgements(ctx, tx)
	if err != nil {
		return nil, err
	}
	skipped := map[[2]string]bool{}
	for _, j := range link.InForce(js) {
		skipped[[2]string{j.A, j.B}] = skipped[[2]string{j.A, j.B}] || j.Verdict == "skip" && j.By == by && j.At >= r.Begun[:len(time.DateOnly)]
	}
	for i, q := range r.Questions {
		r.Questions[i].Skipped = skipped[[2]string{q.A, q.B}]
	}
	_, open, err := l.Doubts(ctx, 0, 0)
	r.Waiting = max(open-r.Left(), 0)
	return r, err
}

// BeginRound begins a round of somebody with the questions that are open now.
func (l *Ledger) BeginRound(ctx context.Context, by string) error {
	if by == "" {
		return errors.New("store: a round needs somebody who goes through it")
	}
	doubts, _, err := l.Doubts(ctx, 0, mostAsked)
	if err != nil {
		return err
	}
	pairs := make([][2]string, len(doubts))
	for i, d := range doubts {
		pairs[i] = [2]string{d.A, d.B}
	}
	list, err := json.Marshal(pairs)
	if err != nil {
		return err
	}
	if _, err := l.db.ExecContext(ctx, `INSERT INTO rounds (by, begun, questions) VALUES (?, ?, ?)`, by, l.stamp(), string(list)); err != nil {
		return fmt.Errorf("store: begin a round: %w", err)
	}
	return nil
}

package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/link"
)

// claimsNow are the claims that a linking of the whole ledger reads, as often as it wants, and the judgements,
// as of one moment.
func (l *Ledger) claimsNow(ctx context.Context) (*claimsAt, []isnad.Judgement, error) {
	tx, err := l.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, nil, err
	}
	defer tx.Rollback()
	c := &claimsAt{ctx: ctx}
	if c.at, err = currentMark(ctx, tx); err != nil {
		return nil, nil, err
	}
	js, err := selectJudgements(ctx, tx)
	if err != nil {
		return nil, nil, err
	}
	if err := tx.QueryRowContext(ctx, `SELECT json_group_array(claim) FROM added`).Scan(&c.added); err != nil {
		return nil, nil, err
	}
	rows, err := tx.QueryContext(ctx, `SELECT key FROM documents d WHERE EXISTS (SELECT 1 FROM claims c WHERE c.document = d.seq AND `+linkedAt+`)`,
		c.at.readings, c.added)
	if err != nil {
		return nil, nil, err
	}
	reports, err := scanStrings(rows)
	if err != nil {
		return nil, nil, err
	}
	c.copies, err = copied(ctx, tx, reports)
	c.q = l.db
	return c, js, err
}

// claimsAt are the claims that may tell of events as they were in force at a moment. Nothing of them changes
// afterwards, so that they need no transaction.
type claimsAt struct {
	ctx    context.Context
	q      querier
	at     mark
	added  string // claims that reviewers added, by claims.seq
	copies printed
}

// linkedAt chooses the claims c that may tell of events of each document's last reading up to one (1), and
// those of a list (2).
var linkedAt = `(` + tellsOfEvent + ` OR c.id IN (` + retyped + `)) AND (c.seq IN (SELECT value FROM json_each(?2))
	OR EXISTS (SELECT 1 FROM reading_claims rc WHERE rc.claim = c.seq
		AND rc.reading = (SELECT max(seq) FROM readings r WHERE r.document = c.document AND r.seq <= ?1)))`

const linkedClaim = `SELECT c.seq, c.body, d.outlet, d.published, d.key, d.text_key, d.recorded `

// Each gives every claim, those of one text side by side.
func (s *claimsAt) Each(do func(*link.Input) error) error {
	return s.each(do, linkedClaim+`FROM documents d CROSS JOIN claims c ON c.document = d.seq
		WHERE `+linkedAt+` ORDER BY d.text_key, d.published = '', d.published, d.key`, s.at.readings, s.added)
}

// Some gives the claims that arrived as these.
func (s *claimsAt) Some(seqs []int) (in []link.Input, err error) {
	list, err := json.Marshal(seqs)
	if err != nil {
		return nil, err
	}
	in = make([]link.Input, 0, len(seqs))
	err = s.each(func(x *link.Input) error {
		in = append(in, *x)
		return nil
	}, linkedClaim+`FROM json_each(?) j CROSS JOIN claims c ON c.seq = j.value JOIN documents d ON d.seq = c.document`, string(list))
	if err == nil && len(in) != len(seqs) {
		err = fmt.Errorf("%d claims of %d are in the ledger", len(in), len(seqs))
	}
	return in, err
}

func (s *claimsAt) each(do func(*link.Input) error, query string, args ...any) error {
	rows, err := s.q.QueryContext(s.ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var c Claim
		if err := c.scan(rows); err != nil {
			return err
		}
		x := input(&c)
		s.copies.tell(&x)
		if err := do(&x); err != nil {
			return err
		}
	}
	return rows.Err()
}

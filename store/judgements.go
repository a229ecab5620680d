package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/link"
)

// ErrJudgement is returned, wrapped, for a judgement that says nothing that can be
// recorded.
var ErrJudgement = errors.New("not a judgement")

// Judge appends a judgement; it fills in ID and At where they are empty and
// returns what it recorded; of an addition also A, the id of the claim. The claims that it names, or the judgement that it
// retracts, must be in the ledger. The same judgement again changes nothing. Others that were made at
// once with it are appended in the same transaction, all or none, and name it as their batch.
func (l *Ledger) Judge(ctx context.Context, j isnad.Judgement, with ...isnad.Judgement) (isnad.Judgement, error) {
	all, err := l.judge(ctx, j, with)
	return all[0], err
}

// judge is Judge that gives all that it recorded.
func (l *Ledger) judge(ctx context.Context, j isnad.Judgement, with []isnad.Judgement) (all []isnad.Judgement, err error) {
	all = append([]isnad.Judgement{j}, with...)
	for _, j := range all {
		if err := checkJudgement(j); err != nil {
			return all, fmt.Errorf("store: %w: %w", ErrJudgement, err)
		}
	}
	err = l.write(ctx, func(tx *sql.Tx) error {
		for i := range all {
			if i > 0 {
				all[i].Batch = all[0].ID
			}
			if err := l.insertJudgement(ctx, tx, &all[i]); err != nil {
				return err
			}
		}
		if slices.ContainsFunc(all, func(j isnad.Judgement) bool { return j.Verdict == "add" || j.Retracts != "" }) {
			return holdAdded(ctx, tx)
		}
		return nil
	})
	if err != nil {
		return all, fmt.Errorf("store: judge: %w", err)
	}
	return all, nil
}

func (l *Ledger) insertJudgement(ctx context.Context, tx *sql.Tx, j *isnad.Judgement) (err error) {
	if j.Verdict == "add" && j.Retracts == "" {
		if j.A, err = insertAdded(ctx, tx, *j); err != nil {
			return err
		}
	}
	if j.At == "" {
		j.At = l.now().UTC().Format(judgedAt)
	}
	if j.ID == "" {
		var last int
		if err := tx.QueryRowContext(ctx, `SELECT coalesce(max(seq), 0) FROM judgements`).Scan(&last); err != nil {
			return err
		}
		b, err := json.Marshal(struct {
			isnad.Judgement
			After int
		}{*j, last})
		if err != nil {
			return err
		}
		sum := sha256.Sum256(b)
		j.ID = "j" + hex.EncodeToString(sum[:8])
	}
	if err := judgeable(ctx, tx, *j); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO judgements (id, a, b, verdict, why, by, at, retracts, field, value, batch)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`, j.ID, j.A, j.B, j.Verdict, j.Why, j.By, j.At, j.Retracts, j.Field, j.Value, j.Batch)
	return err
}

// judgedAt is RFC 3339 to the microsecond and of one width, so that of two
// judgements on one thing the later is known by its text.
const judgedAt = "2006-01-02T15:04:05.000000Z07:00"

func checkJudgement(j isnad.Judgement) error {
	if j.By == "" {
		return errors.New("a judgement needs to say by whom")
	}
	if j.Retracts != "" {
		return nil
	}
	switch j.Verdict {
	case "same", "different", "unsure", "undecided", "skip":
		if j.A == "" || j.B == "" || j.A == j.B {
			return fmt.Errorf("verdict %q needs two claims", j.Verdict)
		}
		if j.Field != "" {
			_, err := j.Victims()
			return err
		}
	case "correct":
		if _, err := (isnad.Claim{}).Corrected(j.Field, j.Value); err != nil {
			return err
		}
		fallthrough
	case "accept", "reject", "add":
		if j.A == "" && j.Verdict != "add" || j.B != "" {
			return fmt.Errorf("ruling %q needs one claim", j.Verdict)
		}
	default:
		return fmt.Errorf("unknown verdict %q", j.Verdict)
	}
	return nil
}

// judgeable tells whether what the judgement speaks of is in the ledger.
func judgeable(ctx context.Context, tx *sql.Tx, j isnad.Judgement) error {
	for _, x := range []struct{ query, id, what string }{
		{`SELECT EXISTS (SELECT 1 FROM claims WHERE id = ?)`, j.A, "claim"},
		{`SELECT EXISTS (SELECT 1 FROM claims WHERE id = ?)`, j.B, "claim"},
		{`SELECT EXISTS (SELECT 1 FROM judgements WHERE id = ?)`, j.Retracts, "judgement"},
		{`SELECT EXISTS (SELECT 1 FROM judgements WHERE id = ?)`, j.Batch, "judgement"},
	} {
		if x.id == "" {
			continue
		}
		var known bool
		if err := tx.QueryRowContext(ctx, x.query, x.id).Scan(&known); err != nil {
			return err
		}
		if !known {
			return fmt.Errorf("%s %s: %w", x.what, x.id, ErrNotFound)
		}
	}
	if j.Field != isnad.OfVictims {
		return nil
	}
	names, err := j.Victims()
	if err != nil {
		return err
	}
	for i, id := range []string{j.A, j.B} {
		held, err := selectClaims(ctx, tx, ClaimFilter{IDs: []string{id}})
		if err != nil {
			return err
		}
		if len(held) == 0 || !slices.ContainsFunc(held[0].Victims, func(v isnad.Victim) bool { return v.Name == names[i] }) {
			return fmt.Errorf("%w: claim %s names no victim %q", ErrJudgement, id, names[i])
		}
	}
	return nil
}

// Judgements gives every judgement, retracted ones too, in order of recording.
func (l *Ledger) Judgements(ctx context.Context) ([]isnad.Judgement, error) {
	out, err := selectJudgements(ctx, l.db)
	if err != nil {
		return nil, fmt.Errorf("store: judgements: %w", err)
	}
	return out, nil
}

func selectJudgements(ctx context.Context, q querier) ([]isnad.Judgement, error) {
	rows, err := q.QueryContext(ctx, `SELECT id, a, b, verdict, why, by, at, retracts, field, value, batch FROM judgements ORDER BY seq`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []isnad.Judgement
	for rows.Next() {
		var j isnad.Judgement
		if err := rows.Scan(&j.ID, &j.A, &j.B, &j.Verdict, &j.Why, &j.By, &j.At, &j.Retracts, &j.Field, &j.Value, &j.Batch); err != nil {
			return nil, err
		}
		out = append(out, j)
	}
	return out, rows.Err()
}

// Corrections gives the corrections in force by claim, one a field.
func (l *Ledger) Corrections(ctx context.Context) (map[string][]isnad.Judgement, error) {
	out, err := selectCorrections(ctx, l.db)
	if err != nil {
		return nil, fmt.Errorf("store: corrections: %w", err)
	}
	return out, nil
}

// selectCorrections are the corrections in force by claim.
func selectCorrections(ctx context.Context, q querier) (map[string][]isnad.Judgement, error) {
	rows, err := q.QueryContext(ctx, `SELECT id FROM judgements WHERE verdict = 'correct' LIMIT 1`)
	if err != nil {
		return nil, err
	}
	if some, err := scanStrings(rows); err != nil || len(some) == 0 {
		return nil, err
	}
	js, err := selectJudgements(ctx, q)
	if err != nil {
		return nil, err
	}
	return link.Corrections(js), nil
}

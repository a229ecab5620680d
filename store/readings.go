package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/isnad-project/isnad"
)

// insertReading appends the claims as the reading in force of a document and
// counts those that are new.
func (l *Ledger) insertReading(ctx context.Context, tx *sql.Tx, document int64, docID string, claims []isnad.Claim) (int, error) {
	var reading int64
	err := tx.QueryRowContext(ctx, `INSERT INTO readings (document, recorded) VALUES (?, ?) RETURNING seq`,
		document, l.stamp()).Scan(&reading)
	if err != nil {
		return 0, err
	}
	appended := 0
	for i, c := range claims {
		if c.ID == "" {
			return 0, fmt.Errorf("claim %d (%s): not sealed", i, c.Type)
		}
		if c.Doc == "" {
			c.Doc = docID
		}
		body, err := json.Marshal(c)
		if err != nil {
			return 0, fmt.Errorf("claim %s: %w", c.ID, err)
		}
		res, err := tx.ExecContext(ctx, `INSERT INTO claims (id, document, type, body) VALUES (?, ?, ?, ?)
			ON CONFLICT (id) DO NOTHING`, c.ID, document, c.Type, string(body))
		if err != nil {
			return 0, fmt.Errorf("claim %s: %w", c.ID, err)
		}
		if n, err := res.RowsAffected(); err != nil {
			return 0, err
		} else if n > 0 {
			appended++
		}
		_, err = tx.ExecContext(ctx, `INSERT OR IGNORE INTO reading_claims (reading, claim)
			SELECT ?, seq FROM claims WHERE id = ? AND document = ?`, reading, c.ID, document)
		if err != nil {
			return 0, fmt.Errorf("claim %s: %w", c.ID, err)
		}
	}
	return appended, nil
}

// Reread appends a new reading of a document that the ledger holds: from now on
// its claims in force are exactly these. Claims that it held before stay in the
// ledger. appended counts claims that are new; a reading equal to the one in
// force changes nothing.
func (l *Ledger) Reread(ctx context.Context, key string, claims []isnad.Claim) (appended int, err error) {
	err = l.write(ctx, func(tx *sql.Tx) error {
		var document int64
		var id string
		err := tx.QueryRowContext(ctx, `SELECT seq, id FROM documents WHERE key = ?`, key).Scan(&document, &id)
		if errors.Is(err, sql.ErrNoRows) {
			return ErrNotFound
		} else if err != nil {
			return err
		}
		rows, err := tx.QueryContext(ctx, `SELECT c.id FROM reading_claims rc JOIN claims c ON c.seq = rc.claim
			WHERE rc.reading = (SELECT max(seq) FROM readings WHERE document = ?)`, document)
		if err != nil {
			return err
		}
		have, err := scanStrings(rows)
		if err != nil {
			return err
		}
		want := make([]string, 0, len(claims))
		for i := range claims {
			want = append(want, claims[i].ID)
		}
		slices.Sort(want)
		slices.Sort(have)
		if slices.Equal(slices.Compact(want), have) {
			return nil
		}
		appended, err = l.insertReading(ctx, tx, document, id, claims)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("store: reread %s: %w", key, err)
	}
	return appended, nil
}

func scanStrings(rows *sql.Rows) ([]string, error) {
	defer rows.Close()
	var out []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, rows.Err()
}

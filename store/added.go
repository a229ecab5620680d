package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/link"
)

// insertAdded appends the claim that a judgement adds, which must stand in a document of
// the ledger as the judgement has it, and gives its id.
func insertAdded(ctx context.Context, tx *sql.Tx, j isnad.Judgement) (id string, err error) {
	var of struct{ Doc string }
	if err := json.Unmarshal([]byte(j.Value), &of); err != nil {
		return "", fmt.Errorf("%w: added claim: %w", ErrJudgement, err)
	}
	rows, err := tx.QueryContext(ctx, `SELECT seq, id, key, text FROM documents WHERE id = ?1 OR key = ?1 ORDER BY seq`, of.Doc)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	for rows.Next() {
		var seq int64
		var id, key, text string
		if err := rows.Scan(&seq, &id, &key, &text); err != nil {
			return "", err
		}
		c, err := isnad.Addition(j.Value, text)
		if err != nil {
			return "", fmt.Errorf("%w: %w", ErrJudgement, err)
		}
		if c.Seal(key); j.A != "" && c.ID != j.A {
			continue // another document of that id
		}
		if c.Doc = id; id == "" {
			c.Doc = key
		}
		body, err := json.Marshal(c)
		if err != nil {
			return "", err
		}
		rows.Close()
		_, err = tx.ExecContext(ctx, `INSERT INTO claims (id, document, type, body) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
			c.ID, seq, c.Type, string(body))
		return c.ID, err
	}
	if err := rows.Err(); err != nil {
		return "", err
	}
	return "", fmt.Errorf("report %s, of which the added claim %s is: %w", of.Doc, j.A, ErrNotFound)
}

// holdAdded says of the claims that reviewers added which are in force.
func holdAdded(ctx context.Context, tx *sql.Tx) error {
	js, err := selectJudgements(ctx, tx)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM added`); err != nil {
		return err
	}
	for id := range additions(js) {
		if _, err := tx.ExecContext(ctx, `INSERT INTO added (claim) SELECT seq FROM claims WHERE id = ?`, id); err != nil {
			return err
		}
	}
	return nil
}

// additions are the ids of the claims that were added and not taken back.
func additions(js []isnad.Judgement) map[string]bool {
	out := map[string]bool{}
	for _, j := range link.InForce(js) {
		if j.Verdict == "add" {
			out[j.A] = true
		}
	}
	return out
}

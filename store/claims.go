package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/isnad-project/isnad"
)

// Claim is a claim as the ledger holds it, with what its report tells.
type Claim struct {
	isnad.Claim
	Outlet    string `json:"outlet,omitempty"`
	Published string `json:"published,omitempty"`
	DocKey    string `json:"doc_key"`
	TextKey   string `json:"-"`
	Recorded  string `json:"recorded"` // RFC 3339 time at which the report was ingested
	Seq       int    `json:"-"`        // order of arrival, from 1
}

// ClaimFilter chooses claims; empty fields choose all.
type ClaimFilter struct {
	Doc  string // key or caller's id of the document
	Type string // a code ("assault.shelling") or a family ("assault")
	IDs  []string
	Past bool // also those that are no longer in force

	happening bool // only what tells of events
}

// Claims gives the claims in force (those of each document's last reading) in
// order of arrival. A claim asked for by its id need not be in force.
func (l *Ledger) Claims(ctx context.Context, f ClaimFilter) ([]Claim, error) {
	out, err := selectClaims(ctx, l.db, f)
	if err != nil {
		return nil, fmt.Errorf("store: claims: %w", err)
	}
	return out, nil
}

// inForce chooses the claims c of each document's last reading.
const inForce = `EXISTS (SELECT 1 FROM reading_claims rc WHERE rc.claim = c.seq
			AND rc.reading = (SELECT max(seq) FROM readings r WHERE r.document = c.document))`

// tellsOfEvent chooses the claims c whose type happens.
var tellsOfEvent = `substr(c.type, 1, instr(c.type || '.', '.') - 1) IN ('` + strings.Join(isnad.Happenings, `', '`) + `')`

// scan reads a row of seq, body and what its document tells, and what follows.
func (c *Claim) scan(rows *sql.Rows, more ...any) error {
	var body []byte
	if err := rows.Scan(append([]any{&c.Seq, &body, &c.Outlet, &c.Published, &c.DocKey, &c.TextKey, &c.Recorded}, more...)...); err != nil {
		return err
	}
	if err := json.Unmarshal(body, &c.Claim); err != nil {
		return fmt.Errorf("claim %d: %w", c.Seq, err)
	}
	return nil
}

// querier is what both a database and a transaction can do.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

func selectClaims(ctx context.Context, q querier, f ClaimFilter) ([]Claim, error) {
	var where []string
	var args []any
	if len(f.IDs) == 0 && !f.Past {
		where = append(where, inForce)
	}
	if len(f.IDs) > 0 {
		ids, err := json.Marshal(f.IDs)
		if err != nil {
			return nil, err
		}
		where = append(where, `c.id IN (SELECT value FROM json_each(?))`)
		args = append(args, string(ids))
	}
	if f.Doc != "" {
		where = append(where, `(d.key = ? OR d.id = ?)`)
		args = append(args, f.Doc, f.Doc)
	}
	if f.happening {
		where = append(where, tellsOfEvent)
	}
	if f.Type != "" {
		where = append(where, `(c.type = ? OR substr(c.type, 1, ?) = ?)`)
		args = append(args, f.Type, len(f.Type)+1, f.Type+".")
	}
	rows, err := q.QueryContext(ctx, `SELECT c.seq, c.body, d.outlet, d.published, d.key, d.text_key, d.recorded
		FROM claims c JOIN documents d ON d.seq = c.document
		WHERE `+strings.Join(append(where, "1"), " AND ")+` ORDER BY c.seq`, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Claim
	for rows.Next() {
		var c Claim
		if err := c.scan(rows); err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, rows.Err()
}

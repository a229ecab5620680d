package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
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

	happening bool   // only what tells of events, or did before it was corrected, or does since
	current   bool   // also of those asked for by id only what is in force
	disputed  bool   // only what takes a side on an issue
	named     bool   // only what names victims
	known     string // only what could be known at the end of this day
}

// Claims gives the claims in force (those of each document's last reading, and those
// that reviewers added) in order of arrival. A claim asked for by its id need not be in force.
func (l *Ledger) Claims(ctx context.Context, f ClaimFilter) ([]Claim, error) {
	out, err := selectClaims(ctx, l.db, f)
	if err != nil {
		return nil, fmt.Errorf("store: claims: %w", err)
	}
	return out, nil
}

// Latest gives claims in force, the last to arrive first: so many that arrived before the claim
// of an id, or the last of all when it is empty.
func (l *Ledger) Latest(ctx context.Context, before string, most int) ([]Claim, error) {
	if before == "" {
		return l.next(ctx, `ORDER BY c.seq DESC`, "", most)
	}
	return l.next(ctx, `AND c.seq < (SELECT seq FROM claims WHERE id = ?1) ORDER BY c.seq DESC`, before, most)
}

// Later gives, in the same order, so many claims in force that arrived next after the claim of an id.
func (l *Ledger) Later(ctx context.Context, after string, most int) ([]Claim, error) {
	return l.next(ctx, `AND c.seq > (SELECT seq FROM claims WHERE id = ?1) ORDER BY c.seq`, after, most)
}

// next are the first claims in force on a side of a claim, the last to arrive first.
func (l *Ledger) next(ctx context.Context, side, id string, most int) ([]Claim, error) {
	rows, err := l.db.QueryContext(ctx, `SELECT c.id FROM claims c WHERE `+inForce+` `+side+` LIMIT ?2`, id, most)
	if err != nil {
		return nil, fmt.Errorf("store: claims: %w", err)
	}
	ids, err := scanStrings(rows)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	out, err := l.Claims(ctx, ClaimFilter{IDs: ids})
	slices.Reverse(out)
	return out, err
}

// inForce chooses the claims c of each document's last reading, and those that reviewers
// added.
const inForce = `(EXISTS (SELECT 1 FROM reading_claims rc WHERE rc.claim = c.seq
			AND rc.reading = (SELECT max(seq) FROM readings r WHERE r.document = c.document))
			OR EXISTS (SELECT 1 FROM added WHERE added.claim = c.seq))`

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
	if f.current || len(f.IDs) == 0 && !f.Past {
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
		where = append(where, `(`+tellsOfEvent+` OR c.id IN (`+retyped+`))`)
	}
	kindOf, bodyOf := `c.type`, `c.body`
	if len(f.IDs) > 0 { // they are looked up, not all of their kind
		kindOf, bodyOf = `+c.type`, `+c.body`
	}
	if f.Type != "" {
		kind := kindOf + ` = ? OR ` + kindOf + ` > ? AND ` + kindOf + ` < ?` // what begins with the family and a point
		if f.happening {
			kind += ` OR c.id IN (` + retyped + `)`
		}
		where = append(where, `(`+kind+`)`)
		args = append(args, f.Type, f.Type+".", f.Type+"/")
	}
	if f.disputed {
		where = append(where, `instr(`+bodyOf+`, '"issue":"') > 0`)
	}
	if f.known != "" {
		where = append(where, known)
		args = append(args, f.known)
	}
	if f.named {
		where = append(where, `instr(`+bodyOf+`, '"victims":[') > 0`)
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

// retyped chooses the ids of the claims whose type was ever corrected.
const retyped = `SELECT a FROM judgements WHERE verdict = 'correct' AND field = 'type'`

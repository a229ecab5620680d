package store

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/isnad-project/isnad"
)

// Cursor says how far somebody has followed a ledger; the zero Cursor is its beginning.
type Cursor struct{ Readings, Judgements, Facts int64 }

// String is the cursor as an address holds it.
func (c Cursor) String() string { return fmt.Sprintf("%d.%d.%d", c.Readings, c.Judgements, c.Facts) }

// ParseCursor reads what String writes; the empty string is the beginning.
func ParseCursor(s string) (c Cursor, err error) {
	if s == "" {
		return c, nil
	}
	var rest string
	if n, _ := fmt.Sscanf(s, "%d.%d.%d%s", &c.Readings, &c.Judgements, &c.Facts, &rest); n != 3 || c.String() != s || c.Readings < 0 || c.Judgements < 0 || c.Facts < 0 {
		return Cursor{}, fmt.Errorf("store: %q is no cursor", s)
	}
	return c, nil
}

// Changes is what came to a ledger behind a cursor.
type Changes struct {
	Cursor     Cursor
	More       bool // there is more behind the new cursor
	Reports    []ChangedReport
	Judgements []isnad.Judgement
	Events     []string // ids of events that are new or come out otherwise; what they were before may be gone
}

// ChangedReport is a report that was added, or read again.
type ChangedReport struct {
	ID       string `json:"id"`
	Key      string `json:"key"`
	Recorded string `json:"recorded"` // when it was read
}

// Changes gives what came behind a cursor, as of one moment, no more than so many of each
// kind.
func (l *Ledger) Changes(ctx context.Context, since Cursor, most int) (out Changes, err error) {
	tx, err := l.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return out, fmt.Errorf("store: changes: %w", err)
	}
	defer tx.Rollback()
	out.Cursor = since
	for _, part := range []struct {
		query string
		at    *int64
		scan  func(*sql.Rows) error
	}{
		{`SELECT r.seq, d.id, d.key, r.recorded FROM readings r JOIN documents d ON d.seq = r.document WHERE r.seq > ? ORDER BY r.seq LIMIT ?`,
			&out.Cursor.Readings, func(rows *sql.Rows) error {
				var c ChangedReport
				err := rows.Scan(&out.Cursor.Readings, &c.ID, &c.Key, &c.Recorded)
				out.Reports = append(out.Reports, c)
				return err
			}},
		{`SELECT seq, id, a, b, verdict, why, by, at, retracts, field, value, batch FROM judgements WHERE seq > ? ORDER BY seq LIMIT ?`,
			&out.Cursor.Judgements, func(rows *sql.Rows) error {
				var j isnad.Judgement
				err := rows.Scan(&out.Cursor.Judgements, &j.ID, &j.A, &j.B, &j.Verdict, &j.Why, &j.By, &j.At, &j.Retracts, &j.Field, &j.Value, &j.Batch)
				out.Judgements = append(out.Judgements, j)
				return err
			}},
		{`SELECT f.seq, e.id FROM facts f JOIN events e ON e.seq = f.event WHERE f.seq > ? ORDER BY f.seq LIMIT ?`,
			&out.Cursor.Facts, func(rows *sql.Rows) error {
				var id string
				err := rows.Scan(&out.Cursor.Facts, &id)
				out.Events = append(out.Events, id)
				return err
			}},
	} {
		n, err := eachRow(ctx, tx, part.query, *part.at, most, part.scan)
		if err != nil {
			return out, fmt.Errorf("store: changes: %w", err)
		}
		out.More = out.More || n == most
	}
	return out, nil
}

// eachRow calls scan for the rows behind a number and counts them.
func eachRow(ctx context.Context, tx *sql.Tx, query string, behind int64, most int, scan func(*sql.Rows) error) (n int, err error) {
	rows, err := tx.QueryContext(ctx, query, behind, most)
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return n, err
		}
		n++
	}
	return n, rows.Err()
}

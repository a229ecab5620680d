package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/isnad-project/isnad"
)

// Entry is a document as the ledger holds it. Raw is empty: see Original.
type Entry struct {
	isnad.Document
	Key      string `json:"key"`               // isnad.Document.Key
	TextKey  string `json:"-"`                 // isnad.Document.TextKey
	CopyOf   string `json:"copy_of,omitempty"` // key of the first document with the same text
	Recorded string `json:"recorded"`          // RFC 3339, UTC
	Seq      int    `json:"-"`                 // order of arrival, from 1
}

// Add appends a document and the claims read from it, in one transaction. A
// document whose Key the ledger already holds changes nothing: added is false.
// Each claim must be sealed (isnad.Claim.Seal); a claim without ID is an error.
func (l *Ledger) Add(ctx context.Context, doc *isnad.Document, claims []isnad.Claim) (added bool, err error) {
	key := doc.Key()
	var known bool
	if err := l.db.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM documents WHERE key = ?)`, key).Scan(&known); err != nil {
		return false, fmt.Errorf("store: add %s: %w", doc.ID, err)
	}
	if known {
		return false, nil
	}
	err = l.write(ctx, func(tx *sql.Tx) error {
		seq, err := l.insertDocument(ctx, tx, doc, key)
		if err != nil || seq == 0 {
			return err
		}
		added = true
		_, err = l.insertReading(ctx, tx, seq, doc.ID, claims)
		return err
	})
	if err != nil {
		return false, fmt.Errorf("store: add %s: %w", doc.ID, err)
	}
	return added, nil
}

// insertDocument gives the new row's number, or 0 when the key is known.
func (l *Ledger) insertDocument(ctx context.Context, tx *sql.Tx, doc *isnad.Document, key string) (int64, error) {
	marks, err := json.Marshal(doc.Marks)
	if err != nil {
		return 0, err
	}
	var raw any // a nil []byte would be an empty blob
	if doc.Raw != nil && !bytes.Equal(doc.Raw, []byte(doc.Text)) {
		raw = doc.Raw
	}
	textKey := doc.TextKey()
	var seq int64
	err = tx.QueryRowContext(ctx, `INSERT INTO documents
		(key, text_key, id, text, raw, title, outlet, url, published, origin, encoding, marks, copy_of, recorded)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
			coalesce((SELECT key FROM documents WHERE text_key = ? ORDER BY seq LIMIT 1), ''), ?)
		ON CONFLICT (key) DO NOTHING RETURNING seq`,
		key, textKey, doc.ID, doc.Text, raw, doc.Title, doc.Outlet, doc.URL, doc.Published, doc.Origin,
		doc.Encoding, string(marks), textKey, l.stamp()).Scan(&seq)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return seq, err
}

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
		res, err = tx.ExecContext(ctx, `INSERT OR IGNORE INTO reading_claims (reading, claim)
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

const entryHead = `SELECT seq, key, text_key, id, title, outlet, url, published, origin, encoding, copy_of, recorded`

func (e *Entry) head() []any {
	return []any{&e.Seq, &e.Key, &e.TextKey, &e.ID, &e.Title, &e.Outlet, &e.URL, &e.Published, &e.Origin,
		&e.Encoding, &e.CopyOf, &e.Recorded}
}

// Documents lists the documents in order of arrival, without Text, Marks and Raw.
func (l *Ledger) Documents(ctx context.Context) ([]Entry, error) {
	rows, err := l.db.QueryContext(ctx, entryHead+` FROM documents ORDER BY seq`)
	if err != nil {
		return nil, fmt.Errorf("store: documents: %w", err)
	}
	defer rows.Close()
	var out []Entry
	for rows.Next() {
		var e Entry
		if err := rows.Scan(e.head()...); err != nil {
			return nil, fmt.Errorf("store: documents: %w", err)
		}
		out = append(out, e)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("store: documents: %w", err)
	}
	return out, nil
}

// Document gives one document by its key or by the caller's own id (the first
// that arrived under that id), without Raw. ErrNotFound when there is none.
func (l *Ledger) Document(ctx context.Context, idOrKey string) (*Entry, error) {
	var e Entry
	var marks string
	err := l.db.QueryRowContext(ctx, entryHead+`, text, marks FROM documents WHERE key = ?1 OR id = ?1
		ORDER BY key = ?1 DESC, seq LIMIT 1`, idOrKey).Scan(append(e.head(), &e.Text, &marks)...)
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
	if err == nil {
		err = json.Unmarshal([]byte(marks), &e.Marks)
	}
	if err != nil {
		return nil, fmt.Errorf("store: document %s: %w", idOrKey, err)
	}
	return &e, nil
}

// Original gives the bytes of a document as they were retrieved.
func (l *Ledger) Original(ctx context.Context, key string) ([]byte, error) {
	var raw []byte
	err := l.db.QueryRowContext(ctx, `SELECT coalesce(raw, CAST(text AS BLOB)) FROM documents WHERE key = ?`, key).Scan(&raw)
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("store: original of %s: %w", key, err)
	}
	return raw, nil
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

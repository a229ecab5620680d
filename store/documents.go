package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

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
	Address  string `json:"-"`                 // of Entries: by what Document finds it, its id where that is its alone
}

// Read is a document and the claims read from it. Each claim must be sealed (isnad.Claim.Seal).
type Read struct {
	Doc    *isnad.Document
	Claims []isnad.Claim
}

// Add appends a document and the claims read from it, as AddAll does.
func (l *Ledger) Add(ctx context.Context, doc *isnad.Document, claims []isnad.Claim) (added bool, err error) {
	fresh, err := l.AddAll(ctx, []Read{{doc, claims}})
	return err == nil && fresh[0], err
}

// AddAll appends documents and the claims read from them in one transaction: when it returns
// without an error, all of them are on disk. A document whose Key the ledger already holds changes nothing: added is
// false for it.
func (l *Ledger) AddAll(ctx context.Context, reads []Read) (added []bool, err error) {
	added = make([]bool, len(reads))
	known := 0
	for i, r := range reads {
		if err := l.db.QueryRowContext(ctx, `SELECT NOT EXISTS (SELECT 1 FROM documents WHERE key = ?)`, r.Doc.Key()).Scan(&added[i]); err != nil {
			return nil, fmt.Errorf("store: add %s: %w", r.Doc.ID, err)
		}
		if !added[i] {
			known++
		}
	}
	if known == len(reads) {
		return added, nil
	}
	err = l.write(ctx, func(tx *sql.Tx) error {
		for i, r := range reads {
			seq, err := l.insertDocument(ctx, tx, r.Doc, r.Doc.Key())
			if added[i] = seq != 0; added[i] && err == nil {
				_, err = l.insertReading(ctx, tx, seq, r.Doc.ID, r.Claims)
			}
			if err != nil {
				return fmt.Errorf("%s: %w", r.Doc.ID, err)
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("store: add %w", err)
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
	if len(doc.Raw) > 0 && !bytes.Equal(doc.Raw, []byte(doc.Text)) {
		if raw, err = pack(doc.Raw); err != nil {
			return 0, err
		}
	}
	e := Entry{Document: *doc, Key: key, TextKey: doc.TextKey(), Recorded: l.stamp()}
	err = tx.QueryRowContext(ctx, `INSERT INTO documents
		(key, text_key, id, text, raw, title, outlet, url, published, origin, encoding, marks, dated_by, byline, copy_of, recorded)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
			coalesce((SELECT key FROM documents WHERE text_key = ? ORDER BY seq LIMIT 1), ''), ?)
		ON CONFLICT (key) DO NOTHING RETURNING seq, copy_of`,
		key, e.TextKey, doc.ID, doc.Text, raw, doc.Title, doc.Outlet, doc.URL, doc.Published, doc.Origin,
		doc.Encoding, string(marks), doc.DatedBy, doc.Byline, e.TextKey, e.Recorded).Scan(&e.Seq, &e.CopyOf)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	if err := l.insertCustody(ctx, tx, &e); err != nil {
		return 0, err
	}
	return int64(e.Seq), sign(ctx, tx, int64(e.Seq), doc.Text)
}

const entryHead = `SELECT seq, key, text_key, id, title, outlet, url, published, origin, encoding, dated_by, byline, copy_of, recorded`

func (e *Entry) head() []any {
	return []any{&e.Seq, &e.Key, &e.TextKey, &e.ID, &e.Title, &e.Outlet, &e.URL, &e.Published, &e.Origin,
		&e.Encoding, &e.DatedBy, &e.Byline, &e.CopyOf, &e.Recorded}
}

// Documents lists the documents in order of arrival, without Text, Marks and Raw.
func (l *Ledger) Documents(ctx context.Context) ([]Entry, error) {
	var out []Entry
	for e, err := range l.AllDocuments(ctx) {
		if err != nil {
			return nil, err
		}
		out = append(out, *e)
	}
	return out, nil
}

// CountDocuments is the number of documents.
func (l *Ledger) CountDocuments(ctx context.Context) (n int, err error) {
	if err := l.db.QueryRowContext(ctx, `SELECT count(*) FROM documents`).Scan(&n); err != nil {
		return 0, fmt.Errorf("store: documents: %w", err)
	}
	return n, nil
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

// LastFrom gives the origin and the key of the document that arrived last from a
// place in a file (crawl.warc.gz@9216), "" when there is none.
func (l *Ledger) LastFrom(ctx context.Context, file string) (origin, key string, err error) {
	err = l.db.QueryRowContext(ctx, `SELECT origin, key FROM documents WHERE origin > ?1 || '@' AND origin < ?1 || 'A'
		ORDER BY seq DESC LIMIT 1`, file).Scan(&origin, &key)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", "", fmt.Errorf("store: last from %s: %w", file, err)
	}
	return origin, key, nil
}

// Original gives the bytes of a document as they were retrieved.
func (l *Ledger) Original(ctx context.Context, key string) ([]byte, error) {
	var raw []byte
	var text string
	err := l.db.QueryRowContext(ctx, `SELECT raw, CASE WHEN raw IS NULL THEN text ELSE '' END FROM documents WHERE key = ?`,
		key).Scan(&raw, &text)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		err = ErrNotFound
	case err == nil && raw == nil:
		return []byte(text), nil
	case err == nil:
		raw, err = unpack(raw)
	}
	if err != nil {
		return nil, fmt.Errorf("store: original of %s: %w", key, err)
	}
	return raw, nil
}

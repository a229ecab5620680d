package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"

	"github.com/isnad-project/isnad"
)

// Custody says how a document came into hand: what bytes, from where, when and
// by which program.
type Custody struct {
	Document string        `json:"document"` // key
	Origin   string        `json:"origin"`   // the file and line, or the address asked for
	Recorded string        `json:"recorded"` // RFC 3339, UTC: when the ledger took it in
	SHA256   string        `json:"sha256"`   // of the bytes as retrieved; empty when taken in by a program that kept no custody
	Size     int           `json:"size"`
	Answer   *isnad.Answer `json:"answer,omitempty"` // nil for a file
	Tool     string        `json:"tool,omitempty"`   // the program that took it in
	Seal     string        `json:"seal,omitempty"`   // see SealOf; empty when taken in by a program that sealed nothing
}

// SealOf is a hash of what is told of a document beside its text and its bytes, which have hashes of
// their own: its title and days, and how it came into hand.
func (c *Custody) SealOf(e *Entry) (string, error) {
	answer := ""
	if c.Answer != nil {
		b, err := json.Marshal(c.Answer)
		if err != nil {
			return "", err
		}
		answer = string(b)
	}
	told, err := json.Marshal([]string{e.Key, e.ID, e.Title, e.Outlet, e.URL, e.Published, e.DatedBy, e.Byline, e.Encoding, e.CopyOf,
		c.Origin, c.Recorded, c.SHA256, strconv.Itoa(c.Size), answer, c.Tool})
	return hashed(told), err
}

func hashed(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// SetTool names the program that adds documents from now on.
func (l *Ledger) SetTool(tool string) { l.tool = tool }

// insertCustody records how a document that is in came into hand.
func (l *Ledger) insertCustody(ctx context.Context, tx *sql.Tx, e *Entry) error {
	bytes := e.Raw
	if len(bytes) == 0 {
		bytes = []byte(e.Text)
	}
	c := Custody{Origin: e.Origin, Recorded: e.Recorded, SHA256: hashed(bytes), Size: len(bytes), Answer: e.Answer, Tool: l.tool}
	answer := ""
	if c.Answer != nil {
		b, err := json.Marshal(c.Answer)
		if err != nil {
			return err
		}
		answer = string(b)
	}
	seal, err := c.SealOf(e)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO custody (document, sha256, size, answer, tool, seal) VALUES (?, ?, ?, ?, ?, ?)`,
		e.Seq, c.SHA256, c.Size, answer, c.Tool, seal)
	return err
}

// Custody tells how the document of a key came into hand. ErrNotFound when there
// is no such document.
func (l *Ledger) Custody(ctx context.Context, key string) (*Custody, error) {
	c := Custody{Document: key}
	var answer string
	err := l.db.QueryRowContext(ctx, `SELECT d.origin, d.recorded, coalesce(c.sha256, ''), coalesce(c.size, 0),
		coalesce(c.answer, ''), coalesce(c.tool, ''), coalesce(c.seal, '') FROM documents d LEFT JOIN custody c ON c.document = d.seq
		WHERE d.key = ?`, key).Scan(&c.Origin, &c.Recorded, &c.SHA256, &c.Size, &answer, &c.Tool, &c.Seal)
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
	if err == nil && answer != "" {
		err = json.Unmarshal([]byte(answer), &c.Answer)
	}
	if err != nil {
		return nil, fmt.Errorf("store: custody of %s: %w", key, err)
	}
	return &c, nil
}

// Fetch is one request of a feed or a page.
type Fetch struct {
	Address      string // asked for
	At           string // RFC 3339, UTC
	Problem      string // why it went wrong; empty when it went well
	Failures     int    // how often in a row it went wrong, this one included
	ETag         string // of the last version that was had
	LastModified string
}

// AddFetch appends a request; At is filled in.
func (l *Ledger) AddFetch(ctx context.Context, f Fetch) error {
	_, err := l.db.ExecContext(ctx, `INSERT INTO fetches (address, at, problem, failures, etag, last_modified)
		VALUES (?, ?, ?, ?, ?, ?)`, f.Address, l.stamp(), f.Problem, f.Failures, f.ETag, f.LastModified)
	if err != nil {
		return fmt.Errorf("store: fetch of %s: %w", f.Address, err)
	}
	return nil
}

// LastFetch is the last request of an address; ErrNotFound when it was never
// asked for.
func (l *Ledger) LastFetch(ctx context.Context, address string) (Fetch, error) {
	f := Fetch{Address: address}
	err := l.db.QueryRowContext(ctx, `SELECT at, problem, failures, etag, last_modified FROM fetches
		WHERE address = ? ORDER BY seq DESC LIMIT 1`, address).Scan(&f.At, &f.Problem, &f.Failures, &f.ETag, &f.LastModified)
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
	if err != nil {
		return f, fmt.Errorf("store: fetch of %s: %w", address, err)
	}
	return f, nil
}

// Broken tells what of the file itself is broken, by SQLite's own check.
func (l *Ledger) Broken(ctx context.Context) ([]string, error) {
	rows, err := l.db.QueryContext(ctx, `SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'
		UNION ALL SELECT 'a row of ' || "table" || ' leads to none in ' || parent FROM pragma_foreign_key_check`)
	if err != nil {
		return nil, fmt.Errorf("store: %s: %w", l.path, err)
	}
	out, err := scanStrings(rows)
	if err != nil {
		return nil, fmt.Errorf("store: %s: %w", l.path, err)
	}
	return out, nil
}

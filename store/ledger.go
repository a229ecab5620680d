package store

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// ErrNotFound is returned, wrapped, for a document or event that the ledger
// does not hold.
var ErrNotFound = errors.New("not in the ledger")

// ErrNotLedger is returned, wrapped, for a file that is something else.
var ErrNotLedger = errors.New("not an isnad ledger")

// Ledger is an open ledger. It may be used by several goroutines, and several
// processes may have the same file open.
type Ledger struct {
	db   *sql.DB
	path string
	now  func() time.Time
}

// Open opens the ledger at path and creates it where there is none. now is the
// clock that dates what is recorded.
func Open(ctx context.Context, path string, now func() time.Time) (*Ledger, error) {
	return nil, errors.ErrUnsupported
}

// OpenExisting is Open for commands that only read: a missing file is an error
// (fs.ErrNotExist) and is not created.
func OpenExisting(ctx context.Context, path string, now func() time.Time) (*Ledger, error) {
	return nil, errors.ErrUnsupported
}

// Close closes the ledger.
func (l *Ledger) Close() error { return l.db.Close() }

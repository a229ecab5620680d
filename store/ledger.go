package store

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"time"

	_ "modernc.org/sqlite" // the driver "sqlite"

	"github.com/isnad-project/isnad/link"
)

// ErrNotFound is returned, wrapped, for a document, claim or event that the
// ledger does not hold.
var ErrNotFound = errors.New("not in the ledger")

// ErrStale says that an event does not stand as the program makes it of its reports and judgements.
var ErrStale = errors.New("the ledger does not hold the event as its reports and judgements make it: isnad rebuild")

// ErrNotLedger is returned, wrapped, for a file that is something else.
var ErrNotLedger = errors.New("not an isnad ledger")

// busyWait is how long one process waits for another's transaction.
const busyWait = 30 * time.Second

// Ledger is an open ledger. It may be used by several goroutines, and several
// processes may have the same file open.
type Ledger struct {
	db   *sql.DB
	path string
	now  func() time.Time
	tool string // see SetTool

	names link.Names
	camps link.Camps

	factsLock sync.Mutex
	facts     *Facts // as last read; nil before
	headsLock sync.Mutex
	heads     []Head
	controls  followed[link.Control]
	positions followed[link.Issue]
	census    counted
	naming    naming
}

// SetNames gives Rebuild the usual names of parties and narrators, as the
// knowledge has them. It is to be called before the ledger is shared.
func (l *Ledger) SetNames(n link.Names) { l.names = n }

// SetCamps gives Rebuild the roles in which sources speak, likewise.
func (l *Ledger) SetCamps(c link.Camps) { l.camps = c }

// Open opens the ledger at path and creates it where there is none. now is the
// clock that dates what is recorded.
func Open(ctx context.Context, path string, now func() time.Time) (*Ledger, error) {
	if err := looksLikeLedger(ctx, path); err != nil {
		return nil, fmt.Errorf("store: %s: %w", path, err)
	}
	dsn, err := dataSource(path)
	if err != nil {
		return nil, fmt.Errorf("store: %s: %w", path, err)
	}
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, fmt.Errorf("store: %s: %w", path, err)
	}
	l := &Ledger{db: db, path: path, now: now}
	if err := l.migrate(ctx); err != nil {
		db.Close()
		return nil, fmt.Errorf("store: %s: %w", path, err)
	}
	return l, nil
}

// OpenExisting is Open for commands that only read: a missing file is an error
// (fs.ErrNotExist) and is not created.
func OpenExisting(ctx context.Context, path string, now func() time.Time) (*Ledger, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	return Open(ctx, path, now)
}

// Close closes the ledger.
func (l *Ledger) Close() error { return l.db.Close() }

// Path is the file that the ledger was opened at.
func (l *Ledger) Path() string { return l.path }

// dataSource is the driver's name for the file: writers take their lock at
// the start of a transaction, wait for one another, and a commit is on disk
// before it returns.
func dataSource(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	q := url.Values{}
	q.Set("_txlock", "immediate")
	q.Add("_pragma", fmt.Sprintf("busy_timeout(%d)", busyWait.Milliseconds()))
	q.Add("_pragma", "journal_mode(WAL)")
	q.Add("_pragma", "synchronous(FULL)")
	q.Add("_pragma", "foreign_keys(ON)")
	q.Add("_pragma", "cache_size(-16384)") // kB: more of a large ledger is found without asking the system
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(abs), RawQuery: q.Encode()}
	return u.String(), nil
}

const (
	sqliteMagic   = "SQLite format 3\x00"
	sqliteHeader  = 100 // bytes
	applicationAt = 68  // of the application id in the header, big-endian
)

// looksLikeLedger refuses a file that is something else before anything of it
// is changed. A missing or empty file may become a ledger.
func looksLikeLedger(ctx context.Context, path string) error {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && info.Mode().IsRegular() && info.Size() == 0 {
		return nil
	}
	if err != nil {
		return err
	}
	if info.IsDir() {
		return fmt.Errorf("is a folder: %w", ErrNotLedger)
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	head := make([]byte, sqliteHeader)
	if _, err := io.ReadFull(f, head); err != nil || string(head[:len(sqliteMagic)]) != sqliteMagic {
		return fmt.Errorf("not an SQLite file: %w", ErrNotLedger)
	}
	switch binary.BigEndian.Uint32(head[applicationAt:]) {
	case applicationID:
		return nil
	case 0: // perhaps a ledger whose creation was interrupted: look at its tables
		abs, err := filepath.Abs(path)
		if err != nil {
			return err
		}
		u := url.URL{Scheme: "file", Path: filepath.ToSlash(abs), RawQuery: "mode=rw"}
		db, err := sql.Open("sqlite", u.String())
		if err != nil {
			return err
		}
		defer db.Close()
		if _, err = (&Ledger{db: db}).version(ctx); errors.Is(err, ErrNotLedger) {
			return err
		}
		return nil // what else is wrong, such as another process making it just now, migrate sees
	}
	return fmt.Errorf("another program's SQLite file: %w", ErrNotLedger)
}

// write runs fn in one transaction: all of it is kept, or nothing.
func (l *Ledger) write(ctx context.Context, fn func(*sql.Tx) error) error {
	tx, err := l.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := fn(tx); err != nil {
		return errors.Join(err, ignoreDone(tx.Rollback()))
	}
	return tx.Commit()
}

func ignoreDone(err error) error {
	if errors.Is(err, sql.ErrTxDone) {
		return nil
	}
	return err
}

func (l *Ledger) stamp() string { return l.now().UTC().Format(time.RFC3339) }

package store

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/pressly/goose/v3"
)

//go:embed sqlite/*.sql
var migrations embed.FS

// applicationID stands in the header of every ledger: "isnd".
const applicationID = 1769172580

// migrateTries is how often, migrateWait apart, a process looks again while another one
// makes the tables: the switch to a write-ahead log does not wait by itself.
const (
	migrateWait  = 50 * time.Millisecond
	migrateTries = int(busyWait / migrateWait)
)

// migrate brings the file to this program's schema. Two processes may come to a
// new file at once: the one that is second finds the tables made, and looks
// again.
func (l *Ledger) migrate(ctx context.Context) error {
	sub, err := fs.Sub(migrations, "sqlite")
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, l.db, sub, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	sources := p.ListSources()
	want := sources[len(sources)-1].Version
	for attempt := 0; ; attempt++ {
		have, err := l.version(ctx)
		switch {
		case err == nil && have == want:
			return nil
		case err == nil && have > want:
			return fmt.Errorf("made by a newer isnad (schema %d, this program knows %d)", have, want)
		case err == nil:
			if _, err = p.Up(ctx); err == nil {
				continue
			}
		}
		if errors.Is(err, ErrNotLedger) || ctx.Err() != nil || attempt == migrateTries {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(migrateWait):
		}
	}
}

// version is the schema version of the file, 0 for one that is not yet a
// ledger, and ErrNotLedger for another program's database.
func (l *Ledger) version(ctx context.Context) (int64, error) {
	var app, tables, goosed int64
	if err := l.db.QueryRowContext(ctx, `PRAGMA application_id`).Scan(&app); err != nil {
		return 0, err
	}
	err := l.db.QueryRowContext(ctx, `SELECT
		count(*) FILTER (WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!' AND name <> 'goose_db_version'),
		count(*) FILTER (WHERE name = 'goose_db_version')
		FROM sqlite_schema WHERE type = 'table'`).Scan(&tables, &goosed)
	if err != nil {
		return 0, err
	}
	if app != applicationID && (app != 0 || tables > 0) {
		return 0, fmt.Errorf("another program's SQLite file: %w", ErrNotLedger)
	}
	if goosed == 0 {
		return 0, nil
	}
	var v int64
	err = l.db.QueryRowContext(ctx, `SELECT coalesce(max(version_id), 0) FROM goose_db_version WHERE is_applied`).Scan(&v)
	return v, err
}

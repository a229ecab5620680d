package store

import (
	"context"
	"database/sql"
	"fmt"
)

// known is what could be known of a report at the end of a day: one that was
// published, or, where nobody tells when, ingested by then.
const known = `CASE WHEN published <> '' THEN published ELSE substr(recorded, 1, 10) END <= ?`

// KnownOn is the ledger as it could have been known at the end of a day (ISO date):
// the reports published by then, read as they are read now, with all judgements in
// force, linked anew. It lives in memory, reads this ledger's file, and is to be closed;
// nothing can be appended to it. undated counts reports without a day of publication
// that are in it since they were ingested by then.
func (l *Ledger) KnownOn(ctx context.Context, day string, progress func(done, total int)) (k *Ledger, undated int, err error) {
	db, err := sql.Open("sqlite", "file::memory:?_pragma=foreign_keys(OFF)")
	if err != nil {
		return nil, 0, fmt.Errorf("store: %w", err)
	}
	db.SetMaxOpenConns(1) // another connection would be another memory
	k = &Ledger{db: db, path: l.path, now: l.now, names: l.names, camps: l.camps}
	if undated, err = k.shadow(ctx, l.path, day); err == nil {
		err = k.Rebuild(ctx, progress)
	}
	if err != nil {
		db.Close()
		return nil, 0, fmt.Errorf("store: as known on %s: %w", day, err)
	}
	return k, undated, nil
}

// shadow lets views of what the file at path held by the day stand before the empty
// tables of a ledger in memory.
func (l *Ledger) shadow(ctx context.Context, path, day string) (undated int, err error) {
	if err := l.migrate(ctx); err != nil {
		return 0, err
	}
	if _, err := l.db.ExecContext(ctx, `ATTACH DATABASE ? AS whole`, path); err != nil {
		return 0, err
	}
	for _, stmt := range []string{
		`CREATE TEMP TABLE known AS SELECT seq FROM whole.documents WHERE ` + known,
		`CREATE UNIQUE INDEX temp.known_seq ON known (seq)`,
		`CREATE TEMP VIEW documents AS SELECT * FROM whole.documents WHERE seq IN (SELECT seq FROM temp.known)`,
		`CREATE TEMP VIEW readings AS SELECT * FROM whole.readings WHERE document IN (SELECT seq FROM temp.known)`,
		`CREATE TEMP VIEW claims AS SELECT * FROM whole.claims WHERE document IN (SELECT seq FROM temp.known)`,
		`CREATE TEMP VIEW reading_claims AS SELECT * FROM whole.reading_claims`,
		`CREATE TEMP VIEW added AS SELECT * FROM whole.added WHERE claim IN (SELECT seq FROM temp.claims)`,
		`CREATE TEMP VIEW passages AS SELECT * FROM whole.passages WHERE document IN (SELECT seq FROM temp.known)`,
		`CREATE TEMP VIEW judgements AS SELECT * FROM whole.judgements
			WHERE a = '' OR a IN (SELECT id FROM temp.claims) AND (b = '' OR b IN (SELECT id FROM temp.claims))`,
	} {
		var args []any
		if stmt[len(stmt)-1] == '?' {
			args = append(args, day)
		}
		if _, err := l.db.ExecContext(ctx, stmt, args...); err != nil {
			return 0, err
		}
	}
	err = l.db.QueryRowContext(ctx, `SELECT count(*) FROM temp.documents WHERE published = ''`).Scan(&undated)
	return undated, err
}

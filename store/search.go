package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/isnad-project/isnad/search"
)

// indexing is how many reports are indexed in one transaction.
const indexing = 400

// Index brings the index of words up to the reports that the ledger holds. Find does it by
// itself; whoever has just ingested does it so that nobody waits later. progress, if not
// nil, is called now and then with how far it has come.
func (l *Ledger) Index(ctx context.Context, progress func(done, total int)) error {
	for {
		more, err := l.indexSome(ctx)
		var last, of int
		if err == nil && more && progress != nil {
			err = l.db.QueryRowContext(ctx, `SELECT (SELECT last FROM indexed), (SELECT max(seq) FROM documents)`).Scan(&last, &of)
		}
		if of > 0 && err == nil {
			progress(last, of)
		}
		if err != nil {
			return fmt.Errorf("store: index: %w", err)
		}
		if !more {
			return nil
		}
	}
}

// indexed is up to which report the index goes.
func indexed(ctx context.Context, q interface {
	QueryRowContext(context.Context, string, ...any) *sql.Row
}) (last int64, by string, err error) {
	err = q.QueryRowContext(ctx, `SELECT last, by FROM indexed`).Scan(&last, &by)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, search.Version, nil
	}
	return last, by, err
}

func (l *Ledger) indexSome(ctx context.Context) (more bool, err error) {
	last, by, err := indexed(ctx, l.db)
	if err != nil {
		return false, err
	}
	if by != search.Version {
		last = 0
	}
	seqs, stems, err := l.unindexed(ctx, last)
	if err != nil || len(seqs) == 0 {
		return false, err
	}
	return len(seqs) == indexing, l.write(ctx, func(tx *sql.Tx) error {
		have, was, err := indexed(ctx, tx)
		if err != nil || was != by || was == search.Version && have != last {
			return err // somebody else was quicker; the next round sees it
		}
		if was != search.Version {
			if _, err := tx.ExecContext(ctx, `INSERT INTO words (words) VALUES ('delete-all')`); err != nil {
				return err
			}
		}
		add, err := tx.PrepareContext(ctx, `INSERT INTO words (rowid, stems) VALUES (?, ?)`)
		if err != nil {
			return err
		}
		defer add.Close()
		for i, seq := range seqs {
			if _, err := add.ExecContext(ctx, seq, stems[i]); err != nil {
				return err
			}
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO indexed (one, last, by) VALUES (1, ?, ?)
			ON CONFLICT (one) DO UPDATE SET last = excluded.last, by = excluded.by`, seqs[len(seqs)-1], search.Version)
		return err
	})
}

// unindexed are the next reports behind one, with their stems.
func (l *Ledger) unindexed(ctx context.Context, last int64) (seqs []int64, stems []string, err error) {
	rows, err := l.db.QueryContext(ctx, `SELECT seq, title, text FROM documents WHERE seq > ? ORDER BY seq LIMIT ?`, last, indexing)
	if err != nil {
		return nil, nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var seq int64
		var title, text string
		if err := rows.Scan(&seq, &title, &text); err != nil {
			return nil, nil, err
		}
		seqs, stems = append(seqs, seq), append(stems, strings.Join(search.Stems(title, text), " "))
	}
	return seqs, stems, rows.Err()
}

// Find gives the reports that have every word of a query, by Entry.Seq, ascending; of an
// empty query, none.
func (l *Ledger) Find(ctx context.Context, q search.Query) ([]int, error) {
	if len(q) == 0 {
		return nil, nil
	}
	if err := l.Index(ctx, nil); err != nil {
		return nil, err
	}
	var all []string
	for _, w := range q {
		var one []string
		for _, s := range w.Stems {
			one = append(one, `"`+s+`"`)
		}
		all = append(all, "("+strings.Join(one, " OR ")+")")
	}
	rows, err := l.db.QueryContext(ctx, `SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid`, strings.Join(all, " AND "))
	if err != nil {
		return nil, fmt.Errorf("store: find: %w", err)
	}
	defer rows.Close()
	var out []int
	for rows.Next() {
		var n int
		if err := rows.Scan(&n); err != nil {
			return nil, fmt.Errorf("store: find: %w", err)
		}
		out = append(out, n)
	}
	return out, rows.Err()
}

// A SavedSearch is a search that somebody keeps under a name.
type SavedSearch struct {
	Name     string `json:"name"`
	Query    string `json:"query"` // as an address holds it
	By       string `json:"by"`
	Recorded string `json:"recorded"`
}

// SaveSearch keeps a search under a name, in the place of an earlier one of that name; an
// empty query ends it. Nothing is taken out of the ledger.
func (l *Ledger) SaveSearch(ctx context.Context, s SavedSearch) error {
	if s.Name == "" || s.By == "" {
		return errors.New("store: a saved search needs a name, and somebody who keeps it")
	}
	_, err := l.db.ExecContext(ctx, `INSERT INTO searches (name, query, by, recorded) VALUES (?, ?, ?, ?)`, s.Name, s.Query, s.By, l.stamp())
	if err != nil {
		return fmt.Errorf("store: save search: %w", err)
	}
	return nil
}

// SavedSearches gives the searches that are kept, by name.
func (l *Ledger) SavedSearches(ctx context.Context) ([]SavedSearch, error) {
	rows, err := l.db.QueryContext(ctx, `SELECT name, query, by, recorded FROM searches s
		WHERE query <> '' AND seq = (SELECT max(seq) FROM searches WHERE name = s.name) ORDER BY name`)
	if err != nil {
		return nil, fmt.Errorf("store: saved searches: %w", err)
	}
	defer rows.Close()
	var out []SavedSearch
	for rows.Next() {
		var s SavedSearch
		if err := rows.Scan(&s.Name, &s.Query, &s.By, &s.Recorded); err != nil {
			return nil, fmt.Errorf("store: saved searches: %w", err)
		}
		out = append(out, s)
	}
	return slices.Clip(out), rows.Err()
}

package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"

	"github.com/isnad-project/isnad"
)

// A Telling is an event with the reports that tell of it.
type Telling struct {
	isnad.Event
	Reports  map[string]*Entry // by the id of the claim; without Text, Marks and Raw
	Recorded string            // when the last of them was ingested
}

// window is how many events are held at once while they are streamed.
const window = 200

// errStop ends a stream that nobody reads on.
var errStop = errors.New("stop")

// Tellings gives the events that the filter chooses, by date, as of one moment,
// without holding them all. Order and Offset of the filter are passed over.
func (l *Ledger) Tellings(ctx context.Context, f EventFilter) iter.Seq2[*Telling, error] {
	return stream(ctx, l, "events", func(tx *sql.Tx, yield func(*Telling) error) error {
		where, args := f.where()
		left := f.Limit
		if left <= 0 {
			left = -1
		}
		for after := ""; left != 0; {
			n := window
			if left > 0 {
				n = min(n, left)
			}
			chosen := `SELECT seq, incident, body FROM events WHERE ` + where + ` AND sort > ? ORDER BY sort LIMIT ?`
			args := append(slices.Clone(args), after, n)
			events, err := eventsIn(ctx, tx, chosen, args)
			if err != nil || len(events) == 0 {
				return err
			}
			reports, err := reportsIn(ctx, tx, chosen, args)
			if err != nil {
				return err
			}
			for i := range events {
				if err := yield(tellingOf(events[i], reports)); err != nil {
					return err
				}
			}
			last := `SELECT max(sort) FROM events WHERE seq IN (SELECT seq FROM (` + chosen + `))`
			if err := tx.QueryRowContext(ctx, last, args...).Scan(&after); err != nil {
				return err
			}
			if left > 0 {
				left -= len(events)
			}
		}
		return nil
	})
}

func tellingOf(e isnad.Event, reports map[string]*Entry) *Telling {
	t := &Telling{Event: e, Reports: make(map[string]*Entry, len(e.Claims))}
	for i := range e.Claims {
		r := reports[e.Claims[i].ID]
		t.Reports[e.Claims[i].ID] = r
		t.Recorded = max(t.Recorded, r.Recorded)
	}
	return t
}

// reportsIn are the reports of the claims of the events that a query chooses, by
// the ids of the claims.
func reportsIn(ctx context.Context, tx *sql.Tx, chosen string, args []any) (map[string]*Entry, error) {
	of := map[string]int{} // claim → document
	rows, err := tx.QueryContext(ctx, `SELECT c.id, c.document FROM (`+chosen+`) e
		JOIN incident_claims ic ON ic.incident = e.incident JOIN claims c ON c.seq = ic.claim`, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var seqs []int
	for rows.Next() {
		var claim string
		var seq int
		if err := rows.Scan(&claim, &seq); err != nil {
			return nil, err
		}
		of[claim] = seq
		seqs = append(seqs, seq)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	slices.Sort(seqs)
	list, err := json.Marshal(slices.Compact(seqs))
	if err != nil {
		return nil, err
	}
	entries := map[int]*Entry{}
	docs, err := tx.QueryContext(ctx, entryHead+` FROM documents WHERE seq IN (SELECT value FROM json_each(?))`, string(list))
	if err != nil {
		return nil, err
	}
	defer docs.Close()
	for docs.Next() {
		var e Entry
		if err := docs.Scan(e.head()...); err != nil {
			return nil, err
		}
		entries[e.Seq] = &e
	}
	out := make(map[string]*Entry, len(of))
	for claim, seq := range of {
		out[claim] = entries[seq]
	}
	return out, docs.Err()
}

// A Told is a claim with its report, and the event that it tells of, if any.
type Told struct {
	Claim
	Event string
}

// AllClaims gives the claims in force in order of arrival, without holding them all.
func (l *Ledger) AllClaims(ctx context.Context) iter.Seq2[*Told, error] {
	return stream(ctx, l, "claims", func(tx *sql.Tx, yield func(*Told) error) error {
		rows, err := tx.QueryContext(ctx, `SELECT c.seq, c.body, d.outlet, d.published, d.key, d.text_key, d.recorded, coalesce(e.id, '')
			FROM claims c JOIN documents d ON d.seq = c.document
			LEFT JOIN incident_claims ic ON ic.claim = c.seq LEFT JOIN events e ON e.incident = ic.incident
			WHERE `+inForce+` ORDER BY c.seq`)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var c Told
			if err := c.scan(rows, &c.Event); err != nil {
				return err
			}
			if err := yield(&c); err != nil {
				return err
			}
		}
		return rows.Err()
	})
}

// AllDocuments gives the documents in order of arrival, without Text, Marks and Raw.
func (l *Ledger) AllDocuments(ctx context.Context) iter.Seq2[*Entry, error] {
	return stream(ctx, l, "documents", func(tx *sql.Tx, yield func(*Entry) error) error {
		rows, err := tx.QueryContext(ctx, entryHead+` FROM documents ORDER BY seq`)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var e Entry
			if err := rows.Scan(e.head()...); err != nil {
				return err
			}
			if err := yield(&e); err != nil {
				return err
			}
		}
		return rows.Err()
	})
}

// stream reads as of one moment, and gives the error that ends it, if any, last.
func stream[T any](ctx context.Context, l *Ledger, what string, read func(*sql.Tx, func(T) error) error) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		err := func() error {
			tx, err := l.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
			if err != nil {
				return err
			}
			defer tx.Rollback()
			return read(tx, func(v T) error {
				if !yield(v, nil) {
					return errStop
				}
				return nil
			})
		}()
		if err != nil && !errors.Is(err, errStop) {
			var none T
			yield(none, fmt.Errorf("store: %s: %w", what, err))
		}
	}
}

package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/link"
)

// EventFilter chooses events; empty fields choose all.
type EventFilter struct {
	Type     string   // a code or a family
	Place    string   // a name, governorate or gazetteer id; also matches what lies within that id
	Country  string   // ISO 3166-1 alpha-2
	Admin1   string   // governorate of the event itself, as it is named there
	From     string   // ISO date: events that may have happened on it or later; undated ones are left out
	To       string   // ISO date: events that may have happened on it or before; undated ones are left out
	Origin   string   // a name out of Event.Origins
	Actor    string   // a party that a claim of it names as having done it
	Doc      string   // caller's id or key of a report that tells of it
	Disputed bool     // only events with a contradiction
	Undated  bool     // only events whose day nobody tells
	Sure     bool     // only events that surely, not only perhaps, happened between From and To
	IDs      []string // only these, by their present ids; nil: all
	Killed   int      // events of which somebody states at least so many killed; 0: all
	Order    Order
	Limit    int // 0: no limit
	Offset   int
}

// Order is how events are sorted.
type Order string

// The orders. The undated stand last in all of them, by place and report.
const (
	Oldest     Order = "" // by date
	Newest     Order = "newest"
	MostKilled Order = "killed" // by the best figure, of equals the newest
)

// clause is the ORDER BY of the order.
func (o Order) clause() (string, error) {
	switch o {
	case Oldest:
		return "sort", nil
	case Newest:
		return "date_from DESC, sort", nil // NULL is smallest
	case MostKilled:
		return "best DESC, date_from DESC, sort", nil
	}
	return "", fmt.Errorf("unknown order %q", o)
}

func (f EventFilter) where() (string, []any) {
	where := []string{"1"}
	var args []any
	and := func(cond string, a ...any) {
		where = append(where, cond)
		args = append(args, a...)
	}
	keyed := func(kind, key string) {
		and(`seq IN (SELECT event FROM event_keys WHERE kind = ? AND key = ?)`, kind, key)
	}
	if f.Type != "" {
		and(`(type = ? OR family = ?)`, f.Type, f.Type)
	}
	if f.Country != "" {
		and(`country = ?`, f.Country)
	}
	if f.Admin1 != "" {
		and(`admin1 = ?`, f.Admin1)
	}
	if f.From != "" || f.To != "" {
		and(during(f.From, f.To))
	}
	if f.Sure {
		and(`date_from >= ? AND date_to <= ? AND date_from <> '' AND date_to <> ''`, f.From, cmp.Or(f.To, "~"))
	}
	if f.Undated {
		and(`date_from IS NULL`)
	}
	if f.IDs != nil {
		and(oneOf(f.IDs))
	}
	if f.Disputed {
		and(`disputed`)
	}
	if f.Killed > 0 {
		and(`seq IN (SELECT seq FROM events WHERE high >= ?)`, f.Killed)
	}
	if f.Place != "" {
		and(`seq IN (SELECT event FROM event_keys WHERE kind = 'place' AND key IN (?, ?))`, f.Place, link.Fold(f.Place))
	}
	if f.Origin != "" {
		keyed("origin", f.Origin)
	}
	if f.Actor != "" {
		keyed("actor", link.Fold(f.Actor))
	}
	if f.Doc != "" {
		and(`incident IN (SELECT ic.incident FROM documents d JOIN claims c ON c.document = d.seq
			JOIN incident_claims ic ON ic.claim = c.seq WHERE d.id = ? OR d.key = ?)`, f.Doc, f.Doc)
	}
	return strings.Join(where, " AND "), args
}

// during are the events that may have happened in a time, either side of it open when
// empty: of the short ones those that begin in it or shortly before, and the few that
// last longer.
func during(from, to string) (cond string, begin, end, from1, end2, from2 any) {
	least := ""
	if day, err := time.Parse(time.DateOnly, from); err == nil {
		least = day.AddDate(0, 0, -link.Longest).Format(time.DateOnly)
	}
	if to == "" {
		to = "~" // behind all dates
	}
	return `seq IN (SELECT seq FROM events INDEXED BY events_newest
			WHERE NOT lasting AND date_from >= ? AND date_from <= ? AND date_to >= ?
		UNION ALL SELECT seq FROM events INDEXED BY events_lasting
			WHERE lasting AND date_from <= ? AND (date_to >= ? OR date_to = ''))`, least, to, from, to, from
}

// Events gives the events that the filter chooses, in its order.
func (l *Ledger) Events(ctx context.Context, f EventFilter) ([]isnad.Event, error) {
	where, args := f.where()
	order, err := f.Order.clause()
	if err != nil {
		return nil, fmt.Errorf("store: events: %w", err)
	}
	chosen := `SELECT seq, incident, body FROM events WHERE ` + where + ` ORDER BY ` + order
	if f.Limit > 0 || f.Offset > 0 {
		limit := f.Limit
		if limit <= 0 {
			limit = -1
		}
		chosen += ` LIMIT ? OFFSET ?`
		args = append(args, limit, f.Offset)
	}
	out, err := l.readEvents(ctx, chosen, args)
	if err != nil {
		return nil, fmt.Errorf("store: events: %w", err)
	}
	return out, nil
}

// readEvents reads the events that a query chooses (seq, incident and body),
// with their claims as they were corrected, all as of one moment.
func (l *Ledger) readEvents(ctx context.Context, chosen string, args []any) ([]isnad.Event, error) {
	tx, err := l.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	return eventsIn(ctx, tx, chosen, args)
}

func eventsIn(ctx context.Context, tx *sql.Tx, chosen string, args []any) ([]isnad.Event, error) {
	rows, err := tx.QueryContext(ctx, chosen, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []isnad.Event
	at := map[int64]int{} // seq → index in out
	for rows.Next() {
		var seq, incident int64
		var body []byte
		var e isnad.Event
		if err := rows.Scan(&seq, &incident, &body); err != nil {
			return nil, err
		}
		if err := json.Unmarshal(body, &e); err != nil {
			return nil, fmt.Errorf("event %d: %w", seq, err)
		}
		at[seq] = len(out)
		out = append(out, e)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	claims, err := tx.QueryContext(ctx, `SELECT e.seq, c.body FROM (`+chosen+`) e
		JOIN incident_claims ic ON ic.incident = e.incident JOIN claims c ON c.seq = ic.claim
		ORDER BY e.seq, ic.position`, args...)
	if err != nil {
		return nil, err
	}
	defer claims.Close()
	for claims.Next() {
		var seq int64
		var body []byte
		var c isnad.Claim
		if err := claims.Scan(&seq, &body); err != nil {
			return nil, err
		}
		if err := json.Unmarshal(body, &c); err != nil {
			return nil, fmt.Errorf("a claim of event %d: %w", seq, err)
		}
		e := &out[at[seq]]
		e.Claims = append(e.Claims, c)
	}
	if err := claims.Err(); err != nil {
		return nil, err
	}
	corrections, err := selectCorrections(ctx, tx)
	if err != nil {
		return nil, err
	}
	if len(corrections) > 0 {
		for i := range out {
			for k, c := range out[i].Claims {
				out[i].Claims[k] = link.Correct(c, corrections[c.ID])
			}
		}
	}
	return out, nil
}

// CountEvents is the number of events.
func (l *Ledger) CountEvents(ctx context.Context) (n int, err error) {
	if err := l.db.QueryRowContext(ctx, `SELECT count(*) FROM events`).Scan(&n); err != nil {
		return 0, fmt.Errorf("store: events: %w", err)
	}
	return n, nil
}

// Event gives one event by its id, by an id that it had before its incident
// joined another, or by the id of one of its claims. ErrNotFound when there is
// none.
func (l *Ledger) Event(ctx context.Context, id string) (*isnad.Event, error) {
	found, err := l.readEvents(ctx, `SELECT seq, incident, body FROM events WHERE id = ?1
		OR incident = (SELECT ic.incident FROM claims c JOIN incident_claims ic ON ic.claim = c.seq
			WHERE c.id = coalesce((SELECT claim FROM incident_ids WHERE id = ?1), ?1))
		ORDER BY id = ?1 DESC LIMIT 1`, []any{id})
	if err == nil && len(found) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("store: event %s: %w", id, err)
	}
	return &found[0], nil
}

// EventsOf gives the ids of the events that hold claims, by the ids of these.
func (l *Ledger) EventsOf(ctx context.Context, claims []string) (map[string]string, error) {
	ids, err := json.Marshal(claims)
	if err != nil {
		return nil, err
	}
	rows, err := l.db.QueryContext(ctx, `SELECT c.id, e.id FROM claims c CROSS JOIN incident_claims ic ON ic.claim = c.seq
		CROSS JOIN events e ON e.incident = ic.incident WHERE c.id IN (SELECT value FROM json_each(?))`, string(ids))
	if err != nil {
		return nil, fmt.Errorf("store: events of claims: %w", err)
	}
	defer rows.Close()
	out := map[string]string{}
	for rows.Next() {
		var claim, event string
		if err := rows.Scan(&claim, &event); err != nil {
			return nil, fmt.Errorf("store: events of claims: %w", err)
		}
		out[claim] = event
	}
	return out, rows.Err()
}

// FormerIDs are the ids that an event's incident took over from others.
func (l *Ledger) FormerIDs(ctx context.Context, id string) (out []string, err error) {
	var list []byte
	err = l.db.QueryRowContext(ctx, `SELECT aliases FROM incidents WHERE id = ?`, id).Scan(&list)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err == nil {
		err = json.Unmarshal(list, &out)
	}
	if err != nil {
		return nil, fmt.Errorf("store: former ids of %s: %w", id, err)
	}
	return out, nil
}

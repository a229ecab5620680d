package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/link"
)

// EventFilter chooses events; empty fields choose all.
type EventFilter struct {
	Type     string // a code or a family
	Place    string // a name, governorate or gazetteer id; also matches what lies within that id
	Country  string // ISO 3166-1 alpha-2
	From     string // ISO date: events that may have happened on it or later; undated ones are left out
	To       string // ISO date: events that may have happened on it or before; undated ones are left out
	Origin   string // a name out of Event.Origins
	Doc      string // caller's id or key of a report that tells of it
	Disputed bool   // only events with a contradiction
	Limit    int    // 0: no limit
	Offset   int
}

func (f EventFilter) where() (string, []any) {
	where := []string{"1"}
	var args []any
	and := func(cond string, a ...any) {
		where = append(where, cond)
		args = append(args, a...)
	}
	keyed := func(kind, key string) {
		and(`id IN (SELECT event FROM event_keys WHERE kind = ? AND key = ?)`, kind, key)
	}
	if f.Type != "" {
		and(`(type = ? OR family = ?)`, f.Type, f.Type)
	}
	if f.Country != "" {
		and(`country = ?`, f.Country)
	}
	if f.From != "" {
		and(`date_to >= ?`, f.From)
	}
	if f.To != "" {
		and(`date_from <= ?`, f.To)
	}
	if f.Disputed {
		and(`disputed`)
	}
	if f.Place != "" {
		and(`id IN (SELECT event FROM event_keys WHERE kind = 'place' AND key IN (?, ?))`, f.Place, link.Fold(f.Place))
	}
	if f.Origin != "" {
		keyed("origin", f.Origin)
	}
	if f.Doc != "" {
		and(`id IN (SELECT ic.incident FROM documents d JOIN claims c ON c.document = d.seq
			JOIN incident_claims ic ON ic.claim = c.id WHERE d.id = ? OR d.key = ?)`, f.Doc, f.Doc)
	}
	return strings.Join(where, " AND "), args
}

// Events gives events sorted by date (unknown last), then id.
func (l *Ledger) Events(ctx context.Context, f EventFilter) ([]isnad.Event, error) {
	where, args := f.where()
	query := `SELECT body FROM events WHERE ` + where + ` ORDER BY date_from IS NULL, date_from, id`
	if f.Limit > 0 || f.Offset > 0 {
		limit := f.Limit
		if limit <= 0 {
			limit = -1
		}
		query += ` LIMIT ? OFFSET ?`
		args = append(args, limit, f.Offset)
	}
	rows, err := l.db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("store: events: %w", err)
	}
	defer rows.Close()
	var out []isnad.Event
	for rows.Next() {
		var body []byte
		var e isnad.Event
		if err := rows.Scan(&body); err != nil {
			return nil, fmt.Errorf("store: events: %w", err)
		}
		if err := json.Unmarshal(body, &e); err != nil {
			return nil, fmt.Errorf("store: events: %w", err)
		}
		out = append(out, e)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("store: events: %w", err)
	}
	return out, nil
}

// CountEvents is the number of events that the filter chooses, whatever its
// Limit and Offset.
func (l *Ledger) CountEvents(ctx context.Context, f EventFilter) (n int, err error) {
	where, args := f.where()
	if err := l.db.QueryRowContext(ctx, `SELECT count(*) FROM events WHERE `+where, args...).Scan(&n); err != nil {
		return 0, fmt.Errorf("store: events: %w", err)
	}
	return n, nil
}

// Event gives one event by its id, by an id that it had before its incident
// joined another, or by the id of one of its claims. ErrNotFound when there is
// none.
func (l *Ledger) Event(ctx context.Context, id string) (*isnad.Event, error) {
	var body []byte
	err := l.db.QueryRowContext(ctx, `SELECT body FROM events WHERE id = ?1
		OR id = (SELECT incident FROM incident_claims WHERE claim =
			coalesce((SELECT claim FROM incident_ids WHERE id = ?1), ?1))
		ORDER BY id = ?1 DESC LIMIT 1`, id).Scan(&body)
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
	var e isnad.Event
	if err == nil {
		err = json.Unmarshal(body, &e)
	}
	if err != nil {
		return nil, fmt.Errorf("store: event %s: %w", id, err)
	}
	return &e, nil
}

// Incidents gives the incidents, sorted by id.
func (l *Ledger) Incidents(ctx context.Context) ([]isnad.Incident, error) {
	rows, err := l.db.QueryContext(ctx, `SELECT i.id, i.aliases,
		(SELECT json_group_array(claim) FROM (SELECT claim FROM incident_claims WHERE incident = i.id ORDER BY position))
		FROM incidents i ORDER BY i.id`)
	if err != nil {
		return nil, fmt.Errorf("store: incidents: %w", err)
	}
	defer rows.Close()
	var out []isnad.Incident
	for rows.Next() {
		var inc isnad.Incident
		var aliases, claims []byte
		if err := rows.Scan(&inc.ID, &aliases, &claims); err != nil {
			return nil, fmt.Errorf("store: incidents: %w", err)
		}
		if err := errors.Join(json.Unmarshal(aliases, &inc.Aliases), json.Unmarshal(claims, &inc.Claims)); err != nil {
			return nil, fmt.Errorf("store: incident %s: %w", inc.ID, err)
		}
		out = append(out, inc)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("store: incidents: %w", err)
	}
	return out, nil
}

// Edges gives the linker's comparisons of a claim with others, best first.
func (l *Ledger) Edges(ctx context.Context, claimID string) ([]link.Edge, error) {
	rows, err := l.db.QueryContext(ctx, `SELECT a, b, score, verdict, reasons FROM edges
		WHERE a = ?1 OR b = ?1 ORDER BY score DESC, a, b`, claimID)
	if err != nil {
		return nil, fmt.Errorf("store: edges: %w", err)
	}
	defer rows.Close()
	var out []link.Edge
	for rows.Next() {
		var e link.Edge
		var reasons []byte
		if err := rows.Scan(&e.A, &e.B, &e.Score, &e.Verdict, &reasons); err != nil {
			return nil, fmt.Errorf("store: edges: %w", err)
		}
		if err := json.Unmarshal(reasons, &e.Reasons); err != nil {
			return nil, fmt.Errorf("store: edges: %w", err)
		}
		out = append(out, e)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("store: edges: %w", err)
	}
	return out, nil
}

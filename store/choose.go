package store

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/link"
)

// Choose gives of all events those that the filter chooses, in its order, whatever its
// Limit and Offset: what Events would give, without reading any event. The slice is not to
// be changed.
func (l *Ledger) Choose(ctx context.Context, fs *Facts, f EventFilter) ([]*Fact, error) {
	order, ok := fs.orders[f.Order]
	if !ok {
		return nil, fmt.Errorf("store: unknown order %q", f.Order)
	}
	if f.all() {
		return order, nil
	}
	var keyed []map[int64]bool // what one of the sets lacks is not chosen
	for _, k := range []struct{ kind, key string }{{"place", f.Place}, {"actor", f.Actor}} {
		if k.key == "" {
			continue
		}
		set, err := l.numbers(ctx, `SELECT event FROM event_keys WHERE kind = ? AND key IN (?, ?)`, k.kind, k.key, link.Fold(k.key))
		if err != nil {
			return nil, fmt.Errorf("store: events of %s: %w", k.key, err)
		}
		keyed = append(keyed, set)
	}
	var docs map[int64]bool
	if f.Doc != "" {
		var err error
		if docs, err = l.numbers(ctx, `SELECT seq FROM documents WHERE id = ? OR key = ?`, f.Doc, f.Doc); err != nil {
			return nil, fmt.Errorf("store: events of %s: %w", f.Doc, err)
		}
	}
	ids := map[string]bool{}
	for _, id := range f.IDs {
		ids[id] = true
	}
	out := make([]*Fact, 0, len(order))
next:
	for _, x := range order {
		if !f.holds(x) || f.IDs != nil && !ids[x.ID] {
			continue
		}
		for _, set := range keyed {
			if !set[x.event] {
				continue next
			}
		}
		if docs != nil && !slices.ContainsFunc(x.Docs, func(seq int) bool { return docs[int64(seq)] }) {
			continue
		}
		out = append(out, x)
	}
	return out, nil
}

// all tells that the filter leaves nothing out.
func (f EventFilter) all() bool {
	f.Order, f.Limit, f.Offset = "", 0, 0
	return reflect.ValueOf(f).IsZero()
}

// holds tells whether a fact has what the filter asks of the event itself.
func (f *EventFilter) holds(x *Fact) bool {
	if f.Type != "" && x.Type != f.Type && isnad.Family(x.Type) != f.Type {
		return false
	}
	var country, admin1 string
	if x.Place != nil {
		country, admin1 = string(x.Place.Country), string(x.Place.Admin1)
	}
	switch {
	case f.Country != "" && country != f.Country,
		f.Admin1 != "" && admin1 != f.Admin1,
		f.Disputed && !x.Disputed,
		f.Undated && x.Date != nil,
		f.Killed > 0 && x.Figures[2] < f.Killed,
		f.Origin != "" && !slices.Contains(x.Origins, f.Origin):
		return false
	}
	if f.Sure && (x.Date == nil || x.Date.From == "" || x.Date.To == "" || x.Date.From < f.From || f.To != "" && x.Date.To > f.To) {
		return false
	}
	if f.From == "" && f.To == "" {
		return true
	}
	return x.Date != nil && (f.To == "" || x.Date.From <= f.To) && (x.Date.To == "" || x.Date.To >= f.From)
}

// numbers is a set of row numbers that a query gives.
func (l *Ledger) numbers(ctx context.Context, query string, args ...any) (map[int64]bool, error) {
	rows, err := l.db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[int64]bool{}
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return nil, err
		}
		out[n] = true
	}
	return out, rows.Err()
}

// oneOf is the condition that an id is one of a list.
func oneOf(ids []string) (cond, list string) {
	b, _ := json.Marshal(ids) // strings
	return `id IN (SELECT value FROM json_each(?))`, string(b)
}

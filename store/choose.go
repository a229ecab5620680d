package store

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

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
	some, sets, err := l.narrow(ctx, fs, f)
	if err != nil {
		return nil, fmt.Errorf("store: choose events: %w", err)
	}
	if some == nil {
		if some = fs.around(f.From, f.To); f.From == "" && f.To == "" || len(some) > len(order)/4 {
			some = order
		}
	}
	var ids map[string]bool
	if f.IDs != nil {
		ids = set(f.IDs)
	}
	out := make([]*Fact, 0, len(some))
	for _, x := range some {
		if f.holds(x) && (ids == nil || ids[x.ID]) && !slices.ContainsFunc(sets, func(in map[int64]bool) bool { return !in[x.event] }) {
			out = append(out, x)
		}
	}
	if len(order) > 0 && len(some) > 0 && &some[0] != &order[0] {
		slices.SortFunc(out, map[Order]func(a, b *Fact) int{Oldest: oldest, Newest: newest, MostKilled: mostKilled}[f.Order])
	}
	return out, nil
}

// narrow looks up the few events that have what indexes know: the facts of the fewest, and
// the sets by which the rest of what is asked for is seen. Nil: they are not few.
func (l *Ledger) narrow(ctx context.Context, fs *Facts, f EventFilter) (few []*Fact, sets []map[int64]bool, err error) {
	const keyed = `SELECT event FROM event_keys WHERE kind = ? AND key IN (?, ?)`
	var least []int64
	for _, k := range []struct {
		asked, query string
		args         []any
		must         bool // holds does not see it
	}{
		{f.Place, keyed, []any{"place", f.Place, link.Fold(f.Place)}, true},
		{f.Actor, keyed, []any{"actor", f.Actor, link.Fold(f.Actor)}, true},
		{f.Doc, `SELECT e.seq FROM documents d JOIN claims c ON c.document = d.seq JOIN incident_claims ic ON ic.claim = c.seq
			JOIN events e ON e.incident = ic.incident WHERE d.id = ?1 OR d.key = ?1`, []any{f.Doc}, true},
		{f.Origin, keyed, []any{"origin", f.Origin, f.Origin}, false},
		{f.Admin1, `SELECT seq FROM events WHERE admin1 = ?`, []any{f.Admin1}, false},
	} {
		if k.asked == "" {
			continue
		}
		most := -1
		if !k.must {
			most = len(fs.All)/8 + 1
		}
		found, err := l.numbers(ctx, k.query+` LIMIT `+strconv.Itoa(most), k.args...)
		if err != nil {
			return nil, nil, err
		}
		if k.must {
			in := make(map[int64]bool, len(found))
			for _, n := range found {
				in[n] = true
			}
			sets = append(sets, in)
		}
		if few := len(found) < len(fs.All)/8; few && (least == nil || len(found) < len(least)) {
			least = append([]int64{}, found...)
		}
	}
	if least == nil {
		return nil, sets, nil
	}
	slices.Sort(least)
	few = make([]*Fact, 0, len(least))
	for _, n := range slices.Compact(least) {
		if x := fs.numbered(n); x != nil {
			few = append(few, x)
		}
	}
	return few, sets, nil
}

// around are the facts of events that may have happened between two days, and some more:
// those that begin in that time or shortly before, and those that last long.
func (fs *Facts) around(from, to string) []*Fact {
	by := fs.orders[Newest]
	begin := func(day string) int { // the first fact that begins on the day or before
		i, _ := slices.BinarySearchFunc(by, day, func(f *Fact, day string) int { return strings.Compare(day, f.from()) })
		return i
	}
	first := 0
	if to != "" {
		first = begin(to)
	}
	day, err := time.Parse(time.DateOnly, from)
	if err != nil {
		return by[first:]
	}
	before := day.AddDate(0, 0, -link.Longest-1).Format(time.DateOnly)
	last := begin(before)
	out := slices.Clone(by[min(first, last):last])
	for _, f := range fs.lasting {
		if f.from() <= before {
			out = append(out, f)
		}
	}
	return out
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

// numbers are the row numbers that a query gives.
func (l *Ledger) numbers(ctx context.Context, query string, args ...any) (out []int64, err error) {
	rows, err := l.db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, rows.Err()
}

// oneOf is the condition that an id is one of a list.
func oneOf(ids []string) (cond, list string) {
	b, _ := json.Marshal(ids) // strings
	return `id IN (SELECT value FROM json_each(?))`, string(b)
}

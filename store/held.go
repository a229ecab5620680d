package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/link"
)

// Facts are the facts of all events as of one moment. They are not changed.
type Facts struct {
	Version string // the same for the same events
	All     []*Fact

	version factVersion
	orders  map[Order][]*Fact
	lasting []*Fact // those of link.Lasting
	numbers []*Fact // by the number of the event
	seqs    []*Fact // by their own number
	last    string
	places  map[string]*isnad.Place // by their JSON
	asides  map[link.Rule]func() map[*Fact][2]link.Aside
}

// factVersion tells one state of the derived tables from another.
type factVersion struct {
	mark
	linker string
	last   int64 // number of the last fact ever
	gone   int64 // number of the last row of gone
}

// Facts gives the facts of all events. They are held in memory, and only what has changed
// is read again.
func (l *Ledger) Facts(ctx context.Context) (*Facts, error) {
	l.factsLock.Lock()
	defer l.factsLock.Unlock()
	f, err := l.readFacts(ctx, l.facts)
	if err != nil {
		return nil, fmt.Errorf("store: facts: %w", err)
	}
	l.facts = f
	return f, nil
}

func (l *Ledger) readFacts(ctx context.Context, have *Facts) (*Facts, error) {
	tx, err := l.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	var v factVersion
	if v.mark, v.linker, err = derivedMark(ctx, tx); err != nil {
		return nil, err
	}
	if v.last, err = lastOf(ctx, tx, "facts"); err != nil {
		return nil, err
	}
	if v.gone, err = lastOf(ctx, tx, "gone"); err != nil {
		return nil, err
	}
	if have == nil {
		have = &Facts{places: map[string]*isnad.Place{}}
	} else if have.version == v {
		return have, nil
	}
	out := &Facts{version: v, Version: fmt.Sprintf("%d-%d-%d-%d", v.readings, v.judgements, v.last, v.gone), places: have.places}
	gone, all, err := goneSince(ctx, tx, have.version.gone)
	if err != nil {
		return nil, err
	}
	if all {
		have = &Facts{version: factVersion{last: have.version.last}}
	}
	fresh, err := out.read(ctx, tx, have.version.last)
	if err != nil {
		return nil, err
	}
	out.follow(have, gone, fresh)
	return out, nil
}

// lastOf is the last number that a table ever gave to a row.
func lastOf(ctx context.Context, tx *sql.Tx, table string) (n int64, err error) {
	err = tx.QueryRowContext(ctx, `SELECT seq FROM sqlite_sequence WHERE name = ?`, table).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return n, err
}

// goneSince are the numbers of the facts that are no more; all: everything was written anew.
func goneSince(ctx context.Context, tx *sql.Tx, since int64) (gone []int64, all bool, err error) {
	rows, err := tx.QueryContext(ctx, `SELECT fact FROM gone WHERE seq > ?`, since)
	if err != nil {
		return nil, false, err
	}
	defer rows.Close()
	for rows.Next() {
		var seq int64
		if err := rows.Scan(&seq); err != nil {
			return nil, false, err
		}
		gone = append(gone, seq)
	}
	return gone, slices.Contains(gone, 0), rows.Err()
}

// read reads the facts behind a number.
func (fs *Facts) read(ctx context.Context, tx *sql.Tx, last int64) ([]*Fact, error) {
	rows, err := tx.QueryContext(ctx, `SELECT seq, event, body FROM facts WHERE seq > ? ORDER BY seq`, last)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []*Fact
	words := map[string]string{} // the same type or name is held once
	one := func(s string) string {
		if h, ok := words[s]; ok {
			return h
		}
		words[s] = s
		return s
	}
	for rows.Next() {
		row := factRow{Fact: &Fact{}}
		var body sql.RawBytes
		if err := rows.Scan(&row.seq, &row.event, &body); err != nil {
			return nil, err
		}
		if err := json.Unmarshal(body, &row); err != nil {
			return nil, fmt.Errorf("fact %d: %w", row.seq, err)
		}
		f := row.Fact
		if row.Where != nil {
			p, ok := fs.places[string(row.Where)]
			if !ok {
				p = new(isnad.Place)
				if err := json.Unmarshal(row.Where, p); err != nil {
					return nil, fmt.Errorf("fact %d: %w", row.seq, err)
				}
				fs.places[string(row.Where)] = p
			}
			f.Place = p
		}
		f.lasting = link.Lasting(&isnad.Event{Date: f.Date})
		f.Type = one(f.Type)
		for i, o := range f.Origins {
			f.Origins[i] = one(o)
		}
		out = append(out, f)
	}
	return out, rows.Err()
}

// follow makes the orders in which lists show events out of those before, without what is
// gone and with what came. What stays is copied in stretches and not looked at.
func (fs *Facts) follow(before *Facts, gone []int64, fresh []*Fact) {
	var left []*Fact
	for _, seq := range gone {
		if i, ok := slices.BinarySearchFunc(before.seqs, seq, func(f *Fact, n int64) int { return cmp.Compare(f.seq, n) }); ok {
			left = append(left, before.seqs[i])
		}
	}
	next := func(held, came []*Fact, by func(a, b *Fact) int) []*Fact {
		var cuts []int
		for _, f := range left {
			i, _ := slices.BinarySearchFunc(held, f, by)
			for i < len(held) && held[i] != f && by(held[i], f) == 0 {
				i++
			}
			if i < len(held) && held[i] == f {
				cuts = append(cuts, i)
			}
		}
		slices.Sort(cuts)
		kept, at := make([]*Fact, 0, len(held)-len(cuts)), 0
		for _, i := range cuts {
			kept, at = append(kept, held[at:i]...), i+1
		}
		kept = append(kept, held[at:]...)
		out := make([]*Fact, 0, len(kept)+len(came))
		for _, f := range slices.SortedFunc(slices.Values(came), by) {
			i, _ := slices.BinarySearchFunc(kept, f, by)
			out, kept = append(append(out, kept[:i]...), f), kept[i:]
		}
		return append(out, kept...)
	}
	var lasting []*Fact
	for _, f := range fresh {
		if f.lasting {
			lasting = append(lasting, f)
		}
	}
	fs.All = next(before.All, fresh, oldest)
	fs.orders = map[Order][]*Fact{Oldest: fs.All, Newest: next(before.orders[Newest], fresh, newest), MostKilled: next(before.orders[MostKilled], fresh, mostKilled)}
	fs.lasting = next(before.lasting, lasting, newest)
	fs.numbers = next(before.numbers, fresh, func(a, b *Fact) int { return cmp.Compare(a.event, b.event) })
	fs.seqs = next(before.seqs, fresh, func(a, b *Fact) int { return cmp.Compare(a.seq, b.seq) })
	if fs.last = before.last; slices.ContainsFunc(left, func(f *Fact) bool { return f.end() == fs.last }) {
		fs.last, fresh = "", fs.All
	}
	for _, f := range fresh {
		fs.last = max(fs.last, f.end())
	}
	if fs.asides = before.asides; fs.asides != nil && !fs.bears(left) && !fs.bears(fresh) {
		return
	}
	fs.asides = map[link.Rule]func() map[*Fact][2]link.Aside{}
	for _, r := range link.Rules {
		fs.asides[r] = sync.OnceValue(func() map[*Fact][2]link.Aside { return fs.asideOf(r) })
	}
}

func oldest(a, b *Fact) int { return strings.Compare(a.Sort, b.Sort) }

func newest(a, b *Fact) int { return cmp.Or(strings.Compare(b.from(), a.from()), oldest(a, b)) }

func mostKilled(a, b *Fact) int { return cmp.Or(cmp.Compare(b.Figures[1], a.Figures[1]), newest(a, b)) }

// numbered is the fact of an event by its number; nil without one.
func (fs *Facts) numbered(event int64) *Fact {
	i, ok := slices.BinarySearchFunc(fs.numbers, event, func(f *Fact, n int64) int { return cmp.Compare(f.event, n) })
	if !ok {
		return nil
	}
	return fs.numbers[i]
}

// Aside are the facts whose figure of killed or of injured a tally by the rule does not
// count, with the reasons.
func (fs *Facts) Aside(rule link.Rule) map[*Fact][2]link.Aside { return fs.asides[rule]() }

// asideOf looks only at what a tally cannot count by itself, and at what counts somebody where
// such a toll may give way to it.
func (fs *Facts) asideOf(rule link.Rule) map[*Fact][2]link.Aside {
	var of []*Fact
	near := fs.insideTolls()
	for _, f := range fs.All {
		if f.tied() || f.counts(rule) && near(f.Place) {
			of = append(of, f)
		}
	}
	some := make([]isnad.Event, len(of))
	for i, f := range of {
		if f.tied() { // they are told apart by their claims
			some[i] = f.Event(rule)
		} else {
			some[i] = f.Bare(rule)
		}
	}
	why := link.AsideOf(some)
	out := make(map[*Fact][2]link.Aside, len(why))
	for _, f := range of {
		if w, ok := why[f.ID]; ok {
			out[f] = w
		}
	}
	return out
}

// insideTolls tells of a place whether a toll over a long time may lie around it.
func (fs *Facts) insideTolls() func(*isnad.Place) bool {
	some := make([]isnad.Event, len(fs.lasting))
	for i, f := range fs.lasting {
		some[i] = isnad.Event{Place: f.Place, Date: f.Date}
	}
	return link.InsideTolls(some)
}

// bears tells whether it may hang on some of the facts what a tally leaves out.
func (fs *Facts) bears(some []*Fact) bool {
	near := fs.insideTolls()
	return slices.ContainsFunc(some, func(f *Fact) bool {
		return f.tied() || slices.ContainsFunc(link.Rules, f.counts) && near(f.Place)
	})
}

// Last is the last day on which an event may have happened, of those with an end; empty
// without one.
func (fs *Facts) Last() string { return fs.last }

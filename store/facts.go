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

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/link"
)

// A Fact is an event as lists choose it and overviews add it up: without its claims and
// without what each field rests on.
type Fact struct {
	ID       string           `json:"id"`
	Type     string           `json:"type"`
	Place    *isnad.Place     `json:"-"` // shared by all facts of the place; without Text and Ambiguous
	Date     *isnad.DateRange `json:"date,omitempty"`
	Disputed bool             `json:"disputed,omitempty"`
	Origins  []string         `json:"origins,omitempty"`
	Docs     []int            `json:"docs"`             // Entry.Seq of the reports that tell of it, ascending
	Figures  []int            `json:"figures"`          // see [Fact.Figure]
	ByWho    []isnad.WhoTally `json:"by_who,omitempty"` // these and the next two as in isnad.Event
	SumOf    []string         `json:"sum_of,omitempty"`
	PartOf   []string         `json:"part_of,omitempty"`
	First    string           `json:"first"` // the least id of its claims: by it the tally sorts equals
	Sort     string           `json:"sort"`  // link.SortKey

	seq, event int64
}

// factRow is a fact as it is kept; places are read once each.
type factRow struct {
	*Fact
	Where json.RawMessage `json:"place,omitempty"`
}

// none stands in Figures for a figure that nobody gives.
const none = -1

// factOf is what facts keep of an event; docs are the reports that tell of it.
func factOf(e *isnad.Event, docs []int) factRow {
	f := &Fact{ID: e.ID, Type: e.Type, Date: e.Date, Disputed: len(e.Contradictions) > 0, Origins: e.Origins, Docs: docs,
		ByWho: e.ByWho, SumOf: e.SumOf, PartOf: e.PartOf, Sort: link.SortKey(e)}
	for i := range e.Claims {
		if id := e.Claims[i].ID; f.First == "" || id < f.First {
			f.First = id
		}
	}
	for _, r := range link.Rules {
		u := link.Under(*e, r)
		for _, t := range []*isnad.Tally{u.Killed, u.Injured} {
			if t == nil {
				f.Figures = append(f.Figures, none, none, none)
				continue
			}
			f.Figures = append(f.Figures, t.Low, t.Best, t.High)
		}
	}
	row := factRow{Fact: f}
	if e.Place != nil {
		p := *e.Place
		p.Text, p.Ambiguous = nil, nil
		row.Where, _ = json.Marshal(&p) // a place that was read from JSON
	}
	return row
}

// Figure is what a rule gives for killed or injured; nil: it gives none.
func (f *Fact) Figure(r link.Rule, outcome string) *isnad.Tally {
	at := 6 * slices.Index(link.Rules, r)
	if outcome == "injured" {
		at += 3
	}
	if at < 0 || at+3 > len(f.Figures) || f.Figures[at] == none {
		return nil
	}
	return &isnad.Tally{Low: f.Figures[at], Best: f.Figures[at+1], High: f.Figures[at+2]}
}

// Event is the fact as link.Tally takes it, with the figures of a rule.
func (f *Fact) Event(r link.Rule) isnad.Event {
	return isnad.Event{ID: f.ID, Type: f.Type, Place: f.Place, Date: f.Date, Killed: f.Figure(r, "killed"), Injured: f.Figure(r, "injured"),
		ByWho: f.ByWho, Origins: f.Origins, SumOf: f.SumOf, PartOf: f.PartOf, Rule: string(r), Claims: []isnad.Claim{{ID: f.First}}}
}

// Facts are the facts of all events as of one moment. They are not changed.
type Facts struct {
	Version string // the same for the same events
	All     []*Fact

	version factVersion
	orders  map[Order][]*Fact
	last    string
	places  map[string]*isnad.Place // by their JSON
}

// factVersion tells one state of the derived tables from another.
type factVersion struct {
	mark
	linker string
	last   int64 // number of the last fact ever
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
	err = tx.QueryRowContext(ctx, `SELECT seq FROM sqlite_sequence WHERE name = 'facts'`).Scan(&v.last)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return nil, err
	}
	if have == nil {
		have = &Facts{places: map[string]*isnad.Place{}}
	} else if have.version == v {
		return have, nil
	}
	out := &Facts{version: v, Version: fmt.Sprintf("%d-%d-%d", v.readings, v.judgements, v.last), places: have.places}
	if out.All, err = kept(ctx, tx, have); err != nil {
		return nil, err
	}
	fresh, err := out.read(ctx, tx, have.version.last)
	if err != nil {
		return nil, err
	}
	out.All = append(out.All, fresh...)
	out.sort()
	return out, nil
}

// kept are the facts that still stand.
func kept(ctx context.Context, tx *sql.Tx, have *Facts) ([]*Fact, error) {
	if len(have.All) == 0 {
		return nil, nil
	}
	rows, err := tx.QueryContext(ctx, `SELECT seq FROM facts WHERE seq <= ?`, have.version.last)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	stand := make(map[int64]bool, len(have.All))
	for rows.Next() {
		var seq int64
		if err := rows.Scan(&seq); err != nil {
			return nil, err
		}
		stand[seq] = true
	}
	return slices.DeleteFunc(slices.Clone(have.All), func(f *Fact) bool { return !stand[f.seq] }), rows.Err()
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
		f.Type = one(f.Type)
		for i, o := range f.Origins {
			f.Origins[i] = one(o)
		}
		out = append(out, f)
	}
	return out, rows.Err()
}

// sort makes the orders in which lists show events.
func (fs *Facts) sort() {
	slices.SortFunc(fs.All, func(a, b *Fact) int { return strings.Compare(a.Sort, b.Sort) })
	newest := slices.Clone(fs.All)
	slices.SortStableFunc(newest, func(a, b *Fact) int { return strings.Compare(b.from(), a.from()) })
	killed := slices.Clone(newest)
	slices.SortStableFunc(killed, func(a, b *Fact) int { return cmp.Compare(b.Figures[1], a.Figures[1]) })
	for _, f := range fs.All {
		if f.Date != nil {
			fs.last = max(fs.last, f.Date.From, f.Date.To)
		}
	}
	fs.orders = map[Order][]*Fact{Oldest: fs.All, Newest: newest, MostKilled: killed}
}

// from is the first day on which it may have happened, empty when undated.
func (f *Fact) from() string {
	if f.Date == nil {
		return ""
	}
	return f.Date.From
}

// Last is the last day on which an event may have happened, of those with an end; empty
// without one.
func (fs *Facts) Last() string { return fs.last }

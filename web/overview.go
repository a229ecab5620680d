package web

import (
	"cmp"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"slices"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/link"
	"github.com/isnad-project/isnad/store"
)

// overviewBody is all events together. Every part of it chooses: what is chosen stands in
// the address, and all parts show what is chosen.
type overviewBody struct {
	Filter   filter
	Chips    []chip
	Families []option
	Places   []string
	Kept     []pair // what of the address the form keeps

	Count, Of       int    // events chosen, of all
	List            string // the list of the chosen ones
	Census          store.Census
	Disputed        int
	DisputedAt      string
	Killed, Injured sum
	Line            timeline
	Map             *eventMap
	ByPlace, ByTime []bandRow
	MorePlaces      int // rows that the table by governorate leaves out
	Sources         []sourceRow
	MoreSources     int
	Newest          []eventRow // with a contradiction
}

// A sum is a figure added up over events.
type sum struct {
	Tally  *isnad.Tally // nil: nobody said
	Events int          // that give a figure which is counted
	Aside  int          // whose figure is not counted
}

// A bandRow is one line of a table of sums, with its figures as a band.
type bandRow struct {
	Name   template.HTML
	Here   string // address that chooses it here, or drops it
	Chosen bool
	List   string
	Events int
	Killed *isnad.Tally
	Band   *interval
	key    string
}

// A sourceRow is an origin with what rests on it.
type sourceRow struct {
	Name   string
	Here   string
	Chosen bool
	List   string
	Events int
	Share  int // in percent of the events chosen
	Alone  int // events of which nobody else tells
}

const (
	mostPlaces  = 14
	mostSources = 10
)

func (s *server) overview(r *http.Request, l *locale) (*answer, error) {
	ctx, u := r.Context(), r.URL
	f, err := readFilter(u.Query())
	if err != nil {
		return nil, err
	}
	n, err := s.numbersOf(ctx)
	if err != nil {
		return nil, err
	}
	body, err := n.overviews.get(fmt.Sprint(l.Lang, l.Hindi, u.RawQuery), func() (*overviewBody, error) { return s.overviewOf(r, l, n, f) })
	if err != nil {
		return nil, err
	}
	return &answer{View: "overview", Title: l.A("nav.overview"), Section: "overview", Body: body}, nil
}

// overviewOf makes the overview of what a filter chooses.
func (s *server) overviewOf(r *http.Request, l *locale, n *numbers, f filter) (*overviewBody, error) {
	ctx, u := r.Context(), r.URL
	wide := f
	wide.Box = nil
	facts, unboxed, err := s.chosen(ctx, wide)
	if err != nil {
		return nil, err
	}
	some := inBox(unboxed, f.Box)
	places, err := s.governorates(facts)
	if err != nil {
		return nil, err
	}
	b := overviewBody{Filter: f, Chips: f.chips(u, l), Families: families(l, f.Type), Places: places, Count: len(some), Of: len(facts.All),
		List: listOf(u), Census: n.census, DisputedAt: listOf(u, "disputed", "1"), Kept: kept(u)}
	b.Line = drawTimeline(u, l, f, facts, some)
	if b.Map, err = s.drawEvents(ctx, u, l, f, unboxed); err != nil {
		return nil, err
	}
	b.add(n, some)
	b.byPlace(u, l, n, f, some)
	b.byTime(u, l, n, some)
	b.sources(u, f, some)
	if b.Newest, err = s.contradicted(r, l, some); err != nil {
		return nil, err
	}
	return &b, nil
}

// inBox are the facts whose point lies in a part of the map.
func inBox(some []*store.Fact, in *box) []*store.Fact {
	if in == nil {
		return some
	}
	return slices.DeleteFunc(slices.Clone(some), func(x *store.Fact) bool {
		return !pointed(x.Place) || !in.holds(*x.Place.Lon, *x.Place.Lat)
	})
}

// add adds up all that is chosen.
func (b *overviewBody) add(n *numbers, some []*store.Fact) {
	for _, f := range some {
		if f.Disputed {
			b.Disputed++
		}
		b.Killed.add(f, "killed", n.aside[f][0])
		b.Injured.add(f, "injured", n.aside[f][1])
	}
}

func (s *sum) add(f *store.Fact, outcome string, aside bool) {
	t := f.Figure(link.Conservative, outcome)
	switch {
	case t == nil:
	case aside:
		s.Aside++
	default:
		if s.Tally == nil {
			s.Tally = &isnad.Tally{}
		}
		s.Tally.Low, s.Tally.Best, s.Tally.High = s.Tally.Low+t.Low, s.Tally.Best+t.Best, s.Tally.High+t.High
		s.Events++
	}
}

// grouped adds up by a key, the most events first.
func grouped(n *numbers, some []*store.Fact, key func(*store.Fact) string) []bandRow {
	rows := map[string]*bandRow{}
	for _, f := range some {
		k := key(f)
		row := rows[k]
		if row == nil {
			row = &bandRow{key: k}
			rows[k] = row
		}
		row.Events++
		if t := f.Figure(link.Conservative, "killed"); t != nil && !n.aside[f][0] {
			if row.Killed == nil {
				row.Killed = &isnad.Tally{}
			}
			row.Killed.Low, row.Killed.Best, row.Killed.High = row.Killed.Low+t.Low, row.Killed.Best+t.Best, row.Killed.High+t.High
		}
	}
	out := make([]bandRow, 0, len(rows))
	for _, row := range rows {
		out = append(out, *row)
	}
	slices.SortFunc(out, func(a, b bandRow) int { return cmp.Or(b.Events-a.Events, cmp.Compare(a.key, b.key)) })
	return out
}

// bands draws the figures of rows to one scale, but those of the row of what belongs to no
// other, which would press them together.
func bands(rows []bandRow, lang Lang) {
	most := 0
	for _, r := range rows {
		if r.Killed != nil && r.List != "" {
			most = max(most, r.Killed.High)
		}
	}
	for i, r := range rows {
		if r.Killed != nil && r.List != "" && most > 0 {
			rows[i].Band = scaled(r.Killed, most, lang)
		}
	}
}

func (b *overviewBody) byPlace(u *url.URL, l *locale, n *numbers, f filter, some []*store.Fact) {
	rows := grouped(n, some, func(x *store.Fact) string {
		if x.Place == nil {
			return ""
		}
		return string(x.Place.Admin1)
	})
	if len(rows) > mostPlaces {
		b.MorePlaces, rows = len(rows)-mostPlaces, rows[:mostPlaces]
	}
	for i, row := range rows {
		if rows[i].Name = l.groupName(link.ByPlace, row.key); row.key == "" {
			continue
		}
		rows[i].Chosen = row.key == f.Admin1
		rows[i].Here, rows[i].List = narrowed(u, "admin1", row.key), listOf(u, "admin1", row.key)
		if rows[i].Chosen {
			rows[i].Here = narrowed(u, "admin1", "")
		}
	}
	bands(rows, l.Lang)
	b.ByPlace = rows
}

// byTime is the timeline as a table: what surely happened in each column.
func (b *overviewBody) byTime(u *url.URL, l *locale, n *numbers, some []*store.Fact) {
	if len(b.Line.Bins) == 0 {
		return
	}
	of := map[string]int{}
	for i, c := range b.Line.Bins {
		of[c.key] = i + 1
	}
	size := len(b.Line.Bins[0].key)
	rows := grouped(n, some, func(x *store.Fact) string {
		switch {
		case x.Date == nil:
			return "\xff" // behind all columns
		case len(x.Date.From) < size || len(x.Date.To) < size || x.Date.From[:size] != x.Date.To[:size] || of[x.Date.From[:size]] == 0:
			return "~"
		}
		return x.Date.From[:size]
	})
	slices.SortFunc(rows, func(a, b bandRow) int { return cmp.Compare(a.key, b.key) })
	for i, row := range rows {
		switch at := of[row.key]; {
		case row.key == "~":
			rows[i].Name = l.T("overview.longer")
		case row.key == "\xff":
			rows[i].Name, rows[i].Here = l.T("events.undated"), narrowed(u, "undated", "1", "from", "", "to", "")
			rows[i].List = listOf(u, "undated", "1", "from", "", "to", "")
		default:
			c := b.Line.Bins[at-1]
			rows[i].Name, rows[i].Here = bdi(c.Text), c.Href
			rows[i].List = listOf(u, "from", c.From, "to", c.To, "sure", "1")
		}
	}
	bands(rows, l.Lang)
	b.ByTime = rows
}

func (b *overviewBody) sources(u *url.URL, f filter, some []*store.Fact) {
	rows := map[string]*sourceRow{}
	for _, x := range some {
		for _, o := range x.Origins {
			if rows[o] == nil {
				rows[o] = &sourceRow{Name: o, Chosen: o == f.Origin, Here: narrowed(u, "origin", o), List: listOf(u, "origin", o)}
			}
			rows[o].Events++
			if len(x.Origins) == 1 {
				rows[o].Alone++
			}
		}
	}
	for _, row := range rows {
		row.Share = (200*row.Events + len(some)) / (2 * len(some))
		if row.Chosen {
			row.Here = narrowed(u, "origin", "")
		}
		b.Sources = append(b.Sources, *row)
	}
	slices.SortFunc(b.Sources, func(a, b sourceRow) int { return cmp.Or(b.Events-a.Events, cmp.Compare(a.Name, b.Name)) })
	if len(b.Sources) > mostSources {
		b.MoreSources, b.Sources = len(b.Sources)-mostSources, b.Sources[:mostSources]
	}
}

// contradicted are the first of the chosen events with a contradiction.
func (s *server) contradicted(r *http.Request, l *locale, some []*store.Fact) ([]eventRow, error) {
	const most = 5
	var first []*store.Fact
	for _, f := range some {
		if f.Disputed && len(first) < most {
			first = append(first, f)
		}
	}
	found, err := s.eventsOf(r.Context(), first)
	if err != nil {
		return nil, err
	}
	var out []eventRow
	for i := range found {
		out = append(out, l.row(&found[i]))
	}
	return out, nil
}

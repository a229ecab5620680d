package web

import (
	"fmt"
	"net/http"
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
	Before          *comparison // the range before the one that is chosen
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

const (
	mostPlaces  = 14
	mostSources = 10
)

func (s *server) overview(r *http.Request, l *locale) (*answer, error) {
	body, err := s.overviewBy(r, l)
	if err != nil {
		return nil, err
	}
	return &answer{View: "overview", Title: l.A("nav.overview"), Section: "overview", Body: body}, nil
}

// overviewBy is the overview that an address asks for. It is remembered for as long as the events
// stay the same.
func (s *server) overviewBy(r *http.Request, l *locale) (*overviewBody, error) {
	f, err := readFilter(r.URL.Query())
	if err != nil {
		return nil, err
	}
	n, err := s.numbersOf(r.Context())
	if err != nil {
		return nil, err
	}
	u := *r.URL
	u.Path = "/" // what is remembered leads on from the page
	asked := r.WithContext(r.Context())
	asked.URL = &u
	return s.overviews.get(n.state, fmt.Sprint(l.Lang, l.Hindi, u.RawQuery), func() (*overviewBody, error) { return s.overviewOf(asked, l, n, f) })
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
	if b.Before, err = s.compare(ctx, n, f, some); err != nil {
		return nil, err
	}
	if b.Before != nil {
		b.Before.Href = narrowed(u, "from", b.Before.From, "to", b.Before.To)
	}
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
		b.Killed.add(f, "killed", n.aside[f][0].Code != "")
		b.Injured.add(f, "injured", n.aside[f][1].Code != "")
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

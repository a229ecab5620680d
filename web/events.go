package web

import (
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

// eventsBody is the list of events.
type eventsBody struct {
	Filter   filter
	Chips    []chip
	Families []option
	Places   []string // governorates to suggest
	Kept     []pair   // what of the address the form keeps
	Rows     []eventRow
	Count    int
	Pager    pager
	Sorts    map[string]string // address of each order
	Taking   taking
	Facets   []facet
	Find     string // a part of the names of values that are looked for
	Finding  []pair // what of the address the form for that keeps

	Relative  bool // some row's time is relative
	Documents int  // reports in the ledger; asked only when there are no events
	SortedBy  string
}

// An option is one entry of a choice.
type option struct {
	Value, Name string
	Chosen      bool
}

// An eventRow is one line of a list of events.
type eventRow struct {
	ID             string
	Type           string
	Place          placeView
	When           whenView
	Killed         *isnad.Tally
	Injured        *isnad.Tally
	Origins        int
	Claims         int
	Contradictions []isnad.Contradiction
}

func (l *locale) row(e *isnad.Event) eventRow {
	return eventRow{ID: e.ID, Type: e.Type, Place: l.place(e), When: l.when(e),
		Killed: e.Killed, Injured: e.Injured, Origins: len(e.Origins), Claims: len(e.Claims),
		Contradictions: kinds(e.Contradictions)}
}

// kinds keeps one contradiction of each field and kind.
func kinds(all []isnad.Contradiction) []isnad.Contradiction {
	var out []isnad.Contradiction
	seen := map[[2]string]bool{}
	for _, c := range all {
		if k := [2]string{c.Field, c.Kind}; !seen[k] {
			seen[k] = true
			out = append(out, c)
		}
	}
	return out
}

func (s *server) events(r *http.Request, l *locale) (*answer, error) {
	f, err := readFilter(r.URL.Query())
	if err != nil {
		return nil, err
	}
	facts, all, err := s.chosen(r.Context(), f)
	if err != nil {
		return nil, err
	}
	from, to, p := f.cut(len(all), r.URL)
	found, err := s.eventsOf(r.Context(), all[from:to])
	if err != nil {
		return nil, err
	}
	count := len(all)
	places, err := s.governorates(facts)
	if err != nil {
		return nil, err
	}
	b := eventsBody{Filter: f, Chips: f.chips(r.URL, l), Kept: kept(r.URL), Count: count, Pager: p, Families: families(l, f.Type),
		Places: places, SortedBy: f.Sort, Sorts: map[string]string{},
		Taking: taking{Count: count, Formats: exports(r.URL), Token: deskOf(r).Token, Query: r.URL.RawQuery}}
	b.Find = strings.TrimSpace(r.URL.Query().Get("find"))
	b.Facets = s.facets(r.URL, l, f, facts, all, b.Find)
	for key, values := range r.URL.Query() {
		for _, v := range values {
			if key != "find" && key != "page" {
				b.Finding = append(b.Finding, pair{key, v})
			}
		}
	}
	for _, by := range sorts {
		b.Sorts[by] = with(r.URL, "sort", by)
	}
	for i := range found {
		row := l.row(&found[i])
		b.Relative = b.Relative || row.When.Relative
		b.Rows = append(b.Rows, row)
	}
	if count == 0 && !f.Narrowing() {
		if b.Documents, err = s.ledger.CountDocuments(r.Context()); err != nil {
			return nil, err
		}
	}
	return &answer{View: "events", Title: l.A("nav.events"), Section: "events", Body: b}, nil
}

// governorates are those in which events lie, sorted: what a form suggests.
func (s *server) governorates(facts *store.Facts) ([]string, error) {
	return s.divisions.get(facts.Version, func() ([]string, error) {
		seen := map[string]bool{}
		for _, f := range facts.All {
			if f.Place != nil && f.Place.Admin1 != "" {
				seen[string(f.Place.Admin1)] = true
			}
		}
		all := slices.Sorted(maps.Keys(seen))
		return all[:min(len(all), mostSuggested)], nil
	})
}

// mostSuggested is how many governorates a form suggests.
const mostSuggested = 300

// families lists the kinds of events to choose from.
func families(l *locale, chosen string) []option {
	var out []option
	known := false
	for _, code := range []string{"assault", "clash", "control", "coerce", "toll"} {
		out = append(out, option{code, l.A("family." + code), code == chosen})
		known = known || code == chosen
	}
	if chosen != "" && !known {
		out = append(out, option{chosen, l.Type(chosen), true})
	}
	return out
}

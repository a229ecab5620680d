package web

import (
	"net/http"
	"sort"

	"github.com/isnad-project/isnad"
)

// eventsBody is the list of events.
type eventsBody struct {
	Filter   filter
	Chips    []chip
	Families []option
	Places   []string // governorates to suggest
	Rows     []eventRow
	Count    int
	Pager    pager
	Sorts    map[string]string // address of each order

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
	found, err := s.find(r, f)
	if err != nil {
		return nil, err
	}
	b := eventsBody{Filter: f, Chips: f.chips(r.URL, l), Count: len(found), Families: families(l, f.Type),
		Places: governorates(found), SortedBy: f.Sort, Sorts: map[string]string{}}
	for _, by := range sorts {
		b.Sorts[by] = with(r.URL, "sort", by)
	}
	from, to, p := f.cut(len(found), r.URL)
	b.Pager = p
	for i := from; i < to; i++ {
		row := l.row(&found[i])
		b.Relative = b.Relative || row.When.Relative
		b.Rows = append(b.Rows, row)
	}
	if len(found) == 0 && !f.Narrowing() {
		docs, err := s.ledger.Documents(r.Context())
		if err != nil {
			return nil, err
		}
		b.Documents = len(docs)
	}
	return &answer{View: "events", Title: l.A("nav.events"), Section: "events", Body: b}, nil
}

// find gives the events that a filter chooses, in its order.
func (s *server) find(r *http.Request, f filter) ([]isnad.Event, error) {
	found, err := s.ledger.Events(r.Context(), f.query())
	if err != nil {
		return nil, err
	}
	found = s.keep(found, f)
	order(found, f.Sort)
	return found, nil
}

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

// governorates lists the governorates of the events, to be suggested.
func governorates(events []isnad.Event) []string {
	seen := map[string]bool{}
	var out []string
	for i := range events {
		if p := events[i].Place; p != nil && p.Admin1 != "" && !seen[string(p.Admin1)] {
			seen[string(p.Admin1)] = true
			out = append(out, string(p.Admin1))
		}
	}
	sort.Strings(out)
	return out
}

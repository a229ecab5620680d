package web

import (
	"net/http"

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
	Exports  []exportView

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
	found, count, p, err := s.find(r, f)
	if err != nil {
		return nil, err
	}
	places, err := s.ledger.Governorates(r.Context(), f.query())
	if err != nil {
		return nil, err
	}
	b := eventsBody{Filter: f, Chips: f.chips(r.URL, l), Count: count, Pager: p, Families: families(l, f.Type),
		Places: places, SortedBy: f.Sort, Sorts: map[string]string{},
		Exports: exports(r.URL)}
	for _, by := range sorts {
		b.Sorts[by] = with(r.URL, "sort", by)
	}
	for i := range found {
		row := l.row(&found[i])
		b.Relative = b.Relative || row.When.Relative
		b.Rows = append(b.Rows, row)
	}
	if count == 0 && !f.Narrowing() {
		docs, err := s.ledger.Documents(r.Context())
		if err != nil {
			return nil, err
		}
		b.Documents = len(docs)
	}
	return &answer{View: "events", Title: l.A("nav.events"), Section: "events", Body: b}, nil
}

// find gives the events of the page that is asked for, and how many the filter
// chooses. Free text is looked for in every event that the rest of the filter
// leaves.
func (s *server) find(r *http.Request, f filter) (page []isnad.Event, count int, p pager, err error) {
	q := f.query()
	if f.Text == "" {
		if count, err = s.ledger.CountEvents(r.Context(), q); err != nil {
			return nil, 0, p, err
		}
		from, to, p := f.cut(count, r.URL)
		if q.Offset, q.Limit = from, to-from; q.Limit == 0 {
			return nil, count, p, nil
		}
		page, err = s.ledger.Events(r.Context(), q)
		return page, count, p, err
	}
	found, err := s.ledger.Events(r.Context(), q)
	if err != nil {
		return nil, 0, p, err
	}
	found = s.keep(found, f.Text)
	from, to, p := f.cut(len(found), r.URL)
	return found[from:to], len(found), p, nil
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

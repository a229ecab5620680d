package store_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/link"
	"github.com/isnad-project/isnad/store"
)

// While a ledger grows and is judged, its facts say of every filter, order and tally what
// the events themselves say.
func TestFactsSayWhatEventsSay(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	l := open(t, filepath.Join(t.TempDir(), "l.db"))
	var before string
	for i := range 40 {
		d, c := some(r, i)
		add(t, l, d, c)
		if err := l.Update(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
		if i == 20 {
			rebuild(t, l)
		}
		facts, err := l.Facts(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if facts.Version == before {
			t.Fatal("the facts of another state have the same version")
		}
		before = facts.Version
		events, err := l.Events(t.Context(), store.EventFilter{})
		if err != nil {
			t.Fatal(err)
		}
		if i%8 != 7 {
			sameAside(t, events, facts, link.Conservative)
			continue
		}
		for _, f := range filtersOf(events) {
			sameChoice(t, l, facts, f)
		}
		for _, rule := range link.Rules {
			var bare []isnad.Event
			for _, f := range facts.All {
				bare = append(bare, f.Event(rule))
			}
			sameAside(t, events, facts, rule)
			for _, by := range []link.Dimension{link.ByPlace, link.ByMonth, link.ByType, link.ByWho} {
				if diff := cmp.Diff(sumsOf(link.Tally(link.AllUnder(events, rule), by)), sumsOf(link.Tally(bare, by))); diff != "" {
					t.Fatalf("%s by %s (-events +facts):\n%s", rule, by, diff)
				}
			}
		}
	}
}

func sameAside(t *testing.T, events []isnad.Event, facts *store.Facts, rule link.Rule) {
	t.Helper()
	aside := map[string][2]link.Aside{}
	for f, why := range facts.Aside(rule) {
		aside[f.ID] = why
	}
	if diff := cmp.Diff(link.AsideOf(link.AllUnder(events, rule)), aside); diff != "" {
		t.Fatalf("%s, what is not counted (-events +facts):\n%s", rule, diff)
	}
}

// sumsOf leaves out of a tally which claims gave the figures: facts do not know them.
func sumsOf(rows []link.Row) []link.Row {
	for i := range rows {
		for k := range rows[i].Used {
			rows[i].Used[k].Claims = nil
		}
		for k := range rows[i].SetAside {
			rows[i].SetAside[k].Claims = nil
		}
	}
	return rows
}

// filtersOf are filters by what stands in the events, in every order.
func filtersOf(events []isnad.Event) []store.EventFilter {
	out := []store.EventFilter{{}, {Disputed: true}, {Undated: true}, {Killed: 5}, {Country: "SY"}, {IDs: []string{}}, {IDs: []string{events[0].ID}}}
	for _, e := range events {
		out = append(out, store.EventFilter{Type: e.Type, Order: store.Newest}, store.EventFilter{Type: isnad.Family(e.Type), Order: store.MostKilled},
			store.EventFilter{Doc: e.Claims[0].Doc})
		if e.Place != nil {
			out = append(out, store.EventFilter{Place: e.Place.Name, Order: store.Newest}, store.EventFilter{Admin1: string(e.Place.Admin1)})
		}
		if e.Date != nil {
			out = append(out, store.EventFilter{From: e.Date.From}, store.EventFilter{To: e.Date.To}, store.EventFilter{From: e.Date.From, To: e.Date.To},
				store.EventFilter{From: e.Date.From, To: e.Date.From, Sure: true}, store.EventFilter{Sure: true})
		}
		for _, o := range e.Origins {
			out = append(out, store.EventFilter{Origin: o, Order: store.MostKilled})
		}
		for _, a := range e.Claims[0].Actors {
			out = append(out, store.EventFilter{Actor: a})
		}
	}
	return out
}

func sameChoice(t *testing.T, l *store.Ledger, facts *store.Facts, f store.EventFilter) {
	t.Helper()
	events, err := l.Events(t.Context(), f)
	if err != nil {
		t.Fatal(err)
	}
	chosen, err := l.Choose(t.Context(), facts, f)
	if err != nil {
		t.Fatal(err)
	}
	var want, got []string
	for _, e := range events {
		want = append(want, fmt.Sprint(e.ID, e.Type, e.Place != nil, len(e.Origins), e.Killed))
	}
	for _, x := range chosen {
		got = append(got, fmt.Sprint(x.ID, x.Type, x.Place != nil, len(x.Origins), x.Figure(link.Conservative, "killed")))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("%+v (-events +facts):\n%s", f, diff)
	}
}

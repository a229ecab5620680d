package store_test

import (
	"errors"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

// The versions of every event are what the ledger gave after each report and each judgement.
func TestHistory(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 1))
	l := ticking(t)
	var claims []isnad.Claim
	var made []isnad.Judgement
	type state struct {
		at     time.Time
		events []isnad.Event
	}
	var states []state
	var seen store.Cursor
	keep := func() {
		t.Helper()
		came, err := l.Changes(t.Context(), seen, 10)
		if err != nil {
			t.Fatal(err)
		}
		seen = came.Cursor
		var when time.Time
		for _, r := range came.Reports {
			when, err = time.Parse(time.RFC3339, r.Recorded)
		}
		for _, j := range came.Judgements {
			when, err = time.Parse(time.RFC3339, j.At)
		}
		if err != nil {
			t.Fatal(err)
		}
		if err := l.Update(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
		events, err := l.Events(t.Context(), store.EventFilter{})
		if err != nil {
			t.Fatal(err)
		}
		states = append(states, state{when, events})
	}
	for i := range 25 {
		d, c := some(r, i)
		add(t, l, d, c)
		claims = append(claims, c...)
		keep()
		for range r.IntN(3) {
			j := ruling(r, claims, made)
			if r.IntN(5) == 0 {
				j = addition(t, d, c[0], 3+r.IntN(9))
			}
			j, err := l.Judge(t.Context(), j)
			if err != nil {
				t.Fatal(err)
			}
			made = append(made, j)
			keep()
		}
	}
	arrived := map[string]int{}
	for i, c := range claims {
		arrived[c.ID] = i
	}
	changes := 0
	for _, e := range states[len(states)-1].events {
		versions, err := l.History(t.Context(), &e)
		if err != nil {
			t.Fatal(err)
		}
		changes += len(versions) - 1
		own := slices.SortedFunc(slices.Values(e.Claims), func(a, b isnad.Claim) int { return arrived[a.ID] - arrived[b.ID] })
		for _, s := range states {
			var want, got *isnad.Event
			for _, c := range own {
				if i := slices.IndexFunc(s.events, func(e isnad.Event) bool {
					return slices.ContainsFunc(e.Claims, func(x isnad.Claim) bool { return x.ID == c.ID })
				}); i >= 0 {
					want = &s.events[i]
					break
				}
			}
			for _, v := range versions {
				if at, err := time.Parse(time.RFC3339, v.At); err != nil || !at.After(s.at) {
					got = v.Event
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("%s as of %s (-as it stood +as told later):\n%s", e.ID, s.at, diff)
			}
		}
	}
	if changes < 20 {
		t.Errorf("only %d changes", changes)
	}
}

// An event that a report is read again for goes on under what its words are read as now.
func TestHistoryOfWhatIsReadAgain(t *testing.T) {
	l := ticking(t)
	d, claims := report("a", "دركوش", 12)
	add(t, l, d, claims)
	_, fewer := report("a", "دركوش", 7)
	fewer[0].Seal(d.Key())
	if _, err := l.Reread(t.Context(), d.Key(), fewer); err != nil {
		t.Fatal(err)
	}
	e := rebuild(t, l)[0]
	versions, err := l.History(t.Context(), &e)
	if err != nil {
		t.Fatal(err)
	}
	var dead []int
	for _, v := range versions {
		if len(v.Reports) != 1 || v.Reports[0].ID != "a" || len(v.Judgements) > 0 {
			t.Errorf("%s came of %v and %v", v.ID, v.Reports, v.Judgements)
		}
		dead = append(dead, v.Event.Killed.Best)
	}
	if !slices.Equal(dead, []int{12, 7}) {
		t.Errorf("the dead were %v", dead)
	}
	e.Killed.Best++ // as an older program might have made it
	if _, err := l.History(t.Context(), &e); !errors.Is(err, store.ErrStale) {
		t.Errorf("an event that no report makes so has the error %v", err)
	}
}

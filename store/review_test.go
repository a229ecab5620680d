package store_test

import (
	"errors"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/link"
	"github.com/isnad-project/isnad/store"
)

// ticking is a ledger whose clock moves on by a second each time it is asked.
func ticking(t *testing.T) *store.Ledger {
	t.Helper()
	var mu sync.Mutex
	at := clock()
	l, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "l.db"), func() time.Time {
		mu.Lock()
		defer mu.Unlock()
		at = at.Add(time.Second)
		return at
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

func killed(t *testing.T, all []store.Standing) (out []int) {
	t.Helper()
	for _, s := range all {
		if s.Killed == nil {
			out = append(out, -1)
			continue
		}
		out = append(out, s.Killed.Low, s.Killed.High)
	}
	return out
}

func TestRule(t *testing.T) {
	l := ticking(t)
	d1, c1 := report("r1", "دركوش", 60)
	d2, c2 := report("r2", "سراقب", 3)
	add(t, l, d1, c1)
	add(t, l, d2, c2)
	apart := rebuild(t, l)
	same := isnad.Judgement{A: c1[0].ID, B: c2[0].ID, Verdict: "same", By: "Salma", Why: "one car"}
	would, err := l.Suppose(t.Context(), same)
	if err != nil {
		t.Fatal(err)
	}
	j, did, err := l.Rule(t.Context(), same)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]int{60, 60, 3, 3}, killed(t, did.Before)); diff != "" {
		t.Error("before: " + diff)
	}
	if diff := cmp.Diff([]int{3, 60}, killed(t, did.After)); diff != "" {
		t.Error("after: " + diff)
	}
	if !did.MovesFigures() {
		t.Error("the figures are said to stand")
	}
	if diff := cmp.Diff(killed(t, did.After), killed(t, would.After)); diff != "" {
		t.Error("what was supposed came otherwise: " + diff)
	}
	if stale(t, l) {
		t.Error("the ledger is stale after a ruling")
	}
	back, undone, err := l.Rule(t.Context(), isnad.Judgement{Retracts: j.ID, By: "Salma"})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(store.Effect{Before: did.After, After: did.Before}, undone); diff != "" {
		t.Error("the retraction is not the ruling turned round: " + diff)
	}
	if diff := cmp.Diff(apart, rebuild(t, l)); diff != "" {
		t.Error("the retraction does not restore: " + diff)
	}
	kept, err := l.Effects(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]store.Effect{j.ID: did, back.ID: undone}, kept); diff != "" {
		t.Error(diff)
	}
}

// Of judgements made at once all are recorded or none, and each keeps what changed around it.
func TestRuleAtOnce(t *testing.T) {
	l := ticking(t)
	d1, c1 := report("r1", "دركوش", 60)
	d2, c2 := report("r2", "سراقب", 3)
	add(t, l, d1, c1)
	add(t, l, d2, c2)
	apart := rebuild(t, l)
	reject := isnad.Judgement{A: c1[0].ID, Verdict: "reject", By: "Salma", Why: "both are of another day"}
	other, unknown := reject, reject
	other.A, unknown.A = c2[0].ID, "no-such-claim"
	if _, _, err := l.Rule(t.Context(), reject, other, unknown); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("one on an unknown claim: %v", err)
	}
	if js, err := l.Judgements(t.Context()); err != nil || len(js) != 0 {
		t.Fatalf("a part is recorded: %v, %v", js, err)
	}
	first, did, err := l.Rule(t.Context(), reject, other)
	if err != nil {
		t.Fatal(err)
	}
	js, err := l.Judgements(t.Context())
	if err != nil || len(js) != 2 || js[0].ID != first.ID || js[1].Batch != first.ID {
		t.Fatalf("%+v, %v", js, err)
	}
	kept, err := l.Effects(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(did, kept[first.ID]); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]int{3, 3}, killed(t, kept[js[1].ID].Before)); diff != "" {
		t.Error("the other: " + diff)
	}
	if _, _, err := l.Rule(t.Context(), isnad.Judgement{Retracts: first.ID, By: "Salma"}, isnad.Judgement{Retracts: js[1].ID, By: "Salma"}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(apart, rebuild(t, l)); diff != "" {
		t.Error("taking both back does not restore: " + diff)
	}
}

func TestCorrection(t *testing.T) {
	l := ticking(t)
	d1, c1 := report("r1", "دركوش", 60)
	add(t, l, d1, c1)
	before := rebuild(t, l)
	for _, bad := range []isnad.Judgement{
		{A: c1[0].ID, Verdict: "correct", Field: "killed", Value: "many", By: "Salma"},
		{A: c1[0].ID, Verdict: "correct", Field: "killed", Value: `{"low": 9, "high": 3}`, By: "Salma"},
		{A: c1[0].ID, Verdict: "correct", Field: "quote", Value: `null`, By: "Salma"},
		{A: c1[0].ID, Verdict: "correct", Field: "time", Value: `"yesterday"`, By: "Salma"},
	} {
		if _, err := l.Judge(t.Context(), bad); err == nil {
			t.Errorf("%s %s was taken", bad.Field, bad.Value)
		}
	}
	correct := func(field, value string) isnad.Judgement {
		t.Helper()
		j, _, err := l.Rule(t.Context(), isnad.Judgement{A: c1[0].ID, Verdict: "correct", Field: field, Value: value, By: "Salma", Why: "misread"})
		if err != nil {
			t.Fatal(err)
		}
		return j
	}
	js := []isnad.Judgement{
		correct("killed", `{"low": 6, "high": 6}`),
		correct("killed", `{"low": 16, "high": null}`),
		correct("place", `{"name": "سلقين", "country": "SY", "admin1": "إدلب", "relation": "in"}`),
		correct("time", `"2024-04-30"`),
	}
	events, err := l.Events(t.Context(), store.EventFilter{})
	if err != nil || len(events) != 1 {
		t.Fatal(events, err)
	}
	e := events[0]
	if e.Killed == nil || e.Killed.Low != 16 || e.Place.Name != "سلقين" || e.Date == nil || e.Date.From != "2024-04-30" {
		t.Errorf("the event is %+v at %+v on %+v", e.Killed, e.Place, e.Date)
	}
	if c := e.Claims[0]; c.ID != c1[0].ID || c.Place.Name != "سلقين" || *c.Counts[0].Low != 16 {
		t.Errorf("its claim is %+v", c)
	}
	held, err := l.Claims(t.Context(), store.ClaimFilter{IDs: []string{c1[0].ID}})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(c1[0], held[0].Claim); diff != "" {
		t.Error("the claim itself was changed: " + diff)
	}
	for _, j := range js {
		if _, _, err := l.Rule(t.Context(), isnad.Judgement{Retracts: j.ID, By: "Salma"}); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(before, rebuild(t, l)); diff != "" {
		t.Error("taking the corrections back does not restore: " + diff)
	}
}

// undecided are claims of two reports that the linker does not decide on: it is
// asked which of some pairs those are, since its weights change.
func undecided(t *testing.T) (docs []*isnad.Document, claims []isnad.Claim) {
	t.Helper()
	for _, code := range []string{"assault.shelling", "assault.airstrike", "assault.kill", "assault.attack"} {
		for _, other := range []bool{true, false} { // words
			docs, claims = nil, nil
			for i, n := range []int{160, 19} {
				d, c := report(string(rune('a'+i)), "دركوش", n)
				d.Published = "2024-05-01"
				if i == 1 && other {
					c[0].Quote.Exact = "سقط ضحايا"
				}
				day := "2024-05-01"
				c[0].Time.Value = &day
				c[0].Place.ID, c[0].Place.Kind = "g:darkush", "town"
				c[0].Type = []string{"assault.airstrike", code}[i]
				c[0].Weapon = isnad.Known([]string{"صاروخ", "مدفع"}[i])
				c[0].Targets = [][]string{{"السوق"}, {"مدرسة"}}[i]
				c[0].Actors = [][]string{{"طائرة مجهولة"}, {"كتيبة الغيم"}}[i]
				c[0].Seal(d.Key())
				docs, claims = append(docs, d), append(claims, c[0])
			}
			edge, err := link.Compare(link.Input{Claim: claims[0], DocKey: "a", Published: docs[0].Published},
				link.Input{Claim: claims[1], DocKey: "b", Published: docs[1].Published}, nil)
			if err != nil {
				t.Fatal(err)
			}
			if edge.Verdict == "undecided" {
				return docs, claims
			}
		}
	}
	t.Fatal("the linker decides on every pair of this test")
	return nil, nil
}

// Doubts asks about pairs that the linker left open, and no longer when a person
// has said something of them, be it that nobody can tell.
func TestDoubts(t *testing.T) {
	l := ticking(t)
	docs, first := undecided(t)
	for i, d := range docs {
		add(t, l, d, first[i:i+1])
	}
	rebuild(t, l)
	doubts := func() []store.Doubt {
		t.Helper()
		out, n, err := l.Doubts(t.Context(), 0, -1)
		if err != nil || n != len(out) {
			t.Fatal(err)
		}
		return out
	}
	open := doubts()
	if len(open) != 1 || open[0].Dead != 19 {
		t.Fatalf("open are %+v", open)
	}
	j, _, err := l.Rule(t.Context(), isnad.Judgement{A: first[0].ID, B: first[1].ID, Verdict: "unsure", By: "Salma"})
	if err != nil {
		t.Fatal(err)
	}
	if left := doubts(); len(left) != 0 {
		t.Errorf("still open are %+v", left)
	}
	if _, _, err := l.Rule(t.Context(), isnad.Judgement{Retracts: j.ID, By: "Salma"}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(open, doubts()); diff != "" {
		t.Error(diff)
	}
}

package store_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

// addition is the judgement that adds a claim like another of its report, of so many dead.
func addition(t *testing.T, d *isnad.Document, like isnad.Claim, dead int) isnad.Judgement {
	t.Helper()
	first := isnad.Quote{End: 3, Exact: string([]rune(d.Text)[:3])}
	c := isnad.Claim{Doc: d.ID, Type: "assault.shelling", Quote: first, Trigger: first, Place: like.Place, Time: like.Time, Rule: isnad.Reviewer,
		Modality: isnad.Asserted, Actors: []string{}, Targets: []string{}, Source: []string{},
		Counts: []isnad.Count{{Outcome: "killed", Low: &dead, High: &dead, Who: "persons"}}}
	c.Seal(d.Key())
	value, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	return isnad.Judgement{A: c.ID, Verdict: "add", Value: string(value), By: "Salma", Why: "missed"}
}

// A claim that a reviewer adds is in force until the addition is taken back, however often the
// report is read again; it makes events and figures as any other does.
func TestAddition(t *testing.T) {
	l := ticking(t)
	d, c := report("r1", "دركوش", 60)
	add(t, l, d, c[:1])
	before := rebuild(t, l)
	j := addition(t, d, c[0], 7)
	j.Why = "the shelling was missed"
	j, did, err := l.Rule(t.Context(), j)
	if err != nil {
		t.Fatal(err)
	}
	if len(did.Before)+1 != len(did.After) && !did.MovesFigures() {
		t.Errorf("the addition changed nothing: %+v", did)
	}
	ids := func() (out []string) {
		t.Helper()
		claims, err := l.Claims(t.Context(), store.ClaimFilter{})
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range claims {
			out = append(out, c.ID)
		}
		return out
	}
	if diff := cmp.Diff([]string{c[0].ID, j.A}, ids()); diff != "" {
		t.Error("in force: " + diff)
	}
	other := c[0]
	other.Type = "clash"
	other.Seal(d.Key())
	if _, err := l.Reread(t.Context(), d.Key(), []isnad.Claim{other}); err != nil {
		t.Fatal(err)
	}
	if got := ids(); len(got) != 2 || got[0] != j.A && got[1] != j.A {
		t.Errorf("read again, %v are in force, want what was added too", got)
	}
	if _, err := l.Reread(t.Context(), d.Key(), c[:1]); err != nil {
		t.Fatal(err)
	}
	back, _, err := l.Rule(t.Context(), isnad.Judgement{Retracts: j.ID, By: "Salma"})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{c[0].ID}, ids()); diff != "" {
		t.Error("taken back: " + diff)
	}
	if diff := cmp.Diff(before, rebuild(t, l)); diff != "" {
		t.Error("taking back does not restore: " + diff)
	}
	if _, _, err := l.Rule(t.Context(), isnad.Judgement{Retracts: back.ID, By: "Salma"}); err != nil {
		t.Fatal(err)
	}
	if got := ids(); len(got) != 2 {
		t.Errorf("%v are in force when the retraction is taken back", got)
	}
}

// What a person adds must stand in the report.
func TestAdditionIsHeldToTheText(t *testing.T) {
	l := ticking(t)
	d, c := report("r1", "دركوش", 60)
	add(t, l, d, c)
	for name, spoil := range map[string]func(*isnad.Claim){
		"other words":      func(c *isnad.Claim) { c.Quote.Exact = "كذا" },
		"beyond the end":   func(c *isnad.Claim) { c.Quote.End = 1 << 20 },
		"a reading's rule": func(c *isnad.Claim) { c.Rule = "strike" },
		"no type":          func(c *isnad.Claim) { c.Type = "" },
		"no such time":     func(c *isnad.Claim) { when := "yesterday"; c.Time.Value = &when },
		"a figure turned":  func(c *isnad.Claim) { low := 9; c.Counts[0].Low = &low },
		"a trigger apart":  func(c *isnad.Claim) { c.Trigger = isnad.Quote{Start: 4, End: 5, Exact: string([]rune(d.Text)[4:5])} },
	} {
		var x isnad.Claim
		j := addition(t, d, c[0], 7)
		if err := json.Unmarshal([]byte(j.Value), &x); err != nil {
			t.Fatal(err)
		}
		spoil(&x)
		x.Seal(d.Key())
		value, _ := json.Marshal(x)
		j.A, j.Value = x.ID, string(value)
		if _, err := l.Judge(t.Context(), j); !errors.Is(err, store.ErrJudgement) {
			t.Errorf("%s: taken, %v", name, err)
		}
	}
	j := addition(t, d, c[0], 7)
	j.A = c[0].ID
	if _, err := l.Judge(t.Context(), j); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("under the id of another claim: %v", err)
	}
}

// A judgement of any kind, and taking it back, changes what lies around its claim and
// leaves the rows of all other events as they are.
func TestRulingTouchesItsNeighbourhood(t *testing.T) {
	l, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "l.db"), clock)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	var all []isnad.Claim
	var first *isnad.Document
	for i := range 40 {
		d, c := report(fmt.Sprint("r", i), "دركوش", 60)
		day := fmt.Sprintf("20%02d-05-02", 10+i)
		d.Published = day
		for k := range c {
			c[k].Time.Value = &day
			c[k].Place.Country = "SY"
			c[k].Seal(d.Key())
		}
		add(t, l, d, c)
		if all = append(all, c...); first == nil {
			first = d
		}
	}
	whole := len(rebuild(t, l))
	changes, err := l.Changes(t.Context(), store.Cursor{}, 1000)
	if err != nil {
		t.Fatal(err)
	}
	at := changes.Cursor
	check := func(j isnad.Judgement, what string, least int) isnad.Judgement {
		t.Helper()
		j.By, j.Why = "Salma", "so it is"
		j, _, err := l.Rule(t.Context(), j)
		if err != nil {
			t.Fatal(err)
		}
		if changes, err = l.Changes(t.Context(), at, 1000); err != nil {
			t.Fatal(err)
		}
		if at = changes.Cursor; len(changes.Events) < least || len(changes.Events) > 4 {
			t.Errorf("%s: %d of %d events were computed anew", what, len(changes.Events), whole)
		}
		return j
	}
	a := all[0].ID
	for _, j := range []isnad.Judgement{
		{A: a, Verdict: "correct", Field: "killed", Value: `{"low": 6, "high": 6}`},
		{A: a, Verdict: "correct", Field: "time", Value: `"2031-05-02"`},
		{A: a, Verdict: "correct", Field: "type", Value: `"clash"`},
		addition(t, first, all[0], 7),
	} {
		j = check(j, j.Verdict+" "+j.Field, 1)
		least := 1
		if j.Verdict == "add" {
			least = 0 // the claim stood alone: its event is gone
		}
		check(isnad.Judgement{Retracts: j.ID}, j.Verdict+" "+j.Field+" taken back", least)
	}
}

package store_test

import (
	"encoding/json"
	"errors"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

// TestKnownOn: a toll as it was known day by day, from one ledger that stays as it is.
func TestKnownOn(t *testing.T) {
	ctx := t.Context()
	l := open(t, filepath.Join(t.TempDir(), "a 'b'.db"))
	for _, r := range []struct {
		id, published string
		killed        int
	}{{"a", "2031-03-01", 12}, {"b", "2031-03-02", 19}, {"c", "2031-03-05", 60}, {"d", "", 7}} {
		d, claims := report(r.id, "دركوش", r.killed)
		d.Published = r.published
		day := "2031-03-01"
		claims[0].Time.Value = &day
		claims[0].Seal(d.Key())
		add(t, l, d, claims)
	}
	if err := l.Rebuild(ctx, nil); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		day       string
		claims    int
		low, high int
		undated   int
	}{
		{"2024-04-30", 0, 0, 0, 0},
		{"2024-05-01", 1, 7, 7, 1}, // the day on which the report without a day was ingested
		{"2031-03-01", 2, 7, 12, 1},
		{"2031-03-04", 3, 7, 19, 1},
		{"2031-03-05", 4, 7, 60, 1},
	} {
		k, undated, err := l.KnownOn(ctx, c.day, nil)
		if err != nil {
			t.Fatal(err)
		}
		events, err := k.Events(ctx, store.EventFilter{})
		if err != nil {
			t.Fatal(err)
		}
		claims, low, high := 0, 0, 0
		for _, e := range events {
			claims, low, high = claims+len(e.Claims), e.Killed.Low, e.Killed.High
		}
		if len(events) > 1 || claims != c.claims || low != c.low || high != c.high || undated != c.undated {
			t.Errorf("%s: %d events, %d claims, %d to %d, %d undated; want %+v", c.day, len(events), claims, low, high, undated, c)
		}
		if docs, err := k.Documents(ctx); err != nil || len(docs) != c.claims {
			t.Errorf("%s: %d reports, %v", c.day, len(docs), err)
		}
		if err := k.Close(); err != nil {
			t.Error(err)
		}
	}
	if events, err := l.Events(ctx, store.EventFilter{}); err != nil || len(events) != 1 || len(events[0].Claims) != 4 {
		t.Errorf("the ledger itself changed: %d events, %v", len(events), err)
	}
}

// Control and positions as known on a day are those of the ledger as it could have been known.
func TestFollowedAsKnownOn(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	l := open(t, filepath.Join(t.TempDir(), "l.db"))
	var claims []isnad.Claim
	for i := range 30 {
		d, c := some(r, i)
		for k := range c {
			c[k].Issue = []string{"", "الهدنة", "المؤتمر"}[r.IntN(3)]
			c[k].Stance, c[k].Actors = "for", []string{"المعارضة"}
			c[k].Seal(d.Key())
		}
		add(t, l, d, c)
		claims = append(claims, c...)
		if _, err := l.Judge(t.Context(), ruling(r, claims, nil)); err != nil {
			t.Fatal(err)
		}
	}
	told := 0
	for _, day := range []string{"2012-01-01", "2013-01-10", "2013-04-01", "2014-12-31"} {
		k, _, err := l.KnownOn(t.Context(), day, nil)
		if err != nil {
			t.Fatal(err)
		}
		controls, err1 := k.Controls(t.Context())
		positions, err2 := k.Positions(t.Context())
		if err := errors.Join(err1, err2, k.Close()); err != nil {
			t.Fatal(err)
		}
		got, err1 := l.ControlsKnownOn(t.Context(), day)
		said, err2 := l.PositionsKnownOn(t.Context(), day)
		if err := errors.Join(err1, err2); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(asJSON(t, controls), asJSON(t, got)); diff != "" {
			t.Errorf("control on %s:\n%s", day, diff)
		}
		if diff := cmp.Diff(asJSON(t, positions), asJSON(t, said)); diff != "" {
			t.Errorf("positions on %s:\n%s", day, diff)
		}
		told += len(got) + len(said)
	}
	if told < 8 {
		t.Errorf("%d places and issues in all", told)
	}
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	b, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return strings.Replace(string(b), "null", "[]", 1) // nothing is nothing
}

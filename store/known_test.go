package store_test

import (
	"path/filepath"
	"testing"

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

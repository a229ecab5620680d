package store_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

func rebuild(t *testing.T, l *store.Ledger) []isnad.Event {
	t.Helper()
	if err := l.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	events, err := l.Events(t.Context(), store.EventFilter{})
	if err != nil {
		t.Fatal(err)
	}
	return events
}

func stale(t *testing.T, l *store.Ledger) bool {
	t.Helper()
	s, err := l.Stale(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestRebuild(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), "l.db"))
	if stale(t, l) {
		t.Error("an empty ledger is stale")
	}
	d1, c1 := report("r1", "دركوش", 60)
	d2, c2 := report("r2", "سراقب", 3)
	add(t, l, d1, c1)
	add(t, l, d2, c2)
	if !stale(t, l) {
		t.Error("new claims leave it fresh")
	}
	var last, total int
	if err := l.Rebuild(t.Context(), func(done, of int) { last, total = done, of }); err != nil {
		t.Fatal(err)
	}
	if last == 0 || last != total {
		t.Errorf("progress ended at %d of %d", last, total)
	}
	if stale(t, l) {
		t.Error("stale after a rebuild")
	}
	first := rebuild(t, l)
	if len(first) != 2 {
		t.Fatalf("%d events", len(first))
	}
	if diff := cmp.Diff(first, rebuild(t, l)); diff != "" {
		t.Errorf("a second rebuild differs: %s", diff)
	}
	for i := range first {
		e, err := l.Event(t.Context(), first[i].ID)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(&first[i], e); diff != "" {
			t.Error(diff)
		}
	}
}

// An incident takes its id from the claim that arrived first; ids that were
// given out lead on after incidents join, and after they part again.
// A rebuild that is stopped while it links changes nothing, and can be made again.
func TestRebuildStopped(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), "l.db"))
	d, c := report("r1", "دركوش", 60)
	add(t, l, d, c)
	rebuild(t, l)
	d, c = report("r2", "سراقب", 3)
	add(t, l, d, c)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	if err := l.Rebuild(ctx, func(int, int) { stop() }); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped with %v", err)
	}
	if events, err := l.Events(t.Context(), store.EventFilter{}); len(events) != 1 || err != nil || !stale(t, l) {
		t.Errorf("%d events, %v; stale: %v", len(events), err, stale(t, l))
	}
	if events := rebuild(t, l); len(events) != 2 {
		t.Errorf("%d events", len(events))
	}
}

func TestIncidentIDsLeadOn(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), "l.db"))
	d1, c1 := report("r1", "دركوش", 60)
	d2, c2 := report("r2", "سراقب", 3)
	add(t, l, d1, c1)
	add(t, l, d2, c2)
	before := rebuild(t, l)
	j, err := l.Judge(t.Context(), isnad.Judgement{A: c1[0].ID, B: c2[0].ID, Verdict: "same", By: "Salma"})
	if err != nil {
		t.Fatal(err)
	}
	if joined := rebuild(t, l); len(joined) != 1 {
		t.Fatalf("%d events after the judgement", len(joined))
	}
	want := "i" + c1[0].ID[1:]
	for _, id := range []string{before[0].ID, before[1].ID, c1[0].ID, c2[0].ID} {
		if e, err := l.Event(t.Context(), id); err != nil || e.ID != want {
			t.Errorf("%s leads to %v, %v; want %s", id, e, err, want)
		}
	}
	incidents, err := l.Incidents(t.Context())
	if err != nil || len(incidents) != 1 {
		t.Fatal(incidents, err)
	}
	if diff := cmp.Diff([]string{"i" + c2[0].ID[1:]}, incidents[0].Aliases); diff != "" {
		t.Error(diff)
	}
	if edges, err := l.Edges(t.Context(), c1[0].ID); err != nil || len(edges) != 0 {
		t.Errorf("the linker compared two towns: %v, %v", edges, err)
	}
	if _, err := l.Judge(t.Context(), isnad.Judgement{Retracts: j.ID, By: "Salma"}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, rebuild(t, l)); diff != "" {
		t.Errorf("retracting does not restore: %s", diff)
	}
	if _, err := l.Event(t.Context(), "i0"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("an unknown id: %v", err)
	}
}

func TestEventFilter(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), "l.db"))
	for i, place := range []string{"دركوش", "سراقب", "دركوش"} {
		d, c := report(fmt.Sprint("r", i), place, 10+i)
		day := fmt.Sprintf("2013-10-0%d", 3*i+1)
		c[0].Time.Value = &day
		c[0].Place.ID = "id of " + place
		c[0].Place.Within = []string{"g-idlib", "SY"}
		c[0].Place.Admin1 = "إدلب"
		c[0].Seal(d.Key())
		add(t, l, d, c)
	}
	all := rebuild(t, l)
	if len(all) != 3 || all[0].Date.From != "2013-10-01" || all[2].Date.From != "2013-10-07" {
		t.Fatalf("events: %v", all)
	}
	for _, tc := range []struct {
		filter store.EventFilter
		want   int
	}{
		{store.EventFilter{}, 3},
		{store.EventFilter{Type: "assault"}, 3},
		{store.EventFilter{Type: "assault.car_bomb"}, 3},
		{store.EventFilter{Type: "clash"}, 0},
		{store.EventFilter{Place: "دركوش"}, 2},
		{store.EventFilter{Place: "ادلب"}, 3},
		{store.EventFilter{Place: "g-idlib"}, 3},
		{store.EventFilter{Country: "IQ"}, 0},
		{store.EventFilter{From: "2013-10-02", To: "2013-10-05"}, 1},
		{store.EventFilter{Origin: "outlet of r1"}, 1},
		{store.EventFilter{Doc: "r2"}, 1},
		{store.EventFilter{Disputed: true}, 0},
		{store.EventFilter{Killed: 11}, 2},
		{store.EventFilter{Killed: 13}, 0},
		{store.EventFilter{Limit: 2}, 2},
		{store.EventFilter{Limit: 2, Offset: 2}, 1},
		{store.EventFilter{Offset: 1}, 2},
	} {
		got, err := l.Events(t.Context(), tc.filter)
		if err != nil || len(got) != tc.want {
			t.Errorf("%+v: %d events, %v; want %d", tc.filter, len(got), err, tc.want)
		}
	}
}

func TestEventOrder(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), "l.db"))
	for i, day := range []string{"2013-10-04", "2013-10-01", "", "2013-10-07"} {
		d, c := report(fmt.Sprint("r", i), fmt.Sprint("بلدة ", i), 10*i)
		if c[0].Time.Value = &day; day == "" {
			c[0].Time.Value = nil
		}
		c[0].Place.Admin1 = isnad.Known(fmt.Sprint("محافظة ", i%2))
		c[0].Seal(d.Key())
		add(t, l, d, c)
	}
	rebuild(t, l)
	for _, tc := range []struct {
		order store.Order
		want  string
	}{
		{store.Oldest, "r1 r0 r3 r2"},
		{store.Newest, "r3 r0 r1 r2"},
		{store.MostKilled, "r3 r2 r1 r0"},
	} {
		events, err := l.Events(t.Context(), store.EventFilter{Order: tc.order})
		if err != nil {
			t.Fatal(err)
		}
		var docs []string
		for _, e := range events {
			docs = append(docs, e.Claims[0].Doc)
		}
		if got := strings.Join(docs, " "); got != tc.want {
			t.Errorf("%q: %s, want %s", tc.order, got, tc.want)
		}
	}
	if _, err := l.Events(t.Context(), store.EventFilter{Order: "loudest"}); err == nil {
		t.Error("an unknown order is taken")
	}
}

// A comparison that was stored gives its reasons, which add up to its score.
func TestEdges(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), "l.db"))
	for i, killed := range []int{60, 19} {
		d, c := report(fmt.Sprint("r", i), "دركوش", killed)
		day := "2013-10-14"
		c[0].Time.Value = &day
		c[0].Seal(d.Key())
		add(t, l, d, c)
	}
	events := rebuild(t, l)
	if len(events) != 1 {
		t.Fatalf("%d events", len(events))
	}
	edges, err := l.Edges(t.Context(), events[0].Claims[0].ID)
	if err != nil || len(edges) != 1 {
		t.Fatal(edges, err)
	}
	sum := 0.0
	for _, r := range edges[0].Reasons {
		sum += r.Points
	}
	if e := edges[0]; e.Verdict != "same" || math.Abs(sum-e.Score) > 0.01 || e.A >= e.B {
		t.Errorf("%+v: reasons come to %v", e, sum)
	}
}

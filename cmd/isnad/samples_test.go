package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestSamples reads the samples into a ledger and compares the events, in a form
// that people can judge line by line, with testdata/samples.golden.
func TestSamples(t *testing.T) {
	db := filepath.Join(t.TempDir(), "samples.db")
	var out, errs bytes.Buffer
	a := &app{ctx: t.Context(), stdout: &out, stderr: &errs, now: time.Now}
	if s := a.run([]string{"ingest", "../../samples", "--db", db}); s != exitOK {
		t.Fatalf("ingest: status %d\n%s", s, &errs)
	}
	ledger, err := store.OpenExisting(t.Context(), db, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer ledger.Close()
	events, err := ledger.Events(t.Context(), store.EventFilter{})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/samples.golden", dump(events))
	sampleCases(t, events)
}

// golden compares got with the golden file, line by line.
func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (go test ./cmd/isnad -run Samples -update writes it)", err)
	}
	g, w := strings.Split(got, "\n"), strings.Split(string(b), "\n")
	bad := 0
	for i := range max(len(g), len(w)) {
		gl, wl := at(g, i), at(w, i)
		if gl == wl {
			continue
		}
		t.Errorf("%s:%d\ngot  %s\nwant %s", path, i+1, gl, wl)
		if bad++; bad == 10 {
			t.Fatal("and more")
		}
	}
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "(nothing)"
}

// dump writes events without their ids, which change with the knowledge: an
// event is named by its place in the list.
func dump(events []isnad.Event) string {
	number, origin := map[string]string{}, map[string]string{}
	for i := range events {
		number[events[i].ID] = fmt.Sprintf("#%d", i+1)
		for j := range events[i].Claims {
			c := &events[i].Claims[j]
			origin[c.ID] = narrator(&events[i], c.ID)
		}
	}
	names := func(ids []string, by map[string]string) string {
		var out []string
		for _, id := range ids {
			out = append(out, by[id])
		}
		slices.Sort(out)
		return strings.Join(slices.Compact(out), ", ")
	}
	var b strings.Builder
	for i := range events {
		e := &events[i]
		fmt.Fprintf(&b, "#%d %s | %s | %s\n", i+1, e.Type, where(e.Place), flat(eventDate(e)))
		for _, f := range []struct {
			name string
			t    *isnad.Tally
		}{{"killed", e.Killed}, {"injured", e.Injured}} {
			if f.t != nil {
				fmt.Fprintf(&b, "   %s %d/%d/%d\n", f.name, f.t.Low, f.t.Best, f.t.High)
			}
		}
		if len(e.SumOf) > 0 {
			fmt.Fprintf(&b, "   sum of %s\n", names(e.SumOf, number))
		}
		if len(e.PartOf) > 0 {
			fmt.Fprintf(&b, "   part of %s\n", names(e.PartOf, number))
		}
		for _, x := range e.Sums {
			fmt.Fprintf(&b, "   %s: %s\n", x.Outcome, x)
		}
		for _, x := range e.Contradictions {
			fmt.Fprintf(&b, "   contradiction of %s (%s): %s %s / %s %s\n", x.Field, x.Kind, names(x.Claims[0], origin), x.Camps[0], names(x.Claims[1], origin), x.Camps[1])
		}
		var lines []string
		for j := range e.Claims {
			c := &e.Claims[j]
			line := fmt.Sprintf("   - %s, %s: %s %s", c.Doc, narrator(e, c.ID), c.Modality, flat(c.Trigger.Exact))
			for _, n := range c.Counts {
				line += fmt.Sprintf("; %s %s%s", n.Outcome, figure(n), partOf(c, n))
			}
			lines = append(lines, line)
		}
		slices.Sort(lines)
		b.WriteString(strings.Join(lines, "\n") + "\n")
	}
	return b.String()
}

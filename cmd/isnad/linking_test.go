package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/isnad-project/isnad"
)

// TestLinkingSet ingests the reports that the hand-judged linking sets speak of, as
// anybody would, and scores the events by the reference script. Floors lie a point below
// what was reached; docs/accuracy.md tells.
func TestLinkingSet(t *testing.T) {
	const corpus, script = "../../../shared/corpus/conflict-articles.jsonl", "../../../shared/gold/link_score.py"
	if _, err := os.Stat(corpus); err != nil {
		t.Skip("the reports of the linking set do not lie beside this checkout")
	}
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("no python3 for the reference script")
	}
	sets := map[string]struct{ coverage, linked, bcubed float64 }{
		"press": {0.94, 0.78, 0.74}, "unread": {0.96, 0.59, 0.71}, "later": {0.93, 0.80, 0.85},
	}
	dir := t.TempDir()
	wanted := map[string]bool{}
	for name := range sets {
		eachLine(t, "../../link/testdata/"+name+".linking.jsonl", func(b []byte) {
			var h struct{ Mentions []struct{ Doc string } }
			if err := json.Unmarshal(b, &h); err != nil {
				t.Fatal(err)
			}
			for _, m := range h.Mentions {
				wanted[m.Doc] = true
			}
		})
	}
	reports := filepath.Join(dir, "reports.jsonl")
	var r bytes.Buffer
	eachLine(t, corpus, func(b []byte) {
		var d isnad.Document
		if err := json.Unmarshal(b, &d); err != nil {
			t.Fatal(err)
		}
		if !wanted[d.ID] {
			return
		}
		delete(wanted, d.ID)
		// What was judged is the report with its title at its head.
		one := map[string]string{"id": d.ID, "text": d.Headed(), "outlet": d.Outlet, "published": d.Published}
		if err := json.NewEncoder(&r).Encode(one); err != nil {
			t.Fatal(err)
		}
	})
	for id := range wanted {
		t.Errorf("report %s is not in the corpus", id)
	}
	write := func(path string, b []byte) {
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(reports, r.Bytes())
	db := filepath.Join(dir, "l.db")
	run(t, "ingest", reports, "--db", db)
	events := run(t, "events", "--db", db, "--format", "jsonl")
	path := filepath.Join(dir, "events.jsonl")
	write(path, events)
	for name, floor := range sets {
		out, err := exec.CommandContext(t.Context(), "python3", script, "../../link/testdata/"+name+".linking.jsonl", reports, path, "--json").Output()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var s struct {
			Coverage       float64
			Linked, Bcubed struct{ F1 float64 }
		}
		if err := json.Unmarshal(out, &s); err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %s", name, out)
		if s.Coverage < floor.coverage || s.Linked.F1 < floor.linked || s.Bcubed.F1 < floor.bcubed {
			t.Errorf("%s: coverage %.3f, linked %.3f, B-cubed %.3f; floors %v", name, s.Coverage, s.Linked.F1, s.Bcubed.F1, floor)
		}
	}
}

// run is what a command prints.
func run(t *testing.T, args ...string) []byte {
	t.Helper()
	var out, errs bytes.Buffer
	a := &app{ctx: t.Context(), stdout: &out, stderr: &errs, now: time.Now}
	if s := a.run(args); s != exitOK {
		t.Fatalf("isnad %v: status %d\n%s", args, s, &errs)
	}
	return out.Bytes()
}

func eachLine(t *testing.T, path string, do func([]byte)) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		do(bytes.Clone(sc.Bytes()))
	}
	if err := sc.Err(); err != nil {
		t.Fatal(err)
	}
}

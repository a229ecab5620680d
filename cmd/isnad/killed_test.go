package main

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

// TestKilledIngest kills the program again and again while it ingests, within what it adds at a time
// and between, and while it links. Each time the ledger is sound and holds whole reports, the first of
// the input; and what is there when it was at last let finish is what one run makes.
func TestKilledIngest(t *testing.T) {
	if testing.Short() {
		t.Skip("kills processes")
	}
	dir := t.TempDir()
	const many = 6*together + 7
	input := filepath.Join(dir, "reports.jsonl")
	var lines strings.Builder
	for i := range many {
		fmt.Fprintf(&lines, "{\"id\": \"r%03d\", \"published\": \"2031-%02d-%02d\", \"outlet\": \"وكالة %d\", \"text\": \"قتل %d أشخاص وجرح آخرون في قصف على بلدة %s صباح اليوم، وقالت مصادر طبية إن بين القتلى طفلين.\"}\n",
			i, 1+i%12, 1+i%28, i%5, 3+i%40, []string{"سراقب", "دركوش", "سلقين", "منبج"}[i%4])
	}
	if err := os.WriteFile(input, []byte(lines.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	ingest := func(db string) *exec.Cmd { return exec.Command("isnad", "ingest", input, "--db", db, "--workers", "1") }
	whole, broken := filepath.Join(dir, "whole.db"), filepath.Join(dir, "broken.db")
	if out, err := ingest(whole).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	want := contents(t, whole)

	r := rand.New(rand.NewPCG(7, 7))
	for _, after := range []int{0, 1, together, 3 * together, 4*together + 1, many, many} {
		cmd := ingest(broken)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		for late := time.Now().Add(time.Minute); reports(broken) < after && time.Now().Before(late); {
			time.Sleep(time.Millisecond)
		}
		time.Sleep(time.Duration(r.IntN(60)) * time.Millisecond)
		cmd.Process.Kill()
		cmd.Wait()
		got := contents(t, broken)
		if len(got.reports) < after || len(got.reports) > 0 && cmp.Diff(want.reports[:len(got.reports)], got.reports) != "" {
			t.Fatalf("killed behind %d reports: %d are held, and they are not the first of the input", after, len(got.reports))
		}
		t.Logf("killed with %d reports of %d in the ledger, %d events", len(got.reports), many, len(got.events))
		for _, doc := range got.reports {
			if diff := cmp.Diff(want.claims[doc], got.claims[doc]); diff != "" {
				t.Errorf("%s has other claims (-whole +killed):\n%s", doc, diff)
			}
		}
	}
	if out, err := ingest(broken).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if diff := cmp.Diff(want, contents(t, broken), cmp.AllowUnexported(holding{})); diff != "" {
		t.Errorf("killed and brought to its end (-whole +killed):\n%s", diff)
	}
}

// reports is how many reports a ledger that another process writes holds, -1 when there is none yet.
func reports(path string) (n int) {
	db, err := sql.Open("sqlite", "file:"+path+"?mode=ro")
	if err == nil {
		defer db.Close()
		err = db.QueryRow(`SELECT count(*) FROM documents`).Scan(&n)
	}
	if err != nil {
		return -1
	}
	return n
}

// holding is what a ledger holds.
type holding struct {
	reports []string            // keys, as they arrived
	claims  map[string][]string // ids, by report
	events  []isnad.Event
}

func contents(t *testing.T, path string) holding {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var verdict string
	if err := db.QueryRow("PRAGMA integrity_check").Scan(&verdict); err != nil || verdict != "ok" {
		t.Fatalf("integrity: %s, %v", verdict, err)
	}
	l, err := store.Open(t.Context(), path, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	docs, err1 := l.Documents(t.Context())
	claims, err2 := l.Claims(t.Context(), store.ClaimFilter{})
	events, err3 := l.Events(t.Context(), store.EventFilter{})
	for _, err := range []error{err1, err2, err3} {
		if err != nil {
			t.Fatal(err)
		}
	}
	h := holding{claims: map[string][]string{}, events: events}
	for _, d := range docs {
		h.reports = append(h.reports, d.Key)
	}
	for _, c := range claims {
		h.claims[c.DocKey] = append(h.claims[c.DocKey], c.ID)
	}
	return h
}

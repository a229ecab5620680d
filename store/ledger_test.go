package store_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

func clock() time.Time { return time.Date(2024, 5, 1, 12, 0, 0, 0, time.UTC) }

func open(t *testing.T, path string) *store.Ledger {
	t.Helper()
	l, err := store.Open(t.Context(), path, clock)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

// report makes a document with one claim of n killed in the place.
func report(id, place string, n int) (*isnad.Document, []isnad.Claim) {
	text := fmt.Sprintf("قتل %d أشخاص بانفجار سيارة مفخخة في %s", n, place)
	d := &isnad.Document{ID: id, Text: text, Outlet: "outlet of " + id, Raw: []byte(text + "\r\n"),
		Marks: []isnad.Mark{{Span: isnad.Span{Start: 0, End: 3}, Kind: isnad.Repeat}}}
	c := isnad.Claim{Doc: id, Type: "assault.car_bomb", Modality: isnad.Asserted,
		Quote:  isnad.Quote{End: len([]rune(text)), Exact: text},
		Place:  &isnad.Place{Name: place, Country: "SY", Relation: isnad.In},
		Actors: []string{}, Targets: []string{}, Source: []string{},
		Counts: []isnad.Count{{Outcome: "killed", Low: &n, High: &n, Who: "persons"}}}
	c.Seal(d.Key())
	return d, []isnad.Claim{c}
}

func add(t *testing.T, l *store.Ledger, d *isnad.Document, claims []isnad.Claim) bool {
	t.Helper()
	added, err := l.Add(t.Context(), d, claims)
	if err != nil {
		t.Fatal(err)
	}
	return added
}

func TestAddOnce(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), "a b?#%.db"))
	d, claims := report("r1", "دركوش", 60)
	if !add(t, l, d, claims) {
		t.Fatal("a new report was not added")
	}
	if add(t, l, d, claims) {
		t.Error("the same report was added twice")
	}
	got, err := l.Claims(t.Context(), store.ClaimFilter{})
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 1 {
		t.Fatalf("%d claims, want 1", len(got))
	}
	if diff := cmp.Diff(claims[0], got[0].Claim); diff != "" {
		t.Errorf("the claim came back changed (-want +got):\n%s", diff)
	}
	if got[0].Outlet != d.Outlet || got[0].DocKey != d.Key() || got[0].Seq != 1 {
		t.Errorf("claim's report: %+v", got[0])
	}
	for _, id := range []string{"r1", d.Key()} {
		e, err := l.Document(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		if e.Text != d.Text || e.Key != d.Key() || e.Recorded != "2024-05-01T12:00:00Z" {
			t.Errorf("document %s: %+v", id, e)
		}
		if diff := cmp.Diff(d.Marks, e.Marks); diff != "" {
			t.Error(diff)
		}
	}
	raw, err := l.Original(t.Context(), d.Key())
	if err != nil || string(raw) != string(d.Raw) {
		t.Errorf("original = %q, %v", raw, err)
	}
	if _, err := l.Document(t.Context(), "nowhere"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("missing document: %v", err)
	}
}

func TestUnsealedClaim(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), "l.db"))
	d, claims := report("r1", "دركوش", 60)
	claims[0].ID = ""
	if _, err := l.Add(t.Context(), d, claims); err == nil {
		t.Fatal("an unsealed claim was added")
	}
	if docs, _ := l.Documents(t.Context()); len(docs) != 0 {
		t.Error("the document of a failed Add stayed")
	}
}

func TestCopies(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), "l.db"))
	d, claims := report("r1", "دركوش", 60)
	add(t, l, d, claims)
	other := *d
	other.ID, other.Outlet = "r2", "another outlet"
	add(t, l, &other, nil)
	docs, err := l.Documents(t.Context())
	if err != nil || len(docs) != 2 {
		t.Fatalf("documents: %v, %v", docs, err)
	}
	if docs[0].CopyOf != "" || docs[1].CopyOf != d.Key() {
		t.Errorf("copy_of: %q, %q", docs[0].CopyOf, docs[1].CopyOf)
	}
}

func TestReread(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), "l.db"))
	d, claims := report("r1", "دركوش", 60)
	add(t, l, d, claims)
	better := claims[0]
	better.Type = "assault.suicide"
	better.Seal(d.Key())
	for i, want := range []int{1, 0} {
		n, err := l.Reread(t.Context(), d.Key(), []isnad.Claim{better})
		if err != nil || n != want {
			t.Errorf("reading %d: appended %d, %v; want %d", i, n, err, want)
		}
	}
	got, _ := l.Claims(t.Context(), store.ClaimFilter{})
	if len(got) != 1 || got[0].ID != better.ID {
		t.Errorf("in force: %v", got)
	}
	got, _ = l.Claims(t.Context(), store.ClaimFilter{IDs: []string{claims[0].ID}})
	if len(got) != 1 {
		t.Error("the claim of the first reading is gone")
	}
	if n, err := l.Reread(t.Context(), d.Key(), claims); n != 0 || err != nil {
		t.Errorf("reading the first way again: %d, %v", n, err)
	}
	if got, _ = l.Claims(t.Context(), store.ClaimFilter{}); len(got) != 1 || got[0].ID != claims[0].ID {
		t.Errorf("in force: %v", got)
	}
}

func TestAppendOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "l.db")
	l := open(t, path)
	d, claims := report("r1", "دركوش", 60)
	add(t, l, d, claims)
	if _, _, err := l.Rule(t.Context(), isnad.Judgement{A: claims[0].ID, Verdict: "accept", By: "Salma"}); err != nil {
		t.Fatal(err)
	}
	if err := l.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if _, err := l.AddPlaces(t.Context(), []isnad.PlaceRow{placeRow("our:1", "الغيمة", 2)}, nil); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, table := range []string{"documents", "readings", "claims", "reading_claims", "judgements", "effects", "incident_ids", "places", "place_files"} {
		var n int
		if err := db.QueryRow("SELECT count(*) FROM " + table).Scan(&n); err != nil || n == 0 {
			t.Errorf("%s: %d rows, %v: nothing to protect", table, n, err)
		}
		var column string
		if err := db.QueryRow("SELECT name FROM pragma_table_info(?) LIMIT 1", table).Scan(&column); err != nil {
			t.Fatal(err)
		}
		for _, q := range []string{"DELETE FROM " + table, "UPDATE " + table + " SET " + column + " = " + column} {
			if _, err := db.Exec(q); err == nil || !strings.Contains(err.Error(), "append-only") {
				t.Errorf("%s: %v", q, err)
			}
		}
	}
}

func TestNotALedger(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) string {
		p := filepath.Join(dir, name)
		if err := os.WriteFile(p, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		return p
	}
	other := filepath.Join(dir, "other.db")
	db, err := sql.Open("sqlite", other)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("CREATE TABLE songs (name TEXT)"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	before, _ := os.ReadFile(other)
	for _, p := range []string{write("note.txt", "ليس هذا سجلا"), write("photo.db", "\xff\xd8\xff\xe0JFIF"), other, dir} {
		if _, err := store.Open(t.Context(), p, clock); !errors.Is(err, store.ErrNotLedger) || !strings.Contains(err.Error(), p) {
			t.Errorf("%s: %v", p, err)
		}
	}
	if after, _ := os.ReadFile(other); string(before) != string(after) {
		t.Error("another program's database was changed")
	}
	missing := filepath.Join(dir, "missing.db")
	if _, err := store.OpenExisting(t.Context(), missing, clock); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("missing: %v", err)
	}
	if _, err := os.Stat(missing); err == nil {
		t.Error("OpenExisting created the file")
	}
	l, err := store.Open(t.Context(), write("empty.db", ""), clock)
	if err != nil {
		t.Fatalf("an empty file may become a ledger: %v", err)
	}
	l.Close()
}

func TestJudgements(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), "l.db"))
	d, claims := report("r1", "دركوش", 60)
	add(t, l, d, claims)
	d2, claims2 := report("r2", "دركوش", 19)
	add(t, l, d2, claims2)
	a, b := claims[0].ID, claims2[0].ID
	for _, bad := range []isnad.Judgement{
		{A: a, B: b, Verdict: "same"},
		{A: a, Verdict: "same", By: "Salma"},
		{A: a, B: b, Verdict: "perhaps", By: "Salma"},
		{A: a, B: "c0000", Verdict: "same", By: "Salma"},
		{Retracts: "j0000", By: "Salma"},
	} {
		if _, err := l.Judge(t.Context(), bad); err == nil {
			t.Errorf("recorded %+v", bad)
		}
	}
	j, err := l.Judge(t.Context(), isnad.Judgement{A: a, B: b, Verdict: "same", By: "Salma", Why: "one market, one car"})
	if err != nil || j.ID == "" || j.At != "2024-05-01T12:00:00.000000Z" {
		t.Fatalf("%+v, %v", j, err)
	}
	back, err := l.Judge(t.Context(), isnad.Judgement{Retracts: j.ID, By: "Salma"})
	if err != nil || back.ID == j.ID {
		t.Fatalf("%+v, %v", back, err)
	}
	got, err := l.Judgements(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]isnad.Judgement{j, back}, got); diff != "" {
		t.Error(diff)
	}
}

func TestCancelled(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), "l.db"))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	d, claims := report("r1", "دركوش", 60)
	if added, err := l.Add(ctx, d, claims); added || !errors.Is(err, context.Canceled) {
		t.Errorf("added %v, %v", added, err)
	}
}

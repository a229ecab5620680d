package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/isnad-project/isnad"
)

func one(n int) *int { return &n }

// village is a report of one sentence with one claim of the type.
func village(id, code string) *report {
	text := "قال شهود إن قصفا على بلدة سراقب قتل ثلاثة أشخاص."
	exact := "قصفا على بلدة سراقب قتل ثلاثة أشخاص"
	start := len([]rune(text[:strings.Index(text, exact)]))
	q := isnad.Quote{Start: start, End: start + len([]rune(exact)), Exact: exact}
	return &report{
		doc: &isnad.Document{ID: id, Text: text},
		claims: []isnad.Claim{{
			ID: "c" + id, Type: code, Quote: q, Trigger: isnad.Quote{Exact: "قصفا"}, Modality: isnad.Asserted, Rule: "shelling",
			Place:  &isnad.Place{Name: "سراقب"},
			Counts: []isnad.Count{{Outcome: "killed", Low: one(3), High: one(3), Who: "persons", Quote: isnad.Quote{Exact: "ثلاثة أشخاص"}}},
		}},
	}
}

func chosen(digest string, n int, ids []string) (docs []string) {
	d := draw{digest: digest}
	for _, id := range ids {
		d.add(village(id, "assault.shelling"))
	}
	d.choose(n)
	for _, c := range d.all {
		docs = append(docs, c.doc.ID)
	}
	return docs
}

func TestChoose(t *testing.T) {
	var ids []string
	for i := range 40 {
		ids = append(ids, fmt.Sprint("r", i))
	}
	a := chosen("aaaaaaaaaaaa", 10, ids)
	if len(a) != 10 {
		t.Fatalf("%d drawn, want 10", len(a))
	}
	slices.Reverse(ids)
	if b := chosen("aaaaaaaaaaaa", 10, ids); !slices.Equal(a, b) {
		t.Errorf("another order of reports draws %v, not %v", b, a)
	}
	if b := chosen("bbbbbbbbbbbb", 10, ids); slices.Equal(a, b) {
		t.Error("other knowledge draws the same claims")
	}
	if b := chosen("aaaaaaaaaaaa", 100, ids); len(b) != 40 || !slices.Equal(b[:10], a) {
		t.Errorf("of 40 claims 100 gives %d, and the first 10 are %v, not %v", len(b), b[:10], a)
	}
}

func TestListHasNoWords(t *testing.T) {
	d := draw{digest: "aaaaaaaaaaaa"}
	d.add(village("r1", "assault.shelling"))
	d.choose(1)
	var b bytes.Buffer
	if err := d.list(&b); err != nil {
		t.Fatal(err)
	}
	want := `{"n":1,"doc":"r1","start":12,"end":47,"type":"assault.shelling","counts":[{"outcome":"killed","low":3,"high":3,"who":"persons"}]}` + "\n"
	if b.String() != want {
		t.Errorf("got  %swant %s", b.String(), want)
	}
	if i := strings.IndexFunc(b.String(), func(r rune) bool { return unicode.Is(unicode.Arabic, r) }); i >= 0 {
		t.Errorf("a word of the report stands in the list: %s", b.String()[i:])
	}
}

func TestPrint(t *testing.T) {
	r := village("r1", "assault.shelling")
	var b bytes.Buffer
	drawn{doc: r.doc, claim: r.claims[0]}.print(&b, 7, false)
	want := "\n7  r1  assault.shelling  سراقب\n" +
		"    trigger «قصفا»\n" +
		"    killed 3 persons «ثلاثة أشخاص»\n" +
		"    …قال شهود إن [[قصفا على بلدة سراقب قتل ثلاثة أشخاص]].…\n"
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
	b.Reset()
	drawn{doc: r.doc, claim: r.claims[0]}.print(&b, 7, true)
	if !strings.Contains(b.String(), "rule shelling") {
		t.Errorf("the rule is missing: %s", b.String())
	}
}

func TestFigure(t *testing.T) {
	for _, c := range []struct {
		low, high, part *int
		want            string
	}{
		{one(3), one(3), nil, "killed 3 persons «كذا»"},
		{one(20), nil, nil, "killed 20 or more persons «كذا»"},
		{nil, one(9), nil, "killed 9 or fewer persons «كذا»"},
		{one(5), one(7), one(0), "killed 5 to 7 persons, part of figure 1 «كذا»"},
		{nil, nil, nil, "killed ? persons «كذا»"},
	} {
		f := isnad.Count{Outcome: "killed", Low: c.low, High: c.high, PartOf: c.part, Who: "persons", Quote: isnad.Quote{Exact: "كذا"}}
		if got := figure(f); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestEachReport(t *testing.T) {
	file := filepath.Join(t.TempDir(), "day.jsonl")
	var lines strings.Builder
	for i := range 30 {
		fmt.Fprintf(&lines, "{\"id\": \"r%d\", \"text\": \"وصلت القافلة إلى البلدة رقم %d\"}\n", i, i)
	}
	if err := os.WriteFile(file, []byte(lines.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	var got []string
	read := func(*isnad.Document) []isnad.Claim {
		return []isnad.Claim{{Type: "clash"}, {Type: "aid"}, {Type: "toll"}}
	}
	collect := func(r *report) {
		got = append(got, r.doc.ID)
		if len(r.claims) != 2 {
			t.Errorf("%s: %d claims of violence, want the clash and the toll", r.doc.ID, len(r.claims))
		}
	}
	if err := eachReport(context.Background(), file, nil, collect, read); err != nil {
		t.Fatal(err)
	}
	if len(got) != 30 || got[0] != "r0" || got[29] != "r29" {
		t.Errorf("reports out of order: %v", got)
	}
	got = nil
	if err := eachReport(context.Background(), file, map[string]bool{"r7": true, "r3": true}, collect, read); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(got, []string{"r3", "r7"}) {
		t.Errorf("of two ids %v is read", got)
	}
	if err := eachReport(context.Background(), file, map[string]bool{"r99": true}, collect, read); err == nil {
		t.Error("no error where none of the reports is there")
	}
	if err := eachReport(context.Background(), "", nil, collect, read); err == nil {
		t.Error("no error without a corpus")
	}
}

func TestViolent(t *testing.T) {
	for code, want := range map[string]bool{
		"assault.kill": true, "clash": true, "coerce.arrest": true, "toll": true,
		"control.capture": false, "statement": false, "protest": false, "displace": false,
	} {
		if violent(code) != want {
			t.Errorf("violent(%s) = %v", code, !want)
		}
	}
}

// The reports without conflict stand in the order of their draw, so that none
// could be put in or taken out by hand without being seen.
func TestQuietIDs(t *testing.T) {
	ids, err := readIDs("quiet.txt")
	if err != nil {
		t.Fatal(err)
	}
	if len(ids) != 150 {
		t.Errorf("%d ids, want 150", len(ids))
	}
	last := [sha256.Size]byte{}
	for _, id := range ids {
		h := sha256.Sum256([]byte("quiet/1 " + id))
		if bytes.Compare(last[:], h[:]) >= 0 {
			t.Errorf("%s stands out of the order of the draw", id)
		}
		last = h
	}
}

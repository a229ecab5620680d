package store_test

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

func TestCustody(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	l := open(t, path)
	l.SetTool("isnad test")
	page, claims := report("r1", "دركوش", 60)
	page.Origin, page.DatedBy, page.Byline = "https://example.org/1", "json-ld", "سمير الكاتب"
	page.Answer = &isnad.Answer{Address: "https://example.org/1/", Through: []string{"https://example.org/1"}, At: "2024-05-01T11:59:58Z", Status: 200,
		Header: map[string][]string{"Content-Type": {"text/html"}, "Set-Cookie": {"a", "b"}}}
	add(t, l, page, claims)
	file, claims := report("r2", "منبج", 3)
	file.Raw, file.Origin = nil, "r2.txt"
	add(t, l, file, claims)

	sum := func(s string) string {
		h := sha256.Sum256([]byte(s))
		return hex.EncodeToString(h[:])
	}
	for _, want := range []store.Custody{
		{Document: page.Key(), Origin: page.Origin, Recorded: "2024-05-01T12:00:00Z", SHA256: sum(page.Text + "\r\n"), Size: len(page.Raw), Answer: page.Answer, Tool: "isnad test"},
		{Document: file.Key(), Origin: file.Origin, Recorded: "2024-05-01T12:00:00Z", SHA256: sum(file.Text), Size: len(file.Text), Tool: "isnad test"},
	} {
		got, err := l.Custody(t.Context(), want.Document)
		if err != nil {
			t.Fatal(err)
		}
		if want.Seal = got.Seal; want.Seal == "" {
			t.Error("no seal")
		}
		if diff := cmp.Diff(&want, got); diff != "" {
			t.Error(diff)
		}
	}
	e, err := l.Document(t.Context(), page.Key())
	if err != nil || e.DatedBy != page.DatedBy || e.Byline != page.Byline {
		t.Errorf("dated by %q, byline %q, %v", e.DatedBy, e.Byline, err)
	}
	if _, err := l.Custody(t.Context(), "nothing"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a document that is not there: %v", err)
	}

	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, stmt := range []string{`UPDATE custody SET sha256 = ''`, `DELETE FROM custody`} {
		if _, err := db.Exec(stmt); err == nil || !strings.Contains(err.Error(), "append-only") {
			t.Errorf("%s: %v", stmt, err)
		}
	}
}

func TestFetches(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), "a.db"))
	const address = "https://example.org/feed"
	if _, err := l.LastFetch(t.Context(), address); !errors.Is(err, store.ErrNotFound) {
		t.Fatalf("never asked for: %v", err)
	}
	want := store.Fetch{Address: address, At: "2024-05-01T12:00:00Z", Problem: "404 Not Found", Failures: 2, ETag: `"x"`, LastModified: "Wed, 01 May 2024 00:00:00 GMT"}
	for _, f := range []store.Fetch{{Address: address, ETag: `"w"`}, want, {Address: address + "2"}} {
		if err := l.AddFetch(t.Context(), f); err != nil {
			t.Fatal(err)
		}
	}
	got, err := l.LastFetch(t.Context(), address)
	if err != nil || got != want {
		t.Errorf("%+v, %v; want %+v", got, err, want)
	}
}

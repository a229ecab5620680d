package fetch_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/isnad-project/isnad/fetch"
)

func TestReadSources(t *testing.T) {
	path := filepath.Join(t.TempDir(), "feeds.toml")
	read := func(s string) ([]fetch.Source, error) {
		if err := os.WriteFile(path, []byte(s), 0o600); err != nil {
			t.Fatal(err)
		}
		return fetch.ReadSources(path)
	}
	got, err := read(`every = "20m"
[[feed]]
address = "https://example.org/rss.xml"
outlet = "وكالة المثال"
from = 2031-03-01
[[feed]]
address = "https://example.org/sitemap.xml"
every = "1h30m"
`)
	if err != nil {
		t.Fatal(err)
	}
	want := []fetch.Source{
		{Address: "https://example.org/rss.xml", Outlet: "وكالة المثال", Every: 20 * time.Minute, From: time.Date(2031, 3, 1, 0, 0, 0, 0, time.UTC)},
		{Address: "https://example.org/sitemap.xml", Every: 90 * time.Minute},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	const one = "[[feed]]\naddress = \"https://example.org/1\"\n"
	for _, tc := range []struct{ list, says string }{
		{"", "it lists no [[feed]]"},
		{"every = = 1\n", "feeds.toml:1: "},
		{one + "name = \"x\"\n", `"feed.name" is no setting`},
		{one + "every = \"2s\"\n", "feed 1: every 2s is too often: want 1m0s or more"},
		{one + "every = \"often\"\n", `"often"`},
		{one + one, "feed 2: https://example.org/1 is listed twice"},
		{"[[feed]]\naddress = \"feeds/1.xml\"\n", "feed 1: \"feeds/1.xml\" is not an address of a page"},
	} {
		if _, err := read(tc.list); err == nil || !strings.Contains(err.Error(), tc.says) {
			t.Errorf("%q: %v; want %q", tc.list, err, tc.says)
		}
	}
	if _, err := fetch.ReadSources(path + ".none"); err == nil || !strings.Contains(err.Error(), "feeds.toml.none: no such file: it lists") {
		t.Errorf("no list: %v", err)
	}
}

package web

import (
	"context"
	"encoding/csv"
	"html"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/isnad-project/isnad/evidence"
	"github.com/isnad-project/isnad/export"
)

// The list of events leads to every format of what its filter chooses.
func TestExports(t *testing.T) {
	h, err := New(sampleLedger(t), Options{Types: testTypes, Export: export.Options{Types: map[string]export.Type{
		"assault.car_bomb": {Ar: "هجوم بسيارة مفخخة", En: "Car bomb", ACLED: "Remote explosive/landmine/IED", PLOVER: "ASSAULT"}}}})
	if err != nil {
		t.Fatal(err)
	}
	page := get(t, h, "/events?sort=killed&page=1&place="+url.QueryEscape("سلقين")).Body.String()
	links := regexp.MustCompile(`href="(/export/[^"]+)"`).FindAllStringSubmatch(page, -1)
	if len(links) != 14+9+9 { // files, notes and bundles
		t.Fatalf("%d links to exports", len(links))
	}
	for _, m := range links {
		href := html.UnescapeString(m[1])
		if !strings.Contains(href, "place=%D8") || strings.Contains(href, "sort=") || strings.Contains(href, "page=") {
			t.Errorf("%s does not keep the filter alone", href)
		}
		a := get(t, h, href)
		if a.Code != http.StatusOK || a.Body.Len() == 0 {
			t.Errorf("%s: status %d, %d bytes", href, a.Code, a.Body.Len())
		}
		if strings.Contains(href, "method.md") {
			if note := a.Body.String(); !strings.Contains(note, "place=سلقين") || !strings.Contains(note, "undercount") {
				t.Errorf("%s:\n%s", href, note)
			}
		} else if d := a.Header().Get("Content-Disposition"); !strings.HasPrefix(d, `attachment; filename="isnad-`) {
			t.Errorf("%s: %q", href, d)
		}
	}
}

func TestExportFilters(t *testing.T) {
	h := handler(t, sampleLedger(t))
	rows := func(path string) [][]string {
		a := get(t, h, path)
		got, err := csv.NewReader(a.Body).ReadAll()
		if err != nil || a.Code != http.StatusOK {
			t.Fatalf("%s: %d, %v", path, a.Code, err)
		}
		return got[1:]
	}
	all, some := rows("/export/csv/events.csv"), rows("/export/csv/events.csv?place="+url.QueryEscape("سلقين"))
	words := rows("/export/csv/events.csv?q=" + url.QueryEscape("عطية"))
	if len(all) <= len(some) || len(some) == 0 || len(words) == 0 || len(words) >= len(all) {
		t.Errorf("%d events, %d in سلقين, %d with عطية", len(all), len(some), len(words))
	}
	if got := rows("/export/csv/events.csv?actor=" + url.QueryEscape("الجيش")); len(got) != 1 {
		t.Errorf("%d events of الجيش", len(got))
	}
	for path, want := range map[string]int{
		"/export/csv/people.csv": 404, "/export/xls/xls.xls": 404, "/export/acled/acled.csv?from=march": 400, "/export/acled/acled.csv?rule=guess": 400,
		"/export/acled/acled.csv?rule=two-origins": 200,
	} {
		if got := get(t, h, path).Code; got != want {
			t.Errorf("%s: status %d, want %d", path, got, want)
		}
	}
}

// An event is taken away from its page: in every format, alone, and as a bundle of evidence
// that holds.
func TestEventIsTakenAway(t *testing.T) {
	l := sampleLedger(t)
	h, err := New(l, Options{Types: testTypes, Evidence: func(ctx context.Context, out io.Writer, event string) error {
		return evidence.Write(ctx, out, l, event, "test", fixedNow())
	}})
	if err != nil {
		t.Fatal(err)
	}
	e := eventOf(t, l, "market", "assault.car_bomb")
	page := visit(t, h, eventHref(e.ID), http.StatusOK)
	wants(t, page, "CSV")
	for _, m := range regexp.MustCompile(`href="(/export/csv/events\.csv[^"]*)"`).FindAllStringSubmatch(page, -1) {
		if rows := strings.Count(strings.TrimSpace(visit(t, h, html.UnescapeString(m[1]), http.StatusOK)), "\n"); rows != 1 {
			t.Errorf("%s has %d rows", m[1], rows)
		}
	}
	if !strings.Contains(page, eventHref(e.ID)+"/evidence.zip") {
		t.Fatal("the page does not lead to the evidence")
	}
	path := filepath.Join(t.TempDir(), "evidence.zip")
	if err := os.WriteFile(path, []byte(visit(t, h, eventHref(e.ID)+"/evidence.zip", http.StatusOK)), 0o644); err != nil {
		t.Fatal(err)
	}
	result, err := evidence.Bundle(path)
	if err != nil || len(result.Faults) > 0 {
		t.Errorf("the bundle does not hold: %+v, %v", result, err)
	}
	visit(t, h, "/events/i0/evidence.zip", http.StatusNotFound)
}

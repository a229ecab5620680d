package web

import (
	"encoding/csv"
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

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

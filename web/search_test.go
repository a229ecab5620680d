package web

import (
	"encoding/xml"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/isnad-project/isnad"
)

// Reports are found in any spelling, with the words as they are printed marked; what else
// was sought is said and can be left out.
func TestSearch(t *testing.T) {
	l := spreadLedger(t)
	h, err := New(l, Options{Types: testTypes,
		Forms: func(w string) []string {
			if w == "هجوم" {
				return []string{"هجوم", "غارة"}
			}
			return nil
		},
		Places: func(name string) ([]FoundPlace, error) {
			if strings.EqualFold(name, "manbij") {
				return []FoundPlace{{Place: isnad.Place{Name: "منبج"}}}, nil
			}
			return nil, nil
		}})
	if err != nil {
		t.Fatal(err)
	}
	find := func(q string) string {
		t.Helper()
		return visit(t, h, "/search?lang=en&"+url.Values{"q": {q}}.Encode(), http.StatusOK)
	}
	for _, q := range []string{"منبج", "مَنبِج", "ومنبج", "Manbij", "غارات منبج"} {
		body := find(q)
		if q == "ومنبج" {
			wants(t, body, "No report has all these words")
			continue
		}
		wants(t, body, "1 report")
		if !strings.Contains(body, `على <mark class="hit">منبج</mark>`) {
			t.Errorf("%s: the word is not marked as it is printed", q)
		}
	}
	wants(t, find("الغارات"), "8 reports", "Claims with these words:")
	wants(t, find("هجوم"), "8 reports", "also searched", "غارة")
	wants(t, visit(t, h, "/search?lang=en&exact=1&q="+url.QueryEscape("هجوم"), http.StatusOK), "No report has all these words", "search for other forms too")
	wants(t, visit(t, h, "/search?lang=en&q="+url.QueryEscape("غارة")+"&outlet="+url.QueryEscape("وكالة أولى"), http.StatusOK), "4 reports")
	wants(t, visit(t, h, "/search?lang=en&from=2031-01-01&q="+url.QueryEscape("غارة"), http.StatusOK), "No report") // none is dated
	wants(t, visit(t, h, "/events?lang=en&q="+url.QueryEscape("غارات إِدلِب"), http.StatusOK), "5 events")
	again := visit(t, h, "/search?lang=en&page=4&q="+url.QueryEscape("غارة")+"&outlet="+url.QueryEscape("وكالة أولى"), http.StatusOK)
	if !strings.Contains(again, `<input type="hidden" name="outlet" value="وكالة أولى">`) || strings.Contains(again, `name="page"`) {
		t.Error("a new search does not keep the outlet, or stays on the page")
	}
	visit(t, h, "/search?from=yesterday", http.StatusBadRequest)
	wants(t, find(`"<script> OR *`), "No report has all these words")
}

// A search is kept under a name, by somebody, and ended; its feed is Atom with what was
// ingested last first.
func TestSavedSearch(t *testing.T) {
	l := spreadLedger(t)
	s := served(t, l)
	w := openWindow(t, s)
	page := w.open(t, "/search?lang=en&q="+url.QueryEscape("غارة حلب"))
	send := func(v url.Values, status int) string {
		t.Helper()
		v.Set("token", tokenIn(t, page))
		v.Set("query", url.Values{"q": {"غارة حلب"}}.Encode())
		resp, err := w.PostForm(s.URL+"/search", v)
		return w.read(t, resp, err, status)
	}
	wants(t, send(url.Values{"name": {""}, "by": {"Salma"}}, 422), "Give the search a name")
	wants(t, send(url.Values{"name": {"Aleppo"}, "by": {""}}, 422), "Give the name to judge under")
	wants(t, send(url.Values{"name": {"Aleppo"}, "by": {"Salma"}}, 200), "Kept searches", "Aleppo", "Salma")
	var feed atomFeed
	body := fetched(t, w, "/search.atom?"+url.Values{"q": {"غارة"}}.Encode())
	if err := xml.Unmarshal([]byte(body), &feed); err != nil || len(feed.Entries) != 8 || feed.Entries[0].Title != "raid7" || !strings.Contains(feed.Entries[0].Summary, "القرية الضائعة") {
		t.Fatalf("%v\n%s", err, body)
	}
	d := isnad.Document{ID: "new", Title: "غارات <ثانية>", Text: "شنت طائرات غارتين على حلب."}
	if _, err := l.Add(t.Context(), &d, nil); err != nil {
		t.Fatal(err)
	}
	body = fetched(t, w, "/search.atom?"+url.Values{"q": {"غارة حلب"}}.Encode())
	feed = atomFeed{}
	if err := xml.Unmarshal([]byte(body), &feed); err != nil || len(feed.Entries) != 2 || feed.Entries[0].Title != "غارات <ثانية>" {
		t.Errorf("the new report does not stand first: %v\n%s", err, body)
	}
	if got := send(url.Values{"name": {"Aleppo"}, "by": {"Salma"}, "end": {"1"}}, 200); strings.Contains(got, "Kept searches") {
		t.Error("an ended search is still listed")
	}
	if resp, err := w.PostForm(s.URL+"/search", url.Values{"name": {"x"}, "by": {"Eve"}, "query": {"q=1"}, "token": {"no"}}); err != nil || resp.StatusCode != 422 {
		t.Error(fmt.Sprint("a form of another page is taken: ", resp, err))
	}
}

// fetched is what an address answers with that is no page.
func fetched(t *testing.T, w *window, path string) string {
	t.Helper()
	resp, err := w.Get(w.server + path)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Fatal(resp.Status, err)
	}
	return string(b)
}

// tokenIn is what the forms of a page carry.
func tokenIn(t *testing.T, page string) string {
	t.Helper()
	_, rest, ok := strings.Cut(page, `name="token" value="`)
	token, _, _ := strings.Cut(rest, `"`)
	if !ok || token == "" {
		t.Fatal("the page has no form")
	}
	return token
}

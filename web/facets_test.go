package web

import (
	"encoding/csv"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

// manyLedger holds so many events of as many origins and governorates, on the days from a date on.
func manyLedger(t testing.TB, n int, day func(i int) string) *store.Ledger {
	t.Helper()
	return eventsAt(t, n, day, func(i int) *isnad.Place {
		return &isnad.Place{Name: fmt.Sprint("بلدة رقم ", i), ID: fmt.Sprint("g:", i), Kind: "town", Admin1: isnad.Known(fmt.Sprint("محافظة ", i)), Country: "SY", Relation: isnad.In, Within: []string{"g:sy"}, Precision: "town"}
	})
}

// eventsAt holds so many events of places and days.
func eventsAt(t testing.TB, n int, day func(i int) string, place func(i int) *isnad.Place) *store.Ledger {
	t.Helper()
	l := emptyLedger(t)
	for i := range n {
		text := fmt.Sprintf("قتل %d أشخاص في قصف على بلدة رقم %d", 20+i, i)
		d := isnad.Document{ID: fmt.Sprint("m", i), Outlet: fmt.Sprint("ناشر ", i), Published: day(i), Text: text}
		dead, when := 20+i, day(i)
		c := isnad.Claim{Doc: d.ID, Type: "assault.shelling", Quote: quote(t, text, text, 1), Trigger: quote(t, text, "قصف", 1), Modality: isnad.Asserted, Rule: "strike",
			Place:  place(i),
			Time:   isnad.Time{Value: &when},
			Counts: []isnad.Count{{Outcome: "killed", Low: &dead, High: &dead, Who: "persons", Quote: quote(t, text, fmt.Sprint(dead), 1)}}}
		c.Seal(d.Key())
		if _, err := l.Add(t.Context(), &d, []isnad.Claim{c}); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	return l
}

// A value is shown alone or hidden, from the list, the overview and the event; the choice stands
// in the address as a chip that can be dropped, and exports follow it. Of more values than a
// page shows one is found by its name, in any spelling, and the cut is said.
func TestFacets(t *testing.T) {
	const n = 40
	l := manyLedger(t, n, func(i int) string { return "2031-03-02" })
	h := handler(t, l)
	page := get(t, h, "/events?lang=en").Body.String()
	wants(t, page, "28 more: look for them by name", "Governorate 40", "Origin 40")
	found := get(t, h, "/events?lang=en&find="+url.QueryEscape("محافظه 7")).Body.String()
	if !strings.Contains(found, "not=admin1%3A%D9%85") || strings.Contains(found, `facet-admin1">Governorate <span class="above"><bdi>40</bdi></span></h2>`+"\n"+`<ul class="plain"><li class="silent">`) {
		t.Error("the governorate is not found in another spelling")
	}
	hide := "/events?lang=en&not=" + url.QueryEscape("admin1:محافظة 7") + "&not=" + url.QueryEscape("origin:ناشر 9")
	page = get(t, h, hide).Body.String()
	wants(t, page, fmt.Sprint(n-2)+" events", "hidden: محافظة 7")
	for _, m := range strings.Split(page, `<a class="chip" href="`)[1:] {
		drop, _, _ := strings.Cut(m, `"`)
		wants(t, get(t, h, html.UnescapeString(drop)).Body.String(), fmt.Sprint(n-1)+" events")
	}
	rows, err := csv.NewReader(get(t, h, strings.Replace(hide, "/events", "/export/csv/events.csv", 1)).Body).ReadAll()
	if err != nil || len(rows) != n-2+1 {
		t.Errorf("%d rows are exported, want %d: %v", len(rows)-1, n-2, err)
	}
	for _, path := range []string{"/", eventHref(eventOf(t, l, "m3", "assault.shelling").ID)} {
		if p := get(t, h, path).Body.String(); !strings.Contains(p, "not=admin1") || !strings.Contains(p, "not=origin") {
			t.Errorf("%s: nothing can be hidden", path)
		}
	}
	if got := get(t, h, "/events?not=colour:red").Code; got != http.StatusBadRequest {
		t.Errorf("an unknown kind of value is answered with %d", got)
	}
}

// A range is compared with the one before it, and no percentage is given of few events.
func TestComparison(t *testing.T) {
	h := handler(t, manyLedger(t, 34, func(i int) string {
		if i < 14 {
			return fmt.Sprintf("2031-02-%02d", 1+i)
		}
		return fmt.Sprintf("2031-03-%02d", 1+i-14)
	}))
	few := get(t, h, "/?lang=en&from=2031-03-02&to=2031-03-04").Body.String()
	wants(t, few, "too few to compare")
	wants(t, get(t, h, "/?lang=ar&from=2031-03-02&to=2031-03-04").Body.String(), "أقل من أن")
	if strings.Contains(textOf(few), "percent more") || strings.Contains(textOf(few), "percent fewer") {
		t.Error("few events are compared in percent")
	}
	wants(t, get(t, h, "/?lang=en&from=2031-03-01&to=2031-03-28").Body.String(), "43 percent more events in this range", "14 events")
	if strings.Contains(get(t, h, "/?lang=en").Body.String(), "In the range before") {
		t.Error("the whole is compared with nothing")
	}
}

// Another question on the fourth page of a list begins on its first; what narrows the list
// stays, stands there as chips, and each of them can be dropped by itself.
func TestBrowserNewQuestion(t *testing.T) {
	l := eventsAt(t, 170, func(i int) string { return fmt.Sprintf("2031-03-%02d", 1+i%28) }, func(i int) *isnad.Place {
		return &isnad.Place{Name: fmt.Sprintf("بلدة رقم %d", i), ID: fmt.Sprint("p", i), Kind: "town", Admin1: "إدلب", Country: "SY", Relation: isnad.In, Precision: "town"}
	})
	server := served(t, l)
	b := openTab(t, strings.TrimPrefix(server.URL, "http://"))
	for _, c := range []struct{ list, dropped string }{
		{"/events?place=إدلب&from=2031-03-01&to=2031-03-28&lang=", "from"},
		{"/search?q=قصف&from=2031-03-01&to=2031-03-28&lang=", "from"},
	} {
		for _, lang := range []Lang{Arabic, English} {
			b.open(t, server.URL+c.list+string(lang)+"&page=4", 360, 800, "light")
			if got := eval[string](t, b, `document.querySelector(".pager span").textContent`); !strings.Contains(got, "4") {
				t.Fatalf("%s is on page %q", c.list, got)
			}
			tabTo(t, b, "search input[name=q]")
			eval[bool](t, b, `document.activeElement.select(), true`)
			press(t, b, "أشخاص", "\r")
			wait(t, b, `new URLSearchParams(location.search).get("q") == "أشخاص" && document.readyState == "complete"`)
			if got := eval[string](t, b, `document.querySelector(".pager span").textContent`); !strings.Contains(got, "1") || strings.Contains(got, "4 ") && !strings.Contains(got, "1 ") {
				t.Errorf("%s: another question begins on page %q", c.list, got)
			}
			if got := eval[string](t, b, `new URLSearchParams(location.search).get("page") ?? ""`); got != "" && got != "1" {
				t.Errorf("%s: page %s is asked for", c.list, got)
			}
			for name, want := range map[string]string{"from": "2031-03-01", "to": "2031-03-28"} {
				if got := eval[string](t, b, `new URLSearchParams(location.search).get("`+name+`")`); got != want {
					t.Errorf("%s: %s is %q after another question", c.list, name, got)
				}
			}
			chips := eval[int](t, b, `document.querySelectorAll(".chips .chip").length`)
			if chips < 3 {
				t.Errorf("%s: %d chips", c.list, chips)
			}
			tabTo(t, b, `.chips .chip:not([href*="`+c.dropped+`="])`)
			press(t, b, "\r")
			wait(t, b, `!new URLSearchParams(location.search).get("`+c.dropped+`") && new URLSearchParams(location.search).get("q") == "أشخاص" && document.readyState == "complete"`)
			if got := eval[int](t, b, `document.querySelectorAll(".chips .chip").length`); got != chips-1 {
				t.Errorf("%s: %d chips of %d are left", c.list, got, chips)
			}
		}
	}
}

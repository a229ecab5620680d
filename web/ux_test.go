package web

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/export"
	"github.com/isnad-project/isnad/store"
)

// manyLedger holds so many events of as many origins and governorates, on the days from a date on.
func manyLedger(t testing.TB, n int, day func(i int) string) *store.Ledger {
	t.Helper()
	l := emptyLedger(t)
	for i := range n {
		text := fmt.Sprintf("قتل %d أشخاص في قصف على بلدة رقم %d", 20+i, i)
		d := isnad.Document{ID: fmt.Sprint("m", i), Outlet: fmt.Sprint("ناشر ", i), Published: day(i), Text: text}
		dead, when := 20+i, day(i)
		c := isnad.Claim{Doc: d.ID, Type: "assault.shelling", Quote: quote(t, text, text, 1), Trigger: quote(t, text, "قصف", 1), Modality: isnad.Asserted, Rule: "strike",
			Place:  &isnad.Place{Name: fmt.Sprint("بلدة رقم ", i), ID: fmt.Sprint("g:", i), Kind: "town", Admin1: isnad.Known(fmt.Sprint("محافظة ", i)), Country: "SY", Relation: isnad.In, Within: []string{"g:sy"}, Precision: "town"},
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

// Every value of an event's head opens the sentences that state it, each of which leads to its
// report; below the figure stands how it came about; by keyboard, in both languages.
func TestBrowserProof(t *testing.T) {
	server := served(t, sampleLedger(t))
	b := openTab(t, strings.TrimPrefix(server.URL, "http://"))
	var list apiList
	askAPI(t, server.URL+"/api/v1/events?type=assault.car_bomb", &list)
	for _, lang := range []Lang{Arabic, English} {
		words := localeOf(t, lang, false)
		b.open(t, server.URL+eventHref(list.Events[0].ID)+"?lang="+string(lang), 1280, 800, "light")
		if below := eval[[]string](t, b, `[...document.querySelectorAll("h1, .title .badge, .figure, .summary .facts > div > dt")].filter(e => e.getBoundingClientRect().bottom > innerHeight).map(e => e.innerText)`); len(below) > 0 {
			t.Errorf("%s: not on the first screen of an event: %q", lang, below)
		}
		b.open(t, server.URL+eventHref(list.Events[0].ID)+"?lang="+string(lang), 360, 800, "light")
		tabTo(t, b, ".reckoned summary")
		press(t, b, "\r")
		if text := eval[string](t, b, `document.querySelector(".reckoned[open]").innerText`); !strings.Contains(text, words.A("high")) || !strings.Contains(text, "شبكة أخبار الشمال") || !strings.Contains(text, "19") {
			t.Errorf("%s: the figure is explained by %q", lang, text)
		}
		if small := eval[string](t, b, smallTargets); small != "" {
			t.Errorf("too small to touch: %s", small)
		}
		for _, place := range []string{".whys .proof summary", ".facts .proof summary"} {
			tabTo(t, b, place)
			press(t, b, "\r")
			if n := eval[int](t, b, `document.activeElement.parentElement.querySelectorAll("q").length`); n < 2 {
				t.Errorf("%s: %s opens %d sentences", lang, place, n)
			}
		}
		tabTo(t, b, ".facts .proof[open] a")
		press(t, b, "\r")
		wait(t, b, `document.readyState == "complete" && location.pathname.startsWith("/reports/") && document.querySelector("mark.looked")`)
	}
	if faults := b.taken(); len(faults) > 0 {
		t.Errorf("the browser complains: %q", faults)
	}
}

// Each help mark leads to a section of the manual that is there, in both languages.
func TestHelp(t *testing.T) {
	l := sampleLedger(t)
	h := handler(t, l)
	event := eventHref(eventOf(t, l, "market", "assault.car_bomb").ID)
	for _, lang := range []Lang{Arabic, English} {
		manual := get(t, h, "/help?lang="+string(lang)).Body.String()
		marks := 0
		for _, path := range []string{"/", "/events", event, "/reports/market", "/review", "/search", "/tally", "/control", "/positions"} {
			page := get(t, h, path).Body.String()
			for _, part := range strings.Split(page, `class="help" href="/help#`)[1:] {
				id, _, _ := strings.Cut(part, `"`)
				if marks++; !strings.Contains(manual, `id="`+id+`"`) {
					t.Errorf("%s: the manual has no section %q", path, id)
				}
			}
			if !strings.Contains(page, `class="help"`) {
				t.Errorf("%s has no help mark", path)
			}
		}
		if marks < 12 {
			t.Errorf("%d help marks", marks)
		}
	}
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
	if strings.Contains(textOf(few), "percent more") || strings.Contains(textOf(few), "percent fewer") {
		t.Error("few events are compared in percent")
	}
	wants(t, get(t, h, "/?lang=en&from=2031-03-01&to=2031-03-28").Body.String(), "43 percent more events in this range", "14 events")
	if strings.Contains(get(t, h, "/?lang=en").Body.String(), "In the range before") {
		t.Error("the whole is compared with nothing")
	}
}

// A CSV file for spreadsheets begins with a byte order mark and holds no formula; the bundle has
// all files and says what was chosen, when and under which licence.
func TestSpreadsheet(t *testing.T) {
	l := emptyLedger(t)
	text := "قصفت المدفعية بلدة ببيلا"
	d := isnad.Document{ID: "=1+1", Outlet: "@SUM(A1)", Title: "-2+3", URL: "+44", Text: text, Published: "2031-03-03"}
	c := isnad.Claim{Doc: d.ID, Type: "assault.shelling", Quote: quote(t, text, text, 1), Trigger: quote(t, text, "قصفت", 1), Modality: isnad.Asserted, Rule: "strike",
		Place: &isnad.Place{Name: "=ببيلا", Country: "SY", Relation: isnad.In}}
	c.Seal(d.Key())
	if _, err := l.Add(t.Context(), &d, []isnad.Claim{c}); err != nil {
		t.Fatal(err)
	}
	if err := l.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	h, err := New(l, Options{Types: testTypes, Export: export.Options{Version: "9.9"}})
	if err != nil {
		t.Fatal(err)
	}
	check := func(name string, b []byte) {
		t.Helper()
		if !bytes.HasPrefix(b, []byte("\ufeff")) {
			t.Errorf("%s has no byte order mark", name)
		}
		rows, err := csv.NewReader(bytes.NewReader(b[3:])).ReadAll()
		if err != nil || len(rows) < 2 {
			t.Fatalf("%s: %d rows, %v", name, len(rows), err)
		}
		for _, row := range rows[1:] {
			for _, cell := range row {
				if cell != "" && strings.ContainsRune("=+-@", rune(cell[0])) {
					t.Errorf("%s holds %q", name, cell)
				}
			}
		}
	}
	for _, name := range []string{"events.csv", "claims.csv", "documents.csv"} {
		check(name, get(t, h, "/export/csv/"+name+"?for=spreadsheet").Body.Bytes())
		if plain := get(t, h, "/export/csv/"+name).Body.Bytes(); bytes.HasPrefix(plain, []byte("\ufeff")) {
			t.Errorf("%s for programs begins with a mark", name)
		}
	}
	b := get(t, h, "/export/csv/isnad.zip?type=assault.shelling").Body.Bytes()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range z.File {
		names = append(names, f.Name)
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name != "method.md" {
			check(f.Name, content)
			continue
		}
		for _, want := range []string{"/events?type=assault.shelling", "Exported: 20", "Licence:", "isnad 9.9", "Events written: 1"} {
			if !strings.Contains(string(content), want) {
				t.Errorf("the note does not say %q:\n%s", want, content)
			}
		}
	}
	if want := []string{"events.csv", "claims.csv", "documents.csv", "method.md"}; !slices.Equal(names, want) {
		t.Errorf("the bundle holds %q", names)
	}
}

// An event prints with the addresses of its reports, page numbers, and no need of colour.
func TestBrowserPrint(t *testing.T) {
	l := emptyLedger(t)
	s := samples(t)[0]
	s.doc.URL = "https://example.org/a/very/long/address/of/the/report?with=all&of=it"
	for i := range s.claims {
		s.claims[i].Doc = s.doc.ID
		s.claims[i].Seal(s.doc.Key())
	}
	if _, err := l.Add(t.Context(), &s.doc, s.claims); err != nil {
		t.Fatal(err)
	}
	if err := l.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	server := served(t, l)
	b := openTab(t, strings.TrimPrefix(server.URL, "http://"))
	for _, lang := range []Lang{Arabic, English} {
		b.open(t, server.URL+eventHref(eventOf(t, l, "market", "assault.car_bomb").ID)+"?lang="+string(lang), 1000, 800, "dark")
		pdf, err := chromedp.Run(b, func(ctx context.Context, target *chromedp.Target) ([]byte, error) {
			out, err := cdp.Call(ctx, target, cdppage.PrintToPDF, cdppage.PrintToPDFParams{})
			return out.Data, err
		})
		if err != nil || !bytes.HasPrefix(pdf, []byte("%PDF")) {
			t.Fatalf("%s: %d bytes, %v", lang, len(pdf), err)
		}
		if _, err := chromedp.Run(b, func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
			return chromedp.Void{}, second(cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}))
		}); err != nil {
			t.Fatal(err)
		}
		if text := eval[string](t, b, `document.querySelector("main").innerText`); !strings.Contains(text, s.doc.URL) {
			t.Errorf("%s: the print lacks the address of the report", lang)
		}
		if shown := eval[string](t, b, `[...document.querySelectorAll("nav, form, button, .help, footer")].filter(e => e.offsetParent).map(e => e.outerHTML.slice(0, 80)).join("\n")`); shown != "" {
			t.Errorf("%s: the print shows %s", lang, shown)
		}
		if ink := eval[string](t, b, `getComputedStyle(document.querySelector("h1")).color + " " + getComputedStyle(document.querySelector(".claims td")).backgroundColor`); !strings.HasPrefix(ink, "rgb(0, 0, 0)") {
			t.Errorf("%s: printed in %s", lang, ink)
		}
		if rule := eval[string](t, b, `[...document.styleSheets[0].cssRules].filter(r => r.constructor.name == "CSSPageRule").map(r => r.cssText).join()`); !strings.Contains(rule, "counter(page)") {
			t.Errorf("pages have no numbers: %s", rule)
		}
	}
}

// A report of 300 kB with 500 claims: the page is not too heavy, its words are drawn before
// anything is waited for, keys go from mark to mark, and only what was read can be shown.
func TestBrowserLongReport(t *testing.T) {
	l := emptyLedger(t)
	var b strings.Builder
	var claims []isnad.Claim
	for i := range 500 {
		b.WriteString(strings.Repeat("وقال شهود إن الشوارع كانت خالية طوال النهار وإن المحال أغلقت أبوابها. ", 5))
		at := len([]rune(b.String()))
		words := fmt.Sprintf("قتل %d أشخاص في قصف على بلدة المثال", 3+i)
		b.WriteString(words + ".\n")
		q := isnad.Quote{Start: at, End: at + len([]rune(words)), Exact: words}
		claims = append(claims, isnad.Claim{Doc: "long", Type: "assault.shelling", Quote: q, Trigger: q, Modality: isnad.Asserted, Rule: "strike"})
	}
	d := isnad.Document{ID: "long", Outlet: "وكالة العينة", Published: "2031-03-03", Text: b.String()}
	if len(d.Text) < 300_000 {
		t.Fatalf("%d bytes", len(d.Text))
	}
	for i := range claims {
		claims[i].Seal(d.Key())
	}
	if _, err := l.Add(t.Context(), &d, claims); err != nil {
		t.Fatal(err)
	}
	h := handler(t, l)
	whole, only := get(t, h, "/reports/long").Body.Len(), get(t, h, "/reports/long?only=claims")
	if whole > 500_000 {
		t.Errorf("the page has %d bytes", whole)
	}
	page := only.Body.String()
	if strings.Contains(page, "شهود") || !strings.Contains(page, "قتل 502 أشخاص") {
		t.Error("more or less than the sentences with claims is shown")
	}
	if !slices.ContainsFunc(only.Result().Cookies(), func(c *http.Cookie) bool { return c.Name == "isnad_only" && c.Value == "claims" }) {
		t.Error("the choice is not remembered")
	}
	server := httptest.NewServer(h)
	defer server.Close()
	tab := openTab(t, strings.TrimPrefix(server.URL, "http://"))
	tab.open(t, server.URL+"/reports/long?only=all", 1000, 800, "light")
	if n := eval[int](t, tab, `document.querySelectorAll(".text mark[id]").length`); n != 500 {
		t.Errorf("%d marks", n)
	}
	t.Logf("first text after %.0f ms, a key takes %.0f ms", eval[float64](t, tab, `performance.getEntriesByType("paint")[0].startTime`), eval[float64](t, tab, `(() => {
		const before = performance.now();
		for (let i = 0; i < 20; i++) document.dispatchEvent(new KeyboardEvent("keydown", {code: "BracketRight", key: "]", bubbles: true}));
		return (performance.now() - before) / 20;
	})()`))
	for range 2 {
		keyAt(t, tab, "BracketLeft", "[")
	}
	press(t, tab, "\r") // its reading stands on another page
	wait(t, tab, `document.readyState == "complete" && document.querySelector(".readings .looked")`)
}

// Control is stepped through: the day moves by a day, a week or a month, and what changed since
// is told in words.
func TestControlSteps(t *testing.T) {
	l := emptyLedger(t)
	for i, x := range []struct{ day, who string }{{"2031-03-01", "الجيش"}, {"2031-03-20", "كتيبة المثال"}} {
		text := "سيطر " + x.who + " على بلدة دير عطية"
		d := isnad.Document{ID: fmt.Sprint("c", i), Outlet: "وكالة", Published: x.day, Text: text}
		c := isnad.Claim{Doc: d.ID, Type: "control.capture", Quote: quote(t, text, text, 1), Trigger: quote(t, text, "سيطر", 1), Modality: isnad.Asserted, Rule: "control", Extent: "full",
			Place:  &isnad.Place{Name: "دير عطية", ID: "g:atiya", Kind: "town", Country: "SY", Relation: isnad.In, Precision: "town"},
			Actors: []string{x.who}, Time: isnad.Time{Value: &x.day}}
		c.Seal(d.Key())
		if _, err := l.Add(t.Context(), &d, []isnad.Claim{c}); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	h := handler(t, l)
	wants(t, get(t, h, "/control?lang=en").Body.String(), "Step through time, from 20 March 2031")
	page := get(t, h, "/control?lang=en&as_of=2031-03-21&step=week").Body.String()
	wants(t, page, "What changed since 14 March 2031", "كتيبة المثال", "was: ", "الجيش")
	wants(t, get(t, h, "/control?lang=en&as_of=2031-03-21&step=day").Body.String(), "Nothing else is said than then.")
	for _, to := range []string{"as_of=2031-03-20", "as_of=2031-03-14", "as_of=2031-02-21", "as_of=2031-03-22", "as_of=2031-03-28", "as_of=2031-04-21"} {
		if !strings.Contains(page, to) {
			t.Errorf("no step leads to %s", to)
		}
	}
}

// The order of questions stands for a round: a reviewer who comes back goes on behind the last
// that was decided, and what came meanwhile waits.
func TestRound(t *testing.T) {
	l := reviewLedger(t)
	server := served(t, l)
	w := openWindow(t, server)
	asked := w.send(t, w.open(t, "/review?lang=en"), http.StatusOK, url.Values{"verdict": {"unsure"}, "by": {"Salma"}})
	wants(t, asked, "No open questions", "Last judged on 1 April 2031 : 1 judgement")
	w.send(t, w.open(t, "/review"), http.StatusOK, url.Values{"retracts": {judgementIDs(t, l)[0]}})
	wants(t, w.open(t, "/review"), "Question 1 of 1")
	later := isnad.Document{ID: "later", Outlet: "وكالة later", Published: "2031-03-10", Text: "قتل 170 شخصا في غارة طائرة مجهولة على السوق في بلدة الريحان الأحد."}
	for _, x := range []struct {
		id, trigger, text, code string
		dead                    int
	}{
		{"raid2", "غارة", "قتل 170 شخصا في غارة طائرة مجهولة على السوق في بلدة الريحان الأحد.", "assault.airstrike", 170},
		{"guns2", "قصف", "أدى قصف كتيبة المثال مدرسة في بلدة الريحان مساء الأحد إلى سقوط 29 قتيلا.", "assault.shelling", 29},
	} {
		later.ID, later.Text, later.Outlet = x.id, x.text, "وكالة "+x.id
		place, dead, day := quote(t, x.text, "الريحان", 1), x.dead, "2031-03-09"
		c := isnad.Claim{Doc: x.id, Type: x.code, Quote: quote(t, x.text, strings.TrimSuffix(x.text, "."), 1), Trigger: quote(t, x.text, x.trigger, 1),
			Place: &isnad.Place{Text: &place, Name: "الريحان", Country: "SY", Relation: isnad.In, ID: "g:rihan", Kind: "town", Within: []string{"g:sy"}, Precision: "town"},
			Time:  isnad.Time{Value: &day}, Actors: []string{map[string]string{"raid2": "طائرة مجهولة", "guns2": "كتيبة المثال"}[x.id]}, Targets: []string{map[string]string{"raid2": "السوق", "guns2": "مدرسة"}[x.id]},
			Weapon:   isnad.Known(map[string]string{"raid2": "صاروخ"}[x.id]),
			Counts:   []isnad.Count{{Outcome: "killed", Low: &dead, High: &dead, Who: "persons", Quote: quote(t, x.text, fmt.Sprint(dead), 1)}},
			Modality: isnad.Asserted, Rule: "strike.verbal_clause"}
		c.Seal(later.Key())
		if _, err := l.Add(t.Context(), &later, []isnad.Claim{c}); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Update(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	page := w.open(t, "/review")
	wants(t, page, "Question 1 of 1", "1 new question waits for the next round")
	resp, err := w.PostForm(server.URL+"/review", url.Values{"token": {strings.Split(strings.Split(page, `name="token" value="`)[1], `"`)[0]}})
	page = w.read(t, resp, err, http.StatusOK)
	wants(t, page, "Question 1 of 2")
	second := w.open(t, "/review?at=2")
	wants(t, second, "Question 2 of 2")
	w.send(t, page, http.StatusOK, url.Values{"verdict": {"unsure"}})
	wants(t, w.open(t, "/review"), "Question 2 of 2")
	var doubts struct{ Count int }
	if err := json.NewDecoder(get(t, handler(t, l), "/api/v1/doubts").Body).Decode(&doubts); err != nil || doubts.Count != 1 {
		t.Errorf("%d questions are open, %v", doubts.Count, err)
	}
}

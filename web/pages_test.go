package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/isnad-project/isnad"
)

var void = map[string]bool{"meta": true, "link": true, "input": true, "img": true, "br": true, "col": true, "hr": true}

// checkPage checks what every page must hold: balanced tags, one main, one h1,
// a language and direction, ids that stand once, references that lead somewhere,
// nothing inline that the policy forbids, no string of the interface missing.
func checkPage(t testing.TB, name, body string) {
	t.Helper()
	if strings.Contains(body, "⟦") {
		i := strings.Index(body, "⟦")
		t.Errorf("%s: a string is missing: %s", name, body[i:i+40])
	}
	var open, refs []string
	ids, elements := map[string]bool{}, map[string]int{}
	for z := html.NewTokenizer(strings.NewReader(body)); ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		tok := z.Token()
		switch kind {
		case html.StartTagToken:
			elements[tok.Data]++
			if !void[tok.Data] {
				open = append(open, tok.Data)
			}
		case html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != tok.Data {
				t.Fatalf("%s: </%s> closes nothing; open are %v", name, tok.Data, open)
			}
			open = open[:len(open)-1]
		}
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		for _, a := range tok.Attr {
			switch {
			case a.Key == "style" || strings.HasPrefix(a.Key, "on"):
				t.Errorf("%s: inline %s=%q", name, a.Key, a.Val)
			case a.Key == "id" && ids[a.Val]:
				t.Errorf("%s: id %q stands twice", name, a.Val)
			case a.Key == "id":
				ids[a.Val] = true
			case a.Key == "aria-labelledby" || a.Key == "aria-describedby" || a.Key == "list":
				refs = append(refs, a.Val)
			case a.Key == "href" && strings.HasPrefix(a.Val, "#"):
				refs = append(refs, a.Val[1:])
			case (a.Key == "href" || a.Key == "src" || a.Key == "action") && !strings.HasPrefix(a.Val, "/"):
				t.Errorf("%s: %s=%q leads away", name, a.Key, a.Val)
			}
		}
	}
	if len(open) > 0 {
		t.Errorf("%s: never closed: %v", name, open)
	}
	for _, ref := range refs {
		if !ids[ref] {
			t.Errorf("%s: nothing has the id %q", name, ref)
		}
	}
	for _, e := range []string{"main", "h1", "header", "footer", "nav", "title"} {
		if elements[e] == 0 {
			t.Errorf("%s: no <%s>", name, e)
		}
	}
	if elements["h1"] != 1 || elements["main"] != 1 || elements["script"] != strings.Count(body, `<script src="/static/`) || elements["style"] != 0 {
		t.Errorf("%s: elements are %v", name, elements)
	}
}

func visit(t *testing.T, h http.Handler, path string, status int) string {
	t.Helper()
	w := get(t, h, path)
	if w.Code != status {
		t.Fatalf("%s: status %d, want %d\n%.500s", path, w.Code, status, w.Body)
	}
	if got := w.Header().Get("Content-Security-Policy"); got != policy {
		t.Errorf("%s: policy %q", path, got)
	}
	return w.Body.String()
}

// Every page in both languages and both kinds of digits is whole, and what
// reports say never becomes markup.
func TestEveryPage(t *testing.T) {
	l := sampleLedger(t)
	h := handler(t, l)
	bomb, town := eventOf(t, l, "market", "assault.car_bomb"), eventOf(t, l, "town", "control.capture")
	shelling := eventOf(t, l, hostileID, "assault.shelling")
	paths := []string{"/", "/events", "/events?q=سلقين&type=assault&killed=1&disputed=1&from=2031-01-01&to=2031-12-31&place=إدلب&sort=killed",
		"/events?q=nothing-like-this", "/events?page=99", "/events?sort=oldest",
		eventHref(bomb.ID), eventHref(town.ID), eventHref(shelling.ID),
		"/reports", "/claims", "/reports/market", "/reports/market?marks=off", "/reports/network", "/reports/town", reportHref(hostileID),
		claimHref("market", bomb.Claims[0].ID), "/tally", "/tally?by=month", "/tally?by=type", "/tally?by=who", "/tally?rule=acled-like",
		"/search", "/add", "/search?q=سلقين", "/search?q=nothing-like-this", "/control", "/control?place=دير&as_of=2031-05-01", "/control?contested=1", "/control?place=nowhere", "/positions", "/positions?issue=nothing"}
	for _, path := range paths {
		path, _, _ = strings.Cut(path, "#")
		for _, lang := range []Lang{Arabic, English} {
			for _, digits := range []string{"western", "hindi"} {
				sep := "?"
				if strings.Contains(path, "?") {
					sep = "&"
				}
				full := fmt.Sprintf("%s%slang=%s&digits=%s", escapeArabic(path), sep, lang, digits)
				body := visit(t, h, full, http.StatusOK)
				checkPage(t, full, body)
				if want := fmt.Sprintf(`<html lang="%s" dir="%s">`, lang, lang.Dir()); !strings.Contains(body, want) {
					t.Errorf("%s: no %s", full, want)
				}
				for _, bad := range []string{"<script>", "<img src=x", "<i>", "<b>ببيلا", "<حلب>"} {
					if strings.Contains(body, bad) {
						t.Errorf("%s: %s of a report became markup", full, bad)
					}
				}
			}
		}
	}
}

func escapeArabic(path string) string {
	return regexp.MustCompile(`\p{Arabic}+`).ReplaceAllStringFunc(path, url.QueryEscape)
}

func TestEmptyLedger(t *testing.T) {
	h := handler(t, emptyLedger(t))
	for _, path := range []string{"/", "/events", "/reports", "/claims", "/tally", "/search", "/review", "/review/log", "/victims", "/control", "/positions", "/jobs"} {
		for _, lang := range []string{"ar", "en"} {
			body := visit(t, h, path+"?lang="+lang, http.StatusOK)
			checkPage(t, path, body)
			empty := regexp.MustCompile(`(?s)<div class="empty">.*?</div>`).FindString(body)
			if next := strings.Count(empty, `class="button"`) + strings.Count(empty, "isnad ingest"); empty == "" || next == 0 || strings.Contains(body, "<table") || strings.Contains(body, "<svg class=\"timeline") {
				t.Errorf("%s: the empty page does not say what comes next, or shows a table: %s", path, empty)
			}
		}
	}
}

func TestErrors(t *testing.T) {
	h := handler(t, sampleLedger(t))
	for path, status := range map[string]int{
		"/nowhere": 404, "/events/i0000": 404, "/reports/none": 404, "/events?from=yesterday": 400, "/events?killed=many": 400,
		"/events?sort=blood": 400, "/tally?by=outlet": 400, "/events?page=-1": 400, "/static/": 404,
	} {
		if path == "/static/" {
			if w := get(t, h, path); w.Code != status {
				t.Errorf("%s: status %d", path, w.Code)
			}
			continue
		}
		checkPage(t, path, visit(t, h, path, status))
	}
	r := httptest.NewRequest(http.MethodPost, "/events", strings.NewReader("x=1"))
	r.Host = "localhost"
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if w.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST: status %d, want 405", w.Code)
	}
	checkPage(t, "405", w.Body.String())
}

// A broken ledger gives a page that says so, and the reason stays out of it.
func TestBrokenLedger(t *testing.T) {
	l := sampleLedger(t)
	h := handler(t, l)
	l.Close()
	for _, path := range []string{"/events", "/reports", "/tally", "/events/i1", "/reports/market"} {
		body := visit(t, h, path, http.StatusInternalServerError)
		checkPage(t, path, body)
		if strings.Contains(body, "sql") {
			t.Errorf("%s: the page tells of the database: %s", path, body)
		}
	}
	if w := get(t, h, "/healthz"); w.Code != http.StatusInternalServerError {
		t.Errorf("/healthz: status %d", w.Code)
	}
}

func TestEventPage(t *testing.T) {
	l := sampleLedger(t)
	h := handler(t, l)
	e := eventOf(t, l, "market", "assault.car_bomb")
	body := visit(t, h, eventHref(e.ID)+"?lang=en", http.StatusOK)
	for _, want := range []string{
		"شبكة أخبار الشمال", "متحدث باسم المحافظة", "وكالة العينة", // the origins
		"at least about <bdi>60</bdi>", "19", "said to be none",
		"3 March 2031", `href="/reports/market?claim=`, "of them <bdi>1</bdi> (children)",
	} {
		if !strings.Contains(body, want) {
			t.Errorf("the event's page lacks %q", want)
		}
	}
	if len(e.Contradictions) == 0 || !strings.Contains(body, `class="dispute"`) || !strings.Contains(body, `class="against"`) {
		t.Errorf("60 against 19 is not shown as a contradiction; the event has %v", e.Contradictions)
	}
	// An address by a claim leads to the event.
	if w := get(t, h, "/events/"+e.Claims[0].ID); w.Code != http.StatusFound || w.Header().Get("Location") != eventHref(e.ID) {
		t.Errorf("another id of the event: %d %s", w.Code, w.Header().Get("Location"))
	}
}

// A name that no report decides is shown as ambiguous, with all it may mean.
func TestAmbiguousPlace(t *testing.T) {
	l := sampleLedger(t)
	h := handler(t, l)
	e := eventOf(t, l, hostileID, "assault.shelling")
	for path, want := range map[string]string{
		"/events?type=assault.shelling&lang=en": "ambiguous name: <bdi>2</bdi> possible places",
		eventHref(e.ID) + "?lang=en":            "سوريا &gt; &lt;حلب&gt; &gt; ببيلا",
	} {
		if body := visit(t, h, path, http.StatusOK); !strings.Contains(body, want) {
			t.Errorf("%s lacks %q", path, want)
		}
	}
}

// A report without a date keeps its times relative, on every page.
func TestRelativeTimesStayRelative(t *testing.T) {
	l := sampleLedger(t)
	h := handler(t, l)
	e := eventOf(t, l, "town", "control.capture")
	for _, path := range []string{eventHref(e.ID), "/reports/town", "/events?type=control"} {
		ar := visit(t, h, path+map[bool]string{true: "&", false: "?"}[strings.Contains(path, "?")]+"lang=ar", http.StatusOK)
		if !strings.Contains(ar, "اليوم السابق للنشر") || !strings.Contains(ar, "غير معروف") {
			t.Errorf("%s does not say that the time is relative to an unknown date", path)
		}
		if strings.Contains(ar, "2031-0") && strings.Contains(path, "events") {
			t.Errorf("%s names a date", path)
		}
	}
}

var tagOf = regexp.MustCompile(`(?s)<[^>]*>`)

// The text of a report on its page is the original text, marks or no marks.
func TestReportTextIsWhole(t *testing.T) {
	h := handler(t, sampleLedger(t))
	for id, text := range map[string]string{"market": marketText, "network": networkText, "town": townText, hostileID: hostileText} {
		for _, marks := range []string{"", "?marks=off"} {
			body := visit(t, h, reportHref(id)+marks, http.StatusOK)
			_, rest, _ := strings.Cut(body, `<div class="text" dir="`)
			inner, _, _ := strings.Cut(rest[strings.Index(rest, ">")+1:], "</div>")
			var got []string
			for _, p := range strings.Split(inner, "</p>") {
				if p = html.UnescapeString(tagOf.ReplaceAllString(p, "")); strings.TrimSpace(p) != "" {
					got = append(got, strings.TrimPrefix(p, "\n"))
				}
			}
			if want := strings.Split(text, "\n"); strings.Join(got, "\n") != strings.Join(want, "\n") {
				t.Errorf("%s%s:\n got %q\nwant %q", id, marks, got, want)
			}
		}
	}
}

func TestReportPage(t *testing.T) {
	l := sampleLedger(t)
	h := handler(t, l)
	e := eventOf(t, l, "market", "assault.car_bomb")
	var looked isnad.Claim
	for _, c := range e.Claims {
		if c.Rule == "bomb.blast" {
			looked = c
		}
	}
	body := visit(t, h, "/reports/market?claim="+looked.ID, http.StatusOK)
	for _, want := range []string{
		`id="` + looked.ID + `" tabindex="0"`, `class="claim family-assault looked depth-1"`, `class="part part-trigger"`, `class="part part-count"`,
		`class="text-caption"`, `class="text-glued"`, `class="text-repeat"`, "مكرر حرفيًا", "وكالة العينة", "3 آذار 2031", eventHref(e.ID),
		"سمير الكاتب", "json-ld", "https://example.org/7/", "2031-03-03T20:15:00Z", "X-Odd: &lt;script&gt;",
	} {
		if !strings.Contains(body, want) {
			t.Errorf("the report's page lacks %q", want)
		}
	}
	if off := visit(t, h, "/reports/market?marks=off", http.StatusOK); strings.Contains(off, "<mark id") {
		t.Error("marks are shown although they were switched off")
	}
	if body = visit(t, h, "/reports/town?lang=en", http.StatusOK); !strings.Contains(body, `dir="rtl" lang="ar"`) {
		t.Error("the Arabic report does not keep its direction on the English page")
	}
}

func TestFilters(t *testing.T) {
	l := sampleLedger(t)
	h := handler(t, l)
	count := func(query string) int {
		t.Helper()
		w := get(t, h, "/api/v1/events?"+escapeArabic(query))
		var list apiList
		if err := json.Unmarshal(w.Body.Bytes(), &list); err != nil || w.Code != http.StatusOK {
			t.Fatalf("%s: %d %v", query, w.Code, err)
		}
		if list.Count != len(list.Events) {
			t.Errorf("%s: count %d of %d events", query, list.Count, len(list.Events))
		}
		return list.Count
	}
	all := count("")
	if all < 3 {
		t.Fatalf("the samples give %d events, want at least 3", all)
	}
	for query, want := range map[string]int{
		"origin=شبكة+أخبار+الشمال": 1, "doc=town": 1, "doc=none": 0,
		"type=control": 1, "type=control.capture": 1, "type=clash": 0, "q=سلقين": 1, "q=شبكة+اخبار": 1, "q=Capture": 1,
		"from=2031-03-03&to=2031-03-03": 1, "to=2031-03-02": 0, "killed=19": 1, "killed=٦٠": 1, "killed=10000": 0, "place=إدلب": 1,
	} {
		if got := count(query); got != want {
			t.Errorf("%s: %d events, want %d", query, got, want)
		}
	}
}

func TestLanguageIsRemembered(t *testing.T) {
	h := handler(t, emptyLedger(t))
	w := get(t, h, "/events?lang=en&digits=hindi")
	r := httptest.NewRequest(http.MethodGet, "/reports", nil)
	r.Host = "localhost:8080"
	for _, c := range w.Result().Cookies() {
		if !c.HttpOnly || c.SameSite != http.SameSiteLaxMode && c.SameSite != http.SameSiteStrictMode {
			t.Errorf("cookie %s is %+v", c.Name, c)
		}
		r.AddCookie(c)
	}
	w = httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if !strings.Contains(w.Body.String(), `<html lang="en" dir="ltr">`) || !strings.Contains(w.Body.String(), "Digits 123") {
		t.Errorf("the language or the digits are forgotten: %.200s", w.Body)
	}
	if w.Header().Get("Content-Language") != "en" || w.Header().Get("Vary") != "Cookie, Accept-Encoding" {
		t.Errorf("headers are %v", w.Header())
	}
}

func TestGuard(t *testing.T) {
	l := emptyLedger(t)
	h, err := New(l, Options{Hosts: []string{"desk.example"}})
	if err != nil {
		t.Fatal(err)
	}
	for host, status := range map[string]int{
		"127.0.0.1:8080": 200, "localhost": 200, "[::1]:8080": 200, "127.8.8.8": 200, "desk.example:8080": 200, "DESK.example": 200,
		"evil.example": 403, "127.0.0.1.evil.example": 403, "": 403, "192.0.2.1:8080": 403,
	} {
		r := httptest.NewRequest(http.MethodGet, "/events", nil)
		r.Host = host
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != status {
			t.Errorf("host %q: status %d, want %d", host, w.Code, status)
		}
		if status == http.StatusForbidden {
			checkPage(t, "403", w.Body.String())
		}
	}
	r := httptest.NewRequest(http.MethodPost, "/events", nil)
	r.Host = "localhost"
	r.Header.Set("Origin", "https://evil.example")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if w.Code != http.StatusForbidden {
		t.Errorf("a writing request from another site: status %d, want 403", w.Code)
	}
}

func TestAPI(t *testing.T) {
	l := sampleLedger(t)
	h := handler(t, l)
	e := eventOf(t, l, "market", "assault.car_bomb")
	w := get(t, h, "/api/v1/events/"+e.ID)
	var got isnad.Event
	if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil || w.Code != http.StatusOK || got.ID != e.ID {
		t.Errorf("the event as JSON: %d %v %.200s", w.Code, err, w.Body)
	}
	if w := get(t, h, "/api/v1/events/none"); w.Code != http.StatusNotFound || !strings.Contains(w.Body.String(), `"error"`) {
		t.Errorf("no event: %d %s", w.Code, w.Body)
	}
	if w := get(t, h, "/healthz"); w.Code != http.StatusOK || w.Body.String() != "ok\n" {
		t.Errorf("/healthz: %d %s", w.Code, w.Body)
	}
}

// The sheet and the templates know no left and no right, and fonts and style
// are served with what their addresses promise.
func TestStatic(t *testing.T) {
	h := handler(t, emptyLedger(t))
	side := regexp.MustCompile(`(?i)\b(left|right)\b`)
	for _, dir := range []string{"templates", "static"} {
		files, err := sourceFiles(dir)
		if err != nil {
			t.Fatal(err)
		}
		for name, text := range files {
			if m := side.FindString(text); m != "" {
				t.Errorf("%s says %q: use logical properties", name, m)
			}
		}
	}
	body := visit(t, h, "/events", http.StatusOK)
	sheet := regexp.MustCompile(`href="(/static/style\.css\?v=[0-9a-f]+)"`).FindStringSubmatch(body)
	if sheet == nil {
		t.Fatal("no style sheet")
	}
	w := get(t, h, sheet[1])
	if w.Code != http.StatusOK || !strings.Contains(w.Header().Get("Cache-Control"), "immutable") || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/css") {
		t.Errorf("the sheet: %d %v", w.Code, w.Header())
	}
	for _, m := range regexp.MustCompile(`url\("([^"]+)"\)`).FindAllStringSubmatch(w.Body.String(), -1) {
		if f := get(t, h, "/static/"+m[1]); f.Code != http.StatusOK || f.Body.Len() < 1000 {
			t.Errorf("%s: %d, %d bytes", m[1], f.Code, f.Body.Len())
		}
	}
}

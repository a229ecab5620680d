package web

import (
	"compress/gzip"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// axeScript is axe-core, which finds faults that keep people from using a page.
func axeScript(t *testing.T) string {
	t.Helper()
	f, err := os.Open("testdata/axe/axe.min.js.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// axeFaults runs axe on the page that is open: what is serious or worse.
const axeFaults = `axe.run(document, {resultTypes: ["violations"]}).then(r => r.violations.filter(v => v.impact == "serious" || v.impact == "critical")
	.map(v => v.id + ": " + v.help + "\n  " + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + " — " + n.failureSummary.split("\n").slice(1, 3).join(" ")).join("\n  ")).join("\n"))`

// axe-core finds no serious fault on any page, in either language and theme.
func TestBrowserAxe(t *testing.T) {
	l := reviewLedger(t)
	server := served(t, l)
	b := openTab(t, strings.TrimPrefix(server.URL, "http://"))
	axe := axeScript(t)
	bomb, raid := eventOf(t, l, "market", "assault.car_bomb"), eventOf(t, l, "raid", "assault.airstrike")
	w := openWindow(t, server)
	w.send(t, w.open(t, claimPage(bomb.Claims[0].ID)), 200, map[string][]string{"field": {"killed"}, "low": {"61"}, "high": {""}, "by": {"Salma"}, "why": {"a digit"}})
	judged := judgementIDs(t, l)[0]
	if w := call(t, server.Config.Handler, "POST", "/api/v1/jobs", `{"format": "csv"}`); w.Code != 202 {
		t.Fatal(w.Body)
	}
	run := func() string {
		t.Helper()
		eval[bool](t, b, axe+"; true")
		found, err := chromedp.Run(b, chromedp.Evaluate[string](axeFaults, chromedp.EvalAwaitPromise))
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	b.open(t, server.URL+"/events", 1280, 800, "light")
	eval[bool](t, b, `document.querySelector("main").insertAdjacentHTML("beforeend", "<img src=/static/icon.svg>"), true`)
	if found := run(); !strings.Contains(found, "image-alt") {
		t.Fatalf("a planted fault is not found: %s", found)
	}
	for _, path := range []string{
		"/add?", "/?", "/?q=nothing&", "/search?", "/search?q=سلقين&", "/reports/market/missed?", "/reports/market/missed?start=0&end=10&", "/reports/market/beside/network?", "/events?", "/events?q=nothing&", eventHref(bomb.ID) + "?judged=" + judged + "&", historyHref(bomb.ID) + "?", reportHref("market") + "?claim=" + bomb.Claims[0].ID + "&", "/reports?",
		"/tally?", "/claims?", "/jobs?", "/jobs/1?", "/control?", "/positions?", "/review?", "/review/log?", claimPage(bomb.Claims[0].ID) + "?", claimPage(raid.Claims[0].ID) + "?place=دركوش&", "/victims?", "/help?", "/control?as_of=2031-05-01&", "/nowhere?",
	} {
		for i, lang := range []Lang{Arabic, English} {
			for k, theme := range []string{"light", "dark"} {
				b.open(t, server.URL+path+"lang="+string(lang), []int64{1280, 360}[(i+k)%2], 800, theme)
				if found := run(); found != "" {
					t.Errorf("%s in %s, %s:\n%s", path, lang, theme, found)
				}
			}
		}
	}
}

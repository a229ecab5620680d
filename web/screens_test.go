package web

import (
	"bytes"
	"encoding/json"
	"flag"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/isnad-project/isnad"
)

var (
	screens = flag.String("screens", "", "write pictures of the pages into this folder")
	running = flag.String("server", "", "picture a running isnad serve at this address; default: the samples of the tests")
	picture = flag.String("picture", "market", "the report to picture, and the most disputed event that it tells of")
)

// TestScreens writes the pictures of docs/img:
//
//	isnad ingest samples/reports.jsonl --db samples.db
//	isnad serve --db samples.db --addr 127.0.0.1:8099
//	go test ./web -run TestScreens -screens ../docs/img -server http://127.0.0.1:8099 -picture sample-02
//
// The last of them show a judgement and an export that it makes itself: the ledger is to be thrown away.
func TestScreens(t *testing.T) {
	if *screens == "" {
		t.Skip("no -screens FOLDER")
	}
	server := *running
	if server == "" {
		s := httptest.NewServer(handler(t, sampleLedger(t)))
		defer s.Close()
		server = s.URL
	}
	b := openTab(t, strings.TrimPrefix(server, "http://"))
	e, claim := disputed(t, server, *picture)
	event, report := eventHref(e), reportHref(*picture)+"?claim="+url.QueryEscape(claim)+"&"
	show := func(all ...screen) {
		t.Helper()
		for _, s := range all {
			b.show(t, server, s)
		}
	}
	show([]screen{
		{"overview", "/?lang=ar", 1280, 0, "light"},
		{"overview-en-dark", "/?lang=en", 1280, 0, "dark"},
		{"overview-phone", "/?lang=ar", 360, 0, "light"},
		{"event", event + "?lang=ar", 1280, 0, "light"},
		{"event-en", event + "?lang=en", 1280, 0, "light"},
		{"event-phone", event + "?lang=ar", 360, 0, "light"},
		{"events", "/events?lang=ar", 1280, 1400, "light"},
		{"events-en-dark", "/events?lang=en", 1280, 1400, "dark"},
		{"events-phone", "/events?lang=ar", 360, 1400, "light"},
		{"report", report + "lang=ar", 1280, 0, "light"},
		{"report-en-dark", report + "lang=en", 1280, 0, "dark"},
		{"report-phone", report + "lang=ar", 360, 0, "light"},
		{"review", "/review?lang=ar", 1280, 0, "light"},
		{"review-en-phone", "/review?lang=en", 360, 0, "light"},
		{"control", "/control?lang=ar", 1280, 1400, "light"},
		{"control-en", "/control?lang=en", 1280, 1400, "light"},
		{"positions", "/positions?lang=ar", 1280, 1400, "light"},
		{"positions-en", "/positions?lang=en", 1280, 1400, "light"},
		{"missed", reportHref(*picture) + "/missed?start=0&end=20&lang=ar", 1280, 0, "light"},
		{"missed-en", reportHref(*picture) + "/missed?start=0&end=20&lang=en", 1280, 0, "light"},
		{"tally", "/tally?by=place&lang=ar", 1280, 0, "light"},
		{"tally-en", "/tally?by=place&lang=en", 1280, 0, "light"},
		{"search", "/search?lang=ar&q=تفجير+سلقين", 1280, 1400, "light"},
		{"search-en", "/search?lang=en&q=تفجير+سلقين", 1280, 1400, "light"},
	}...)
	post(t, server+"/api/v1/judgements", isnad.Judgement{A: claim, Verdict: "reject", By: "سلمى", Why: "هذا العدد من انفجار سابق"})
	post(t, server+"/api/v1/jobs", exportJob{Format: "csv"})
	show([]screen{
		{"history", historyHref(e) + "?lang=ar", 1280, 0, "light"},
		{"history-en-phone", historyHref(e) + "?lang=en", 360, 0, "light"},
		{"log", "/review/log?lang=ar", 1280, 1400, "light"},
		{"jobs", "/jobs?lang=ar", 1280, 0, "light"},
		{"jobs-en-phone", "/jobs?lang=en", 360, 0, "light"},
	}...)
	if faults := b.taken(); len(faults) > 0 {
		t.Errorf("the browser complains: %q", faults)
	}
}

// A screen is a page to picture.
type screen struct {
	name, path  string
	width, tall int64 // tall: cut off below; 0: the whole page
	theme       string
}

// show writes the picture of a page.
func (b *tab) show(t *testing.T, server string, s screen) {
	t.Helper()
	b.open(t, server+s.path, s.width, 720, s.theme)
	for range 2 { // a taller window may make a taller page
		height := eval[int64](t, b, `document.documentElement.scrollHeight`)
		if s.tall > 0 {
			height = min(height, s.tall)
		}
		b.open(t, server+s.path, s.width, height, s.theme)
	}
	png, err := chromedp.Run(b, chromedp.CaptureScreenshot())
	if err != nil {
		t.Fatalf("%s: %v", s.name, err)
	}
	if err := os.WriteFile(filepath.Join(*screens, s.name+".png"), png, 0o644); err != nil {
		t.Fatal(err)
	}
}

// post sends something to an address of the API.
func post(t *testing.T, address string, what any) {
	t.Helper()
	body, err := json.Marshal(what)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.Post(address, "application/json", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode >= 300 {
		said, _ := io.ReadAll(resp.Body)
		t.Fatalf("%s: status %d: %s", address, resp.StatusCode, said)
	}
}

// disputed finds the event with most contradictions that a report tells of, and
// a claim of it in that report.
func disputed(t *testing.T, server, doc string) (event, claim string) {
	t.Helper()
	var list apiList
	askAPI(t, server+"/api/v1/events", &list)
	most := -1
	for _, e := range list.Events {
		i := slices.IndexFunc(e.Claims, func(c isnad.Claim) bool { return c.Doc == doc })
		if i >= 0 && len(e.Contradictions) > most {
			event, claim, most = e.ID, e.Claims[i].ID, len(e.Contradictions)
		}
	}
	if event == "" {
		t.Fatalf("no event of the first page comes from report %s", doc)
	}
	return event, claim
}

// askAPI reads what an address of the API answers.
func askAPI(t *testing.T, address string, into any) {
	t.Helper()
	resp, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if err := json.NewDecoder(resp.Body).Decode(into); err != nil {
		t.Fatalf("%s: %v", address, err)
	}
}

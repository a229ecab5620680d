package web

import (
	"archive/zip"
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp/kb"

	"github.com/isnad-project/isnad"
)

// A file of reports is read while nobody looks at it: whoever has left the page sees on any
// other that it runs and that it has ended, what was added and what could not be read. So it is
// with an export, whose file holds as many rows as the list.
func TestBrowserJobs(t *testing.T) {
	for _, lang := range []Lang{Arabic, English} {
		words := localeOf(t, lang, false)
		l := emptyLedger(t)
		next := make(chan bool)
		server := patientServer(t, l, 0, next)
		b := openTab(t, strings.TrimPrefix(server.URL, "http://"))
		b.open(t, server.URL+"/add?lang="+string(lang), 360, 800, "light")
		if small := eval[string](t, b, smallTargets); small != "" {
			t.Errorf("too small to touch: %s", small)
		}
		eval[bool](t, b, `(() => {
			const sent = new DataTransfer();
			sent.items.add(new File(["قتل سبعة أشخاص في قصف على مدينة سلقين.\n\nقتل 19 شخصا في غارة على مدينة منبج.\n"], "day.txt"));
			document.querySelector("input[type=file]").files = sent.files;
			return true;
		})()`)
		tabTo(t, b, ".add-file button")
		press(t, b, "\r")
		arrives(t, b, words.A("jobs.state.running"))
		next <- true
		b.open(t, server.URL+"/reports", 360, 800, "light")
		if !eval[bool](t, b, `document.querySelector("main > .note a[href='/jobs']") != null`) {
			t.Error("a page does not say that something runs")
		}
		next <- true
		next <- true
		for range 100 {
			if len(heads(t, server.URL)) == 2 && countEvents(t, server.URL) == 2 {
				break
			}
			time.Sleep(20 * time.Millisecond)
		}
		b.open(t, server.URL+"/events", 360, 800, "light")
		tabTo(t, b, "main > .note a")
		press(t, b, "\r")
		arrives(t, b, words.A("jobs.state.done"))
		arrives(t, b, "day.txt:2: nothing")
		if said := eval[string](t, b, `document.querySelector("main").innerText`); !strings.Contains(said, "2") {
			t.Errorf("the job says %s", said)
		}

		b.open(t, server.URL+"/events?q=سلقين", 360, 800, "light")
		if eval[bool](t, b, `document.querySelector("main > .note a[href='/jobs']") != null`) {
			t.Error("what was looked at is told again")
		}
		tabTo(t, b, ".exports > summary")
		press(t, b, "\r")
		tabTo(t, b, ".exports select")
		for range 9 {
			if eval[string](t, b, `document.activeElement.value`) != "csv" {
				press(t, b, kb.ArrowDown)
			}
		}
		tabTo(t, b, ".exports button")
		press(t, b, "\r")
		arrives(t, b, words.A("jobs.open.export"))
		if wide := eval[int](t, b, `document.documentElement.scrollWidth`); wide > 360 {
			t.Errorf("the page of a job is %d wide", wide)
		}
		resp, err := http.Get(eval[string](t, b, `document.querySelector("a[download]").href`))
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		if err != nil {
			t.Fatal(err)
		}
		z, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
		if err != nil {
			t.Fatal(err)
		}
		f, err := z.Open("events.csv")
		if err != nil {
			t.Fatal(err)
		}
		sheet, err := io.ReadAll(f)
		if err != nil {
			t.Fatal(err)
		}
		if rows := strings.Count(strings.TrimSpace(string(sheet)), "\n"); rows != 1 || !strings.Contains(string(sheet), "سلقين") {
			t.Errorf("the file has %d rows: %s", rows, sheet)
		}
		for _, f := range b.taken() {
			if !strings.Contains(f, "ERR_ABORTED") {
				t.Error(f)
			}
		}
	}
}

// A page that takes longer than anybody waits says so, goes on when it is left, and shows by itself
// when it is done.
func TestBrowserSlowPage(t *testing.T) {
	server := patientServer(t, sampleLedger(t), time.Nanosecond, nil)
	b := openTab(t, strings.TrimPrefix(server.URL, "http://"))
	words := localeOf(t, English, false)
	b.open(t, server.URL+"/events?lang=en", 1280, 800, "light")
	arrives(t, b, words.A("wait.title"))
	wait(t, b, `document.querySelector(".what a") != null`)
}

// A page that was made beside says so when a judgement came after it was begun, and is made anew
// when it is asked for again.
func TestSlowPageBehindAJudgement(t *testing.T) {
	l := reviewLedger(t)
	h, err := New(l, Options{Types: testTypes, Patience: time.Nanosecond})
	if err != nil {
		t.Fatal(err)
	}
	said := localeOf(t, English, false).A("wait.behind")
	const path = "/events?lang=en"
	ask := func() (int, string) { // as one browser: a page is made for who asked for it
		r := httptest.NewRequest(http.MethodGet, path, nil)
		r.Host = "127.0.0.1"
		r.AddCookie(&http.Cookie{Name: tokenCookie, Value: "browser"})
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w.Code, w.Body.String()
	}
	begin := func() {
		t.Helper()
		for status := 0; status != http.StatusAccepted; {
			status, _ = ask()
		}
		for h.s.jobs.count()[0] > 0 {
			time.Sleep(time.Millisecond)
		}
	}
	shown := func() string {
		t.Helper()
		status, page := ask()
		if status != http.StatusOK {
			t.Fatalf("what was made is answered with %d", status)
		}
		return page
	}
	begin()
	if strings.Contains(shown(), said) {
		t.Error("a page is called old though nothing was recorded")
	}
	begin()
	claim := eventOf(t, l, "raid", "assault.airstrike").Claims[0].ID
	if _, _, err := l.Rule(t.Context(), isnad.Judgement{A: claim, Verdict: "reject", By: "Salma", Why: "told of another day"}); err != nil {
		t.Fatal(err)
	}
	if page := shown(); !strings.Contains(page, said) || !strings.Contains(page, `<a href="/events?lang=en">`) {
		t.Error("a page that was begun before a judgement does not say so")
	}
	begin()
	page := shown()
	fresh, err := New(l, Options{Types: testTypes})
	if err != nil {
		t.Fatal(err)
	}
	if want := visit(t, fresh, path, http.StatusOK); strings.Contains(page, said) || textOf(page) != textOf(want) {
		t.Error("what is made anew is not what it is now")
	}
}

// heads are the reports that the API lists.
func heads(t *testing.T, server string) []struct{ ID string } {
	t.Helper()
	var list struct{ Reports []struct{ ID string } }
	askAPI(t, server+"/api/v1/reports", &list)
	return list.Reports
}

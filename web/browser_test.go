package web

import (
	"context"
	"errors"
	"fmt"
	"net/http/httptest"
	"net/url"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// A tab is one tab of a real Chromium, and what went wrong in it.
type tab struct {
	context.Context
	mu     sync.Mutex
	faults []string
}

func (b *tab) fault(format string, args ...any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.faults = append(b.faults, fmt.Sprintf(format, args...))
}

// taken gives the faults so far and forgets them.
func (b *tab) taken() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	out := b.faults
	b.faults = nil
	return out
}

// openTab starts Chromium. Console errors, exceptions, failed loads and
// requests that leave host are faults.
func openTab(t *testing.T, host string) *tab {
	t.Helper()
	if testing.Short() {
		t.Skip("-short: no browser")
	}
	var path string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		t.Fatal("no Chromium in PATH: the pages must be tried in a real browser (apt-get install chromium, or go test -short)")
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("force-device-scale-factor", "1"), chromedp.Flag("hide-scrollbars", true))
	alloc, stop := chromedp.NewExecAllocator(t.Context(), opts...)
	t.Cleanup(stop)
	ctx, cancel := chromedp.NewContext(alloc)
	t.Cleanup(cancel)
	b := &tab{Context: ctx}
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("Chromium does not start: %v", err)
	}
	err := chromedp.Listen(ctx, func(event any) {
		switch e := event.(type) {
		case *runtime.EventExceptionThrown:
			b.fault("exception: %s", e.ExceptionDetails.Text)
		case *runtime.EventConsoleAPICalled:
			if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeWarning {
				b.fault("console: %s", e.Type)
			}
		case *cdplog.EventEntryAdded:
			if e.Entry.Level == cdplog.EntryLevelError || e.Entry.Level == cdplog.EntryLevelWarning {
				b.fault("log: %s %s", e.Entry.Text, e.Entry.URL)
			}
		case *network.EventRequestWillBeSent:
			if u, err := url.Parse(e.Request.URL); err != nil || u.Host != host && u.Scheme != "data" {
				b.fault("a request leaves the machine: %s", e.Request.URL)
			}
		case *network.EventLoadingFailed:
			if !e.Canceled {
				b.fault("a load failed: %s", e.ErrorText)
			}
		}
	})
	if err == nil {
		_, err = chromedp.Run(ctx, func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
			_, err1 := cdp.Call(ctx, target, network.Enable, network.EnableParams{})
			_, err2 := cdp.Call(ctx, target, cdplog.Enable, cdp.Empty{})
			_, err3 := cdp.Call(ctx, target, runtime.Enable, cdp.Empty{})
			return chromedp.Void{}, errors.Join(err1, err2, err3)
		})
	}
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// open goes to an address in a window of the given size, in light or dark.
func (b *tab) open(t *testing.T, address string, width, height int64, theme string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(b, 30*time.Second)
	defer cancel()
	_, err := chromedp.Run(ctx, func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		_, err1 := cdp.Call(ctx, target, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
			Width: width, Height: height, DeviceScaleFactor: 1, Mobile: width < 500})
		_, err2 := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: theme}}})
		return chromedp.Void{}, errors.Join(err1, err2)
	})
	if err == nil {
		err = chromedp.Do(ctx, chromedp.Navigate(address), chromedp.WaitReady(chromedp.CSS("footer")))
	}
	if err == nil {
		_, err = chromedp.Run(ctx, chromedp.Evaluate[bool](`document.fonts.ready.then(() => true)`, chromedp.EvalAwaitPromise))
	}
	if err != nil {
		t.Fatalf("%s: %v", address, err)
	}
}

// eval runs a script in the page, as a person at the browser's tools would.
func eval[T any](t *testing.T, b *tab, js string) T {
	t.Helper()
	out, err := chromedp.Run(b, chromedp.Evaluate[T](js))
	if err != nil {
		t.Fatalf("%s: %v", js, err)
	}
	return out
}

func TestBrowser(t *testing.T) {
	l := sampleLedger(t)
	server := httptest.NewServer(handler(t, l))
	defer server.Close()
	b := openTab(t, strings.TrimPrefix(server.URL, "http://"))
	bomb := eventOf(t, l, "market", "assault.car_bomb")
	report := claimHref("market", bomb.Claims[0].ID)
	paths := []string{"/", "/add", "/search?q=سلقين", "/events", "/events?q=nothing&killed=3", eventHref(bomb.ID), report, "/reports", "/claims", reportHref(hostileID), "/reports/market/missed", "/reports/market/missed?start=0&end=10", "/reports/market/beside/network", "/tally", "/tally?by=type",
		"/control", "/control?as_of=2031-05-01", "/positions", "/victims", historyHref(bomb.ID), claimPage(bomb.Claims[0].ID), "/review/log", "/jobs", "/help"}
	for _, lang := range []Lang{Arabic, English} {
		for _, width := range []int64{1280, 360} {
			for _, path := range paths {
				address, fragment, _ := strings.Cut(path, "#")
				if address += "?"; strings.Count(address, "?") > 1 {
					address = address[:len(address)-1] + "&"
				}
				address += "lang=" + string(lang)
				if fragment != "" {
					address += "#" + fragment
				}
				b.open(t, server.URL+address, width, 800, "light")
				where := fmt.Sprintf("%s at %d", address, width)
				if got, want := eval[string](t, b, `document.documentElement.lang + " " + document.documentElement.dir`), string(lang)+" "+lang.Dir(); got != want {
					t.Errorf("%s: language and direction are %s, want %s", where, got, want)
				}
				if wide := eval[int](t, b, `document.documentElement.scrollWidth`); wide > int(width) {
					t.Errorf("%s: the page is %d wide", where, wide)
				}
				if small := eval[string](t, b, smallTargets); width == 360 && small != "" {
					t.Errorf("%s: too small to touch: %s", where, small)
				}
				for _, f := range b.taken() {
					if !strings.Contains(f, "net::ERR_ABORTED") {
						t.Errorf("%s: %s", where, f)
					}
				}
			}
		}
	}
}

// smallTargets names buttons and entries of the navigation below 44 pixels.
const smallTargets = `[...document.querySelectorAll("button, nav a, select, input:not([type=checkbox], [type=radio]), label:has([type=radio]), summary")]
	.filter(e => e.offsetParent && e.getBoundingClientRect().height < 43.5).map(e => e.outerHTML.slice(0, 80)).join("\n")`

// The claim that is looked at stands in view, focus can be seen, and the skip
// link comes first.
func TestBrowserKeyboard(t *testing.T) {
	l := sampleLedger(t)
	server := httptest.NewServer(handler(t, l))
	defer server.Close()
	b := openTab(t, strings.TrimPrefix(server.URL, "http://"))
	bomb := eventOf(t, l, "market", "assault.car_bomb")
	b.open(t, server.URL+claimHref("market", bomb.Claims[0].ID), 360, 640, "light")
	if !eval[bool](t, b, `(() => { const r = document.querySelector("mark.looked").getBoundingClientRect(); return r.top >= 0 && r.top < innerHeight })()`) {
		t.Error("the words of the claim are not in view")
	}
	b.open(t, server.URL+"/reports/market", 1280, 800, "light")
	tabbed := `(() => { const e = document.activeElement, s = getComputedStyle(e);
		return e.tagName + " " + e.className.split(" ")[0] + " " + (s.outlineStyle != "none" && parseFloat(s.outlineWidth) >= 2) })()`
	var stops []string
	for range 60 {
		if err := chromedp.Do(b, chromedp.KeyEvent("\t")); err != nil {
			t.Fatal(err)
		}
		stop := eval[string](t, b, tabbed)
		if strings.HasPrefix(stop, "BODY") {
			break // once round
		}
		stops = append(stops, stop)
	}
	if stops[0] != "A skip true" {
		t.Errorf("the first stop of Tab is %q, want the skip link with a visible focus", stops[0])
	}
	all := strings.Join(stops, "\n")
	if strings.Count(all, "MARK claim true") != 2 {
		t.Errorf("Tab stops at these, want both marks with a visible focus:\n%s", all)
	}
	if strings.Contains(all, " false") {
		t.Errorf("focus cannot be seen at some stop:\n%s", all)
	}
}

// ? lists the keys of the page and gives the focus back; [ and ] go from mark to mark, Enter
// to what was read there and Esc back, on an Arabic layout too; / goes to the search; all can
// be switched off.
func TestBrowserKeys(t *testing.T) {
	server := served(t, sampleLedger(t))
	b := openTab(t, strings.TrimPrefix(server.URL, "http://"))
	for _, lang := range []Lang{Arabic, English} {
		words := localeOf(t, lang, false)
		b.open(t, server.URL+"/reports/market?lang="+string(lang)+"&keys=on", 1280, 800, "light")
		tabTo(t, b, ".brand")
		press(t, b, "?")
		if text := eval[string](t, b, `document.querySelector("dialog[open]").innerText`); !strings.Contains(text, words.A("keys.marks")) || strings.Contains(text, words.A("keys.zoom")) {
			t.Errorf("%s: the keys of the report are %q", lang, text)
		}
		press(t, b, "\u001b")
		if got := eval[string](t, b, `(document.querySelector("dialog[open]") ? "open " : "") + document.activeElement.className`); got != "brand" {
			t.Errorf("%s: after Esc %q", lang, got)
		}
		at := func() string {
			return eval[string](t, b, `document.activeElement.id || document.activeElement.closest("[id]").id`)
		}
		marks := eval[[]string](t, b, `[...document.querySelectorAll(".text mark[id]")].map(m => m.id)`)
		letter := map[Lang]string{Arabic: "د", English: "]"}[lang]
		for _, want := range []string{marks[0], marks[1], marks[0]} {
			keyAt(t, b, "BracketRight", letter)
			if got := at(); got != want {
				t.Errorf("%s: ] goes to %s, want %s", lang, got, want)
			}
		}
		press(t, b, "\r")
		if got := at(); got != "reading-"+marks[0] {
			t.Errorf("%s: Enter goes to %s", lang, got)
		}
		press(t, b, "\u001b")
		if got := at(); got != marks[0] {
			t.Errorf("%s: Esc goes to %s", lang, got)
		}
		keyAt(t, b, "Slash", map[Lang]string{Arabic: "ظ", English: "/"}[lang])
		wait(t, b, `location.pathname == "/search" && document.readyState == "complete"`)
		b.open(t, server.URL+"/reports/market?keys=off", 1280, 800, "light")
		press(t, b, "?")
		if eval[bool](t, b, `document.querySelector("dialog") != null`) {
			t.Errorf("%s: keys that are switched off are there", lang)
		}
	}
}

// Marks move no word: each word of a report stands at the same place with the
// marks and without, so letters stay joined and order is kept.
func TestBrowserMarksMoveNothing(t *testing.T) {
	l := sampleLedger(t)
	server := httptest.NewServer(handler(t, l))
	defer server.Close()
	b := openTab(t, strings.TrimPrefix(server.URL, "http://"))
	bomb := eventOf(t, l, "market", "assault.car_bomb")
	for _, id := range []string{"market", "network", "town", hostileID} {
		places := map[string][]float64{}
		for _, how := range []string{"?marks=off", "", "?claim=" + bomb.Claims[0].ID} {
			b.open(t, server.URL+reportHref(id)+how, 1000, 800, "light")
			places[how] = eval[[]float64](t, b, wordPlaces)
			if len(places[how]) < 10 {
				t.Fatalf("%s%s: %d figures of words", id, how, len(places[how]))
			}
		}
		want := places["?marks=off"]
		for how, got := range places {
			if len(got) != len(want) {
				t.Errorf("%s%s: %d figures, without marks %d", id, how, len(got), len(want))
				continue
			}
			for i := range got {
				if d := got[i] - want[i]; d > 0.6 || d < -0.6 {
					t.Errorf("%s%s: word %d moved by %.2f pixels", id, how, i/3, d)
					break
				}
			}
		}
	}
	fonts := eval[string](t, b, `[...document.fonts].filter(f => f.status == "loaded").map(f => f.family.replaceAll('"', '')).join()`)
	if !strings.Contains(fonts, "Isnad Naskh") || !strings.Contains(fonts, "Isnad Sans") {
		t.Errorf("the embedded fonts are not in use: %s", fonts)
	}
}

// wordPlaces gives start, top and width of every word of the report, relative to
// the text's box.
const wordPlaces = `(() => {
	const box = document.querySelector(".text"), at = box.getBoundingClientRect(), out = [];
	for (const p of box.querySelectorAll("p")) {
		const nodes = [], walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
		let all = "";
		while (walk.nextNode()) { nodes.push([all.length, walk.currentNode]); all += walk.currentNode.data; }
		const find = i => { let k = nodes.length - 1; while (nodes[k][0] > i) k--; return [nodes[k][1], i - nodes[k][0]]; };
		for (const m of all.matchAll(/\S+/g)) {
			const r = document.createRange();
			r.setStart(...find(m.index));
			const [n, o] = find(m.index + m[0].length - 1);
			r.setEnd(n, o + 1);
			const b = r.getBoundingClientRect();
			out.push(b.left - at.left, b.top - at.top, b.width);
		}
	}
	return out;
})()`

package web

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"github.com/isnad-project/isnad"
)

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
	if packed := call(t, h, "GET", "/reports/long", "", "Accept-Encoding", "gzip").Body.Len(); packed > whole/4 {
		t.Errorf("a browser is sent %d bytes of %d", packed, whole)
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
	const painted, firstText = `performance.getEntriesByType("paint").length > 0`, `performance.getEntriesByType("paint")[0].startTime`
	wait(t, tab, painted)
	first := eval[float64](t, tab, firstText)
	key := eval[float64](t, tab, `(() => {
		const before = performance.now();
		for (let i = 0; i < 20; i++) document.dispatchEvent(new KeyboardEvent("keydown", {code: "BracketRight", key: "]", bubbles: true}));
		return (performance.now() - before) / 20;
	})()`)
	for range 2 {
		keyAt(t, tab, "BracketLeft", "[")
	}
	press(t, tab, "\r") // its reading stands on another page
	wait(t, tab, `document.readyState == "complete" && document.querySelector(".readings .looked")`)
	tab.open(t, server.URL+"/jobs", 1000, 800, "light")
	wait(t, tab, painted)
	t.Logf("first text after %.0f ms, of a page without a list after %.0f ms; a key takes %.0f ms", first, eval[float64](t, tab, firstText), key)
}

// A mark that is pointed at or has the focus shows beside it what was read there; the claim says
// why: its rule, with words that it knows and sentences that it reads.
func TestBrowserPeek(t *testing.T) {
	for _, lang := range []Lang{Arabic, English} {
		words := localeOf(t, lang, false)
		l := emptyLedger(t)
		server := readingServer(t, l)
		if w := call(t, server.Config.Handler, "POST", "/api/v1/reports", `{"text": "قصفت المدفعية بلدة سراقب وقتلت ثلاثة أشخاص."}`); w.Code != 201 {
			t.Fatal(w.Body)
		}
		report := heads(t, server.URL)[0].ID
		tab := openTab(t, strings.TrimPrefix(server.URL, "http://"))
		tab.open(t, server.URL+reportHref(report)+"?lang="+string(lang), 1280, 800, "light")
		const shown = `(() => { const p = document.getElementById("peek"); return p.hidden ? "" : p.innerText; })()`
		if got := eval[string](t, tab, shown); got != "" {
			t.Errorf("%s: nobody points at anything, and there stands %q", lang, got)
		}
		tabTo(t, tab, ".text mark")
		if got := eval[string](t, tab, shown); !strings.Contains(got, "سراقب") || !strings.Contains(got, "3") {
			t.Errorf("%s: at the mark with the focus stands %q", lang, got)
		}
		if !eval[bool](t, tab, `(() => { const r = document.getElementById("peek").getBoundingClientRect(); return r.x >= 0 && r.x + r.width <= innerWidth })()`) {
			t.Errorf("%s: it is out of the page", lang)
		}
		press(t, tab, "\u001b")
		if got := eval[string](t, tab, shown); got != "" {
			t.Errorf("%s: after Esc stands %q", lang, got)
		}
		tabTo(t, tab, `.readings a[href$="#why"]`)
		press(t, tab, "\r")
		arrives(t, tab, words.A("read.why"))
		if got := eval[string](t, tab, `document.querySelector(".read[open]").innerText`); !strings.Contains(got, "قصف") || !strings.Contains(got, words.A("read.examples")) {
			t.Errorf("%s: why it was read so: %s", lang, got)
		}
		if own := eval[bool](t, tab, `document.querySelector("#why bdi[lang=en]") != null`); own != (lang == English) {
			t.Errorf("%s: the rule is told in another language", lang)
		}
	}
}

package web

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// An event as it stood before and after a correction is seen field by field, by keyboard, on a
// phone's screen too; so is how it stood when that was taken back, and who did it and why.
func TestBrowserHistory(t *testing.T) {
	for _, lang := range []Lang{Arabic, English} {
		for _, width := range []int64{1280, 360} {
			words := localeOf(t, lang, false)
			l := reviewLedger(t)
			server := served(t, l)
			b := openTab(t, strings.TrimPrefix(server.URL, "http://"))
			where := fmt.Sprintf("%s at %d", lang, width)
			guns := eventOf(t, l, "guns", "assault.shelling")
			w := openWindow(t, server)
			w.send(t, w.open(t, claimPage(guns.Claims[0].ID)), 200, map[string][]string{"field": {"killed"}, "low": {"18"}, "high": {"18"}, "by": {"Salma"}, "why": {"a digit"}})
			w.send(t, w.open(t, claimPage(guns.Claims[0].ID)), 200, map[string][]string{"retracts": {judgementIDs(t, l)[0]}, "why": {"seen again"}})

			b.open(t, server.URL+eventHref(guns.ID)+"?lang="+string(lang), width, 800, "light")
			tabTo(t, b, `a[href$="/history"]`)
			press(t, b, "\r")
			arrives(t, b, words.A("history.versions"))
			look := func(first, second, by string) {
				t.Helper()
				fields := eval[[]string](t, b, `[...document.querySelectorAll("section[aria-labelledby=compare] > .beside .pair")].map(p => p.querySelector("[role=rowheader]").innerText.trim())`)
				if len(fields) == 0 || fields[0] != words.A("outcome.killed") {
					t.Errorf("%s: the fields that changed are %q", where, fields)
				}
				cells := eval[[]string](t, b, `[...document.querySelectorAll("section[aria-labelledby=compare] > .beside .pair")[0].querySelectorAll("ul")].map(c => c.innerText.replaceAll(/[\u2066-\u2069]/g, "").trim())`)
				if len(cells) != 2 || cells[0] != first || cells[1] != second {
					t.Errorf("%s: the figures are %q, want %s and %s", where, cells, first, second)
				}
				if head := eval[string](t, b, `document.querySelector("section[aria-labelledby=compare] > .beside .pair-head").innerText`); !strings.Contains(head, by) {
					t.Errorf("%s: the head does not say %q: %s", where, by, head)
				}
			}
			look("18", "19", "seen again")
			first := eval[string](t, b, `[...document.querySelectorAll("input[name=a]")].pop().value`)
			middle := eval[string](t, b, `document.querySelectorAll("input[name=b]")[1].value`)
			for _, x := range [][2]string{{"a", first}, {"b", middle}} {
				tabTo(t, b, `input[name=`+x[0]+`]:checked`)
				for range 3 {
					if eval[string](t, b, `document.activeElement.value`) != x[1] {
						press(t, b, kb.ArrowDown)
					}
				}
			}
			tabTo(t, b, "form button")
			press(t, b, "\r")
			wait(t, b, `new URLSearchParams(location.search).get("a") == "`+first+`" && new URLSearchParams(location.search).get("b") == "`+middle+`" && document.readyState == "complete"`)
			look("19", "18", "a digit")
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

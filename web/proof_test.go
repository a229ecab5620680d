package web

import (
	"strings"
	"testing"
)

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

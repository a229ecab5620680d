package web

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/isnad-project/isnad/store"
)

// A claim that the program missed is added by dragging over its words on a desk, and by
// keyboard alone on a phone: it stands in the report with who and when, makes an event, and is
// gone when it is taken back.
func TestBrowserMissed(t *testing.T) {
	const seen = "الدخان فوق سوق سلقين"
	for _, c := range []struct {
		lang  Lang
		width int64
	}{{Arabic, 1280}, {English, 1280}, {Arabic, 360}, {English, 360}} {
		t.Run(fmt.Sprint(c.lang, c.width), func(t *testing.T) {
			words := localeOf(t, c.lang, false)
			l := reviewLedger(t)
			server := served(t, l)
			b := openTab(t, strings.TrimPrefix(server.URL, "http://"))
			b.open(t, server.URL+"/reports/market?lang="+string(c.lang), c.width, 900, "light")
			if c.width == 1280 {
				drag(t, b, eval[[]float64](t, b, `(() => {
					const p = document.querySelector(".text p"), walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT), n = walk.nextNode(), r = document.createRange();
					r.setStart(n, 0); r.setEnd(n, `+fmt.Sprint(len([]rune(seen)))+`);
					const at = r.getBoundingClientRect();
					return [at.right - 1, at.top + at.height / 2, at.left + 1, at.top + at.height / 2];
				})()`))
				wait(t, b, `!document.getElementById("selected").hidden && document.querySelector("#selected bdi").innerText == "`+seen+`"`)
				keyAt(t, b, "KeyA", map[Lang]string{Arabic: "ش", English: "a"}[c.lang])
			} else {
				tabTo(t, b, ".missed-link a")
				press(t, b, "\r")
				arrives(t, b, words.A("missed.choose"))
				tabTo(t, b, `.unread a[href*="start=0&"]`)
				press(t, b, "\r")
				for _, key := range []string{"missed.end_earlier", "missed.end_later"} {
					arrives(t, b, words.A("missed.words"))
					last := eval[string](t, b, `document.querySelector(".chosen").innerText`)
					tabTo(t, b, fmt.Sprintf(".steps a:nth-child(%d)", eval[int](t, b, `[...document.querySelectorAll(".steps a")].findIndex(a => a.innerText == "`+words.A(key)+`") + 1`)))
					press(t, b, "\r")
					wait(t, b, fmt.Sprintf(`document.readyState == "complete" && document.querySelector(".chosen") && document.querySelector(".chosen").innerText != %q`, last))
				}
			}
			arrives(t, b, words.A("missed.words"))
			wait(t, b, `document.readyState == "complete" && document.querySelector(".chosen").innerText != ""`) // drawn
			if got := eval[string](t, b, `document.querySelector(".chosen").innerText`); strings.TrimSuffix(got, ".") != seen {
				t.Fatalf("the words chosen are %q", got)
			}
			if wide := eval[int](t, b, `document.documentElement.scrollWidth`); wide > int(c.width) {
				t.Errorf("the page is %d wide", wide)
			}
			if small := eval[string](t, b, smallTargets); c.width == 360 && small != "" {
				t.Errorf("too small to touch: %s", small)
			}
			fill := func(selector, text string) {
				t.Helper()
				tabTo(t, b, selector)
				press(t, b, text)
			}
			tabTo(t, b, `select[name=type]`)
			eval[bool](t, b, `document.querySelector("select[name=type]").value = "assault.shelling", true`)
			fill(`input[name=time]`, "2031-03-02")
			fill(`input[name=killed_low]`, "٥")
			fill(`input[name=killed_high]`, "5")
			fill(`input[name=place]`, "دركوش")
			fill(`input[name=by]`, "سلمى")
			fill(`input[name=why]`, "الصورة تذكره")
			shoot(t, b, fmt.Sprintf("missed-%s-%d", c.lang, c.width))
			press(t, b, "\r")
			arrives(t, b, "سوريا > إدلب > دركوش")
			tabTo(t, b, "input[type=radio]")
			press(t, b, " ")
			tabTo(t, b, ".missed button")
			press(t, b, "\r")
			arrives(t, b, words.A("judged.recorded"))
			shoot(t, b, fmt.Sprintf("missed-kept-%s-%d", c.lang, c.width))
			if text := eval[string](t, b, `document.querySelector(".readings .looked").innerText`); !strings.Contains(text, "سلمى") || !strings.Contains(text, "09:00:") {
				t.Errorf("the report does not say who added the claim and when:\n%s", text)
			}
			if got := eval[string](t, b, `document.querySelector("mark.looked").innerText`); !strings.HasPrefix(got, seen) {
				t.Errorf("marked is %q", got)
			}
			e := eventOf(t, l, "market", "assault.shelling")
			if e.Place.ID != "g:darkush" || e.Killed == nil || e.Killed.High != 5 || e.Date.From != "2031-03-02" {
				t.Errorf("the event says %+v", e)
			}
			b.open(t, server.URL+"/tally?by=type", c.width, 900, "light")
			arrives(t, b, words.types["assault.shelling"].Ar)
			b.open(t, server.URL+claimPage(e.Claims[0].ID)+"?lang="+string(c.lang), c.width, 900, "light")
			tabTo(t, b, ".entry form button")
			press(t, b, "\r")
			arrives(t, b, words.A("entry.undone"))
			if events, err := l.Events(t.Context(), store.EventFilter{Doc: "market", Type: "assault.shelling"}); err != nil || len(events) != 0 {
				t.Errorf("%d events are left of what was taken back, %v", len(events), err)
			}
			for _, f := range b.taken() {
				if !strings.Contains(f, "net::ERR_ABORTED") && !strings.Contains(f, "422") {
					t.Error(f)
				}
			}
		})
	}
}

// Without script the same form works; what is missing is asked for and nothing typed is lost; words
// that are no words of the report are refused.
func TestMissed(t *testing.T) {
	l := reviewLedger(t)
	server := served(t, l)
	w := openWindow(t, server)
	wants(t, w.open(t, "/reports/market?lang=en"), "Add a claim that was missed")
	page := w.open(t, "/reports/town/missed?start=0&end=17&lang=en")
	wants(t, page, "letters 0 to 17")
	v := url.Values{"start": {"0"}, "end": {"17"}, "type": {"control.capture"}, "modality": {"hedged"}, "killed_low": {"9"}, "killed_high": {"3"}, "by": {"Salma"},
		"token": {regexp.MustCompile(`name="token" value="([^"]*)"`).FindStringSubmatch(page)[1]}}
	resp, err := w.PostForm(server.URL+"/reports/town/missed", v)
	asked := w.read(t, resp, err, http.StatusUnprocessableEntity)
	wants(t, asked, localeOf(t, English, false).A("judge.asks.reason"), localeOf(t, English, false).A("judge.asks.value"))
	for _, kept := range []string{`value="Salma"`, `value="9"`, `value="hedged" selected`} {
		if !strings.Contains(asked, kept) {
			t.Errorf("%s is lost", kept)
		}
	}
	for _, at := range []string{"start=5&end=5", "start=-1&end=9", "start=4&end=99999", "start=a&end=b"} {
		resp, err := w.Get(server.URL + "/reports/town/missed?" + at)
		w.read(t, resp, err, http.StatusBadRequest)
	}
	if js := judgementIDs(t, l); len(js) != 0 {
		t.Errorf("%d judgements were recorded", len(js))
	}
}

func TestWholeLetters(t *testing.T) {
	text := []rune("قُتِلَ  مدنيًا")
	for _, c := range []struct{ from, to, start, end int }{
		{0, 1, 0, 2}, {1, 3, 0, 4}, {0, 8, 0, 6}, {6, 8, 8, 8}, {8, 12, 8, 13}, {0, 99, 0, 0}, {-1, 3, 0, 0},
	} {
		if start, end := whole(text, c.from, c.to); start != c.start && end > start || end != c.end {
			t.Errorf("%d to %d is %d to %d, want %d to %d", c.from, c.to, start, end, c.start, c.end)
		}
	}
	if got := len(sentences([]rune("قتل 3.5 في المئة. ثم هدأ القصف!\n\n—\nسطر آخر"))); got != 3 {
		t.Errorf("%d sentences", got)
	}
}

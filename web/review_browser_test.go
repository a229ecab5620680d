package web

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// press presses a key, as a letter of the layout at the place of a key.
func press(t *testing.T, b *tab, keys ...string) {
	t.Helper()
	for _, k := range keys {
		if err := chromedp.Do(b, chromedp.KeyEvent(k)); err != nil {
			t.Fatal(err)
		}
	}
}

// arrives waits for a page that says something.
func arrives(t *testing.T, b *tab, says string) {
	t.Helper()
	for range 100 {
		if found, err := chromedp.Run(b, chromedp.Evaluate[bool](fmt.Sprintf(`document.readyState == "complete" && document.body.innerText.replaceAll(/[\u2066-\u2069]/g, "").includes(%q)`, says))); err == nil && found {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("no page says %q; this one says\n%s", says, eval[string](t, b, `document.body.innerText`))
}

// tabTo goes on with Tab until the element that the selector names has the focus.
func tabTo(t *testing.T, b *tab, selector string) {
	t.Helper()
	for range 150 {
		press(t, b, "\t")
		if eval[bool](t, b, fmt.Sprintf(`document.activeElement.matches(%q)`, selector)) {
			return
		}
	}
	t.Fatalf("Tab does not come to %s", selector)
}

// keyAt presses the key that lies at a place of the keyboard and writes the
// letter of another layout there.
func keyAt(t *testing.T, b *tab, code, letter string) {
	t.Helper()
	eval[bool](t, b, fmt.Sprintf(`document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {code: %q, key: %q, bubbles: true, cancelable: true}))`, code, letter))
}

// A link is judged in the queue by keys alone, on a keyboard of either layout, on
// a desk and on a phone, in both languages; what changed is shown and taken back.
func TestBrowserQueue(t *testing.T) {
	for _, lang := range []Lang{Arabic, English} {
		for _, width := range []int64{1280, 360} {
			words := localeOf(t, lang, false)
			l := reviewLedger(t)
			server := served(t, l)
			b := openTab(t, strings.TrimPrefix(server.URL, "http://"))
			where := fmt.Sprintf("%s at %d", lang, width)
			open := func(path string) {
				t.Helper()
				b.open(t, server.URL+path, width, 800, "light")
				if wide := eval[int](t, b, `document.documentElement.scrollWidth`); wide > int(width) {
					t.Errorf("%s: %s is %d wide", where, path, wide)
				}
				if small := eval[string](t, b, smallTargets); width == 360 && small != "" {
					t.Errorf("%s: %s: too small to touch: %s", where, path, small)
				}
				shoot(t, b, fmt.Sprintf("%s-%s-%d", strings.NewReplacer("/", "_", "?", "_").Replace(path), lang, width))
			}
			open("/review?lang=" + string(lang))
			code := map[Lang]string{Arabic: "س", English: "s"}[lang]
			keyAt(t, b, "KeyS", code)
			if got := eval[string](t, b, `document.activeElement.name`); got != "by" {
				t.Errorf("%s: the key asks for %q, want the name that judges", where, got)
			}
			press(t, b, "سلمى")
			tabTo(t, b, "input[name=why]")
			press(t, b, "\r")
			if got := eval[string](t, b, `document.querySelector("input[name=why]").validationMessage`); got == "" {
				t.Errorf("%s: no reason is asked for", where)
			}
			press(t, b, "سوق واحدة sdnz", "\r") // letters of the keys are letters here
			arrives(t, b, words.A("judged.recorded"))
			arrives(t, b, words.A("review.empty"))
			if e, err := l.Event(t.Context(), eventOf(t, l, "guns", "assault.airstrike").ID); err != nil || e.Killed.Low != 19 || e.Killed.High != 160 {
				t.Errorf("%s: the event says %+v, %v", where, e, err)
			}
			shoot(t, b, fmt.Sprintf("judged-%s-%d", lang, width))
			keyAt(t, b, "KeyZ", map[Lang]string{Arabic: "ئ", English: "z"}[lang])
			arrives(t, b, words.A("review.question"))
			keyAt(t, b, "KeyU", map[Lang]string{Arabic: "ع", English: "u"}[lang])
			arrives(t, b, words.A("review.empty"))
			open("/review/log")
			if n := len(judgementIDs(t, l)); n != 3 {
				t.Errorf("%s: %d judgements are kept, want 3", where, n)
			}
			for _, f := range b.taken() {
				if !strings.Contains(f, "net::ERR_ABORTED") {
					t.Errorf("%s: %s", where, f)
				}
			}
		}
	}
}

// A wrong place is found and corrected by keyboard alone, and the tally says so.
func TestBrowserCorrects(t *testing.T) {
	for _, lang := range []Lang{Arabic, English} {
		words := localeOf(t, lang, false)
		l := reviewLedger(t)
		server := served(t, l)
		b := openTab(t, strings.TrimPrefix(server.URL, "http://"))
		raid := eventOf(t, l, "raid", "assault.airstrike")
		b.open(t, server.URL+eventHref(raid.ID)+"?lang="+string(lang), 360, 800, "dark")
		shoot(t, b, "event-"+string(lang))
		tabTo(t, b, `a[href="`+claimPage(raid.Claims[0].ID)+`"]`)
		press(t, b, "\r")
		arrives(t, b, words.A("claim.correct"))
		for range 2 { // type, place
			tabTo(t, b, ".correction > summary")
		}
		press(t, b, "\r")
		tabTo(t, b, "input[name=place]")
		press(t, b, "\x01") // all of it
		eval[bool](t, b, `document.activeElement.value = "", true`)
		press(t, b, "دركوش", "\r")
		arrives(t, b, "سوريا > إدلب > دركوش")
		shoot(t, b, "found-"+string(lang))
		tabTo(t, b, "input[type=radio]")
		press(t, b, " ")
		tabTo(t, b, ".correction[open] input[name=by]")
		press(t, b, "سلمى")
		tabTo(t, b, ".correction[open] input[name=why]")
		press(t, b, "كذا في التقرير", "\r")
		arrives(t, b, words.A("judged.recorded"))
		shoot(t, b, "corrected-"+string(lang))
		e, err := l.Event(t.Context(), raid.Claims[0].ID)
		if err != nil || e.Place.ID != "g:darkush" {
			t.Fatalf("%s: the event is at %+v, %v", lang, e.Place, err)
		}
		b.open(t, server.URL+"/tally?by=place&lang="+string(lang), 360, 800, "light")
		arrives(t, b, "إدلب")
		for _, f := range b.taken() {
			if !strings.Contains(f, "net::ERR_ABORTED") {
				t.Errorf("%s: %s", lang, f)
			}
		}
	}
}

// shoot writes a picture of the page where -screens asks for pictures.
func shoot(t *testing.T, b *tab, name string) {
	t.Helper()
	if *screens == "" {
		return
	}
	png, err := chromedp.Run(b, chromedp.FullScreenshot(100))
	if err == nil {
		err = os.WriteFile(filepath.Join(*screens, "review"+name+".png"), png, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// Two people judge one question at once, each in a window of their own: no page is an error, both
// judgements are kept, and both see them.
func TestBrowserTwoWindows(t *testing.T) {
	for _, lang := range []Lang{Arabic, English} {
		words := localeOf(t, lang, false)
		l := reviewLedger(t)
		server := served(t, l)
		names, verdicts := []string{"سلمى", "يوسف"}, []string{"same", "different"}
		var windows []*tab
		for _, name := range names {
			b := openTab(t, strings.TrimPrefix(server.URL, "http://"))
			b.open(t, server.URL+"/review?lang="+string(lang), 1280, 800, "light")
			tabTo(t, b, "input[name=by]")
			press(t, b, name)
			tabTo(t, b, "input[name=why]")
			press(t, b, "رأي "+name)
			windows = append(windows, b)
		}
		var sent sync.WaitGroup
		for i, b := range windows {
			sent.Go(func() {
				if _, err := chromedp.Run(b, chromedp.Evaluate[bool](fmt.Sprintf(`document.querySelector("button[value=%s]").click(), true`, verdicts[i]))); err != nil {
					t.Error(err)
				}
			})
		}
		sent.Wait()
		for _, b := range windows {
			arrives(t, b, words.A("judged.recorded"))
			b.open(t, server.URL+"/review/log", 1280, 800, "light")
			for _, name := range names {
				arrives(t, b, "رأي "+name)
			}
			for _, f := range b.taken() {
				if !strings.Contains(f, "net::ERR_ABORTED") {
					t.Errorf("%s: %s", lang, f)
				}
			}
		}
		if n := len(judgementIDs(t, l)); n != 2 {
			t.Errorf("%s: %d judgements are kept, want 2", lang, n)
		}
	}
}

package web

import (
	"fmt"
	"strings"
	"testing"

	"github.com/isnad-project/isnad"
)

// Control is stepped through: the day moves by a day, a week or a month, and what changed since
// is told in words.
func TestControlSteps(t *testing.T) {
	l := emptyLedger(t)
	for i, x := range []struct{ day, who string }{{"2031-03-01", "الجيش"}, {"2031-03-20", "كتيبة المثال"}} {
		text := "سيطر " + x.who + " على بلدة دير عطية"
		d := isnad.Document{ID: fmt.Sprint("c", i), Outlet: "وكالة", Published: x.day, Text: text}
		c := isnad.Claim{Doc: d.ID, Type: "control.capture", Quote: quote(t, text, text, 1), Trigger: quote(t, text, "سيطر", 1), Modality: isnad.Asserted, Rule: "control", Extent: "full",
			Place:  &isnad.Place{Name: "دير عطية", ID: "g:atiya", Kind: "town", Country: "SY", Relation: isnad.In, Precision: "town"},
			Actors: []string{x.who}, Time: isnad.Time{Value: &x.day}}
		c.Seal(d.Key())
		if _, err := l.Add(t.Context(), &d, []isnad.Claim{c}); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	h := handler(t, l)
	wants(t, get(t, h, "/control?lang=en").Body.String(), "Step through time, from 20 March 2031")
	page := get(t, h, "/control?lang=en&as_of=2031-03-21&step=week").Body.String()
	wants(t, page, "What changed since 14 March 2031", "كتيبة المثال", "was: ", "الجيش")
	wants(t, get(t, h, "/control?lang=en&as_of=2031-03-21&step=day").Body.String(), "Nothing else is said than then.")
	early := get(t, h, "/control?lang=en&known=2031-03-10").Body.String()
	wants(t, early, "published by 10 March 2031 alone", "الجيش")
	if strings.Contains(early, "كتيبة المثال") {
		t.Error("what was said later was known before")
	}
	for _, to := range []string{"as_of=2031-03-20", "as_of=2031-03-14", "as_of=2031-02-21", "as_of=2031-03-22", "as_of=2031-03-28", "as_of=2031-04-21"} {
		if !strings.Contains(page, to) {
			t.Errorf("no step leads to %s", to)
		}
	}
}

package web

import (
	"fmt"
	"strings"
	"testing"

	"github.com/isnad-project/isnad"
)

// What three papers print in the same words is corrected in all of them at once, by keyboard: the
// page says how many and which, and one press takes all of it back.
func TestBrowserJudgesAllAlike(t *testing.T) {
	const words = "أسفر انفجار عبوة ناسفة قرب جسر الوادي في بلدة السنديان صباح الثلاثاء عن مقتل 14 شخصا بينهم سائق حافلة"
	for _, lang := range []Lang{Arabic, English} {
		say := localeOf(t, lang, false)
		l := reviewLedger(t)
		var ids []string
		for i := range 3 {
			text := fmt.Sprintf("%s.\nوقال مراسل الصحيفة %s إن الطريق قطع ساعات.", words, []string{"الأولى", "الثانية", "الثالثة"}[i])
			d := &isnad.Document{ID: fmt.Sprint("paper", i), Outlet: fmt.Sprint("صحيفة ", i), Published: "2031-03-12", Text: text}
			place, dead, day := quote(t, text, "السنديان", 1), 14, "2031-03-11"
			c := isnad.Claim{Doc: d.ID, Type: "assault.bombing", Quote: quote(t, text, words, 1), Trigger: quote(t, text, "انفجار", 1),
				Place: &isnad.Place{Text: &place, Name: "السنديان", Country: "SY", Relation: isnad.In, ID: "g:sindyan", Kind: "town", Within: []string{"g:sy"}, Precision: "town"},
				Time:  isnad.Time{Value: &day}, Actors: []string{}, Targets: []string{}, Source: []string{},
				Counts:   []isnad.Count{{Outcome: "killed", Low: &dead, High: &dead, Who: "persons", Quote: quote(t, text, "14", 1)}},
				Modality: isnad.Asserted, Rule: "strike.verbal_clause"}
			c.Seal(d.Key())
			if _, err := l.Add(t.Context(), d, []isnad.Claim{c}); err != nil {
				t.Fatal(err)
			}
			ids = append(ids, c.ID)
		}
		if err := l.Update(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
		server := served(t, l)
		b := openTab(t, strings.TrimPrefix(server.URL, "http://"))
		b.open(t, server.URL+claimPage(ids[0])+"?lang="+string(lang), 360, 800, "light")
		arrives(t, b, plain(say.Count("claim.same", 2)))
		eval[bool](t, b, `document.querySelector("input[name=low]").closest("details").open = true`)
		eval[bool](t, b, `document.querySelector("input[name=low]").value = "", document.querySelector("input[name=high]").value = "", true`)
		eval[bool](t, b, `document.querySelector("input[name=low]").focus(), true`)
		press(t, b, "15")
		tabTo(t, b, "input[name=high]")
		press(t, b, "15")
		tabTo(t, b, ".correction[open] input[name=by]")
		press(t, b, "سلمى")
		tabTo(t, b, ".correction[open] input[name=why]")
		press(t, b, "توفي جريح")
		tabTo(t, b, ".correction[open] input[name=all]")
		press(t, b, " ")
		tabTo(t, b, ".correction[open] button")
		press(t, b, "\r")
		arrives(t, b, say.A("judged.recorded"))
		killed := func(want int) {
			t.Helper()
			for _, id := range ids {
				e, err := l.Event(t.Context(), id)
				if err != nil {
					t.Fatal(err)
				}
				for _, c := range e.Claims {
					if c.ID == id && *c.Counts[0].Low != want {
						t.Errorf("%s: claim %s says %d, want %d", lang, id, *c.Counts[0].Low, want)
					}
				}
			}
		}
		killed(15)
		arrives(t, b, plain(say.Count("entry.take_back_all", 3)))
		tabTo(t, b, ".judged button[name=all]")
		press(t, b, "\r")
		arrives(t, b, say.A("entry.undone"))
		killed(14)
		if n := len(judgementIDs(t, l)); n != 6 {
			t.Errorf("%s: %d judgements are kept, want the three and what took them back", lang, n)
		}
	}
}

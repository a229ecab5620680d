package web

import (
	"strings"
	"testing"

	"github.com/isnad-project/isnad"
)

func joinedPieces(ps []piece) string {
	var b strings.Builder
	for _, p := range ps {
		if p.Hit {
			b.WriteString("[" + p.Text + "]")
		} else {
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

// Two texts side by side: what both have stands in one row with the words marked that differ,
// what one alone has stands alone, in order; spelling is no difference.
func TestBesideRows(t *testing.T) {
	a := "أعلنت الشرطة مقتل 14 شخصا وإصابة 70 آخرين في انفجار السوق القديم. ولم تتبن أي جهة التفجير.\nوأُغلقت الطرق المؤدية إلى السوق."
	b := "وأغلقت الطرق المؤدية الى السوق! وفتحت المدارس أبوابها في اليوم التالي كالمعتاد.\nأعلنت الشرطة أمس مقتل 19 شخصًا وإصابة 70 آخرين في انفجار السوق القديم."
	fold := strings.NewReplacer("أ", "ا", "إ", "ا", "ُ", "", "ً", "").Replace
	var got []string
	for _, c := range beside(cutSentences(a, fold), cutSentences(b, fold)) {
		got = append(got, joinedPieces(c.A)+" | "+joinedPieces(c.B))
	}
	want := []string{
		"أعلنت الشرطة مقتل [14] شخصا وإصابة 70 آخرين في انفجار السوق القديم. | أعلنت الشرطة [أمس] مقتل [19] شخصًا وإصابة 70 آخرين في انفجار السوق القديم.",
		"[ولم تتبن أي جهة التفجير.] | ",
		"وأُغلقت الطرق المؤدية إلى السوق. | وأغلقت الطرق المؤدية الى السوق!",
		" | [وفتحت المدارس أبوابها في اليوم التالي كالمعتاد.]",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for _, s := range cutSentences(a, fold) {
		if got := marked(&s, make([]bool, len(s.words))); strings.ReplaceAll(strings.ReplaceAll(joinedPieces(got), "[", ""), "]", "") != s.text {
			t.Errorf("the pieces of %q are %q", s.text, joinedPieces(got))
		}
	}
}

// A report names those that have its sentences and leads to both side by side, in a window of
// any width and in both languages, with what differs marked by more than colour.
func TestBrowserBeside(t *testing.T) {
	l := reviewLedger(t)
	for id, text := range map[string]string{
		"first":  "أعلنت الشرطة مقتل 14 شخصا وإصابة 70 آخرين في انفجار وقع قرب السوق القديم في المدينة. ولم تتبن أي جهة التفجير.",
		"second": "أعلنت الشرطة مقتل 19 شخصا وإصابة 70 آخرين في انفجار وقع قرب السوق القديم في المدينة.",
		"apart":  "افتتح الوزير معرض الكتاب السنوي في العاصمة بحضور كتاب وناشرين من عشرين بلدا هذا العام.",
	} {
		d := isnad.Document{ID: id, Outlet: "صحيفة " + id, Published: "2031-03-20", Text: text}
		if _, err := l.Add(t.Context(), &d, nil); err != nil {
			t.Fatal(err)
		}
	}
	server := served(t, l)
	b := openTab(t, strings.TrimPrefix(server.URL, "http://"))
	for _, lang := range []Lang{Arabic, English} {
		for _, width := range []int64{1280, 360} {
			words := localeOf(t, lang, false)
			b.open(t, server.URL+"/reports/first?lang="+string(lang), width, 900, "light")
			if got := eval[[]string](t, b, `[...document.querySelectorAll(".alike li > a:first-child")].map(a => a.innerText)`); len(got) != 1 || got[0] != "صحيفة second" {
				t.Fatalf("%s: like the first are %q", lang, got)
			}
			tabTo(t, b, `.alike a[href$="/beside/second"]`)
			press(t, b, "\r")
			arrives(t, b, words.A("beside.title"))
			if got := eval[string](t, b, `[...document.querySelectorAll(".only")].map(m => m.innerText).join("|")`); got != "14|19|ولم تتبن أي جهة التفجير." {
				t.Errorf("%s: marked are %q", lang, got)
			}
			if line := eval[string](t, b, `getComputedStyle(document.querySelector(".only")).textDecorationStyle`); line != "double" {
				t.Errorf("what differs is drawn %q", line)
			}
			if wide := eval[int](t, b, `document.documentElement.scrollWidth`); wide > int(width) {
				t.Errorf("%s: the page is %d wide", lang, wide)
			}
			shoot(t, b, "beside-"+string(lang)+map[int64]string{1280: "", 360: "-phone"}[width])
		}
	}
	if faults := b.taken(); len(faults) > 0 {
		t.Errorf("the browser complains: %q", faults)
	}
}

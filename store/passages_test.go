package store_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

// TestCopiedPassage: a paper that prints another's sentence in a text of its own is no
// second origin; one that tells the same in its own words is.
func TestCopiedPassage(t *testing.T) {
	const (
		lead = "قتل أربعة عشر شخصا وأصيب سبعون آخرون في انفجار سيارة مفخخة قرب السوق القديم في دركوش صباح أمس"
		own  = "انفجرت أمس في سوق دركوش القديمة سيارة ملغومة فسقط أربعة عشر قتيلا بحسب ما رأى مراسلنا هناك بنفسه"
	)
	l := open(t, filepath.Join(t.TempDir(), "l.db"))
	n := 14
	for _, r := range []struct{ id, outlet, published, text, quote string }{
		{"b", "الصدى", "2031-03-03", "كتب مراسلنا من الحدود في اليوم التالي تقريرا طويلا.\n" + lead + ".", lead},
		{"a", "النهر", "2031-03-02", lead + ". ولم تعلن أي جهة مسؤوليتها.", lead},
		{"c", "الجسر", "2031-03-03", own + ".", own},
	} {
		d := &isnad.Document{ID: r.id, Text: r.text, Outlet: r.outlet, Published: r.published}
		start := len([]rune(r.text[:strings.Index(r.text, r.quote)]))
		day := "2031-03-01"
		c := isnad.Claim{Doc: r.id, Type: "assault.car_bomb", Modality: isnad.Asserted,
			Quote: isnad.Quote{Start: start, End: start + len([]rune(r.quote)), Exact: r.quote},
			Place: &isnad.Place{Name: "دركوش", Country: "SY", Relation: isnad.In}, Time: isnad.Time{Value: &day},
			Counts: []isnad.Count{{Outcome: "killed", Low: &n, High: &n, Who: "persons"}}}
		c.Seal(d.Key())
		add(t, l, d, []isnad.Claim{c})
	}
	if err := l.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	events, err := l.Events(t.Context(), store.EventFilter{})
	if err != nil || len(events) != 1 {
		t.Fatalf("%d events, %v", len(events), err)
	}
	if o := events[0].Origins; len(o) != 2 || o[0] != "الجسر" || o[1] != "النهر" {
		t.Errorf("origins %q: want the first printing and the paper with words of its own", o)
	}
}

// TestSetForm: what hundreds of reports print word for word is a form that they use, so that
// each speaks for itself.
func TestSetForm(t *testing.T) {
	const form = "قتل شخصان وأصيب ثلاثة آخرون في قصف مدفعي على أطراف البلدة بحسب ما ذكر مصدر طبي هناك"
	for _, times := range []int{3, 201} {
		l := open(t, filepath.Join(t.TempDir(), "l.db"))
		two := 2
		for i := range times {
			d := &isnad.Document{ID: fmt.Sprint(i), Text: fmt.Sprintf("الرسالة %d.\n%s.", i, form), Outlet: fmt.Sprint("قناة ", i), Published: "2031-03-02"}
			start := len([]rune(d.Text[:strings.Index(d.Text, form)]))
			day := "2031-03-02"
			c := isnad.Claim{Doc: d.ID, Type: "assault.shelling", Modality: isnad.Asserted,
				Quote: isnad.Quote{Start: start, End: start + len([]rune(form)), Exact: form},
				Place: &isnad.Place{Name: "دركوش", Country: "SY", Relation: isnad.In}, Time: isnad.Time{Value: &day},
				Counts: []isnad.Count{{Outcome: "killed", Low: &two, High: &two, Who: "persons"}}}
			c.Seal(d.Key())
			add(t, l, d, []isnad.Claim{c})
		}
		origins := map[string]bool{}
		for _, e := range rebuild(t, l) {
			for _, o := range e.Origins {
				origins[o] = true
			}
		}
		if want := map[int]int{3: 1, 201: 201}[times]; len(origins) != want {
			t.Errorf("printed %d times: %d origins, want %d", times, len(origins), want)
		}
	}
}

package store_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/isnad-project/isnad"
)

// TestPrintedAgain: what a copy is hangs on how long a text is and how soon it comes again. A channel that
// writes the same short message on another day has another event to tell of.
func TestPrintedAgain(t *testing.T) {
	const (
		message = "قتل مدنيان أمس في غارة على دركوش"
		form    = "قتل مدنيان أمس في غارة جوية شنها الطيران الحربي على أطراف بلدة دركوش بريف المدينة"
		tally   = "بلغ عدد من قتلوا في غارات على دركوش منذ مطلع العام أكثر من مدنيين اثنين"
	)
	long := form + ". " + strings.Repeat("وتحدث سكان عن دمار واسع في البيوت والمحال القريبة من الطريق العام. ", 6)
	type post struct{ outlet, published, told string }
	for _, c := range []struct {
		name, text string
		posts      []post
		want       []string // the events: their dates and origins
	}{
		{"copied the day after", message, []post{{"أ", "2031-03-02", "2031-03-01"}, {"ب", "2031-03-03", "2031-03-02"}}, []string{"2031-03-01 أ"}},
		{"again by the channel", message, []post{{"أ", "2031-03-02", "2031-03-01"}, {"أ", "2031-03-03", "2031-03-02"}}, []string{"2031-03-01 أ", "2031-03-02 أ"}},
		{"again by the channel, and that copied", message, []post{{"أ", "2031-03-02", "2031-03-01"}, {"أ", "2031-03-03", "2031-03-02"}, {"ب", "2031-03-03", "2031-03-02"}},
			[]string{"2031-03-01 أ", "2031-03-02 أ"}},
		{"by another, weeks later", message, []post{{"أ", "2031-03-02", "2031-03-01"}, {"ب", "2031-03-22", "2031-03-21"}}, []string{"2031-03-01 أ", "2031-03-21 ب"}},
		{"a longer form, weeks later", form, []post{{"أ", "2031-03-02", "2031-03-01"}, {"ب", "2031-03-22", "2031-03-21"}}, []string{"2031-03-01 أ", "2031-03-21 ب"}},
		{"a longer form, copied", form, []post{{"أ", "2031-03-02", "2031-03-01"}, {"ب", "2031-03-03", "2031-03-02"}}, []string{"2031-03-01 أ"}},
		{"an article, weeks later", long, []post{{"أ", "2031-03-02", "2031-03-01"}, {"ب", "2031-03-22", "2031-03-21"}}, []string{"2031-03-01 أ"}},
		{"every week the sum of the year", tally, []post{{"أ", "2031-03-02", "2031-01-01/2031-03-02"}, {"ب", "2031-03-09", "2031-01-01/2031-03-09"}, {"ب", "2031-03-16", "2031-01-01/2031-03-16"}},
			[]string{"2031-01-01 أ"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := open(t, filepath.Join(t.TempDir(), "l.db"))
			two := 2
			for _, p := range c.posts {
				d := &isnad.Document{ID: p.outlet + p.published, Text: c.text, Outlet: p.outlet, Published: p.published}
				words, _, _ := strings.Cut(c.text, ".")
				k := isnad.Claim{Doc: d.ID, Type: "assault.airstrike", Modality: isnad.Asserted,
					Quote: isnad.Quote{End: len([]rune(words)), Exact: words},
					Place: &isnad.Place{Name: "دركوش", Country: "SY", Relation: isnad.In}, Time: isnad.Time{Value: &p.told},
					Counts: []isnad.Count{{Outcome: "killed", Low: &two, High: &two, Who: "civilians"}}}
				k.Seal(d.Key())
				add(t, l, d, []isnad.Claim{k})
			}
			var got []string
			for _, e := range rebuild(t, l) {
				got = append(got, e.Date.From+" "+strings.Join(e.Origins, "، "))
				for _, x := range e.Contradictions {
					t.Errorf("copies contradict one another: %v", x)
				}
			}
			if slices.Sort(got); !slices.Equal(got, c.want) {
				t.Errorf("events %q, want %q", got, c.want)
			}
		})
	}
}

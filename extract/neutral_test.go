package extract_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/isnad-project/isnad"
)

// Names for one party in one case and definiteness; the words are loaded in
// different ways, and nothing but the words may change with them. The first list
// is of rebels, the second of a state's army.
var rebels = [][]string{
	{"الجيش الحر", "الثوار", "المسلحون", "الإرهابيون"},     // subject
	{"الجيش الحر", "الثوار", "المسلحين", "الإرهابيين"},     // otherwise
	{"للجيش الحر", "للثوار", "للمسلحين", "للإرهابيين"},     // after ل
	{"بالجيش الحر", "بالثوار", "بالمسلحين", "بالإرهابيين"}, // after ب
}

var army = [][]string{
	{"قوات النظام", "الجيش", "جيش الأسد"},
	{"لقوات النظام", "للجيش", "لجيش الأسد"},
	{"بقوات النظام", "بالجيش", "بجيش الأسد"},
}

// swaps are the sentence with the party that it names under each other name of
// the same list, and that of the other list for across; nil when it names none.
func swaps(sentence string, lists [][]string) []string {
	for _, forms := range lists {
		for _, f := range forms {
			if !strings.Contains(sentence, f) || strings.Contains(sentence, f+" الحر") {
				continue
			}
			party := regexp.MustCompile(`(^|[^\p{L}\p{M}]|[^\p{L}\p{M}]و)` + f + `($|[^\p{L}\p{M}])`)
			if !party.MatchString(sentence) {
				continue
			}
			var out []string
			for _, g := range forms {
				out = append(out, party.ReplaceAllString(sentence, "${1}"+g+"${2}"))
			}
			return out
		}
	}
	return nil
}

// shape is what a reading codes, without names: it may not change with the word
// for a party. Who the counted are may change from one list to the other.
func shape(claims []isnad.Claim, who bool) string {
	var b strings.Builder
	for _, c := range claims {
		fmt.Fprintf(&b, "%s %s actors=%d targets=%d source=%d", c.Type, c.Modality, len(c.Actors), len(c.Targets), len(c.Source))
		if c.Place != nil {
			fmt.Fprintf(&b, " at %s %s", c.Place.Name, c.Place.Relation)
		}
		if c.Time.Value != nil {
			fmt.Fprintf(&b, " time %s", *c.Time.Value)
		}
		for _, n := range c.Counts {
			fmt.Fprintf(&b, " %s", n.Outcome)
			if n.Low != nil {
				fmt.Fprintf(&b, " from %d", *n.Low)
			}
			if n.High != nil {
				fmt.Fprintf(&b, " to %d", *n.High)
			}
			if who {
				fmt.Fprintf(&b, " %s", n.Who)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestNeutral(t *testing.T) {
	r := newReader(t)
	var sentences []string
	collect := func(docs []*isnad.Document) {
		for _, d := range docs {
			for _, s := range strings.FieldsFunc(d.Text, func(r rune) bool { return r == '.' || r == '\n' }) {
				sentences = append(sentences, strings.Join(strings.Fields(s), " "))
			}
		}
	}
	sentences = append(sentences,
		"سيطر الثوار على حاجز عند مدخل بلدة مورك",
		"قتل سبعة من عناصر الجيش الحر في كمين قرب معرة النعمان",
		"دارت اشتباكات بين المسلحين وقوات النظام في حي جوبر",
		"استهدف الإرهابيون حافلة في ريف حماة وأصيب تسعة مدنيين",
		"قصفت قوات النظام مواقع للثوار في ريف إدلب الجنوبي",
		"أعلن الجيش سيطرته على قرية الشيخ نجار",
	)
	collect(samples(t))
	for _, f := range []string{"gold/seeds.texts.jsonl", "gold/train.texts.jsonl"} {
		t.Run(f, func(t *testing.T) { collect(reports(t, f, 100)) })
	}
	tried, failed := 0, 0
	for _, s := range sentences {
		for _, list := range [][][]string{rebels, army} {
			forms := swaps(s, list)
			if forms == nil {
				continue
			}
			tried++
			want := ""
			for i, f := range forms {
				got := shape(r.Read(&isnad.Document{ID: "swap", Text: f}), true)
				if i == 0 {
					want = got
				} else if got != want {
					failed++
					t.Errorf("the word changes the code\n%s\n%s%s\n%s", forms[0], want, f, got)
					break
				}
			}
		}
	}
	t.Logf("%d sentences tried, %d change", tried, failed)
}

package grammar_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/grammar"
	"github.com/isnad-project/isnad/lexicon"
)

const words = `
- group: verbs
  says: Verbs.
  pos: verb
  class: [act]
  words: ["زرع, يزرع, زرع", "حصد, يحصد, حصاد", "سقى, يسقي, سقاية"]
  examples: [{text: زرع الفلاح, word: زرع}]
- group: nouns
  says: Nouns.
  pos: noun
  class: [crop]
  words: ["قمح", "شعير", "حقل, حقول"]
  examples: [{text: القمح, word: القمح}]
`

func lex(t testing.TB) *lexicon.Lexicon {
	t.Helper()
	l, err := lexicon.Load(fstest.MapFS{"lexicon/words.yaml": {Data: []byte(words)}}, "lexicon")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func load(t testing.TB, rules string) (*grammar.Grammar, error) {
	t.Helper()
	files := fstest.MapFS{"grammar/farm.yaml": {Data: []byte(rules)}}
	return grammar.Load(files, "grammar", lex(t), func(event string) bool { return event == "farm" })
}

// rule is a rule with the given trigger and further lines.
func rule(trigger, more string) string {
	return "- id: sow\n  event: farm\n  says: Sowing.\n  trigger: [" + trigger + "]\n" + more +
		"  examples: [{text: زرع الفلاح قمحا, want: {trigger: زرع}}]\n"
}

// TestFaults wants every fault of a rule named with its file and its rule.
func TestFaults(t *testing.T) {
	for _, c := range []struct{ name, rules, want string }{
		{"unknown lemma", rule(`"v:طار"`, ""), `"v:طار": no word list has this lemma`},
		{"noun asked of a verb", rule(`"v:قمح"`, ""), "no word list has this lemma"},
		{"unknown class", rule(`"زرع @fruit"`, ""), "fruit"},
		{"unknown class in a condition", rule("زرع", "  when: obj@fruit\n"), "obj@fruit"},
		{"unknown prefix", rule(`"passive:زرع"`, ""), `no prefix "passive"`},
		{"unknown type", strings.Replace(rule("زرع", ""), "event: farm", "event: war", 1), `no type "war"`},
		{"starts with a gap", rule(`"_{2} زرع"`, ""), "must start with a word"},
		{"starts with any word", rule(`"_ زرع"`, ""), "starts with any word"},
		{"bad gap", rule(`"زرع _{x}"`, ""), "want _{n}"},
		{"no trigger", rule("", ""), "needs a trigger"},
		{"no examples", "- id: sow\n  event: farm\n  says: Sowing.\n  trigger: [زرع]\n", "needs says and examples"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := load(t, c.rules)
			if err == nil {
				t.Fatal("no error")
			}
			for _, part := range []string{"grammar/farm.yaml", "rule sow", c.want} {
				if !strings.Contains(err.Error(), part) {
					t.Errorf("%q does not say %q", err, part)
				}
			}
		})
	}
}

func TestSameIDTwice(t *testing.T) {
	if _, err := load(t, rule("زرع", "")+rule("حصد", "")); err == nil || !strings.Contains(err.Error(), "rule sow stands in grammar/farm.yaml already") {
		t.Errorf("got %v", err)
	}
}

func sentence(l *lexicon.Lexicon, text string) []*grammar.Word {
	var out []*grammar.Word
	for _, f := range strings.Fields(text) {
		n := arabic.Fold(f)
		w := &grammar.Word{Norm: n}
		w.Read(l.Senses(n))
		out = append(out, w)
	}
	return out
}

func TestTriggers(t *testing.T) {
	for _, c := range []struct{ name, trigger, text, want string }{
		{"a lemma in any form", "زرع", "سيزرعون القمح غدا", "سيزرعون"},
		{"the verbal noun of a lemma", "حصد", "بعد الحصاد", "الحصاد"},
		{"only the noun", `"n:حصد"`, "حصدوا القمح", ""},
		{"only the verb", `"v:حصد"`, "بدأ الحصاد", ""},
		{"the past", `"past:سقى"`, "سقت الأمطار الحقل", "سقت"},
		{"not the past", `"past:سقى"`, "تسقي الأمطار الحقل", ""},
		{"the future", `"future:سقى"`, "سيسقي الحقل", "سيسقي"},
		{"not the future", `"future:سقى"`, "يسقي الحقل", ""},
		{"we shall", `"we:future:_"`, "وسنزرع الحقل", "وسنزرع"},
		{"not they", `"we:future:_"`, "سيزرعون الحقل", ""},
		{"a class", `"زرع _{1} @crop"`, "زرع الفلاح القمح", "زرع الفلاح القمح"},
		{"a gap too wide", `"زرع _{1} @crop"`, "زرع الفلاح الفقير القمح", ""},
		{"the shortest stretch", `"زرع _{5} @crop"`, "زرع القمح في الحقل", "زرع القمح"},
		{"an exact word with و", `"=القمح"`, "والقمح", "والقمح"},
		{"no other form of an exact word", `"=القمح"`, "قمح", ""},
		{"either", `"زرع|حصد @crop"`, "حصد القمح", "حصد القمح"},
		{"one that may be absent", `"زرع @crop? =غدا"`, "يزرع غدا", "يزرع غدا"},
	} {
		t.Run(c.name, func(t *testing.T) {
			g, err := load(t, rule(c.trigger, ""))
			if err != nil {
				t.Fatal(err)
			}
			ws := sentence(lex(t), c.text)
			got := ""
			for i := range ws {
				for _, f := range g.Triggers(ws, i, nil) {
					got = strings.Join(strings.Fields(c.text)[f.First:f.End], " ")
				}
			}
			if got != c.want {
				t.Errorf("%s on «%s»: got «%s», want «%s»", c.trigger, c.text, got, c.want)
			}
		})
	}
}

// TestNominal wants a word that stands as a noun to be no verb.
func TestNominal(t *testing.T) {
	g, err := load(t, rule(`"v:زرع"`, ""))
	if err != nil {
		t.Fatal(err)
	}
	ws := sentence(lex(t), "زرع القمح")
	if len(g.Triggers(ws, 0, nil)) != 1 {
		t.Error("the verb is not found")
	}
	ws[0].Nounal = true
	if len(g.Triggers(ws, 0, nil)) != 0 {
		t.Error("a noun is found as a verb")
	}
}

func TestHolds(t *testing.T) {
	for _, c := range []struct {
		name, conditions string
		there            []string // relations that stand in the sentence
		want             bool
	}{
		{"no condition", "", nil, true},
		{"one of two", "  when: obj subj\n", []string{"subj"}, true},
		{"none of two", "  when: obj subj\n", []string{"gen"}, false},
		{"all", "  must: obj subj\n", []string{"subj", "obj"}, true},
		{"not all", "  must: obj subj\n", []string{"subj"}, false},
		{"what must not be", "  unless: by\n", []string{"by"}, false},
		{"relations that count alike", "  must: obj+gen\n", []string{"gen"}, true},
		{"all and one", "  must: obj\n  when: by subj\n", []string{"obj", "subj"}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			g, err := load(t, rule("زرع", c.conditions))
			if err != nil {
				t.Fatal(err)
			}
			got := g.Rules[0].Holds(func(w grammar.Want) bool {
				for _, r := range c.there {
					if w.Is(r) {
						return true
					}
				}
				return false
			})
			if got != c.want {
				t.Errorf("got %v", got)
			}
		})
	}
}

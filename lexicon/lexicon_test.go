package lexicon_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

const lists = `
- group: striking
  says: Verbs of striking.
  pos: verb
  class: [act]
  words: ["قصف, يقصف, قصف", "وصف, يصف, وصف", "دعا, يدعو, دعوة", "أصاب, يصيب, إصابة, إصابات"]
- group: soldiers
  says: Soldiers.
  pos: noun
  class: [human, armed]
  words: ["جندي, جنود", "مسلح, مسلحون"]
- group: kinds
  says: Kinds.
  pos: adjective
  words: [عنيف]
- group: little
  says: Particles.
  pos: particle
  words: [في, لم]
- group: bodies
  says: Names.
  pos: name
  class: [actor]
  words: [حزب الله]
`

func load(t *testing.T, text string) (*lexicon.Lexicon, error) {
	t.Helper()
	return lexicon.Load(fstest.MapFS{"l/a.yaml": {Data: []byte(text)}}, "l")
}

// TestSenses reads forms that no list spells out.
func TestSenses(t *testing.T) {
	l, err := load(t, lists)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		word, lemma string
		pos         lexicon.POS
		feature     lexicon.Feature
		enc         string
	}{
		{"قصفت", "قصف", lexicon.Verb, lexicon.Past | lexicon.Feminine, ""},
		{"ستقصف", "قصف", lexicon.Verb, lexicon.Present, ""},
		{"وقصفوا", "قصف", lexicon.Verb, lexicon.Past | lexicon.Plural, ""},
		{"بالقصف", "قصف", lexicon.Noun, lexicon.Masdar, ""},
		{"قصفها", "قصف", lexicon.Noun, lexicon.Masdar, "ها"},
		{"دعت", "دعا", lexicon.Verb, lexicon.Past | lexicon.Feminine, ""},
		{"إصابات", "إصابات", lexicon.Noun, lexicon.Masdar, ""},
		{"الجنود", "جندي", lexicon.Noun, 0, ""},
		{"جنديين", "جندي", lexicon.Noun, lexicon.Dual, ""},
		{"مسلحين", "مسلح", lexicon.Noun, 0, ""}, // two or more: written alike,
		{"جنوده", "جندي", lexicon.Noun, 0, "ه"},
		{"عنيفة", "عنيف", lexicon.Adjective, lexicon.Feminine, ""},
	} {
		found := false
		var got []string
		for _, s := range l.Senses(arabic.Fold(c.word)) {
			got = append(got, s.Lemma+" "+s.POS.String())
			found = found || s.POS == c.pos && s.Feature&c.feature == c.feature && s.Enc == c.enc && (s.Own == arabic.Fold(c.lemma) || s.Key == arabic.Fold(c.lemma) || strings.HasPrefix(s.Own, strings.TrimSuffix(arabic.Fold(c.lemma), "ات")))
		}
		if !found {
			t.Errorf("%s is not read as %s of %s: %v", c.word, c.pos, c.lemma, got)
		}
	}
}

// TestWholeVerb holds that a whole verb is not read as و and a shorter one, and that a
// particle is nothing else.
func TestWholeVerb(t *testing.T) {
	l, err := load(t, lists)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range l.Senses(arabic.Fold("وصفت")) {
		if s.Pro != 0 {
			t.Errorf("وصفت is read with %v before %s", s.Pro, s.Lemma)
		}
	}
	for _, s := range l.Senses(arabic.Fold("في")) {
		if s.POS != lexicon.Particle {
			t.Errorf("في is read as a %s", s.POS)
		}
	}
}

func TestNameAt(t *testing.T) {
	l, err := load(t, lists)
	if err != nil {
		t.Fatal(err)
	}
	words := []string{"الله", "اليوم"}
	e, n := l.NameAt(arabic.Fold("حزب"), func(i int) (string, bool) {
		if i >= len(words) {
			return "", false
		}
		return arabic.Fold(words[i]), true
	})
	if e == nil || e.Lemma != "حزب الله" || n != 1 {
		t.Errorf("got %v and %d words more", e, n)
	}
	if e, _ := l.NameAt(arabic.Fold("حزب"), func(int) (string, bool) { return "", false }); e != nil {
		t.Errorf("half a name is read as %s", e.Lemma)
	}
}

// TestFaults holds that a list with a mistake is refused with its file and group.
func TestFaults(t *testing.T) {
	for text, want := range map[string]string{
		"- group: a\n  pos: noun\n  words: [جسر]\n":                             "needs says and words",
		"- group: a\n  says: b\n  pos: verb\n  words: [قصف]\n":                  "needs its past and its present",
		"- group: a\n  says: b\n  pos: noun\n  words: [\"جسر, \"]\n":            "empty form",
		"- group: a\n  says: b\n  pos: noun\n  wrods: [جسر]\n":                  "wrods",
		"- {group: a, says: b, pos: noun, words: [جسر]}\n- {group: a, says: b}": "stands in l/a.yaml already",
	} {
		_, err := load(t, text)
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "l/a.yaml") {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// UsualName is the common name of an actor or source that the word lists know
// under several, and what kind of party it is: medium, monitor, armed, political,
// person. country (ISO 3166-1 alpha-2, empty when unknown) is where it is spoken of: the
// lists have قوات النظام as the Syrian army, which it is in Syria alone. ok is false for a
// name of no list.
func (r *Reader) UsualName(name, country string) (usual, kind string, ok bool) {
	words := strings.Fields(arabic.Fold(name))
	if len(words) == 0 {
		return "", "", false
	}
	var entry *lexicon.Entry
	if len(words) == 1 {
		for _, s := range r.sensesOf(words[0]) {
			if s.POS == lexicon.Name && s.Enc == "" && s.Pro == 0 {
				entry = s.Entry
				break
			}
		}
	} else if e, n := r.lex.NameAt(words[0], func(i int) (string, bool) {
		if i+1 >= len(words) {
			return "", false
		}
		return words[i+1], true
	}); e != nil && n == len(words)-1 {
		entry = e
	}
	if entry == nil || !entry.Classes.Has(r.class.actor) {
		return "", "", false
	}
	if country != "" && country != "SY" && r.everywhere(words) && strings.Contains(arabic.Fold(entry.Lemma), "سوري") {
		return "", "", false // every country has its government and its opposition
	}
	kind = "political"
	for _, k := range []struct {
		class lexicon.Class
		name  string
	}{{r.class.medium, "medium"}, {r.class.monitor, "monitor"}, {r.class.armedActor, "armed"}, {r.class.person, "person"}} {
		if entry.Classes.Has(k.class) {
			kind = k.name
			break
		}
	}
	return entry.Lemma, kind, true
}

// everywhere tells a name of which no word says whose it is: القوات الحكومية, المعارضة.
func (r *Reader) everywhere(words []string) bool {
	for _, w := range words {
		switch w {
		case "القوات", "قوات", "الجيش", "جيش", "الحكوميه", "الحكومه", "النظام", "النظامي", "النظاميه", "المعارضه", "الطيران", "الحربي":
		default:
			return false
		}
	}
	return true
}

// Forms are the forms, folded, in which the word lists know a word: of مدفع also مدافع, of
// قتل also يقتل and مقتل.
func (r *Reader) Forms(word string) []string { return r.lex.Forms(arabic.Fold(word)) }

package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// UsualName is the common name of an actor or source that the word lists know
// under several, and what kind of party it is: medium, monitor, armed, political,
// person. ok is false for a name of no list.
func (r *Reader) UsualName(name string) (usual, kind string, ok bool) {
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

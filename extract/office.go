package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
)

// officeWords are the words of an office, comparable between «رئيس وزراء تركيا»
// and «رئيس الوزراء التركي»: folded, without articles, states by their usual name.
func (p *parsed) officeWords(first, end int) []string {
	var out []string
	for i := first; i < end; i++ {
		if p.toks[i].Kind != arabic.Word {
			continue
		}
		w := strings.TrimPrefix(p.norm(i), "ال")
		if m, ok := p.placeAt.at(i); ok && p.places[m].Country {
			out = append(out, bare(p.places[m].Name))
			i = max(i, p.places[m].End-1)
			continue
		}
		if w == "اممي" || w == "امميه" {
			w = "امم"
		}
		if state := p.gaz.State(w); state != "" {
			w = bare(state)
		}
		out = append(out, w)
	}
	return out
}

// bare is a name folded, its words without articles.
func bare(name string) string {
	words := strings.Fields(arabic.Fold(name))
	for i := range words {
		words[i] = strings.TrimPrefix(words[i], "ال")
	}
	return strings.Join(words, " ")
}

// holder is the person in the cast who has the office that q names without a
// name: الوزير الروسي. nil when there is none.
func (p *parsed) holder(q *party) *member {
	words := p.officeWords(q.office[0], q.office[1])
	if len(words) == 0 || q.title == "" || spokesmen[q.title] && len(words) < 2 {
		return nil
	}
	if !q.definite && len(words) < 2 {
		return nil
	}
	people := p.cast.byTitle[q.title]
	if q.definite { // whoever spoke last under this title
		ofTitle := people
		if q.title == "مسوول" {
			ofTitle = p.cast.titled
		}
		if m := p.cast.spokeLast(ofTitle, func(m *member) bool { return p.compatible(m.office, words[1:]) }); m != nil {
			return m
		}
	}
	for _, k := range people {
		if m := &p.cast.people[k]; covers(m.office, words) {
			return m
		}
	}
	return nil
}

// compatible tells whether a person can be meant by the words of a definite title:
// they stand in his office, or are a nationality where it names none.
func (p *parsed) compatible(office, words []string) bool {
	for _, w := range words {
		if covers(office, []string{w}) || p.isState(w) && (!p.anyState(office) || samePlace(office, w)) {
			continue
		}
		return false
	}
	return true
}

// samePlace tells whether one of words is state under a shorter or longer name:
// الولايات المتحدة for الولايات المتحدة الأميركية.
func samePlace(words []string, state string) bool {
	for _, w := range words {
		if len(w) > 6 && (strings.HasPrefix(w, state) || strings.HasPrefix(state, w)) {
			return true
		}
	}
	return false
}

func (p *parsed) isState(w string) bool { return p.states[w] }

func (p *parsed) anyState(words []string) bool {
	for _, w := range words {
		if p.isState(w) {
			return true
		}
	}
	return false
}

func (p *parsed) titleKey(i int) string {
	if s := p.sense(i, p.class.title); s != nil {
		return s.Key
	}
	if n, ok := p.names.at(i); ok && n.entry.Classes.Has(p.class.title) {
		return n.entry.Key
	}
	return ""
}

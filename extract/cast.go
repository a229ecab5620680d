package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// spoken is what reading who says so keeps of a report.
type spoken struct {
	quotes map[int]quotation // by the token of the opening mark
	ends   []int             // of each token, the end of its sentence
	unled  []bool            // a verb before which no subject was found
	cast   cast              // who has appeared
	now    int               // the sentence at hand
	onward []speech          // speeches whose quotation goes on behind it
	taken  map[int]bool      // words of attribution that a verb of saying has taken
}

// listen pairs the quotation marks of a report and meets its people.
func (p *parsed) listen() {
	p.taken = map[int]bool{}
	p.cast = newCast()
	p.ends, p.unled = make([]int, len(p.toks)), make([]bool, len(p.toks))
	for i := range p.sents {
		for k := p.sents[i].first; k < p.sents[i].end; k++ {
			p.ends[k] = p.sents[i].end
		}
	}
	p.quotes = pairQuotes(p.toks, p.ends)
	p.meet()
}

// nameUnderLam is the one-word name that للجزيرة hides: its article is written as a
// second ل.
func (p *parsed) nameUnderLam(i int) nameMention {
	rest, ok := strings.CutPrefix(p.toks[i].Norm, "لل")
	if !ok {
		return nameMention{}
	}
	for _, sense := range p.sensesOf("ال" + rest) {
		if sense.POS == lexicon.Name && sense.Enc == "" && sense.Pro == 0 {
			return nameMention{sense.Entry, i + 1, arabic.Li}
		}
	}
	return nameMention{}
}

// member is a person of the report.
type member struct {
	name   string
	words  []string // of the name, folded
	title  string   // key of his title
	office []string // folded words of his office, without articles; nationalities as the state
	body   string
	spoke  int // 1 more than his last voice, 0 for none
}

// meet collects the people whom a report names with a title, wherever they stand,
// so that a headline's «وزير الدفاع» finds its name in the text.
func (p *parsed) meet() {
	for i := range p.sents {
		s := &p.sents[i]
		if s.skip {
			continue
		}
		for j := s.first; j < s.end; j++ {
			n, named := p.names.at(j)
			if named && !n.entry.Classes.Has(p.class.person) {
				j = n.end - 1
				continue
			}
			if !named && !p.titleAt(j, s.end) {
				continue
			}
			q, ok := p.partyAt(j, s.end)
			if !ok {
				continue
			}
			p.know(&q)
			if q.name != "" {
				j = max(j, q.nameAt[1]-1)
			}
		}
	}
}

// know adds a named person to the cast, or what is new about one it has.
func (p *parsed) know(q *party) {
	if q.name == "" {
		return
	}
	m := member{name: q.name, words: strings.Fields(arabic.Fold(q.name)), title: q.title, body: q.body}
	if q.title != "" {
		m.office = p.officeWords(q.office[0], q.office[1])
	}
	p.cast.meet(m)
}

// full is the longest name in the cast that name is a part of, with the body that
// person speaks for.
func (p *parsed) full(name string) (string, string) {
	words := strings.Fields(arabic.Fold(name))
	if len(words) == 0 {
		return name, ""
	}
	best, body := name, ""
	size := 0
	for _, k := range p.cast.byWord[withoutArticle(words[0])] {
		m := &p.cast.people[k]
		if len(m.words) < size || !covers(m.words, words) {
			continue
		}
		if len(words) == 1 && len(m.words) > 1 && m.words[0] == words[0] && !strings.HasPrefix(words[0], "ال") && len(m.words) > 2 {
			continue
		}
		if len(m.words) >= size {
			size, best = len(m.words), m.name
		}
		if m.body != "" {
			body = m.body
		}
	}
	return best, body
}

func withoutArticle(w string) string { return strings.TrimPrefix(w, "ال") }

// covers tells whether all of words stand in long.
func covers(long, words []string) bool {
	for _, w := range words {
		found := false
		for _, l := range long {
			if l == w || withoutArticle(l) == withoutArticle(w) {
				found = true
				break
			}
		}
		if !found {
			return false
		}
	}
	return len(words) > 0
}

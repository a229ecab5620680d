package extract

import (
	"sort"
	"strings"

	"github.com/isnad-project/isnad/lexicon"
)

// ownCountry is the state that «بلاده», «بلادنا» and their like mean at token i: that
// of the speaker, or else of the official who was named last before it, by the
// adjective of his title (وزير الخارجية الروسي → روسيا); empty when no title before it
// says.
func (p *parsed) ownCountry(i int, speaker string) string {
	if !p.is(i, p.class.homeland) {
		return ""
	}
	owned := false
	for k := range p.words[i].Senses {
		owned = owned || p.words[i].Senses[k].Enc != ""
	}
	if !owned {
		return ""
	}
	last := ""
	titled := p.titledChunks()
	for k := sort.Search(len(titled), func(k int) bool { return titled[k].first >= i }) - 1; k >= 0; k-- {
		c := titled[k]
		state := p.stateIn(c.first, c.end)
		if state != "" && speaker != "" && strings.Contains(p.plain(c.first, c.end), speaker) {
			return state
		}
		if last == "" {
			last = state
		}
	}
	return last
}

// stateIn is the state whose adjective or name stands among tokens first to
// end-1, or empty.
func (p *parsed) stateIn(first, end int) string {
	for i := first; i < end; i++ {
		if a := p.pos(i, lexicon.Adjective); a != nil {
			if state := p.gaz.State(a.Own); state != "" {
				return state
			}
		}
		if m, ok := p.placeAt.at(i); ok && p.places[m].Country {
			return p.where[m].Name
		}
	}
	return ""
}

// weMeans is the state that «we» of token i means, in the mouth of speaker: that of
// his title (وزير الخارجية الروسي: «أكدنا استعدادنا» → روسيا). Empty when the token is no
// we, or no title of his tells a state.
func (p *parsed) weMeans(i int, speaker string) string {
	we := p.firstPerson(i)
	for k := range p.words[i].Senses {
		we = we || p.words[i].Senses[k].Enc == "نا"
	}
	if !we || speaker == "" {
		return ""
	}
	for _, c := range p.titledChunks() {
		if state := p.stateIn(c.first, c.end); state != "" && strings.Contains(p.plain(c.first, c.end), speaker) {
			return state
		}
	}
	return ""
}

// titledChunks are the noun phrases that begin with a title, in the order of the
// report.
func (p *parsed) titledChunks() []*chunk {
	if p.titles == nil {
		p.titles = []*chunk{}
		for n := range p.sents {
			s := &p.sents[n]
			for k := range s.chunks {
				if c := &s.chunks[k]; c.kind == cNoun && p.is(c.first, p.class.title) {
					p.titles = append(p.titles, c)
				}
			}
		}
	}
	return p.titles
}

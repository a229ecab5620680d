package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/grammar"
	"github.com/isnad-project/isnad/lexicon"
)

// stands tells whether an argument answers what a rule wants.
func (p *parsed) stands(s *sentence, first, end int, args []arg, w grammar.Want) bool {
	switch w.Relations[0] {
	case "adj":
		c := &s.chunks[max(0, s.chunkOf(end-1))]
		for i := first; i < max(end, c.end); i++ {
			if p.pos(i, lexicon.Adjective) != nil && (!w.Classed || p.is(i, w.Class)) {
				return true
			}
		}
		return false
	case "clause":
		lo, hi := p.clauseAround(s, first, end)
		for i := lo; i < hi; i++ {
			if p.holds(i, w.Class) {
				return true
			}
		}
		return false
	}
	for _, a := range args {
		c := &s.chunks[a.chunk]
		if w.Is(a.rel) && (!w.Classed || p.chunkIs(c, w.Class) && !(p.forced(c) && (w.Class == p.class.person || w.Class == p.class.title))) {
			return true
		}
	}
	return false
}

// forced tells a force that is named after a person: قوات الرئيس.
func (p *parsed) forced(c *chunk) bool {
	return c.name == nil && p.is(c.first, p.class.group) && !p.is(c.first, p.class.human)
}

// holds tells whether token i, or the name that starts at it, is of the class.
func (p *parsed) holds(i int, c lexicon.Class) bool {
	if n, ok := p.names.at(i); ok && n.entry.Classes.Has(c) {
		return true
	}
	return p.is(i, c)
}

func (p *parsed) chunkIs(c *chunk, class lexicon.Class) bool {
	if c.name != nil {
		if c.name.Classes.Has(class) {
			return true
		}
	}
	for i := c.first; i < c.end; i++ {
		if p.holds(i, class) {
			return true
		}
	}
	return false
}

// clauseAround is the token range of the clause around a trigger.
func (p *parsed) clauseAround(s *sentence, first, end int) (int, int) {
	lo, hi := s.first, s.end
	for k := range s.chunks {
		c := &s.chunks[k]
		if c.kind != cPunct && c.kind != cClause && c.kind != cThat {
			continue
		}
		if c.kind == cPunct && p.toks[c.first].Kind != arabic.Punct {
			continue
		}
		if c.kind == cThat && strings.HasPrefix(p.text(c.first, c.end), "بأن") {
			continue // وصف القصف بأنه جريمة
		}
		if c.end <= first {
			lo = c.end
		} else if c.first >= end && c.first < hi {
			hi = c.first
		}
	}
	return lo, hi
}

package extract

import (
	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/grammar"
)

// near is how many words before or after a trigger the conditions before@ and
// after@ look.
const near = 3

// meets tells whether a condition of a rule holds at its trigger.
func (p *parsed) meets(s *sentence, t grammar.Trigger, args []arg, w grammar.Want) bool {
	switch w.Relations[0] {
	case "place":
		return p.placed(s, t.Rule, args)
	case "indefinite":
		return !p.article(t.First) && !p.proclitics(t.First).Has(arabic.Al) && !p.owned(t.First)
	case "means":
		return p.withMeans(s, t.First, t.End, w)
	case "after":
		for i := t.End; i < min(s.end, t.End+near) && p.toks[i].Kind != arabic.Punct; i++ {
			if p.holds(i, w.Class) {
				return true
			}
		}
		return false
	case "of": // the noun that the trigger is in construct with
		return t.First > s.first && !p.article(t.First-1) && p.is(t.First-1, w.Class) && p.proclitics(t.First)&^arabic.Al == 0
	case "before":
		reach := near
		if p.proclitics(t.First).Has(arabic.Li) {
			reach = 2*near + 1 // وقف دائم وفوري وغير مشروط لإطلاق النار
		}
		for i := t.First - 1; i >= max(s.first, t.First-reach) && p.toks[i].Kind != arabic.Punct; i-- {
			if p.holds(i, w.Class) {
				return true
			}
			if i < t.First-near && p.verbAt(s, i) {
				break
			}
		}
		return false
	}
	return p.stands(s, t.First, t.End, args, w)
}

// placed tells whether one of the arguments of a rule is a place.
func (p *parsed) placed(s *sentence, r *grammar.Rule, args []arg) bool {
	for _, a := range args {
		if s.chunks[a.chunk].place < 0 {
			continue
		}
		if p.places[s.chunks[a.chunk].place].Anaphor && s.chunks[a.chunk].prep == a.rel {
			return true // تحرير الحي
		}
		for _, list := range [][]grammar.Want{r.Places(), usualPlaces} {
			for _, w := range list {
				if w.Is(a.rel) {
					return true
				}
			}
		}
	}
	return false
}

// withMeans tells whether the act of tokens first to end-1 was done with something of the
// class: «بقذائف الهاون», also behind a list of places, and before the act and a comma.
func (p *parsed) withMeans(s *sentence, first, end int, w grammar.Want) bool {
	if k := s.chunkOf(first) - 2; k >= 0 && s.chunks[k].kind == cNoun && s.chunks[k].prep == "ب" && isComma(p.toks[s.chunks[k+1].first].Text) && p.chunkIs(&s.chunks[k], w.Class) {
		return true
	}
	for k := max(0, s.chunkOf(end-1)); k < len(s.chunks); k++ {
		c := &s.chunks[k]
		switch c.kind {
		case cVerb, cThat, cRel, cClause:
			if c.first >= end {
				return false
			}
		case cPunct:
			if t := p.toks[c.first].Text; t != "،" && t != "," {
				return false
			}
		case cNoun, cAct:
			if instrumental[c.prep] && p.chunkIs(c, w.Class) {
				return true
			}
		}
	}
	return false
}

// instrumental are the prepositions before what an act is done with.
var instrumental = map[string]bool{"ب": true, "عبر": true, "بواسطه": true, "من": true}

package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// clausesOf cuts what is said into clauses that stand beside each other: at وأن,
// at conjunctions, where another speaks.
func (p *parsed) clausesOf(s *sentence, sp *speech) [][2]int {
	var out [][2]int
	from := -1
	flush := func(to int) {
		if from >= 0 && to-from >= 2 {
			out = append(out, [2]int{from, to})
		}
		from = -1
	}
	to := min(sp.to, s.end)
	if sp.closing {
		to = sp.verb // not «بحسب ...» itself
	}
	for i := sp.from; i < to; i++ {
		if in := p.speechAt(s, i); in != sp {
			if from >= 0 && p.opens(s, from, i) {
				from = -1 // who says the next, not what is said here
			}
			flush(i)
			continue
		}
		opens := p.particle(i, p.class.that) || p.particle(i, p.class.clause) || p.toks[i].Text == "؛"
		if n, ok := p.names.at(i); ok && n.entry.Classes.Has(p.class.clause) {
			opens = true
		}
		if opens && i > sp.from+1 && (p.proclitics(i).Has(arabic.Wa|arabic.Fa) || !p.particle(i, p.class.that) || isComma(p.toks[i-1].Text)) {
			flush(i)
			continue
		}
		if from < 0 && p.toks[i].Kind == arabic.Word && !opens {
			from = i
		}
	}
	if from >= 0 && !p.opens(s, from, to) {
		flush(to)
	}
	return out
}

// opens tells whether a verb of saying that opens a speech stands among tokens
// from to to-1.
func (p *parsed) opens(s *sentence, from, to int) bool {
	for k := range s.speeches {
		if v := s.speeches[k].verb; v >= from && v < to {
			return true
		}
	}
	return false
}

// predicate is the trigger of a clause: its main verb, or behind a copula or
// without a verb what is said of the subject. -1 when it has none.
func (p *parsed) predicate(s *sentence, from, to int) (int, int) {
	relative := 0
	for i := from; i < to; i++ {
		switch {
		case p.toks[i].Kind != arabic.Word || p.timeStarts(i):
			continue
		case p.particle(i, p.class.rel):
			relative++
			continue
		case p.particle(i, p.class.that):
			return -1, 0
		case p.particle(i, p.class.not) && i+1 < to && relative == 0 && p.pos(i+1, lexicon.Verb) == nil && p.toks[i+1].Kind == arabic.Word:
			return i, i + 2
		}
		if v := p.pos(i, lexicon.Verb); v != nil && p.finite(s, i) {
			if relative > 0 && !v.Pro.Has(arabic.Wa) {
				relative--
				continue
			}
			if p.is(i, p.class.say) || relative > 0 {
				continue
			}
			if p.is(i, p.class.perform) || p.is(i, p.class.suffer) || p.is(i, p.class.fall) {
				return -1, 0
			}
			if p.is(i, p.class.copula) {
				if j := p.attributeOf(s, i+1, to); j > i {
					return j, min(j+2, to)
				}
			}
			first := i
			if n := p.notBefore(i); n >= from {
				first = n
			}
			return first, i + 1
		}
	}
	if relative > 0 {
		return -1, 0
	}
	if i := p.attributeOf(s, from, to); i > from {
		return i, min(i+2, to)
	}
	return -1, 0
}

// attributeOf is the first word of what a clause without a verb says of its
// subject: an indefinite noun or adjective behind a definite phrase. -1 when
// there is none.
func (p *parsed) attributeOf(s *sentence, from, to int) int {
	for i := from + 1; i < to && i < from+14; i++ {
		if p.toks[i].Kind != arabic.Word || p.timeStarts(i) || p.article(i) || strings.HasPrefix(p.norm(i), "لل") {
			continue
		}
		if p.particle(i, p.class.rel) || p.particle(i, p.class.that) || p.particle(i, p.class.clause) {
			return -1
		}
		if p.pos(i, lexicon.Particle) != nil || p.pos(i, lexicon.Verb) != nil && p.isVerb(i, s) || p.names.entry(i) != nil {
			continue
		}
		if p.proclitics(i)&^arabic.Sa != 0 && !p.unknown(i) {
			continue
		}
		if _, ok := p.placeAt.at(i); ok {
			continue
		}
		if _, ok := p.numAt.at(i); ok {
			continue
		}
		prev := i - 1
		for prev > from && isQuote(p.toks[prev].Text) {
			prev--
		}
		_, place := p.placeAt.at(prev)
		if p.article(prev) || place || p.names.entry(prev) != nil || p.met(prev, prev+1) {
			return i
		}
	}
	return -1
}

// busy tells whether an act of another type is what the clause from..to with its
// predicate at says: it stands before the end of the main clause.
func (p *parsed) busy(s *sentence, from, at, to int) bool {
	for _, e := range s.events {
		if e.end <= from || e.first >= to || e.typ == "statement" {
			continue
		}
		if e.first > at {
			inner := false
			for k := at + 1; k < e.first; k++ {
				inner = inner || p.particle(k, p.class.rel)
			}
			if inner {
				continue
			}
		}
		return true
	}
	for _, f := range s.figures {
		if f.first >= from && f.first < to {
			return true
		}
	}
	return false
}

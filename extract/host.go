package extract

import (
	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// host is the act that a verb only describes: in القصف الذي استهدف and in استهدف
// تفجير حاجزا the figure belongs to the noun.
func (p *parsed) host(s *sentence, e *event, f *figure) *event {
	if h := p.carrier(s, e); h != nil {
		return h
	}
	if h := p.namedBefore(s, e); h != nil && f.outcomeAt < e.first && e.end <= f.end {
		return h
	}
	if !p.isVerb(e.first, s) || p.pos(e.first, lexicon.Verb) == nil || e.first <= f.outcomeAt && f.outcomeAt < e.end {
		return e
	}
	for _, h := range s.events {
		if h == e || !fits(f.outcome, h.typ) || p.isVerb(h.first, s) && p.pos(h.first, lexicon.Verb) != nil && !p.light(h) {
			continue
		}
		if h.first >= e.end && h.first-e.end <= 1 && p.is(e.first, p.class.act) && p.norm(h.first-1) != "في" && h.first < f.outcomeAt {
			return h
		}
		if h.end <= e.first && e.first-h.end <= 14 && p.describes(s, h.end, e.first) {
			return h
		}
	}
	return e
}

// namedBefore is the act that a bare noun goes back to within its sentence: وقع الهجوم
// في سوق كما أصيب في الهجوم عشرون.
func (p *parsed) namedBefore(s *sentence, e *event) *event {
	noun, definite := p.nounOf(s, e)
	if noun == "" || !definite || len(e.places) > 0 || e.end-e.first > 1 {
		return nil
	}
	for _, h := range s.events {
		if h.end > e.first || h.typ != e.typ || h.rule == nil {
			continue
		}
		if n, _ := p.nounOf(s, h); n == noun {
			return h
		}
	}
	return nil
}

// carrier is the suicide bombing that a car bomb was the weapon of: فجر نفسه بسيارة
// مفخخة.
func (p *parsed) carrier(s *sentence, e *event) *event {
	if e.typ != "assault.car_bomb" {
		return nil
	}
	for _, h := range s.events {
		if h.typ == "assault.suicide" && h.rule != nil && h.end <= e.first && e.first-h.end <= 5 && p.describes(s, h.end, e.first) {
			return h
		}
	}
	return nil
}

// light tells an act named by a noun behind a verb that says only that it was done:
// نصبوا كمينا.
func (p *parsed) light(e *event) bool { return e.end-e.first > 1 && p.isActNoun(e.end-1) }

// describes tells whether nothing but a noun phrase, its relative clauses and
// what is joined to them stand between a noun and the verb at token to.
func (p *parsed) describes(s *sentence, from, to int) bool {
	for j := from; j < to; j++ {
		if p.clauseStarts(j) || p.toks[j].Kind == arabic.Punct && !isQuote(p.toks[j].Text) {
			return false
		}
		if p.norm(j) == "ما" || p.norm(j) == "مما" {
			return false
		}
	}
	return to-from < 3 || p.particle(to-1, p.class.rel) || !hasAnd(p.proclitics(to)) || p.hasRelative(s, from, to)
}

func (p *parsed) hasRelative(s *sentence, from, to int) bool {
	for j := from; j < to; j++ {
		if p.particle(j, p.class.rel) || p.isVerb(j, s) && !hasAnd(p.proclitics(j)) && !p.inName(j) {
			return true
		}
	}
	return false
}

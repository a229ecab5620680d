package extract

import (
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// tellingRule names statements made of a clause with a verb of its own, in the
// report's voice or another's: «وتوجهت الصحفية إلى القرية».
const tellingRule = "clause.statement"

// maxTelling bounds the quote of a clause behind its verb, in tokens.
const maxTelling = 16

// tellings proposes a statement of every clause whose verb is no trigger of an act
// and opens no speech. Most of them are no record: the signs of their words decide.
func (p *parsed) tellings(s *sentence) {
	var taken []*event
	taken = append(taken, s.events...)
	for i := s.first; i < s.end; i++ {
		if !p.finite(s, i) || p.opens(s, i, i+1) || p.auxiliary(s, i) {
			continue
		}
		held := false
		for _, e := range taken {
			held = held || e.first <= i && i < e.end || e.typ == "statement" && e.from <= i && i < e.to && p.unparted(s, e.first, i)
		}
		if held {
			continue
		}
		from, to := p.tellingAround(s, i)
		if to-from < 2 {
			continue
		}
		first := i
		if n := p.notBefore(i); n >= from {
			first = n
		}
		p.tell(s, from, to, first, i+1)
	}
}

// tell adds a statement of the clause from..to with its trigger at..end, by whoever
// vouches for it.
func (p *parsed) tell(s *sentence, from, to, at, end int) {
	e := p.raised.take()
	*e = event{typ: "statement", ruleID: tellingRule, first: at, end: end, time: -1, modality: isnad.Asserted, from: from, to: to}
	if sp := p.speechAt(s, at); sp != nil && !sp.performs {
		e.source = sp.chain
	}
	e.args = p.arguments(s, at, end)
	if about := p.subjectParty(s, []string{""}, from, at, end); about != "" {
		e.who = []string{about}
	} else if len(e.source) > 0 {
		e.who = e.source[len(e.source)-1:]
	}
	e.modality = p.toldAs(s, e)
	for i := from; i < to; i++ {
		if m, ok := p.placeAt.at(i); ok && (p.places[m].Prep == "في" || p.places[m].Prep == "ب") {
			e.places = []int{m}
			break
		}
	}
	s.events = append(s.events, e)
}

// toldAs is the modality of a statement: what its verb says of itself.
func (p *parsed) toldAs(s *sentence, e *event) isnad.Modality {
	switch p.norm(e.first) {
	case "لم", "ولم":
		return isnad.Negated
	case "قد":
		if p.onlyPresent(e.end - 1) {
			return isnad.Hedged
		}
	}
	for j := e.first; j > e.first-3 && j >= e.from; j-- {
		if p.is(j, p.class.hedge) {
			return isnad.Hedged
		}
	}
	switch m := p.modalityOf(s, e); m {
	case isnad.Conditional, isnad.Planned:
		return m
	}
	return isnad.Asserted
}

// finite tells a verb, of the lists or guessed, that stands in no name.
func (p *parsed) finite(s *sentence, i int) bool {
	if p.toks[i].Kind != arabic.Word || p.aside[i] || p.timeStarts(i) || p.named[i] || p.names.entry(i) != nil || p.insideName(i) {
		return false
	}
	if i > s.first && (p.norm(i-1) == "اي" || p.norm(i-1) == "ايه") {
		return false // أي أمل
	}
	if t := p.toks[i].Text; strings.HasSuffix(t, "يحيى") || strings.HasPrefix(t, "إ") || strings.HasSuffix(t, "ًا") || strings.HasSuffix(t, "اً") {
		return false // no verb is written so
	}
	return p.isVerb(i, s)
}

// auxiliary tells a verb that only helps the one behind it: كان يقاتل, بدأ ينسحب.
func (p *parsed) auxiliary(s *sentence, i int) bool {
	if !p.is(i, p.class.aux) && !p.is(i, p.class.copula) {
		return false
	}
	for k := i + 1; k < s.end && k < i+6; k++ {
		if p.toks[k].Kind != arabic.Word || p.particle(k, p.class.that) || p.particle(k, p.class.rel) {
			return false
		}
		if p.finite(s, k) && p.proclitics(k)&(arabic.Wa|arabic.Fa) == 0 {
			return true
		}
	}
	return false
}

// tellingAround is the clause of the verb at token v: back to its subject, on to the
// next clause.
func (p *parsed) tellingAround(s *sentence, v int) (from, to int) {
	from = v
	if !p.proclitics(v).Has(arabic.Wa | arabic.Fa) {
		for k := v - 1; k >= s.first; k-- {
			if p.bounds(s, k) {
				break
			}
			from = k
			if p.proclitics(k).Has(arabic.Wa) && p.toks[k].Kind == arabic.Word && !p.article(k) {
				break
			}
		}
	}
	to = v + 1
	for to < s.end && to < v+maxTelling {
		if to > v+1 && p.bounds(s, to) && !(p.particle(to, p.class.that) || p.particle(to, p.class.rel)) {
			if !p.finite(s, to) || p.proclitics(to).Has(arabic.Wa|arabic.Fa) || p.opens(s, to, to+1) {
				break
			}
		}
		to++
	}
	for to > v+1 && p.toks[to-1].Kind == arabic.Punct {
		to--
	}
	for from < v && p.toks[from].Kind == arabic.Punct {
		from++
	}
	return from, to
}

// bounds tells a token at which one clause ends and another begins.
func (p *parsed) bounds(s *sentence, k int) bool {
	if p.toks[k].Kind == arabic.Punct {
		return !isQuote(p.toks[k].Text)
	}
	if p.particle(k, p.class.that) || p.particle(k, p.class.rel) || p.particle(k, p.class.clause) {
		return true
	}
	if n, ok := p.names.at(k); ok && n.entry.POS == lexicon.Particle && n.entry.Classes.Has(p.class.clause) {
		return true
	}
	return p.finite(s, k) && !p.is(k, p.class.aux) && !p.is(k, p.class.copula)
}

// unparted tells whether no clause begins between tokens a and b.
func (p *parsed) unparted(s *sentence, a, b int) bool {
	for k := min(a, b) + 1; k <= max(a, b); k++ {
		if p.bounds(s, k) && k != b && k != a {
			return false
		}
	}
	return true
}

package extract

import (
	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// The rules of statements, by what was read: a clause of what somebody says, the
// noun that he announces, and what he is said to keep silent about.
const (
	statementRule = "speech.statement"
	silenceRule   = "speech.silence"
)

// stated tells statements that are made of clauses, not of a rule's words: their
// sources and modality are known as they are made.
func (p *parsed) stated(e *event) bool {
	return e.ruleID == statementRule || e.ruleID == silenceRule || e.ruleID == tellingRule
}

// maxStatement bounds the quote of a statement, in tokens.
const maxStatement = 40

// statements makes claims of type statement of the clauses of what is said that
// hold no act of another type.
func (p *parsed) statements(s *sentence) {
	for k := range s.speeches {
		sp := &s.speeches[k]
		if sp.performs || sp.from >= sp.to || sp.to <= sp.verb && !sp.closing {
			continue
		}
		if sp.comp == opensNoun {
			p.announced(s, sp)
			continue
		}
		for _, c := range p.clausesOf(s, sp) {
			if at, end := p.predicate(s, c[0], c[1]); at >= 0 && !p.busy(s, c[0], at, c[1]) {
				p.state(s, sp.chain, c[0], c[1], at, end)
			}
		}
	}
	p.keptSilent(s)
}

// announced makes a statement of a noun that somebody announces, when it is no
// act: «كشف عن هوية المنفذ».
func (p *parsed) announced(s *sentence, sp *speech) {
	at := sp.from
	for at < sp.to && p.toks[at].Kind != arabic.Word {
		at++
	}
	if at >= sp.to || sp.elided || p.particle(at, p.class.pronoun) || p.busy(s, at, at, min(sp.to, at+14)) || p.speechAt(s, at) != sp {
		return
	}
	to := min(sp.to, s.end)
	for k := at + 1; k < to; k++ {
		if isComma(p.toks[k].Text) && k > at+4 {
			to = k
		}
	}
	p.state(s, sp.chain, at, to, at, min(at+2, to))
}

// state adds a statement by chain: the clause from..to with its trigger at..end.
func (p *parsed) state(s *sentence, chain []string, from, to, at, end int) {
	for end > at+1 && p.toks[end-1].Kind == arabic.Punct {
		end--
	}
	to = min(to, max(from+maxStatement, end))
	for to > end && p.toks[to-1].Kind == arabic.Punct {
		to--
	}
	e := &event{typ: "statement", ruleID: statementRule, first: at, end: end, time: -1, source: chain, modality: isnad.Asserted, from: from, to: to,
		who: []string{chain[len(chain)-1]}}
	if about := p.subjectParty(s, chain, from, at, end); about != "" && about != e.who[0] {
		if v := p.pos(end-1, lexicon.Verb); v != nil && p.isVerb(end-1, s) && !p.is(end-1, p.class.copula) && p.notBefore(end-1) < 0 || p.pos(at, lexicon.Verb) != nil && p.isVerb(at, s) && !p.is(at, p.class.copula) {
			e.who = []string{about} // what he does
		} else {
			e.whom = []string{about} // what is said of him
		}
	}
	for i := from; i < to; i++ {
		if m, ok := p.placeAt.at(i); ok && (p.places[m].Prep == "في" || p.places[m].Prep == "ب") {
			e.places = []int{m}
			break
		}
	}
	if m := p.modalityOf(s, e); m == isnad.Hedged || m == isnad.Conditional {
		e.modality = m
	}
	s.events = append(s.events, e)
}

// subjectParty is whom a statement is about, when he is somebody who acts; else it
// is the speaker's word alone.
func (p *parsed) subjectParty(s *sentence, chain []string, from, at, end int) string {
	if state := p.ownCountry(from, chain[len(chain)-1]); state != "" {
		return state
	}
	q, ok := p.partyAt(from, at)
	if at == from {
		q, ok = p.partyAt(end, s.end)
	}
	if !ok || !q.strong {
		return ""
	}
	if q.name == "" && q.title == "" && !p.holds(q.first, p.class.actor) && !p.is(q.first, p.class.group) && !p.is(q.first, p.class.armedPerson) {
		return ""
	}
	names, _ := p.chainOf(&q)
	return names[len(names)-1]
}

// keptSilent makes a statement that did not happen of «ولم توضح الوزارة ...» and
// «لم يتضح سبب ...» in the report's own voice.
func (p *parsed) keptSilent(s *sentence) {
	for i := s.first; i+1 < s.end; i++ {
		n := p.norm(i)
		if n != "لم" && n != "ولم" || p.speechAt(s, i) != nil && !p.speechAt(s, i).closing {
			continue
		}
		v := i + 1
		if !(p.is(v, p.class.say) || p.is(v, p.class.clear)) || p.pos(v, lexicon.Verb) == nil {
			continue
		}
		to := min(s.end, i+20)
		for k := v + 3; k < to; k++ {
			if p.toks[k].Kind == arabic.Punct && !isQuote(p.toks[k].Text) && p.toks[k].Text != "(" {
				to = k
			}
		}
		taken := false
		for _, e := range s.events {
			taken = taken || e.first >= i && e.first < to && e.first <= v || e.typ == "responsibility" && e.first >= i && e.first < to
		}
		for _, f := range s.figures {
			taken = taken || f.zero && f.first >= i && f.first < to // لم يبلغ عن إصابات
		}
		if taken {
			continue
		}
		e := &event{typ: "statement", ruleID: silenceRule, first: i, end: v + 1, time: -1, modality: isnad.Negated, from: i, to: to}
		if sp := p.speechAt(s, i); sp != nil {
			e.source, e.modality = sp.chain, isnad.Asserted
			e.who = sp.chain[len(sp.chain)-1:]
		}
		if q, ok := p.speakerAfter(s, v, p.skipAdverbs(s, v+1)); ok && q.strong {
			names, _ := p.chainOf(&q)
			e.who = names[len(names)-1:]
		}
		s.events = append(s.events, e)
	}
}

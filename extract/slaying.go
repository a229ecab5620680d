package extract

import (
	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// slayings makes acts of the killings of a sentence that no figure counts and no
// rule tells, because it is said who was killed and not how many: «مقتل عمر الحسن»,
// «قتل القاضي في منزله».
func (p *parsed) slayings(s *sentence) {
	for _, e := range s.events {
		if e.rule != nil && fits("killed", e.typ) {
			return // of which the killing is the outcome
		}
	}
	for i := s.first; i < s.end; i++ {
		if p.sense(i, p.class.slay) == nil || p.aside[i] || p.accounted(s, i) {
			continue
		}
		outcome, verb := p.fateWord(s, i)
		if outcome != "killed" || !p.newsOfDeath(s, i, verb) {
			continue
		}
		if e := p.slaying(s, i, verb); e != nil {
			s.events = append(s.events, e)
		}
	}
}

// newsOfDeath tells a word of killing that brings the news: a verb, though not one that
// says which people are meant, «الذين قتلوا», and a noun in the headline or behind a
// verb, «أعلن مقتل», not one that something else is said of, «احتجاجا على مقتل».
func (p *parsed) newsOfDeath(s *sentence, i int, verb bool) bool {
	if i == s.first {
		return true
	}
	if verb {
		return !p.particle(i-1, p.class.rel)
	}
	return p.toks[i-1].Kind == arabic.Punct || p.norm(i-1) == "عن" || p.verbAt(s, i-1) ||
		hasAnd(p.proclitics(i)) && p.sense(i, p.class.slay).Enc != ""
}

// accounted tells whether an act or a figure of the sentence has the word of killing
// at token i.
func (p *parsed) accounted(s *sentence, i int) bool {
	for _, e := range s.events {
		if e.first <= i && i < e.end {
			return true
		}
	}
	for _, f := range s.figures {
		if f.outcomeAt == i || f.first <= i && i < f.end {
			return true
		}
	}
	return false
}

// slaying is the killing that the word at token i tells of, or nil when it does not
// say of whom.
func (p *parsed) slaying(s *sentence, i int, verb bool) *event {
	e := &event{typ: "assault.kill", ruleID: "slaying", first: i, end: i + 1, time: -1, modality: isnad.Asserted, from: i, to: i + 1}
	e.args = p.arguments(s, i, i+1)
	slain, slayer := "gen", "by"
	if verb {
		slain = "subj"
		for _, a := range e.args {
			if a.rel == "obj" && p.mortal(&s.chunks[a.chunk]) {
				slain, slayer = "obj", "subj"
			}
		}
	}
	for _, a := range e.args {
		c := &s.chunks[a.chunk]
		switch {
		case a.rel == slain && p.mortal(c):
			e.targets = append(e.targets, a.chunk)
		case a.rel == slayer && c.kind == cNoun && p.party(a.rel, c):
			e.actors = append(e.actors, a.chunk)
		case a.rel == "في" && c.place >= 0:
			e.places = append(e.places, p.listOf(c.place)...)
		default:
			continue
		}
		e.cover(c.first, c.end)
	}
	if len(e.targets) == 0 && p.sense(i, p.class.slay).Enc == "" {
		return nil
	}
	if f := p.oneSlain(s, e, i, verb); f != nil {
		e.figures = append(e.figures, f)
	}
	return e
}

// oneSlain is the figure of one person of whom a word of killing at token i tells; nil when
// they may be more, or the noun only goes back to a death told before.
func (p *parsed) oneSlain(s *sentence, e *event, i int, verb bool) *figure {
	if len(e.targets) != 1 {
		return nil
	}
	c := &s.chunks[e.targets[0]]
	if c.number >= 0 || c.end-c.first == 1 && (!verb && p.told.deaths > 0 || c.name == nil && len(p.words[c.head].Senses) == 0) {
		return nil
	}
	for _, class := range []lexicon.Class{p.class.human, p.class.title, p.class.armedPerson} {
		if n := p.sense(c.head, class); n != nil && n.Feature&(lexicon.Plural|lexicon.Dual) != 0 {
			return nil
		}
	}
	m := people{first: c.first, end: c.end, noun: c.head, definite: true, human: true}
	f := p.newFigure(&m)
	f.outcome, f.outcomeAt, f.who = "killed", i, p.whoOf(s, &m, nil)
	f.first, f.end = min(i, c.first), c.end
	return f
}

// mortal tells a noun phrase of one whom somebody can kill: a person, or a word of
// no list, which may be a name.
func (p *parsed) mortal(c *chunk) bool {
	if c.kind != cNoun || c.place >= 0 {
		return false
	}
	if c.name != nil {
		return c.name.Classes.Has(p.class.person)
	}
	for _, class := range []lexicon.Class{p.class.human, p.class.title, p.class.armedPerson} {
		if p.is(c.head, class) || p.is(c.first, class) {
			return true
		}
	}
	return len(p.words[c.first].Senses) == 0
}

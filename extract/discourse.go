package extract

import (
	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// mergeStrikes joins a verb of striking to the act noun that is its subject:
// «استهدف التفجير حاجزا» and «غارة استهدفت حاجزا» are one event each, named by the
// noun.
func (p *parsed) mergeStrikes(s *sentence) {
	var kept []*event
	for _, e := range s.events {
		if n := p.strikeOf(s, e); n != nil {
			for _, a := range e.args {
				if a.rel != "subj" {
					n.args = append(n.args, a)
				}
			}
			n.actors, n.targets, n.places = nil, nil, nil
			p.fill(s, n)
			n.cover(e.first, e.end)
			continue
		}
		kept = append(kept, e)
	}
	s.events = kept
}

// strikeOf is the event named by the act noun that stands as subject of the verb
// e, or nil.
func (p *parsed) strikeOf(s *sentence, e *event) *event {
	c := s.chunkOf(e.first)
	if c < 0 || s.chunks[c].kind != cVerb || isnad.Family(e.typ) != "assault" {
		return nil
	}
	named := func(k int) *event {
		for _, n := range s.events {
			if n != e && s.chunks[k].first <= n.first && n.first < s.chunks[k].end && isnad.Family(n.typ) == "assault" {
				return n
			}
		}
		return nil
	}
	if c+1 < len(s.chunks) && s.chunks[c+1].kind == cAct && s.chunks[c+1].prep == "" && s.chunks[c+1].first >= e.end {
		if n := named(c + 1); n != nil {
			return n
		}
	}
	if s.chunks[c].coord {
		return nil
	}
	for k := c - 1; k >= 0; k-- {
		switch s.chunks[k].kind {
		case cAct:
			return named(k)
		case cTime, cOther, cRel, cNoun:
		default:
			return nil
		}
	}
	return nil
}

// inheritDoers gives a verb that is joined by و to another, or an act without a
// doer that goes back to one with a doer, the same doer.
func (p *parsed) inheritDoers(s *sentence) {
	for i, e := range s.events {
		if len(e.actors) > 0 || i == 0 || e.rule == nil {
			continue
		}
		c := s.chunkOf(e.first)
		prev := s.events[i-1]
		if c >= 0 && s.chunks[c].kind == cVerb && s.chunks[c].coord && len(prev.actors) > 0 && p.noSubject(e) {
			e.actors = prev.actors
		}
	}
}

func (p *parsed) noSubject(e *event) bool {
	for _, a := range e.args {
		if a.rel == "subj" {
			return false
		}
	}
	return true
}

// shareDoers gives an act of violence without a doer the doer of the act before it
// in the same sentence, whose effect or part it is, or of the same act in the
// sentence before.
func (p *parsed) shareDoers() {
	var last *event // the last act with a doer
	var names []string
	at := 0 // its sentence
	for i := range p.sents {
		s := &p.sents[i]
		var here []string
		for _, e := range s.events {
			if isnad.Family(e.typ) != "assault" && e.typ != "coerce.destroy" && e.typ != "toll" {
				continue
			}
			if len(e.actors) == 0 && len(e.who) == 0 {
				if len(here) > 0 {
					e.who = here
					e.inferred = append(e.inferred, "actors")
				} else if last != nil && last.typ == e.typ && i-at <= 1 {
					e.who = names
					e.inferred = append(e.inferred, "actors")
				}
				continue
			}
			here = append([]string(nil), e.who...)
			for _, k := range e.actors {
				here = append(here, p.partyOf(&s.chunks[k]))
			}
			last, names, at = e, here, i
		}
	}
}

// sides gives a clash whose sides the text leaves out, or calls the two sides, the
// sides of the clash before it.
func (p *parsed) sides() {
	var last []string
	for i := range p.sents {
		s := &p.sents[i]
		for _, e := range s.events {
			if e.typ != "clash" {
				continue
			}
			if len(e.actors) == 0 || len(e.actors) == 1 && p.is(s.chunks[e.actors[0]].first, p.class.sides) {
				if last != nil {
					e.actors, e.who = nil, last
					e.inferred = append(e.inferred, "actors")
				}
				continue
			}
			last = nil
			for _, k := range e.actors {
				last = append(last, p.actorName(s, k, ""))
			}
			if len(last) < 2 {
				last = nil
			}
		}
	}
}

// generic are the nouns under which a report goes back to an act that it has
// named more exactly, and the types that they may stand for.
var generic = map[string]map[string]bool{
	"هجوم":   {"assault.suicide": true, "assault.car_bomb": true, "assault.ied": true, "assault.airstrike": true, "assault.shelling": true, "assault.shooting": true, "assault.chemical": true},
	"اعتداء": {"assault.suicide": true, "assault.car_bomb": true, "assault.ied": true, "assault.shooting": true},
	"عمليه":  {"assault.suicide": true, "assault.car_bomb": true, "assault.airstrike": true},
	"تفجير":  {"assault.suicide": true, "assault.car_bomb": true},
	"انفجار": {"assault.suicide": true, "assault.car_bomb": true},
	"قصف":    {"assault.airstrike": true, "assault.chemical": true},
	"ضربه":   {"assault.airstrike": true, "assault.shelling": true},
	"عدوان":  {"assault.airstrike": true, "assault.shelling": true},
}

// corefer lets a general noun that goes back to an act named before (الهجوم after
// هجوم انتحاري) take its type, and its doer where it names none; and drops a bare
// back-reference, which adds nothing.
func (p *parsed) corefer() {
	var before []*antecedent
	for i := range p.sents {
		s := &p.sents[i]
		if s.skip {
			continue
		}
		var kept []*event
		for _, e := range s.events {
			noun := p.generalNoun(s, e)
			if noun != "" {
				for k := len(before) - 1; k >= 0; k-- {
					a := before[k]
					if generic[noun][a.event.typ] && p.mayBe(s, e, a) {
						e.typ = a.event.typ
						if len(e.actors) == 0 && len(e.who) == 0 {
							e.who = a.doers
							if len(e.who) > 0 {
								e.inferred = append(e.inferred, "actors")
							}
						}
						break
					}
				}
			}
			if p.bare(s, e) {
				continue
			}
			kept = append(kept, e)
			if isnad.Family(e.typ) == "assault" {
				a := &antecedent{event: e, doers: e.who}
				for _, k := range e.actors {
					a.doers = append(a.doers, p.partyOf(&s.chunks[k]))
				}
				before = append(before, a)
			}
		}
		s.events = kept
	}
}

// antecedent is an act that later words may go back to.
type antecedent struct {
	event *event
	doers []string
}

// generalNoun is the folded noun of an event that goes back: definite, or in
// construct with a place.
func (p *parsed) generalNoun(s *sentence, e *event) string {
	c := s.chunkOf(e.first)
	if c < 0 || s.chunks[c].kind != cAct || e.rule == nil {
		return ""
	}
	for k := range p.words[e.first].Senses {
		sense := &p.words[e.first].Senses[k]
		if sense.POS != lexicon.Noun || generic[sense.Own] == nil {
			continue
		}
		if sense.Pro.Has(arabic.Al) {
			return sense.Own
		}
		if c+1 < len(s.chunks) && s.chunks[c+1].place >= 0 && s.chunks[c+1].prep == "" {
			return sense.Own
		}
		return ""
	}
	return ""
}

// mayBe tells whether an event can be the one named before: it names no doer and
// no place of its own that would be another.
func (p *parsed) mayBe(s *sentence, e *event, a *antecedent) bool {
	if len(e.places) > 0 && len(a.event.places) == 0 && p.where[e.places[0]].Name != "" && !p.places[e.places[0]].Anaphor {
		return false
	}
	if len(e.places) > 0 && len(a.event.places) > 0 {
		x, y := &p.where[e.places[0]], &p.where[a.event.places[0]]
		if x.Name != y.Name && x.Admin1 != "" && y.Admin1 != "" && x.Admin1 != y.Admin1 {
			return false
		}
	}
	if len(e.actors) > 0 && len(a.doers) > 0 {
		mine := arabic.Fold(p.partyOf(&s.chunks[e.actors[0]]))
		for _, d := range a.doers {
			if arabic.Fold(d) == mine {
				return true
			}
		}
		return false
	}
	return true
}

// bare tells an act noun with nothing of its own: no doer, target, place, weapon
// or figure.
func (p *parsed) bare(s *sentence, e *event) bool {
	c := s.chunkOf(e.first)
	if c < 0 || s.chunks[c].kind != cAct || e.rule == nil || e.rule.Plain {
		return false
	}
	if len(e.actors) > 0 || len(e.targets) > 0 || len(e.places) > 0 || len(e.figures) > 0 || e.weapon[1] > 0 || len(e.who) > 0 && len(e.inferred) == 0 {
		return false
	}
	if _, hi := p.clauseAround(s, e.first, e.end); c+1 < len(s.chunks) {
		for k := c + 1; k < len(s.chunks) && s.chunks[k].first < hi; k++ {
			if s.chunks[k].place >= 0 {
				return false
			}
		}
	}
	if s.chunks[c].end-s.chunks[c].first > 1 {
		return false // described: القصف العنيف
	}
	if p.article(e.first) || s.chunks[c].prep != "" {
		return true
	}
	for k := range p.words[e.first].Senses {
		if sense := &p.words[e.first].Senses[k]; sense.Pro.Has(arabic.Al) {
			return true
		}
	}
	return false
}

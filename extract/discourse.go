package extract

import (
	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

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
	"غاره":   {"assault.airstrike": true},
	"ضربه":   {"assault.airstrike": true, "assault.shelling": true},
	"عدوان":  {"assault.airstrike": true, "assault.shelling": true},
}

// usual are the types that the general nouns have by themselves.
var usual = map[string]string{
	"هجوم": "assault.attack", "اعتداء": "assault.attack", "عمليه": "assault.attack", "ضربه": "assault.attack", "عدوان": "assault.attack",
	"غاره":  "assault.airstrike",
	"تفجير": "assault.ied", "انفجار": "assault.ied", "قصف": "assault.shelling",
}

// corefer lets a general noun that goes back to an act named before (الهجوم after
// هجوم انتحاري) take its type, and its doer where it names none; and drops a bare
// back-reference, which adds nothing.
func (p *parsed) corefer() {
	var before []*antecedent
	told := map[string]bool{} // the types told so far
	for i := range p.sents {
		s := &p.sents[i]
		if s.skip {
			continue
		}
		var kept []*event
		for _, e := range s.events {
			noun := p.generalNoun(s, e)
			if a := p.antecedentOf(i, e, noun, before); a != nil {
				if noun != "" && p.addsNothing(s, e, a) {
					e.doubts = append(e.doubts, "adds nothing")
				}
				e.typ = a.event.typ
				if len(e.actors) == 0 && len(e.who) == 0 {
					e.who = a.doers
					if len(e.who) > 0 {
						e.inferred = append(e.inferred, "actors")
					}
				}
			}
			if told[e.typ] && p.spokenOf(s, e) {
				e.doubts = append(e.doubts, "spoken of")
			}
			if told[e.typ] && p.bare(s, e) && !p.subjectNoun(s, e) {
				e.doubts = append(e.doubts, "bare")
			}
			told[e.typ] = true
			kept = append(kept, e)
			if isnad.Family(e.typ) == "assault" && len(e.doubts) == 0 {
				a := &antecedent{event: e, sent: i, doers: e.who}
				for _, k := range e.actors {
					a.doers = append(a.doers, p.partyOf(&s.chunks[k]))
				}
				before = append(before, a)
			}
		}
		s.events = p.withoutDenials(kept)
	}
}

// withoutDenials drops a denial where the event that is denied stands behind it.
func (p *parsed) withoutDenials(events []*event) []*event {
	var kept []*event
	for i, e := range events {
		if e.typ == "deny" && i > 0 && events[i-1].typ == "deny" && e.first-events[i-1].end <= complementWords {
			continue // نفى ما أعلنه الجيش، ووصفه بأنه كذب
		}
		if e.typ == "deny" && i+1 < len(events) && events[i+1].typ != "deny" && events[i+1].first-e.end <= complementWords {
			continue
		}
		kept = append(kept, e)
	}
	return kept
}

// spokenOf tells a definite noun of attack that is only what somebody claims,
// condemns or blames for: «أدان المجلس الهجوم».
func (p *parsed) spokenOf(s *sentence, e *event) bool {
	if !p.definiteAct(s, e) || isnad.Family(e.typ) != "assault" || len(e.figures) > 0 || len(e.targets) > 0 {
		return false
	}
	if len(e.who) == 0 && len(e.actors) == 0 && len(e.places) == 0 && e.first > s.first && p.is(e.first-1, p.class.about) && !p.article(e.first-1) {
		return true // في موقع التفجير
	}
	c := s.chunkOf(e.first)
	for _, x := range s.events {
		if x.rule != nil && (x.rule.Plain || x.typ == "responsibility") && stands(x.args, c) {
			return true
		}
	}
	return false
}

// antecedentOf is the last act before that the words of e may go back to: a
// general noun to an act of the types that it may stand for, another definite noun
// to one of its own type. Nil when there is none.
func (p *parsed) antecedentOf(i int, e *event, noun string, before []*antecedent) *antecedent {
	s := &p.sents[i]
	if noun == "" && !p.definiteAct(s, e) {
		return nil
	}
	if noun != "" && (e.typ != usual[noun] || p.byGuns(s, e)) {
		return nil // its words say what it was
	}
	reach := antecedentReach
	if noun == "عدوان" {
		reach = 1 // else it is the whole of the war
	}
	for k := len(before) - 1; k >= 0; k-- {
		if i-before[k].sent > reach && (p.definiteAct(s, e) || !p.samePlace(e, before[k].event)) {
			continue
		}
		if noun != "" && p.pluralAct(e) && !p.pluralAct(before[k].event) {
			continue // الهجمات are not the one bomb told before
		}
		if noun != "" && before[k].event.typ == usual[noun] && p.mayBe(s, e, before[k]) {
			return nil // the next before it is of the usual kind: guns have fired since the aircraft
		}
		if a := before[k]; (generic[noun][a.event.typ] || noun == "" && a.event.typ == e.typ) && p.mayBe(s, e, a) {
			return a
		}
	}
	return nil
}

// antecedentReach is how many sentences back a noun goes: farther off lie 119 of 753 in
// the corpus, mostly of another act.
const antecedentReach = 3

// samePlace tells that two acts name one place: تفجير دركوش.
func (p *parsed) samePlace(a, b *event) bool {
	return len(a.places) > 0 && len(b.places) > 0 && p.where[a.places[0]].Name != "" && p.where[a.places[0]].Name == p.where[b.places[0]].Name
}

// byGuns tells an act whose adjective says that it came from the ground: قصف مدفعي.
func (p *parsed) byGuns(s *sentence, e *event) bool {
	for i := e.first + 1; i < s.end && i <= e.first+2; i++ {
		if p.is(i, p.class.artillery) && p.pos(i, lexicon.Adjective) != nil {
			return true
		}
	}
	return false
}

// definiteAct tells a noun of an act with the article.
func (p *parsed) definiteAct(s *sentence, e *event) bool {
	c := s.chunkOf(e.first)
	if c < 0 || s.chunks[c].kind != cAct || e.rule == nil || e.rule.Plain {
		return false
	}
	for k := range p.words[e.first].Senses {
		if sense := &p.words[e.first].Senses[k]; sense.POS != lexicon.Verb && sense.Pro.Has(arabic.Al) {
			return true
		}
	}
	return p.article(e.first)
}

// subjectNoun tells an act noun that no preposition and no noun before it govern.
func (p *parsed) subjectNoun(s *sentence, e *event) bool {
	c := s.chunkOf(e.first)
	return c >= 0 && s.chunks[c].prep == "" && (c == 0 || s.chunks[c-1].kind != cNoun && s.chunks[c-1].kind != cAct || s.chunks[c].coord)
}

// addsNothing tells a definite noun that goes back to a, is not what its sentence
// speaks of, and says nothing new: no figure, doer, target or place.
func (p *parsed) addsNothing(s *sentence, e *event, a *antecedent) bool {
	if !p.definiteAct(s, e) || p.subjectNoun(s, e) && !(e.first > s.first && p.demonstrative(e.first-1)) || len(e.figures) > 0 || len(e.targets) > 0 || e.weapon[1] > 0 {
		return false
	}
	for _, d := range p.doersOf(s, e) {
		known := false
		for _, x := range a.doers {
			known = known || arabic.Fold(x) == d
		}
		if !known {
			return false
		}
	}
	for _, m := range e.places {
		known := false
		for _, n := range a.event.places {
			known = known || p.where[m].Name == p.where[n].Name
		}
		if !known {
			return false
		}
	}
	return true
}

// antecedent is an act that later words may go back to.
type antecedent struct {
	event *event
	sent  int // its sentence
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
// or figure. Where its type was told before and its sentence is about something
// else, it adds nothing.
func (p *parsed) bare(s *sentence, e *event) bool {
	c := s.chunkOf(e.first)
	if c < 0 || s.chunks[c].kind != cAct || e.rule == nil {
		return false
	}
	if e.rule.Plain {
		return p.article(e.first) && s.chunks[c].end-s.chunks[c].first == 1 && s.chunks[c].prep != "" && len(e.args) == 0
	}
	if c+1 < len(s.chunks) && s.chunks[c+1].kind == cRel {
		return false // المجازر التي يتعرض لها المدنيون
	}
	switch isnad.Family(e.typ) {
	case "assault", "clash", "control", "protest":
	default:
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
	if s.chunks[c].end-s.chunks[c].first > 1 || p.is(e.first, p.class.besieged) {
		return false // described: القصف العنيف, البلدتان المحاصرتان
	}
	if e.typ == "control.advance" && s.chunks[c].prep == "ل" {
		return false // تستعد القوات لاقتحام البلدة
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

package extract

import (
	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// modality qualifies each event by what governs its trigger and by who says it.
func (p *parsed) modality(s *sentence) {
	for _, e := range s.events {
		if p.stated(e) {
			continue
		}
		if e.rule != nil && e.rule.Modality != "" {
			e.modality = isnad.Modality(e.rule.Modality)
			continue
		}
		if m := p.modalityOf(s, e); m != "" && !(m == isnad.Negated && s.sparedBefore(e)) {
			e.modality = m
		}
	}
}

// sparedBefore tells an act behind words that nobody came to harm in it: what is negated is
// the harm, لم تقع إصابات في الانفجار.
func (s *sentence) sparedBefore(e *event) bool {
	for _, f := range s.figures {
		if f.zero && f.end <= e.first && e.first-f.end <= 3 {
			return true
		}
	}
	return false
}

// uttered tells the acts that are done as soon as they are said: that a promise was
// made, a threat uttered is asserted, whatever it holds.
func uttered(typ string) bool {
	switch typ {
	case "promise", "threaten", "deny", "responsibility":
		return true
	}
	return false
}

// lasting tells states, which no plan and no rumour about something else touches.
func lasting(typ string) bool {
	return typ == "control.hold" || typ == "coerce.siege" || typ == "condition"
}

func (p *parsed) modalityOf(s *sentence, e *event) isnad.Modality {
	sp := p.speechAt(s, e.first)
	if sp != nil && sp.denies && !uttered(e.typ) || p.deniedHere(s, e) {
		return isnad.Denied
	}
	if p.underCondition(s, e, sp) {
		return isnad.Conditional
	}
	m := p.governed(s, e)
	switch {
	case m == isnad.Negated && len(e.source) > 0 && p.violent(e.typ) && p.notBefore(e.first) >= 0:
		return isnad.Denied // who says that it did not happen answers who says it did
	case m == isnad.Planned && (uttered(e.typ) || lasting(e.typ)):
		return ""
	case m == "" && sp != nil && sp.hedges && !lasting(e.typ):
		return isnad.Hedged
	}
	return m
}

func (p *parsed) violent(typ string) bool {
	switch isnad.Family(typ) {
	case "assault", "clash", "control", "coerce":
		return true
	}
	return false
}

// deniedHere tells a first person's denial in what is quoted: «ننفي دخول الجيش».
func (p *parsed) deniedHere(s *sentence, e *event) bool {
	for j := e.first - 1; j >= s.first && j >= e.first-4; j-- {
		v := p.sense(j, p.class.deny)
		if v != nil && v.POS == lexicon.Verb && v.Feature&lexicon.First != 0 {
			return true
		}
		if isComma(p.toks[j].Text) {
			return false
		}
	}
	return false
}

// underCondition tells an event that a condition at the head of its sentence, or
// of what is said, governs: «إذا تأكد ذلك فسيكون الهجوم ...».
func (p *parsed) underCondition(s *sentence, e *event, sp *speech) bool {
	for j := e.first - 1; j >= s.first && j >= e.first-3; j-- {
		if p.particle(j, p.class.cond) && j > s.first {
			return true // إذا لم ينسحب
		}
		if p.toks[j].Kind == arabic.Punct || p.verbAt(s, j) {
			break
		}
	}
	lo := s.first
	if sp != nil && !sp.closing {
		lo = sp.from
	}
	for i := lo; i < e.first && i < lo+4; i++ {
		if p.particle(i, p.class.cond) || p.norm(i) == "واذا" || p.norm(i) == "ولو" {
			for k := i + 2; k < e.first; k++ {
				if p.particle(k, p.class.rel) {
					return false
				}
			}
			return true
		}
		if p.toks[i].Kind != arabic.Punct && !p.particle(i, p.class.that) && i > lo+1 {
			return false
		}
	}
	return false
}

// notBefore is the negation right before token i, or -1.
func (p *parsed) notBefore(i int) int {
	for j := i - 1; j >= 0 && j >= i-2; j-- {
		if p.particle(j, p.class.not) || p.norm(j) == "ولا" {
			return j
		}
		if p.toks[j].Kind == arabic.Punct && !isQuote(p.toks[j].Text) || p.pos(j, lexicon.Verb) != nil && j < i-1 {
			break
		}
	}
	return -1
}

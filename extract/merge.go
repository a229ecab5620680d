package extract

import (
	"slices"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/grammar"
	"github.com/isnad-project/isnad/lexicon"
)

// mergeStrikes joins two words that tell one attack. A verb of striking gives way
// to the noun that is its subject or its means: «استهدف التفجير حاجزا», «غارة
// استهدفت حاجزا» and «استهدف الحاجز بغارة» are one event each, named by the noun;
// and so does a noun that is the purpose of the one before it: «حملة جوية لقصف
// المواقع».
func (p *parsed) mergeStrikes(s *sentence) {
	var kept []*event
	for _, e := range s.events {
		if n := p.meansOf(s, e); n != nil {
			p.absorb(s, n, e, "by")
			continue
		}
		if n := p.strikeOf(s, e); n != nil {
			p.absorb(s, n, e, "")
			continue
		}
		if len(kept) > 0 {
			n := kept[len(kept)-1]
			if p.purposeOf(s, n, e) {
				p.absorb(s, n, e, "")
				continue
			}
			if n.typ == "assault.suicide" && p.weaponOnly(e) && e.first-n.end <= suicideMeans {
				n.cover(e.first, e.end)
				continue
			}
			if e.typ == "assault.kill" && n.typ == e.typ && p.manner(e) && p.oneClause(s, n, e) {
				n.cover(e.first, e.end)
				continue
			}
			if p.weaponOnly(e) && p.oneClause(s, n, e) && unsaid[n.typ] && !p.joinedBetween(n.end, e.first) {
				n.typ = e.typ
				n.cover(e.first, e.end)
				continue
			}
		}
		kept = append(kept, e)
	}
	s.events = kept
}

// suicideMeans is how far behind a suicide attack the bomb may be named: «هجوم انتحاري
// تم تنفيذه بسيارة ملغمة».
const suicideMeans = 6

// unsaid are the types of attack that leave open what they were done with.
var unsaid = map[string]bool{"assault.attack": true, "assault.kill": true, "assault.ied": true}

// weaponOnly tells an event whose words name but a weapon behind ب: «بعبوة ناسفة».
func (p *parsed) weaponOnly(e *event) bool {
	return isnad.Family(e.typ) == "assault" && p.proclitics(e.first).Has(arabic.Bi) && !p.isActNoun(e.first)
}

// manner tells a word that says only how somebody was killed: شنقا, ذبحا.
func (p *parsed) manner(e *event) bool {
	n := p.pos(e.first, lexicon.Noun)
	return e.end == e.first+1 && n != nil && n.Feature&lexicon.Tanwin != 0 && strings.HasSuffix(p.norm(e.first), "ا")
}

// oneClause tells whether two events stand in one clause with no verb between them.
func (p *parsed) oneClause(s *sentence, n, e *event) bool {
	c, d := s.chunkOf(n.end-1), s.chunkOf(e.first)
	if c < 0 || d < 0 || isnad.Family(n.typ) != "assault" || n.rule != nil && n.rule.Plain {
		return false
	}
	for k := c + 1; k < d; k++ {
		switch s.chunks[k].kind {
		case cVerb, cThat, cRel, cClause, cPunct, cAct:
			return false
		}
	}
	return true
}

// joinedBetween tells whether و opens something else between two tokens: انفجار عبوة في تكريت
// وثلاثة برصاص.
func (p *parsed) joinedBetween(from, to int) bool {
	for i := from; i < to; i++ {
		if k, ok := p.numAt.at(i); ok && p.nums[k].First == i && p.joinedByAnd(i) {
			return true
		}
	}
	return false
}

// absorb gives event n what stands in relation to e, which tells the same act. The
// subject of e stands to n in the relation subject; empty leaves it out.
func (p *parsed) absorb(s *sentence, n, e *event, subject string) {
	object := false
	for _, a := range e.args {
		c := &s.chunks[a.chunk]
		object = object || a.rel == "obj"
		if c.first <= n.first && n.first < c.end || stands(n.args, a.chunk) || a.rel == "ل" && object {
			continue // the noun itself; known already; what belongs to the object
		}
		if a.rel == "subj" {
			if subject == "" || p.chunkIs(c, p.class.act) && c.kind == cAct {
				continue
			}
			a.rel = subject
		}
		n.args = slices.DeleteFunc(n.args, func(b arg) bool { return b.chunk == a.chunk })
		n.args = append(n.args, a)
	}
	if n.typ == "assault.attack" && e.typ != n.typ {
		n.typ = e.typ
	}
	n.actors, n.targets, n.places = nil, nil, nil
	p.fill(s, n)
	n.cover(e.first, e.end)
}

// onlyOutcome tells a verb of killing joined to the verb before it, of whose act it tells
// the outcome: هاجمت طائرة سيارة وقتلت أربعة.
func (p *parsed) onlyOutcome(s *sentence, t grammar.Trigger) bool {
	return t.First > s.first && t.Rule.Event != "assault.kill" && p.is(t.First, p.class.slay) && p.proclitics(t.First)&(arabic.Wa|arabic.Fa) != 0
}

// stands tells whether chunk k is among the arguments, not merely before the trigger.
func stands(args []arg, k int) bool {
	for _, a := range args {
		if a.chunk == k && a.rel != "head" {
			return true
		}
	}
	return false
}

// strikeOf is the event named by the noun that is the subject of the verb e, or
// nil.
func (p *parsed) strikeOf(s *sentence, e *event) *event {
	c := s.chunkOf(e.first)
	if c < 0 || s.chunks[c].kind != cVerb || isnad.Family(e.typ) != "assault" {
		return nil
	}
	if c+1 < len(s.chunks) && (s.chunks[c+1].kind == cAct || s.chunks[c+1].kind == cNoun) && s.chunks[c+1].prep == "" && s.chunks[c+1].first >= e.end {
		if n := p.attackIn(s, e, c+1); n != nil {
			return n
		}
	}
	if s.chunks[c].coord || c > 0 && p.toks[s.chunks[c-1].first].Text == "،" {
		return p.strikesToo(s, e, c)
	}
	for k := c - 1; k >= 0; k-- {
		switch s.chunks[k].kind {
		case cAct:
			return p.attackIn(s, e, k)
		case cNoun:
			if s.chunks[k].number >= 0 {
				if n := p.attackIn(s, e, k); n != nil {
					return n
				}
			}
		case cTime, cOther, cRel:
		default:
			return nil
		}
	}
	return nil
}

// attackIn is the attack other than e whose trigger starts in chunk k, or nil.
func (p *parsed) attackIn(s *sentence, e *event, k int) *event {
	for _, n := range s.events {
		if n != e && n.first < s.chunks[k].end && s.chunks[k].first < n.end && isnad.Family(n.typ) == "assault" {
			return n
		}
	}
	return nil
}

// means are the prepositions between a verb of striking and the attack that it
// was done by.
var means = map[string]bool{"ب": true, "في": true, "عبر": true, "خلال": true, "بواسطه": true, "ضمن": true}

// meansOf is the attack by which e was carried out: «استهدفوا الحاجز بهجوم
// انتحاري», «ضربت أهدافا في ثلاث غارات».
func (p *parsed) meansOf(s *sentence, e *event) *event {
	if !p.is(e.first, p.class.strike) && e.typ != "assault.kill" || isnad.Family(e.typ) != "assault" {
		return nil
	}
	for k := s.chunkOf(e.end-1) + 1; k < len(s.chunks); k++ {
		d := &s.chunks[k]
		switch d.kind {
		case cVerb, cThat, cRel, cClause:
			return nil
		case cPunct:
			if p.toks[d.first].Text != "،" {
				return nil
			}
		case cAct, cNoun:
			if n := p.attackIn(s, e, k); n != nil {
				if means[d.prep] && !d.coord {
					return n
				}
				return nil
			}
		}
	}
	return nil
}

// strikesToo is the attack noun that goes on as the subject of the coordinated
// verb at chunk c: «ونفذت غارات قرب البلدة واستهدفت مواقع».
func (p *parsed) strikesToo(s *sentence, e *event, c int) *event {
	sense := p.pos(e.first, lexicon.Verb)
	if sense == nil || !p.is(e.first, p.class.strike) || sense.Feature&lexicon.Plural != 0 {
		return nil
	}
	feminine := sense.Feature&lexicon.Feminine != 0
	for k := c - 1; k >= 0; k-- {
		d := &s.chunks[k]
		switch d.kind {
		case cThat, cClause:
			return nil
		case cAct, cNoun:
			n := p.attackIn(s, e, k)
			if n == nil {
				continue
			}
			if d.prep == "" && p.feminine(n.first) == feminine && p.pos(n.first, lexicon.Noun) != nil {
				return n
			}
			return nil
		}
	}
	return nil
}

// feminine tells a noun that takes a feminine verb: one in ة, or a plural of
// things.
func (p *parsed) feminine(i int) bool {
	for k := range p.words[i].Senses {
		s := &p.words[i].Senses[k]
		if s.POS == lexicon.Noun && (s.Feature&lexicon.Plural != 0 || strings.HasSuffix(s.Own, "ه")) {
			return true
		}
	}
	return false
}

// purposeOf tells whether the noun of e is what the attack n is made for.
func (p *parsed) purposeOf(s *sentence, n, e *event) bool {
	if isnad.Family(n.typ) != "assault" || isnad.Family(e.typ) != "assault" {
		return false
	}
	d := s.chunkOf(e.first)
	return d >= 0 && s.chunks[d].kind == cAct && s.chunks[d].prep == "ل" && !s.chunks[d].coord && p.oneClause(s, n, e)
}

// doubles is how many words may stand between two words that tell the same act.
const doubles = 2

// mergeDoubles joins words of one type that stand side by side and tell the same:
// «يعاني من نقص الغذاء», «طالب بضرورة وقف القتال», «تدين وتستنكر».
func (p *parsed) mergeDoubles(s *sentence) {
	var kept []*event
	for _, e := range s.events {
		if len(kept) > 0 && p.doubled(s, kept[len(kept)-1], e) {
			n := kept[len(kept)-1]
			for _, a := range e.args {
				if a.rel != "subj" && a.rel != "by" && s.chunks[a.chunk].first >= e.end && !stands(n.args, a.chunk) {
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

// doubled tells whether e says again, close behind it, what n says.
func (p *parsed) doubled(s *sentence, n, e *event) bool {
	gap := e.first - n.end
	if n.typ != e.typ || gap < 0 || n.rule == nil || e.rule == nil {
		return false
	}
	switch isnad.Family(e.typ) {
	case "assault", "clash", "control", "toll":
		return false
	case "coerce":
		return gap == 0 && p.proclitics(e.first).Has(arabic.Wa)
	}
	if gap > doubles {
		return false
	}
	for i := n.end; i < e.first; i++ {
		if p.toks[i].Kind != arabic.Word || p.pos(i, lexicon.Verb) != nil && p.isVerb(i, s) {
			return false
		}
	}
	return gap == 0 || !p.proclitics(e.first).Has(arabic.Wa)
}

package extract

import (
	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/grammar"
)

// The words of many acts of violence are also those of sport, illness, markets and
// quarrels: معركة انتخابية, هجوم الفريق, ضرب زلزال, قضى العطلة. Such an act is kept where
// something beside it speaks of war, or the report does.
const (
	warWords   = 4   // so many words of war make a report one of armed conflict,
	warDensity = 120 // when they are at least one in so many words;
	warDense   = 50  // fewer do where they stand so close
)

// gate drops acts of violence that nothing but their own trigger would make acts
// of war.
func (p *parsed) gate() {
	total, words := 0, 0
	p.war = make([]bool, len(p.toks))
	for i := range p.toks {
		if p.toks[i].Kind != arabic.Word {
			continue
		}
		words++
		if n, ok := p.names.at(i); ok && n.entry.Classes.Has(p.class.armedActor) || p.is(i, p.class.war) {
			p.war[i] = true
			total++
		}
	}
	p.martial = thickness(total, words)
	if total*warDensity >= words && (total >= warWords || total*warDense >= words) {
		return
	}
	for n := range p.sents {
		s := &p.sents[n]
		var kept []*event
		for _, e := range s.events {
			if !p.figurative(e) || p.spokenOfWar(s, e) {
				kept = append(kept, e)
			}
		}
		s.events = kept
	}
}

// brief is the number of words below which a report is too short to tell what it
// speaks of.
const brief = 50

// thickness is how thickly words of war stand among the words of a report.
func thickness(war, words int) string {
	if words < brief {
		return "brief"
	}
	if war < 2 {
		return [...]string{"hardly any", "little"}[war]
	}
	switch d := words / (war + 1); {
	case d < 8:
		return "thick"
	case d < 16:
		return "much"
	case d < 32:
		return "some"
	case d < 100:
		return "little"
	}
	return "hardly any"
}

// figurative tells an act of violence whose words are used of other things as
// well.
func (p *parsed) figurative(e *event) bool {
	if e.rule != nil {
		return e.rule.Figurative
	}
	if e.sums != nil {
		return e.sums.Figurative
	}
	switch isnad.Family(e.typ) {
	case "assault", "clash", "toll", "coerce":
		return true
	}
	return false
}

// spokenOfWar tells whether a word of war, the trigger aside, stands in the
// sentence of an act, or an armed party takes part in it.
func (p *parsed) spokenOfWar(s *sentence, e *event) bool {
	for i := s.first; i < s.end; i++ {
		if p.war[i] && (i < e.first || i >= e.end) {
			return true
		}
	}
	for _, k := range e.actors {
		if p.chunkIs(&s.chunks[k], p.class.armed) {
			return true
		}
	}
	return e.rule != nil && p.stands(s, e.first, e.end, e.args, grammar.Want{Relations: []string{"clause"}, Class: p.class.weapon, Classed: true})
}

package extract

import (
	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/lexicon"
)

// statements makes a claim of type statement of a speech that holds no event of
// another type: its trigger is the first verb of what is said, or what follows
// أن.
func (p *parsed) statements(s *sentence) {
	for _, sp := range s.speeches {
		if sp.to-sp.from < 4 {
			continue
		}
		busy := false
		for _, e := range s.events {
			if sp.from <= e.first && e.first < sp.to {
				busy = true
			}
		}
		if busy {
			continue
		}
		at := -1
		for i := sp.from; i < sp.to; i++ {
			if v := p.pos(i, lexicon.Verb); v != nil && p.isVerb(i, s) && !p.is(i, p.class.aux) && !p.is(i, p.class.say) {
				at = i
				break
			}
		}
		if at < 0 {
			continue
		}
		from := sp.from
		for from < at && (p.particle(from, p.class.that) || p.toks[from].Kind != 0) {
			from++
		}
		to := sp.to
		for to > at+1 && p.toks[to-1].Kind != 0 {
			to--
		}
		s.events = append(s.events, &event{typ: "statement", ruleID: "speech.statement", first: at, end: at + 1, time: -1, source: sp.chain,
			modality: isnad.Asserted, from: from, to: min(to, from+40), who: sp.chain[len(sp.chain)-1:]})
	}
}

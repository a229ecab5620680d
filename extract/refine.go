package extract

import (
	"slices"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// refine gives the strikes whose means is left unsaid the type of an airstrike where
// aircraft stand before them, and where the report shows the force with aircraft alone:
// after «شن التحالف غارات على المدينة» the words «قصف التحالف معسكرا» tell of aircraft.
func (p *parsed) refine() {
	air, ground := map[string]bool{}, map[string]bool{}
	for i := range p.sents {
		s := &p.sents[i]
		for _, e := range s.events {
			if c := p.flyersBefore(s, e); c != nil && e.rule != nil && e.typ == "assault.shelling" && !p.fromGround(s, e) {
				e.typ = "assault.airstrike"
				e.cover(c.first, c.end)
			}
			for _, d := range p.doersOf(s, e) {
				switch {
				case e.typ == "assault.airstrike":
					air[d] = true
				case e.typ == "assault.shelling" && p.fromGround(s, e):
					ground[d] = true
				}
			}
		}
	}
	flown := p.blows()
	for i := range p.sents {
		s := &p.sents[i]
		for _, e := range s.events {
			if flown && e.typ == "assault.attack" && e.rule != nil && p.blow(e) && !p.fromGround(s, e) {
				e.typ = "assault.airstrike"
				e.inferred = append(e.inferred, "type")
				continue
			}
			if e.rule == nil || e.typ != "assault.shelling" && (e.typ != "assault.attack" || !p.is(e.first, p.class.strike)) || p.fromGround(s, e) {
				continue
			}
			doers := p.doersOf(s, e)
			if len(doers) > 0 && !slices.ContainsFunc(doers, func(d string) bool { return !air[d] || ground[d] }) {
				e.typ = "assault.airstrike"
				e.inferred = append(e.inferred, "type")
			}
		}
	}
}

// flyersBefore are aircraft that stand before a verb or noun of striking as its subject,
// with what says more of them between: مقاتلات إف-16 |قصفت|, المقاتلات لم تتوقف عن |قصف|. Nil when there are none.
func (p *parsed) flyersBefore(s *sentence, e *event) *chunk {
	if len(e.actors) > 0 {
		return nil
	}
	for k := s.chunkOf(e.first) - 1; k >= 0 && s.chunks[k].first > e.first-flyerWords; k-- {
		c := &s.chunks[k]
		switch {
		case c.kind == cPunct && !isQuote(p.toks[c.first].Text) && p.toks[c.first].Text != "-", c.kind == cAct:
			return nil
		case c.kind == cNoun && c.prep == "" && p.chunkIs(c, p.class.air):
			return c
		case c.kind == cNoun && c.prep == "" && p.sortOf(c).text == "armed":
			return nil
		}
	}
	return nil
}

// flyerWords is how far before a strike the aircraft may stand that did it.
const flyerWords = 12

// blows tells whether every ضربة of the report whose means is said came from the
// air, and one did.
func (p *parsed) blows() bool {
	flown := false
	for i := range p.sents {
		for _, e := range p.sents[i].events {
			if p.blow(e) {
				switch e.typ {
				case "assault.airstrike":
					flown = true
				case "assault.attack":
				default:
					return false
				}
			}
		}
	}
	return flown
}

// blow tells an event that the noun ضربة names.
func (p *parsed) blow(e *event) bool {
	n := p.pos(e.first, lexicon.Noun)
	return n != nil && n.Own == "ضربه"
}

// doersOf are the doers of an event that its own sentence names, folded.
func (p *parsed) doersOf(s *sentence, e *event) []string {
	var out []string
	for _, k := range e.actors {
		out = append(out, arabic.Fold(p.partyOf(&s.chunks[k])))
	}
	return out
}

// fromGround tells whether the clause of an attack names what fires from the
// ground.
func (p *parsed) fromGround(s *sentence, e *event) bool {
	if isnad.Family(e.typ) != "assault" {
		return false
	}
	lo, hi := p.clauseAround(s, e.first, e.end)
	for i := min(lo, e.first); i < max(hi, e.end); i++ {
		if p.is(i, p.class.ground) || p.is(i, p.class.artillery) || p.is(i, p.class.gun) {
			return true
		}
	}
	return false
}

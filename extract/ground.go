package extract

import (
	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/timex"
)

// ground gives each event its time and, where its own words name none, the place
// of its context.
func (p *parsed) ground() {
	focus := -1 // the place that the report speaks of at this point
	for i := range p.sents {
		s := &p.sents[i]
		if s.skip {
			continue
		}
		topic := p.topic(s)
		if topic >= 0 {
			focus = topic
		}
		for _, e := range s.events {
			p.timeOf(s, e)
			if len(e.places) == 0 && !p.placeless(e) {
				if m := p.placeNear(s, e); m >= 0 {
					e.places = p.listOf(m)
				} else if focus >= 0 {
					e.places = []int{focus}
					e.inherits = true
				}
			}
			if len(e.places) > 0 && !p.placeless(e) {
				focus = e.places[0]
			}
		}
	}
}

// placeless tells acts of words: they take no place that does not stand in their
// own clause.
func (p *parsed) placeless(e *event) bool {
	return e.rule != nil && e.rule.Plain || e.typ == "statement"
}

// topic is a place that a sentence opens with: وفي ريف دمشق، ...
func (p *parsed) topic(s *sentence) int {
	for k := range s.chunks {
		c := &s.chunks[k]
		if k > 1 || c.first > s.first+1 {
			break
		}
		if c.kind == cNoun && c.place >= 0 && c.prep != "" && !p.places[c.place].Anaphor {
			return c.place
		}
	}
	return -1
}

// placeNear is the place of the sentence that an event without one most likely
// means: the nearest in its clause, then the nearest before it.
func (p *parsed) placeNear(s *sentence, e *event) int {
	lo, hi := p.clauseAround(s, e.first, e.end)
	best, dist := -1, 1<<30
	for _, c := range s.chunks {
		if c.place < 0 {
			continue
		}
		if p.usedAsActor(s, e, c.place) {
			continue
		}
		if c.prep == "" && p.places[c.place].Bare && p.places[c.place].Country {
			continue
		}
		d := 0
		switch {
		case c.first >= e.end:
			d = (c.first - e.end) * 2
			if c.first >= hi {
				d += 40
			}
		default:
			d = (e.first - c.end) * 2
			if c.end <= lo {
				d += 12
			}
		}
		if c.prep == "" {
			d += 10
		}
		if d < dist {
			best, dist = c.place, d
		}
	}
	return best
}

func (p *parsed) usedAsActor(s *sentence, e *event, m int) bool {
	for _, x := range s.events {
		for _, k := range x.actors {
			if s.chunks[k].place == m {
				return true
			}
		}
	}
	return false
}

// timeOf is the time expression nearest to the trigger in its clause, else in its
// sentence.
func (p *parsed) timeOf(s *sentence, e *event) {
	best, dist := -1, 1<<30
	lo, hi := p.clauseAround(s, e.first, e.end)
	for i := s.first; i < s.end; i++ {
		k, ok := p.timeAt[i]
		if !ok || p.times[k].First != i {
			continue
		}
		t := &p.times[k]
		if t.Kind == timex.Recurring || t.Kind == timex.Clock || t.Kind == timex.Duration {
			continue
		}
		d := t.First - e.end
		if d < 0 {
			d = e.first - t.End
		}
		if t.First < lo || t.First >= hi {
			d += 15
		}
		for j := min(e.end, t.End); j < max(e.first, t.First); j++ {
			if p.particle(j, p.class.clause) {
				d += 20
			}
			if p.toks[j].Kind == arabic.Punct && p.toks[j].Text == "؛" {
				d += 20
			}
		}
		if d < dist {
			best, dist = k, d
		}
	}
	if dist <= 60 {
		e.time = best
	}
}

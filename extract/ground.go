package extract

import (
	"github.com/isnad-project/isnad"
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

// claims turns the events into claims, one a place, in the order of their
// triggers.
func (p *parsed) claims() []isnad.Claim {
	var out []isnad.Claim
	key := p.doc.Key()
	seen := map[string]bool{}
	for i := range p.sents {
		s := &p.sents[i]
		for _, e := range s.events {
			places := e.places
			if len(places) == 0 {
				places = []int{-1}
			}
			for n, m := range places {
				c := p.claim(s, e, m, n)
				c.Doc = p.doc.ID
				c.Knowledge = p.digest
				c.Seal(key)
				if !seen[c.ID] {
					seen[c.ID] = true
					out = append(out, c)
				}
			}
		}
	}
	return out
}

// claim is the claim of an event at its nth place m (-1: none).
func (p *parsed) claim(s *sentence, e *event, m, n int) isnad.Claim {
	from, to := e.from, e.to
	if len(e.places) > 1 && n == 0 {
		// the first of a list: the quote need not run on to the others
		to = max(e.end, p.places[m].Phrase[1])
		for _, f := range e.figures {
			to = max(to, f.end)
		}
	}
	from, to = max(from, s.first), min(to, s.end)
	c := isnad.Claim{
		Type:     e.typ,
		Quote:    p.ruler.Quote(p.span(from, to)),
		Trigger:  p.ruler.Quote(p.span(e.first, e.end)),
		Actors:   []string{},
		Targets:  []string{},
		Counts:   []isnad.Count{},
		Source:   []string{},
		Modality: e.modality,
		Inferred: append([]string(nil), e.inferred...),
		Rule:     e.ruleID,
	}
	for _, k := range e.actors {
		c.Actors = append(c.Actors, p.partyOf(&s.chunks[k]))
	}
	c.Actors = append(c.Actors, e.who...)
	if len(c.Actors) == 0 && len(e.source) > 0 && e.rule != nil && e.rule.Plain {
		c.Actors = append(c.Actors, e.source[len(e.source)-1])
		c.Inferred = append(c.Inferred, "actors")
	}
	for _, k := range e.targets {
		c.Targets = append(c.Targets, p.partyOf(&s.chunks[k]))
	}
	c.Source = append(c.Source, e.source...)
	if e.weapon[1] > 0 {
		c.Weapon = isnad.Known(p.plain(e.weapon[0], e.weapon[1]))
	}
	if m >= 0 {
		pl := p.where[m].Place
		if !e.inherits {
			q := p.ruler.Quote(p.span(p.places[m].Phrase[0], p.places[m].Phrase[1]))
			pl.Text = &q
		} else {
			c.Inferred = append(c.Inferred, "place")
		}
		if pl.Name != "" {
			c.Place = &pl
		}
	}
	if e.time >= 0 {
		t := &p.times[e.time]
		q := p.ruler.Quote(p.span(t.First, t.End))
		c.Time.Text = &q
		if v := t.Value(p.doc.Published); v != "" {
			c.Time.Value = &v
		}
	}
	if n == 0 {
		c.Counts = p.counts(e.figures)
	}
	return c
}

// counts writes figures with their wholes before their parts.
func (p *parsed) counts(figures []*figure) []isnad.Count {
	out := []isnad.Count{}
	index := map[*figure]int{}
	for _, parts := range []bool{false, true} {
		for _, f := range figures {
			if (f.part != nil) != parts {
				continue
			}
			index[f] = len(out)
			c := isnad.Count{Outcome: f.outcome, Who: f.who, Approx: f.approx, Quote: p.ruler.Quote(p.span(f.first, f.end))}
			low, high := f.low, f.high
			if !f.noLow {
				c.Low = &low
			}
			if !f.noHigh {
				c.High = &high
			}
			if f.bound != "" {
				b := f.bound
				c.Bound = &b
			}
			if f.part != nil {
				if k, ok := index[f.part]; ok {
					c.PartOf = &k
				}
			}
			out = append(out, c)
		}
	}
	return out
}

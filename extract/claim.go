package extract

import (
	"github.com/isnad-project/isnad"
)

// claims are those that the events are, one a place, in the order of their triggers. key
// is that of the document.
func (p *parsed) claims(key string) []isnad.Claim {
	n := 0
	for i := range p.sents {
		for _, e := range p.sents[i].events {
			n += max(1, len(e.places))
		}
	}
	if n == 0 {
		return nil
	}
	out := make([]isnad.Claim, 0, n)
	seen := make(map[string]bool, n)
	for i := range p.sents {
		s := &p.sents[i]
		for _, e := range s.events {
			if p.toks[e.first].Start < p.from {
				continue
			}
			places := e.places
			if len(places) == 0 {
				places = []int{-1}
			}
			if e.rule != nil && e.rule.Plain || p.stated(e) {
				places = places[:1] // words are spoken once, whatever places they name
			}
			for n, m := range places {
				out = append(out, p.claim(s, e, m, n))
				c := &out[len(out)-1]
				c.Doc = p.doc.ID
				c.Knowledge = p.digest
				c.Seal(key)
				if seen[c.ID] {
					out = out[:len(out)-1]
				}
				seen[c.ID] = true
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
		SilentOn: e.silent,
		Victims:  e.victims,
		TollKind: e.tollKind,
		Extent:   p.extent(s, e),
	}
	c.Actors = append(c.Actors, e.whoDid...)
	c.Targets = append(c.Targets, e.toWhom...)
	if len(p.doc.Via) > 0 {
		c.Source = append(c.Source, p.doc.Via...)
		c.Inferred = append(c.Inferred, "source")
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
			if e.within && (pl.Relation == isnad.AreaOf || pl.Relation == isnad.Outskirts) {
				pl.Relation, pl.Offset = isnad.In, nil
			}
		}
		if pl.Name != "" {
			c.Place = &pl
		}
	}
	if e.time >= 0 {
		t := &p.times[e.time]
		q := p.ruler.Quote(p.span(t.First, t.End))
		c.Time.Text = &q
		if e.when != "" {
			v := e.when
			c.Time.Value = &v
		}
	}
	p.sideOf(s, e, &c, from, to)
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

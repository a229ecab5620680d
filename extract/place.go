package extract

import (
	"slices"

	"github.com/isnad-project/isnad/grammar"
)

// placeOf collects the places of an event from its arguments: those of the
// rule's relations first, then what في and ب govern.
func (p *parsed) placeOf(s *sentence, e *event) {
	for _, w := range append(append([]grammar.Want{}, e.rule.Places()...), usualPlaces...) {
		for _, a := range e.args {
			c := &s.chunks[a.chunk]
			if !w.Is(a.rel) || c.place < 0 || w.Classed && !p.chunkIs(c, w.Class) || narrows(s, e, a.chunk) {
				continue
			}
			for _, m := range p.listOf(c.place) {
				if !contains(e.places, m) {
					e.places = append(e.places, m)
				}
			}
		}
		if len(e.places) > 0 {
			break
		}
	}
	e.places = p.finest(without(e.places, p.placesOfChunks(s, e.actors)))
	for _, m := range e.places {
		e.cover(p.places[m].Phrase[0], p.places[m].Phrase[1])
	}
}

// finest leaves out the places that another one of them lies in: في الجوف بين قبائل وحوثيين في
// اليمن.
func (p *parsed) finest(places []int) []int {
	holds := func(m int) bool {
		id := p.where[m].ID
		return id != "" && slices.ContainsFunc(places, func(k int) bool {
			return p.where[k].Row >= 0 && (p.places[k].List == 0 || p.places[k].List != p.places[m].List) && slices.Contains(p.where[k].Within, id)
		})
	}
	if !slices.ContainsFunc(places, holds) {
		return places
	}
	return slices.DeleteFunc(slices.Clone(places), holds)
}

// narrows tells a place right behind one of the event's, which only says where that one
// lies: على جبل المانع على أطراف الكسوة.
func narrows(s *sentence, e *event, k int) bool {
	return k > 0 && !s.chunks[k].coord && contains(e.places, s.chunks[k-1].place)
}

func (p *parsed) placesOfChunks(s *sentence, chunks []int) []int {
	var out []int
	for _, k := range chunks {
		if m := s.chunks[k].place; m >= 0 {
			out = append(out, m)
		}
	}
	return out
}

// listOf is the list of places that mention m stands in: «أحياء برزة والقابون وجوبر».
func (p *parsed) listOf(m int) []int {
	if p.places[m].List == 0 {
		return []int{m}
	}
	var out []int
	for _, k := range p.sents[p.sentOf(p.places[m].First)].places {
		if p.places[k].List == p.places[m].List && p.where[k].Name != "" {
			out = append(out, k)
		}
	}
	return out
}

var usualPlaces = []grammar.Want{{Relations: []string{"في"}}, {Relations: []string{"ب"}}, {Relations: []string{"داخل"}}, {Relations: []string{"وسط"}}, {Relations: []string{"قرب"}}, {Relations: []string{"فوق"}}}

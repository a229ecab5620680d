package link

import (
	"strings"

	"github.com/isnad-project/isnad"
)

// summing gathers the events among which sums are looked for. They are all held at a time, so that
// what many of them have in common is held once.
type summing struct {
	nodes  []*node
	tolled map[string]bool // reports of incidents that a toll is told of
	places map[string]*isnad.Place
	dates  map[isnad.DateRange]*isnad.DateRange
}

func newSumming(c *clustering, groups [][]int32) *summing {
	s := &summing{tolled: map[string]bool{}, places: map[string]*isnad.Place{}, dates: map[isnad.DateRange]*isnad.DateRange{}}
	for _, g := range groups {
		var all kinds
		for _, i := range g {
			all |= c.kinds[i]
		}
		if all&tolling != 0 {
			for _, i := range g {
				s.tolled[c.texts[c.text[i]]] = true
			}
		}
	}
	return s
}

// see takes an event that may be a sum or part of one: of the events that count nobody, tolls and
// the attacks that lie in a report with one (see [encloses]).
func (s *summing) see(e *isnad.Event, items []*item) {
	n := newNode(e, items)
	if len(n.figures) == 0 && !n.toll() && !s.attack(n) {
		return
	}
	if p := n.place; p != nil {
		bare := &isnad.Place{Name: p.Name, Admin1: p.Admin1, Country: p.Country, Relation: p.Relation, ID: p.ID, Kind: p.Kind, Within: p.Within}
		key := append([]string{p.Name, string(p.Admin1), string(p.Country), string(p.Relation), p.ID, p.Kind}, p.Within...)
		n.place = kept(s.places, strings.Join(key, "\x00"), bare)
	}
	if n.date != nil {
		n.date = kept(s.dates, *n.date, n.date)
	}
	s.nodes = append(s.nodes, n)
}

// kept is what is held for a key: the first that came.
func kept[K comparable, V any](held map[K]V, key K, v V) V {
	if old, ok := held[key]; ok {
		return old
	}
	held[key] = v
	return v
}

func (s *summing) attack(n *node) bool {
	if isnad.Family(n.kind) != "assault" {
		return false
	}
	for _, m := range n.reports {
		if s.tolled[m.report] {
			return true
		}
	}
	return false
}

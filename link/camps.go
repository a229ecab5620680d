package link

import (
	"slices"

	"github.com/isnad-project/isnad"
)

// Camps tells in what role a source speaks of what happens in a country (ISO 3166-1
// alpha-2, empty when unknown); empty for one that it does not know. It must always give
// the same answer.
type Camps func(name, country string) isnad.Camp

// note writes beside an event the camps of its origins and of the sides of each
// contradiction. A report that speaks in its own voice is a medium where nothing else is
// known of its outlet.
func (f Camps) note(e *isnad.Event, items []*item) {
	if f == nil {
		return
	}
	country := ""
	if e.Place != nil {
		country = string(e.Place.Country)
	}
	e.Camps = map[string]isnad.Camp{}
	for _, it := range items {
		name := e.OriginOf[it.c.ID]
		if name == "" || e.Camps[name] != "" && e.Camps[name] != isnad.UnknownCamp {
			continue
		}
		switch c := f(name, country); {
		case c != "":
			e.Camps[name] = c
		case len(it.c.Source) == 0 && it.in.Outlet != "":
			e.Camps[name] = isnad.Media
		default:
			e.Camps[name] = isnad.UnknownCamp
		}
	}
	for i := range e.Contradictions {
		c := &e.Contradictions[i]
		for side, ids := range c.Claims {
			for _, id := range ids {
				camp := e.Camps[e.OriginOf[id]]
				if camp == "" {
					camp = isnad.UnknownCamp
				}
				if !slices.Contains(c.Camps[side], camp) {
					c.Camps[side] = append(c.Camps[side], camp)
				}
			}
			slices.Sort(c.Camps[side])
		}
	}
}

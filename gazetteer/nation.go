package gazetteer

import (
	"slices"

	"github.com/isnad-project/isnad"
)

// Country is the country whose adjective the folded word is, as a place
// (ليبيا for ليبي), and whether the word is one.
func (g *Gazetteer) Country(adjective string) (Resolution, bool) {
	code, ok := g.nisba[adjective]
	if !ok {
		return Resolution{}, false
	}
	return g.Nation(code)
}

// Nation is the country with an ISO code, as a place.
func (g *Gazetteer) Nation(code string) (Resolution, bool) {
	row, ok := g.country[code]
	if !ok {
		return Resolution{}, false
	}
	r := Resolution{Place: g.place(int(row)), Row: int(row), Of: -1}
	r.Name, r.Relation = g.rows[row].Names[0], isnad.In
	return r, true
}

// Holding is the smallest place that holds all of these, as a place, and whether
// there is one that says more than a continent.
func (g *Gazetteer) Holding(of []Resolution) (Resolution, bool) {
	if len(of) == 0 {
		return Resolution{}, false
	}
	for _, id := range of[0].Within {
		all := true
		for _, r := range of[1:] {
			all = all && (r.ID == id || slices.Contains(r.Within, id))
		}
		row, ok := g.ByID(id)
		if !all || !ok {
			continue
		}
		if g.rows[row].Kind == "continent" || g.rows[row].Kind == "sea" {
			return Resolution{}, false
		}
		r := Resolution{Place: g.place(row), Row: row, Of: -1}
		r.Name, r.Relation = g.rows[row].Names[0], isnad.In
		return r, true
	}
	return Resolution{}, false
}

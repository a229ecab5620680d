package gazetteer

import "github.com/isnad-project/isnad"

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

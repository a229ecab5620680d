package gazetteer

import (
	"math"
	"sort"

	"github.com/isnad-project/isnad"
)

// Gazetteer holds the places and an index of their names. It is read-only and
// safe for concurrent use.
type Gazetteer struct {
	rows    []Row
	parents []string // ids, while loading
	byID    map[string]int32
	idx     index
	words   map[string]int32      // ordinary words of news, folded → count
	grades  map[string]grade      // names that stand among the ordinary words all the same
	lex     map[string]term       // kind words, relation words, signs of bodies and persons
	nisba   map[string]string     // folded adjective of a country → code
	phrases map[string][][]string // first word → the other words of runs that are no place
	capital map[string]int32      // country → row of its capital
	country map[string]int32      // code → row
	strip   map[string]int32      // country → the region that news call القطاع
	gov     map[string]int32      // country and governorate → row
	divided map[string]bool       // countries with a closed list of governorates

	origins map[int32][]isnad.PlaceOrigin // of the rows that were imported
	added   int                           // of these, places that the tables lack
}

// Row is one place. Parent is the row that holds it, or -1.
type Row struct {
	ID        string
	Names     []string // the canonical Arabic name first
	Kind      string   // country, governorate, district, subdistrict, city, town, village, neighbourhood, settlement, camp, region, airport, …
	Parent    int
	Country   string // ISO 3166-1 alpha-2, or empty for seas and continents
	Admin1    string // by the closed list of governorates; empty outside it
	Lat, Lon  float64
	Point     bool // whether Lat and Lon are known
	Pop       int  // people, 0 unknown
	Source    string
	Precision string  // site, neighbourhood, town, area, district, governorate, country; empty without a point
	Capital   bool    // of its country
	weight    float64 // its prior, once all is loaded
	Default   bool    // what the bare name means in news, whatever else bears it (غزة: the Strip)
}

// Len is the number of places.
func (g *Gazetteer) Len() int { return len(g.rows) }

// Row is the place with number i, 0 ≤ i < Len. Its Names must not be changed.
func (g *Gazetteer) Row(i int) Row { return g.rows[i] }

// ByID is the number of the place with an id.
func (g *Gazetteer) ByID(id string) (int, bool) {
	i, ok := g.byID[id]
	return int(i), ok
}

// deepest is how many places may hold one another, one in the other.
const deepest = 8

// Within lists the places that hold row i, nearest first, country last.
func (g *Gazetteer) Within(i int) []int {
	var out []int
	for p := g.rows[i].Parent; p >= 0 && len(out) < deepest; p = g.rows[p].Parent {
		out = append(out, p)
	}
	return out
}

// inside tells whether row i is j or lies in it.
func (g *Gazetteer) inside(i, j int) bool {
	for n := 0; i >= 0 && n < 9; n++ {
		if i == j {
			return true
		}
		i = g.rows[i].Parent
	}
	return false
}

// Path writes the row and what holds it from the country down: «سوريا > حلب > مارع».
func (g *Gazetteer) Path(i int) string {
	s := g.rows[i].Names[0]
	for _, p := range g.Within(i) {
		s = g.rows[p].Names[0] + " > " + s
	}
	return s
}

// byPrior sorts rows, the most important first.
func (g *Gazetteer) byPrior(rows []int) {
	sort.Slice(rows, func(a, b int) bool {
		p, q := g.rows[rows[a]].prior(), g.rows[rows[b]].prior()
		if p != q {
			return p > q
		}
		return rows[a] < rows[b]
	})
}

// prior is how likely a row is meant when nothing but its name is known.
func (r *Row) prior() float64 {
	if r.weight > 0 {
		return r.weight
	}
	p := 1.2
	switch r.Kind {
	case "continent":
		return 9
	case "country":
		return 10
	case "sea":
		p = 10
	case "governorate":
		p = 5.5
	case "region":
		p = 5.5
	case "city":
		p = 4.5
	case "town":
		p = 3.2
	case "district":
		p = 3.6
	case "subdistrict":
		p = 2.6
	case "camp", "airport", "crossing", "base", "dam", "mountain", "river", "area":
		p = 3
	case "neighbourhood":
		p = 1.6
	}
	if r.Capital {
		p += 0.5
	}
	if r.Default {
		p += 4
	}
	return p + max(0, math.Log10(float64(r.people()))-3)
}

// people is how many live there, or about how many do in a place of its kind.
func (r *Row) people() int {
	switch {
	case r.Pop > 0:
		return r.Pop
	case r.Kind == "city":
		return 30_000
	case r.Kind == "town":
		return 5_000
	case r.Kind == "governorate":
		return 500_000
	case r.Kind == "district":
		return 50_000
	}
	return 1
}

func km(a, b *Row) float64 {
	const rad = math.Pi / 180
	x := (b.Lon - a.Lon) * rad * math.Cos((a.Lat+b.Lat)/2*rad)
	y := (b.Lat - a.Lat) * rad
	return 6371 * math.Hypot(x, y)
}

// Place is the row as the place where something happened, under its usual name.
func (g *Gazetteer) Place(i int) isnad.Place {
	p := g.place(i)
	p.Name, p.Relation = g.rows[i].Names[0], isnad.In
	return p
}

// place is the row as a resolved place.
func (g *Gazetteer) place(i int) isnad.Place {
	r := &g.rows[i]
	p := isnad.Place{
		Admin1: isnad.Known(r.Admin1), Country: isnad.Known(r.Country),
		ID: r.ID, Kind: r.Kind, Precision: r.Precision,
	}
	for _, w := range g.Within(i) {
		p.Within = append(p.Within, g.rows[w].ID)
	}
	if r.Point {
		lat, lon := r.Lat, r.Lon
		p.Lat, p.Lon = &lat, &lon
	}
	return p
}

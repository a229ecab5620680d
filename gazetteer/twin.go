package gazetteer

import (
	"math"
	"slices"

	"github.com/isnad-project/isnad/arabic"
)

// twin is the row of the place that r means: the nearest of those that bear one
// of its names and may be it. Of several whose distance is unknown it is none.
func (g *Gazetteer) twin(r *Row) (int32, bool) {
	best, at, ties := math.Inf(1), int32(-1), 0
	seen := map[int]bool{}
	for _, name := range r.Names {
		for _, i := range g.lookup(name) {
			if seen[i] || !sameSpelling(&g.rows[i], name) {
				continue
			}
			seen[i] = true
			switch d, ok := g.apart(&g.rows[i], r); {
			case !ok:
			case d < best:
				best, at, ties = d, int32(i), 0
			case d == best:
				if ties++; at < 0 {
					at, ties = int32(i), 0
				}
			}
		}
	}
	return at, at >= 0 && (ties == 0 || !math.IsInf(best, 1))
}

// apart is how many kilometres lie between two rows of one name, infinite when
// that is unknown; false when they cannot be one place. Divisions of one level are
// one when they lie in one governorate or have one parent, all other places when
// they are a few kilometres apart, the more people the more.
func (g *Gazetteer) apart(o, r *Row) (float64, bool) {
	if o.Country != r.Country || Level(o.Kind) != Level(r.Kind) {
		return 0, false
	}
	switch Level(r.Kind) {
	case 0:
		return 0, true
	case 1:
		if o.Kind == r.Kind {
			return 0, true
		}
		return 1, o.Kind == "region" // a table may call the Strip a governorate
	case 2, 3:
		return 0, o.Parent == r.Parent || o.Admin1 != "" && o.Admin1 == r.Admin1
	case 5:
		if o.Kind != r.Kind {
			return 0, false
		}
	}
	if !o.Point || !r.Point {
		return math.Inf(1), r.Parent >= 0 && g.rows[r.Parent].Kind != "country" && (g.inside(o.Parent, r.Parent) || g.inside(r.Parent, o.Parent))
	}
	limit := 4.0
	switch big := max(o.Pop, r.Pop); {
	case o.Kind == "neighbourhood":
		limit = 1
	case big > 200_000:
		limit = 20
	case big > 20_000:
		limit = 10
	}
	d := km(o, r)
	return d, d <= limit
}

// sameSpelling tells whether a row bears the name with, or without, the article
// and the spaces as it is written: العين is not عين.
func sameSpelling(o *Row, name string) bool {
	fold := arabic.Fold(name)
	return slices.ContainsFunc(o.Names, func(n string) bool { return arabic.Fold(n) == fold })
}

// Level orders kinds from the country (0) down: a division, what people live in, and
// what lies in it or beside it (5).
func Level(kind string) int {
	switch kind {
	case "country":
		return 0
	case "governorate", "region":
		return 1
	case "district":
		return 2
	case "subdistrict":
		return 3
	case "city", "town", "village", "settlement", "camp":
		return 4
	}
	return 5
}

// holds tells whether a place of one kind can hold one of another.
func holds(kind, inner string) bool { return Level(kind) <= Level(inner) || kind == "area" }

// precisionOf is how finely a point of a kind places something.
func precisionOf(kind string) string {
	switch kind {
	case "country", "governorate", "district", "neighbourhood":
		return kind
	case "subdistrict", "region", "area", "river":
		return "area"
	case "city", "town", "village", "settlement", "camp":
		return "town"
	}
	return "site"
}

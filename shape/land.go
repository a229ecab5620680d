package shape

import (
	"slices"
	"strings"
)

// Land is a country or governorate with its outline, for maps to be drawn upon.
type Land struct {
	ID, Kind string
	Polygons []Polygon
	Box      Box
}

// Lands are the countries and governorates that have outlines, countries first.
func (a *Atlas) Lands() []Land {
	var out []Land
	for id := range a.rings {
		i, ok := a.gaz.ByID(id)
		if !ok {
			continue
		}
		if kind := a.gaz.Row(i).Kind; kind == "country" || kind == "governorate" {
			ps := a.outline(id)
			out = append(out, Land{id, kind, ps, bounds(ps)})
		}
	}
	slices.SortFunc(out, func(x, y Land) int {
		return strings.Compare(x.Kind+x.ID, y.Kind+y.ID)
	})
	return out
}

// Meets tells whether two boxes have anything in common.
func (b Box) Meets(o Box) bool {
	return b.Least[0] <= o.Greatest[0] && o.Least[0] <= b.Greatest[0] && b.Least[1] <= o.Greatest[1] && o.Least[1] <= b.Greatest[1]
}

// Middle is the middle of an area, by its weight: of several polygons, of the largest.
func Middle(ps []Polygon) Point {
	best, c := 0.0, Point{}
	for _, p := range ps {
		if area, m := extent([]Polygon{p}); area > best {
			best, c = area, m
		}
	}
	return c
}

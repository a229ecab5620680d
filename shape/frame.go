package shape

import (
	"math"
	"slices"

	"github.com/isnad-project/isnad"
)

// Box is what lies between two corners: the least and the greatest longitude and
// latitude.
type Box struct{ Least, Greatest Point }

// Bounds is the box of a shape, the discs around its points included.
func (s *Shape) Bounds() Box {
	b := bounds(s.Polygons)
	for _, p := range s.Points {
		for _, degrees := range []float64{0, 90, 180, 270} {
			b.take(plane{p}.to(s.Radius, degrees))
		}
	}
	return b
}

func bounds(ps []Polygon) Box {
	b := Box{Point{math.Inf(1), math.Inf(1)}, Point{math.Inf(-1), math.Inf(-1)}}
	for _, polygon := range ps {
		for _, p := range polygon[0] {
			b.take(p)
		}
	}
	return b
}

func (b *Box) take(p Point) {
	for k := range p {
		b.Least[k], b.Greatest[k] = min(b.Least[k], p[k]), max(b.Greatest[k], p[k])
	}
}

// holds tells whether another box lies in this one.
func (b Box) holds(o Box) bool {
	return b.Least[0] <= o.Least[0] && b.Least[1] <= o.Least[1] && b.Greatest[0] >= o.Greatest[0] && b.Greatest[1] >= o.Greatest[1]
}

// Frame is what to show a shape in: the smallest place with an outline that holds
// it all, or else the countries of the places that it was made from.
func (a *Atlas) Frame(s Shape) (ids []string, ps []Polygon) {
	box := s.Bounds()
	for n, id := range s.Of {
		i, ok := a.gaz.ByID(id)
		if !ok {
			continue
		}
		up := a.gaz.Within(i)
		if s.Rule == Ring || s.Rule == Part {
			up = append([]int{i}, up...)
		}
		for k, j := range up {
			at := a.gaz.Row(j).ID
			o := a.outline(at)
			if n == 0 && o != nil && bounds(o).holds(box) {
				return []string{at}, o
			}
			if k == len(up)-1 && o != nil && !slices.Contains(ids, at) {
				ids, ps = append(ids, at), append(ps, o...)
			}
		}
	}
	return ids, ps
}

// Point is the point of a place that one stands for.
func (a *Atlas) Point(id string) (p Point, ok bool) {
	i, ok := a.gaz.ByID(id)
	if !ok {
		return p, false
	}
	r := a.gaz.Row(i)
	return Point{r.Lon, r.Lat}, r.Point && !isnad.Wide(r.Kind)
}

// Name is the usual name of a place.
func (a *Atlas) Name(id string) string {
	i, ok := a.gaz.ByID(id)
	if !ok {
		return id
	}
	return a.gaz.Row(i).Names[0]
}

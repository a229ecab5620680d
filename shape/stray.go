package shape

import (
	"maps"
	"math"
	"slices"
)

// Stray is a row whose point does not lie in its country: in that of Country
// instead, or, when that is empty, far from all land that has an outline.
type Stray struct {
	Row     int
	Country string
}

// How many kilometres a point may lie outside the outline of its country, which is
// thinned, and off all of them, since small islands and some countries have none.
const (
	offBorder = 20
	offLand   = 300
)

// disputed are the countries, by pairs, between which the outlines draw the line
// that is held on the ground; tables of places often follow another one.
var disputed = map[[2]string]bool{
	{"EH", "MA"}: true, {"MA", "EH"}: true, {"ES", "MA"}: true, {"UA", "RU"}: true, {"SY", "IL"}: true, {"PS", "IL"}: true,
	{"SD", "EG"}: true, {"EG", "SD"}: true, {"SS", "SD"}: true, {"SD", "SS"}: true,
}

// Strays lists the places whose point lies outside their country, as far as the
// outlines tell. Points of whole countries are left out: theirs lie where people
// live.
func (a *Atlas) Strays() []Stray {
	lands := map[string]*land{}
	for i := range a.gaz.Len() {
		r := a.gaz.Row(i)
		if r.Kind != "country" && r.Kind != "governorate" {
			continue
		}
		if lands[r.Country] == nil {
			lands[r.Country] = &land{}
		}
		lands[r.Country].add(a.outline(r.ID))
	}
	codes := slices.Sorted(maps.Keys(lands))
	var out []Stray
	for i := range a.gaz.Len() {
		r := a.gaz.Row(i)
		own := lands[r.Country]
		q := Point{r.Lon, r.Lat}
		if !r.Point || r.Kind == "country" || own == nil || own.polygons == nil || own.near(q, offBorder) {
			continue
		}
		at := slices.IndexFunc(codes, func(c string) bool { return lands[c].near(q, 0) })
		switch {
		case at >= 0 && !disputed[[2]string{r.Country, codes[at]}]:
			out = append(out, Stray{i, codes[at]})
		case at < 0 && !slices.ContainsFunc(codes, func(c string) bool { return lands[c].near(q, offLand) }):
			out = append(out, Stray{Row: i})
		}
	}
	return out
}

// land is the outline of a country and those of its governorates, each polygon
// with the corners of its box.
type land struct {
	polygons  []Polygon
	low, high []Point
}

func (l *land) add(ps []Polygon) {
	for _, p := range ps {
		low, high := p[0][0], p[0][0]
		for _, q := range p[0] {
			for k := range q {
				low[k], high[k] = min(low[k], q[k]), max(high[k], q[k])
			}
		}
		l.polygons, l.low, l.high = append(l.polygons, p), append(l.low, low), append(l.high, high)
	}
}

// near tells whether a point lies in one of the polygons, or at most km off.
func (l *land) near(q Point, km float64) bool {
	at := plane{q}
	x, y := at.scale()
	for i, p := range l.polygons {
		if q[0] < l.low[i][0]-km/x || q[0] > l.high[i][0]+km/x || q[1] < l.low[i][1]-km/y || q[1] > l.high[i][1]+km/y {
			continue
		}
		if p.holds(q) || km > 0 && at.off(p[0]) <= km {
			return true
		}
	}
	return false
}

// holds tells whether a point lies in a polygon: whether a ray from it crosses the
// rings an odd number of times.
func (p Polygon) holds(q Point) bool {
	in := false
	for _, r := range p {
		for k := 1; k < len(r); k++ {
			a, b := r[k-1], r[k]
			if (a[1] > q[1]) != (b[1] > q[1]) && q[0] < (b[0]-a[0])*(q[1]-a[1])/(b[1]-a[1])+a[0] {
				in = !in
			}
		}
	}
	return in
}

// off is how many kilometres the ring lies from the point of the plane.
func (p plane) off(r ring) float64 {
	best := math.Inf(1)
	for k := 1; k < len(r); k++ {
		ax, ay := p.km(r[k-1])
		bx, by := p.km(r[k])
		dx, dy := bx-ax, by-ay
		t := 0.0
		if d := dx*dx + dy*dy; d > 0 {
			t = max(0, min(1, -(ax*dx+ay*dy)/d))
		}
		best = min(best, math.Hypot(ax+t*dx, ay+t*dy))
	}
	return best
}

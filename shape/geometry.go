package shape

import (
	"math"
	"slices"
	"sort"

	"github.com/isnad-project/isnad"
)

// Point is a longitude and a latitude in degrees, in the order of GeoJSON.
type Point [2]float64

// Polygon is an outside and its holes; each ring ends where it begins.
type Polygon []ring

type ring []Point

// around is what the globe measures along its surface, in kilometres.
const around = 2 * math.Pi * 6371

// bearings are the degrees of the compass points, clockwise from the north.
var bearings = map[isnad.Compass]float64{"N": 0, "NE": 45, "E": 90, "SE": 135, "S": 180, "SW": 225, "W": 270, "NW": 315}

// plane measures a neighbourhood of a point in kilometres east and north of it.
type plane struct{ at Point }

func (p plane) scale() (x, y float64) {
	y = around / 360
	return y * math.Cos(p.at[1]*math.Pi/180), y
}

func (p plane) km(q Point) (x, y float64) {
	sx, sy := p.scale()
	return (q[0] - p.at[0]) * sx, (q[1] - p.at[1]) * sy
}

func (p plane) point(x, y float64) Point {
	sx, sy := p.scale()
	return Point{p.at[0] + x/sx, p.at[1] + y/sy}
}

// to is the point so many kilometres away in a direction.
func (p plane) to(km, degrees float64) Point {
	s, c := math.Sincos(degrees * math.Pi / 180)
	return p.point(km*s, km*c)
}

// sector is the part of a ring between two distances that lies within half a
// width of a direction; the whole ring for a half of 180. An inner distance of 0
// makes it a disc or a slice.
func (p plane) sector(inner, outer, degrees, half float64) Polygon {
	arc := func(km, from, to float64) (r ring) {
		n := int(math.Ceil(math.Abs(to-from) / 7.5))
		for i := 0; i <= n; i++ {
			r = append(r, p.to(km, from+(to-from)*float64(i)/float64(n)))
		}
		return r
	}
	if half >= 180 {
		out := Polygon{arc(outer, 360, 0)}
		if inner > 0 {
			out = append(out, arc(inner, 0, 360))
		}
		return out
	}
	r := arc(outer, degrees+half, degrees-half)
	if inner > 0 {
		r = append(r, arc(inner, degrees-half, degrees+half)...)
	} else {
		r = append(r, p.at)
	}
	return Polygon{append(r, r[0])}
}

// corridor is the strip between two points, so many kilometres to each side.
func corridor(a, b Point, side float64) Polygon {
	p := plane{Point{(a[0] + b[0]) / 2, (a[1] + b[1]) / 2}}
	ax, ay := p.km(a)
	bx, by := p.km(b)
	l := math.Hypot(bx-ax, by-ay)
	nx, ny := -(by-ay)/l*side, (bx-ax)/l*side
	r := ring{p.point(ax-nx, ay-ny), p.point(bx-nx, by-ny), p.point(bx+nx, by+ny), p.point(ax+nx, ay+ny)}
	return Polygon{append(r, r[0])}
}

// wedge cuts out of polygons what lies within 45 degrees of a direction, seen
// from a point.
func wedge(ps []Polygon, from Point, degrees float64) []Polygon {
	p := plane{from}
	var out []Polygon
	for _, polygon := range ps {
		var kept Polygon
		for i, r := range polygon {
			for _, side := range [2]float64{degrees - 45, degrees + 45 + 180} {
				s, c := math.Sincos(side * math.Pi / 180)
				r = r.clip(func(q Point) float64 {
					x, y := p.km(q)
					return x*c - y*s
				})
			}
			if len(r) < 4 && i == 0 {
				break
			}
			if len(r) >= 4 {
				kept = append(kept, r)
			}
		}
		if kept != nil {
			out = append(out, kept)
		}
	}
	return out
}

// clip keeps the part of a ring where f, which is linear, is not negative
// (Sutherland and Hodgman).
func (r ring) clip(f func(Point) float64) (out ring) {
	for i := 1; i < len(r); i++ {
		a, b := r[i-1], r[i]
		fa, fb := f(a), f(b)
		if fa >= 0 {
			out = append(out, a)
		}
		if (fa >= 0) != (fb >= 0) {
			t := fa / (fa - fb)
			out = append(out, Point{a[0] + t*(b[0]-a[0]), a[1] + t*(b[1]-a[1])})
		}
	}
	if len(out) > 0 {
		out = append(out, out[0])
	}
	return out
}

// hull is the least convex outline that holds all points (Andrew), so many
// kilometres wider.
func hull(ps []Point, wider float64) Polygon {
	var all []Point
	for _, q := range ps {
		all = append(all, plane{q}.sector(0, wider, 0, 180)[0]...)
	}
	sort.Slice(all, func(i, j int) bool {
		return all[i][0] < all[j][0] || all[i][0] == all[j][0] && all[i][1] < all[j][1]
	})
	half := func(at func(int) Point) (r ring) {
		for i := range all {
			q := at(i)
			for len(r) > 1 && cross(r[len(r)-2], r[len(r)-1], q) <= 0 {
				r = r[:len(r)-1]
			}
			r = append(r, q)
		}
		return r[:len(r)-1]
	}
	r := append(half(func(i int) Point { return all[i] }), half(func(i int) Point { return all[len(all)-1-i] })...)
	return Polygon{append(r, r[0])}
}

func cross(a, b, c Point) float64 {
	return (b[0]-a[0])*(c[1]-a[1]) - (b[1]-a[1])*(c[0]-a[0])
}

// area is the size of a ring in square kilometres, negative for one that runs
// clockwise, and the sums that its centre of mass is made from.
func (p plane) area(r ring) (a, mx, my float64) {
	for k := 1; k < len(r); k++ {
		ax, ay := p.km(r[k-1])
		bx, by := p.km(r[k])
		c := ax*by - bx*ay
		a, mx, my = a+c/2, mx+(ax+bx)*c/6, my+(ay+by)*c/6
	}
	return a, mx, my
}

// turned is the polygon with its outside running against the clock and its holes
// with it, as RFC 7946 wants them.
func (p Polygon) turned() Polygon {
	for i, r := range p {
		if a, _, _ := (plane{r[0]}).area(r); (a < 0) == (i == 0) {
			slices.Reverse(r)
		}
	}
	return p
}

// extent is the size of polygons in square kilometres and their centre of mass.
func extent(ps []Polygon) (area float64, centre Point) {
	p := plane{ps[0][0][0]}
	var x, y float64
	for _, polygon := range ps {
		for _, r := range polygon {
			a, mx, my := p.area(r)
			area, x, y = area+a, x+mx, y+my
		}
	}
	return area, p.point(x/area, y/area)
}

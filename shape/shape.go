package shape

import (
	"math"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/gazetteer"
)

// Rule names how a shape was found.
type Rule string

// The rules.
const (
	Outline    Rule = "outline"    // the official outline of the place
	Spot       Rule = "point"      // the gazetteer's point, and the size that a place of its kind and people has
	Ring       Rule = "ring"       // a ring around the place: near it, at its edges, its countryside
	Part       Rule = "part"       // the quarter of the place, or of the ring around it, that lies in the stated direction
	Offset     Rule = "offset"     // the stated distance from a point, in the stated direction
	Corridor   Rule = "corridor"   // the strip between two points
	Members    Rule = "members"    // a region drawn from places that lie in it
	Within     Rule = "within"     // somewhere in the smallest place known to hold it
	Candidates Rule = "candidates" // the points of all places that the name may mean
)

// Shape is where a place lies.
type Shape struct {
	Rule        Rule
	Approximate bool      // drawn vague: its edge is nobody's border
	Of          []string  // the places of the gazetteer that it was made from
	Points      []Point   // of Spot and Candidates; Polygons are empty then
	Radius      float64   // around each point, in kilometres
	Polygons    []Polygon // of the other rules
}

// Of is the shape of a claim's place. There is none when neither the place nor
// anything that holds it has a point or an outline, and when the text measures
// from something that is no point.
func (a *Atlas) Of(p *isnad.Place) (Shape, bool) {
	if p == nil {
		return Shape{}, false
	}
	if len(p.Ends) == 2 {
		return between(p.Ends[0], p.Ends[1])
	}
	if o := p.Offset; o != nil && o.Km > 0 && (o.From != nil || p.ID != "") {
		return a.offset(p)
	}
	s, ok := a.named(p)
	if !ok || p.Relation == isnad.In || p.Relation == "" {
		return s, ok
	}
	return a.related(s, p), true
}

// named is the shape of the named place itself.
func (a *Atlas) named(p *isnad.Place) (Shape, bool) {
	if s, ok := a.row(p.ID); ok {
		return s, true
	}
	if len(p.Ambiguous) > 0 {
		s := Shape{Rule: Candidates, Approximate: true}
		for _, c := range p.Ambiguous {
			if i, ok := a.gaz.ByID(c.ID); ok && a.gaz.Row(i).Point {
				r := a.gaz.Row(i)
				s.Of, s.Points = append(s.Of, r.ID), append(s.Points, Point{r.Lon, r.Lat})
				s.Radius = max(s.Radius, radius(&r))
			}
		}
		if len(s.Points) > 0 {
			return s, true
		}
	}
	for _, id := range append(p.Within[:len(p.Within):len(p.Within)], string(p.Country)) {
		s, ok := a.row(id)
		if !ok {
			continue
		}
		if i, _ := a.gaz.ByID(id); p.Kind == "governorate" && p.Kind == a.gaz.Row(i).Kind || id == string(p.Country) && p.Kind == "country" {
			return s, true // told by its name alone
		}
		s.Rule, s.Approximate = Within, true
		return s, true
	}
	return Shape{}, false
}

// row is the shape of a row of the gazetteer: its outline, what it is drawn from,
// or its point.
func (a *Atlas) row(id string) (Shape, bool) {
	i, ok := a.gaz.ByID(id)
	if !ok {
		return Shape{}, false
	}
	if ps := a.outline(id); ps != nil {
		return Shape{Rule: Outline, Of: []string{id}, Polygons: ps}, true
	}
	if rows := a.members[id]; rows != nil {
		return a.region(rows), true
	}
	r := a.gaz.Row(i)
	if !r.Point {
		return Shape{}, false
	}
	s := Shape{Rule: Spot, Of: []string{id}, Points: []Point{{r.Lon, r.Lat}}, Radius: radius(&r)}
	s.Approximate = isnad.Wide(r.Kind)
	return s, true
}

// region is drawn from the outlines of divisions, or else from the hull of towns.
func (a *Atlas) region(rows []int) Shape {
	s := Shape{Rule: Members, Approximate: true}
	var points []Point
	for _, i := range rows {
		r := a.gaz.Row(i)
		s.Of = append(s.Of, r.ID)
		if isnad.Wide(r.Kind) {
			s.Polygons = append(s.Polygons, a.outline(r.ID)...)
		} else if r.Point {
			points = append(points, Point{r.Lon, r.Lat})
		}
	}
	if len(points) > 0 {
		s.Polygons = append(s.Polygons, hull(points, 2))
	}
	return s
}

// related is the shape of what lies to a place as the text says: near it, at its
// edges, in a part of it. Of a wide place no ring is drawn, only the part that is
// stated; of a governorate as seen from its town of the same name.
func (a *Atlas) related(s Shape, p *isnad.Place) Shape {
	s.Approximate = true
	if s.Rule == Members || s.Rule == Within || s.Rule == Candidates {
		return s
	}
	degrees, directed := 0.0, p.Offset != nil && p.Offset.Bearing != ""
	half := 180.0
	if directed {
		degrees, half = bearings[p.Offset.Bearing], 45
	}
	i, _ := a.gaz.ByID(p.ID)
	row := a.gaz.Row(i)
	centre, r := s.centre()
	if isnad.Wide(row.Kind) {
		if seat, ok := a.seats[row.Country+strings.TrimPrefix(row.Admin1, "ريف ")]; ok && row.Kind == "governorate" {
			centre = seat
		}
		if directed && len(s.Polygons) > 0 {
			if ps := wedge(s.Polygons, centre, degrees); ps != nil {
				s.Rule, s.Polygons = Part, ps
			}
		}
		return s
	}
	if row.Point {
		centre = Point{row.Lon, row.Lat}
	}
	inner, outer := ringOf(p.Relation, r)
	s.Rule, s.Points, s.Radius = Ring, nil, 0
	if directed {
		s.Rule = Part
	}
	s.Polygons = []Polygon{plane{centre}.sector(inner, outer, degrees, half)}
	return s
}

// ringOf is the ring that a relation means around a place of a radius.
func ringOf(how isnad.Relation, r float64) (inner, outer float64) {
	switch how {
	case isnad.Outskirts:
		return r / 2, 1.5 * r
	case isnad.AreaOf:
		return 0, 2*r + 2
	case isnad.Countryside:
		return r, 3*r + 5
	}
	return r, 2*r + 2
}

// centre is the middle of a shape and the radius of a disc as large.
func (s *Shape) centre() (Point, float64) {
	if len(s.Polygons) == 0 {
		return s.Points[0], s.Radius
	}
	area, c := extent(s.Polygons)
	return c, math.Sqrt(area / math.Pi)
}

// offset is what lies so far from a point: distances are taken to be right to 15
// percent, directions to half the step to the next of the eight.
func (a *Atlas) offset(p *isnad.Place) (Shape, bool) {
	from := p.Offset.From
	if from == nil {
		i, ok := a.gaz.ByID(p.ID)
		if !ok || !a.gaz.Row(i).Point || isnad.Wide(a.gaz.Row(i).Kind) {
			return Shape{}, false
		}
		r := a.gaz.Row(i)
		from = &isnad.End{ID: r.ID, Lat: r.Lat, Lon: r.Lon}
	}
	degrees, half := 0.0, 180.0
	if b := p.Offset.Bearing; b != "" {
		degrees, half = bearings[b], 22.5
	}
	at := plane{Point{from.Lon, from.Lat}}
	return Shape{Rule: Offset, Approximate: true, Of: []string{from.ID},
		Polygons: []Polygon{at.sector(0.85*p.Offset.Km, 1.15*p.Offset.Km, degrees, half)}}, true
}

// between is the strip from one place to another, a fifth as wide as long and two
// kilometres at least.
func between(a, b isnad.End) (Shape, bool) {
	l := a.KmTo(b)
	if l == 0 {
		return Shape{}, false
	}
	return Shape{Rule: Corridor, Approximate: true, Of: []string{a.ID, b.ID},
		Polygons: []Polygon{corridor(Point{a.Lon, a.Lat}, Point{b.Lon, b.Lat}, max(1, l/10))}}, true
}

// radius is how far a place of its kind reaches, in kilometres: a settlement as
// far as its people fill at 5,000 to the square kilometre, between half a
// kilometre and 15; one whose people nobody counted, as most of its kind do.
func radius(r *gazetteer.Row) float64 {
	if r.Pop > 0 && !isnad.Wide(r.Kind) {
		return min(15, max(0.5, math.Sqrt(float64(r.Pop)/5000/math.Pi)))
	}
	if km, ok := sizes[r.Kind]; ok {
		return km
	}
	return 0.5
}

var sizes = map[string]float64{
	"city": 3, "town": 1.5, "village": 1, "settlement": 1, "neighbourhood": 1, "camp": 1, "airport": 2,
	"subdistrict": 8, "district": 20, "governorate": 20, "region": 20, "country": 100,
}

package shape

import (
	"encoding/json"
	"math"
)

// Geometry is a geometry of GeoJSON (RFC 7946). Coordinates have five decimals, which
// is about a metre.
type Geometry struct {
	Type        string `json:"type"`
	Coordinates any    `json:"coordinates"`
}

// Geometry is the shape as points or polygons.
func (s Shape) Geometry() Geometry {
	switch points, polygons := rounded(s); {
	case len(points) == 1:
		return Geometry{"Point", points[0]}
	case len(points) > 1:
		return Geometry{"MultiPoint", points}
	case len(polygons) == 1:
		return Geometry{"Polygon", polygons[0]}
	default:
		return Geometry{"MultiPolygon", polygons}
	}
}

// MarshalJSON writes the shape as a GeoJSON feature: a geometry, and as properties the
// rule, whether it is approximate, the ids of the places that it was made from and the
// radius around its points.
func (s Shape) MarshalJSON() ([]byte, error) {
	type properties struct {
		Rule        Rule     `json:"rule"`
		Approximate bool     `json:"approximate"`
		Of          []string `json:"of"`
		RadiusKm    float64  `json:"radius_km,omitempty"`
	}
	return json.Marshal(struct {
		Type       string     `json:"type"`
		Properties properties `json:"properties"`
		Geometry   Geometry   `json:"geometry"`
	}{"Feature", properties{s.Rule, s.Approximate, s.Of, math.Round(s.Radius*100) / 100}, s.Geometry()})
}

// rounded are the points and polygons of a shape in five decimals.
func rounded(s Shape) ([]Point, []Polygon) {
	round := func(ps []Point) []Point {
		out := make([]Point, len(ps))
		for i, p := range ps {
			out[i] = Point{math.Round(p[0]*unit) / unit, math.Round(p[1]*unit) / unit}
		}
		return out
	}
	polygons := make([]Polygon, len(s.Polygons))
	for i, p := range s.Polygons {
		for _, r := range p {
			polygons[i] = append(polygons[i], round(r))
		}
	}
	return round(s.Points), polygons
}

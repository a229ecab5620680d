package main

import (
	"math"

	"golang.org/x/text/language"
)

// alpha2 is the id of the country with an ISO 3166-1 numeric code.
func alpha2(numeric string) string {
	r, err := language.ParseRegion(numeric)
	if err != nil {
		return ""
	}
	return r.String()
}

// centre moves the point of each country to the middle of its mainland: the
// centroid of the largest part of its outline, in degrees, unless that
// lies outside it or the outline goes round the date line. The tables give the middle of its people, which is the
// capital's suburb as often as not.
func (t *table) centre(countries []*outline) {
	for _, o := range countries {
		r := t.byID[o.id]
		if r == nil || r.kind != "country" || o.round() {
			continue
		}
		top := 0.0
		var mid row
		for _, ring := range o.rings {
			if area, lat, lon := ring.middle(); area > top {
				top, mid = area, row{lat: lat, lon: lon}
			}
		}
		if top > 0 && o.holds(&mid) {
			r.lat, r.lon = mid.lat, mid.lon
		}
	}
}

// round tells whether a part of the outline spans more than half of the longitudes,
// as one does that is cut at the date line.
func (o *outline) round() bool {
	for _, ring := range o.rings {
		west, east := 180.0, -180.0
		for _, p := range ring {
			west, east = min(west, p[0]), max(east, p[0])
		}
		if east-west > 180 {
			return true
		}
	}
	return false
}

// middle is the area of a ring, in square degrees, and its centroid.
func (g ring) middle() (area, lat, lon float64) {
	for i, j := 0, len(g)-1; i < len(g); j, i = i, i+1 {
		a, b := g[j], g[i]
		c := a[0]*b[1] - b[0]*a[1]
		area += c
		lon += (a[0] + b[0]) * c
		lat += (a[1] + b[1]) * c
	}
	if area == 0 {
		return 0, 0, 0
	}
	return math.Abs(area / 2), lat / (3 * area), lon / (3 * area)
}

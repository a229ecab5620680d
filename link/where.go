package link

import (
	"fmt"
	"math"
	"slices"

	"github.com/isnad-project/isnad"
)

// nearness is how two places lie to one another.
type nearness int

const (
	unknownPlace nearness = iota // one of them is not given
	samePlace
	within   // one holds the other
	siblings // two spots of one town, or two that the gazetteer lacks in one governorate
	apart
)

// Levels of places, coarse to fine.
const (
	levelCountry     = 0.0
	levelGovernorate = 1.0
	levelCapital     = 1.5 // a name that is both a governorate's and its city's
	levelArea        = 2.0
	levelTown        = 3.0
	levelQuarter     = 4.0
	levelSite        = 5.0
)

// level is how fine the place is.
func level(p *isnad.Place) float64 {
	switch p.Kind {
	case "country":
		return levelCountry
	case "governorate":
		return levelGovernorate
	case "district", "subdistrict", "region", "area":
		return levelArea
	case "neighbourhood", "camp":
		return levelQuarter
	case "city", "town", "village", "settlement":
		return levelTown
	case "":
	default:
		return levelSite
	}
	switch {
	case p.Country != "" && p.Admin1 == "":
		return levelCountry // by the codebook: a country or more than one governorate
	case p.Admin1 != "" && Fold(p.Name) == Fold(string(p.Admin1)):
		return levelCapital
	}
	return levelTown
}

// compare tells how a lies to b, and when one holds the other which one is the
// outer (-1 for a, 1 for b, 0 otherwise). Ids decide where both places have
// them; else names, governorates and countries do.
func compare(a, b *isnad.Place) (nearness, int) {
	if a == nil || b == nil {
		return unknownPlace, 0
	}
	if a.Relation == isnad.Between != (b.Relation == isnad.Between) {
		return siblings, 0
	}
	if a.ID != "" && b.ID != "" {
		switch {
		case a.ID == b.ID:
			return samePlace, 0
		case slices.Contains(a.Within, b.ID):
			return withinOrName(a, b, 1)
		case slices.Contains(b.Within, a.ID):
			return withinOrName(a, b, -1)
		}
	}
	if a.Country != "" && b.Country != "" && a.Country != b.Country {
		return apart, 0
	}
	if a.Admin1 != "" && b.Admin1 != "" && Fold(string(a.Admin1)) != Fold(string(b.Admin1)) {
		return apart, 0
	}
	na, nb := Fold(a.Name), Fold(b.Name)
	if na == nb {
		return samePlace, 0
	}
	switch la, lb := level(a), level(b); {
	case la <= levelCountry && lb <= levelCountry:
		return apart, 0
	case la <= levelCountry && a.Country == b.Country:
		return within, -1
	case lb <= levelCountry && a.Country == b.Country:
		return within, 1
	case a.Admin1 != "" && b.Admin1 != "" && na == Fold(string(b.Admin1)):
		if a.ID != "" && b.ID != "" && level(a) >= levelTown {
			break // the city that gives its governorate its name, and b lies elsewhere in it
		}
		return within, -1
	case a.Admin1 != "" && b.Admin1 != "" && nb == Fold(string(a.Admin1)):
		if a.ID != "" && b.ID != "" && level(b) >= levelTown {
			break
		}
		return within, 1
	case a.Admin1 == "" || b.Admin1 == "":
		if (a.ID == "" || b.ID == "") && (a.Country == b.Country || a.Country == "" || b.Country == "") {
			return siblings, 0 // one is a name that no table places: it may be anywhere in the country
		}
		return apart, 0
	}
	return spots(a, b), 0
}

// withinOrName takes a town and the district that is called after it for one
// place: reports do not tell them apart.
func withinOrName(a, b *isnad.Place, outer int) (nearness, int) {
	if Fold(a.Name) == Fold(b.Name) {
		return samePlace, 0
	}
	return within, outer
}

// spots tells siblings from places that lie apart, in one governorate.
func spots(a, b *isnad.Place) nearness {
	if a.ID != "" && b.ID != "" {
		fine := level(a) >= levelQuarter && level(b) >= levelQuarter
		if fine && len(a.Within) > 0 && len(b.Within) > 0 && a.Within[0] == b.Within[0] {
			return siblings
		}
		return apart
	}
	return siblings
}

// comparePlaces gives points for a pair's places, and never when they cannot be
// one.
func comparePlaces(a, b *item) (points float64, why string, never bool) {
	p, q := a.c.Place, b.c.Place
	how, outer := compare(p, q)
	switch how {
	case unknownPlace:
		return -0.5, "a place is not given", false
	case apart:
		if !sameReport(a, b) && (a.placeTaken || b.placeTaken) {
			return -1, "places lie apart, one taken from the context", false
		}
		if tied(a, b) {
			return -1.5, "places lie apart, but other words tie the two", false
		}
		return 0, "places lie apart", true
	case samePlace:
		points = 2
		switch l := min(level(p), level(q)); {
		case l <= levelCountry:
			points = 0
		case l <= levelGovernorate:
			points = 1.2
		case l <= levelCapital:
			points = 1.6
		}
		why = "same place"
		if p.ID != q.ID && p.ID != "" && q.ID != "" {
			points, why = points-0.2, "same name"
		}
		return points - turn(p.Relation, q.Relation), why, false
	case within:
		o := p
		if outer > 0 {
			o = q
		}
		rare := singular(a.c.Type) && singular(b.c.Type) && (a.c.Type != "assault.kill" || b.c.Type != "assault.kill")
		switch l := level(o); {
		case l <= levelCountry:
			return -1.6, "one place is the other's country", false
		case !rare: // shelling, fighting and killing go on at many spots of a town
			return -1, "one place holds the other", false
		case l <= levelGovernorate:
			return 0, "one place holds the other", false
		case l <= levelArea:
			return 0.6, "one place holds the other", false
		}
		return 0.8, "one place holds the other", false
	}
	// siblings
	if km, ok := distance(p, q); ok {
		if km <= 1.5 {
			return 0, fmt.Sprintf("%.1f km apart", km), false
		}
		return -1.5, fmt.Sprintf("%.1f km apart", km), false
	}
	if loose(p.Relation) || loose(q.Relation) {
		return -0.4, "two spots of one area, one only near", false
	}
	return -1.5, "two spots of one area", false
}

// turn is what it costs that one event lies in and the other at a place.
func turn(a, b isnad.Relation) float64 {
	if a == b {
		return 0
	}
	if a == isnad.Countryside || b == isnad.Countryside {
		return 1.7
	}
	if a == isnad.AreaOf || b == isnad.AreaOf {
		return 1
	}
	return 0.3
}

func loose(r isnad.Relation) bool {
	return r == isnad.Near || r == isnad.Outskirts || r == isnad.Toward
}

// distance in kilometres between two points of the gazetteer.
func distance(p, q *isnad.Place) (float64, bool) {
	if p.Lat == nil || p.Lon == nil || q.Lat == nil || q.Lon == nil {
		return 0, false
	}
	const earth, rad = 6371.0, math.Pi / 180
	dLat, dLon := (*q.Lat-*p.Lat)*rad/2, (*q.Lon-*p.Lon)*rad/2
	h := math.Pow(math.Sin(dLat), 2) + math.Cos(*p.Lat*rad)*math.Cos(*q.Lat*rad)*math.Pow(math.Sin(dLon), 2)
	return 2 * earth * math.Asin(math.Sqrt(min(1, h))), true
}

// holds tells whether inner surely lies in outer, or is it.
func holds(outer, inner *isnad.Place) bool {
	how, which := compare(outer, inner)
	if how == samePlace {
		return outer.Relation == inner.Relation || outer.Relation == isnad.In && level(outer) >= levelArea ||
			outer.Relation == isnad.In && inner.Relation != isnad.Countryside
	}
	return how == within && which < 0
}

// tied tells that two reports give one figure of some size for the same day, or have one
// sentence from one another: a place that the reader has wrong does not part them.
func tied(a, b *item) bool {
	if sameReport(a, b) {
		return false
	}
	if a.in.Passage != "" && a.in.Passage == b.in.Passage {
		return true
	}
	x, y := a.stated.killed, b.stated.killed
	return x.set && y.set && !x.vague && !y.vague && x.figure() == y.figure() && x.figure() >= 10 && gap(a.when, b.when) == 0 && a.when.frame == b.when.frame
}

package isnad

import "math"

// Class says how exactly a claim's place is known, by its own row of the
// gazetteer and by what the text says of it: the town itself, or something 20
// kilometres west of it. docs/codebook.md describes the scale.
type Class string

// The classes, the finest first.
const (
	AtSite          Class = "site"          // a named facility with a point of its own
	AtNeighbourhood Class = "neighbourhood" // a quarter of a town
	AtTown          Class = "town"          // a town or village
	Around          Class = "around"        // near, at the edge of, or so many kilometres from a known place
	InSubdistrict   Class = "subdistrict"   //
	InDistrict      Class = "district"      //
	Along           Class = "line"          // between two known places, or on the road that joins them
	InRegion        Class = "region"        // a region, a mountain or a river: no official borders, or none that the gazetteer has
	InPart          Class = "part"          // a direction or the countryside of a governorate or country
	InGovernorate   Class = "governorate"   //
	InCountry       Class = "country"       //
	AtSea           Class = "sea"           //
	Named           Class = "named"         // a name, and no place of the gazetteer decided for it
)

// nearby is how far from a known point an event may lie and still be coded at it
// by UCDP GED, in kilometres.
const nearby = 25

// Class is how exactly the place is known.
func (p *Place) Class() Class {
	if len(p.Ends) == 2 {
		return Along
	}
	c := p.class()
	switch {
	case p.Offset != nil && p.Offset.Km > 0 && (c != Named || p.Offset.From != nil):
		return Around
	case p.Relation == In, p.Relation == "", c == Named, c == AtSea, c == InRegion, c == InDistrict:
		return c
	case c == InGovernorate, c == InCountry:
		if p.Relation == Countryside || p.Relation == AreaOf {
			return InPart
		}
		return c
	}
	return Around
}

// class is how exactly the named place itself is known.
func (p *Place) class() Class {
	switch {
	case p.Kind == "governorate", p.Kind == "country": // by their names alone
		return Class(p.Kind)
	case p.ID == "":
		return Named
	case p.Kind == "sea":
		return AtSea
	case p.Kind == "subdistrict", p.Kind == "district":
		return Class(p.Kind)
	case Wide(p.Kind):
		return InRegion
	case p.Precision == "area":
		return Around
	case p.Precision == "":
		return Named
	}
	return Class(p.Precision)
}

// UCDP is the code of where_prec in the UCDP Georeferenced Event Dataset, or 0
// when the gazetteer has no place for the name.
func (p *Place) UCDP() int {
	switch p.Class() {
	case AtSite, AtNeighbourhood, AtTown:
		return 1
	case Around:
		if p.Offset != nil && p.Offset.Km > nearby {
			return 5
		}
		return 2
	case InSubdistrict, InDistrict:
		return 3
	case InGovernorate:
		return 4
	case InPart:
		if p.Kind == "country" {
			return 5 // more than a governorate
		}
		return 4
	case Along:
		if p.Ends[0].KmTo(p.Ends[1]) <= nearby {
			return 2
		}
		return 5
	case InRegion:
		return 5
	case InCountry:
		return 6
	case AtSea:
		return 7
	}
	return 0
}

// ACLED is the code of geo_precision of the Armed Conflict Location & Event Data,
// or 0 when the gazetteer has no place for the name.
func (p *Place) ACLED() int {
	switch p.Class() {
	case AtSite, AtNeighbourhood, AtTown:
		return 1
	case Around, InSubdistrict, InDistrict, Along, InPart:
		return 2
	case InRegion, InGovernorate, InCountry, AtSea:
		return 3
	}
	return 0
}

// KmTo is the way from one place to another over a sphere, in kilometres.
func (e End) KmTo(o End) float64 {
	const rad = math.Pi / 180
	a, b := math.Sin((o.Lat-e.Lat)*rad/2), math.Sin((o.Lon-e.Lon)*rad/2)
	return 2 * 6371 * math.Asin(math.Sqrt(a*a+math.Cos(e.Lat*rad)*math.Cos(o.Lat*rad)*b*b))
}

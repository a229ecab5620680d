package link

import "slices"

// never is the verdict on pairs that cannot be of one happening.
const never = -100.0

// excluded tells why two claims of one report cannot be of one happening, whatever else speaks
// for it; empty when they can.
func excluded(a, b *item) (about, why string) {
	ga, gb := group(a.c.Type), group(b.c.Type)
	switch {
	case a.stance == idle || b.stance == idle:
		return "modality", "a plan or a condition is not a happening"
	case ga != gb: // a toll of one attack joins it when all that is told of the place is known: see absorb
		return "type", a.c.Type + " against " + b.c.Type
	case ga == "toll" && !oneToll(a, b):
		return "place", "a toll over one area or time is not a toll over another"
	case ofSeries(a, b):
		return "telling", "a series is not one of its acts"
	case listMembers(a, b):
		return "telling", "members of one list, at different places"
	case a.ordinal*b.ordinal == 2:
		return "telling", "told as the first and another"
	case a.c.Type != b.c.Type && specificity(a.c.Type) >= 4 && specificity(b.c.Type) >= 4 && sameNarrator(a, b) && twoFigures(a, b):
		return "figures", "one narrator gives acts of two such kinds two figures"
	}
	return "", ""
}

// objecting is what it costs two claims of one report that something speaks against them that judged
// reports have too seldom for its weight to be learned.
const objecting = -4.0

// objection tells what that is; empty when there is nothing.
func objection(a, b *item) (about, why string) {
	place := placeRelation(a, b)
	switch {
	case a.when.known && b.when.known && !a.timeTaken && !b.timeTaken && a.when.frame == b.when.frame && gap(a.when, b.when) > 0:
		return "time", "one report puts them on different days"
	case place == oneHolds && ofTown(a, b) && !(singular(a.c.Type) && singular(b.c.Type) && a.c.Type != "assault.kill"):
		return "place", "a town and a spot of it, where such acts go on all over"
	case (place == twoSpots || place == farApart) && !a.placeTaken && !b.placeTaken && goesOn(a) && goesOn(b) && a.placeName != b.placeName &&
		!loose(a.c.Place.Relation) && !loose(b.c.Place.Relation):
		return "place", "two places in the report's own words, where such acts go on all over"
	case place <= sameArea && !a.placeTaken && !b.placeTaken && turned(a.c.Place.Relation, b.c.Place.Relation):
		return "place", "one in a place and one around it"
	case (place == oneHolds || place == itsCountry) && (whole(a.stated.killed, b.stated.killed) || whole(a.stated.injured, b.stated.injured)):
		return "figures", "a place and what lies in it, with other figures"
	case !sameNarrator(a, b) && len(a.c.Source) > 0 && len(b.c.Source) > 0 && len(a.actors) > 0 && len(b.actors) > 0 &&
		len(shared(a.actors, b.actors)) == 0 && len(shared(a.parties, b.parties)) == 0 && !singular(a.c.Type) && !singular(b.c.Type):
		return "actors", "two narrators name two parties, for acts that go on all over a place"
	case !sameNarrator(a, b) && kinship(a.c.Type, b.c.Type) <= 0.5 && (passing(a) || passing(b)):
		return "telling", "two narrators on acts of two kinds, one without figure and date"
	case sameNarrator(a, b) && meansConflict(a, b) && (means(a.c.Type) == "explosion") != (means(b.c.Type) == "explosion"):
		return "type", "one narrator tells of a bomb and of fire"
	case sameNarrator(a, b) && a.c.TollKind == "" && b.c.TollKind == "" && len(a.weapon) > 0 && len(b.weapon) > 0 &&
		!slices.Equal(a.weapon, b.weapon) && differ(a.stated.killed, b.stated.killed):
		return "figures", "one narrator gives two figures and two weapons"
	}
	return "", ""
}

// twoFigures tells two numbers of killed, each of an act's own, that cannot both be true of one.
func twoFigures(a, b *item) bool {
	own := func(it *item) bool {
		return it.c.TollKind == "" && it.stated.killed.exact() && !it.stated.partial[0]
	}
	return own(a) && own(b) && whole(a.stated.killed, b.stated.killed)
}

// goesOn tells an act of a kind that goes on at many places at once: fire, air raids, fighting.
func goesOn(it *item) bool { return group(it.c.Type) == "violence" && !singular(it.c.Type) }

// ofTown tells that the coarser of two places is a town or a spot of one.
func ofTown(a, b *item) bool {
	l := min(level(a.c.Place), level(b.c.Place))
	return l == levelCapital || l >= levelTown
}

// whole tells two figures of which neither is none and that cannot both be true: the one may be
// a part of the other.
func whole(x, y span) bool { return differ(x, y) && x.figure() > 0 && y.figure() > 0 }

// oneToll tells that two tolls can count the same persons: of one area, or of none for one
// time with one figure, and with figures that are not far apart.
func oneToll(a, b *item) bool {
	if how, _ := compare(a.c.Place, b.c.Place); how != samePlace && !(a.c.Place == nil && b.c.Place == nil && a.when.known && a.when == b.when &&
		(equal(a.stated.killed, b.stated.killed, 5) || equal(a.stated.injured, b.stated.injured, 5))) {
		return false
	}
	for _, f := range [2][2]span{{a.stated.killed, b.stated.killed}, {a.stated.injured, b.stated.injured}} {
		x, y := f[0], f[1]
		if !x.set || !y.set {
			continue
		}
		ratio := float64(max(x.figure(), y.figure())) / float64(max(1, min(x.figure(), y.figure())))
		if ratio > 3 && !x.meets(y) || x.vague != y.vague && ratio > 50 {
			return false
		}
	}
	return true
}

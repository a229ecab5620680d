package link

import (
	"slices"
	"strings"
)

// several tells words that name more acts than one: «تفجيرات», «هجمات انتحارية»,
// «التفجيرات الأربعة». A pair («تفجيران») may be told as one, so it is not asked for.
func several(words string) bool {
	for w := range strings.FieldsSeq(Fold(words)) {
		if w = bare(w); len([]rune(w)) >= 5 && strings.HasSuffix(w, "ات") {
			return true
		}
	}
	return false
}

// isSeries tells a claim of several acts told as one over a country or more than one
// governorate: its figures are a sum over them. Of bombs, each of which is an act of
// its own, so is one that names no place itself.
func isSeries(it *item) bool {
	if !it.several || means(it.c.Type) == "" {
		return false
	}
	return it.c.Place == nil || level(it.c.Place) <= levelCountry || it.placeTaken && means(it.c.Type) == "explosion"
}

// ofSeries tells that one of two claims is of a series and the other of a single act at a
// place of its own: then they relate as total and part, and are not one happening.
func ofSeries(a, b *item) bool {
	single := func(it *item) bool {
		return !it.several && !it.placeTaken && it.c.Place != nil && level(it.c.Place) > levelCountry
	}
	return isSeries(a) && single(b) || isSeries(b) && single(a)
}

// tollOf is the group of the series that a group of tolls is told of, with the reason, or
// -1: a report gives the toll in the very words that name the series.
func (a *absorber) tollOf(t int) (int, string) {
	found := -1
	for _, i := range a.groups[t] {
		x := a.items[i]
		g := slices.IndexFunc(a.byReport[report(x.in)], func(g int) bool {
			return slices.ContainsFunc(a.groups[g], func(j int32) bool {
				y := a.items[j]
				return sameNarrator(x, y) && isSeries(y) && !y.placeTaken && y.c.Quote.Overlaps(x.c.Quote) && x.placeName == y.placeName && gap(x.when, y.when) == 0
			})
		})
		if g < 0 {
			return -1, ""
		}
		if g = a.byReport[report(x.in)][g]; found >= 0 && found != g {
			return -1, ""
		}
		found = g
	}
	return found, "the toll of the series that the same words name"
}

// again is the group of the one series that the report of a group tells of, when the group
// only goes back to several acts and names no place: «التفجيرات استهدفت حواجز».
func (a *absorber) again(t int) (int, string) {
	found := -1
	for _, i := range a.groups[t] {
		x := a.items[i]
		if !isSeries(x) || !x.placeTaken || x.stated.killed.set || x.stated.injured.set {
			return -1, ""
		}
		for _, g := range a.byReport[report(x.in)] {
			if g == t || !slices.ContainsFunc(a.groups[g], func(j int32) bool {
				y := a.items[j]
				return sameReport(x, y) && isSeries(y) && !y.placeTaken && kinship(x.c.Type, y.c.Type) > 0.5 && gap(x.when, y.when) == 0
			}) {
				continue
			}
			if found >= 0 && found != g {
				return -1, ""
			}
			found = g
		}
	}
	return found, "goes back to the only series that the report tells of"
}

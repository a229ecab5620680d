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
func (a *absorber) tollOf(t int32) (int32, string) {
	found := int32(-1)
	for _, i := range a.groups[t] {
		x, told := a.at(i), a.byText[a.text[i]]
		n := slices.IndexFunc(told, func(g int32) bool {
			return a.tells(g, i, func(y *item) bool {
				return sameNarrator(x, y) && isSeries(y) && !y.placeTaken && y.c.Quote.Overlaps(x.c.Quote) && x.placeName == y.placeName && gap(x.when, y.when) == 0
			})
		})
		if n < 0 || found >= 0 && found != told[n] {
			return -1, ""
		}
		found = told[n]
	}
	return found, "the toll of the series that the same words name"
}

// goesBack tells a claim that only goes back to several acts and names no place: «التفجيرات استهدفت حواجز».
func goesBack(it *item) bool {
	return isSeries(it) && it.placeTaken && !it.stated.killed.set && !it.stated.injured.set
}

// again is the group of the one series that the report of a group tells of, when the group
// only goes back to several acts.
func (a *absorber) again(t int32) (int32, string) {
	found := int32(-1)
	for _, i := range a.groups[t] {
		x := a.at(i)
		for _, g := range a.byText[a.text[i]] {
			if g == t || !a.tells(g, i, func(y *item) bool {
				return isSeries(y) && !y.placeTaken && kinship(x.c.Type, y.c.Type) > 0.5 && gap(x.when, y.when) == 0
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

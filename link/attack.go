package link

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/isnad-project/isnad"
)

// absorber finds the attack that a toll is told of, and the series that a word goes back to.
type absorber struct {
	*clustering
	groups  [][]int32
	joining []int32            // groups of tolls alone, and of what goes back to a series
	byText  map[int32][]int32  // violence told of in a report
	byDay   map[uint64][]int32 // violence of a rare kind, by place and day
	apart   map[pair]bool
}

// once appends g unless it stands last already.
func once(gs []int32, g int32) []int32 {
	if n := len(gs); n > 0 && gs[n-1] == g {
		return gs
	}
	return append(gs, g)
}

// near are the items of the groups of violence that the report of an item tells of, as far as they stand
// in it: what is told elsewhere of a long fight may be more than there is room for.
func (a *absorber) near(i int32) []int32 {
	var out []int32
	for _, g := range a.byText[a.text[i]] {
		for _, j := range a.groups[g] {
			if a.together(i, j) {
				out = append(out, j)
			}
		}
	}
	return out
}

// tells tells whether anything is so that a group tells of in the report of an item.
func (a *absorber) tells(g, i int32, so func(y *item) bool) bool {
	return slices.ContainsFunc(a.groups[g], func(j int32) bool { return a.together(i, j) && so(a.at(j)) })
}

func dayKeys(it *item) []uint64 {
	if it.c.Place == nil || !it.when.known || it.when.frame != "" || it.when.length() > 2 {
		return nil
	}
	own, _ := placeKeys(it.c.Place)
	var out []uint64
	for d := it.when.from; d <= it.when.to; d++ {
		for _, p := range own {
			out = append(out, hashed(p+"|"+strconv.Itoa(d)))
		}
	}
	return out
}

// attackOf is the group of the attack that a group of tolls is told of, with
// the reason, or -1. A toll over more than one town is told of none.
func (a *absorber) attackOf(t int32) (int32, string) {
	voiced := false
	for _, i := range a.groups[t] {
		it := a.at(i)
		if it.c.Place == nil || level(it.c.Place) < levelTown || it.stance == idle {
			return -1, ""
		}
		voiced = voiced || it.stance == says
	}
	if !voiced {
		return -1, ""
	}
	if there := a.told(t); len(there) > 0 {
		if len(there) == 1 && a.fits(t, there[0]) {
			return there[0], "a toll of the only attack that the report tells of there"
		}
		return -1, ""
	}
	return a.elsewhere(t)
}

// told are the attacks that the reports of the toll tell of at its place or
// inside it.
func (a *absorber) told(t int32) []int32 {
	var found []int32
	for _, i := range a.groups[t] {
		p := a.at(i).c.Place
		for _, g := range a.byText[a.text[i]] {
			if !slices.Contains(found, g) && a.tells(g, i, func(y *item) bool { return y.c.Place != nil && inside(p, y.c.Place) }) {
				found = append(found, g)
			}
		}
	}
	return found
}

// elsewhere looks for the one attack of a rare kind that other reports tell of
// at the toll's place on its day, with a figure or a word of its trigger in
// common.
func (a *absorber) elsewhere(t int32) (int32, string) {
	var found []int32
	for _, i := range a.groups[t] {
		for _, k := range dayKeys(a.at(i)) {
			for _, g := range a.byDay[k] {
				if !slices.Contains(found, g) {
					found = append(found, g)
				}
			}
		}
	}
	if len(found) != 1 || !a.fits(t, found[0]) {
		return -1, ""
	}
	for _, i := range a.groups[t] {
		for _, j := range a.groups[found[0]] {
			x, y := a.at(i), a.at(j)
			if both := shared(x.words, contentWords(y.c.Trigger)); len(both) > 0 {
				return found[0], fmt.Sprintf("a toll of the only attack there on that day, which it names: %s", both[0])
			}
			if equal(x.stated.killed, y.stated.killed, 5) || equal(x.stated.injured, y.stated.injured, 5) {
				return found[0], "a toll of the only attack there on that day, with its figure"
			}
		}
	}
	return -1, ""
}

// inside tells whether q is p or lies in it.
func inside(p, q *isnad.Place) bool {
	how, outer := compare(p, q)
	return how == samePlace || how == within && outer < 0
}

// fits tells whether the toll can count what the attack cost: the times allow
// it, and no narrator gives two figures for one outcome. Shelling and fighting go
// on all over a place: then the toll must be of the very place, and of a city by
// the same narrator.
func (a *absorber) fits(t, v int32) bool {
	a.hold(slices.Concat(a.groups[t], a.groups[v]))
	rare, very, narrator, city := false, false, false, false
	for _, i := range a.groups[t] {
		x := a.at(i)
		city = city || x.c.Place.Kind == "city"
		for _, j := range a.groups[v] {
			y := a.at(j)
			if y.stance == idle {
				continue
			}
			if x.when.known && y.when.known && x.when.frame == y.when.frame && gap(x.when, y.when) > 0 {
				return false
			}
			if x.originKey == y.originKey && sameReport(x, y) {
				narrator = true
				if differ(x.stated.killed, y.stated.killed) || differ(x.stated.injured, y.stated.injured) {
					return false
				}
			}
			rare = rare || singular(y.c.Type)
			if how, _ := compare(x.c.Place, y.c.Place); how == samePlace && !turned(x.c.Place.Relation, y.c.Place.Relation) {
				very = true
			}
		}
	}
	return rare || very && (narrator || !city)
}

func differ(a, b span) bool { return a.set && b.set && !a.meets(b) }

// turned tells that one lies around a place and the other in or at it.
func turned(p, q isnad.Relation) bool {
	around := func(r isnad.Relation) bool { return r == isnad.Countryside || r == isnad.AreaOf }
	return p != q && (around(p) || around(q))
}

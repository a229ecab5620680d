package link

import (
	"cmp"
	"slices"
)

// kinds are what is asked of an item when tolls look for their attacks.
type kinds uint8

const (
	violent kinds = 1 << iota
	tolling
	otherwise
	voiced // neither planned nor conditional
	back   // goes back to a series, see again
)

func kindsOf(it *item) (k kinds) {
	switch group(it.c.Type) {
	case "violence":
		k = violent
	case "toll":
		k = tolling
	default:
		k = otherwise
	}
	if it.stance != idle {
		k |= voiced
	}
	if goesBack(it) {
		k |= back
	}
	return k
}

// rareDay is a place and day of an act of a rare kind.
type rareDay struct {
	key  uint64
	item int32
}

// absorb lets a toll that is told of one attack join it: "47 are still being
// treated" in a report on one bombing in the town counts the same people as the
// bombing does, and is no sum over it. A toll of a place with several attacks
// stays what it is. So does a word that only goes back to a series join it. It gives the
// groups, and adds an edge for each that joined.
func (c *clustering) absorb(groups [][]int32) [][]int32 {
	a := newAbsorber(c, groups)
	into := map[int32]int32{}
	for joining := a.joining; len(joining) > 0; {
		n := a.gather(joining)
		for _, t := range joining[:n] {
			v, why := a.whole(t)
			if v < 0 || a.keptApart(t, v) {
				continue
			}
			into[t] = v
			p := order(groups[t][0], groups[v][0])
			c.edges, c.why[p] = append(c.edges, comparison{pair: p, score: Threshold, joined: true}), why
		}
		joining = joining[n:]
	}
	joined := map[int32][]int32{}
	for t, v := range into {
		if w, further := into[v]; further {
			v = w
		}
		joined[v] = append(joined[v], groups[t]...)
	}
	var out [][]int32
	for g, members := range groups {
		if _, gone := into[int32(g)]; gone {
			continue
		}
		if more := joined[int32(g)]; more != nil {
			members = slices.Sorted(slices.Values(slices.Concat(members, more)))
		}
		out = append(out, members)
	}
	return out
}

func newAbsorber(c *clustering, groups [][]int32) *absorber {
	a := &absorber{clustering: c, groups: groups, byText: map[int32][]int32{}, byDay: map[uint64][]int32{}, apart: map[pair]bool{}}
	for _, p := range c.barred {
		a.apart[p] = true
	}
	attacks := make([]int32, len(c.ids)) // the group of each item, from 1, if it is one
	for g, members := range groups {
		var all kinds
		everyone := ^kinds(0)
		for _, i := range members {
			all, everyone = all|c.kinds[i], everyone&c.kinds[i]
		}
		switch {
		case all&violent != 0:
			for _, i := range members {
				attacks[i] = int32(g) + 1
				if c.kinds[i]&voiced != 0 {
					a.byText[c.text[i]] = once(a.byText[c.text[i]], int32(g))
				}
			}
			if everyone&back != 0 {
				a.joining = append(a.joining, int32(g))
			}
		case all&^voiced == tolling:
			a.joining = append(a.joining, int32(g))
		}
	}
	for _, r := range c.rare {
		if g := attacks[r.item]; g > 0 {
			a.byDay[r.key] = once(a.byDay[r.key], g-1)
		}
	}
	slices.SortStableFunc(a.joining, func(x, y int32) int { return compareAreas(c.lies[groups[x][0]], c.lies[groups[y][0]]) })
	return a
}

// whole is the group that a group is to join, with the reason, or -1.
func (a *absorber) whole(t int32) (int32, string) {
	if a.kinds[a.groups[t][0]]&tolling == 0 {
		return a.again(t)
	}
	if v, why := a.attackOf(t); v >= 0 {
		return v, why
	}
	return a.tollOf(t)
}

// gather has the first groups, and the attacks that their reports tell of, ready to be asked for.
func (a *absorber) gather(joining []int32) int {
	var want []int32
	for n, t := range joining {
		if n > 0 && len(want) >= a.room/2 {
			a.hold(want)
			return n
		}
		want = append(want, a.groups[t]...)
		for _, i := range a.groups[t] {
			want = append(want, a.near(i)...)
		}
	}
	a.hold(want)
	return len(joining)
}

// keptApart tells that a judgement says so of two groups.
func (a *absorber) keptApart(t, v int32) bool {
	return len(a.apart) > 0 && slices.ContainsFunc(a.groups[t], func(i int32) bool {
		return slices.ContainsFunc(a.groups[v], func(j int32) bool { return a.apart[order(i, j)] })
	})
}

// area is where an item lies, by numbers of names, and its first day: what is compared lies near one another
// in the order of areas. Weeks come first: all that reports of one week tell is compared when these are much alike, wherever
// they put it, and claims of one week stand near one another in a ledger too.
type area struct {
	region, place uint32
	day           int32
}

func areaOf(it *item) area {
	a := area{day: int32(it.when.from)}
	if p := it.c.Place; p != nil {
		a.region, a.place = uint32(hashed(string(p.Country)+"|"+string(p.Admin1))), uint32(hashed(it.placeName))
	}
	return a
}

func compareAreas(a, b area) int {
	return cmp.Or(cmp.Compare(a.day/7, b.day/7), cmp.Compare(a.region, b.region), cmp.Compare(a.place, b.place), cmp.Compare(a.day, b.day))
}

package link

import (
	"cmp"
	"slices"
	"strings"

	"github.com/isnad-project/isnad"
)

// contradictions are the typed disagreements among the claims of one incident.
// Each names only claims that another claim on the other side excludes.
func contradictions(items []*item) []isnad.Contradiction {
	var out []isnad.Contradiction
	out = append(out, numberConflicts("killed", voices(items, killed))...)
	out = append(out, numberConflicts("injured", voices(items, injured))...)
	out = append(out, kindConflicts(items)...)
	said := only(items, says)
	out = append(out, split("place", "place", said, placesConflict)...)
	out = append(out, split("date", "date", printedFirst(said), datesConflict)...)
	out = append(out, split("actors", "perpetrator", said, actorsConflict)...)
	out = append(out, split("type", "means", said, meansConflict)...)
	sided := sides(items)
	out = append(out, split("control", "control", sided, controlConflicts)...)
	out = append(out, split("happened", "happened", sided, happenedConflicts)...)
	return out
}

func only(items []*item, s stance) []*item {
	var out []*item
	for _, it := range items {
		if it.stance == s {
			out = append(out, it)
		}
	}
	return out
}

// numberConflicts sorts the figures that their origins stand by into groups that
// can be true together, and opposes neighbouring groups.
func numberConflicts(field string, vs []voice) []isnad.Contradiction {
	vs = standing(vs)
	slices.SortStableFunc(vs, func(a, b voice) int {
		return cmp.Or(cmp.Compare(a.low, b.low), cmp.Compare(a.high, b.high))
	})
	var groups [][]voice
	for _, v := range vs {
		last := len(groups) - 1
		if last < 0 || slices.ContainsFunc(groups[last], func(w voice) bool { return !w.meets(v.span) }) {
			groups = append(groups, []voice{v})
			continue
		}
		groups[last] = append(groups[last], v)
	}
	var out []isnad.Contradiction
	for i := 1; i < len(groups); i++ {
		kind := "number"
		if groups[i-1][0].zero() {
			kind = "none_some"
		}
		c, least := opposed(groups[i-1], groups[i], func(v voice) *testimony { return v.by },
			func(v, w voice) bool { return !v.meets(w.span) })
		out = append(out, isnad.Contradiction{Field: field, Kind: kind, Claims: c, Least: least})
	}
	return out
}

// kindConflicts finds disagreements on how many of one kind befell what. A
// figure that stands for its claim's total is compared with totals, not here.
func kindConflicts(items []*item) []isnad.Contradiction {
	var kinds []kindOf
	for _, it := range items {
		for k := range it.stated.kinds {
			if !slices.Contains(kinds, k) {
				kinds = append(kinds, k)
			}
		}
	}
	slices.SortFunc(kinds, func(a, b kindOf) int {
		return cmp.Or(cmp.Compare(a.outcome, b.outcome), cmp.Compare(a.who, b.who))
	})
	var out []isnad.Contradiction
	for _, k := range kinds {
		field := k.outcome
		if k.who != persons {
			field += "." + k.who
		}
		out = append(out, numberConflicts(field, voices(items, func(t *testimony) (span, bool) {
			if k.outcome == "killed" && t.byKind[0] || k.outcome == "injured" && t.byKind[1] {
				return span{}, false
			}
			return t.kinds[k], false
		}))...)
	}
	return out
}

// split sorts items into groups without conflict inside and opposes each to
// each, the one with most origins first.
func split(field, kind string, items []*item, conflict func(a, b *item) bool) []isnad.Contradiction {
	var groups [][]*item
	for _, it := range items {
		at := slices.IndexFunc(groups, func(g []*item) bool {
			return !slices.ContainsFunc(g, func(o *item) bool { return conflict(it, o) || conflict(o, it) })
		})
		if at < 0 {
			at, groups = len(groups), append(groups, nil)
		}
		groups[at] = append(groups[at], it)
	}
	slices.SortStableFunc(groups, func(a, b []*item) int { return origins(b) - origins(a) })
	var out []isnad.Contradiction
	for i := range groups {
		for _, other := range groups[i+1:] {
			c, least := opposed(groups[i], other, func(it *item) *testimony { return it.testimony },
				func(a, b *item) bool { return conflict(a, b) || conflict(b, a) })
			if len(c[0]) > 0 {
				out = append(out, isnad.Contradiction{Field: field, Kind: kind, Claims: c, Least: least})
			}
		}
	}
	return out
}

func origins(items []*item) int {
	m := map[string]bool{}
	for _, it := range items {
		m[it.originKey] = true
	}
	return len(m)
}

// opposed are the claims of each side that somebody of the other side excludes, and two of
// them that do: the smallest set of claims that conflict. Of several such pairs it is one
// whose narrators have names, and the first by the order of the report.
func opposed[T any](a, b []T, of func(T) *testimony, conflict func(x, y T) bool) (sides [2][]string, least [2]string) {
	nameless := 3
	for _, x := range a {
		excludes := false
		for _, y := range b {
			if !conflict(x, y) {
				continue
			}
			excludes = true
			if n := boolInt(of(x).origin == "") + boolInt(of(y).origin == ""); n < nameless {
				nameless, least = n, [2]string{of(x).claim, of(y).claim}
			}
		}
		if excludes {
			sides[0] = append(sides[0], of(x).claim)
		}
	}
	for _, y := range b {
		if slices.ContainsFunc(a, func(x T) bool { return conflict(x, y) }) {
			sides[1] = append(sides[1], of(y).claim)
		}
	}
	return sides, least
}

// placesConflict tells fine places that exclude one another; two spots of one
// area do when each is said to be the very place.
func placesConflict(a, b *item) bool {
	p, q := a.c.Place, b.c.Place
	switch how, _ := compare(p, q); how {
	case apart:
		return true
	case siblings:
		return !loose(p.Relation) && !loose(q.Relation) && min(level(p), level(q)) >= levelTown
	}
	return false
}

func datesConflict(a, b *item) bool {
	return a.when.known && b.when.known && a.when.frame == b.when.frame && gap(a.when, b.when) > 0
}

// actorsConflict tells claims that name different parties: two known ones, or a state's army
// and men who are only said to be armed, rebels or terrorists.
func actorsConflict(a, b *item) bool {
	switch isnad.Family(a.c.Type) {
	case "assault", "coerce":
	default:
		return false // the sides of a fight are both its actors
	}
	if a.originKey == b.originKey || len(shared(a.actors, b.actors)) > 0 {
		return false
	}
	if len(a.parties) > 0 && len(b.parties) > 0 {
		return len(shared(a.parties, b.parties)) == 0
	}
	return army(a) && irregular(b) || army(b) && irregular(a)
}

// army tells that a state's army is named: «الجيش السوري», not «جيش الفتح».
func army(it *item) bool {
	return slices.ContainsFunc(it.parties, func(p string) bool {
		w := strings.Fields(p)
		return len(w) == 2 && w[0] == "الجيش" && strings.HasPrefix(w[1], "ال")
	})
}

// irregular tells that no party is named that is known, but men at arms of no state are.
func irregular(it *item) bool {
	return len(it.parties) == 0 && slices.ContainsFunc(it.c.Actors, func(name string) bool {
		return slices.ContainsFunc(strings.Fields(Fold(name)), func(w string) bool { return irregulars[bare(w)] })
	})
}

func meansConflict(a, b *item) bool {
	m, n := means(a.c.Type), means(b.c.Type)
	return m != "" && n != "" && m != n
}

package link

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/isnad-project/isnad"
)

// node is an event among those that sum it up and those that it sums up.
type node struct {
	event   *isnad.Event
	items   []*item
	key     string          // smallest claim id: the same in any order of arrival
	reports map[string]when // for each report that tells of it, when it puts it
	inside  map[*node]bool  // everything that lies inside this toll; true when that is certain
	parts   []*node         // the direct ones
	closed  bool            // the parts add up to the whole in one report: nothing else is in it
}

func newNode(e *isnad.Event, items []*item) *node {
	n := &node{event: e, items: items, key: items[0].c.ID, reports: map[string]when{}}
	for _, it := range items {
		n.key = min(n.key, it.c.ID)
		r := report(it.in)
		if w, ok := n.reports[r]; !ok || !w.known && it.when.known {
			n.reports[r] = it.when
		} else if it.when.known && w.frame == it.when.frame {
			w.from, w.to = min(w.from, it.when.from), max(w.to, it.when.to)
			n.reports[r] = w
		}
	}
	return n
}

func (n *node) toll() bool { return isnad.Family(n.event.Type) == "toll" }

// wide tells an event over a country or more than one governorate: "a series of
// bombings" may be told as one attack, and sums up those of its own report.
func (n *node) wide() bool {
	return n.event.Killed != nil && (n.event.Place == nil || level(n.event.Place) <= levelCountry)
}

func (n *node) figures() bool { return n.event.Killed != nil || n.event.Injured != nil }

// relate finds what each toll sums up, from place and period, and within one
// report also from arithmetic, and fills in SumOf and PartOf.
func relate(nodes []*node) {
	var tolls []*node
	for _, n := range nodes {
		if n.wide() || n.toll() && n.event.Place != nil {
			tolls = append(tolls, n)
			n.inside = map[*node]bool{}
		}
	}
	if len(tolls) == 0 {
		return
	}
	slices.SortFunc(tolls, byKey)
	find := lookup(nodes)
	for _, t := range tolls {
		for _, n := range find(t) {
			if n == t {
				continue
			}
			if in, certain := encloses(t, n); in {
				t.inside[n] = certain
			}
		}
	}
	for _, t := range tolls {
		t.addUp()
	}
	for _, t := range tolls {
		for n, certain := range t.inside {
			series := t.event.Place != nil &&
				(t.toll() || t.meets(n) && group(t.event.Type) == group(n.event.Type))
			if !t.closed && (!series || !certain && !t.tells(n)) {
				delete(t.inside, n)
			}
		}
	}
	for _, t := range tolls {
		t.parts = t.direct()
		for _, p := range t.parts {
			t.event.SumOf = append(t.event.SumOf, p.event.ID)
			p.event.PartOf = append(p.event.PartOf, t.event.ID)
		}
		slices.Sort(t.event.SumOf)
		t.explainSum()
	}
	for _, n := range nodes {
		slices.Sort(n.event.PartOf)
	}
}

func byKey(a, b *node) int { return strings.Compare(a.key, b.key) }

// lookup gives a function that finds the events that may lie inside a toll:
// those that share a report with it, and dated ones of its place.
func lookup(nodes []*node) func(t *node) []*node {
	byReport, byPlace := map[string][]*node{}, map[string][]*node{}
	for _, n := range nodes {
		for r := range n.reports {
			byReport[r] = append(byReport[r], n)
		}
		p := n.event.Place
		if p == nil || n.event.Date == nil || !n.figures() {
			continue
		}
		own, outer := placeKeys(p)
		keys := slices.Concat(own, outer)
		if p.Country != "" {
			keys = append(keys, string(p.Country))
		}
		for _, k := range keys {
			byPlace[k] = append(byPlace[k], n)
		}
	}
	return func(t *node) []*node {
		found := map[*node]bool{}
		for r := range t.reports {
			for _, n := range byReport[r] {
				found[n] = true
			}
		}
		if t.event.Date != nil && t.event.Place != nil {
			keys, _ := placeKeys(t.event.Place)
			if level(t.event.Place) <= levelCountry {
				keys = append(keys, string(t.event.Place.Country))
			}
			for _, k := range keys {
				for _, n := range byPlace[k] {
					found[n] = true
				}
			}
		}
		return slices.SortedFunc(maps.Keys(found), byKey)
	}
}

// encloses tells whether n may lie inside the toll t; certain is false when they
// stand in one report and its times do not say.
func encloses(t, n *node) (in, certain bool) {
	p, q := t.event.Place, n.event.Place
	covers, strictly, known := t.covers(n)
	if p == nil { // only if it adds up
		return n.figures() && q != nil && t.meets(n) && (covers || !known) && !n.exceeds(t), known
	}
	if q == nil || !holds(p, q) {
		return false, false
	}
	if !n.figures() && (!n.toll() && isnad.Family(n.event.Type) != "assault" || level(p) < levelCapital) {
		return false, false // what costs nobody is no part of a wide toll
	}
	how, _ := compare(p, q)
	switch {
	case known && !covers || n.exceeds(t):
		return false, false
	case how == samePlace && (n.toll() || !t.toll()):
		return known && strictly && p.Relation == q.Relation, true
	case known:
		return true, true
	}
	return n.figures() && t.meets(n), false
}

// meets tells whether one report tells of both.
func (t *node) meets(n *node) bool {
	for r := range t.reports {
		if _, ok := n.reports[r]; ok {
			return true
		}
	}
	return false
}

// tells tells whether a narrator of the toll also tells of n, in one report. The
// report itself, when it sums up in its own voice, tells all that is in it; and
// a toll of one town is taken to be of what the report tells there.
func (t *node) tells(n *node) bool {
	if t.event.Place != nil && level(t.event.Place) >= levelTown {
		return t.meets(n)
	}
	return slices.ContainsFunc(t.items, func(a *item) bool {
		return slices.ContainsFunc(n.items, func(b *item) bool {
			return sameReport(a, b) && (a.originKey == b.originKey || len(a.c.Source) == 0)
		})
	})
}

// exceeds tells that n is surely greater than the whole t.
func (n *node) exceeds(t *node) bool {
	whole, part := total(t.items), total(n.items)
	return whole.set && part.set && part.low > whole.high
}

// total covers every number of killed that the claims give.
func total(items []*item) span {
	var s span
	for _, v := range voices(items, killed) {
		s = s.cover(v.span)
	}
	return s
}

// covers tells whether t's period holds n's, and whether it is longer. known is
// false when the two cannot be compared.
func (t *node) covers(n *node) (covers, strictly, known bool) {
	inside := func(a, b when) (bool, bool) {
		return a.from <= b.from && b.to <= a.to, a.length() > b.length()
	}
	for _, r := range slices.Sorted(maps.Keys(t.reports)) {
		a := t.reports[r]
		b, ok := n.reports[r]
		switch {
		case !ok:
		case a.known && b.known && a.frame == b.frame:
			covers, strictly = inside(a, b)
			return covers, strictly, true
		case a.partial != "" && b.partial != "":
			return a.partial == b.partial, false, true
		}
	}
	if t.event.Date == nil || n.event.Date == nil {
		return false, false, false
	}
	covers, strictly = inside(whenOf(t.event.Date), whenOf(n.event.Date))
	return covers, strictly, true
}

func whenOf(d *isnad.DateRange) when {
	v := d.From + "/" + d.To
	return readWhen(&v, "", "")
}

// direct are the events inside t that lie inside no other toll inside t.
func (t *node) direct() []*node {
	var out []*node
	for n := range t.inside {
		nested := false
		for o := range t.inside {
			if _, ok := o.inside[n]; ok && o != n {
				nested = true
				break
			}
		}
		if !nested {
			out = append(out, n)
		}
	}
	slices.SortFunc(out, byKey)
	return out
}

// mostOptional bounds the search for parts that add up: 2^12 subsets.
const mostOptional = 12

// addUp looks for a report in which the direct parts add up to the whole. Those
// that are certain must be among them, the others may be. Then the toll is
// closed: what is not among them is not in it.
func (t *node) addUp() {
	for _, r := range slices.Sorted(maps.Keys(t.reports)) {
		whole, ok := t.exactIn(r)
		if !ok || whole == 0 {
			continue
		}
		var sure, maybe []*node
		sum := 0
		for _, n := range t.direct() {
			f, ok := n.exactIn(r)
			switch {
			case !ok || f == 0:
			case t.inside[n]:
				sure, sum = append(sure, n), sum+f
			default:
				maybe = append(maybe, n)
			}
		}
		chosen, ok := choose(maybe, r, whole-sum, len(sure))
		if !ok {
			continue
		}
		keep := map[*node]bool{}
		for _, n := range slices.Concat(sure, chosen) {
			keep[n] = true
			for m := range n.inside {
				keep[m] = true
			}
		}
		for n := range t.inside {
			_, told := n.reports[r]
			if !keep[n] && (n.figures() || !told) {
				delete(t.inside, n)
			}
		}
		t.closed = true
		return
	}
}

// choose gives the most numerous subset of parts that sums to rest, of equals
// the first in order. With the sure parts there must be at least two.
func choose(maybe []*node, report string, rest, sure int) ([]*node, bool) {
	if rest < 0 || len(maybe) > mostOptional {
		return nil, rest == 0 && sure >= 2
	}
	var best []*node
	found := false
	for mask := range 1 << len(maybe) {
		var set []*node
		sum := 0
		for i, n := range maybe {
			if mask&(1<<i) != 0 {
				f, _ := n.exactIn(report)
				set, sum = append(set, n), sum+f
			}
		}
		if sum == rest && len(set)+sure >= 2 && (!found || len(set) > len(best)) {
			best, found = set, true
		}
	}
	return best, found
}

// exactIn is the number of killed that one report gives for the event, if it
// gives one plain number.
func (n *node) exactIn(r string) (int, bool) {
	found := span{}
	for _, it := range n.items {
		if s := it.stated.killed; report(it.in) == r && it.stance == says && s.set {
			if !s.exact() || found.set && found.low != s.low {
				return 0, false
			}
			found = s
		}
	}
	return found.low, found.set
}

// explainSum writes beside a toll what its parts come to.
func (t *node) explainSum() {
	whole := total(t.items)
	if !whole.set {
		return
	}
	var parts, claims []string
	sum := 0
	for _, p := range t.parts {
		if p.event.Killed == nil {
			continue
		}
		best := p.event.Killed.Best
		for _, r := range slices.Sorted(maps.Keys(t.reports)) {
			if f, ok := p.exactIn(r); ok && t.closed {
				best = f // as the report that adds up gives it
				break
			}
		}
		sum += best
		parts = append(parts, fmt.Sprint(best))
		for _, v := range voices(p.items, killed) {
			claims = append(claims, v.it.c.ID)
		}
	}
	if len(parts) < 2 {
		return
	}
	slices.SortFunc(parts, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(b, a)) })
	f := isnad.Field{Value: fmt.Sprintf("%s = %d", strings.Join(parts, " + "), sum)}
	switch {
	case t.closed:
		f.Supports = claims
	case whole.meets(span{low: sum, high: sum, set: true}):
		f.Value += fmt.Sprintf(", stated at least %d", whole.low)
		f.Supports = claims
	default:
		f.Value += fmt.Sprintf(", stated %d", t.event.Killed.Best)
		f.Disputes = claims
	}
	t.event.Fields["sum"] = f
}

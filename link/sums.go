package link

import "slices"

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
	for _, m := range t.reports {
		r := m.report
		whole, ok := t.exactIn(r, killed)
		if !ok || whole == 0 {
			continue
		}
		var sure, maybe []*node
		sum := 0
		for _, n := range t.direct() {
			f, ok := n.exactIn(r, killed)
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
			if !keep[n] && (n.counts() || n.in(r) == nil) {
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
				f, _ := n.exactIn(report, killed)
				set, sum = append(set, n), sum+f
			}
		}
		if sum == rest && len(set)+sure >= 2 && (!found || len(set) > len(best)) {
			best, found = set, true
		}
	}
	return best, found
}

// exactIn is the number that one report gives for the event, if it gives one plain
// number.
func (n *node) exactIn(r string, get func(*testimony) (span, bool)) (int, bool) {
	found := span{}
	for _, f := range n.figures {
		if s, _ := get(f); f.report == r && f.stance == says && s.set {
			if !s.exact() || found.set && found.low != s.low {
				return 0, false
			}
			found = s
		}
	}
	return found.low, found.set
}

package link

import (
	"cmp"
	"maps"
	"slices"

	"github.com/isnad-project/isnad"
)

// arithmetic is what the figures of one outcome must satisfy: what lies in a toll comes to
// no more than the toll, or to just it where a report adds up, and the children among the
// dead are no more than the dead.
type arithmetic struct {
	outcome string
	get     func(*testimony) (span, bool)
	at      map[*node]int // the number of each event
	given   []limits      // what its sources stand by
	ties    []constraint
	of      []*node  // the event that each tie is of
	who     []string // of a tie to a kind of persons, the kind
}

// addSums says of each toll how it adds up, and of each figure what the sums around it
// leave of it.
func addSums(nodes []*node) {
	for i, get := range []func(*testimony) (span, bool){killed, injured} {
		a := &arithmetic{outcome: outcomes[i], get: get, at: map[*node]int{}}
		for _, n := range nodes {
			a.tie(n)
		}
		if len(a.ties) > 0 {
			a.tell()
		}
	}
}

// number gives an event its number; false when nobody states the figure.
func (a *arithmetic) number(n *node) (int, bool) {
	if i, ok := a.at[n]; ok {
		return i, true
	}
	l, ok := stands(voicesOf(n.figures, a.get))
	if !ok {
		return 0, false
	}
	a.at[n] = len(a.given)
	a.given = append(a.given, l)
	return a.at[n], true
}

// stands is the range of what origins stand by.
func stands(vs []voice) (limits, bool) {
	var s span
	for _, v := range standing(vs) {
		if v.kindOnly {
			continue
		}
		low, high := v.slack()
		if v.by.partial[0] || v.by.partial[1] {
			high = open
		}
		s = s.cover(span{low: low, high: high, set: true})
	}
	return limits{s.low, s.high}, s.set
}

// tie collects what the figure of an event is tied to.
func (a *arithmetic) tie(n *node) {
	whole, ok := a.number(n)
	if !ok {
		return
	}
	var parts []int
	for _, p := range n.parts {
		if i, ok := a.number(p); ok {
			parts = append(parts, i)
		}
	}
	if len(parts) > 0 {
		a.ties, a.of, a.who = append(a.ties, constraint{whole, parts, n.closed && a.outcome == "killed"}), append(a.of, n), append(a.who, "")
	}
	kinds := map[string]bool{}
	for _, f := range n.figures {
		for k := range f.kinds {
			if k.outcome == a.outcome && k.who != persons {
				kinds[k.who] = true
			}
		}
	}
	for _, who := range slices.Sorted(maps.Keys(kinds)) {
		k := kindOf{a.outcome, who}
		l, ok := stands(voicesOf(n.figures, func(t *testimony) (span, bool) { return t.kinds[k], false }))
		if ok && l.low > a.given[whole].low { // else it says nothing
			a.given = append(a.given, l)
			a.ties, a.of, a.who = append(a.ties, constraint{whole, []int{len(a.given) - 1}, false}), append(a.of, n), append(a.who, who)
		}
	}
}

// tell writes the sums and the limits beside the events.
func (a *arithmetic) tell() {
	left, clashes := propagate(a.given, a.ties)
	against := map[int][]int{} // tie → the others that it cannot hold beside
	for _, c := range clashes {
		for _, t := range c {
			against[t] = append(against[t], c...)
		}
	}
	for t := range a.ties {
		others, fails := against[t]
		a.sums(t, others, fails)
	}
	for n, i := range a.at {
		b := left[i]
		if b.limits == a.given[i] {
			continue
		}
		l := isnad.Limit{Outcome: a.outcome, Bounds: boundsOf(b.limits)}
		if b.lowBy >= 0 {
			l.LowBy = a.of[b.lowBy].id
		}
		if b.highBy >= 0 {
			l.HighBy = a.of[b.highBy].id
		}
		n.Limits = append(n.Limits, l)
	}
}

// sums says how the whole of a tie adds up: as one report gives all of its numbers, and as
// all reports together do.
func (a *arithmetic) sums(t int, others []int, fails bool) {
	n, x := a.of[t], a.ties[t]
	all := isnad.Sum{Outcome: a.outcome, Stated: boundsOf(a.given[x.whole]), Finding: isnad.Fits}
	come := limits{}
	if who := a.who[t]; who != "" {
		come = a.given[x.parts[0]]
		all.Parts = []isnad.Part{{Event: n.id, Who: who, Bounds: boundsOf(come)}}
	} else {
		for _, p := range n.parts {
			if i, ok := a.at[p]; ok {
				come.low, come.high = plus(come.low, a.given[i].low), plus(come.high, a.given[i].high)
				all.Parts = append(all.Parts, isnad.Part{Event: p.id, Bounds: boundsOf(a.given[i])})
				all.Claims = append(all.Claims, claimsOf(voicesOf(p.figures, a.get), "")...)
			}
		}
	}
	all.ComeTo = boundsOf(come)
	whole := a.given[x.whole]
	switch {
	case come.low > whole.high:
		all.Finding = isnad.Over
	case x.all && come.high < whole.low:
		all.Finding = isnad.Short
	case fails:
		all.Finding = isnad.Clash
		for _, o := range others {
			if id := a.of[o].id; id != n.id && !slices.Contains(all.Against, id) {
				all.Against = append(all.Against, id)
			}
		}
		slices.Sort(all.Against)
	case come.low == come.high && come == whole:
		all.Finding = isnad.AddsUp
	}
	all.Claims = append(all.Claims, claimsOf(voicesOf(n.figures, a.get), "")...)
	in, ok := a.inReport(n)
	if ok && a.who[t] == "" {
		n.Sums.Sums = append(n.Sums.Sums, sorted(in))
	}
	same := ok && len(in.Parts) == len(all.Parts) && in.Stated.String() == all.Stated.String() && in.ComeTo.String() == all.ComeTo.String()
	if (!same || all.Finding == isnad.Clash) && (len(all.Parts) > 1 || all.Failing()) {
		n.Sums.Sums = append(n.Sums.Sums, sorted(all))
	}
}

// inReport is the sum as the report gives it that has most of its numbers; false when none
// has the whole and two parts.
func (a *arithmetic) inReport(n *node) (isnad.Sum, bool) {
	best := isnad.Sum{Outcome: a.outcome}
	for _, m := range n.reports {
		r := m.report
		whole, ok := n.exactIn(r, a.get)
		if !ok || whole == 0 {
			continue
		}
		s, come := isnad.Sum{Outcome: a.outcome, Stated: boundsOf(limits{whole, whole})}, 0
		for _, p := range n.parts {
			if f, ok := p.exactIn(r, a.get); ok && f > 0 {
				come += f
				s.Parts = append(s.Parts, isnad.Part{Event: p.id, Bounds: boundsOf(limits{f, f})})
				s.Claims = append(s.Claims, claimsOf(voicesOf(p.figures, a.get), r)...)
			}
		}
		vs := voicesOf(n.figures, a.get)
		s.Report, s.ComeTo, s.Claims = docOf(n, r), boundsOf(limits{come, come}), append(s.Claims, claimsOf(vs, r)...)
		switch s.Finding = isnad.AddsUp; {
		case come < whole:
			s.Finding = isnad.Short
		case come > whole:
			s.Finding = isnad.Over
		}
		if len(s.Parts) > max(1, len(best.Parts)) || len(s.Parts) == len(best.Parts) && s.Finding == isnad.AddsUp && best.Finding != isnad.AddsUp {
			best = s
		}
	}
	return best, len(best.Parts) > 1
}

// docOf is the name of the report as its claims have it.
func docOf(n *node, r string) string {
	doc := ""
	for _, f := range n.figures {
		if f.report == r && (doc == "" || f.doc < doc) {
			doc = f.doc
		}
	}
	return doc
}

// claimsOf are the claims that give the figures, of one report or of all.
func claimsOf(vs []voice, r string) (ids []string) {
	for _, v := range vs {
		if r == "" || v.by.report == r {
			ids = append(ids, v.by.claim)
		}
	}
	return ids
}

func sorted(s isnad.Sum) isnad.Sum {
	slices.SortStableFunc(s.Parts, func(x, y isnad.Part) int { return cmp.Compare(y.Low, x.Low) })
	slices.Sort(s.Claims)
	return s
}

func boundsOf(l limits) isnad.Bounds {
	if l.high >= open {
		return isnad.Bounds{Low: l.low}
	}
	return isnad.Bounds{Low: l.low, High: &l.high}
}

package link

import (
	"cmp"
	"fmt"
	"slices"
)

// cluster gives the items of each incident by index, in two steps. First the claims of
// each report that surely tell of one happening become one telling. Then tellings
// join, those of one report among them. Clusters grow by average link: the two
// whose pairs score best on average join, as long as that average reaches the threshold
// and no pair of theirs excludes the other, so that one vague claim does not chain what
// is not one happening. Judgements come first.
func (w *Weights) cluster(items []*item, pairs []pair, r rulings, told *steps) (groups [][]int32, edges []Edge, conflicts []Conflict) {
	c := newClustering(w, items, r)
	c.tell(told)
	c.meet(pairs, told)
	return c.join(told), c.edges, c.conflicts
}

func newClustering(w *Weights, items []*item, r rulings) *clustering {
	c := &clustering{w: w, items: items, judged: map[int32]bool{}}
	c.must, c.conflicts = r.honour(len(items))
	for _, d := range r.different {
		c.barred = append(c.barred, d.pair)
		c.judged[d.i], c.judged[d.j] = true, true
	}
	for _, s := range r.same {
		c.judged[s.i], c.judged[s.j] = true, true
	}
	return c
}

// clustering is the work of joining the claims of all reports.
type clustering struct {
	w      *Weights
	items  []*item
	must   forest
	barred []pair
	judged map[int32]bool // items that a judgement speaks of

	tellings []*telling
	members  [][]int32 // the items of each telling
	of       []int32   // the telling of each item
	linked   forest    // tellings that hang together
	values   []value
	edges    []Edge

	conflicts []Conflict
}

// tell makes the tellings of each report. An item that a judgement speaks of stands alone: it
// joins others when all of them are looked at together.
func (c *clustering) tell(told *steps) {
	byReport := map[string][]int32{}
	var reports []string
	for i, it := range c.items {
		r := report(it.in)
		if byReport[r] == nil {
			reports = append(reports, r)
		}
		byReport[r] = append(byReport[r], int32(i))
	}
	c.of = make([]int32, len(c.items))
	done := 0
	var near []pair // tellings of one report that may be of one happening
	for _, r := range reports {
		near = append(near, c.tellIn(byReport[r])...)
		done += len(byReport[r])
		told.through(1, done, 2*len(c.items))
	}
	c.linked = newForest(len(c.tellings))
	for _, p := range near {
		c.linked.join(p.i, p.j)
	}
	first := map[int32]int32{}
	for i := range c.items {
		root := c.must.find(int32(i))
		if t, ok := first[root]; ok {
			c.linked.join(t, c.of[i])
		} else {
			first[root] = c.of[i]
		}
	}
}

// tellIn makes the tellings of one report, by its items, and gives the pairs of them whose
// claims speak for one another on average.
func (c *clustering) tellIn(items []int32) (near []pair) {
	points := c.pointsIn(items)
	judged := func(x int) bool { return c.judged[items[x]] }
	hang := newForest(len(items))
	for x := range items {
		for y := range x {
			s := points(int32(x), int32(y))
			if s >= Doubtful {
				c.edges = append(c.edges, edge(c.items[items[y]], c.items[items[x]], s, nil))
			}
			if s >= oneTelling && !judged(x) && !judged(y) {
				hang.join(int32(x), int32(y))
			}
		}
	}
	begin := len(c.tellings)
	var own [][]int32
	for tree := range hang.trees() {
		one := newComponent(alone(tree), oneTelling)
		for x := range tree {
			for y := range x {
				one.tie(x, y, points(tree[x], tree[y]))
			}
		}
		own = append(own, one.joined()...)
	}
	for _, part := range own {
		members := make([]int32, len(part))
		for n, x := range part {
			members[n] = items[x]
			c.of[items[x]] = int32(len(c.tellings))
		}
		c.add(members)
	}
	for x := range own {
		for y := range x {
			sum := 0.0
			for _, i := range own[x] {
				for _, j := range own[y] {
					sum += max(floor, points(i, j))
				}
			}
			if sum/float64(len(own[x])*len(own[y])) >= Threshold {
				near = append(near, pair{int32(begin + y), int32(begin + x)})
			}
		}
	}
	return near
}

func (c *clustering) add(members []int32) {
	its := make([]*item, len(members))
	for n, i := range members {
		its[n] = c.items[i]
	}
	c.tellings, c.members = append(c.tellings, newTelling(its)), append(c.members, members)
}

// remembered is how many claims a report may have for its scores to be kept while it is
// looked at.
const remembered = 1000

// pointsIn gives the scores of claims of one report by their positions.
func (c *clustering) pointsIn(items []int32) func(x, y int32) float64 {
	compute := func(x, y int32) float64 {
		s, _ := c.w.score(c.items[items[x]], c.items[items[y]], false)
		return s
	}
	n := int32(len(items))
	if n > remembered {
		return compute
	}
	kept := make([]float64, n*n)
	for x := range n {
		for y := range x {
			s := compute(x, y)
			kept[x*n+y], kept[y*n+x] = s, s
		}
	}
	return func(x, y int32) float64 { return kept[x*n+y] }
}

// value is what two tellings of different reports score.
type value struct {
	pair
	score float64
}

// meet compares the tellings of different reports that have a pair of claims worth comparing.
func (c *clustering) meet(pairs []pair, told *steps) {
	for n, p := range pairs {
		pairs[n] = order(c.of[p.i], c.of[p.j])
	}
	slices.SortFunc(pairs, comparePairs)
	pairs = slices.Compact(pairs)
	for n, q := range pairs {
		told.through(1, len(pairs)+n+1, 2*len(pairs))
		x, y := c.tellings[q.i], c.tellings[q.j]
		if q.i == q.j || sameReport(x.items[0], y.items[0]) {
			continue
		}
		s, _ := c.w.compare(x, y, false)
		c.values = append(c.values, value{q, s})
		if s >= Doubtful {
			var why []Reason
			if len(x.items)+len(y.items) > 2 {
				why = []Reason{{"telling", round(s), fmt.Sprintf("all that two reports tell of it, %d claims", len(x.items)+len(y.items))}}
			}
			c.edges = append(c.edges, edge(x.items[0], y.items[0], s, why))
		}
		if s >= Threshold {
			c.linked.join(q.i, q.j)
		}
	}
}

// join gives the incidents that the tellings make.
func (c *clustering) join(told *steps) (groups [][]int32) {
	values := c.known()
	done := 0
	for tree := range c.linked.trees() {
		n := slices.IndexFunc(values, func(v value) bool { return c.linked.find(v.i) != tree[0] })
		if n < 0 {
			n = len(values)
		}
		for _, part := range c.joinTree(tree, values[:n]) {
			var g []int32
			for _, t := range part {
				g = append(g, c.members[t]...)
			}
			slices.Sort(g)
			groups = append(groups, g)
		}
		values = values[n:]
		done += len(tree)
		told.through(2, done, len(c.tellings))
	}
	return groups
}

// known are the values of tellings that hang together, by the tree, and what judgements keep apart.
func (c *clustering) known() []value {
	values := slices.DeleteFunc(c.values, func(v value) bool { return c.linked.find(v.i) != c.linked.find(v.j) })
	for _, b := range c.barred {
		if p := order(c.of[b.i], c.of[b.j]); c.linked.find(p.i) == c.linked.find(p.j) {
			values = append(values, value{p, never})
		}
	}
	slices.SortFunc(values, func(a, b value) int {
		return cmp.Or(cmp.Compare(c.linked.find(a.i), c.linked.find(b.i)), comparePairs(a.pair, b.pair))
	})
	return values
}

// joinTree gives the clusters of tellings that hang together.
func (c *clustering) joinTree(tree []int32, values []value) [][]int32 {
	if len(tree) == 1 {
		return [][]int32{tree}
	}
	parts := c.bound(tree)
	at := make(map[int32]int, len(tree))
	for n, part := range parts {
		for _, t := range part {
			at[t] = n
		}
	}
	one := newComponent(parts, Threshold)
	tie := func(x, y int32, s float64) {
		if at[x] != at[y] {
			one.tie(at[x], at[y], s)
		}
	}
	for _, v := range values {
		tie(v.i, v.j, v.score)
	}
	byReport := map[string][]int32{}
	for _, x := range tree {
		r := report(c.tellings[x].items[0].in)
		for _, y := range byReport[r] {
			tie(x, y, c.within(x, y))
		}
		byReport[r] = append(byReport[r], x)
	}
	return one.joined()
}

// bound gives each telling of a tree a cluster, save that those which judgements join are one.
func (c *clustering) bound(tree []int32) (parts [][]int32) {
	at := map[int32]int{} // by the root of what is judged to be one
	for _, t := range tree {
		i := c.members[t][0]
		root := c.must.find(i)
		if n, ok := at[root]; ok && c.judged[i] { // one that a judgement speaks of has one claim
			parts[n] = append(parts[n], t)
			continue
		}
		if c.judged[i] {
			at[root] = len(parts)
		}
		parts = append(parts, []int32{t})
	}
	return parts
}

// within is what two tellings of one report score.
func (c *clustering) within(x, y int32) float64 {
	a, b := c.members[x], c.members[y]
	sum := 0.0
	for _, i := range a {
		for _, j := range b {
			s, _ := c.w.score(c.items[i], c.items[j], false)
			if s == never {
				return never
			}
			sum += max(floor, s)
		}
	}
	return sum / float64(len(a)*len(b))
}

// Compare compares two claims and gives the reasons. It says what Build says of
// the pair, save that Build compares all that two reports tell of a happening, and joins
// a toll to the only attack of its place.
func Compare(a, b Input, names Names) (Edge, error) {
	items := prepare([]Input{a, b}, names)
	if len(items) != 2 {
		return Edge{}, fmt.Errorf("link: %s and %s are not two claims that tell of happenings", a.Claim.ID, b.Claim.ID)
	}
	s, why := usual.score(items[0], items[1], true)
	return edge(items[0], items[1], s, why), nil
}

// edge is the comparison of a pair, the smaller id first.
func edge(a, b *item, score float64, why []Reason) Edge {
	if b.c.ID < a.c.ID {
		a, b = b, a
	}
	e := Edge{A: a.c.ID, B: b.c.ID, Score: round(score), Verdict: "different", Reasons: why}
	switch {
	case score >= Threshold:
		e.Verdict = "same"
	case score >= Doubtful:
		e.Verdict = "undecided"
	}
	return e
}

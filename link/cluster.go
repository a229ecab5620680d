package link

import (
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
	c := &clustering{w: w, items: items, barred: map[pair]bool{}, judged: map[int32]bool{}, values: map[pair]float64{}}
	c.must, c.conflicts = r.honour(len(items))
	for _, d := range r.different {
		c.barred[d.pair] = true
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
	barred map[pair]bool
	judged map[int32]bool // items that a judgement speaks of

	tellings []*telling
	members  [][]int32 // the items of each telling
	of       []int32   // the telling of each item
	linked   forest    // tellings that hang together
	values   map[pair]float64
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
	alone := func(x int) bool { return c.judged[items[x]] }
	hang := newForest(len(items))
	for x := range items {
		for y := range x {
			s := points(int32(x), int32(y))
			if s >= Doubtful {
				c.edges = append(c.edges, edge(c.items[items[y]], c.items[items[x]], s, nil))
			}
			if s >= oneTelling && !alone(x) && !alone(y) {
				hang.join(int32(x), int32(y))
			}
		}
	}
	begin := len(c.tellings)
	own := slices.Collect(hang.agglomerate(oneTelling, points, nil))
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

// meet compares the tellings of different reports that have a pair of claims worth comparing.
func (c *clustering) meet(pairs []pair, told *steps) {
	for n, p := range pairs {
		told.through(1, len(pairs)+n+1, 2*len(pairs))
		q := order(c.of[p.i], c.of[p.j])
		if _, known := c.values[q]; known || q.i == q.j || sameReport(c.items[p.i], c.items[p.j]) {
			continue
		}
		x, y := c.tellings[q.i], c.tellings[q.j]
		s, _ := c.w.compare(x, y, false)
		c.values[q] = s
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
	var bound func(x, y int32) bool
	if len(c.judged) > 0 {
		bound = c.bound
	}
	done := 0
	for part := range c.linked.agglomerate(Threshold, c.value, bound) {
		var g []int32
		for _, t := range part {
			g = append(g, c.members[t]...)
		}
		slices.Sort(g)
		groups = append(groups, g)
		done += len(part)
		told.through(2, done, len(c.tellings))
	}
	return groups
}

// bound tells that judgements join two tellings. Those that a judgement speaks of have one item.
func (c *clustering) bound(x, y int32) bool {
	i, j := c.members[x][0], c.members[y][0]
	return c.judged[i] && c.judged[j] && c.must.find(i) == c.must.find(j)
}

// value is what two tellings score.
func (c *clustering) value(x, y int32) float64 {
	a, b := c.members[x], c.members[y]
	if c.barred[order(a[0], b[0])] {
		return never
	}
	if !sameReport(c.items[a[0]], c.items[b[0]]) {
		if s, ok := c.values[order(x, y)]; ok {
			return s
		}
		return strangers
	}
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

package link

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/isnad-project/isnad"
)

// clustering joins the claims of all reports, in two steps. First the claims of
// each report that surely tell of one happening become one telling. Then tellings
// join, those of one report among them. Clusters grow by the mean of odds: the two
// whose pairs have the best odds on average join, as long as these reach the threshold
// and no pair of theirs excludes the other, so that one vague claim does not chain what
// is not one happening, and what tells little of it does not part what is. Judgements come first.
//
// What is compared is held as long as that takes; of all claims and pairs there are only
// numbers.
type clustering struct {
	*pool
	w      *Weights
	must   forest
	barred []pair
	judged map[int32]bool // items that a judgement speaks of

	blocks  blocks
	lies    []area    // where each item lies
	kinds   []kinds   // of each item
	rare    []rareDay // of acts of a rare kind
	members [][]int32 // the items of each telling
	of      []int32   // the telling of each item
	stories []story   // of each text
	linked  forest    // tellings that hang together
	values  []value
	edges   []comparison
	why     map[pair]string // of edges that joined what the scores did not

	conflicts []Conflict
}

// value is what two tellings of different reports score.
type value struct {
	pair
	score float64
}

// comparison is an edge by the numbers of its items.
type comparison struct {
	pair
	score  float64
	claims int32 // of two tellings, when there were more than two
	joined bool  // a toll joined its attack: clustering.why tells by what, which says more than the score
}

func newClustering(p *pool, w *Weights, js []isnad.Judgement) *clustering {
	r := rulingsOf(js, p.ids)
	c := &clustering{pool: p, w: w, judged: r.judged, why: map[pair]string{}}
	c.must, c.conflicts = r.honour(len(p.ids))
	for _, d := range r.different {
		c.barred = append(c.barred, d.pair)
	}
	return c
}

// tell reads the claims report by report and makes the tellings of each. An item that a
// judgement speaks of stands alone: it joins others when all of them are looked at together.
func (c *clustering) tell(told *steps) error {
	n := len(c.ids)
	c.of, c.lies, c.kinds, c.stories = make([]int32, n), make([]area, n), make([]kinds, n), make([]story, len(c.texts))
	for i := range c.of {
		c.of[i] = unseen
	}
	var near []pair    // tellings of one report that may be of one happening
	var heads []int32  // the first item of the report of each telling
	var report []int32 // its items
	done := 0
	finish := func() {
		if len(report) == 0 {
			return
		}
		slices.Sort(report)
		near = append(near, c.tellIn(report)...)
		c.stories[c.text[report[0]]] = storyOf(c.all(report))
		for len(heads) < len(c.members) {
			heads = append(heads, report[0])
		}
		done += len(report)
		told.through(1, done, 2*n)
		report = report[:0]
	}
	err := c.claims.Each(func(x *Input) error {
		i := c.number(x)
		if i < 0 || c.of[i] != unseen {
			return nil
		}
		if len(report) > 0 && !c.together(i, report[0]) {
			finish()
		}
		if len(report) == 0 {
			c.clear(1, nil)
		}
		c.of[i] = 0
		c.see(i, c.put(i, x))
		report = append(report, i)
		return nil
	})
	finish()
	if err == nil {
		c.arrange(heads, near)
	}
	return err
}

// unseen stands for the telling of an item that was not read yet.
const unseen = -1

// see keeps what is asked of an item later without it.
func (c *clustering) see(i int32, it *item) {
	c.blocks.add(i, it)
	c.lies[i], c.kinds[i] = areaOf(it), kindsOf(it)
	if c.kinds[i]&voiced != 0 && singular(it.c.Type) {
		for _, k := range dayKeys(it) {
			c.rare = append(c.rare, rareDay{k, i})
		}
	}
}

// arrange numbers the tellings in the order of the first items of their reports, so that the
// order in which reports were read does not matter, and joins what hangs together.
func (c *clustering) arrange(heads []int32, near []pair) {
	order := make([]int32, len(heads))
	for t := range order {
		order[t] = int32(t)
	}
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(heads[a], heads[b]) })
	members, now := make([][]int32, len(order)), make([]int32, len(order))
	for n, t := range order {
		members[n], now[t] = c.members[t], int32(n)
	}
	c.members = members
	for i := range c.of {
		c.of[i] = now[c.of[i]]
	}
	c.linked = newForest(len(c.members))
	for _, p := range near {
		c.linked.join(now[p.i], now[p.j])
	}
	first := map[int32]int32{}
	for i := range c.of {
		root := c.must.find(int32(i))
		if t, ok := first[root]; ok {
			c.linked.join(t, c.of[i])
		} else if c.judged[int32(i)] {
			first[root] = c.of[i]
		}
	}
}

// tellIn makes the tellings of one report, by its items, and gives the pairs of them whose
// claims speak for one another.
func (c *clustering) tellIn(items []int32) (near []pair) {
	points := c.pointsIn(items)
	judged := func(x int) bool { return c.judged[items[x]] }
	hang := newForest(len(items))
	for x := range items {
		for y := range x {
			s := points(int32(x), int32(y))
			if s >= Doubtful {
				c.edges = append(c.edges, comparison{pair: order(items[y], items[x]), score: s})
			}
			if s >= oneTelling && !judged(x) && !judged(y) {
				hang.join(int32(x), int32(y))
			}
		}
	}
	begin := len(c.members)
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
			c.of[items[x]] = int32(len(c.members))
		}
		c.members = append(c.members, members)
	}
	for x := range own {
		for y := range x {
			sum := 0.0
			for _, i := range own[x] {
				for _, j := range own[y] {
					sum += odds(points(i, j))
				}
			}
			if sum/float64(len(own[x])*len(own[y])) >= odds(Threshold) {
				near = append(near, pair{int32(begin + y), int32(begin + x)})
			}
		}
	}
	return near
}

// remembered is how many claims a report may have for its scores to be kept while it is
// looked at.
const remembered = 1000

// pointsIn gives the scores of claims of one report by their positions.
func (c *clustering) pointsIn(items []int32) func(x, y int32) float64 {
	compute := func(x, y int32) float64 {
		s, _ := c.w.score(c.at(items[x]), c.at(items[y]), false)
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

// telling is what is told by its items.
func (c *clustering) telling(t int32) *telling {
	return newTelling(c.all(c.members[t]), &c.stories[c.text[c.members[t][0]]])
}

// meet compares the tellings of different reports that have a pair of claims worth comparing,
// those that lie together one after the other.
func (c *clustering) meet(told *steps) {
	pairs, at := c.worthwhile()
	through, all := 0, len(pairs)
	for len(pairs) > 0 {
		n := c.gather(pairs, at)
		tellings := map[int32]*telling{}
		of := func(t int32) *telling {
			if tellings[t] == nil {
				tellings[t] = c.telling(t)
			}
			return tellings[t]
		}
		for _, q := range pairs[:n] {
			q = order(at[q.i], at[q.j])
			c.compare(q, of(q.i), of(q.j))
			through++
			told.through(1, all+through, 2*all)
		}
		pairs = pairs[n:]
	}
}

func (c *clustering) compare(q pair, x, y *telling) {
	s, _ := c.w.compare(x, y, false)
	c.values = append(c.values, value{q, s})
	if s >= Doubtful {
		e := comparison{pair: order(c.members[q.i][0], c.members[q.j][0]), score: s}
		if n := len(x.items) + len(y.items); n > 2 {
			e.claims = int32(n)
		}
		c.edges = append(c.edges, e)
	}
	if s >= Threshold {
		c.linked.join(q.i, q.j)
	}
}

// worthwhile gives the pairs of tellings to compare, each once, by where they stand in an order in which
// those that lie together stand together; at gives the tellings in that order. The pairs of two stretches
// of that order, for which there is room, follow one another: where what is to be compared does not lie together, as
// figures that two places have in common by chance, each stretch is read once for each other and not for each pair.
func (c *clustering) worthwhile() (pairs []pair, at []int32) {
	at, stands := make([]int32, len(c.members)), make([]int32, len(c.members))
	for t := range at {
		at[t] = int32(t)
	}
	slices.SortStableFunc(at, func(a, b int32) int { return compareAreas(c.lies[c.members[a][0]], c.lies[c.members[b][0]]) })
	stretch, items := make([]int32, len(at)), 0
	for n, t := range at {
		stands[t], stretch[n] = int32(n), int32(4*items/max(c.room, 1))
		items += len(c.members[t])
	}
	once := func() {
		slices.SortFunc(pairs, func(p, q pair) int {
			if n := comparePairs(pair{stretch[p.i], stretch[p.j]}, pair{stretch[q.i], stretch[q.j]}); n != 0 {
				return n
			}
			return comparePairs(p, q)
		})
		pairs = slices.Compact(pairs)
	}
	full := 1 << 16
	c.blocks.pairs(func(p pair) {
		if c.together(p.i, p.j) {
			return
		}
		if len(pairs) == full {
			once()
			full = max(full, 2*len(pairs)) // what is sorted again and again is not sorted anew for a few
		}
		pairs = append(pairs, order(stands[c.of[p.i]], stands[c.of[p.j]]))
	})
	c.blocks = blocks{}
	once()
	pairs = c.further(pairs, at, stands)
	once()
	return pairs, at
}

// further adds to pairs all that two reports tell of which a pair is there, when they are much alike: where
// one has read another place, day or kind than the other, nothing else brings the two together.
func (c *clustering) further(pairs []pair, at, stands []int32) []pair {
	text := func(n int32) int32 { return c.text[c.members[at[n]][0]] }
	var reports []pair
	for _, q := range pairs {
		if x, y := text(q.i), text(q.j); c.stories[x].near(&c.stories[y]) {
			reports = append(reports, order(x, y))
		}
	}
	slices.SortFunc(reports, comparePairs)
	reports = slices.Compact(reports)
	tells := make([][]int32, len(c.texts))
	for t, members := range c.members {
		if c.kinds[members[0]]&voiced != 0 {
			tells[c.text[members[0]]] = append(tells[c.text[members[0]]], stands[t])
		}
	}
	for _, r := range reports {
		for _, x := range tells[r.i] {
			for _, y := range tells[r.j] {
				pairs = append(pairs, order(x, y))
			}
		}
	}
	return pairs
}

// gather has the tellings of the first pairs ready, of as many as there is room for, and
// gives how many these are.
func (c *clustering) gather(pairs []pair, at []int32) int {
	var want []int32
	seen := map[int32]bool{}
	for n, q := range pairs {
		if n > 0 && len(want) >= c.room/2 {
			c.hold(want)
			return n
		}
		for _, t := range [2]int32{q.i, q.j} {
			if !seen[t] {
				seen[t] = true
				want = append(want, c.members[at[t]]...)
			}
		}
	}
	c.hold(want)
	return len(pairs)
}

// join gives the incidents that the tellings make.
func (c *clustering) join(told *steps) (groups [][]int32) {
	values := c.known()
	c.values = nil
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
		told.through(2, done, len(c.members))
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
	byText := map[int32][]int32{}
	for _, x := range tree {
		text := c.text[c.members[x][0]]
		for _, y := range byText[text] {
			tie(x, y, c.within(x, y))
		}
		byText[text] = append(byText[text], x)
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
	a, b := c.all(c.members[x]), c.all(c.members[y])
	sum := 0.0
	for _, i := range a {
		for _, j := range b {
			s, _ := c.w.score(i, j, false)
			if s == never {
				return never
			}
			sum += odds(s)
		}
	}
	return math.Log(sum / float64(len(a)*len(b)))
}

// Compare compares two claims and gives the reasons. It says what Build says of
// the pair, save that Build compares all that two reports tell, of a happening and of others, and joins
// a toll to the only attack of its place.
func Compare(a, b Input, names Names) (Edge, error) {
	items := prepare([]Input{a, b}, names)
	if len(items) != 2 {
		return Edge{}, fmt.Errorf("link: %s and %s are not two claims that tell of happenings", a.Claim.ID, b.Claim.ID)
	}
	s, why := usual.score(items[0], items[1], true)
	if a.Claim.ID > b.Claim.ID {
		a, b = b, a
	}
	return edge(a.Claim.ID, b.Claim.ID, s, why), nil
}

// Explain gives an edge of Build with its reasons: those that Compare gives, and what is left
// when the two reports as wholes are compared as well.
func Explain(e Edge, a, b Input, names Names) (Edge, error) {
	if e.Reasons != nil {
		return e, nil
	}
	c, err := Compare(a, b, names)
	e.Reasons = c.Reasons
	if left := round(e.Score - c.Score); left != 0 {
		e.Reasons = append(e.Reasons, Reason{"reports", left, "what the two reports are about"})
	}
	return e, err
}

// edge is the comparison of a pair, the smaller id first.
func edge(a, b string, score float64, why []Reason) Edge {
	return Edge{A: a, B: b, Score: round(score), Verdict: Verdict(score), Reasons: why}
}

// Verdict is what the machine holds of a pair by its score.
func Verdict(score float64) string {
	switch {
	case score >= Threshold:
		return "same"
	case score >= Doubtful:
		return "undecided"
	}
	return "different"
}

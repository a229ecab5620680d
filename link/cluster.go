package link

import (
	"fmt"
	"slices"
)

// cluster gives the items of each incident by index. Clusters grow by average
// link: the two whose pairs score best on average join, as long as that average
// reaches the threshold and no pair of theirs excludes the other, so that one
// vague claim does not chain what is not one happening. Judgements come first.
func cluster(items []*item, pairs []pair, r rulings, told *steps) (groups [][]int32, edges []Edge, conflicts []Conflict) {
	must, conflicts := r.honour(len(items))
	barred := map[pair]bool{}
	for _, d := range r.different {
		barred[d.pair] = true
	}
	comp := newForest(len(items))
	for i := range items {
		comp.join(int32(i), must.find(int32(i)))
	}
	for n, p := range pairs {
		told.through(1, n+1, len(pairs))
		s, _ := score(items[p.i], items[p.j], false)
		if s >= Doubtful {
			edges = append(edges, edge(items[p.i], items[p.j], s, nil))
		}
		if s >= Threshold && !barred[p] {
			comp.join(p.i, p.j)
		}
	}
	members := map[int32][]int32{}
	for i := range items {
		root := comp.find(int32(i))
		members[root] = append(members[root], int32(i))
	}
	for i := range items {
		told.through(2, i+1, len(items))
		if m := members[int32(i)]; m != nil {
			groups = append(groups, agglomerate(items, m, must, barred)...)
		}
	}
	return groups, edges, conflicts
}

// Compare compares two claims and gives the reasons. It says what Build says of
// the pair, save that Build also joins a toll to the only attack of its place.
func Compare(a, b Input, names Names) (Edge, error) {
	items := prepare([]Input{a, b}, names)
	if len(items) != 2 {
		return Edge{}, fmt.Errorf("link: %s and %s are not two claims that tell of happenings", a.Claim.ID, b.Claim.ID)
	}
	s, why := score(items[0], items[1], true)
	return edge(items[0], items[1], s, why), nil
}

// edge is the comparison of a pair, a before b.
func edge(a, b *item, score float64, why []Reason) Edge {
	e := Edge{A: a.c.ID, B: b.c.ID, Score: round(score), Verdict: "different", Reasons: why}
	switch {
	case score >= Threshold:
		e.Verdict = "same"
	case score >= Doubtful:
		e.Verdict = "undecided"
	}
	return e
}

func round(x float64) float64 { return float64(int64(x*100+0.5)) / 100 }

// component is the clusters of items that hang together, by position, with the
// sums of their pair scores.
type component struct {
	parts [][]int32
	sum   [][]float64
	bar   [][]bool
	best  []int // position of the best partner after each position, -1 none
}

func agglomerate(items []*item, members []int32, must forest, barred map[pair]bool) [][]int32 {
	if len(members) == 1 {
		return [][]int32{members}
	}
	c := newComponent(items, members, must, barred)
	for i := range c.parts {
		c.rank(i)
	}
	for {
		i := c.top()
		if i < 0 {
			break
		}
		c.merge(i, c.best[i])
	}
	var out [][]int32
	for _, p := range c.parts {
		if p != nil {
			slices.Sort(p)
			out = append(out, p)
		}
	}
	return out
}

func newComponent(items []*item, members []int32, must forest, barred map[pair]bool) *component {
	c := &component{}
	position := map[int32]int{}
	where := make([]int, len(members))
	for x, i := range members {
		root := must.find(i)
		p, ok := position[root]
		if !ok {
			p = len(c.parts)
			position[root] = p
			c.parts = append(c.parts, nil)
		}
		c.parts[p] = append(c.parts[p], i)
		where[x] = p
	}
	n := len(c.parts)
	c.sum, c.bar, c.best = make([][]float64, n), make([][]bool, n), make([]int, n)
	for p := range n {
		c.sum[p], c.bar[p] = make([]float64, n), make([]bool, n)
	}
	for x, i := range members {
		for y := x + 1; y < len(members); y++ {
			p, q := where[x], where[y]
			if p == q {
				continue
			}
			j := members[y]
			s, _ := score(items[i], items[j], false)
			c.sum[p][q] += s
			c.sum[q][p] += s
			if s == never || barred[order(i, j)] {
				c.bar[p][q], c.bar[q][p] = true, true
			}
		}
	}
	return c
}

func (c *component) average(i, j int) float64 {
	return c.sum[i][j] / float64(len(c.parts[i])*len(c.parts[j]))
}

// rank finds the best partner of i among the later positions.
func (c *component) rank(i int) {
	c.best[i] = -1
	if c.parts[i] == nil {
		return
	}
	top := 0.0
	for j := i + 1; j < len(c.parts); j++ {
		if c.parts[j] == nil || c.bar[i][j] {
			continue
		}
		if a := c.average(i, j); a >= Threshold-epsilon && (c.best[i] < 0 || a > top+epsilon) {
			c.best[i], top = j, a
		}
	}
}

// epsilon keeps sums that differ by rounding alone from deciding.
const epsilon = 1e-9

// top is the position whose best pair is best of all, the first of equals.
func (c *component) top() int {
	found, top := -1, 0.0
	for i, j := range c.best {
		if j < 0 {
			continue
		}
		if a := c.average(i, j); found < 0 || a > top+epsilon {
			found, top = i, a
		}
	}
	return found
}

// merge takes j into i.
func (c *component) merge(i, j int) {
	c.parts[i] = append(c.parts[i], c.parts[j]...)
	c.parts[j] = nil
	for k := range c.parts {
		if k == i || k == j || c.parts[k] == nil {
			continue
		}
		c.sum[i][k] += c.sum[j][k]
		c.sum[k][i] = c.sum[i][k]
		if c.bar[j][k] {
			c.bar[i][k], c.bar[k][i] = true, true
		}
	}
	c.best[j] = -1
	c.rank(i)
	for k := range j { // only earlier positions have i or j for a partner
		switch {
		case k == i || c.parts[k] == nil:
		case c.best[k] == i || c.best[k] == j:
			c.rank(k)
		case k < i && !c.bar[k][i]:
			a := c.average(k, i)
			if a < Threshold-epsilon {
				continue
			}
			if b := c.best[k]; b < 0 || a > c.average(k, b)+epsilon || b > i && a > c.average(k, b)-epsilon {
				c.best[k] = i
			}
		}
	}
}

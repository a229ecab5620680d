package link

import (
	"iter"
	"math"
	"slices"
)

// component is the clusters of things that hang together, by position, with the
// sums of their pair scores.
type component struct {
	at    float64 // from which average they join
	parts [][]int32
	sum   [][]float64
	bar   [][]bool
	best  []int // position of the best partner after each position, -1 none
}

// agglomerate gives the clusters of each tree of the forest. They join by average link as
// long as the average of their values reaches at; never excludes. Those that are bound, if
// bound is not nil, are one from the start.
func (f forest) agglomerate(at float64, value func(x, y int32) float64, bound func(x, y int32) bool) iter.Seq[[]int32] {
	return func(yield func([]int32) bool) {
		trees := map[int32][]int32{}
		for i := range f {
			root := f.find(int32(i))
			trees[root] = append(trees[root], int32(i))
		}
		for i := range f {
			tree := trees[int32(i)] // by its root, which is its first
			if tree == nil {
				continue
			}
			for _, part := range newComponent(tree, at, value, bound).joined() {
				if !yield(part) {
					return
				}
			}
		}
	}
}

// joined joins until nothing comes near enough.
func (c *component) joined() [][]int32 {
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

func newComponent(things []int32, at float64, value func(x, y int32) float64, bound func(x, y int32) bool) *component {
	c := &component{at: at}
	where := make([]int, len(things))
	for i, x := range things {
		where[i] = len(c.parts)
		for j, y := range things[:i] {
			if bound != nil && bound(x, y) {
				where[i] = where[j]
				break
			}
		}
		if where[i] == len(c.parts) {
			c.parts = append(c.parts, nil)
		}
		c.parts[where[i]] = append(c.parts[where[i]], x)
	}
	m := len(c.parts)
	c.sum, c.bar, c.best = make([][]float64, m), make([][]bool, m), make([]int, m)
	for p := range m {
		c.sum[p], c.bar[p] = make([]float64, m), make([]bool, m)
	}
	for i, x := range things {
		for j, y := range things[:i] {
			p, q := where[i], where[j]
			if p == q {
				continue
			}
			s := value(x, y)
			if s == never {
				c.bar[p][q], c.bar[q][p] = true, true
			}
			s = max(s, floor)
			c.sum[p][q] += s
			c.sum[q][p] += s
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
		if a := c.average(i, j); a >= c.at-epsilon && (c.best[i] < 0 || a > top+epsilon) {
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
			if a < c.at-epsilon {
				continue
			}
			if b := c.best[k]; b < 0 || a > c.average(k, b)+epsilon || b > i && a > c.average(k, b)-epsilon {
				c.best[k] = i
			}
		}
	}
}

func round(x float64) float64 { return math.Round(x*100) / 100 }

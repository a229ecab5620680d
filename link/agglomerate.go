package link

import (
	"cmp"
	"iter"
	"math"
	"slices"
)

// component is clusters of things that hang together, by position, and what is known of
// pairs of them. Of most pairs nothing is known: they are strangers, and not held.
type component struct {
	at    float64 // from which odds they join
	parts [][]int32
	near  [][]tie // of each, sorted

	best  []int32   // the best partner after each position, -1 none
	score []float64 // the odds of that
	won   []int32   // a tournament for the best pair: of two positions 2i and 2i+1, position i has the better
}

// tie is what is known of the pairs between a cluster and another one.
type tie struct {
	to    int32
	pairs int32   // of how many
	sum   float64 // of their odds; -Inf where one of them excludes the other
}

// odds are those of a score. One that is surest counts no more than a sure one, so that a copied sentence does not
// outweigh all else that two clusters tell.
func odds(score float64) float64 { return math.Exp(max(floor, min(sure, score))) }

const sure = 4.0

// newComponent takes the clusters that there are from the start, and the score from which they join.
func newComponent(parts [][]int32, at float64) *component {
	n := len(parts)
	return &component{at: odds(at), parts: parts, near: make([][]tie, n), best: make([]int32, n), score: make([]float64, n), won: make([]int32, 2*n)}
}

// alone are things of which each is a cluster.
func alone(things []int32) [][]int32 {
	parts := make([][]int32, len(things))
	for i := range things {
		parts[i] = things[i : i+1 : i+1]
	}
	return parts
}

// tie says what a pair of things of two clusters scores.
func (c *component) tie(i, j int, s float64) {
	o := math.Inf(-1)
	if s != never {
		o = odds(s)
	}
	c.near[i] = append(c.near[i], tie{int32(j), 1, o})
	c.near[j] = append(c.near[j], tie{int32(i), 1, o})
}

// joined joins the clusters whose odds are best, again and again, until none come near enough.
func (c *component) joined() [][]int32 {
	n := len(c.parts)
	for i := range n {
		slices.SortStableFunc(c.near[i], func(a, b tie) int { return cmp.Compare(a.to, b.to) })
		c.near[i] = slices.Collect(sums(c.near[i]))
		c.won[n+i] = int32(i)
		c.rank(int32(i))
	}
	for i := n - 1; i > 0; i-- {
		c.play(i)
	}
	for n > 1 && c.best[c.won[1]] >= 0 {
		c.merge(c.won[1], c.best[c.won[1]])
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

// sums adds up ties with the same cluster, which stand side by side.
func sums(ties []tie) iter.Seq[tie] {
	return func(yield func(tie) bool) {
		for i := 0; i < len(ties); {
			t := ties[i]
			for i++; i < len(ties) && ties[i].to == t.to; i++ {
				t.pairs, t.sum = t.pairs+ties[i].pairs, t.sum+ties[i].sum
			}
			if !yield(t) {
				return
			}
		}
	}
}

// odds are those of two clusters being one: the mean of the odds of all pairs between them, strangers among them.
// They are rounded, so that the order in which sums were made does not decide.
func (c *component) odds(i int32, t tie) float64 {
	all := len(c.parts[i]) * len(c.parts[t.to])
	return math.Round((t.sum+odds(strangers)*float64(all-int(t.pairs)))/float64(all)*1e9) / 1e9
}

// rank finds the best partner of i among the later positions, the first of equals.
func (c *component) rank(i int32) {
	c.best[i] = -1
	for _, t := range c.near[i] {
		if t.to < i {
			continue
		}
		if a := c.odds(i, t); a >= c.at && (c.best[i] < 0 || a > c.score[i]) {
			c.best[i], c.score[i] = t.to, a
		}
	}
}

// play decides a match of the tournament: the better pair goes on, of equals the first.
func (c *component) play(match int) {
	a, b := c.won[2*match], c.won[2*match+1]
	if a > b {
		a, b = b, a
	}
	if c.best[a] < 0 || c.best[b] >= 0 && c.score[b] > c.score[a] {
		a = b
	}
	c.won[match] = a
}

// ranked plays the matches of a position again.
func (c *component) ranked(i int32) {
	for match := (len(c.parts) + int(i)) / 2; match > 0; match /= 2 {
		c.play(match)
	}
}

// merge takes j into i.
func (c *component) merge(i, j int32) {
	c.parts[i] = append(c.parts[i], c.parts[j]...)
	c.parts[j], c.best[j] = nil, -1
	other := func(t tie) bool { return t.to == i || t.to == j }
	both := slices.DeleteFunc(slices.Concat(c.near[i], c.near[j]), other)
	slices.SortStableFunc(both, func(a, b tie) int { return cmp.Compare(a.to, b.to) })
	c.near[i], c.near[j] = slices.Collect(sums(both)), nil
	c.rank(i)
	c.ranked(i)
	c.ranked(j)
	for _, t := range c.near[i] {
		k := t.to
		c.retie(k, i, j, t)
		switch a := c.odds(i, t); {
		case k > j: // has only later ones for a partner
			continue
		case c.best[k] == i || c.best[k] == j:
			c.rank(k)
		case k < i && a >= c.at && (c.best[k] < 0 || a > c.score[k] || a == c.score[k] && i < c.best[k]):
			c.best[k], c.score[k] = i, a
		default:
			continue
		}
		c.ranked(k)
	}
}

// retie gives k the tie t with i, which took in j.
func (c *component) retie(k, i, j int32, t tie) {
	find := func(to int32) (int, bool) {
		return slices.BinarySearchFunc(c.near[k], to, func(a tie, to int32) int { return cmp.Compare(a.to, to) })
	}
	if at, ok := find(j); ok {
		c.near[k] = slices.Delete(c.near[k], at, at+1)
	}
	t.to = i
	if at, ok := find(i); ok {
		c.near[k][at] = t
	} else {
		c.near[k] = slices.Insert(c.near[k], at, t)
	}
}

func round(x float64) float64 { return math.Round(x*100) / 100 }

package link

import "slices"

// limits are what a number can be, both included; high is open where nothing bounds it.
type limits struct{ low, high int }

func (l limits) empty() bool { return l.low > l.high }

// constraint ties a whole to its parts: these together are the whole, or, where there may be more,
// no more than the whole. Numbers are named by their position.
type constraint struct {
	whole int
	parts []int
	all   bool // the parts are all of it
}

// bound is what is left of a number, and which ties set its ends: -1 where that is as given.
type bound struct {
	limits
	lowBy, highBy int
}

// clash is a set of ties that cannot all hold: together they leave nothing of a number.
type clash []int

// rounds bounds how often limits are drawn tighter. Sums in sums are through after as many
// rounds as they are deep, twice; what a ring of ties could narrow by one each round is
// left as it is.
const rounds = 64

// propagate narrows what is given to what the ties leave of it: the interval arithmetic of
// sums, until nothing changes. Each round looks at the limits of the round before alone, so
// that the order of ties changes nothing. Ties that leave nothing of a number are a clash;
// the others are then looked at without them.
func propagate(given []limits, ties []constraint) ([]bound, []clash) {
	var clashes []clash
	out := make([]bool, len(ties)) // ties that clash
	for {
		left, more := narrow(given, ties, out)
		if len(more) == 0 {
			return left, clashes
		}
		clashes = append(clashes, more...)
		for _, c := range more {
			for _, t := range c {
				out[t] = true
			}
		}
	}
}

// narrow is propagate without the ties that are out; it stops at the first clashes.
func narrow(given []limits, ties []constraint, out []bool) ([]bound, []clash) {
	now := make([]bound, len(given))
	for i, l := range given {
		now[i] = bound{l, -1, -1}
	}
	for range rounds {
		next := slices.Clone(now)
		for i, t := range ties {
			if !out[i] {
				t.draw(i, now, next)
			}
		}
		var clashes []clash
		for i, b := range next {
			if !b.empty() {
				continue
			}
			c := clash{}
			c.trace(i, true, next, ties, map[end]bool{})
			c.trace(i, false, next, ties, map[end]bool{})
			slices.Sort(c)
			if c = slices.Compact(c); len(c) > 0 && !slices.ContainsFunc(clashes, func(d clash) bool { return slices.Equal(c, d) }) {
				clashes = append(clashes, c)
			}
		}
		if len(clashes) > 0 || slices.Equal(now, next) {
			return next, clashes
		}
		now = next
	}
	return now, nil
}

// end is one end of a number's limits.
type end struct {
	number int
	low    bool
}

// trace adds the ties that set one end of a number, and those that set what they set it from.
func (c *clash) trace(number int, low bool, of []bound, ties []constraint, seen map[end]bool) {
	by := of[number].highBy
	if low {
		by = of[number].lowBy
	}
	if by < 0 || seen[end{number, low}] {
		return
	}
	seen[end{number, low}] = true
	*c = append(*c, by)
	t := ties[by]
	if number != t.whole { // what is left of the whole beside the other parts
		c.trace(t.whole, low, of, ties, seen)
		low = !low
	}
	for _, p := range t.parts {
		if p != number {
			c.trace(p, low, of, ties, seen)
		}
	}
}

// draw tightens next by what the tie says of the limits as they are now.
func (t constraint) draw(name int, now, next []bound) {
	low, high := 0, 0
	for _, p := range t.parts {
		low, high = plus(low, now[p].low), plus(high, now[p].high)
	}
	whole := now[t.whole].limits
	next[t.whole].raise(low, name)
	if t.all {
		next[t.whole].lower(high, name)
	}
	for _, p := range t.parts {
		if whole.high != open {
			next[p].lower(whole.high-(low-now[p].low), name)
		}
		if others := less(high, now[p].high, t.parts, p, now); t.all && others != open {
			next[p].raise(whole.low-others, name)
		}
	}
}

// less is the sum of the highs without that of part p.
func less(high, of int, parts []int, p int, now []bound) int {
	if high != open {
		return high - of
	}
	sum := 0
	for _, q := range parts {
		if q != p {
			sum = plus(sum, now[q].high)
		}
	}
	return sum
}

func plus(a, b int) int { return min(a+b, open) }

// raise and lower move an end inward. Of ties that say the same the first is named.
func (b *bound) raise(low, by int) {
	if low > b.low {
		b.low, b.lowBy = low, by
	}
}

func (b *bound) lower(high, by int) {
	if high < b.high {
		b.high, b.highBy = high, by
	}
}

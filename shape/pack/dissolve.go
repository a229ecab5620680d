package main

import "math"

// dissolve joins neighbours to one outline: an arc that two of them share falls
// away, and what is left is put together to rings again.
func (t *topology) dissolve(polygons [][][]int) [][][]int {
	uses := map[int]int{}
	for _, rings := range polygons {
		for _, ring := range rings {
			for _, n := range ring {
				uses[max(n, ^n)]++
			}
		}
	}
	var left []int
	for _, rings := range polygons {
		for _, ring := range rings {
			for _, n := range ring {
				if uses[max(n, ^n)] == 1 {
					left = append(left, n)
				}
			}
		}
	}
	return t.nest(t.rings(left))
}

// ends are the first and the last point of an arc in its direction.
func (t *topology) ends(n int) (from, to [2]float64) {
	if n < 0 {
		to, from = t.ends(^n)
		return from, to
	}
	a := t.Arcs[n]
	return a[0], a[len(a)-1]
}

// rings puts arcs together end to beginning.
func (t *topology) rings(arcs []int) [][]int {
	starts := map[[2]float64][]int{}
	for _, n := range arcs {
		from, _ := t.ends(n)
		starts[from] = append(starts[from], n)
	}
	used := map[int]bool{}
	var out [][]int
	for _, first := range arcs {
		if used[first] {
			continue
		}
		var ring []int
		begin, _ := t.ends(first)
		for n, more := first, true; more; {
			used[n] = true
			ring = append(ring, n)
			_, at := t.ends(n)
			if more = at != begin; !more {
				break
			}
			more = false
			for _, m := range starts[at] {
				if !used[m] {
					n, more = m, true
					break
				}
			}
		}
		out = append(out, ring)
	}
	return out
}

// nest makes polygons of rings: one that runs the other way than the largest is a
// hole, and lies in the ring around its first point.
func (t *topology) nest(rings [][]int) [][][]int {
	largest := 0.0
	for _, r := range rings {
		if a := t.area(r); math.Abs(a) > math.Abs(largest) {
			largest = a
		}
	}
	var out [][][]int
	for _, r := range rings {
		if t.area(r)*largest > 0 {
			out = append(out, [][]int{r})
		}
	}
	for _, r := range rings {
		if t.area(r)*largest > 0 {
			continue
		}
		at, _ := t.ends(r[0])
		for i := range out {
			if t.around(out[i][0], at) {
				out[i] = append(out[i], r)
				break
			}
		}
	}
	return out
}

// each calls f for every side of a ring.
func (t *topology) each(ring []int, f func(a, b [2]float64)) {
	for _, n := range ring {
		line := t.Arcs[max(n, ^n)]
		for i := 1; i < len(line); i++ {
			if n < 0 {
				f(line[len(line)-i], line[len(line)-i-1])
			} else {
				f(line[i-1], line[i])
			}
		}
	}
}

// area is twice the area of a ring, negative for one that runs clockwise.
func (t *topology) area(ring []int) (sum float64) {
	t.each(ring, func(a, b [2]float64) { sum += a[0]*b[1] - b[0]*a[1] })
	return sum
}

// around tells whether a ring runs around a point.
func (t *topology) around(ring []int, p [2]float64) (in bool) {
	t.each(ring, func(a, b [2]float64) {
		if (a[1] > p[1]) != (b[1] > p[1]) && p[0] < a[0]+(p[1]-a[1])/(b[1]-a[1])*(b[0]-a[0]) {
			in = !in
		}
	})
	return in
}

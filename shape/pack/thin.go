package main

import "math"

// thin leaves out points of a line while none lies farther than the tolerance
// from what is left (Douglas and Peucker). A closed line keeps the point that
// lies farthest from its beginning too.
func thin(line [][2]float64, tolerance float64) [][2]float64 {
	keep := make([]bool, len(line))
	keep[0], keep[len(line)-1] = true, true
	var split func(i, j int)
	split = func(i, j int) {
		at, far := -1, tolerance
		for k := i + 1; k < j; k++ {
			if d := distance(line[k], line[i], line[j]); d > far {
				at, far = k, d
			}
		}
		if at >= 0 {
			keep[at] = true
			split(i, at)
			split(at, j)
		}
	}
	split(0, len(line)-1)
	out := line[:0:0]
	for k, p := range line {
		if keep[k] {
			out = append(out, p)
		}
	}
	return out
}

// distance is how far p lies from the stretch between a and b.
func distance(p, a, b [2]float64) float64 {
	dx, dy := b[0]-a[0], b[1]-a[1]
	t := 0.0
	if l := dx*dx + dy*dy; l > 0 {
		t = min(1, max(0, ((p[0]-a[0])*dx+(p[1]-a[1])*dy)/l))
	}
	return math.Hypot(p[0]-a[0]-t*dx, p[1]-a[1]-t*dy)
}

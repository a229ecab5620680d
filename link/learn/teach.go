package main

import (
	"math"
	"slices"

	"github.com/isnad-project/isnad/link"
)

const (
	pull = 3.0 // of every weight towards zero
	// over is by how much claims of one report may fall short of being likelier one happening than
	// two and still count as one. Chosen on held-out reports.
	over = 0.5
	// many is how much all pairs of one happening may count, in pairs: one that every report tells
	// of is not to decide alone.
	many = 150.0
)

// teach learns first what tells claims of one report together, then, from the tellings that these
// weights make, what tells two reports together. Reports that are left out teach nothing.
func teach(j *judged, in []link.Input, names link.Names, without map[string]bool) *link.Weights {
	w := link.NewWeights()
	for _, question := range []string{link.Within, link.Between} {
		var lessons []link.Lesson
		for _, l := range link.Lessons(in, names, w, func(claim string) string { return j.happening[claim] }, func(a, b string) bool {
			return j.open[[2]string{a, b}]
		}) {
			if l.Question == question && !without[l.Reports[0]] && !without[l.Reports[1]] {
				lessons = append(lessons, l)
			}
		}
		learn(w, question, lessons)
	}
	return w
}

// learn sets the weights of a question to those by which the lessons are likeliest, with a pull towards
// zero. The first sign of every lesson is the same: it tells how often pairs are one happening at all, and
// is not pulled.
func learn(w *link.Weights, question string, lessons []link.Lesson) {
	index := map[[3]string]int{}
	var names [][3]string
	pairs := map[string]float64{}
	for _, l := range lessons {
		for _, s := range l.Signs {
			if _, ok := index[s]; !ok {
				index[s] = len(names)
				names = append(names, s)
			}
		}
		if l.Same {
			pairs[l.Happened[0]]++
		}
	}
	weights := make([]float64, len(names))
	for range 12 { // Newton's steps: more change nothing
		slope := make([]float64, len(names))
		bend := make([][]float64, len(names))
		for i := range bend {
			bend[i] = make([]float64, len(names))
			bend[i][i] = pull
			slope[i] = pull * weights[i]
		}
		if len(names) > 0 {
			bend[0][0], slope[0] = 0.01, 0.01*weights[0]
		}
		for _, l := range lessons {
			sum, want, counts := 0.0, 0.0, 1.0
			for _, s := range l.Signs {
				sum += weights[index[s]]
			}
			if l.Same {
				want, counts = 1, min(1, many/pairs[l.Happened[0]])
			}
			p := 1 / (1 + math.Exp(-sum))
			for _, s := range l.Signs {
				i := index[s]
				slope[i] += (p - want) * counts
				for _, t := range l.Signs {
					bend[i][index[t]] += max(p*(1-p), 1e-4) * counts
				}
			}
		}
		for i, d := range solve(bend, slope) {
			weights[i] -= d
		}
	}
	for i, s := range names {
		if i == 0 && question == link.Within {
			weights[i] += over
		}
		w.Set(question, s, weights[i])
	}
}

// solve finds x with a x = b for a symmetric positive a, by Cholesky's roots.
func solve(a [][]float64, b []float64) []float64 {
	n := len(b)
	x := slices.Clone(b)
	root := make([][]float64, n)
	for i := range n {
		root[i] = make([]float64, i+1)
		for j := range i + 1 {
			s := a[i][j]
			for k := range j {
				s -= root[i][k] * root[j][k]
			}
			if i == j {
				root[i][i] = math.Sqrt(s)
			} else {
				root[i][j] = s / root[j][j]
			}
		}
		for k := range i {
			x[i] -= root[i][k] * x[k]
		}
		x[i] /= root[i][i]
	}
	for i := n - 1; i >= 0; i-- {
		for k := i + 1; k < n; k++ {
			x[i] -= root[k][i] * x[k]
		}
		x[i] /= root[i][i]
	}
	return x
}

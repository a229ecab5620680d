package main

import (
	"maps"
	"math"
	"sort"

	"github.com/isnad-project/isnad/extract"
	"github.com/isnad-project/isnad/score"
)

// questions are what weights are learned for.
var questions = []string{"place", "time", "doer", "target", "keep", "tell"}

const (
	rare   = 4   // a sign seen in fewer reports is left out
	rounds = 150 // over all lessons
	pull   = 10  // of every weight towards zero
)

// parts is how often teach leaves some reports out.
const parts = 4

// teach learns first from lessons in which all before an event is right, then from
// these together with what a reader makes of it who has not seen the report: the
// weights must bear his errors. What is asked says which questions are learned; of the
// others the weights of known hold.
func teach(r *extract.Reader, reports []report, asked []string, known extract.Weights) extract.Weights {
	for k := range parts {
		var rest []report
		for i, rep := range reports {
			if i%parts != k {
				rep.own = nil
				rest = append(rest, rep)
			}
		}
		w := both(rest, asked, known)
		for i := range reports {
			if i%parts == k && !reports[i].judged {
				reports[i].own = r.Lessons(&reports[i].doc, reports[i].answers, w, score.SameActor)
			}
		}
	}
	w := both(reports, asked, known)
	for i := range reports {
		reports[i].own = nil
	}
	return w
}

func both(reports []report, asked []string, known extract.Weights) extract.Weights {
	w := extract.Weights{}
	maps.Copy(w, known)
	for _, about := range asked {
		w[about] = learn(reports, about)
	}
	return w
}

// learn climbs the likelihood of the right options.
func learn(reports []report, about string) map[string]float64 {
	seen := map[string]int{}
	var lessons []extract.Lesson
	for _, r := range reports {
		here := map[string]bool{}
		for _, l := range append(append([]extract.Lesson(nil), r.lessons...), r.own...) {
			if l.About != about {
				continue
			}
			lessons = append(lessons, l)
			for _, o := range l.Options {
				for _, s := range o.Signs {
					here[s] = true
				}
			}
		}
		for s := range here {
			seen[s]++
		}
	}
	index := map[string]int{}
	var names []string
	for s, n := range seen {
		if n >= rare {
			names = append(names, s)
		}
	}
	sort.Strings(names)
	for i, s := range names {
		index[s] = i
	}
	type choice struct {
		signs [][]int
		right []bool
	}
	var all []choice
	for _, l := range lessons {
		c := choice{}
		for _, o := range l.Options {
			var f []int
			for _, s := range o.Signs {
				if i, ok := index[s]; ok {
					f = append(f, i)
				}
			}
			c.signs = append(c.signs, f)
			c.right = append(c.right, o.Right)
		}
		all = append(all, c)
	}
	w, g, h := make([]float64, len(names)), make([]float64, len(names)), make([]float64, len(names))
	for range rounds {
		for i := range g {
			g[i] = -pull * w[i]
		}
		for _, c := range all {
			p, total, good := make([]float64, len(c.signs)), 0.0, 0.0
			for i, f := range c.signs {
				s := 0.0
				for _, k := range f {
					s += w[k]
				}
				p[i] = math.Exp(min(s, 50))
				total += p[i]
				if c.right[i] {
					good += p[i]
				}
			}
			for i, f := range c.signs {
				d := -p[i] / total
				if c.right[i] {
					d += p[i] / good
				}
				for _, k := range f {
					g[k] += d
				}
			}
		}
		for i := range w {
			h[i] += g[i] * g[i]
			if h[i] > 0 {
				w[i] += 0.3 * g[i] / math.Sqrt(h[i])
			}
		}
	}
	out := map[string]float64{}
	for i, s := range names {
		out[s] = w[i]
	}
	return out
}

func sorted(m map[string]float64) []string {
	out := make([]string, 0, len(m))
	for s := range m {
		out = append(out, s)
	}
	sort.Strings(out)
	return out
}

package main

import (
	"fmt"
	"io"
	"math"

	"github.com/isnad-project/isnad/extract"
)

// measure learns from all parts but one and tries the weights on that one.
func measure(w io.Writer, r *extract.Reader, reports []report, folds int, show bool) {
	right, all := map[string]int{}, map[string]int{}
	for k := range folds {
		var rest []report
		for i, rep := range reports {
			if i%folds != k {
				rest = append(rest, rep)
			}
		}
		weights := teach(r, rest)
		for i, rep := range reports {
			set := "learned"
			out := io.Discard
			if i%folds == k {
				set = "new"
				if show {
					out = w
				}
			}
			rep.lessons = r.Lessons(&rep.doc, rep.answers, weights)
			for about := range weights {
				n, m := try(out, rep, about, weights[about])
				right[about+set] += n
				all[about+set] += m
			}
		}
	}
	for _, about := range []string{"place", "time"} {
		n, m := right[about+"new"], all[about+"new"]
		fmt.Fprintf(w, "%s: %d of %d right (%.3f) where not learned, %.3f where learned\n", about, n, m, float64(n)/float64(m),
			float64(right[about+"learned"])/float64(all[about+"learned"]))
	}
}

func try(w io.Writer, r report, about string, weights map[string]float64) (right, all int) {
	for _, l := range r.lessons {
		if l.About != about {
			continue
		}
		all++
		best, top := 0, math.Inf(-1)
		for i, o := range l.Options {
			if s := sum(o, weights); s > top {
				best, top = i, s
			}
		}
		if l.Options[best].Right {
			right++
			continue
		}
		want := 0
		for i, o := range l.Options {
			if o.Right {
				want = i
				break
			}
		}
		fmt.Fprintf(w, "%s %s [%s] want %q chose %q\n", r.doc.ID, about, l.Event.Of(r.doc.Text), l.Options[want].Name, l.Options[best].Name)
		for _, i := range []int{want, best} {
			fmt.Fprintf(w, "    %q", l.Options[i].Name)
			for _, s := range l.Options[i].Signs {
				fmt.Fprintf(w, " | %s %.2f", s, weights[s])
			}
			fmt.Fprintln(w)
		}
	}
	return right, all
}

func sum(o extract.Option, weights map[string]float64) float64 {
	s := 0.0
	for _, f := range o.Signs {
		s += weights[f]
	}
	return s
}

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/extract"
	"github.com/isnad-project/isnad/score"
)

// measure learns from all parts but one and tries the weights on that one.
func measure(w io.Writer, r *extract.Reader, reports []report, folds int, show bool, names, asked []string) error {
	right, all := map[string]int{}, map[string]int{}
	var read bytes.Buffer
	for k := range folds {
		var rest []report
		for i, rep := range reports {
			if i%folds != k || rep.judged {
				rest = append(rest, rep)
			}
		}
		weights := teach(r, rest, asked, r.Weights())
		reader := r.Weighed(weights)
		for i, rep := range reports {
			if rep.judged {
				continue
			}
			set := "learned"
			out := io.Discard
			if i%folds == k {
				if err := write(&read, &rep.doc, reader.Read(&rep.doc)); err != nil {
					return err
				}
				set = "new"
				if show {
					out = w
				}
			}
			rep.lessons = r.Lessons(&rep.doc, rep.answers, weights, score.SameActor)
			for _, about := range asked {
				n, m := try(out, rep, about, weights[about])
				right[about+set] += n
				all[about+set] += m
			}
		}
	}
	for _, about := range asked {
		n, m := right[about+"new"], all[about+"new"]
		fmt.Fprintf(w, "%s: %d of %d right (%.3f) where not learned, %.3f where learned\n", about, n, m, float64(n)/float64(m),
			float64(right[about+"learned"])/float64(all[about+"learned"]))
	}
	return compare(w, names, reports, &read)
}

// write adds what was read of a report, one object a line.
func write(w io.Writer, d *isnad.Document, claims []isnad.Claim) error {
	b, err := json.Marshal(map[string]any{"id": d.ID, "claims": claims})
	if err != nil {
		return err
	}
	_, err = w.Write(append(b, '\n'))
	return err
}

// compare prints how what was read scores against the annotations.
func compare(w io.Writer, names []string, reports []report, read io.Reader) error {
	var gold, texts bytes.Buffer
	for _, n := range names {
		b, err := os.ReadFile(n + ".gold.jsonl")
		if err != nil {
			return err
		}
		gold.Write(append(b, '\n'))
	}
	for i := range reports {
		if reports[i].judged {
			continue
		}
		if err := json.NewEncoder(&texts).Encode(&reports[i].doc); err != nil {
			return err
		}
	}
	g, err := score.Load(&gold, "gold")
	if err != nil {
		return err
	}
	t, err := score.Load(&texts, "texts")
	if err != nil {
		return err
	}
	p, err := score.Load(read, "read")
	if err != nil {
		return err
	}
	rep, err := score.Compare(g, p, t)
	if err != nil {
		return err
	}
	return rep.WriteText(w)
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

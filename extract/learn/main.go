// Command learn finds out from annotated reports how much each sign of a place or
// a time weighs, and writes knowledge/weights.tsv.
//
//	go run ./extract/learn ../shared/gold/seeds ../shared/gold/train extract/testdata/own > knowledge/weights.tsv
//
// Every argument stands for NAME.texts.jsonl and NAME.gold.jsonl. The answer is
// the same for the same reports: every step goes over all of them in their order.
// With -folds 5 it writes no weights but says how often it chose right on the
// reports that it had not learned from.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"regexp"
	"sort"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/extract"
)

const (
	rare   = 4   // a sign seen in fewer reports is left out
	rounds = 400 // over all lessons
	pull   = 2   // of every weight towards zero
)

func main() {
	folds := flag.Int("folds", 0, "measure on held-out reports, in so many parts, instead of writing weights")
	show := flag.Bool("show", false, "with -folds: print the wrong choices")
	without := flag.String("without", "", "leave out the signs that match this regular expression: what they are worth")
	leave := flag.Int("leave", -1, "with -folds: write weights learned without this part")
	flag.Parse()
	if *without != "" {
		dropped = regexp.MustCompile(*without)
	}
	if err := run(os.Stdout, *folds, *leave, *show, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "learn:", err)
		os.Exit(1)
	}
}

// dropped matches the signs to leave out, or is nil.
var dropped *regexp.Regexp

// report is one annotated report with its lessons.
type report struct {
	doc     isnad.Document
	answers []extract.Answer
	lessons []extract.Lesson // what was told before as it is
	own     []extract.Lesson // and as the reader has it
}

func run(w io.Writer, folds, leave int, show bool, names []string) error {
	r, err := extract.New()
	if err != nil {
		return err
	}
	var reports []report
	for _, name := range names {
		more, err := load(r, name)
		if err != nil {
			return err
		}
		reports = append(reports, more...)
	}
	if leave >= 0 {
		var rest []report
		for i, rep := range reports {
			if i%folds != leave {
				rest = append(rest, rep)
			}
		}
		reports = rest
	} else if folds > 0 {
		measure(w, r, reports, folds, show)
		return nil
	}
	fmt.Fprintf(w, "# What each sign of a place or a time weighs; written by: go run ./extract/learn %s\n", strings.Join(names, " "))
	weights := teach(r, reports)
	for _, about := range []string{"place", "time"} {
		for _, s := range sorted(weights[about]) {
			if v := math.Round(weights[about][s]*100) / 100; v != 0 {
				fmt.Fprintf(w, "%s\t%s\t%.2f\n", about, s, v)
			}
		}
	}
	return nil
}

// parts is how often teach leaves some reports out.
const parts = 4

// teach learns first from lessons in which all before an event is right, then from
// these together with what a reader makes of it who has not seen the report: the
// weights must bear his errors.
func teach(r *extract.Reader, reports []report) extract.Weights {
	for k := range parts {
		var rest []report
		for i, rep := range reports {
			if i%parts != k {
				rep.own = nil
				rest = append(rest, rep)
			}
		}
		w := both(rest)
		for i := range reports {
			if i%parts == k {
				reports[i].own = r.Lessons(&reports[i].doc, reports[i].answers, w)
			}
		}
	}
	w := both(reports)
	for i := range reports {
		reports[i].own = nil
	}
	return w
}

func both(reports []report) extract.Weights {
	return extract.Weights{"place": learn(reports, "place"), "time": learn(reports, "time")}
}

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
		if n >= rare && (dropped == nil || !dropped.MatchString(s)) {
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

// load reads NAME.texts.jsonl and NAME.gold.jsonl.
func load(r *extract.Reader, name string) ([]report, error) {
	var reports []report
	at := map[string]int{}
	err := lines(name+".texts.jsonl", func(b []byte) error {
		var d isnad.Document
		if err := json.Unmarshal(b, &d); err != nil {
			return err
		}
		at[d.ID] = len(reports)
		reports = append(reports, report{doc: d})
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = lines(name+".gold.jsonl", func(b []byte) error {
		var g struct {
			ID     string
			Claims []struct {
				Type, Quote, Trigger string
				Place                *struct{ Name string }
				Time                 *struct{ Value *string }
			}
		}
		if err := json.Unmarshal(b, &g); err != nil {
			return err
		}
		i, ok := at[g.ID]
		if !ok {
			return fmt.Errorf("no text %s", g.ID)
		}
		rep := &reports[i]
		var answers []extract.Answer
		for _, c := range g.Claims {
			q := strings.Index(rep.doc.Text, c.Quote)
			t := strings.Index(c.Quote, c.Trigger)
			if q < 0 {
				continue
			}
			if t < 0 {
				q, t = 0, strings.Index(rep.doc.Text, c.Trigger)
			}
			if t < 0 {
				continue
			}
			a := extract.Answer{Type: c.Type, Trigger: isnad.Span{Start: q + t, End: q + t + len(c.Trigger)}}
			if c.Place != nil {
				a.Place = c.Place.Name
			}
			if c.Time != nil && c.Time.Value != nil {
				a.Time = *c.Time.Value
			}
			answers = append(answers, a)
		}
		rep.answers = answers
		rep.lessons = r.Lessons(&rep.doc, answers, nil)
		return nil
	})
	return reports, err
}

func lines(name string, do func([]byte) error) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	for n := 1; sc.Scan(); n++ {
		if len(strings.TrimSpace(sc.Text())) == 0 {
			continue
		}
		if err := do(sc.Bytes()); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	return sc.Err()
}

package link

import (
	"bufio"
	"bytes"
	_ "embed"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
)

// sign is one thing that speaks for or against two claims, or two tellings, being of one
// happening: what it is about, what was found, and what was found beside it.
type sign struct{ about, found, beside string }

// why tells a sign in words.
func (s sign) why() string {
	if s.beside == "" {
		return s.found
	}
	return s.found + ", " + s.beside
}

// Weights say what each sign weighs, in log-odds. There are two questions: whether two
// claims of one report tell of one happening, and whether what two reports tell does.
type Weights struct{ within, between map[sign]float64 }

// The names of the questions in files of weights.
const (
	Within  = "within"
	Between = "between"
)

//go:embed weights.tsv
var learned []byte

// usual are the weights of the program, learned from press.linking.jsonl by ./learn.
var usual = func() *Weights {
	w, err := ReadWeights("weights.tsv", bytes.NewReader(learned))
	if err != nil {
		panic(err) // the file is part of the program; a test reads it
	}
	return w
}()

// ReadWeights reads lines of a question, the three parts of a sign and what it weighs,
// parted by tabs. Lines that begin with # say nothing. name is for errors.
func ReadWeights(name string, r io.Reader) (*Weights, error) {
	w := &Weights{map[sign]float64{}, map[sign]float64{}}
	sc := bufio.NewScanner(r)
	for n := 1; sc.Scan(); n++ {
		line := sc.Text()
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 5 {
			return nil, fmt.Errorf("link: %s:%d: %d fields, want 5", name, n, len(f))
		}
		of := w.of(f[0])
		if of == nil {
			return nil, fmt.Errorf("link: %s:%d: no question %q", name, n, f[0])
		}
		v, err := strconv.ParseFloat(f[4], 64)
		if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
			return nil, fmt.Errorf("link: %s:%d: %q is no weight", name, n, f[4])
		}
		of[sign{f[1], f[2], f[3]}] = v
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("link: %s: %w", name, err)
	}
	return w, nil
}

func (w *Weights) of(question string) map[sign]float64 {
	switch question {
	case Within:
		return w.within
	case Between:
		return w.between
	}
	return nil
}

// scale adds up what signs weigh, and remembers them when somebody asks why.
type scale struct {
	weights map[sign]float64
	points  float64
	explain bool
	reasons []Reason
	signs   []sign // of a lesson
	learns  bool
}

func (s *scale) add(about, found, beside string) {
	g := sign{about, found, beside}
	v := s.weights[g]
	s.points += v
	if s.explain && v != 0 {
		s.reasons = append(s.reasons, Reason{about, v, g.why()})
	}
	if s.learns {
		s.signs = append(s.signs, g)
	}
}

// Set gives a sign of a question its weight.
func (w *Weights) Set(question string, of [3]string, weight float64) {
	w.of(question)[sign{of[0], of[1], of[2]}] = weight
}

// NewWeights are weights of nothing.
func NewWeights() *Weights { return &Weights{map[sign]float64{}, map[sign]float64{}} }

// Write writes weights so that ReadWeights reads them, in the order of their names.
func (w *Weights) Write(to io.Writer) error {
	for _, q := range []string{Between, Within} {
		of := w.of(q)
		signs := make([]sign, 0, len(of))
		for s := range of {
			signs = append(signs, s)
		}
		slices.SortFunc(signs, compareSigns)
		for _, s := range signs {
			if v := of[s]; math.Abs(v) >= 0.005 {
				if _, err := fmt.Fprintf(to, "%s\t%s\t%s\t%s\t%.2f\n", q, s.about, s.found, s.beside, v); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func compareSigns(a, b sign) int {
	return slices.Compare([]string{a.about, a.found, a.beside}, []string{b.about, b.found, b.beside})
}

package extract

import (
	"bufio"
	"fmt"
	"io/fs"
	"sort"
	"strconv"
	"strings"
)

// option is one answer to a question that the rules leave open (which place of
// the report is this act's?) with all that speaks for or against it.
type option struct {
	on    *scale   // what its signs weigh
	at    int      // a mention of the document, or -1 for none
	name  string   // the answer in words, where the question is not who
	sum   float64  // what its signs weigh together, and what is given to it beforehand
	signs []string // their names in the order in which they were told, when these are kept

	names  []string // of the parties, where the question is who
	ids    ids      // these
	chunks []int    // of the event's sentence that they stand in
}

// called is the answer in words.
func (o *option) called() string {
	if o.names != nil {
		return strings.Join(o.names, "، ")
	}
	return o.name
}

// signNearest signs the last option before an event and the first behind it; -1 is
// none.
func signNearest(options []option, prior, after int) {
	if after >= 0 {
		options[after].sign("next")
	}
	if prior >= 0 {
		options[prior].sign("previous")
	}
}

// Weights are what each sign counts for, by question (place, time). They are
// learned from annotated reports by the command in extract/learn.
type Weights map[string]map[string]float64

// loadWeights reads lines of question, sign and weight, parted by tabs.
func loadWeights(fsys fs.FS, name string) (Weights, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, fmt.Errorf("extract: %w", err)
	}
	defer f.Close()
	w := Weights{}
	sc := bufio.NewScanner(f)
	for line := 1; sc.Scan(); line++ {
		if strings.HasPrefix(sc.Text(), "#") {
			continue
		}
		q := strings.Split(sc.Text(), "\t")
		if len(q) != 3 {
			return nil, fmt.Errorf("extract: %s:%d: want question, sign and weight", name, line)
		}
		v, err := strconv.ParseFloat(q[2], 64)
		if err != nil {
			return nil, fmt.Errorf("extract: %s:%d: %w", name, line, err)
		}
		if w[q[0]] == nil {
			w[q[0]] = map[string]float64{}
		}
		w[q[0]][q[1]] = v
	}
	return w, sc.Err()
}

// best is the index of the option whose signs weigh most, the first of equals.
func best(options []option) int {
	best := 0
	for i := range options {
		if options[i].sum > options[best].sum {
			best = i
		}
	}
	return best
}

// weigh sums the signs of options, whose names were kept, by these weights instead.
func (w Weights) weigh(question string, options []option) {
	for i := range options {
		o := &options[i]
		o.sum = 0
		for _, s := range o.signs {
			o.sum += w[question][s]
		}
	}
}

// slight is the weight below which a sign is not worth telling.
const slight = 0.25

// account writes for people what each option weighs and the signs that weigh most
// in it, the heaviest option first.
func (w Weights) account(question string, options []option) string {
	order := make([]int, len(options))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return options[order[a]].sum > options[order[b]].sum })
	var b strings.Builder
	for n, i := range order {
		if n == 4 {
			break
		}
		o := &options[i]
		name := o.called()
		if o.at < 0 {
			name = "none"
		}
		fmt.Fprintf(&b, "      %+.2f  %s:", o.sum, name)
		for _, s := range o.signs {
			if v := w[question][s]; v >= slight || v <= -slight {
				fmt.Fprintf(&b, " %s %+.2f", s, v)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// buckets are what numbers are told as that may be large.
var buckets = [...]string{"0", "1", "2-3", "4-6", "7-12", "13+"}

// bucketOf is the number of that of n.
func bucketOf(n int) int {
	switch {
	case n <= 1:
		return max(n, 0)
	case n <= 3:
		return 2
	case n <= 6:
		return 3
	case n <= 12:
		return 4
	}
	return 5
}

func bucket(n int) string { return buckets[bucketOf(n)] }

func upTo(n, top int) string {
	if n >= top {
		return [...]string{"0+", "1+", "2+", "3+", "4+"}[top]
	}
	return strconv.Itoa(n)
}

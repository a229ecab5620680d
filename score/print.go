package score

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
)

func figureOf(name string, t [3]int) Figure {
	f := Figure{Name: name, Hit: t[0], Gold: t[1], Pred: t[2]}
	p, r := ratio(t[0], t[2]), ratio(t[0], t[1])
	if p+r > 0 {
		f.F1 = round4(2 * p * r / (p + r))
	}
	f.P, f.R = round4(p), round4(r)
	return f
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// round4 is x to four decimals, exactly as its decimal expansion rounds.
func round4(x float64) float64 {
	y, err := strconv.ParseFloat(strconv.FormatFloat(x, 'f', 4, 64), 64)
	if err != nil {
		return x
	}
	return y
}

// decimal writes a figure in its shortest form, always with a point: 1.0, 0.75.
func decimal(x float64) string {
	s := strconv.FormatFloat(x, 'f', -1, 64)
	if !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}

// WriteText writes the report for people, a line for each figure.
func (r *Report) WriteText(w io.Writer) error {
	b := bufio.NewWriter(w)
	for _, f := range r.Figures {
		fmt.Fprintf(b, "%-13s  P %.3f  R %.3f  F1 %.3f   %d/%d gold, %d predicted\n", f.Name, f.P, f.R, f.F1, f.Hit, f.Gold, f.Pred)
	}
	for _, a := range r.Accuracies {
		fmt.Fprintf(b, "%-13s  accuracy %s  of %d pairs\n", a.Name, decimal(a.Share), a.Of)
	}
	return b.Flush()
}

// WriteJSON writes the report as one JSON object on one line.
func (r *Report) WriteJSON(w io.Writer) error {
	var parts []string
	for _, f := range r.Figures {
		parts = append(parts, fmt.Sprintf(`"%s": {"p": %s, "r": %s, "f1": %s, "hit": %d, "gold": %d, "pred": %d}`,
			f.Name, decimal(f.P), decimal(f.R), decimal(f.F1), f.Hit, f.Gold, f.Pred))
	}
	for _, a := range r.Accuracies {
		parts = append(parts, fmt.Sprintf(`"%s": {"accuracy": %s, "of": %d}`, a.Name, decimal(a.Share), a.Of))
	}
	_, err := fmt.Fprintf(w, "{%s}\n", strings.Join(parts, ", "))
	return err
}

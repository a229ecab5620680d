package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
)

// verdicts are what a judge may say of a claim, in the order of printing.
var verdicts = []string{"right", "wrong type", "wrong figure", "not an event"}

// pass is one judging of a draw: the list that was judged, and for each number
// the verdict.
type pass struct {
	draw string
	says map[int]string
}

// readPass reads a file of verdicts: a line "# drawn-DIGEST.jsonl" that names
// the draw, then a line "number TAB verdict" for each claim. Other lines that
// start with # are remarks.
func readPass(name string, r io.Reader) (pass, error) {
	p := pass{says: map[int]string{}}
	sc := bufio.NewScanner(r)
	for line := 1; sc.Scan(); line++ {
		s := strings.TrimSpace(sc.Text())
		if rest, ok := strings.CutPrefix(s, "#"); ok {
			if rest = strings.TrimSpace(rest); strings.HasPrefix(rest, "drawn-") {
				p.draw = rest
			}
			continue
		}
		if s == "" {
			continue
		}
		number, verdict, _ := strings.Cut(s, "\t")
		n, err := strconv.Atoi(number)
		switch {
		case err != nil:
			return p, fmt.Errorf("%s:%d: %q is no number, tab, verdict", name, line, s)
		case !slices.Contains(verdicts, verdict):
			return p, fmt.Errorf("%s:%d: %q is none of %s", name, line, verdict, strings.Join(verdicts, ", "))
		case p.says[n] != "":
			return p, fmt.Errorf("%s:%d: claim %d is judged twice", name, line, n)
		}
		p.says[n] = verdict
	}
	if err := sc.Err(); err != nil {
		return p, fmt.Errorf("%s: %w", name, err)
	}
	if p.draw == "" {
		return p, fmt.Errorf(`%s: no line "# drawn-DIGEST.jsonl" names the draw`, name)
	}
	return p, nil
}

// against finds what is missing or too much in a pass over n claims.
func (p pass) against(n int) error {
	for i := 1; i <= n; i++ {
		if p.says[i] == "" {
			return fmt.Errorf("claim %d is not judged", i)
		}
	}
	if len(p.says) > n {
		return fmt.Errorf("%d verdicts on %d claims", len(p.says), n)
	}
	return nil
}

func (p pass) count(verdict string) (n int) {
	for _, v := range p.says {
		if v == verdict {
			n++
		}
	}
	return n
}

// runReport prints what the passes say, how far they agree, and the share right
// by the lower.
func runReport(out io.Writer, files []string, draw string) error {
	if len(files) != 2 {
		return fmt.Errorf("report needs the verdicts of two passes, not of %d", len(files))
	}
	var passes []pass
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		p, err := readPass(name, f)
		f.Close()
		if err != nil {
			return err
		}
		passes = append(passes, p)
	}
	if passes[0].draw != passes[1].draw {
		return fmt.Errorf("%s judges %s, %s judges %s", files[0], passes[0].draw, files[1], passes[1].draw)
	}
	if draw == "" {
		draw = folder + passes[0].draw
	}
	n, err := countDrawn(draw)
	if err != nil {
		return err
	}
	for i, p := range passes {
		if err := p.against(n); err != nil {
			return fmt.Errorf("%s: %w", files[i], err)
		}
	}
	return summarize(out, passes[0], passes[1])
}

// countDrawn is the number of claims in a list, which are numbered from 1.
func countDrawn(file string) (int, error) {
	f, err := os.Open(file)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	n := 0
	for dec := json.NewDecoder(f); dec.More(); {
		var l listed
		if err := dec.Decode(&l); err != nil {
			return 0, fmt.Errorf("%s: %w", file, err)
		}
		if n++; l.N != n {
			return 0, fmt.Errorf("%s: claim %d stands where %d is due", file, l.N, n)
		}
	}
	if n == 0 {
		return 0, fmt.Errorf("%s: no claims", file)
	}
	return n, nil
}

// summarize prints two passes over the same claims side by side.
func summarize(out io.Writer, a, b pass) error {
	fmt.Fprintf(out, "%-14s %5s %6s\n", "", "first", "second")
	for _, v := range verdicts {
		fmt.Fprintf(out, "%-14s %5d %6d\n", v, a.count(v), b.count(v))
	}
	same := 0
	for n, v := range a.says {
		if b.says[n] == v {
			same++
		}
	}
	right, n := min(a.count("right"), b.count("right")), len(a.says)
	_, err := fmt.Fprintf(out, "the passes agree on %d of %d\nright in type and figures, by the lower pass: %d of %d (%.2f)\n",
		same, n, right, n, float64(right)/float64(n))
	return err
}

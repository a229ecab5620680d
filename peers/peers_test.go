package peers_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/isnad-project/isnad/peers"
)

// reason is why cases fail.
type reason struct {
	code, why string
	cases     int
}

func readReasons(t *testing.T) []reason {
	data, err := os.ReadFile(filepath.Join("testdata", "reasons.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	var out []reason
	for line := range strings.Lines(string(data)) {
		code, why, _ := strings.Cut(strings.TrimSpace(line), "\t")
		out = append(out, reason{code: code, why: why})
	}
	return out
}

// TestFailures holds that the list speaks of cases that exist and gives reasons
// that are told, each of them used; and that docs/accuracy.md counts them so.
func TestFailures(t *testing.T) {
	failures, err := peers.Failures()
	if err != nil {
		t.Fatal(err)
	}
	reasons := readReasons(t)
	for i, f := range failures {
		k := slices.IndexFunc(reasons, func(r reason) bool { return r.code == f.Reason })
		if k < 0 {
			t.Errorf("failing.tsv:%d: reason %q is not in reasons.tsv", i+1, f.Reason)
			continue
		}
		reasons[k].cases++
	}
	var table strings.Builder
	table.WriteString("| part | cases of | cases | pass | fail, by reason |\n| --- | --- | --- | --- | --- |\n")
	for _, s := range peers.Sets {
		cases, err := peers.Cases(s.File)
		if err != nil {
			t.Fatal(err)
		}
		by, failing := map[string]int{}, 0
		for i, f := range failures {
			if f.File != s.File {
				continue
			}
			if f.Row < 1 || f.Row > len(cases) || cases[f.Row-1].Text != f.Text {
				t.Errorf("failing.tsv:%d: %s has no such case %d: %q", i+1, f.File, f.Row, f.Text)
			}
			by[f.Reason]++
			failing++
		}
		fmt.Fprintf(&table, "| %s | %s | %d | %d | %s |\n", s.Part, s.Name, len(cases), len(cases)-failing, counts(reasons, by))
	}
	table.WriteString("\n| reason | cases | |\n| --- | --- | --- |\n")
	for _, r := range reasons {
		if r.cases == 0 {
			t.Errorf("reasons.tsv: %q is the reason of no case", r.code)
		}
		fmt.Fprintf(&table, "| %s | %d | %s |\n", r.code, r.cases, r.why)
	}
	doc, err := os.ReadFile(filepath.Join("..", "docs", "accuracy.md"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(doc), table.String()) {
		t.Errorf("docs/accuracy.md must hold these tables:\n%s", table.String())
	}
}

// counts writes «22 exponent, 16 code», the most first.
func counts(reasons []reason, by map[string]int) string {
	var codes []string
	for _, r := range reasons {
		if by[r.code] > 0 {
			codes = append(codes, r.code)
		}
	}
	slices.SortStableFunc(codes, func(a, b string) int { return by[b] - by[a] })
	for i, c := range codes {
		codes[i] = fmt.Sprint(by[c], " ", c)
	}
	return strings.Join(codes, ", ")
}

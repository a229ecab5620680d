package peers_test

import (
	"os"
	"strings"
	"testing"

	"github.com/isnad-project/isnad/peers"
)

// TestFailures holds that the list speaks of cases that exist and gives reasons
// that are told, each of them used.
func TestFailures(t *testing.T) {
	failures, err := peers.Failures()
	if err != nil {
		t.Fatal(err)
	}
	reasons := readReasons(t)
	cases := map[string][]peers.Case{}
	for _, s := range peers.Sets {
		if cases[s.File], err = peers.Cases(s.File); err != nil {
			t.Fatal(err)
		}
	}
	used := map[string]bool{}
	for i, f := range failures {
		used[f.Reason] = true
		if reasons[f.Reason] == "" {
			t.Errorf("failing.tsv:%d: reason %q is not in reasons.tsv", i+1, f.Reason)
		}
		if c := cases[f.File]; f.Row < 1 || f.Row > len(c) || c[f.Row-1].Text != f.Text {
			t.Errorf("failing.tsv:%d: %s has no such case %d: %q", i+1, f.File, f.Row, f.Text)
		}
	}
	for r := range reasons {
		if !used[r] {
			t.Errorf("reasons.tsv: %q is the reason of no case", r)
		}
	}
}

func readReasons(t *testing.T) map[string]string {
	data, err := os.ReadFile("testdata/reasons.tsv")
	if err != nil {
		t.Fatal(err)
	}
	reasons := map[string]string{}
	for line := range strings.Lines(string(data)) {
		code, why, _ := strings.Cut(strings.TrimSpace(line), "\t")
		reasons[code] = why
	}
	return reasons
}

package gazetteer

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// TestNews looks for the places that news of ten wars name, in their various
// spellings, each under the right country and holder.
func TestNews(t *testing.T) {
	g := load(t)
	n := 0
	err := table(os.DirFS("testdata"), "news.tsv", 4, func(f []string) error {
		for name := range strings.SplitSeq(f[3], "|") {
			n++
			if !slices.ContainsFunc(g.Named(name), func(i int) bool { return g.Row(i).Country == f[0] && g.heldBy(i, f[1]) }) {
				t.Errorf("%s: no %s of %s in «%s»", name, f[2], f[0], f[1])
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if n < 1000 {
		t.Errorf("only %d names", n)
	}
}

// heldBy tells whether a place lies in one of a name, or in the governorate of
// that name.
func (g *Gazetteer) heldBy(i int, name string) bool {
	if name == "" || g.Row(i).Admin1 == name {
		return true
	}
	return slices.ContainsFunc(g.Within(i), func(w int) bool { return slices.Contains(g.Row(w).Names, name) })
}

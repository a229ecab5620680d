package numeral_test

import (
	"bufio"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/numeral"
)

// lines calls f with every JSON line of a file beside the project; the test skips
// where the file is absent.
func lines[T any](t *testing.T, name string, f func(T)) {
	t.Helper()
	file, err := os.Open(filepath.Join("..", "..", "shared", name))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("%s is not here", name)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	sc := bufio.NewScanner(file)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		var v T
		if err := json.Unmarshal(sc.Bytes(), &v); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		f(v)
	}
	if err := sc.Err(); err != nil {
		t.Fatal(err)
	}
}

type goldDoc struct {
	ID     string
	Claims []struct {
		Counts []struct {
			Low, High *int
			Approx    bool
			Bound     *string
			Quote     string
		}
	}
}

// TestGoldCounts compares the counts of the annotated reports whose quote holds a
// number; duals, singulars and bare plurals (قتيلان, جرحى) belong to the caller.
func TestGoldCounts(t *testing.T) {
	for _, file := range []string{"seeds", "train", "articles"} {
		right, all, silent := 0, 0, 0
		lines(t, "gold/"+file+".gold.jsonl", func(d goldDoc) {
			for _, cl := range d.Claims {
				for _, c := range cl.Counts {
					got := numeral.Find(arabic.Tokenize(c.Quote, nil))
					if len(got) == 0 {
						silent++
						if c.Low == nil || *c.Low > 2 {
							t.Logf("%s: nothing in %q", d.ID, c.Quote)
							all++
						}
						continue
					}
					all++
					bound := ""
					if c.Bound != nil {
						bound = *c.Bound
					}
					ok := false
					for _, n := range got {
						low, high := n.Bounds()
						ok = ok || same(low, c.Low) && same(high, c.High) && n.Approx == c.Approx && n.Bound == bound
					}
					if ok {
						right++
					} else {
						t.Logf("%s: %q: %+v", d.ID, c.Quote, got)
					}
				}
			}
		})
		t.Logf("%s: %d of %d with a number, %d without", file, right, all, silent)
		if right*100 < all*95 {
			t.Errorf("%s: %d of %d", file, right, all)
		}
	}
}

func same(a, b *int) bool { return a == b || a != nil && b != nil && *a == *b }

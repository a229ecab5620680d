package timex_test

import (
	"bufio"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/timex"
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

// floor fails when fewer cases than before are right.
func floor(t *testing.T, name string, right, all, least int) {
	t.Helper()
	t.Logf("%s: %d of %d", name, right, all)
	if right < least {
		t.Errorf("%s: %d of %d right, was %d", name, right, all, least)
	}
}

type goldDoc struct {
	ID        string
	Published string
	Claims    []struct {
		Time struct{ Text, Value string }
	}
}

// TestGoldTimes reads every time expression of the annotated reports by itself. A
// value that the annotator took from the rest of the report cannot be told from
// the words, and nothing is read then; of the values that are read at least 90 in
// 100 must be right.
func TestGoldTimes(t *testing.T) {
	for _, c := range []struct {
		file  string
		least int
	}{{"seeds", 29}, {"train", 130}, {"articles", 49}} {
		implied := map[string]string{}
		lines(t, "gold/"+c.file+".texts.jsonl", func(d struct{ ID, Text string }) {
			for _, s := range arabic.Sentences(arabic.Tokenize(d.Text, nil)) {
				for _, x := range timex.Find(s.Tokens) {
					if v := x.Implies(); v != "" {
						implied[d.ID] = v
					}
				}
			}
		})
		seen := map[[3]string]bool{}
		right, silent := 0, 0
		lines(t, "gold/"+c.file+".gold.jsonl", func(d goldDoc) {
			published := d.Published
			if published == "" {
				published = implied[d.ID]
			}
			for _, cl := range d.Claims {
				k := [3]string{cl.Time.Text, d.Published, cl.Time.Value}
				if cl.Time.Text == "" || seen[k] {
					continue
				}
				seen[k] = true
				var got []string
				for _, x := range timex.Find(arabic.Tokenize(cl.Time.Text, nil)) {
					if v := x.Value(published); v != "" {
						got = append(got, v)
					}
				}
				switch {
				case len(got) == 0 && cl.Time.Value == "" || len(got) == 1 && got[0] == cl.Time.Value:
					right++
					continue
				case len(got) == 0:
					silent++
				}
				if c.file != "articles" { // those are for measuring, not for reading
					t.Logf("%s: %q on %q: %v, want %q", d.ID, cl.Time.Text, published, got, cl.Time.Value)
				}
			}
		})
		t.Logf("%s: %d not told by their words", c.file, silent)
		floor(t, c.file, right, len(seen), c.least)
		if told := len(seen) - silent; right*100 < told*90 {
			t.Errorf("%s: %d of the %d read are right", c.file, right, told)
		}
	}
}

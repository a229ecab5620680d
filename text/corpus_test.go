package text_test

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/isnad-project/isnad/arabic"
)

const shared = "../../shared/corpus/"

// open opens a file of the shared corpus and skips the test where there is none.
func open(t testing.TB, name string) io.Reader {
	t.Helper()
	f, err := os.Open(shared + name)
	if err != nil {
		t.Skip("the shared corpus is not here:", err)
	}
	t.Cleanup(func() { f.Close() })
	if !strings.HasSuffix(name, ".gz") {
		return f
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

var counts = struct {
	sync.Once
	of map[string]int
}{}

// wordCounts gives how often a word occurs, by its folded form.
func wordCounts(t testing.TB) func(string) int {
	t.Helper()
	in := open(t, "counts/words.tsv.gz")
	counts.Do(func() {
		counts.of = map[string]int{}
		for sc := bufio.NewScanner(in); sc.Scan(); {
			f := strings.Split(sc.Text(), "\t")
			if n, err := strconv.Atoi(f[1]); err == nil {
				counts.of[arabic.Fold(f[0])] += n
			}
		}
	})
	return func(w string) int { return counts.of[arabic.Fold(w)] }
}

// texts gives the texts of a file of the shared corpus.
func texts(t testing.TB, name string) []string {
	t.Helper()
	var list []string
	sc := bufio.NewScanner(open(t, name))
	sc.Buffer(nil, 16<<20)
	for sc.Scan() {
		var d struct{ Text string }
		if err := json.Unmarshal(sc.Bytes(), &d); err != nil {
			t.Fatal(err)
		}
		list = append(list, d.Text)
	}
	return list
}

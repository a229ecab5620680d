package extract

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"github.com/isnad-project/isnad/arabic"
)

// loadFrequencies reads "word<TAB>count" lines: how often news write a word. The
// counts of words that fold together are added.
func loadFrequencies(fsys fs.FS, name string) (map[string]int, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, fmt.Errorf("extract: %w", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("extract: %s: %w", name, err)
	}
	out := make(map[string]int, 1<<16)
	sc := bufio.NewScanner(z)
	for n := 1; sc.Scan(); n++ {
		word, count, ok := strings.Cut(sc.Text(), "\t")
		c, err := strconv.Atoi(count)
		if !ok || err != nil {
			return nil, fmt.Errorf("extract: %s:%d: want a word, a tab and a count", name, n)
		}
		out[arabic.Fold(word)] += c
	}
	return out, sc.Err()
}

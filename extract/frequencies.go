package extract

import (
	"compress/gzip"
	"fmt"
	"io"
	"io/fs"
	"strconv"
	"strings"

	"github.com/isnad-project/isnad/arabic"
)

// frequencies are how often news write a folded word. It is a hash table that knows the
// words by their hashes alone: a word that it does not have is taken for one of them
// once in a thousand million times.
type frequencies struct {
	slots []frequency // a power of two of them, at most half of them taken
	taken int
}

type frequency struct {
	key   uint32 // the upper half of the hash of a word; the lower one says where the slot is
	count int32  // 0 in an empty slot
}

// of is that of a word told in parts.
func (f *frequencies) of(parts ...string) int {
	if len(f.slots) == 0 {
		return 0
	}
	return int(f.slots[f.find(hashOf(parts...))].count)
}

func (f *frequencies) find(key uint64) int {
	i := int(key) & (len(f.slots) - 1)
	for f.slots[i].count != 0 && f.slots[i].key != uint32(key>>32) {
		i = (i + 1) & (len(f.slots) - 1)
	}
	return i
}

func (f *frequencies) add(word string, count int) error {
	key := hashOf(word)
	s := &f.slots[f.find(key)]
	if s.count == 0 {
		if f.taken++; 2*f.taken > len(f.slots) {
			return fmt.Errorf("more than %d words", len(f.slots)/2)
		}
	}
	*s = frequency{uint32(key >> 32), s.count + int32(count)}
	return nil
}

// room is how many slots the list of words is given.
const room = 1 << 18

// loadFrequencies reads "word<TAB>count" lines. The counts of words that fold together
// are added.
func loadFrequencies(fsys fs.FS, name string) (*frequencies, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, fmt.Errorf("extract: %w", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("extract: %s: %w", name, err)
	}
	var text strings.Builder
	if _, err := io.Copy(&text, z); err != nil {
		return nil, fmt.Errorf("extract: %s: %w", name, err)
	}
	out := &frequencies{slots: make([]frequency, room)}
	n := 0
	for line := range strings.Lines(text.String()) {
		n++
		word, count, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		c, err := strconv.Atoi(count)
		if !ok || err != nil || c <= 0 {
			return nil, fmt.Errorf("extract: %s:%d: want a word, a tab and a count", name, n)
		}
		if err := out.add(arabic.Fold(word), c); err != nil {
			return nil, fmt.Errorf("extract: %s:%d: %w", name, n, err)
		}
	}
	return out, nil
}

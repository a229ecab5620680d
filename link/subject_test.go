package link

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write common.tsv anew")

// TestCommonWords holds common.tsv to the word counts of the reader: the most common words, as they are
// compared.
func TestCommonWords(t *testing.T) {
	f, err := os.Open("../knowledge/words.tsv.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	often := map[string]int{}
	sc := bufio.NewScanner(z)
	for sc.Scan() {
		w, n, _ := strings.Cut(sc.Text(), "\t")
		count, err := strconv.Atoi(n)
		if err != nil {
			t.Fatal(err)
		}
		often[bare(Fold(w))] += count
	}
	if err := sc.Err(); err != nil {
		t.Fatal(err)
	}
	words := slices.SortedFunc(maps.Keys(often), func(a, b string) int { return cmp.Or(often[b]-often[a], strings.Compare(a, b)) })
	var want bytes.Buffer
	for _, w := range words[:5000] {
		fmt.Fprintf(&want, "%s\t%d\n", w, often[w])
	}
	if *update {
		if err := os.WriteFile("common.tsv", want.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want.String() != commonWords {
		t.Error("common.tsv is not what knowledge/words.tsv.gz tells; go test ./link -run CommonWords -update")
	}
}

func TestSubjects(t *testing.T) {
	name, other := newSubject([]string{"الفضلي", "غاره"}), newSubject([]string{"الفضلي", "قتل"})
	act, act2 := newSubject([]string{"حسين", "غاره"}), newSubject([]string{"الزرقا", "غاره"})
	if a, b := name.alike(other), act.alike(act2); a <= b {
		t.Errorf("a name in common: %.2f, a common word: %.2f", a, b)
	}
	if a := name.alike(name); a < 0.999 || a > 1.001 {
		t.Errorf("of itself: %v", a)
	}
	if a := newSubject(nil).alike(name); a != 0 {
		t.Errorf("of nothing: %v", a)
	}
}

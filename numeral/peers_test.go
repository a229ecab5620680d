package numeral_test

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
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
	var r io.Reader = file
	if strings.HasSuffix(name, ".gz") {
		z, err := gzip.NewReader(file)
		if err != nil {
			t.Fatal(err)
		}
		r = z
	}
	sc := bufio.NewScanner(r)
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

func find(text string) []numeral.Number { return numeral.Find(arabic.Tokenize(text, nil)) }

// floor fails when fewer cases than before are right.
func floor(t *testing.T, name string, right, all, least int) {
	t.Helper()
	t.Logf("%s: %d of %d", name, right, all)
	if right < least {
		t.Errorf("%s: %d of %d right, was %d", name, right, all, least)
	}
}

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-9*math.Max(1, math.Abs(b)) }

type duckling struct {
	Text     string
	Expected struct{ Value float64 }
}

func TestDuckling(t *testing.T) {
	for _, c := range []struct {
		file  string
		least int
	}{{"duckling_numeral_ar", 163}, {"duckling_numeral_eg_ar", 161}, {"duckling_ordinal_ar", 30}} {
		t.Run(c.file, func(t *testing.T) {
			right, all := 0, 0
			lines(t, "peers/"+c.file+".jsonl", func(d duckling) {
				all++
				toks := arabic.Tokenize(d.Text, nil)
				got := numeral.Find(toks)
				ok := len(got) == 1 && got[0].First == 0 && got[0].End == len(toks) && near(got[0].Value, d.Expected.Value)
				if ok && c.file == "duckling_ordinal_ar" {
					// A definite cardinal ranks: الواحد والثلاثون.
					ok = got[0].Kind == numeral.Ordinal || got[0].Definite
				}
				if ok {
					right++
				} else {
					t.Logf("%s: %+v, want %v", d.Text, got, d.Expected.Value)
				}
			})
			floor(t, c.file, right, all, c.least)
		})
	}
}

func TestSpelledOut(t *testing.T) {
	right, all := 0, 0
	lines(t, "peers/icu_spellout_ar.jsonl.gz", func(d struct {
		Text, Kind string
		Value      float64
	}) {
		all++
		toks := arabic.Tokenize(d.Text, nil)
		got := numeral.Find(toks)
		if len(got) == 1 && got[0].First == 0 && got[0].End == len(toks) && got[0].Value == d.Value {
			right++
		} else if all-right < 40 {
			t.Logf("%s: %+v, want %v", d.Text, got, d.Value)
		}
	})
	floor(t, "ICU spell-out", right, all, all)
}

// TestRecognizers compares values only: the corpus takes numbers, ranges,
// ordinals and percent in a sentence. Left aside are relative ordinals (the last,
// the next one), which are no figures here. Counted as wrong are what news does
// not write or means otherwise: exponents, «واحد من ثلاثة» as a third, «خمس» as a
// fifth, and the parts of dates and of network addresses as numbers.
func TestRecognizers(t *testing.T) {
	right, all, total, n := map[string]int{}, map[string]int{}, 0, 0
	lines(t, "peers/recognizers_number_ar.jsonl", func(d struct {
		Text, Model string
		Expected    []struct {
			Text       string
			Resolution struct{ Value string }
		}
	}) {
		for _, e := range d.Expected {
			v := e.Resolution.Value
			if v == "" || strings.HasPrefix(v, "end") || strings.HasPrefix(v, "current") {
				continue
			}
			all[d.Model]++
			n++
			ok := false
			for _, x := range find(d.Text) {
				ok = ok || agrees(x, v)
			}
			if ok {
				right[d.Model]++
				total++
			} else {
				t.Logf("%s: %q, want %s = %s", d.Model, d.Text, e.Text, v)
			}
		}
	})
	for m, k := range all {
		t.Logf("%s: %d of %d", m, right[m], k)
	}
	floor(t, "Recognizers values", total, n, 377)
}

func agrees(n numeral.Number, want string) bool {
	if strings.HasPrefix(want, "(") || strings.HasPrefix(want, "[") {
		a, b, _ := strings.Cut(want[1:len(want)-1], ",")
		return side(a, n.Value, n.Low, n.NoLow) && side(b, n.Value, n.High, n.NoHigh)
	}
	p, percent := strings.CutSuffix(want, "%")
	v, err := strconv.ParseFloat(p, 64)
	return err == nil && math.Abs(n.Value-v) < 1e-6*math.Max(1, math.Abs(v)) && percent == (n.Kind == numeral.Percent)
}

func side(want string, value float64, whole int, open bool) bool {
	if want == "" {
		return open
	}
	v, err := strconv.ParseFloat(want, 64)
	return err == nil && !open && (near(float64(whole), v) || near(value, v))
}

package numeral_test

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/numeral"
	"github.com/isnad-project/isnad/peers"
)

// TestWhole reads cases that are one number from end to end.
func TestWhole(t *testing.T) {
	for _, file := range []string{"duckling_numeral_ar", "duckling_numeral_eg_ar", "duckling_ordinal_ar", "icu_spellout_ar"} {
		t.Run(file, func(t *testing.T) {
			peers.Run(t, file, func(c peers.Case) (any, bool) {
				toks := arabic.Tokenize(c.Text, nil)
				got := numeral.Find(toks)
				if len(got) != 1 || got[0].First != 0 || got[0].End != len(toks) || !equals(got[0].Value, c.Want) {
					return got, false
				}
				// A definite cardinal ranks: الواحد والثلاثون.
				return got, file != "duckling_ordinal_ar" || got[0].Kind == numeral.Ordinal || got[0].Definite
			})
		})
	}
}

// TestSentences reads numbers, ranges, ordinals and percent in sentences.
func TestSentences(t *testing.T) {
	peers.Run(t, "recognizers_number_ar", func(c peers.Case) (any, bool) {
		got := numeral.Find(arabic.Tokenize(c.Text, nil))
		return got, slices.ContainsFunc(got, func(n numeral.Number) bool { return agrees(n, c.Want) })
	})
}

// TestNoNumber reads sentences in which nothing may be read, and the last one and
// the next one, which Recognizers-Text ranks from the end or from here.
func TestNoNumber(t *testing.T) {
	peers.Run(t, "recognizers_no_number_ar", func(c peers.Case) (any, bool) {
		got := numeral.Find(arabic.Tokenize(c.Text, nil))
		return got, c.Want == "" && len(got) == 0
	})
}

// agrees compares a number with 25, 25% or an interval: [20,30), (20,).
func agrees(n numeral.Number, want string) bool {
	if strings.HasPrefix(want, "(") || strings.HasPrefix(want, "[") {
		a, b, _ := strings.Cut(want[1:len(want)-1], ",")
		return side(a, n.Value, n.Low, n.NoLow) && side(b, n.Value, n.High, n.NoHigh)
	}
	p, percent := strings.CutSuffix(want, "%")
	return equals(n.Value, p) && percent == (n.Kind == numeral.Percent)
}

func side(want string, value float64, whole int, open bool) bool {
	if want == "" || open {
		return want == "" && open
	}
	return equals(value, want) || equals(float64(whole), want)
}

// equals allows for the digits that the authors of a case wrote.
func equals(value float64, want string) bool {
	v, err := strconv.ParseFloat(want, 64)
	return err == nil && math.Abs(value-v) <= 1e-6*math.Max(1, math.Abs(v))
}

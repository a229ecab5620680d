package arabic_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/peers"
)

// TestFolding compares letters: what others make one must be one here.
func TestFolding(t *testing.T) {
	peers.Run(t, "bleve_normalize_ar", func(c peers.Case) (any, bool) {
		got := arabic.Fold(c.Text)
		return got, got == c.Want
	})
	peers.Run(t, "camel_arclean", func(c peers.Case) (any, bool) {
		got := arabic.Fold(runes(t, c.Text))
		return got, got == arabic.Fold(runes(t, c.Want))
	})
}

// runes reads code points in hexadecimal: 0644 0627.
func runes(t *testing.T, codes string) string {
	var b strings.Builder
	for c := range strings.FieldsSeq(codes) {
		n, err := strconv.ParseUint(c, 16, 32)
		if err != nil {
			t.Fatal(err)
		}
		b.WriteRune(rune(n))
	}
	return b.String()
}

// TestStems looks for the stem that a light stemmer cuts out among the ways to
// divide the word.
func TestStems(t *testing.T) {
	peers.Run(t, "bleve_stemmer_ar", func(c peers.Case) (any, bool) {
		got := stems(arabic.Fold(c.Text))
		return got, slices.Contains(got, arabic.Fold(c.Want))
	})
	peers.Run(t, "bleve_analyzer_ar", func(c peers.Case) (any, bool) {
		var got []string
		for _, tok := range arabic.Tokenize(c.Text, nil) {
			got = append(got, stems(tok.Norm)...)
		}
		for w := range strings.FieldsSeq(c.Want) {
			if !slices.Contains(got, arabic.Fold(w)) {
				return got, false
			}
		}
		return got, true
	})
}

func stems(norm string) []string {
	var out []string
	for s := range arabic.Splits(norm) {
		out = append(out, s.Stem)
	}
	return out
}

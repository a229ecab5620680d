package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
)

// looksLikeVerb guesses for a word of no list whether it is a verb, from how the
// words of news relate: a verb never takes ال, and its other persons occur.
func (p *parsed) looksLikeVerb(i int) bool {
	if len(p.words[i].Senses) > 0 || p.toks[i].Kind != arabic.Word {
		return false
	}
	norm := p.toks[i].Norm
	if p.verbForm(norm) {
		return true
	}
	for _, c := range []string{"و", "ف", "س", "وس"} {
		if rest, ok := strings.CutPrefix(norm, c); ok && len(rest) >= 6 && p.freq[rest] > 0 && p.verbForm(rest) {
			return true
		}
	}
	return false
}

// verbForm tells a bare folded word that has the company of a verb: the imperfect
// stands with ي and with ت, the perfect with ت and with وا at its end.
func (p *parsed) verbForm(w string) bool {
	n := p.freq[w]
	if n == 0 || len(w) < 6 || p.freq["ال"+w]*20 > n {
		return false
	}
	for _, a := range [...][2]string{{"ي", "ت"}, {"ت", "ي"}} {
		if body, ok := strings.CutPrefix(w, a[0]); ok && p.freq[a[1]+body] >= 3 && p.freq["ال"+a[1]+body]*20 <= p.freq[a[1]+body] {
			return true
		}
	}
	base := strings.TrimSuffix(strings.TrimSuffix(w, "وا"), "ت")
	return len(base) >= 6 && p.freq[base] >= 5 && p.freq[base+"ت"] >= 5 && p.freq[base+"وا"] >= 2 && p.freq["ال"+base]*20 <= p.freq[base]
}

package gazetteer

import (
	"slices"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
)

// Country is the country whose adjective the folded word is, as a place
// (ليبيا for ليبي), and whether the word is one.
func (g *Gazetteer) Country(adjective string) (Resolution, bool) {
	code, ok := g.nisba[adjective]
	if !ok {
		return Resolution{}, false
	}
	return g.Nation(code)
}

// Nation is the country with an ISO code, as a place.
func (g *Gazetteer) Nation(code string) (Resolution, bool) {
	row, ok := g.country[code]
	if !ok {
		return Resolution{}, false
	}
	r := Resolution{Place: g.place(int(row)), Row: int(row), Of: -1}
	r.Name, r.Relation = g.rows[row].Names[0], isnad.In
	return r, true
}

// Holding is the smallest place that holds all of these, as a place, and whether
// there is one that says more than a continent.
func (g *Gazetteer) Holding(of []Resolution) (Resolution, bool) {
	if len(of) == 0 {
		return Resolution{}, false
	}
	for _, id := range of[0].Within {
		all := true
		for _, r := range of[1:] {
			all = all && (r.ID == id || slices.Contains(r.Within, id))
		}
		row, ok := g.ByID(id)
		if !all || !ok {
			continue
		}
		if g.rows[row].Kind == "continent" || g.rows[row].Kind == "sea" {
			return Resolution{}, false
		}
		r := Resolution{Place: g.place(row), Row: row, Of: -1}
		r.Name, r.Relation = g.rows[row].Names[0], isnad.In
		return r, true
	}
	return Resolution{}, false
}

// qualifies tells whether the word before token i is one that an adjective with
// the article goes with: الحدود السعودية, صحيفة «عكاظ» السعودية, but not في السعودية.
func (f *finder) qualifies(i, start int) bool {
	if i == start || f.toks[i].Line || f.tag(i) > 0 {
		return false
	}
	if t := &f.toks[i-1]; t.Kind != arabic.Word {
		return f.toks[i].Space && (isQuote(t.Text) || t.Text == ")")
	}
	if f.words[i].namePr&^arabic.Al != 0 && f.words[i-1].nisba == "" {
		return false
	}
	p := f.words[i-1]
	if p.term.has(isPlace|isKind|isRelation) && !p.pro.Has(arabic.Al) {
		return false
	}
	for s := range arabic.Splits(f.toks[i-1].Norm) {
		if s.Pro.Has(arabic.Al) && s.Enc == "" {
			return true
		}
	}
	return p.nisba != "" || p.n > 0
}

// nounBeforeCountry tells whether the word takes a country behind it as a
// genitive: one with the article does not, and a feminine indefinite one takes
// an adjective.
func (f *finder) nounBeforeCountry(i int) bool {
	n := f.toks[i].Norm
	return !strings.HasSuffix(n, "ه") && !strings.HasSuffix(n, "ات") && !strings.HasPrefix(n, "ال") && f.g.words[n] == 0
}

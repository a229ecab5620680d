package gazetteer

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
)

// scanBorder proposes the border with a country, which is called by that country:
// الحدود مع سوريا in «الحدود الجنوبية مع سوريا», «حدودها مع سوريا», «الحدود بين بلاده
// وسوريا» and «حدود تركيا مع سوريا». It tells whether one stands at i.
func (f *finder) scanBorder(i, start, end int) bool {
	w := f.words[i]
	j, of := i+1, ""
	switch {
	case w.enc != "", f.theirCountry(j):
		if w.enc == "" {
			j++
		}
	case w.pro.Has(arabic.Al):
		if dir(f.toks[j].Norm) {
			j++
		}
	default:
		row, e := f.countryAt(j, end)
		if row == nil {
			return false
		}
		of, j = row.Country, e
	}
	row, e := f.countryAt(f.across(j, end), end)
	if row == nil {
		return false
	}
	c := core{first: i, end: e, words: 2, pro: w.pro, kinded: true, grade: free, unknown: true, site: true, name: "الحدود مع " + row.Names[0]}
	c.m.Kind, c.m.nisba, c.m.across, c.m.of = "border", row.Country, true, of
	f.extendLeft(&c, i, start)
	f.extendRight(&c, end)
	f.cores = append(f.cores, c)
	return true
}

// across is the token behind the words that say with which country a border is, or -1:
// مع, بين بلاده و.
func (f *finder) across(j, end int) int {
	if j >= end || f.toks[j].Line {
		return -1
	}
	switch f.toks[j].Norm {
	case "مع":
		return j + 1
	case "بين":
		if j+2 < end && f.theirCountry(j+1) {
			return j + 2
		}
	}
	return -1
}

// theirCountry tells whether token j is بلاده or its like.
func (f *finder) theirCountry(j int) bool {
	return f.words[j].term.kind == "country" && f.words[j].enc != ""
}

// countryAt is the country, or the region (قطاع غزة), whose name stands at token j, nil without
// one, and where the name ends. It may have a و where j-1 is بلاده.
func (f *finder) countryAt(j, end int) (*Row, int) {
	if j < 0 || j >= end || f.toks[j].Line {
		return nil, j
	}
	n := f.words[j]
	if n.n == 0 || j+n.n > end || n.namePr&^(arabic.Al|arabic.Wa) != 0 || n.namePr.Has(arabic.Wa) && f.words[j-1].enc == "" {
		return nil, j
	}
	for _, r := range f.g.chain(n.ref) {
		if row := &f.g.rows[r]; row.Kind == "country" || row.Kind == "region" {
			return row, j + n.n
		}
	}
	return nil, j
}

// side is the country on whose side of a border something happens: of the two that
// «الحدود التركية السورية» names the one that the report speaks of more, the first
// if of both alike; behind «الحدود السورية» the other country, where it speaks of that more;
// of a border with a country the one whose border it is, the one named last before it, else
// the one that the report speaks of most.
func (r *resolver) side(i int) string {
	m := &r.ms[i]
	if m.of != "" {
		return m.of
	}
	share := &r.spoken[r.names[i]].country
	best, top := "", 0.0
	if m.nisba == "" {
		for w := range strings.FieldsSeq(arabic.Fold(m.Name)) {
			if code := r.g.nisba[stripAl(w)]; code != "" && (best == "" || share.of(code) > top) {
				best, top = code, share.of(code)
			}
		}
		return best
	}
	for j := i - 1; m.across && j >= max(0, i-3); j-- {
		if o := &r.out[j]; r.ms[j].Country && o.Country != "" && string(o.Country) != m.nisba {
			return string(o.Country)
		}
	}
	for _, code := range share.each() {
		if code != m.nisba && share.of(code) > top {
			best, top = code, share.of(code)
		}
	}
	if !m.across && (top < 0.3 || top <= 1.2*share.of(m.nisba)) || best == "" {
		return m.nisba
	}
	return best
}

package gazetteer

import "github.com/isnad-project/isnad/arabic"

// settledName tells whether a name begins with a kind word that is no part of it
// (قرية القدس), so that it is better read as kind word and name.
func settledName(w *word) bool {
	if w.term.kind == "area" && w.pro.Has(arabic.Al) {
		return true // المنطقة الشرقية: of whichever country
	}
	return w.term.sort == "settled" && !w.pro.Has(arabic.Al) && w.term.number == 1 && w.stem == w.nStem && w.stem != "مدينه" || w.term.kind == "countryside" && w.nStem != "ريف"
}

// divisionName tells whether a name begins with the word for a division that its
// bare name goes without as well: محافظة إدلب.
func (f *finder) divisionName(i, end int) bool {
	w := f.words[i]
	return w.n > 1 && (w.term.kind == "governorate" || w.term.kind == "district") && w.term.number == 1 && i+w.n <= end &&
		f.words[i+1].n == w.n-1 && f.words[i+1].namePr&^arabic.Al == 0
}

// cityName tells whether a name begins with مدينة that a place of the same
// governorate goes without: مدينة مأرب, but not مدينة نصر.
func (f *finder) cityName(i, end int) bool {
	w := f.words[i]
	if w.n < 2 || w.stem != "مدينه" || w.namePr.Has(arabic.Al) || i+w.n > end || f.words[i+1].n != w.n-1 {
		return false
	}
	for _, a := range f.g.chain(w.ref) {
		for _, b := range f.g.chain(f.words[i+1].ref) {
			r, q := &f.g.rows[a], &f.g.rows[b]
			if r.Country == q.Country && r.Admin1 == q.Admin1 && r.Admin1 != "" {
				return true
			}
		}
	}
	return false
}

func (f *finder) scanDivision(i, start, end int) int {
	w := f.words[i]
	c := core{first: i + 1, end: i + w.n, words: w.n - 1, pro: f.words[i+1].namePr, refs: f.g.chain(w.ref), kinded: true, full: true, grade: prep}
	f.lead(&c, i, w, start, end)
	return c.end
}

// facility tells whether a name begins with the word for a facility, which no
// village is named by (مطار دمشق الدولي; but not جبل or تل).
func facility(w *word) bool {
	return w.term.sort == "site" && !w.term.has(isToponymic) && !w.pro.Has(arabic.Al) && w.stem == w.nStem
}

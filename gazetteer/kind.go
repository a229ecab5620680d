package gazetteer

import (
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
)

// scanKind proposes what a kind word at i leads: a name behind it (بلدة مورك), a
// named facility (مسجد القباب), or itself as an anaphor (المدينة). It gives the
// token to go on with.
func (f *finder) scanKind(i, start, end int) int {
	w := f.words[i]
	if w.enc != "" {
		if w.term.kind == "countryside" && w.n == 0 {
			f.anaphor(i, i+1, start, end)
		}
		return i + 1
	}
	if w.term.kind == "valley" && w.pro.Has(arabic.Ka) {
		return i + 1 // «كواد كابتر», a drone
	}
	if w.term.kind == "road" && i > start && f.toks[i-1].Norm == "عن" {
		return i + 1 // عن طريق
	}
	definite := w.pro.Has(arabic.Al)
	if housed(w.term.kind) && (!f.struck(i, start) || definite && w.term.kind == "position") {
		if definite && w.term.kind == "embassy" {
			f.anaphor(i, i+1, start, end)
		}
		return i + 1
	}
	j := i + 1
	quoted := false
	for j < end && f.toks[j].Kind == arabic.Punct && (f.toks[j].Text == "«" || f.toks[j].Text == "\"" || f.toks[j].Text == "“") {
		quoted = true
		j++
	}
	if j >= end || f.toks[j].Line || f.toks[j].Kind != arabic.Word && f.toks[j].Kind != arabic.Number {
		if definite && (w.term.sort != "vague" && w.term.sort != "centre" || w.stem == "منطقه") {
			f.anaphor(i, i+1, start, end)
		}
		return i + 1
	}
	switch {
	case w.term.kind == "capital":
		return f.scanCapital(i, j, start, end)
	case definite && w.term.sort == "site":
		return f.scanDefiniteSite(i, start, end)
	case f.oldTown(i, end):
		c := core{first: i, end: j + 1, words: 2, unknown: true, site: true, kinded: true} // البلدة القديمة في نابلس
		f.lead(&c, i, w, start, end)
		f.cores[len(f.cores)-1].m.Kind = "neighbourhood"
		return c.end
	case definite:
		if w.term.kind == "region" && strings.HasPrefix(f.toks[j].Norm, "ال") && !dir(f.toks[j].Norm) && f.words[j].term.class == 0 {
			return i + 1 // القطاع السياحي
		}
		if w.term.sort != "vague" && w.term.sort != "centre" || w.stem == "منطقه" {
			f.anaphor(i, i+1, start, end)
		}
		return i + 1
	case w.term.sort == "centre":
		return i + 1
	}
	n := f.words[j]
	if w.term.sort == "site" && f.nameless(j, end) {
		return i + 1
	}
	if w.term.sort == "site" && f.siteOfOwner(i, j, start, end) {
		return f.cores[len(f.cores)-1].end
	}
	if quoted && f.toks[j].Kind == arabic.Word && (n.n == 0 || j+n.n < end && !isQuote(f.toks[j+n.n].Text)) {
		n = &word{} // «رام أون» is no رام
	}
	if n.term.has(isKind) && n.term.sort != "site" && (n.n < 2 || settledName(n)) && !f.seatedIn(w, n) {
		return i + 1 // «أحياء مدينة حلب»: the inner one leads
	}
	if n.skip > 0 && w.term.sort != "site" {
		return j
	}
	if w.term.sort == "vague" && !quoted && n.term.sort == "site" && n.n < 2 && n.pro == 0 && !n.term.has(isToponymic) {
		return i + 1 // منطقة مثلث العلم
	}
	if n.term.has(isEvent) && w.stem == "منفذ" {
		return j // who carried it out
	}
	if n.n == 1 && n.term.has(isToponymic) && w.term.sort != "site" {
		if e := f.unknownName(i, j, end, false); e > j+1 {
			c := core{first: j, end: e, words: e - j, unknown: true, kinded: true} // حي الشيخ رضوان
			f.lead(&c, i, w, start, end)
			return c.end
		}
	}
	if w.term.sort == "site" && w.term.number > 1 && !natural(w.term.kind) {
		if e := f.scanSites(i, j, start, end); e > j {
			return e
		}
	}
	clitic := n.namePr & (arabic.Bi | arabic.Li | arabic.Wa | arabic.Fa)
	if clitic != 0 && n.n > 0 && f.gradeOf(j, n, f.g.chain(n.ref)) < strict && (n.usual || f.supported(f.g.chain(n.ref)) || f.important(f.g.chain(n.ref))) {
		return i + 1 // فندق بمقديشو, but منطقة ليجي
	}
	if n.n > 0 && clitic == 0 && j+n.n <= end && !f.crossesLine(j, j+n.n) && !f.vacuous(j, n) {
		if w.term.sort != "site" {
			c := core{first: j, end: j + n.n, words: n.n, pro: n.namePr, refs: f.g.chain(n.ref), kinded: true}
			c.grade = f.gradeOf(j, n, c.refs)
			if f.plausible(&c, w.term.kind, w.term.number > 1) || w.term.sort == "vague" && w.term.number > 1 && f.listAfter(c.end, end) {
				f.lead(&c, i, w, start, end)
				return c.end
			}
		} else if f.siteOfPlace(i, j, n, start, end) {
			return f.cores[len(f.cores)-1].end
		}
	}
	e := f.unknownName(i, j, end, quoted)
	if w.term.sort == "site" && n.skip > 0 {
		e = j + n.skip // مستشفى شهداء الأقصى
	}
	if e > j {
		c := core{first: j, end: e, words: e - j, unknown: true, kinded: true}
		if w.term.sort == "site" {
			if quoted && w.term.number == 2 {
				c.name = w.term.one + " " + f.written(&c) // موقعي «الراهب» و«المرج»
			}
			c.first, c.site = i, true
			kind := w.term.kind
			if housed(n.term.kind) {
				kind = n.term.kind // مقر البرلمان الصومالي
			}
			c.end = f.siteAdjectives(kind, e, end)
			f.tabled(&c, w)
		}
		f.lead(&c, i, w, start, end)
		return c.end
	}
	if facility(w) && w.n > 1 && i+w.n <= end {
		return f.scanName(i, start, end)
	}
	return i + 1
}

// oldTown tells whether البلدة القديمة stands at token i.
func (f *finder) oldTown(i, end int) bool {
	w := f.words[i]
	return (w.term.kind == "city" || w.term.kind == "town") && w.pro.Has(arabic.Al) && w.term.number == 1 && i+1 < end && f.toks[i+1].Norm == "القديمه" && !f.toks[i+1].Line
}

// lead completes a core that the kind word at i leads.
func (f *finder) lead(c *core, i int, w *word, start, end int) {
	c.m.Kind, c.m.plural = w.term.kind, w.term.number > 1
	if c.site {
		f.extendLeft(c, i, start)
	} else {
		c.pro = w.pro
		f.extendLeft(c, c.first, start)
	}
	f.extendRight(c, end)
	f.cores = append(f.cores, *c)
	if c.m.plural && (!c.site || c.name != "") {
		c.end = f.members(w, c.right, end, max(c.end, c.right))
	}
}

// vacuous tells whether the word at j is no name although one is spelled so:
// مدينة صغيرة, قرية شمالي كركوك.
func (f *finder) vacuous(j int, n *word) bool {
	if n.n == 1 && n.term.relation == isnad.AreaOf && n.pro == 0 {
		return true
	}
	return n.n == 1 && (n.term.has(isVacuous|isPlace) || n.nisba != "" && !strings.HasPrefix(f.toks[j].Norm, "ال"))
}

// plausible tells whether a name fits behind a kind word: an ordinary word
// without the article does only where a place of that kind bears it.
func (f *finder) plausible(c *core, kind string, plural bool) bool {
	norm := f.toks[c.first].Norm
	if c.grade != strict || c.words > 1 {
		return true
	}
	seen := f.g.words[norm]
	switch {
	case kind == "area" && !plural, plural && kind != "area":
		if seen > 300 && !f.fitting(c, kind, 2) && (plural || !f.quarter(c)) {
			return false
		}
	case kind == "area":
		return seen <= 300
	case kind == "governorate", kind == "district", kind == "region":
		// مديرية الصحة is an office.
		return seen < 60 || f.fitting(c, kind, 2)
	}
	return strings.HasPrefix(norm, "ال") || f.fitting(c, kind, 1) && (!plural || seen < 300)
}

// quarter tells whether a quarter in a country that the report speaks of bears the
// core's name: منطقة الشعب is one of Baghdad.
func (f *finder) quarter(c *core) bool {
	for _, r := range c.refs {
		if f.g.rows[r].Kind == "neighbourhood" && f.supported([]int{r}) {
			return true
		}
	}
	return false
}

// fitting tells whether a place of the report's countries bears the core's name
// and goes with the kind word.
func (f *finder) fitting(c *core, kind string, least int) bool {
	for _, r := range c.refs {
		if fits(kind, &f.g.rows[r]) >= least {
			return true
		}
	}
	return false
}

// scanCapital reads العاصمة, العاصمة السورية and العاصمة السورية دمشق.
func (f *finder) scanCapital(i, j, start, end int) int {
	w := f.words[i]
	nisba := ""
	if k := f.words[j]; w.pro.Has(arabic.Al) && k.nisba != "" && strings.HasPrefix(f.toks[j].Norm, "ال") {
		nisba = k.nisba
		j++
	}
	if j < end && !f.toks[j].Line {
		n := f.words[j]
		if n.n > 0 && n.namePr&^arabic.Al == 0 && j+n.n <= end && w.pro.Has(arabic.Al) {
			c := core{first: j, end: j + n.n, words: n.n, refs: f.g.chain(n.ref), kinded: true, grade: f.gradeOf(j, n, f.g.chain(n.ref))}
			if c.grade != strict {
				c.m.nisba = nisba
				c.pro = w.pro
				c.m.Kind = "capital"
				f.extendLeft(&c, i, start)
				f.extendRight(&c, end)
				f.cores = append(f.cores, c)
				return c.end
			}
		}
	}
	if w.pro.Has(arabic.Al) {
		f.anaphor(i, i+1, start, end)
		f.cores[len(f.cores)-1].m.nisba = nisba
	} else if n := f.words[j]; j < end && !f.toks[j].Line && n.n > 0 && n.namePr&^arabic.Al == 0 && j+n.n <= end && w.enc == "" {
		return f.capitalOf(i, j, n, start, end)
	}
	return i + 1
}

// capitalOf reads عاصمة تشاد, where no name stands before it (الحوطة عاصمة لحج).
func (f *finder) capitalOf(i, j int, n *word, start, end int) int {
	row := f.g.weightiest(f.g.chain(n.ref))
	capital, ok := f.g.capital[row.Country]
	if row.Kind != "country" || !ok || len(f.cores) > 0 && f.cores[len(f.cores)-1].right >= i {
		return i + 1
	}
	c := core{first: i, end: j + n.n, words: 2, pro: f.words[i].pro, refs: []int{int(capital)}, name: f.g.rows[capital].Names[0], kinded: true, site: true, grade: free}
	c.m.Kind = "capital"
	f.extendLeft(&c, i, start)
	f.extendRight(&c, end)
	f.cores = append(f.cores, c)
	return c.end
}

// anaphor proposes a noun that goes back to an earlier place.
func (f *finder) anaphor(i, e, start, end int) {
	w := f.words[i]
	if w.stem == "قضاء" && f.toks[max(i, 1)-1].Norm != "في" {
		return // القضاء, the courts, and القضاء على
	}
	c := core{first: i, end: e, words: 1, pro: w.pro, known: true, kinded: true}
	c.m.Anaphor, c.m.Kind, c.m.enc, c.m.plural = true, w.term.kind, w.enc != "", w.term.number > 1
	if c.m.plural {
		return
	}
	c.m.strip = w.stem == "قطاع"
	f.extendLeft(&c, i, start)
	f.extendRight(&c, end)
	if w.enc != "" && w.term.kind == "countryside" {
		c.m.Relation = "countryside"
	}
	if e < end && w.term.kind == "area" && dir(f.toks[e].Norm) {
		c.m.Kind, c.m.Relation = "country", "area" // المنطقة الشرقية
	}
	f.cores = append(f.cores, c)
}

package gazetteer

import (
	"slices"
	"strings"

	"github.com/isnad-project/isnad/arabic"
)

// siteOfPlace proposes a facility named after a place: مطار عدن الدولي.
func (f *finder) siteOfPlace(i, j int, n *word, start, end int) bool {
	if f.words[i].term.number > 2 && !natural(f.words[i].term.kind) {
		return false
	}
	refs := f.g.chain(n.ref)
	e := f.siteAdjectives(f.words[i].term.kind, j+n.n, end)
	c := core{first: i, end: e, words: e - i, unknown: true, site: true, kinded: true}
	if f.words[i].term.kind == "embassy" {
		// سفارة تركيا is not in Turkey
	} else if f.gradeOf(j, n, refs) < strict {
		c.m.inner = refs
	} else if n.n == 1 && !(f.words[i].term.kind == "position" && n.term.class == 0 && f.g.words[f.toks[j].Norm] < 3000) {
		return false // an ordinary noun: مبنى المواصلات
	}
	if f.words[i].term.number == 2 {
		c.name = f.words[i].term.one + " " + f.written(&core{first: j, end: e, words: e - j, pro: n.namePr})
	}
	f.road(&c, f.words[i], end)
	f.tabled(&c, f.words[i])
	f.lead(&c, i, f.words[i], start, end)
	return true
}

// siteOfOwner proposes a facility named after a body and the place of that (مركز شرطة
// الكرادة), or the house of a town's council (مجلس مدينة بلبيس).
func (f *finder) siteOfOwner(i, j, start, end int) bool {
	w, n := f.words[i], f.words[j]
	council := w.term.kind == "seat" && n.term.has(isKind) && n.term.number == 1 && !w.pro.Has(arabic.Al)
	if w.term.number > 1 || !n.term.has(isOwner) && !council || n.pro != 0 || j+1 >= end || f.toks[j].Line || f.toks[j+1].Line {
		return false
	}
	k := f.words[j+1]
	if k.n == 0 || k.namePr&^arabic.Al != 0 || j+1+k.n > end || !council && f.gradeOf(j+1, k, f.g.chain(k.ref)) == strict {
		return false
	}
	e := j + 1 + k.n
	c := core{first: i, end: e, words: e - i, unknown: true, site: true, kinded: true}
	c.m.inner = f.g.chain(k.ref)
	f.lead(&c, i, w, start, end)
	return true
}

// tabled gives a facility its rows when the gazetteer has it by its whole name.
func (f *finder) tabled(c *core, w *word) {
	if facility(w) && w.n > 1 && c.first+w.n >= c.end {
		c.end, c.refs, c.unknown = c.first+w.n, f.g.chain(w.ref), false
		c.words = w.n
		return
	}
	if rows := f.g.lookup(f.written(c)); len(rows) > 0 { // قاعدة «العند»
		c.refs, c.unknown = rows, false
	}
}

// scanDefiniteSite reads المستشفى الجمهوري as a name and المستشفى as an anaphor.
func (f *finder) scanDefiniteSite(i, start, end int) int {
	e := f.siteAdjectives(f.words[i].term.kind, i+1, end)
	if e == i+1 || f.words[i].term.number > 1 || f.nameless(i+1, end) {
		f.anaphor(i, i+1, start, end)
		return i + 1
	}
	c := core{first: i, end: e, words: e - i, unknown: true, site: true, kinded: true}
	f.road(&c, f.words[i], end)
	f.lead(&c, i, f.words[i], start, end)
	return c.end
}

// nameless tells whether the words behind a facility's noun, from token j on, say only what
// it is or whose, as of many: مركز الشرطة, القاعدة العسكرية, مقر القيادة; but not مقر القيادة
// العامة, مركز شرطة الكرادة.
func (f *finder) nameless(j, end int) bool {
	k := j
	for k < end && k < j+3 && !f.toks[k].Line && f.words[k].term.has(isNameless) && strings.HasPrefix(f.toks[k].Norm, "ال") {
		k++
	}
	return k > j && f.siteAdjectives("", k, end) == k
}

// scanSites proposes the facilities that one noun names together: مطاري حلب
// والنيرب are مطار حلب and مطار النيرب. Under a plural one of them must be in the
// tables, for مستشفيات العزل والعناية are none. It gives the token to go on with,
// i when no such list stands there.
func (f *finder) scanSites(i, j, start, end int) int {
	w := f.words[i]
	c, ok := f.member(w, j, true, end)
	if !ok || !f.listAfter(c.end, end) {
		return i
	}
	c.first, c.listed = i, false
	first := len(f.cores)
	f.lead(&c, i, w, start, end)
	list := f.cores[first:]
	tabled := slices.ContainsFunc(list, func(c core) bool { return !c.unknown })
	if len(list) < 2 || w.term.number > 2 && !tabled {
		f.cores = f.cores[:first]
		return i
	}
	return c.end
}

// called gives a member of a list of facilities its own name and rows, from the
// noun for one of them.
func (f *finder) called(c *core, kind, one string) {
	c.name = one + " " + f.written(c)
	if c.grade < strict {
		c.m.inner = c.refs
	}
	of := c.refs
	if c.refs = f.g.lookup(c.name); len(c.refs) == 0 {
		for _, r := range of {
			if fits(kind, &f.g.rows[r]) == 2 {
				c.refs = append(c.refs, r)
			}
		}
	}
	c.unknown, c.site, c.grade = len(c.refs) == 0, true, prep
}

package gazetteer

import (
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
)

// extendLeft takes kind and relation words before token at into the core's
// phrase, and notes the preposition that governs it.
func (f *finder) extendLeft(c *core, at, start int) {
	m := &c.m
	left := at
	pro := f.words[at].namePr
	if m.Anaphor || c.site {
		pro = f.words[at].pro
	}
	m.Relation = isnad.In
	for {
		if p := clitic(pro); p != "" {
			if p == "ل" && f.neighbouring(left, start) {
				m.adjoins = true
			}
			m.Prep = p
			break
		}
		if pro.Has(arabic.Wa|arabic.Fa) || left == start || f.toks[left].Line && left > start {
			break
		}
		k := left - 1
		if quote := f.toks[k].Text; f.toks[k].Kind == arabic.Punct && (quote == "«" || quote == "\"") && k > start && f.words[k-1].term.has(isKind) && c.kinded {
			k--
		}
		w := f.words[k]
		if f.toks[k].Kind != arabic.Word {
			break
		}
		if n := f.relationPair(k, start); n > 0 {
			m.Relation, left = isnad.Near, k-n+1
			pro = f.words[left].pro
			continue
		}
		if w.enc != "" {
			break
		}
		if w.nisba != "" && k > start && f.words[k-1].term.has(isKind) && f.words[k-1].pro.Has(arabic.Al) && !m.Anaphor {
			m.nisba = w.nisba // العاصمة السورية دمشق
			left = k
			pro = 0
			continue
		}
		if !w.term.has(isKind|isRelation) || w.term.has(isKind) && w.term.sort == "site" && !c.site && k != at-1 {
			break
		}
		if w.pro.Has(arabic.Al) && w.term.kind != "capital" || w.term.kind == "capital" && !w.pro.Has(arabic.Al) {
			break
		}
		if w.pro.Has(arabic.Al) && m.Anaphor {
			break
		}
		if !f.take(c, w) {
			break
		}
		left = k
		pro = w.pro
	}
	c.left = left
	if f.quoted(left, c.end, start) {
		left--
	}
	if m.Prep == "" && left > start && f.toks[left-1].Kind == arabic.Word && !f.toks[left].Line {
		p := f.words[left-1]
		if p.term.has(isPlace) && p.enc == "" && !p.pro.Has(arabic.Al) && !f.calledAli(left-1, start) {
			m.Prep = p.stem
		}
	}
}

// calledAli tells the given name from the preposition that folds to the same: العميد علي
// الصباري.
func (f *finder) calledAli(k, start int) bool {
	return f.toks[k].Norm == "علي" && strings.HasSuffix(f.toks[k].Text, "ي") && k > start && !f.toks[k].Line && f.words[k-1].term.has(isTitle|isFirst)
}

// quoted tells whether tokens i to j stand alone between quotation marks.
func (f *finder) quoted(i, j, start int) bool {
	return i > start && j < len(f.toks) && isQuote(f.toks[i-1].Text) && isQuote(f.toks[j].Text)
}

func isQuote(s string) bool { return s == "«" || s == "»" || s == "\"" || s == "“" || s == "”" }

// take lets a kind or relation word act on the core before which it stands; it
// refuses a word that cannot stand there.
func (f *finder) take(c *core, w *word) bool {
	m := &c.m
	if w.term.has(isRelation) && w.term.relation != "" && !(w.term.has(isKind) && c.kinded) {
		if w.stem == "حول" && f.isCountry(c) || w.stem == "عند" && c.words == 0 {
			return false
		}
		switch {
		case m.Relation == isnad.In, m.Relation == isnad.Countryside && w.term.relation != isnad.AreaOf, m.Relation == isnad.AreaOf:
			m.Relation = w.term.relation
		}
		return true
	}
	if w.term.sort == "settled" && w.term.kind != "capital" && m.Relation == isnad.AreaOf && !c.kinded && !c.site {
		return false // بلدة شمالي كركوك is not called so
	}
	if w.term.sort == "site" {
		return w.term.number > 2 && !c.site && !natural(w.term.kind) // مستشفيات كراتشي are somewhere in it
	}
	if w.term.kind == "countryside" {
		if m.Relation == isnad.In {
			m.Relation = isnad.Countryside
		}
	}
	if w.term.sort == "centre" {
		return true
	}
	if m.Kind == "" && !(w.term.kind == "governorate" && f.isCountry(c)) {
		m.Kind, m.plural = w.term.kind, w.term.number > 1
		c.kinded = true
	}
	return true
}

func (f *finder) isCountry(c *core) bool {
	for _, r := range c.refs {
		if f.g.rows[r].Kind == "country" {
			return true
		}
	}
	return false
}

// neighbouring tells whether المجاورة or its like stands before token i, which begins
// with ل.
func (f *finder) neighbouring(i, start int) bool {
	if i == start || f.toks[i].Line {
		return false
	}
	switch strings.TrimPrefix(f.toks[i-1].Norm, "ال") {
	case "مجاوره", "مجاور", "محاذيه", "محاذي", "متاخمه", "متاخم", "ملاصقه", "ملاصق":
		return true
	}
	return false
}

// relationPair gives the length of a relation of two words that ends at k, 0
// when there is none: بالقرب من, على مقربة من.
func (f *finder) relationPair(k, start int) int {
	if f.toks[k].Norm != "من" || k == start {
		return 0
	}
	switch strings.TrimPrefix(f.toks[k-1].Norm, "و") {
	case "بالقرب", "مقربه", "قريبه", "قريب", "القريبه", "القريب", "قرب":
		return 2
	}
	return 0
}

func clitic(p arabic.Clitics) string {
	switch {
	case p.Has(arabic.Bi):
		return "ب"
	case p.Has(arabic.Li):
		return "ل"
	}
	return ""
}

// extendRight takes the adjectives behind the name into the phrase.
func (f *finder) extendRight(c *core, end int) {
	e := c.end
	if e < end && isQuote(f.toks[e].Text) && f.opened(c) {
		e++ // محور «نتساريم» جنوبي غزة
	}
	for e < end && e < c.end+3 && !f.toks[e].Line && f.toks[e].Kind == arabic.Word {
		w, norm := f.words[e], f.toks[e].Norm
		if e > c.end && dir(f.toks[e-1].Norm) && dir(strings.TrimPrefix(norm, "و")) {
			e++ // أطراف الفلوجة الشمالية والشرقية
			continue
		}
		if !strings.HasPrefix(norm, "ال") {
			break
		}
		switch {
		case w.term.kind == "capital" && !c.m.Anaphor:
		case w.nisba != "":
			if c.m.nisba == "" {
				c.m.nisba = w.nisba
			}
		case w.term.has(isAdjective):
			if dir(norm) && c.m.Relation == isnad.In && !c.unknown && !c.site && (c.m.Kind == "area" && c.m.plural || c.m.Kind == "") {
				c.m.Relation = isnad.AreaOf
			}
		case norm == "الحدوديه", norm == "الساحليه", norm == "المحتله", norm == "المحاصره", norm == "المحاصر", norm == "الاستراتيجيه", norm == "الجبليه", norm == "ذاتها", norm == "القديمه":
		default:
			c.right = e
			return
		}
		e++
	}
	c.right = e
}

// opened tells whether a quotation mark opens inside the phrase of a core, or right
// before it, and is not closed in it.
func (f *finder) opened(c *core) bool {
	n := 0
	for k := c.left; k < c.end; k++ {
		if isQuote(f.toks[k].Text) {
			n++
		}
	}
	return n%2 == 1
}

func dir(norm string) bool {
	switch norm {
	case "الشرقيه", "الغربيه", "الشماليه", "الجنوبيه", "الشرقي", "الغربي", "الشمالي", "الجنوبي":
		return true
	}
	return false
}

package gazetteer

import (
	"math"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
)

// members proposes the further members of a list that a kind word for several
// leads (أحياء برزة والقابون وجوبر), known or not, from token j on. It gives the
// end of what it read, or back.
func (f *finder) members(w *word, j, end, back int) int {
	for j < end && !f.toks[j].Line {
		k := j
		comma := f.toks[k].Text == "،" || f.toks[k].Text == ","
		if comma {
			k++
		}
		if k >= end || f.toks[k].Line || f.toks[k].Kind != arabic.Word {
			return back
		}
		c, ok := f.member(w, k, comma, end)
		if !ok {
			return back
		}
		f.extendRight(&c, end)
		f.cores = append(f.cores, c)
		j, back = c.right, c.end
	}
	return back
}

// member proposes the name at k as one of those that the kind word w leads; it
// stands behind a comma, or begins with و.
func (f *finder) member(w *word, k int, comma bool, end int) (core, bool) {
	n := f.words[k]
	wa := strings.HasPrefix(f.toks[k].Norm, "و")
	pair := w.term.sort == "site" && w.term.number == 2 // جسري الجمهورية والسنك: any definite noun may name them
	compound := n.term.has(isToponymic) && (!n.term.has(isKind) || n.term.kind == "hill") && (comma || n.pro.Has(arabic.Wa)) && f.compound(k, end)
	switch {
	case n.skip > 0, n.nisba != "", !comma && !wa:
		return core{}, false
	case compound:
	case n.term.has(isRelation | isPlace | isVacuous), n.term.has(isKind|isBody) && !(pair && n.pro.Has(arabic.Al)) && !f.definiteName(k, n):
		return core{}, false
	}
	c := core{first: k, left: k, kinded: true, listed: true}
	c.m.Kind, c.m.plural, c.m.Relation = w.term.kind, true, "in"
	switch {
	case compound && n.n < 2:
		c.end, c.words, c.unknown, c.grade = k+2, 2, true, strict
		c.m.first = wa
	case n.n > 0 && k+n.n <= end && n.namePr&(arabic.Bi|arabic.Li) == 0 && (comma || n.namePr.Has(arabic.Wa)):
		c.end, c.words, c.pro, c.refs = k+n.n, n.n, n.namePr, f.g.chain(n.ref)
		c.grade = f.gradeOf(k, n, c.refs)
		if c.grade == strict && c.words == 1 && !strings.HasPrefix(strings.TrimPrefix(f.toks[k].Norm, "و"), "ال") {
			return core{}, false
		}
	case pair && f.memberName(k, comma, math.MaxInt32), w.term.sort != "vague" && f.memberName(k, comma, 1000),
		strings.HasPrefix(f.toks[k].Norm, "وال") && f.memberName(k, comma, 10000):
		c.end, c.words, c.unknown, c.grade = k+1, 1, true, strict
		c.m.first = wa
	default:
		return core{}, false
	}
	if w.term.sort == "site" {
		f.called(&c, w.term.kind, w.term.one)
	}
	return c, true
}

// compound tells whether the word behind the toponymic one at k makes a name with
// it: أم الكيف, مار مرقس.
func (f *finder) compound(k, end int) bool {
	if k+1 >= end || f.toks[k+1].Kind != arabic.Word || f.toks[k+1].Line || strings.HasPrefix(f.toks[k+1].Norm, "و") {
		return false
	}
	n := f.words[k+1]
	return !n.term.has(isPlace|isVacuous|isRelation|isKind) && n.nisba == "" && n.namePr&(arabic.Bi|arabic.Li) == 0
}

// definiteName tells whether a word that may be a noun of another kind is a known
// name by its article: منطقتي حصيبة والمضيق.
func (f *finder) definiteName(k int, n *word) bool {
	return n.n > 0 && n.namePr.Has(arabic.Al) && f.gradeOf(k, n, f.g.chain(n.ref)) < strict
}

// memberName tells whether the word at k can be a name unknown to the gazetteer
// in a list: definite and in news less often than limit, or no common word.
func (f *finder) memberName(k int, comma bool, limit int32) bool {
	norm := f.toks[k].Norm
	if !comma {
		norm = strings.TrimPrefix(norm, "و")
	}
	if strings.HasPrefix(norm, "ال") {
		return f.g.words[norm] < limit && len([]rune(norm)) > 4
	}
	return f.g.words[norm] == 0 && f.g.words[f.toks[k].Norm] == 0 && !f.attached(k) && len([]rune(norm)) > 3
}

// listAfter tells whether a member of a list may stand at token j.
func (f *finder) listAfter(j, end int) bool {
	if j >= end || f.toks[j].Line {
		return false
	}
	w := f.words[j]
	if rest, ok := strings.CutPrefix(f.toks[j].Norm, "و"); ok && w.term.class == 0 && len([]rune(rest)) > 3 && f.g.words[rest] == 0 && f.memberName(j, false, 0) {
		return true // قرى قاطية وإقطية: no word of the news
	}
	return w.n > 0 && w.namePr.Has(arabic.Wa) || w.term.has(isToponymic) && w.pro == arabic.Wa || strings.HasPrefix(f.toks[j].Norm, "وال")
}

// siteAdjectives is the end of the adjectives of a facility's name from token e
// on: the definite words that are no places of their own. Embassies and hospitals are
// called after countries (المستشفى الإندونيسي).
func (f *finder) siteAdjectives(kind string, e, end int) int {
	for k := 0; k < 2 && e < end && kind != "position"; k++ {
		t := &f.toks[e]
		w := f.words[e]
		national := kind == "embassy" || kind == "seat" || kind == "hospital" || kind == "university"
		if t.Kind != arabic.Word || t.Line || !strings.HasPrefix(t.Norm, "ال") || w.term.has(isVacuous|isPlace|isKind|isRelation) || w.nisba != "" && !national {
			break
		}
		if w.n > 0 && f.gradeOf(e, w, f.g.chain(w.ref)) < strict && !adjectival(t.Norm) {
			break
		}
		if !adjectival(t.Norm) {
			break
		}
		e++
	}
	return e
}

// adjectival tells whether a definite word looks like an adjective of a
// facility: a relational one (الوطني, الجمهورية) or one of degree.
func adjectival(norm string) bool {
	return strings.HasSuffix(norm, "ي") || strings.HasSuffix(norm, "يه") || norm == "السريع" || norm == "العام" || norm == "العامه" || norm == "الكبير" || norm == "المركزي" ||
		norm == "الجديد" || norm == "القديم" || norm == "الاعلي" || norm == "الخاص" || norm == "الكبري"
}

// unknownName is the end of a name that the gazetteer lacks, from token j on
// behind the kind word at i; j itself when no name stands there.
func (f *finder) unknownName(i, j, end int, quoted bool) int {
	w, t := f.words[i], &f.toks[j]
	if quoted {
		if t.Kind != arabic.Word || len([]rune(t.Norm)) < 2 {
			return j
		}
		for e := j + 1; e < end && e <= j+4; e++ {
			if t := f.toks[e].Text; t == "»" || t == "\"" || t == "”" {
				return e
			}
		}
		return j
	}
	n := f.words[j]
	if w.term.sort == "vague" && w.term.number > 2 && (f.g.customary(t.Norm) || !f.listAfter(j+1, end)) || t.Kind != arabic.Word || t.Line || n.term.has(isVacuous|isRelation|isPlace) || n.nisba != "" {
		return j
	}
	if n.term.has(isKind) {
		// طريق المطار, حي الجامعة
		if n.term.sort == "site" && n.term.number == 1 && n.pro == arabic.Al && (w.term.kind == "road" || w.term.kind == "street" || w.term.kind == "square" || w.term.kind == "neighbourhood") {
			return f.sizeAdjectives(j+1, end)
		}
		if f.seatedIn(w, n) {
			return j + 1 // مبنى المحافظة, مقر البرلمان
		}
		return j
	}
	al := strings.HasPrefix(t.Norm, "ال")
	seen := f.g.words[t.Norm]
	if n.term.has(isToponymic) && f.compound(j, end) {
		e := j + 2
		if n.term.has(isFirst|isTitle) && e < end && !f.toks[e].Line && strings.HasPrefix(f.toks[e].Norm, "ال") && f.words[e].term.class == 0 && f.words[e].nisba == "" {
			e++ // أبو يوسف النجار
		}
		if e < end && !f.toks[e].Line && f.toks[e].Norm == "الله" {
			e++ // قلعة سيف الله
		}
		return f.sizeAdjectives(e, end)
	}
	if al && n.term.has(isTitle) && j+1 < end && !f.toks[j+1].Line && f.toks[j+1].Kind == arabic.Word &&
		(f.words[j+1].term.has(isFirst) || f.words[j+1].term.class == 0 && f.g.words[f.toks[j+1].Norm] < 100 && !f.attached(j+1)) {
		return j + 2 // جامعة القاضي عياض
	}
	switch {
	case w.term.kind == "valley" && w.stem == "وادي" && w.term.number == 1 && !f.attached(j) && !strings.HasPrefix(t.Norm, "و"):
		// وادي ضيقة: any noun may name one
	case (natural(w.term.kind) || w.term.sort == "site" && w.term.number == 1 && !(facility(w) && w.n > 1)) && n.term.has(isFirst) && !strings.HasPrefix(t.Norm, "و"):
		// تبة سالم, مستشفى ناصر
	case !al && f.g.words["ال"+t.Norm] > 20:
		return j // حي ساحلي
	case !al && seen > 0, !al && f.attached(j), strings.HasPrefix(t.Norm, "و"):
		return j
	case !al && w.term.number > 2 && w.term.sort == "settled" && !f.listAfter(j+1, end):
		return j // مستوطنات شيدت
	case al && w.term.number > 1 && seen > 300:
		return j
	case al && w.term.sort == "division" && seen > 60, al && w.term.sort == "vague" && seen > 300 && !f.bearing(j, end):
		return j
	case w.term.sort == "site" && w.term.number > 1 && !natural(w.term.kind):
		return j // مستشفيات العزل
	case al && (adjectival(t.Norm) && seen > 100 && w.term.number > 1):
		return j
	case al && w.term.kind == "market" && (n.term.has(isTrade) || !f.stoodAt(i)), len([]rune(t.Norm)) < 3:
		return j
	case w.term.kind == "position" && seen > 100:
		return j // موقع المسلحين
	}
	if n.term.has(isFirst) && w.term.sort == "site" {
		return f.sizeAdjectives(f.personEnd(j+1, end), end)
	}
	return f.sizeAdjectives(j+1, end)
}

// personEnd is the end of a person's name whose first word stands before token e: خالد بن
// الوليد, جمال عبد الناصر, كمال ناصيف.
func (f *finder) personEnd(e, end int) int {
	for e < end && !f.toks[e].Line && f.toks[e].Kind == arabic.Word {
		switch n := f.toks[e].Norm; {
		case f.words[e].term.class == 0 && f.words[e].n == 0 && len([]rune(n)) > 2 && f.g.words[n]+f.g.words["ال"+n] < 30 && !strings.HasPrefix(n, "ال") && !f.attached(e) && !strings.HasPrefix(n, "و"):
			return e + 1
		case (n == "بن" || n == "ابن" || n == "عبد" || n == "ابو") && e+1 < end && !f.toks[e+1].Line && f.toks[e+1].Kind == arabic.Word:
			e += 2
		case f.words[e].term.has(isFirst) && f.words[e].pro == 0:
			e++
		default:
			return e
		}
	}
	return e
}

// stoodAt tells whether a preposition of place or an attack stands before token i.
func (f *finder) stoodAt(i int) bool {
	if f.words[i].pro.Has(arabic.Bi) {
		return true
	}
	return i > 0 && !f.toks[i].Line && f.words[i-1].term.has(isPlace|isRelation|isStruck) && f.words[i].pro == 0
}

// bearing tells whether a direction from a place known stands right behind the
// word at j, which is then the name of a place and no ordinary one: منطقة النهضة
// جنوب سرت.
func (f *finder) bearing(j, end int) bool {
	if j+2 >= end || adjectival(f.toks[j].Norm) || f.g.words[f.toks[j].Norm] > 3000 || f.toks[j+1].Line || f.toks[j+2].Line {
		return false
	}
	by, of := f.words[j+1], f.words[j+2]
	return by.term.relation == isnad.AreaOf && by.pro == 0 && (of.n > 0 && of.namePr&^arabic.Al == 0 || of.term.has(isKind))
}

// natural tells whether a plural of the kind is part of names: جبال الشعانبي.
func natural(kind string) bool {
	return kind == "mountain" || kind == "hill" || kind == "farm" || kind == "island"
}

// attached tells whether an infrequent word is an ordinary one with clitics on, or a verb
// that a pronoun follows: مبنى قصفته الطائرات.
func (f *finder) attached(j int) bool {
	for s := range arabic.Splits(f.toks[j].Norm) {
		if s.Pro != 0 && f.g.words[s.Stem]+f.g.words["ال"+s.Stem] > 300 {
			return true
		}
		if verb, ok := strings.CutSuffix(f.toks[j].Norm, s.Enc); ok && (s.Enc == "ه" || s.Enc == "ها" || s.Enc == "هم") && strings.HasSuffix(verb, "ت") && f.g.words[verb] > 300 {
			return true
		}
	}
	return false
}

func (f *finder) sizeAdjectives(e, end int) int {
	for e < end && !f.toks[e].Line && f.words[e].term.has(isAdjective) && f.words[e].pro&^arabic.Al == 0 {
		e++
	}
	return e
}

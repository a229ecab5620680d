package timex

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
)

func (p *parser) sinceAt(i, j int) (Time, bool) {
	if p.word(j).class == prep && p.word(j).n == this {
		j++
	}
	t, ok := p.bareYear(j)
	if !ok {
		t, ok = p.core(j)
	}
	if !ok {
		return p.sinceEvent(i, j)
	}
	switch t.Kind {
	case Duration:
		q := t.from
		if w := p.word(t.End); q.unit == hour && q.n == 0 && w.class == partWord && w.al && w.n != night {
			return p.sincePart(t.End + 1), true // منذ ساعات الفجر الأولى
		}
		if q.shape != last || q.n == 0 {
			return Time{End: t.End, Kind: Date, Since: true}, true
		}
		q.shape = ago
		if q.unit == year || q.unit == decadeUnit {
			n := q.n
			if q.unit == decadeUnit {
				n *= 10
			}
			q = point{shape: relative, unit: year, n: -n}
		}
		return Time{End: t.End, Kind: Date, Since: true, from: q}, true
	case Date:
		t.Since = true
	case Clock:
		return p.sincePart(t.End), true
	case Anchor:
		return Time{End: t.End, Kind: Anchor}, true
	default:
		return t, true
	}
	// «منذ 17 يوليو حتى 19 منه»
	k := t.End
	if p.norm(k) == "،" {
		k++
	}
	if w := p.word(k); w.class == prep && (w.n == until || w.n == to) {
		if u, ok := p.core(k + 1); ok && u.Kind == Date {
			end := u.End
			if n := p.norm(end); n == "منه" || n == "منها" {
				end++
			}
			return Time{End: end, Kind: Interval, Since: true, Until: true, from: t.from, to: u.from}, true
		}
		if n := p.num(k + 1); n != nil && n.High <= 31 && p.norm(n.End) == "منه" {
			return Time{End: n.End + 1, Kind: Interval, Since: true, Until: true, from: t.from, to: point{shape: calendar, day: n.High}}, true
		}
	}
	return t, true
}

// sincePart is a time since a part of the day that is told of: منذ الصباح, منذ ساعات
// الفجر الأولى.
func (p *parser) sincePart(end int) Time {
	switch p.norm(end) {
	case "الاولي", "الباكر", "الباكره", "المبكره":
		end++
	}
	return Time{End: end, Kind: Anchor}
}

// sinceEvent reads «منذ اندلاعه في مارس 2011», «منذ أن بدأ القصف قبل أسبوعين», «منذ
// إعلان الهدنة الجمعة»: the event is dated within a few words.
func (p *parser) sinceEvent(i, j int) (Time, bool) {
	for k := j; k < len(p.toks) && k < j+12; k++ {
		tok := &p.toks[k]
		if tok.Kind == arabic.Punct && !isQuote(tok.Norm) || tok.Line || breaks(tok.Norm) && (k > j || tok.Norm != "ان") {
			break
		}
		t, ok := Time{}, false
		switch w := p.word(k); {
		case w.class == prep && w.n == in:
			if t, ok = p.bareYear(k + 1); !ok {
				t, ok = p.core(k + 1)
			}
			ok = ok && t.from.shape == calendar
		case w.class == prep && w.n == before:
			t, ok = p.beforeAt(k, k+1, before)
			ok = ok && t.from.shape == ago && t.from.unit >= day
		case w.class == unitWord && w.n == year:
			t, ok = p.core(k)
			ok = ok && t.from.shape == calendar
		case k > j && k < j+5 && (w.class == dayRef || w.class == weekday && w.al && !w.wa || w.class == unitWord && w.n == day && w.many == 1 && !w.al):
			t, ok = p.day(k)
		}
		if ok && t.Kind == Date {
			t.Since, t.Own = true, k
			return t, true
		}
	}
	return p.phrase(i)
}

func isQuote(norm string) bool {
	switch norm {
	case "\"", "«", "»", "“", "”":
		return true
	}
	return false
}

// breaks tells whether a word opens another clause.
func breaks(norm string) bool {
	switch norm {
	case "ان", "حيث", "حين", "بعد", "وقال", "كما", "اسفر", "ادي":
		return true
	}
	return strings.HasPrefix(norm, "وقد")
}

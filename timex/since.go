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
	case Anchor, Clock:
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

// sinceEvent reads «منذ اندلاعه في مارس 2011»: the event is dated within a few
// words.
func (p *parser) sinceEvent(i, j int) (Time, bool) {
	for k := j; k < len(p.toks) && k < j+10; k++ {
		tok := &p.toks[k]
		if tok.Kind == arabic.Punct || tok.Line || breaks(tok.Norm) {
			break
		}
		w := p.word(k)
		if w.class == prep && w.n == in {
			t, ok := p.bareYear(k + 1)
			if !ok {
				t, ok = p.core(k + 1)
			}
			if ok && t.Kind == Date && t.from.shape == calendar {
				t.Since = true
				return t, true
			}
		}
		if w.class == unitWord && w.n == year {
			if t, ok := p.core(k); ok && t.Kind == Date && t.from.shape == calendar {
				t.Since = true
				return t, true
			}
		}
	}
	return p.phrase(i)
}

// breaks tells whether a word opens another clause.
func breaks(norm string) bool {
	switch norm {
	case "ان", "التي", "الذي", "الذين", "حيث", "حين", "بعد", "قبل", "وقال", "كما", "اسفر", "ادي":
		return true
	}
	return strings.HasPrefix(norm, "وقد")
}

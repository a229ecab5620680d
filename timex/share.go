package timex

import "github.com/isnad-project/isnad/numeral"

// share reads a half or a quarter of a year and a week of a month: النصف الأول من
// عام 2014, الربع الثالث من العام الجاري, الأسبوع الأول من يوليو.
func (p *parser) share(i int) (Time, bool) {
	months := 0
	switch p.norm(i) {
	case "النصف":
		months = 6
	case "الربع":
		months = 3
	case "الاسبوع":
	default:
		return Time{}, false
	}
	j := i + 1
	n := p.num(j)
	switch {
	case n != nil && n.Kind == numeral.Ordinal && n.Definite && n.First == j && n.Low >= 1:
		j = n.End
	case months == 0 && p.norm(j) == "الاخير":
		j++
	default:
		return Time{}, false
	}
	t, ok := p.bareYear(j)
	if p.norm(j) == "من" {
		t, ok = p.whole(j + 1)
	}
	if !ok || t.Kind != Date || t.from.day > 0 {
		return Time{}, false
	}
	q := t.from
	if months == 0 {
		// The weeks of a month are counted in several ways; the month is sure.
		return t, q.shape == calendar && q.month > 0 || q.shape == relative && q.unit == monthUnit
	}
	if months*n.Low > 12 {
		return Time{}, false
	}
	var a point
	switch {
	case q.shape == calendar && q.month == 0 && q.year > 0 && !q.hijri:
		a = point{shape: calendar, year: q.year}
	case q.shape == relative && q.unit == year:
		a = point{shape: calendar, unit: year, n: q.n}
	default:
		return Time{}, false
	}
	b := a
	a.month, b.month = months*(n.Low-1)+1, months*n.Low
	return Time{End: t.End, Kind: Interval, from: a, to: b}, true
}

// whole reads what a share is a part of.
func (p *parser) whole(j int) (Time, bool) {
	if t, ok := p.bareYear(j); ok {
		return t, true
	}
	if t, ok := p.date(j); ok {
		return t, true
	}
	if w := p.word(j); w.class == prep && w.n == this {
		return p.thisAt(j, j+1)
	}
	return p.amount(j)
}

package timex

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/numeral"
)

// amounts reads a length told in several units: سنة وثلاثة أشهر, شهر و21 يوما.
func (p *parser) amounts(i int) (Time, bool) {
	t, ok := p.amount(i)
	for ok && t.Kind == Duration && t.from.n > 0 && p.joined(t.End) {
		u, more := p.amount(t.End)
		if !more || u.Kind != Duration || u.from.n == 0 || u.from.unit >= t.from.unit {
			break
		}
		t.from, t.End = t.from.plus(u.from), u.End
	}
	return t, ok
}

// lastOf reads the last of several units: آخر 24 ساعة, آخر يومين.
func (p *parser) lastOf(i int) (Time, bool) {
	t, ok := p.amounts(i + 1)
	if !ok || t.Kind != Duration || t.from.n < 2 {
		return Time{}, false
	}
	t.Kind, t.from.dir = Date, past
	return t, true
}

// amount reads units of time: the relative ones (الأسبوع الماضي, اليومين الماضيين,
// الأشهر الستة المقبلة), and lengths (ثلاثة أيام, 48 ساعة, نصف ساعة, شهرين, سنوات),
// which the caller places in the calendar. A length is a Duration whose point is
// last with n units, n 0 if the text does not tell how many.
func (p *parser) amount(i int) (Time, bool) {
	if n := p.num(i); n != nil && n.First <= i+1 {
		return p.counted(i, n)
	}
	i = p.roughly(i)
	w := p.word(i)
	if w.class == final && p.word(i+1).class != final {
		return p.lastOf(i)
	}
	if w.class != unitWord {
		return Time{}, false
	}
	if w.al {
		return p.theUnit(i, w)
	}
	if w.prep && w.many == 1 && w.n != day { // «لشهر رمضان», «لساعة متأخرة»
		if w.n == hour {
			return Time{}, false
		}
	}
	n := 0
	switch w.many {
	case 1:
		n = 1
		if w.n == second || (w.n == day || w.n == decadeUnit) && p.toks[i].Kind == arabic.Word && p.bareDay(i) {
			return Time{}, false
		}
	case 2:
		n = 2
	case 0:
		if v := p.word(i + 1); w.n == day && v.class == weekday && v.al && !v.wa && !(p.joined(i+2) && p.word(i+2).class == weekday) {
			return Time{End: i + 2, Kind: Recurring}, true // أيام الجمعة
		}
	}
	end := i + 1
	if v := p.norm(end); v == "واحد" || v == "واحده" || v == "كامل" || v == "كامله" || v == "قليله" || v == "طويله" || v == "عديده" || v == "معدوده" || v == "فقط" || v == "كثيره" {
		end++
	}
	if p.norm(end) == "فقط" {
		end++
	}
	if d := p.word(end); d.class == dirWord && !d.al && w.many != 1 {
		end++ // «أشهر ماضية»
	}
	return Time{End: end, Kind: Duration, from: point{shape: last, n: n, unit: int(w.n)}}, true
}

// roughly steps over أكثر من, نحو, قرابة before a unit without a number.
func (p *parser) roughly(i int) int {
	switch p.norm(i) {
	case "اكثر", "اقل", "ازيد":
		if p.norm(i+1) == "من" {
			return i + 2
		}
	case "نحو", "حوالي", "قرابه", "زهاء":
		return i + 1
	}
	return i
}

// bareDay tells whether «يوم» or «عقد» is the head of something else: يوم القيامة,
// عقد الاجتماع.
func (p *parser) bareDay(i int) bool {
	if i+1 >= len(p.toks) {
		return false
	}
	t := &p.toks[i+1]
	return t.Kind == arabic.Word && !t.Line && p.norm(i+1) != "واحد" && p.norm(i+1) != "من" && p.norm(i+1) != "على" && p.norm(i+1) != "علي" && p.norm(i+1) != "كامل" && p.word(i-1).class != prep
}

// counted reads a number and its unit.
func (p *parser) counted(i int, n *numeral.Number) (Time, bool) {
	switch n.Kind {
	case numeral.Cardinal, numeral.Vague, numeral.Fraction:
	default:
		return Time{}, false
	}
	j := n.End
	w := p.word(j)
	if w.class != unitWord || w.prep || w.wa {
		return Time{}, false
	}
	q := point{shape: last, n: n.Low, unit: int(w.n)}
	if n.Range {
		q.n = n.High
	}
	if n.Kind == numeral.Vague || q.n > 100_000 { // no length that a report tells
		q.n = 0
	}
	if n.Kind == numeral.Fraction || n.Value != float64(n.Low) && !n.Range {
		q.n = 0
		if w.n <= hour {
			q.n = 1
		}
	}
	t := Time{End: j + 1, Kind: Duration, from: q}
	if p.norm(t.End) == "ونصف" || p.norm(t.End) == "وربع" || p.norm(t.End) == "تقريبا" {
		t.End++
	}
	if n.Post < n.PostEnd && n.Post == t.End {
		t.End = n.PostEnd
	}
	if d := p.word(t.End); d.class == dirWord && d.al {
		return p.directed(t, d.n)
	}
	return t, true
}

// directed places a length beside publication.
func (p *parser) directed(t Time, dir int8) (Time, bool) {
	t.End++
	t.Kind = Date
	t.from.dir = dir
	if t.from.n == 0 {
		t.from = point{}
		return t, true
	}
	if dir == future {
		t.from.shape = next
	}
	return t, true
}

// theUnit reads a definite unit: الأسبوع الماضي, العام الجاري, الأيام الثلاثة
// الماضية, الأسابيع القليلة الماضية, الساعات الـ24 الأخيرة.
func (p *parser) theUnit(i int, w word) (Time, bool) {
	j := i + 1
	q := point{shape: last, unit: int(w.n)}
	switch w.many {
	case 1:
		return p.theOne(i, w)
	case 2:
		q.n = 2
	}
	if n := p.num(j); n != nil && n.Kind == numeral.Cardinal && n.First <= j+1 && (n.Definite || p.word(n.End).class == dirWord) {
		q.n = n.Low
		j = n.End
	} else if v := p.norm(j); v == "القليله" || v == "القلايل" || v == "العديده" || v == "الطويله" {
		if q.unit == day && v == "القليله" && p.word(j+1).n == past {
			q.unit, q.n = week, 1 // الأيام القليلة الماضية
		}
		j++
	}
	d := p.word(j)
	if q.unit == day && q.n == 0 && p.norm(j) == "الاخيره" && p.norm(j+1) != "من" {
		q.unit, q.n = week, 1 // الأيام الأخيرة
	}
	if d.class == dirWord && d.al {
		t := Time{End: j, Kind: Duration, from: q}
		if q.unit < day && q.n == 0 {
			t.End, t.Kind, t.from = j+1, Date, point{}
			if d.n == past && q.unit == hour {
				t.from = point{shape: relative, unit: day} // الساعات الماضية
			}
			return t, true
		}
		return p.directed(t, d.n)
	}
	if v := p.norm(j); v == "القليله" {
		j++
	}
	if d := p.word(j); d.class == dirWord && d.al && j > i+1 {
		return p.directed(Time{End: j, Kind: Duration, from: q}, d.n)
	}
	return Time{}, false
}

// forDays is the time of what has lasted until today for so many days.
func (p *parser) forDays(n *numeral.Number) Time {
	return Time{End: p.running(n.End), Kind: Interval, from: point{shape: relative, unit: day, n: 1 - n.Low}, to: point{shape: relative, unit: day}}
}

// running steps over على التوالي.
func (p *parser) running(j int) int {
	if p.norm(j) == "علي" && p.norm(j+1) == "التوالي" {
		return j + 2
	}
	return j
}

// definiteNumber is the number at token j, and whether it has an article, which may stand
// apart: الـ 175.
func (p *parser) definiteNumber(j int) (*numeral.Number, bool) {
	if n := p.num(j); n != nil && n.First <= j+1 {
		return n, n.Definite || n.First > j
	}
	if p.norm(j) == "ال" && p.num(j+1) != nil {
		return p.num(j + 1), true
	}
	return nil, false
}

// theOne reads a definite unit in the singular.
func (p *parser) theOne(i int, w word) (Time, bool) {
	d := p.word(i + 1)
	u := int(w.n)
	t := Time{End: i + 2, Kind: Date}
	if n := p.norm(i + 1); (n == "قبل" || n == "بعد") && u >= week && u <= year {
		// العام قبل الماضي, الأسبوع بعد المقبل
		if e := p.word(i + 2); e.class == dirWord && e.al && e.n != current {
			return Time{End: i + 3, Kind: Date, from: point{shape: relative, unit: u, n: 2 * dirOffset(e.n)}}, true
		}
	}
	if d.class != dirWord || !d.al {
		switch p.norm(i + 1) {
		case "نفسه", "نفسها", "ذاته", "ذاتها", "التالي", "التاليه", "اللاحق":
			t.Kind = Anchor
			return t, u >= day
		}
		if n := p.num(i + 1); u == day && n != nil && n.Kind == numeral.Ordinal && dayNumber(n) && p.norm(n.End) == "من" {
			if t, ok := p.dayOfMonth(i+1, n); ok { // اليوم الثالث من أكتوبر
				return t, true
			}
		}
		if n, definite := p.definiteNumber(i + 1); u == day && n != nil && (n.Kind == numeral.Ordinal || definite) {
			if n.Low > 1 && strings.HasPrefix(p.norm(i), "لل") {
				return p.forDays(n), true // لليوم الرابع
			}
			t.End, t.Kind, t.nth = p.running(n.End), Anchor, n.Low // اليوم الـ116
			return t, true
		}
		return Time{}, false
	}
	switch u {
	case day:
		if d.n == current {
			return Time{}, false
		}
		t.from = point{shape: relative, unit: day, n: dirOffset(d.n)}
	case week, monthUnit, year:
		if w.n == year && d.n == past && p.norm(i+1) == "الاخيره" {
			t.from = point{shape: last, n: 1, unit: year, dir: past}
			return t, true
		}
		t.from = point{shape: relative, unit: u, n: dirOffset(d.n)}
	case decadeUnit, century:
		return t, true // the last decade: no year can be told
	case hour, minute:
		t.Kind = Anchor
	default:
		return Time{}, false
	}
	return t, true
}

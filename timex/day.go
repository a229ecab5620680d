package timex

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/numeral"
)

// core reads a time without its preposition.
func (p *parser) core(i int) (Time, bool) {
	if i >= len(p.toks) || !p.opens(i) {
		return Time{}, false
	}
	if p.toks[i].Kind == arabic.Number {
		if t, ok := p.numeric(i); ok {
			return t, true
		}
	}
	if t, ok := p.clock(i); ok {
		return t, true
	}
	if t, ok := p.day(i); ok {
		return t, true
	}
	if t, ok := p.date(i); ok {
		return t, true
	}
	if t, ok := p.edged(i); ok {
		return t, true
	}
	if t, ok := p.share(i); ok {
		return t, true
	}
	if t, ok := p.seasonAt(i); ok {
		return t, true
	}
	if t, ok := p.feast(i); ok {
		return t, true
	}
	return p.amounts(i)
}

// day reads a day and the part of it: مساء أمس الثلاثاء, في وقت مبكر من صباح
// الاثنين, اليوم (الثلاثاء), ليل الأحد الاثنين, الأربعاء 27 يناير.
func (p *parser) day(i int) (Time, bool) {
	j := p.early(i)
	if w := p.word(j); w.class == partWord && w.n == night && w.al && !w.prep {
		if t, ok := p.tonight(j, point{}); ok {
			return t, true
		}
	}
	part, j2 := p.partAt(j)
	var q point
	if part > 0 {
		q.part = part
		if part == daytime {
			q.part = 0
		}
		q.night = part == night
		if q.part == 0 && j > i {
			q.part = morning
		}
		j = j2
	} else if j > i {
		q.part = morning
		if strings.Contains(p.norm(j-1), "متاخر") || j > i+1 && strings.Contains(p.norm(j-2), "متاخر") {
			q.part = evening
		}
		if j == i+2 && (p.norm(j-1) == "سابق" || p.norm(j-1) == "لاحق") {
			q.part = 0
		}
	}
	if t, ok := p.named(j, q); ok {
		return t, true
	}
	return Time{}, false
}

// early steps over «وقت مبكر من», «ساعة متأخرة من», «وقت سابق».
func (p *parser) early(i int) int {
	j := i
	if w := p.word(j); w.class == prep && w.n == in {
		j++
	}
	switch p.norm(j) {
	case "وقت", "ساعه", "ساعات":
	case "باكرا", "مبكرا":
		return j + 1
	default:
		return i
	}
	switch n := p.norm(j + 1); n {
	case "مبكر", "مبكره", "متاخر", "متاخره", "سابق", "لاحق", "متقدمه", "اولي":
		j += 2
		if p.norm(j) == "من" {
			j++
		}
		return j
	}
	return i
}

// partAt reads the part of the day: فجر, بعد ظهر, قبيل ظهر, منتصف ليل.
func (p *parser) partAt(i int) (int8, int) {
	j := i
	if n := p.norm(j); n == "بعد" || n == "قبل" || n == "قبيل" || n == "منتصف" || n == "اخر" || n == "اواخر" || n == "اول" || n == "وبعد" || n == "وقبيل" {
		if p.word(j).class == prep && p.word(j+1).class == edge { // بعد منتصف ليل
			if v, k := p.partAt(j + 1); v == night {
				return v, k
			}
		}
		if w := p.word(j + 1); w.class == partWord && !w.prep {
			if n == "قبل" && w.n == afternoon {
				return morning, j + 2
			}
			return w.n, j + 2
		}
		return 0, i
	}
	w := p.word(j)
	if w.class != partWord {
		return 0, i
	}
	return w.n, j + 1
}

// named reads the day itself, after its part.
func (p *parser) named(i int, q point) (Time, bool) {
	j := i
	w := p.word(j)
	plain := false // «يوم» or «نهار» alone before the name of the day
	if (w.class == unitWord && w.n == day && w.many == 1 || w.class == partWord && w.n == daytime) && !w.al {
		next := p.word(j + 1)
		if p.norm(j+1) == "،" {
			next = p.word(j + 2)
			if next.class == weekday {
				j++
			}
		}
		if next.class == weekday || next.class == dayRef || next.class == now {
			j++
			w = next
			plain = true
		}
	}
	t := Time{End: j + 1, Kind: Date}
	switch {
	case w.class == dayRef:
		q.shape, q.unit, q.n = relative, day, int(w.n)
		if w.n == -1 && (p.norm(j+1) == "الاول" || p.norm(j+1) == "الاولي") {
			q.n = -2
			t.End++
		}
	case w.class == unitWord && w.n == day && w.many == 1 && w.al:
		if !p.today(j) {
			return t, false
		}
		q.shape, q.unit = relative, day
	case w.class == now && (q.part == 0 || plain):
		q.shape, q.unit, q.part = relative, day, 0
	case w.class == first:
		k := j + 1
		if p.norm(k) == "من" {
			k++
		}
		if v := p.word(k); v.class != dayRef || v.n != -1 {
			return t, false
		}
		q.shape, q.unit, q.n, t.End = relative, day, -2, k+1
	case w.class == weekday && p.isWeekday(j, w, plain || q.part > 0 || p.weekBehind(j+1)):
		return p.onWeekday(j, w, q)
	default:
		return p.partOfDate(j, w, q)
	}
	p.withWeekday(&t, &q)
	t.from = q
	if q.weekday > 0 { // اليوم السبت 10 جوان 2017
		k := t.End
		if n := p.norm(k); n == "،" || n == "الموافق" {
			k++
		}
		if d, ok := p.date(k); ok && d.Kind == Date && d.from.shape == calendar && d.from.day > 0 {
			return d, true
		}
	}
	return t, true
}

// partOfDate reads what follows a part of the day when it is no day word: فجر هذا
// اليوم, صبيحة يوم 29 أيار.
func (p *parser) partOfDate(j int, w word, q point) (Time, bool) {
	onDay := w.class == unitWord && w.n == day && w.many == 1 && !w.al
	if q.part == 0 && !onDay {
		return Time{}, false
	}
	if w.class == prep && w.n == this {
		if v := p.word(j + 1); v.class == unitWord && v.n == day && v.many == 1 && v.al {
			q.shape, q.unit = relative, day
			return Time{End: j + 2, Kind: Date, from: q}, true
		}
		return Time{}, false
	}
	if onDay {
		j++
	}
	d, ok := p.date(j)
	if !ok {
		d, ok = p.numeric(j)
	}
	if !ok || d.Kind != Date || d.from.shape != calendar || d.from.day == 0 {
		return Time{}, false
	}
	d.from.part, d.from.night = q.part, q.night && !d.from.hijri
	return d, true
}

// today tells whether اليوم at j is today and not «the day» of something.
func (p *parser) today(j int) bool {
	switch p.norm(j + 1) {
	case "التالي", "الذي", "نفسه", "ذاته", "العالمي", "الوطني", "الواحد", "الدولي", "الاخير", "السابق", "الماضي", "المقبل", "القادم", "اللاحق", "المنصرم", "الموالي":
		return false
	}
	if n, definite := p.definiteNumber(j + 1); n != nil && (n.Kind == numeral.Ordinal || definite) {
		return false
	}
	switch p.norm(j - 1) {
	case "ذلك", "عين", "روسيا", "المصري", "راي", "مصر", "القدس":
		return false
	}
	return true
}

// tonight reads الليلة, الليلة الماضية, الليل قبل الماضي.
func (p *parser) tonight(j int, q point) (Time, bool) {
	q.shape, q.unit, q.part, q.night = relative, day, night, false
	t := Time{End: j + 1, Kind: Date}
	back, end := 0, j+1
	if p.norm(end) == "قبل" || p.norm(end) == "ما" && p.norm(end+1) == "قبل" {
		if p.norm(end) == "ما" {
			end++
		}
		if w := p.word(end + 1); w.class == dirWord && w.n == past {
			back, end = 2, end+2
		}
	} else if w := p.word(end); w.class == dirWord && w.n == past {
		back, end = 1, end+1
	}
	if back == 0 && !strings.HasSuffix(p.norm(j), "ليله") {
		return t, false
	}
	if n := p.norm(end); n == "نفسها" || n == "ذاتها" || n == "عينها" {
		return Time{End: end + 1, Kind: Anchor}, true
	}
	q.n, q.night, t.End = -back, back > 0, end
	t.from = q
	return t, true
}

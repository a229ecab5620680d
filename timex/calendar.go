package timex

import (
	"strings"
	"time"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/numeral"
)

// dayNumber tells whether a number can be a day of the month.
func dayNumber(n *numeral.Number) bool {
	return (n.Kind == numeral.Cardinal || n.Kind == numeral.Ordinal || n.Kind == numeral.Label) && !n.Range && n.Value >= 1 && n.Value <= 31 && n.Value == float64(int(n.Value))
}

// daysOf is the number of days of a month.
func daysOf(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// monthAt reads the name of a month, both names of a double one, with شهر before.
// sure tells that the word is nothing else.
func (p *parser) monthAt(i int) (m int, isHijri bool, end int, sure bool) {
	j := i
	if w := p.word(j); w.class == unitWord && w.n == monthUnit && w.many == 1 && !w.wa {
		j++
		sure = true
	}
	m, isHijri, end, own := p.monthName(j)
	if m == 0 {
		if n := p.num(j); sure && !p.word(i).al && n != nil && (n.Kind == numeral.Cardinal) && !n.Range && n.Value >= 1 && n.Value <= 12 && n.First == j && n.Value == float64(n.Low) && p.word(n.End).class != unitWord {
			return n.Low, false, n.End, true // شهر ثلاثة
		}
		return 0, false, i, false
	}
	if p.word(i).al && j > i {
		return 0, false, i, false
	}
	sure = sure || own
	// The second name of the same month: نوفمبر/تشرين الثاني, يوليو (تموز).
	k := end
	sep := p.norm(k)
	switch sep {
	case "/", "-", "–", "(", "ـ":
		k++
	}
	if m2, h2, e2, _ := p.monthName(k); m2 > 0 && h2 == isHijri && (m2 == m || sep == "/" || sep == "(") {
		if sep == "(" {
			if p.norm(e2) != ")" {
				return m, isHijri, end, sure
			}
			e2++
		}
		return m, isHijri, e2, true
	}
	return m, isHijri, end, sure
}

// monthName reads one name. own tells that the name is a month whatever stands
// around it.
func (p *parser) monthName(i int) (m int, isHijri bool, end int, own bool) {
	w := p.word(i)
	switch w.class {
	case month:
		if w.al || w.n == 8 && strings.Contains(p.toks[i].Text, "إ") { // إب is a town
			return 0, false, i, false
		}
		return int(w.n), false, i + 1, !p.doubtful(i, w)
	case hijri:
		return int(w.n), true, i + 1, false
	case twoWord:
		return p.pairedName(i, w)
	}
	return 0, false, i, false
}

// doubtful tells whether a month's name is also another word: مارس practised, آب.
func (p *parser) doubtful(i int, w word) bool {
	n := strings.TrimLeft(p.toks[i].Norm, "وفبل")
	switch {
	case strings.HasSuffix(p.toks[i].Norm, "اب"):
		return !strings.Contains(p.toks[i].Text, "آ") || w.prep || w.wa
	case n == "مارس", n == "ماي", n == "اوت", n == "جوان":
		return true
	}
	return false
}

func (p *parser) pairedName(i int, w word) (int, bool, int, bool) {
	next := strings.TrimPrefix(p.norm(i+1), "ال")
	switch w.many {
	case 1, 2:
		first, second := 12, 1
		if w.many == 2 {
			first, second = 10, 11
		}
		switch next {
		case "اول":
			return first, false, i + 2, true
		case "ثاني", "ثان":
			return second, false, i + 2, true
		}
	case 3, 4:
		m := 3
		if w.many == 4 {
			m = 5
		}
		switch next {
		case "اول", "اولي":
			return m, true, i + 2, w.many == 4
		case "اخر", "اخره", "ثاني", "ثانيه":
			return m + 1, true, i + 2, w.many == 4
		}
	case 5:
		switch next {
		case "قعده":
			return 11, true, i + 2, true
		case "حجه":
			return 12, true, i + 2, true
		}
	}
	return 0, false, i, false
}

// date reads a day of a month, a month, or a year with its noun.
func (p *parser) date(i int) (Time, bool) {
	if n := p.num(i); n != nil {
		if t, ok := p.dayOfMonth(i, n); ok {
			return t, true
		}
	}
	if m, h, end, sure := p.monthAt(i); m > 0 {
		q := point{shape: calendar, month: m, hijri: h}
		// يوليو 13, تموز 13 إلى 15
		if t, ok := p.monthDay(end, q); ok {
			return t, true
		}
		e := p.yearBehind(end, &q)
		if !sure && e == end && !p.monthContext(i) {
			return Time{}, false
		}
		return Time{End: e, Kind: Date, from: q}, true
	}
	return p.yearAt(i)
}

// monthContext tells whether what stands before i makes a doubtful name a month.
func (p *parser) monthContext(i int) bool {
	if i == 0 {
		return false
	}
	w := p.word(i - 1)
	return w.class == prep && (w.n == in || w.n == since || w.n == until || w.n == during || w.n == between || w.n == to) || w.class == edge
}

// dayOfMonth reads 17 يناير, السابع والثامن من تموز, 3-5 يوليو, 17 من الشهر الجاري.
func (p *parser) dayOfMonth(i int, n *numeral.Number) (Time, bool) {
	j := n.End
	q := point{shape: calendar, day: n.Low}
	second := 0
	switch {
	case n.Range && n.Kind == numeral.Cardinal && n.Low >= 1 && n.High <= 31 && n.Bound == "":
		second = n.High
	case !dayNumber(n):
		return Time{}, false
	default:
		if m := p.num(j); m != nil && m.First <= j+1 && p.joined(j) && dayNumber(m) && m.Kind == n.Kind {
			second, j = m.Low, m.End
		}
	}
	k := j
	switch p.norm(k) {
	case "من", "/", "-", ".":
		k++
	}
	m, h, end, sure := p.monthAt(k)
	if m == 0 {
		return p.ofThisMonth(k, q, second)
	}
	if k > j && p.norm(j) == "-" && p.toks[j].Space != p.toks[k].Space {
		return Time{}, false
	}
	if !sure && n.Kind != numeral.Ordinal && p.toks[n.Core].Kind != arabic.Number && !h {
		return Time{}, false
	}
	q.month, q.hijri = m, h
	end = p.yearBehind(end, &q)
	if !h && max(q.day, second) > daysOf(2000, m) {
		return Time{}, false
	}
	return p.days(end, q, second), true
}

func (p *parser) days(end int, q point, second int) Time {
	if second == 0 {
		return Time{End: end, Kind: Date, from: q}
	}
	r := q
	r.day = second
	return Time{End: end, Kind: Interval, from: q, to: r}
}

// joined tells whether و stands at the head of token j.
func (p *parser) joined(j int) bool { return strings.HasPrefix(p.norm(j), "و") }

// ofThisMonth reads the tail of «17 من الشهر الجاري».
func (p *parser) ofThisMonth(k int, q point, second int) (Time, bool) {
	if p.norm(k-1) != "من" {
		return Time{}, false
	}
	n, end := 0, 0
	if v := p.norm(k + 1); p.norm(k) == "الشهر" && (v == "نفسه" || v == "ذاته" || v == "عينه") {
		return Time{End: k + 2, Kind: Anchor, from: q}, second == 0
	} else if p.norm(k) == "هذا" && v == "الشهر" {
		end = k + 2
	} else if w := p.word(k + 1); p.norm(k) == "الشهر" && w.class == dirWord && w.al {
		n, end = dirOffset(w.n), k+2
	} else {
		return Time{}, false
	}
	q.unit, q.n = monthUnit, n
	return p.days(end, q, second), true
}

// monthDay reads the days behind a month: يوليو 13-15.
func (p *parser) monthDay(j int, q point) (Time, bool) {
	n := p.num(j)
	if n == nil || n.First != j || p.toks[n.Core].Kind != arabic.Number || p.toks[j].Line {
		return Time{}, false
	}
	end := n.End
	// What follows must not be counted by the number.
	if end < len(p.toks) && p.toks[end].Kind == arabic.Word && p.word(end).class != prep && p.norm(end) != "الساعه" {
		return Time{}, false
	}
	q.day = n.Low
	switch {
	case n.Range && n.Low >= 1 && n.High <= 31:
		e := p.yearBehind(end, &q)
		return p.days(e, q, n.High), true
	case !n.Range && n.Kind == numeral.Cardinal && n.Value >= 1 && n.Value <= 31 && n.Bound == "":
		e := end
		if p.norm(e) == "،" || p.norm(e) == "," {
			e++
		}
		if f := p.yearBehind(e, &q); f > e {
			end = f
		}
		return p.days(end, q, 0), true
	}
	return Time{}, false
}

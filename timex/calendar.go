package timex

import (
	"strconv"
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/numeral"
)

// dayNumber tells whether a number can be a day of the month.
func dayNumber(n *numeral.Number) bool {
	return (n.Kind == numeral.Cardinal || n.Kind == numeral.Ordinal || n.Kind == numeral.Label) && !n.Range && n.Value >= 1 && n.Value <= 31 && n.Value == float64(int(n.Value))
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
		if w.al {
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
	if p.norm(k) == "هذا" && p.norm(k+1) == "الشهر" {
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

// yearBehind reads the year or direction behind a month into q and gives the end:
// 2014, من عام 2014, الماضي, من العام الماضي, 1436 هـ.
func (p *parser) yearBehind(j int, q *point) int {
	if w := p.word(j); w.class == dirWord && w.al && !w.prep {
		q.dir = w.n
		return j + 1
	}
	k := j
	switch p.norm(k) {
	case "من", "في", "،", ",":
		k++
	}
	if w := p.word(k); w.class == unitWord && w.n == year && w.many == 1 && !w.wa {
		if y, end := p.yearNumber(k+1, true); y > 0 {
			q.year = y
			return p.era(end, q)
		}
		if v := p.word(k + 1); w.al && v.class == dirWord && v.al {
			q.unit, q.n = year, dirOffset(v.n)
			return k + 2
		}
		return j
	}
	if p.norm(k) == "هذا" && p.norm(k+1) == "العام" {
		q.unit = year
		return k + 2
	}
	if k > j && p.norm(j) != "،" && p.norm(j) != "," {
		return j
	}
	if y, end := p.yearNumber(k, false); y > 0 && (y >= 1700 || q.hijri || isEra(p.norm(end))) {
		q.year = y
		return p.era(end, q)
	}
	return j
}

func isEra(norm string) bool {
	return norm == "ه" || norm == "م" || norm == "هجري" || norm == "هجريه" || norm == "ميلادي"
}

// era steps over هـ or م behind a year.
func (p *parser) era(j int, q *point) int {
	switch p.norm(j) {
	case "ه", "هجري", "هجريه":
		q.hijri = true
		return j + 1
	case "م", "ميلادي", "ميلاديه":
		return j + 1
	}
	return j
}

// yearNumber reads a plausible year at j: four digits, or words if told is set.
func (p *parser) yearNumber(j int, told bool) (int, int) {
	if j >= len(p.toks) {
		return 0, j
	}
	t := &p.toks[j]
	if t.Kind == arabic.Number {
		if len(t.Norm) != 4 {
			return 0, j
		}
		y, err := strconv.Atoi(t.Norm)
		if err != nil || y < 1300 || y > 2100 || y > 1500 && y < 1700 {
			return 0, j
		}
		return y, j + 1
	}
	if n := p.num(j); told && n != nil && !n.Range && n.Kind == numeral.Cardinal && n.Value >= 1300 && n.Value <= 2100 && n.First == j {
		return n.Low, n.End
	}
	return 0, j
}

// yearAt reads عام 2011, العام 2013, عامي 2012 و2013, سنة 2012.
func (p *parser) yearAt(i int) (Time, bool) {
	w := p.word(i)
	if w.class != unitWord || w.n != year || w.many == 0 {
		return Time{}, false
	}
	y, end := p.yearNumber(i+1, true)
	if y == 0 {
		return Time{}, false
	}
	q := point{shape: calendar, year: y}
	end = p.era(end, &q)
	if y < 1700 {
		q.hijri = true
	}
	k := end
	switch {
	case p.norm(k) == "و":
		k++
	case w.many == 1 && (p.norm(k) == "-" || p.norm(k) == "/" || p.norm(k) == "–") && k < len(p.toks):
		k++
	default:
		return Time{End: end, Kind: Date, from: q}, true
	}
	if z, e := p.yearNumber(k, false); z > y {
		r := q
		r.year = z
		if p.norm(end) == "و" && w.many != 2 {
			return Time{End: end, Kind: Date, from: q}, true
		}
		return Time{End: p.era(e, &r), Kind: Interval, from: q, to: r}, true
	}
	return Time{End: end, Kind: Date, from: q}, true
}

// bareYear reads a year alone, which only a preposition before it makes sure: في
// 2009, منذ 2011. Not in «في 2015 قتيلا».
func (p *parser) bareYear(j int) (Time, bool) {
	if j >= len(p.toks) || p.toks[j].Kind != arabic.Number {
		return Time{}, false
	}
	y, end := p.yearNumber(j, false)
	if y < 1900 {
		return Time{}, false
	}
	q := point{shape: calendar, year: y}
	if end < len(p.toks) && !p.toks[end].Line {
		n := &p.toks[end]
		switch {
		case isEra(n.Norm):
			end = p.era(end, &q)
		case n.Kind == arabic.Number, n.Text == "/", n.Text == "%":
			return Time{}, false
		case (n.Text == "-" || n.Text == "–") && end+1 < len(p.toks):
			if z, e := p.yearNumber(end+1, false); z > y {
				return Time{End: e, Kind: Interval, from: q, to: point{shape: calendar, year: z}}, true
			}
		case n.Kind == arabic.Word && counted(n):
			return Time{}, false
		}
	}
	return Time{End: end, Kind: Date, from: q}, true
}

// counted tells whether a word behind a number looks like the thing counted: an
// indefinite accusative (قتيلا) or a unit.
func counted(t *arabic.Token) bool {
	if strings.HasSuffix(t.Text, "اً") || strings.HasSuffix(t.Text, "ًا") || strings.HasSuffix(t.Text, "ةً") {
		return true
	}
	switch w := words[t.Norm]; w.class {
	case unitWord:
		return !w.al
	}
	switch t.Norm {
	case "شخص", "شخصا", "قتيل", "قتيلا", "جريح", "جريحا", "مدني", "مدنيا", "طفل", "طفلا", "مقاتل", "مقاتلا", "جندي", "جنديا", "عنصر", "عنصرا", "حاله", "متر", "مترا", "كلم", "دولار", "مصاب", "مصابا", "مكان", "موقع", "موقعا", "مدرسه":
		return true
	}
	return false
}

// edged reads مطلع يوليو الحالي, نهاية عام 2019, أواخر الشهر الجاري, منتصف الأسبوع.
func (p *parser) edged(i int) (Time, bool) {
	w := p.word(i)
	if w.class != edge || w.al {
		return Time{}, false
	}
	if v := p.word(i + 1); v.class == unitWord && v.al && v.many == 1 && !v.prep && p.word(i+2).class != dirWord && p.norm(i) != "نصف" {
		if u := int(v.n); u == week || u == monthUnit || u == year {
			if y, _ := p.yearNumber(i+2, true); y == 0 {
				return p.edgeOf(i, Time{End: i + 2, Kind: Date, from: point{shape: relative, unit: u}}), true
			}
		}
	}
	t, ok := p.date(i + 1)
	if !ok {
		t, ok = p.amount(i + 1)
	}
	if !ok {
		t, ok = p.seasonAt(i + 1)
	}
	if !ok || t.Kind != Date || t.from.shape == last || t.from.day > 0 {
		if p.norm(i+1) == "هذا" {
			if u, ok := p.thisAt(i+1, i+2); ok && u.from.unit >= week {
				return u, true
			}
		}
		return Time{}, false
	}
	return p.edgeOf(i, t), true
}

// edgeOf marks the beginning or the end of a year, which are months.
func (p *parser) edgeOf(i int, t Time) Time {
	switch p.norm(i) {
	case "نهايه", "بنهايه", "ختام", "ونهايه":
		t.from.edge = 1
	case "مطلع", "بدايه", "مستهل", "بمطلع", "ومطلع", "وبدايه", "ببدايه":
		t.from.edge = -1
	}
	return t
}

// seasonAt reads صيف 2012, الصيف الماضي, ربيع عام 2013, الخمسينيات من القرن الماضي.
func (p *parser) seasonAt(i int) (Time, bool) {
	w := p.word(i)
	m := 0
	switch {
	case w.class == season:
		m = int(w.n)
	case w.class == twoWord && w.many == 3:
		m = 3
	case w.class == decade:
		t := Time{End: i + 1, Kind: Date, from: point{shape: tenYears, year: 1900 + int(w.n)}}
		if p.norm(i+1) == "من" && p.norm(i+2) == "القرن" && (p.norm(i+3) == "الماضي" || p.norm(i+3) == "العشرين") || p.norm(i+1) == "القرن" && p.norm(i+2) == "الماضي" {
			t.End = i + 3
			if p.norm(i+1) == "من" {
				t.End++
			}
			return t, true
		}
		if n := p.norm(i + 2); p.norm(i+1) == "من" && (n == "عمره" || n == "عمرها" || n == "العمر") {
			return t, false
		}
		return t, true
	default:
		return Time{}, false
	}
	q := point{shape: seasons, month: m}
	end := p.yearBehind(i+1, &q)
	if end == i+1 || q.dir != 0 && !w.al {
		return Time{}, false
	}
	return Time{End: end, Kind: Date, from: q}, true
}

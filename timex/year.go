package timex

import (
	"strconv"
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/numeral"
)

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
			if !n.Space && p.toks[end+1].Kind == arabic.Number { // 2016-2-30
				return Time{}, false
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

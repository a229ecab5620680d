package timex

import (
	"strconv"
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/numeral"
)

// numeric reads dates in digits: 21/7/2015, 21-7-2015, 2015/07/21, 21.7.2015, and
// with a day word before them 21/7; and clock times 10:30.
func (p *parser) numeric(i int) (Time, bool) {
	if i >= len(p.toks) || p.toks[i].Kind != arabic.Number {
		return Time{}, false
	}
	var v [3]int
	var width [3]int
	n, end, sep := 0, i, ""
	if s := p.toks[i].Norm; strings.Count(s, ".") == 2 {
		for _, g := range strings.Split(s, ".") {
			v[n], _ = strconv.Atoi(g)
			width[n] = len(g)
			n++
		}
		sep, end = ".", i+1
	} else {
		for n < 3 && end < len(p.toks) && p.toks[end].Kind == arabic.Number {
			g, err := strconv.Atoi(p.toks[end].Norm)
			if err != nil || len(p.toks[end].Norm) > 4 {
				return Time{}, false
			}
			v[n], width[n] = g, len(p.toks[end].Norm)
			n++
			end++
			if n == 3 || end+1 >= len(p.toks) || p.toks[end+1].Kind != arabic.Number || !strings.Contains("/-:–", p.toks[end].Text) ||
				sep != "" && p.toks[end].Text != sep || p.toks[end].Space != p.toks[end+1].Space {
				break
			}
			sep = p.toks[end].Text
			end++
		}
	}
	switch {
	case n >= 2 && sep == ":":
		if v[0] > 24 || v[1] > 59 || width[1] != 2 {
			return Time{}, false
		}
		return p.clockTail(end), true
	case n == 3:
		y, m, d := v[2], v[1], v[0]
		switch {
		case width[0] == 4:
			y, d = v[0], v[2]
		case width[2] == 2 && sep != "." && y < 70:
			y += 2000
		case width[2] != 4:
			return Time{}, false
		}
		if m > 12 && d <= 12 {
			m, d = d, m
		}
		if m < 1 || m > 12 || d < 1 || d > daysOf(y, m) || y < 1300 || y > 2100 || y > 1500 && y < 1800 {
			return Time{}, false
		}
		q := point{shape: calendar, year: y, month: m, day: d, hijri: y < 1600}
		end = p.era(end, &q)
		return Time{End: end, Kind: Date, from: q}, true
	case n == 2 && width[0] == 4 && (sep == "/" || sep == "-") && v[0] >= 1900 && v[0] <= 2100 && v[1] >= 1 && v[1] <= 12 && v[1] != (v[0]+1)%100: // not the season 2011/12
		return Time{End: end, Kind: Date, from: point{shape: calendar, year: v[0], month: v[1]}}, true
	case n == 2 && sep == "/":
		if width[1] == 4 && v[0] >= 1 && v[0] <= 12 && v[1] >= 1900 && v[1] <= 2100 {
			return Time{End: end, Kind: Date, from: point{shape: calendar, year: v[1], month: v[0]}}, true
		}
		d, m := v[0], v[1]
		if m > 12 {
			d, m = m, d
		}
		if m < 1 || m > 12 || d < 1 || d > daysOf(2000, m) || !p.dated(i) {
			return Time{}, false
		}
		return Time{End: end, Kind: Date, from: point{shape: calendar, month: m, day: d}}, true
	}
	return Time{}, false
}

// dated tells whether a word that dates stands before i.
func (p *parser) dated(i int) bool {
	switch p.norm(i - 1) {
	case "تاريخ", "بتاريخ", "الموافق", "يوم":
		return true
	}
	w := p.word(i - 1)
	return w.class == weekday && w.al
}

// clock reads an hour, a period between two of them or a part of the day.
func (p *parser) clock(i int) (Time, bool) {
	if t, ok := p.hours(i, false, false); ok {
		return t, true
	}
	return p.oneClock(i)
}

// oneClock reads الساعة العاشرة والنصف صباحا, الساعة 10:30 من مساء أمس, الثالثة فجرا,
// and a part of the day without its day: ليلا, الصباح الباكر.
func (p *parser) oneClock(i int) (Time, bool) {
	j := i
	if n := p.norm(j); n == "تمام" || n == "حدود" || n == "نحو" || n == "حوالي" {
		j++
	}
	if n := p.norm(j); n == "الساعه" || n == "والساعه" || n == "للساعه" {
		if p.num(j+1) != nil || j+1 < len(p.toks) && p.toks[j+1].Kind == arabic.Number {
			return p.hourAt(j + 1)
		}
		return Time{}, false
	}
	if j > i {
		return Time{}, false
	}
	if n := p.num(i); n != nil && n.First == i && n.Value >= 1 && n.Value <= 12 && p.isHour(i, n) {
		return p.hourAt(i)
	}
	if w := p.word(i); w.class == partWord && w.n != daytime {
		return p.partAlone(i, w)
	}
	if _, end := p.partAt(i); end > i+1 && p.word(end-1).al && p.norm(end-1) != "الليله" { // منتصف الليل, أواخر النهار
		return Time{End: end, Kind: Clock}, true
	}
	return Time{}, false
}

// isHour tells whether what follows number i makes it an hour: الثالثة فجرا, السابعة
// والنصف, الثانية بعد الظهر, 7 مساء.
func (p *parser) isHour(i int, n *numeral.Number) bool {
	k := n.End
	quarter := true
	switch {
	case quarters[p.norm(k)]:
		k++
	case p.norm(k) == "الا" && quarters["و"+p.norm(k+1)]:
		k += 2
	default:
		quarter = false
	}
	w := p.word(k)
	named := w.class == partWord && !w.al
	if n.Kind == numeral.Ordinal && n.Definite && strings.HasSuffix(p.norm(i), "ه") {
		part, _ := p.partAt(k)
		return quarter || named || part > 0 && w.class == prep
	}
	return named && n.Kind == numeral.Cardinal && n.End == i+1 && p.toks[i].Kind == arabic.Number &&
		!w.prep && !w.wa && w.n != night && w.n != daytime
}

// quarters are the parts of an hour behind it.
var quarters = map[string]bool{
	"والنصف": true, "والربع": true, "والثلث": true, "ونصف": true, "وربع": true, "وثلث": true, "وربعا": true, "وثلثا": true,
}

// hourAt reads the hour at j and its tail.
func (p *parser) hourAt(j int) (Time, bool) {
	if p.toks[j].Kind == arabic.Number {
		if t, ok := p.numeric(j); ok {
			return t, true
		}
	}
	n := p.num(j)
	if n == nil || n.Value > 24 {
		return Time{}, false
	}
	return p.clockTail(n.End), true
}

// clockTail reads what may follow an hour: minutes, the part of the day, the zone
// and the day. With a day the time is a date.
func (p *parser) clockTail(j int) Time {
	for range 3 {
		switch n := p.norm(j); {
		case quarters[n], n == "ودقيقتين", n == "دقيقه", n == "ودقيقه", n == "دقايق":
			j++
		case n == "الا" && quarters["و"+p.norm(j+1)]:
			j += 2
		default:
			if m := p.num(j); m != nil && p.joined(j) && p.word(m.End).class == unitWord && p.word(m.End).n == minute {
				j = m.End + 1
			}
		}
	}
	var part int8
	for range 2 {
		if w := p.word(j); w.class == partWord && !w.prep {
			if t, ok := p.day(j); ok {
				return t
			}
			part = partOf(w)
			j++
		} else if v, k := p.partAt(j); v > 0 {
			if t, ok := p.day(j); ok {
				return t
			}
			part, j = v, k
		}
		if p.norm(j) == "(" {
			if k := p.zone(j + 1); k > j+1 && p.norm(k) == ")" {
				j = k + 1
			}
		} else {
			j = p.zone(j)
		}
	}
	if n := p.norm(j); n == "من" || n == "يوم" || n == "،" {
		k := j
		if n != "يوم" {
			k++
		}
		t, ok := p.day(k)
		if !ok {
			if t, ok = p.date(k); !ok || t.from.day == 0 { // الساعة 8 مساء، 1 يناير
				t, ok = p.numeric(k)
			}
		}
		if ok && t.Kind == Date {
			if t.from.part == 0 {
				t.from.part = part
			}
			return t
		}
	} else if w := p.word(j); w.class == weekday || w.class == dayRef || w.class == unitWord && w.n == day && w.al {
		if t, ok := p.day(j); ok {
			if t.from.part == 0 {
				t.from.part = part
			}
			return t
		}
	}
	return Time{End: j, Kind: Clock, from: point{part: part}}
}

// zone steps over «بتوقيت غرينتش», «بالتوقيت المحلي», «ت.غ».
func (p *parser) zone(j int) int {
	switch p.norm(j) {
	case "بتوقيت", "توقيت", "بالتوقيت", "التوقيت":
		if j+1 < len(p.toks) {
			return j + 2
		}
		return j + 1
	case "غرينتش", "gmt", "محليا":
		return j + 1
	}
	return j
}

// partAlone reads a part of the day that no day follows.
func (p *parser) partAlone(i int, w word) (Time, bool) {
	if t, ok := p.day(i); ok {
		return t, true
	}
	n := p.norm(i)
	end := i + 1
	if v := p.norm(end); v == "الباكر" || v == "المبكر" || v == "باكرا" || v == "امس" {
		end++
	}
	adverb := strings.HasSuffix(p.toks[i].Text, "ًا") || strings.HasSuffix(p.toks[i].Text, "اً") || strings.HasSuffix(p.toks[i].Text, "ءً")
	switch strings.TrimPrefix(n, "و") {
	case "صباحا", "ليلا", "فجرا", "ظهرا", "عصرا", "نهارا", "مساءا":
		adverb = true
	}
	if w.al && w.n != evening && !w.wa && (w.n != night || p.norm(i) != "الليله") || adverb || w.al && p.norm(i) == "المساء" {
		if w.al && n == "العصر" { // the age
			return Time{}, false
		}
		return Time{End: end, Kind: Clock}, true
	}
	return Time{}, false
}

package numeral

import (
	"math"
	"strconv"
	"strings"

	"github.com/isnad-project/isnad/arabic"
)

// Find reads the numbers of toks, normally those of one sentence, in order and
// without overlap of their own words. Dates and clock times in digits
// (21/7/2015, 10:30) and codes of several figures are no numbers.
func Find(toks []arabic.Token) []Number {
	var out []Number
	for i := 0; i < len(toks); {
		t := &toks[i]
		switch t.Kind {
		case arabic.Word:
			if _, ok := words[t.Norm]; !ok {
				i++
				continue
			}
		case arabic.Number:
			if end := composite(toks, i); end > i {
				i = end
				continue
			}
		default:
			i++
			continue
		}
		n, ok := number(toks, i)
		if !ok {
			i++
			continue
		}
		floor := 0
		if len(out) > 0 {
			floor = max(out[len(out)-1].End, out[len(out)-1].PostEnd)
			if n.Kind == Ordinal && !n.Definite && out[len(out)-1].End == i && t.Norm == "ثانيه" {
				i++ // seconds: خمسون ثانية
				continue
			}
		}
		before(toks, min(floor, n.First), &n)
		after(toks, &n)
		i = n.End
		if k := len(out); k > 0 && merge(toks, &out[k-1], &n) {
			continue
		}
		out = append(out, n)
	}
	return out
}

// merge joins a lower and an upper bound to a range: أكثر من عشرين وأقل من ثلاثين.
func merge(toks []arabic.Token, a, b *Number) bool {
	if gap := b.First - a.PostEnd; gap != 0 && (gap != 1 || toks[a.PostEnd].Norm != "و") || gap == 0 && !strings.HasPrefix(toks[b.First].Norm, "و") {
		return false
	}
	low, high := a, b
	if a.NoLow {
		low, high = b, a
	}
	if a.Bound == "" || b.Bound == "" || low.NoLow || !low.NoHigh || !high.NoLow || high.NoHigh || low.Kind != high.Kind || low.Value >= high.Value {
		return false
	}
	a.Low, a.High, a.Value = low.Low, high.High, low.Value
	a.NoLow, a.NoHigh, a.Bound, a.Range = false, false, "", true
	a.Approx = a.Approx || b.Approx
	a.End, a.Post, a.PostEnd = b.End, b.Post, b.PostEnd
	return true
}

// composite is the end of a date, a clock time or a code in digits that starts at
// i: three figures parted by the same mark, or two parted by a colon.
func composite(toks []arabic.Token, i int) int {
	end, count := i+1, 1
	sep := ""
	for end+1 < len(toks) && !toks[end].Space && !toks[end+1].Space && toks[end+1].Kind == arabic.Number {
		s := toks[end].Text
		if toks[end].Kind != arabic.Punct || sep != "" && s != sep || !strings.Contains("/-–:.", s) {
			break
		}
		sep = s
		end += 2
		count++
	}
	if count >= 3 || count == 2 && sep == ":" {
		return end
	}
	return i
}

// number reads the number whose first term is token i, without modifiers.
func number(toks []arabic.Token, i int) (Number, bool) {
	n := Number{First: i, Core: i, End: i + 1}
	it := at(toks, i)
	n.Definite = it.al || i > 0 && !toks[i].Space && article(toks[i-1].Norm)
	switch it.class {
	case none:
		if toks[i].Kind != arabic.Number {
			return n, false
		}
		n.Kind, n.NoLow, n.NoHigh = Label, true, true
		return n, true
	case ordinal:
		return ordinalAt(toks, n, it)
	case some, amount:
		return vagueAt(toks, n, it)
	case half:
		return fractionAt(toks, n, it)
	case parts, scrap:
		return scrapAt(toks, n, it)
	case one:
		if !joins(toks, it) {
			return oneOf(toks, n, it)
		}
	}
	if isDay(toks, i, it) || isSafar(toks, i, it) {
		return n, false
	}
	f, ok := read(toks, i, it)
	if !ok {
		return n, false
	}
	n.End, n.Value = f.end, f.value
	switch {
	case f.vague:
		n.Kind, n.NoHigh = Vague, true
	case decimal(toks, i):
		v, err := strconv.ParseFloat("0."+toks[i].Norm, 64)
		if err != nil {
			return n, false
		}
		n.First, n.Value, n.Kind = i-1, v, Fraction
	case f.def && ranks(toks, &n):
	default:
		extend(toks, &n, &f)
	}
	n.settle()
	if label(toks, &n) {
		n.Kind = Label
		return n, true
	}
	if minus(toks, i) {
		n.First, n.Value = i-1, -n.Value
		return n, true
	}
	if n.Kind == Cardinal && !n.Definite {
		spread(toks, &n, &f)
	}
	return n, true
}

// decimal tells whether the digits at i are the decimals of a figure without a
// whole part: .77
func decimal(toks []arabic.Token, i int) bool {
	if i == 0 || toks[i].Kind != arabic.Number || toks[i].Space || toks[i-1].Text != "." && toks[i-1].Text != "٫" {
		return false
	}
	return i == 1 || toks[i-1].Space
}

// ranks takes in an ordinal behind a definite hundred: المئة والخامسة والعشرون.
func ranks(toks []arabic.Token, n *Number) bool {
	it := at(toks, n.End)
	if it.class != ordinal || !it.wa || !it.al || n.Value < 100 || n.Value != math.Trunc(n.Value/100)*100 {
		return false
	}
	o, ok := ordinalAt(toks, Number{Core: n.End, End: n.End + 1}, it)
	if ok {
		n.Value, n.End, n.Kind = n.Value+o.Value, o.End, Ordinal
	}
	return ok
}

// settle puts the value into Low and High.
func (n *Number) settle() {
	v := math.Min(math.Max(n.Value, 0), 1e15)
	n.Low, n.High = int(math.Ceil(v)), int(v)
	if n.NoHigh {
		n.High = 0
	}
}

func article(norm string) bool {
	switch norm {
	case "ال", "وال", "بال", "لل", "فال", "كال":
		return true
	}
	return false
}

// isDay tells whether اثنين is Monday: الاثنين, or after يوم.
func isDay(toks []arabic.Token, i int, it item) bool {
	if it.class != unit || it.value != 2 {
		return false
	}
	if i > 0 && (toks[i-1].Norm == "يوم" || toks[i-1].Norm == "ليله") {
		return true
	}
	if !it.al {
		return false
	}
	then := at(toks, it.next)
	if strings.HasSuffix(toks[i].Norm, "ان") {
		return !(then.class == tens && then.wa) && !strings.HasSuffix(toks[i].Norm, "تان")
	}
	if strings.HasSuffix(toks[i].Norm, "ين") {
		return !(then.class == tens && then.wa && then.al)
	}
	return then.class != ten
}

// isSafar tells whether صفر is the month.
func isSafar(toks []arabic.Token, i int, it item) bool {
	if it.class != unit || it.value != 0 || i == 0 {
		return false
	}
	p := toks[i-1]
	return p.Kind == arabic.Number || p.Norm == "شهر" || words[p.Norm].class != none
}

// minus tells whether a minus sign belongs to the figure at i.
func minus(toks []arabic.Token, i int) bool {
	if i == 0 {
		return false
	}
	switch toks[i-1].Norm {
	case "سالب", "ناقص":
		return true
	case "-", "−":
		return !toks[i].Space && toks[i].Kind == arabic.Number && (i == 1 || toks[i-1].Space)
	}
	return false
}

// extend takes in what changes a bare figure: a fraction, decimals, a percent
// sign.
func extend(toks []arabic.Token, n *Number, f *figure) {
	e := n.End
	if e >= len(toks) {
		if n.Value != math.Trunc(n.Value) {
			n.Kind = Fraction
		}
		return
	}
	if d, end, ok := over(toks, e); ok && !f.def {
		n.Value, n.End, n.Kind = n.Value/d, end, Fraction
		return
	}
	if n.End == n.Core+1 && e+2 < len(toks) && toks[e].Kind == arabic.Number && toks[e].Space && toks[e+1].Text == "/" && n.Value == math.Trunc(n.Value) {
		// 2 1/4
		m := Number{Core: e, End: e + 1}
		if v, ok := parseDigits(toks[e].Norm); ok {
			m.Value = v
			if q, ok := slash(toks, &m); ok && q < 1 {
				n.Value, n.End, n.Kind = n.Value+q, e+3, Fraction
				return
			}
		}
	}
	if m, ok := slash(toks, n); ok {
		n.Value, n.End, n.Kind = m, n.End+2, Fraction
		return
	}
	it := at(toks, e)
	switch {
	case it.class == parts && !it.wa && !it.al:
		n.Value, n.End, n.Kind = n.Value/float64(it.value), it.next, Fraction
		return
	case it.class == half && it.wa && !it.al:
		withHalf(toks, n, f, it)
	case it.class == unit && it.wa && partsFollow(toks, it):
		n.Value, n.End = n.Value+float64(it.value)/float64(words[toks[it.next].Norm].value), it.next+1
	case toks[e].Norm == "فاصله" && e+1 < len(toks):
		if g, ok := read(toks, e+1, at(toks, e+1)); ok && g.value == math.Trunc(g.value) {
			n.Value, n.End = n.Value+g.value/math.Pow(10, math.Floor(math.Log10(math.Max(g.value, 1)))+1), g.end
		}
	}
	if n.Value != math.Trunc(n.Value) {
		n.Kind = Fraction
	}
	if end, ok := percent(toks, n.End); ok {
		n.Kind, n.End = Percent, end
	}
}

// over reads what divides the figure before e: واحد على ثلاثة, ثلاثة أجزاء من مئة.
func over(toks []arabic.Token, e int) (float64, int, bool) {
	switch toks[e].Norm {
	case "علي":
		if v, ok := words[toks[e-1].Norm]; toks[e-1].Norm != "1" && (!ok || v.value != 1) {
			return 0, 0, false
		}
		e++
	case "جزء", "اجزاء", "جزءا":
		if e+1 >= len(toks) || toks[e+1].Norm != "من" {
			return 0, 0, false
		}
		e += 2
	default:
		return 0, 0, false
	}
	it := at(toks, e)
	if it.al || it.wa || it.class == one {
		return 0, 0, false
	}
	g, ok := read(toks, e, it)
	return g.value, g.end, ok && g.value > 1 && !g.vague
}

// scrapAt reads جزء من مئة.
func scrapAt(toks []arabic.Token, n Number, it item) (Number, bool) {
	if it.class != scrap || it.al {
		return n, false
	}
	d, end, ok := over(toks, n.Core)
	if !ok {
		return n, false
	}
	n.Value, n.End, n.Kind = 1/d, end, Fraction
	n.settle()
	return n, true
}

// slash reads the denominator of ٧٧/١٠٠.
func slash(toks []arabic.Token, n *Number) (float64, bool) {
	e := n.End
	if e+1 >= len(toks) || toks[e].Text != "/" || toks[e].Space || toks[e+1].Space || toks[e+1].Kind != arabic.Number || n.End != n.Core+1 {
		return 0, false
	}
	d, ok := parseDigits(toks[e+1].Norm)
	return n.Value / d, ok && d != 0
}

// withHalf adds the fraction it, counted in the scale of the number if it has
// one: مليونان ونصف المليون.
func withHalf(toks []arabic.Token, n *Number, f *figure, it item) {
	part := float64(it.value) / 60
	again := at(toks, it.next)
	repeats := f.scale > 0 && again.class == scale && float64(again.value) == f.scale && !again.wa
	switch {
	case repeats:
		n.Value, n.End = n.Value+part*f.scale, again.next
	case f.scale >= 1e6:
		n.Value, n.End = n.Value+part*f.scale, it.next
	case f.scale == 0:
		n.Value, n.End = n.Value+part, it.next
	}
}

// percent is the end of a percent sign or of its words at e.
func percent(toks []arabic.Token, e int) (int, bool) {
	if e >= len(toks) {
		return 0, false
	}
	switch toks[e].Norm {
	case "%", "٪", "بالميه", "بالمايه":
		return e + 1, true
	case "في":
		if e+1 < len(toks) && (toks[e+1].Norm == "الميه" || toks[e+1].Norm == "المايه") {
			return e + 2, true
		}
	}
	return 0, false
}

// fractionAt reads نصف, ربع, ثلثي and نصف مليون.
func fractionAt(toks []arabic.Token, n Number, it item) (Number, bool) {
	n.Value, n.End, n.Kind = float64(it.value)/60, it.next, Fraction
	if s := at(toks, it.next); s.class == scale && !s.wa && !s.prep {
		n.Value, n.End, n.Kind = n.Value*float64(s.value), s.next, Cardinal
	}
	n.settle()
	return n, true
}

// oneOf reads أحد and إحدى as one of the things that follow.
func oneOf(toks []arabic.Token, n Number, it item) (Number, bool) {
	if it.al || it.next >= len(toks) || toks[it.next].Kind != arabic.Word || toks[it.next].Norm == "من" {
		return n, false
	}
	if n.Core > 0 {
		switch toks[n.Core-1].Norm {
		case "لا", "لم", "اي", "يوم", "ولا", "ليس", "كل", "جبل":
			return n, false
		}
	}
	n.Value = 1
	n.settle()
	return n, true
}

// ordinalAt reads الثاني, الثانية عشرة, الخامس والعشرين.
func ordinalAt(toks []arabic.Token, n Number, it item) (Number, bool) {
	n.Kind, n.Value, n.End = Ordinal, float64(it.value), it.next
	first := strings.Contains(toks[n.Core].Norm, "اول")
	eleventh := strings.Contains(toks[n.Core].Norm, "حادي")
	if !first && it.value < 10 {
		then := at(toks, it.next)
		if then.class == ten && !then.wa && !then.prep || then.class == tens && then.wa && !then.prep {
			n.Value, n.End = n.Value+float64(then.value), then.next
			eleventh = false
		}
	}
	if eleventh || first && yesterday(toks, n.End) {
		return n, false
	}
	if n.End+1 < len(toks) && toks[n.End].Norm == "بعد" {
		switch toks[n.End+1].Norm {
		case "الميه", "المايه":
			n.Value, n.End = n.Value+100, n.End+2
		case "الالف":
			n.Value, n.End = n.Value+1000, n.End+2
		}
	}
	n.settle()
	return n, true
}

// yesterday tells whether أول at the head makes the day before it: أول أمس, أول من
// أمس.
func yesterday(toks []arabic.Token, i int) bool {
	if i+1 < len(toks) && toks[i].Norm == "من" {
		i++
	}
	return i < len(toks) && toks[i].Norm == "امس"
}

// vagueAt reads عشرات, مئات الآلاف, عدة آلاف and عدد كبير من.
func vagueAt(toks []arabic.Token, n Number, it item) (Number, bool) {
	n.Kind, n.Value, n.End, n.NoHigh = Vague, float64(it.value), it.next, true
	if it.class == amount {
		if it.al && !strings.HasSuffix(toks[n.Core].Norm, "عديد") && !strings.HasSuffix(toks[n.Core].Norm, "كثير") {
			return n, false
		}
		e := it.next
		for e < len(toks) && e < it.next+3 && sizes[toks[e].Norm] {
			e++
		}
		if e >= len(toks) || toks[e].Norm != "من" {
			return n, false
		}
		n.End = e + 1
		n.settle()
		return n, true
	}
	for range 2 {
		s := at(toks, n.End)
		if s.wa || s.prep {
			break
		}
		switch {
		case s.class == plural && n.Value < 1e3:
			if n.Value == 2 {
				n.Value = 1
				if it.value == 2 {
					n.Value = 2
				}
			}
			n.Value, n.End = n.Value*float64(s.value), s.next
		case s.class == some && n.Value == 2 && s.value > 2:
			n.Value, n.End = float64(s.value), s.next
		}
	}
	n.settle()
	return n, true
}

// sizes are the words that may stand between عدد and من.
var sizes = map[string]bool{
	"كبير": true, "كبيره": true, "اخر": true, "اخري": true, "غير": true, "محدد": true, "محدود": true, "معروف": true, "قليل": true,
	"هايل": true, "هايله": true, "ضخم": true, "ضخمه": true, "متزايد": true, "متزايده": true, "معلوم": true, "كبيرا": true, "اكبر": true, "لا": true, "باس": true, "به": true,
}

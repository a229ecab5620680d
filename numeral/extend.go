package numeral

import (
	"math"

	"github.com/isnad-project/isnad/arabic"
)

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
	case n.Value > 10 && f.words && !it.wa && !it.al && !it.prep && onePart(it) > 0:
		n.Value, n.End, n.Kind = n.Value*onePart(it), it.next, Fraction // ثلاثة وعشرون خمسا
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

// over reads what divides the figure before e: واحد على ثلاثة, واحد من كل ثمانية,
// ثلاثة أجزاء من مئة.
func over(toks []arabic.Token, e int) (float64, int, bool) {
	among := false // واحد من خمسة جنود is one of them
	switch toks[e].Norm {
	case "علي", "من":
		if v, ok := words[toks[e-1].Norm]; toks[e-1].Norm != "1" && (!ok || v.value != 1) {
			return 0, 0, false
		}
		among = toks[e].Norm == "من"
		e++
		if among && e < len(toks) && toks[e].Norm == "بين" {
			e++
		}
		if among && e < len(toks) && toks[e].Norm == "كل" {
			among = false
			e++
		}
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
	if among && !alone(toks, g.end) && !(g.words && math.Mod(g.value, 100) == 0) {
		return 0, 0, false
	}
	return g.value, g.end, ok && g.value > 1 && !g.vague
}

// onePart is the fraction that a term names: ربع, and behind a number also خمس, سبع
// and تسع, which nothing but the vowel tells from five, seven and nine.
func onePart(it item) float64 {
	switch {
	case it.class == half:
		return float64(it.value) / whole
	case it.class == unit && it.value > 4 && it.value%2 == 1:
		return 1 / float64(it.value)
	}
	return 0
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
	part := float64(it.value) / whole
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
	switch n := toks[e].Norm; {
	case n == "%", n == "٪", percentWord(n):
		return e + 1, true
	case n == "في":
		if e+1 < len(toks) && (toks[e+1].Norm == "الميه" || toks[e+1].Norm == "المايه") {
			return e + 2, true
		}
	}
	return 0, false
}

func percentWord(norm string) bool { return norm == "بالميه" || norm == "بالمايه" }

// rated tells a percentage by what stands before the figure: %50, بالمئة 50, نسبة
// 50.
func rated(toks []arabic.Token, n *Number) {
	i := n.First
	if i == 0 || n.Kind != Cardinal && n.Kind != Fraction || n.Definite || n.Range {
		return
	}
	switch p := &toks[i-1]; p.Norm {
	case "%", "٪", "بالميه", "بالمايه":
		if i > 1 && (toks[i-2].Kind == arabic.Number || at(toks, i-2).class != none) { // it belongs to the figure before
			return
		}
		n.First--
	case "نسبه", "بنسبه", "ونسبه", "وبنسبه", "لنسبه":
		if n.End < len(toks) && (toks[n.End].Norm == "الي" || toks[n.End].Text == ":") { // نسبة 3 إلى 1
			return
		}
	default:
		return
	}
	n.Kind = Percent
}

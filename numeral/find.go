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
	return FindWith(toks, func(i int) bool { return Listed(toks[i].Norm) })
}

// FindWith is [Find] for a caller that knows whether token i, a word, is [Listed].
func FindWith(toks []arabic.Token, listed func(i int) bool) []Number {
	var out []Number
	for i := 0; i < len(toks); {
		t := &toks[i]
		switch t.Kind {
		case arabic.Word:
			if !listed(i) {
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

// Listed tells a folded word of numbers.
func Listed(norm string) bool {
	_, ok := words[norm]
	return ok
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
	if isDay(toks, i, it) || isSafar(toks, i, it) || isPraise(toks, i, it) {
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
	case percentWord(toks[i].Norm):
		return n, false
	case f.def && ranks(toks, &n):
	default:
		extend(toks, &n, &f)
	}
	rated(toks, &n)
	n.settle()
	if label(toks, &n) {
		n.Kind = Label
		return n, true
	}
	if minus(toks, i) {
		n.First, n.Value, f.value = i-1, -n.Value, -f.value
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

// isPraise tells أثنى and أثنت, which praise, from اثني and اثنتا, which count, by the
// hamza; before عشر both count.
func isPraise(toks []arabic.Token, i int, it item) bool {
	return it.class == unit && it.value == 2 && strings.Contains(toks[i].Text, "أثن") && at(toks, it.next).class != ten
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
		return !toks[i].Space && toks[i].Kind == arabic.Number && (i == 1 || toks[i-1].Space || strings.Contains("<>=(", toks[i-2].Text))
	}
	return false
}

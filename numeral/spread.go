package numeral

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
)

// spread takes in the second figure of a range: ما بين 20 و25, من عشرة إلى خمسة
// عشر, 10-15, ثلاثة أو أربعة.
func spread(toks []arabic.Token, n *Number, f *figure) {
	e := n.End
	if e+1 >= len(toks) {
		return
	}
	second := e + 1
	between := false
	switch t := toks[e]; {
	case strings.Contains("-–—~", t.Text) && t.Kind == arabic.Punct:
		if toks[e-1].Kind != arabic.Number && f.words || t.Space != toks[second].Space {
			return
		}
	case t.Norm == "الي" || t.Norm == "او":
		if changes(toks, n.First) {
			return
		}
	default:
		start, ok := afterBetween(toks, n.First)
		if !ok {
			return
		}
		it := at(toks, e)
		if !it.wa {
			return
		}
		n.First, second, between = start, e, true
	}
	it := at(toks, second)
	if it.al || it.prep || it.class == some || it.class == ordinal || it.wa != between {
		return
	}
	if second < len(toks) && second == e+1 && article(toks[second].Norm) {
		return
	}
	g, ok := read(toks, second, it)
	if !ok || g.vague {
		return
	}
	low, high := f.value, g.value
	if g.scale > 0 && f.scale == 0 && low < high/g.scale {
		low *= g.scale // بين 3 و5 آلاف
	}
	if low >= high {
		return
	}
	if !between && n.First > 0 && toks[n.First-1].Norm == "من" && toks[e].Norm == "الي" {
		n.First--
	}
	n.End, n.Range, n.Value = g.end, true, low
	n.Low, n.High = int(max(low, 0)), int(max(high, 0))
	if end, ok := percent(toks, n.End); ok {
		n.Kind, n.End = Percent, end
	}
}

// afterBetween tells whether بين stands before token i, and where it starts.
func afterBetween(toks []arabic.Token, i int) (int, bool) {
	if i == 0 {
		return 0, false
	}
	switch toks[i-1].Norm {
	case "بين", "وبين", "مابين":
		if i > 1 && isMa(toks[i-2].Norm) {
			return i - 2, true
		}
		// «من بين» is among.
		return i - 1, i < 2 || toks[i-2].Norm != "من"
	}
	return 0, false
}

// changes tells whether the figures are the old and the new one: ارتفع من 10 إلى
// 15.
func changes(toks []arabic.Token, i int) bool {
	if i == 0 || toks[i-1].Norm != "من" {
		return false
	}
	for j := i - 2; j >= 0 && j > i-9; j-- {
		n := strings.TrimPrefix(strings.TrimPrefix(toks[j].Norm, "و"), "ل")
		for _, v := range []string{"ارتفع", "ارتفاع", "يرتفع", "انخفض", "انخفاض", "ازداد", "زاد", "تراجع", "قفز", "تضاعف", "تقلص", "انتقل", "رفع", "ترتفع"} {
			if strings.HasPrefix(n, v) {
				return true
			}
		}
	}
	return false
}

// label tells whether the figure names a thing rather than counts: it is written
// together with a word (جنيف2, F-16) or follows the noun of a numbered thing.
func label(toks []arabic.Token, n *Number) bool {
	i := n.Core
	if i == 0 {
		return false
	}
	p := &toks[i-1]
	if toks[i].Kind == arabic.Number && !toks[i].Space && !toks[i].Line {
		switch {
		case p.Kind == arabic.Latin, p.Kind == arabic.Word && !clitic(p.Norm) && !counts(toks, n.End):
			return true
		case p.Kind == arabic.Punct && (p.Text == "-" || p.Text == "_") && !p.Space && i > 1 && (toks[i-2].Kind == arabic.Latin || toks[i-2].Kind == arabic.Word && !toks[i-1].Space):
			return true
		}
	}
	if n.End != i+1 || n.Kind != Cardinal {
		return false
	}
	if toks[i].Kind != arabic.Number {
		return p.Norm == "رقم"
	}
	return numbered[p.Norm] || strings.HasPrefix(p.Norm, "و") && numbered[p.Norm[len("و"):]]
}

// counts tells whether an indefinite noun stands at token i, so that the figure
// before it counts although a space is missing: قتل35 شخصا.
func counts(toks []arabic.Token, i int) bool {
	if i >= len(toks) || toks[i].Kind != arabic.Word || toks[i].Line {
		return false
	}
	n := toks[i].Norm
	return !links[n] && !strings.HasPrefix(n, "ال") && !strings.HasPrefix(n, "و") && !strings.HasPrefix(n, "بال") && !strings.HasPrefix(n, "لل")
}

var links = set(`في من علي الي عن بين مع قبل بعد حتي او ان التي الذي حيث خلال ضد عند منذ لدي قد لم لا لن ثم كما هو هي هذا هذه`)

// clitic tells whether a token of its own is a prefix of the number behind it.
func clitic(norm string) bool {
	switch norm {
	case "و", "ف", "ب", "ل", "ك", "وب", "ول":
		return true
	}
	return article(norm)
}

var numbered = set(`رقم اللواء لواء الفوج فوج كتيبه الكتيبه الفرقه فرقه القرار قرار الماده ماده قناه القناه الصفحه صفحه البند بند الفقره فقره
	الطريق طريق القسم المجموعه السريه سريه المنطقه القطاع بلوك المربع اوتوستراد نقطه النقطه القاعده البوابه الحلقه لقرار للقرار بالقرار للماده
	بالماده لواءي ميغ ميج سوخوي اف تي غراد كاتيوشا ام بي فيلق الفيلق جنيف الباب الدفعه النسخه`)

func set(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[w] = true
	}
	return m
}

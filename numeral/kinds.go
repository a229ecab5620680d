package numeral

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
)

// fractionAt reads نصف, ربع, ثلثي and نصف مليون.
func fractionAt(toks []arabic.Token, n Number, it item) (Number, bool) {
	n.Value, n.End, n.Kind = float64(it.value)/whole, it.next, Fraction
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
		if then.class == ten && !then.wa && !then.prep || then.class == tens && then.wa && !then.prep && !minutes(toks, then.next) {
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

// minutes tells whether minutes are counted before token i: الرابعة وأربعون دقيقة.
func minutes(toks []arabic.Token, i int) bool { return i < len(toks) && toks[i].Norm == "دقيقه" }

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

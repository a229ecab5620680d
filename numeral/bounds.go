package numeral

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
)

// bound is what a modifier does to a figure.
type bound struct {
	name   string // empty: approximate
	tokens []string
}

func bounds(name string, phrases string) []bound {
	var out []bound
	for p := range strings.SplitSeq(phrases, ",") {
		out = append(out, bound{name, strings.Fields(p)})
	}
	return out
}

// fore are the modifiers that stand before a number, longest first within a last
// word; the first token may carry و ف ب ل.
var fore = byLast(
	bounds(AtLeast, `لا يقل عن,لا تقل عن,لايقل عن,لاتقل عن,لا يقلون عن,لا يقل عددهم عن,لم يقل عن,مالايقل عن,علي الاقل,في الاقل,علي اقل تقدير,بحد ادني,كحد ادني,لا يقل علي,لا يقل من,لا اقل من,
		اكثر من او يساوي,اكبر من او يساوي,اعلي من او يساوي,اكثر من او تساوي,اكبر من او تساوي,اعلي من او تساوي,> =`),
	bounds(AtMost, `لا يزيد عن,لا يزيد علي,لا تزيد عن,لا تزيد علي,لايزيد عن,لايزيد علي,لا يزيدون عن,لا يتجاوز,لا تتجاوز,لايتجاوز,لم يتجاوز,لم تتجاوز,لا يتعدي,لا تتعدي,لم يتعد,لا يفوق,علي الاكثر,علي اكثر تقدير,بحد اقصي,كحد اقصي,ما يصل الي,لا اكثر من,
		اقل من او يساوي,اصغر من او يساوي,ادني من او يساوي,اقل من او تساوي,اصغر من او تساوي,ادني من او تساوي,< =`),
	bounds(MoreThan, `اكثر من,ازيد من,اكبر من,يزيد عن,يزيد علي,تزيد عن,تزيد علي,زاد عن,زاد علي,يفوق,تفوق,فاق,فاقت,يتجاوز,تتجاوز,تجاوز,تجاوزت,تخطي,تخطت,يتخطي,يربو علي,تربو علي,يربو عن,ينيف علي,ما فوق,اعلي من,>`),
	bounds(LessThan, `اقل من,اصغر من,ادني من,يقل عن,تقل عن,ما دون,<`),
	bounds("", `نحو,حوالي,قرابه,زهاء,يقارب,تقارب,يناهز,تناهز,ناهز,ناهزت,قارب,تقريبا,يقرب من,يقارب من,قريب من,قريبا من,في حدود,بحدود`),
)

func byLast(lists ...[]bound) map[string][]bound {
	m := map[string][]bound{}
	for _, l := range lists {
		for _, b := range l {
			k := b.tokens[len(b.tokens)-1]
			m[k] = append(m[k], b)
			if len(b.tokens) == 1 {
				for _, c := range []string{"و", "ف", "ب", "ل", "وب", "ول"} {
					m[c+k] = append(m[c+k], b)
				}
			}
		}
	}
	for k, l := range m {
		for i := 1; i < len(l); i++ {
			for j := i; j > 0 && len(l[j].tokens) > len(l[j-1].tokens); j-- {
				l[j], l[j-1] = l[j-1], l[j]
			}
		}
		m[k] = l
	}
	return m
}

// aft are the modifiers that stand behind, by first word.
var aft = byFirst(
	bounds(AtLeast, `علي الاقل,علي اقل تقدير,في الاقل,كحد ادني,بحد ادني,او اكثر,او يزيد,او يزيدون,فاكثر,فما فوق,وما فوق,او اكبر,واكثر`),
	bounds(AtMost, `علي الاكثر,علي اكثر تقدير,علي ابعد تقدير,كحد اقصي,بحد اقصي,او اقل,فاقل`),
	bounds(MoreThan, `ونيف,ونيفا`),
	bounds("", `تقريبا`),
)

func byFirst(lists ...[]bound) map[string][]bound {
	m := map[string][]bound{}
	for _, l := range lists {
		for _, b := range l {
			m[b.tokens[0]] = append(m[b.tokens[0]], b)
		}
	}
	return m
}

// before takes the modifiers before the number in, none of them before floor.
func before(toks []arabic.Token, floor int, n *Number) {
	if n.Kind == Label || n.Kind == Ordinal {
		return
	}
	i := n.First
	if i > floor && !toks[i].Space && article(toks[i-1].Norm) {
		i--
	}
	if i > floor && n.Kind != Vague && alone(toks, n.End) {
		switch strings.TrimPrefix(toks[i-1].Norm, "و") {
		case "فوق":
			n.apply(MoreThan)
			i, n.First = i-1, i-1
		case "تحت":
			n.apply(LessThan)
			i, n.First = i-1, i-1
		}
	}
	for step := 0; step < 3 && i > floor; step++ {
		b, start := foreAt(toks, floor, i)
		if b == nil {
			break
		}
		n.apply(b.name)
		i, n.First = start, start
	}
	if n.Bound == "" && !n.Approx {
		distant(toks, floor, n)
	}
}

// alone tells whether nothing that could be counted stands at token i: «حلقت فوق
// ثلاث قرى» bounds nothing.
func alone(toks []arabic.Token, i int) bool {
	if i >= len(toks) || toks[i].Kind == arabic.Punct {
		return true
	}
	n := toks[i].Norm
	return strings.HasPrefix(n, "و") || strings.HasPrefix(n, "لل") || n == "لكل"
}

// foreAt is the modifier that ends before token i, and where it starts.
func foreAt(toks []arabic.Token, floor, i int) (*bound, int) {
	list := fore[toks[i-1].Norm]
	for k := range list {
		b := &list[k]
		start := i - len(b.tokens)
		if start < floor || !ends(toks[start:i], b.tokens) {
			continue
		}
		if start > floor && isMa(toks[start-1].Norm) {
			start--
		}
		return b, start
	}
	return nil, i
}

// ends tells whether the tokens are the words, the first perhaps prefixed.
func ends(toks []arabic.Token, words []string) bool {
	for j := len(words) - 1; j >= 0; j-- {
		n := toks[j].Norm
		if n == words[j] {
			continue
		}
		if j > 0 || !prefixed(n, words[0]) {
			return false
		}
	}
	return true
}

func prefixed(norm, word string) bool {
	head, ok := strings.CutSuffix(norm, word)
	if !ok {
		return false
	}
	switch head {
	case "و", "ف", "ب", "ل", "وب", "ول", "فب", "ما", "بما", "ك":
		return true
	}
	return false
}

func isMa(norm string) bool {
	switch norm {
	case "ما", "وما", "بما", "فيما", "عما", "مما", "لما", "وبما", "فما", "ممن":
		return true
	}
	return false
}

func (n *Number) apply(name string) {
	if n.Kind == Vague && name != "" {
		name = "" // «أكثر من عدة» bounds nothing
	}
	switch name {
	case "":
		n.Approx = n.Approx || n.Kind != Vague
		return
	case AtLeast, MoreThan:
		n.NoHigh, n.High = true, 0
	case AtMost, LessThan:
		n.NoLow, n.Low = true, 0
	}
	n.Bound = name
}

// distant reads a verb of bounding that its subject parts from the number:
// تجاوز عدد القتلى 100, لا يقل عددهم عن 50.
func distant(toks []arabic.Token, floor int, n *Number) {
	i := n.First - 1
	if i >= floor && article(toks[i].Norm) {
		i--
	}
	link := ""
	if i >= floor {
		switch toks[i].Norm {
		case "عن", "علي", "من":
			link = toks[i].Norm
			i--
		}
	}
	for j := i; j >= floor && j > i-4; j-- {
		if toks[j].Kind != arabic.Word {
			return
		}
		if !counting(toks[j].Norm) {
			continue
		}
		k := j
		if k == floor {
			return
		}
		if link != "" {
			for _, b := range fore[link] {
				words := b.tokens[:len(b.tokens)-1]
				if start := k - len(words); b.name != "" && len(words) > 0 && start >= floor && ends(toks[start:k], words) {
					n.apply(b.name)
					n.First = start
					return
				}
			}
			return
		}
		if b, start := foreAt(toks, floor, k); b != nil && b.name != "" && len(b.tokens) <= 2 && !strings.HasSuffix(toks[k-1].Norm, "من") && !strings.HasSuffix(toks[k-1].Norm, "الاقل") {
			n.apply(b.name)
			n.First = start
		}
		return
	}
}

func counting(norm string) bool {
	switch norm {
	case "عدد", "عددهم", "عددها", "العدد", "عددهن", "حصيله", "الحصيله", "حصيلتهم", "حصيلتها", "اعدادهم", "مجموع", "مجموعهم":
		return true
	}
	return false
}

// after looks for a modifier behind the number, past at most three tokens of the
// thing counted.
func after(toks []arabic.Token, n *Number) {
	n.Post, n.PostEnd = n.End, n.End
	if n.Kind == Label || n.Kind == Ordinal {
		return
	}
	for k := n.End; k < len(toks) && k <= n.End+3; k++ {
		t := &toks[k]
		if t.Kind != arabic.Word || t.Line || t.Norm == "و" || k > n.End && clause(t.Norm) && aft[t.Norm] == nil {
			return
		}
		for _, b := range aft[t.Norm] {
			end := k + len(b.tokens)
			if end <= len(toks) && same(toks[k:end], b.tokens) && !opens(toks, end, b.tokens[0]) {
				n.apply(b.name)
				n.Post, n.PostEnd = k, end
				return
			}
		}
		if w := words[t.Norm]; w.class != none {
			return
		}
	}
}

// opens tells whether «أو أكثر» goes on with a figure of its own: 5000 أو أكثر من
// 4500.
func opens(toks []arabic.Token, end int, head string) bool {
	switch head {
	case "علي", "في", "كحد", "بحد", "تقريبا":
		return false
	}
	return end < len(toks) && toks[end].Norm == "من" && at(toks, end+1).class != none
}

func same(toks []arabic.Token, words []string) bool {
	for j, w := range words {
		if toks[j].Norm != w {
			return false
		}
	}
	return true
}

// clause tells whether a word opens something new with و: a modifier behind it
// belongs there.
func clause(norm string) bool {
	if !strings.HasPrefix(norm, "و") || norm == "و" {
		return norm == "و"
	}
	for _, w := range []string{"وزراء", "وزير", "وحد", "وفيات", "ولد", "والد", "وافد", "وجهاء"} {
		if strings.HasPrefix(norm, w) {
			return false
		}
	}
	return true
}

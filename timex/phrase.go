package timex

import (
	"strings"

	"github.com/isnad-project/isnad/numeral"
)

// phrases are fixed expressions, folded, by their first word. What hangs on the
// rest of the text is an anchor without value.
var phrases = buildPhrases([]struct {
	kind  Kind
	now   bool // the day of publication
	words string
}{
	{Date, true, `في الوقت الحاضر,في الوقت الراهن,في الوقت الحالي,الوقت الحالي,الوقت الراهن,الوقت الحاضر,في هذه اللحظه,في هذه الاثناء,قبل قليل,منذ قليل,قبل لحظات,قبل دقايق`},
	{Anchor, false, `في وقت سابق,في وقت لاحق,وقت سابق,وقت لاحق,في وقت مبكر,في وقت متاخر,بعد وقت قصير,بعد ذلك,بعد قليل,بعد فتره,بعد حين,قبل ذلك,منذ ذلك الحين,منذ ذلك الوقت,منذ ذلك اليوم,منذ البدايه,
		منذ فتره,منذ فتره طويله,منذ مده,منذ زمن,في التوقيت نفسه,في الوقت نفسه,في الوقت ذاته,الوقت نفسه,في ذلك الوقت,في ذلك اليوم,في حينه,في حينها,في تلك الفتره,خلال هذه الفتره,خلال الفتره الماضيه,في الفتره الاخيره,
		خلال الفتره الاخيره,في الاونه الاخيره,في القريب العاجل,بالقريب العاجل,في اسرع وقت,علي الفور,في هذا الوقت,ما بعد,ذات يوم,في السابق,في الماضي,في المستقبل,في المستقبل القريب,من قبل,من بعد,حتي اشعار اخر,
		خلال النهار,خلال الليل`},
	{Duration, false, `لبعض الوقت,لفتره من الوقت,لفتره طويله,لوقت طويل,لفتره قصيره,طوال الوقت`},
	{Recurring, false, `بشكل يومي,بصوره يوميه,بشكل مستمر,بشكل متكرر,بين الحين والاخر,من حين لاخر,بين حين واخر,علي مدار الساعه,طوال الوقت`},
})

type phrase struct {
	words []string
	time  Time
}

func buildPhrases(lists []struct {
	kind  Kind
	now   bool
	words string
}) map[string][]phrase {
	m := map[string][]phrase{}
	for _, l := range lists {
		for s := range strings.SplitSeq(l.words, ",") {
			t := Time{Kind: l.kind}
			if l.now {
				t.from = point{shape: relative, unit: day}
			}
			f := strings.Fields(s)
			m[f[0]] = append(m[f[0]], phrase{f, t})
		}
	}
	return m
}

// same tells whether the words stand at token i.
func (p *parser) same(i int, words []string) bool {
	for k, w := range words {
		if p.norm(i+k) != w {
			return false
		}
	}
	return true
}

// phrase reads a fixed expression or a single word that is a time by itself.
func (p *parser) phrase(i int) (Time, bool) {
	w := p.word(i)
	t := Time{End: i + 1}
	if head := strings.TrimPrefix(p.norm(i), "و"); head == "يومه" || head == "يومها" {
		if n, definite := p.definiteNumber(i + 1); definite { // دخلت الحرب يومها الـ30
			t.Kind, t.End, t.nth = Anchor, n.End, n.Low
			return t, true
		}
	}
	if w.class == partWord && w.n == night && strings.HasPrefix(p.norm(i), "لل") {
		if n, definite := p.definiteNumber(i + 1); n != nil && (n.Kind == numeral.Ordinal || definite) && n.Low > 1 {
			return p.forDays(n), true // لليلة الثالثة على التوالي
		}
	}
	switch w.class {
	case now:
		t.from = point{shape: relative, unit: day}
		return t, true
	case anchor:
		t.Kind = Anchor
		return t, true
	case again:
		t.Kind = Recurring
		return t, true
	}
	if !w.opens {
		return t, false
	}
	head := p.norm(i)
	list := phrases[head]
	if list == nil && strings.HasPrefix(head, "و") {
		list = phrases[head[len("و"):]]
	}
	best := 0
	for _, f := range list {
		if len(f.words) <= best {
			continue
		}
		if p.same(i+1, f.words[1:]) {
			best = len(f.words)
			t = f.time
			t.End = i + best
		}
	}
	if best == 0 {
		return t, false
	}
	// «في وقت سابق اليوم» is a day.
	if t.Kind == Anchor {
		if d, ok := p.day(i); ok {
			return d, true
		}
		if j := p.early(i); j > i { // في وقت متأخر من الليل
			if part, end := p.partAt(j); part > 0 {
				return Time{End: end, Kind: Clock}, true
			}
		}
	}
	return t, true
}

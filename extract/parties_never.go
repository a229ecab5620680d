package extract

import (
	"slices"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/lexicon"
)

// suffers tells those of whom the figures of the sentence say that they were killed or hurt:
// they did not do it.
func (q *partyQuestion) suffers(c *chunk) bool {
	f := isnad.Family(q.e.typ)
	if q.about != askDoer || f != "assault" && f != "toll" && f != "clash" || strings.Contains(q.form.text, "pronoun") || q.e.first > q.s.first && q.hasOwner(q.e.first-1) {
		return false // قتل مسلحان أثناء هجومهما, لدى محاولتهم مهاجمة حاجز
	}
	for _, f := range q.s.figures {
		if f.outcome != "killed" && f.outcome != "injured" || q.e.typ == "clash" && !unarmed[f.who] {
			continue
		}
		at := f.whom.noun
		if at < 0 {
			at = f.whom.first // أن بائعا قتل
		}
		if c.first <= at && at < c.end || f.whom.num != nil && f.whom.first < c.first && c.end <= f.whom.end && slices.Contains(q.e.figures, f) {
			return true // عنصرين من الحرس الثوري: neither they nor the guard
		}
		for i := f.whom.first; i < f.whom.end; i++ {
			if n := q.pos(i, lexicon.Noun); n != nil && n.Enc != "" && n.Classes.Has(q.class.human) && c.end <= i && q.owns(c) && q.refersTo(c, n.Enc) {
				return true // اعترف الجيش بمقتل أربعة من جنوده
			}
		}
	}
	return false
}

// ownsTarget tells whose the thing is that is struck, when the doer is asked for: تعرض رتل
// للجيش لكمين.
func (q *partyQuestion) ownsTarget(k int) bool {
	if q.about != askDoer || q.kind.text != "deed" || k == 0 {
		return false
	}
	c, b := &q.s.chunks[k], &q.s.chunks[k-1]
	return c.prep == "ل" && !c.coord && b.kind == cNoun && b.end == c.first && contains(q.e.targets, k-1)
}

// object tells the noun behind a verb that does not agree with it, or that has its subject
// before it: واتهمت | النظام, إنه قصف | مواقع.
func (q *partyQuestion) object(k int) bool {
	if q.about != askDoer || q.ci < 0 || k != q.ci+1 || q.s.chunks[k].prep != "" {
		return false
	}
	return performing[q.e.typ] && q.mismatched(q.s, q.ci) || q.hasSubject(q.s, q.ci)
}

// unarmed are those who are no side of a fight.
var unarmed = map[string]bool{"children": true, "women": true, "civilians": true, "journalists": true, "medics": true, "students": true, "workers": true, "elderly": true}

// tellsOf tells a party that only condemns or finds what is told behind, or speaks of it as a
// condition: دان الاتحاد استهداف المدنيين, عثرت الشرطة على جثث.
func (q *partyQuestion) tellsOf(k int) bool {
	if q.about != askDoer || q.kind.text != "deed" && q.e.typ != "toll" {
		return false
	}
	for _, x := range q.s.events {
		if (x.ruleID == "condemn" || x.ruleID == "find") && x.end <= q.e.first && contains(x.actors, k) {
			return true
		}
	}
	return q.condition(q.s.chunks[k].end)
}

// wardsOff tells who keeps an act from happening, before it: صد الجيش هجوما, أحبطت الشرطة
// محاولة تسلل. The act is another's.
func (q *partyQuestion) wardsOff(k int) bool {
	return q.about == askDoer && q.s.chunks[k].end <= q.e.first && q.e.typ != "clash" && !q.isVerb(q.e.first, q.s) && q.thwarted(q.s, q.e)
}

// condition tells whether a word for a condition stands between token i and the deed: هدد
// الحوثيون بالرد إذا استمرت الغارات.
func (q *partyQuestion) condition(i int) bool {
	for ; i < q.e.first; i++ {
		if q.particle(i, q.class.cond) {
			return true
		}
	}
	return false
}

// speaksOnly tells one of whom the words say nothing but that he speaks for others: المتحدث
// العسكري. What is told of he did not do himself.
func (q *partyQuestion) speaksOnly(c *chunk) bool {
	if q.about != askDoer || q.kind.text != "deed" {
		return false
	}
	norm := strings.TrimPrefix(strings.TrimPrefix(q.norm(c.first), "و"), "ال")
	return spokesmen[norm]
}

// rescues tells those who come to help: فرق الدفاع المدني, طواقم الإسعاف.
func (q *partyQuestion) rescues(c *chunk) bool {
	for i := c.first; i < c.end; i++ {
		switch strings.TrimPrefix(q.norm(i), "و") {
		case "الاسعاف", "الانقاذ", "المسعفين", "المسعفون", "مسعفون", "الاطفاء":
			return true
		}
		if n := q.names.entry(i); n != nil && n.Classes.Has(q.class.monitor) {
			return true
		}
	}
	return false
}

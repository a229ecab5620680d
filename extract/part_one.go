package extract

import (
	"strings"

	"github.com/isnad-project/isnad/lexicon"
	"github.com/isnad-project/isnad/numeral"
)

// oneOf reads one or some of people told before with what is said of them: أحدهما شرطي,
// والآخر مدني, أحدهما في حالة خطرة, بعضهم في حالة حرجة.
func (p *parsed) oneOf(s *sentence, i int) (people, bool) {
	m := people{first: i, end: i + 1, noun: -1, others: true, one: true}
	some := false
	switch norm := strings.TrimPrefix(p.norm(i), "و"); norm {
	case "احدهم", "احدهما", "احداهما", "احداهن":
	case "الاخر", "الاخري", "الثاني", "الثانيه", "الثالث", "الثالثه":
		if !hasAnd(p.proclitics(i)) {
			return m, false
		}
	case "بعضهم":
		some = true
	default:
		return m, false
	}
	m.num = &numeral.Number{First: i, End: i + 1, Core: i, Kind: numeral.Cardinal, Value: 1, Low: 1, High: 1}
	if i+1 >= s.end {
		return m, false
	}
	if some || p.grave(s, i+1) {
		if some {
			m.num.Kind, m.num.Value, m.num.Low, m.num.High, m.num.NoHigh, m.plural = numeral.Vague, 2, 2, 0, true, true
		}
		return m, p.grave(s, i+1)
	}
	if strings.TrimPrefix(p.norm(i+1), "ب") == "رتبه" && i+2 < s.end && p.sense(i+2, p.class.armedPerson) != nil {
		i++ // أحدهم برتبة نقيب
	}
	n := p.sense(i+1, p.class.human)
	if n == nil || n.POS == lexicon.Verb || n.Pro != 0 || n.Feature&(lexicon.Plural|lexicon.Dual) != 0 || p.isVerb(i+1, s) && p.pos(i+1, lexicon.Verb) != nil {
		return m, false
	}
	m.noun, m.human = i+1, true
	m.end = p.phraseEnd(s, i+1)
	return m, true
}

// grave tells words at token i for the state of somebody who is badly wounded: في حالة
// حرجة, بحالة خطرة, إصابته خطرة.
func (p *parsed) grave(s *sentence, i int) bool {
	for k := i; k < min(i+4, s.end); k++ {
		switch strings.TrimPrefix(p.norm(k), "ال") {
		case "حرجه", "خطره", "خطيره", "حرج", "خطر":
			return k > i && (critical(p.norm(k-1)) || strings.HasPrefix(strings.TrimPrefix(p.norm(k-1), "ب"), "حال") || p.norm(i) == "حاله" && p.norm(k-1) == "منهم")
		}
	}
	return false
}

// oneOfThem is such a mention as a part of the figure before it, or nil.
func (p *parsed) oneOfThem(s *sentence, m *people, last *figure) *figure {
	if !m.one || last == nil || m.first < last.whom.end || m.first-max(last.end, last.whom.end) > 4 {
		return nil
	}
	whole := last
	if whole.part != nil {
		whole = whole.part
	}
	if whole.noHigh && !m.plural && whole.low < 2 || !whole.noHigh && whole.high < 2 || m.noun < 0 && whole.outcome != "injured" {
		return nil
	}
	if o, _ := p.fateWord(s, m.first-1); o != "" && whole.outcomeAt != m.first-1 {
		return nil
	}
	f := p.newFigure(m)
	f.outcome, f.outcomeAt, f.part, f.who = whole.outcome, whole.outcomeAt, whole, whole.who
	if m.noun >= 0 {
		if w := p.whoOf(s, m, nil); w != "persons" {
			f.who = w
		}
		if !fitsPart(f.who) && !namesKind(whole.who, f.who) {
			whole.who = "persons"
		}
	}
	return f
}

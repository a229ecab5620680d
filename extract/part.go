package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// partOf reads people as a part of the figure before them: بينهم 6 أطفال ومدنيان. It
// is nil when they stand for themselves.
func (p *parsed) partOf(s *sentence, m *people, last *figure) *figure {
	if f := p.oneOfThem(s, m, last); f != nil {
		return f
	}
	if last == nil || m.others && m.num != nil && m.num.Low == 1 && m.num.High == 1 || m.num == nil && m.definite && !p.single(m) {
		return nil
	}
	at := p.among(s, m, last)
	if at < 0 && last.part != nil && p.joinedByAnd(m.first) && m.first-last.whom.end <= 2 && m.first >= last.whom.end && (m.num == nil || m.noun >= 0) && p.room(s, last.part, m) {
		at = last.first - 1 // ... 995 طفلا و681 امرأة
	}
	if at < 0 && last.part != nil && p.joinedByAnd(m.first) && p.fillsUp(s, last.part, m) {
		at = last.first - 1 // 3 منهم من القرية و7 من النازحين, of ten
	}
	if open := m.first - 1; last.part == nil && last.whom.num != nil && p.toks[max(open, 0)].Text == "(" && open == last.whom.end {
		at = open // 4 مدنيين (امرأة و3 أطفال)
	}
	if m.others && m.noun < 0 && m.num != nil && m.first >= last.end && p.norm(m.end-1) == "منهم" && (m.first-last.end <= 2 && p.sameClause(last.end, m.first) || p.kindBehind(s, m) != "" && m.first-last.end <= 8 && p.onlyDetails(s, last.end, m.first)) {
		at = m.first // 297 شخصا 37 منهم أجانب, جثث 17 شخصا في موقع الهجوم، ثلاثة منهم أطفال
	}
	if at < 0 && m.others && m.noun < 0 && m.num != nil && last.outcome == "injured" && m.end < s.end && p.norm(m.end-1) == "منهم" &&
		(critical(p.norm(m.end)) || m.first > last.end && p.norm(m.first-1) == "حاله" && p.grave(s, m.first-1)) {
		at = m.first // ستة أصيبوا في الغارة، اثنان منهم حالاتهم خطرة; حالة ثلاثة منهم حرجة
	}
	if at < 0 || m.num == nil && m.first > at+1 && !p.joinedByAnd(m.first) && p.norm(m.first-1) != "من" && p.norm(m.first-1) != "كل" && !p.is(m.first-1, p.class.title) {
		return nil
	}
	whole := last
	if last.first > at {
		if whole = last.part; whole == nil {
			return nil
		}
	}
	if whole.part != nil {
		whole = whole.part
	}
	f := p.newFigure(m)
	if !p.holdsPart(whole, f) {
		return nil
	}
	if m.first > at+1 && m.num != nil && m.noun >= 0 && p.is(m.noun, p.class.dead) && whole.outcome == "killed" && p.placeAfter(s, m) >= 0 {
		return nil // ستة قتلى بينهم طفل في بلدة، وخمسة قتلى في أخرى
	}
	if m.noun >= 0 && whole.outcome == "killed" && p.ownFate(s, m) == "injured" {
		return nil // ثلاثة قتلى بينهم امرأة وعددا من الجرحى
	}
	f.outcome, f.outcomeAt, f.part = whole.outcome, whole.outcomeAt, whole
	if whole.outcome == "casualties" && m.noun >= 0 {
		if own := p.ownFate(s, m); own != "" {
			f.outcome = own // 400 ضحية، بينهم 150 شهيدا و250 جريحا
		}
	}
	if at == m.first-1 && at >= whole.end {
		f.first = at
	}
	if f.who = p.whoOf(s, m, nil); m.others {
		f.who = p.whoOf(s, m, last)
		if w := p.kindBehind(s, m); w != "" && m.noun < 0 {
			f.who = w
		}
	}
	if !fitsPart(f.who) && !namesKind(whole.who, f.who) && !(whole.whom.noun >= 0 && p.kindOf(whole.whom.noun) == whole.who) {
		whole.who = "persons"
	}
	if f.who == "persons" {
		f.who = whole.who // ستة من القادة بينهم روسي
	}
	return f
}

// kindBehind is the kind of people that the noun right behind منهم says they are: ثلاثة منهم
// أطفال; empty when it says none.
func (p *parsed) kindBehind(s *sentence, m *people) string {
	if m.end >= s.end || p.norm(m.end-1) != "منهم" {
		return ""
	}
	k := m.end
	if strings.TrimPrefix(p.norm(k), "و") == "من" && k+1 < s.end {
		k++
	}
	if w := p.kindOf(k); w != "persons" && p.sense(k, p.class.human) != nil && !hasAnd(p.proclitics(k)) {
		return w
	}
	return ""
}

// onlyDetails tells whether the tokens between a figure and a part of it say no more than
// where and when: no verb, no other clause.
func (p *parsed) onlyDetails(s *sentence, from, to int) bool {
	for i := from; i < to; i++ {
		if p.verbAt(s, i) || p.clauseStarts(i) || p.toks[i].Text == "." || p.toks[i].Text == "؛" {
			return false
		}
	}
	return true
}

// critical tells a word that speaks of the state of the wounded: حالاتهم خطرة, في حال
// الخطر.
func critical(norm string) bool {
	switch norm {
	case "حالاتهم", "حالتهم", "حالته", "حالتهما", "حالتها", "اصاباتهم", "اصابتهم", "اصابته", "جروحهم", "بحال", "بحاله", "اصاباتهما":
		return true
	}
	return false
}

// room tells whether a whole has room for another part beside those it has.
func (p *parsed) room(s *sentence, whole *figure, m *people) bool {
	if whole.noHigh || m.num == nil {
		return true
	}
	rest, _ := rest(s, whole, m)
	return rest >= 0
}

// fillsUp tells whether people and the parts before them are together just the whole.
func (p *parsed) fillsUp(s *sentence, whole *figure, m *people) bool {
	if whole.noHigh || whole.noLow || whole.low != whole.high || m.num == nil || m.num.Low != m.num.High {
		return false
	}
	rest, exact := rest(s, whole, m)
	return exact && rest == 0
}

// rest is what people and the parts before them leave of the most that the whole can be;
// exact tells that each of those parts is one number, no range.
func rest(s *sentence, whole *figure, m *people) (left int, exact bool) {
	left, exact = whole.high-m.num.Low, true
	for _, f := range s.figures {
		if f.part == whole {
			left -= f.low
			exact = exact && !f.noHigh && f.low == f.high
		}
	}
	return left, exact
}

// sameClause tells whether no و and no word but marks stand between two figures.
func (p *parsed) sameClause(from, to int) bool {
	return !p.joinedByAnd(to) && (from == to || from+1 == to && p.toks[from].Kind == arabic.Punct)
}

// holdsPart tells whether a figure is large enough to hold another.
func (p *parsed) holdsPart(whole, f *figure) bool {
	return whole.noHigh || f.noLow || f.low <= whole.high
}

// fitsPart tells kinds of people that a force may hold.
func fitsPart(who string) bool {
	switch who {
	case "civilians", "children", "women", "medics", "journalists", "students", "families":
		return false
	}
	return true
}

// namesKind tells whether a whole said to be of one kind can hold a part of
// another: soldiers hold no children.
func namesKind(whole, part string) bool {
	switch whole {
	case "soldiers", "police", "fighters", "security forces", "officers", "leaders":
		return false
	}
	return true
}

// among is the word (بينهم, ضمنهم, منهم) under which people are counted as part of
// those before, -1 when there is none.
func (p *parsed) among(s *sentence, m *people, last *figure) int {
	first := last.whom.first
	if last.part != nil {
		first = last.part.whom.first
	}
	for j := m.first - 1; j >= s.first && j >= first; j-- {
		switch p.norm(j) {
		case "بينهم", "بينها", "ضمنهم", "ضمنها", "بينهن", "وبينهم", "وبينها":
			return j
		case "منهم", "ومنهم", "منها":
			if j >= last.end {
				return j
			}
		case "هم", "وهم", "هما", "وهما":
			if m.definite {
				return -1
			}
			if j == m.first-1 && (j == last.end || j == last.end+1 && (p.toks[last.end].Text == "،" || p.toks[last.end].Text == "(")) {
				return j
			}
		}
		if o, _ := p.fateWord(s, j); o != "" && j > last.outcomeAt {
			return -1
		}
		if p.toks[j].Text == "." || p.toks[j].Text == "؛" || p.clauseStarts(j) && !p.particle(j, p.class.rel) {
			return -1
		}
		if v := p.pos(j, lexicon.Verb); v != nil && p.verbAt(s, j) && j >= last.end {
			return -1
		}
	}
	return -1
}

// qualify lets a remark behind figures say who they were: جميعهم مدنيون, كلهم من
// الأطفال.
func (p *parsed) qualify(s *sentence) {
	for i := s.first; i < s.end-1; i++ {
		switch p.norm(i) {
		case "جميعهم", "كلهم", "وجميعهم", "وكلهم", "جميعها":
		default:
			continue
		}
		k := i + 1
		if p.norm(k) == "من" && k+1 < s.end {
			k++
		}
		who := p.kindOf(k)
		if who == "" || who == "persons" {
			continue
		}
		end := i
		for n := len(s.figures) - 1; n >= 0; n-- {
			f := s.figures[n]
			if f.first > i || end-f.end > 6 {
				continue
			}
			if f.who == "persons" {
				f.who = who
			}
			end = f.first
		}
	}
}

package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// whoOf says who counted people are: by the noun, then by the force they belong
// to, whatever word the report has for them; آخرون are of the kind of the figure
// before.
func (p *parsed) whoOf(s *sentence, m *people, last *figure) string {
	if last != nil && last.part != nil {
		last = last.part
	}
	who := ""
	if m.noun >= 0 {
		if n, ok := p.names.at(m.noun); ok && n.end > m.noun+1 && p.is(m.noun, p.class.human) {
			if w := p.forceAt(m.noun); w != "" {
				return w // رجال الأمن
			}
		}
	}
	if m.noun >= 0 && p.kinswoman(m.noun) {
		return "women"
	}
	if m.noun >= 0 && p.article(m.noun) && p.is(m.noun, p.class.kin) && strings.HasPrefix(p.norm(m.noun), "الزميل") {
		return "journalists" // الزميلة فلانة is the newsroom's own
	}
	if m.second > 0 {
		return bothKinds(p.kindOf(m.noun), p.kindOf(m.second))
	}
	if m.names != nil && m.noun < 0 {
		if w := p.role(s, m); w != "" {
			return w
		}
		return "persons"
	}
	if m.noun >= 0 {
		who = p.kindOf(m.noun)
		if n := p.sense(m.noun, p.class.human); who == "families" && m.num != nil && p.norm(m.noun-1) == "من" && n != nil && n.Feature&lexicon.Plural == 0 {
			who = "persons" // أربعة من عائلة واحدة
		}
		if m.others && (who == "" || who == "persons") && last != nil && !p.personal(m) && !p.saysMost(s, m.end) {
			who = inherited(last.who)
		}
	} else if last != nil && (m.others || m.first-last.end <= 8 && !p.turnsTo(last.end, m.first) || p.joins(s, last, m)) {
		who = inherited(last.who)
	}
	if m.others && m.noun < 0 && last == nil {
		if w := p.antecedent(s, m.first); w != "" {
			who = w
		}
	}
	if m.num == nil && !m.plural && (who == "" || who == "persons") {
		if age, _ := p.ageAt(s, m.end); age != nil && *age < 18 {
			return "children"
		}
	}
	if (who == "persons" || who == "" && p.is(max(m.noun, 0), p.class.title)) && m.definite && m.num == nil && !m.plural && !m.dual {
		if w := p.role(s, m); w == "leaders" || w == "journalists" {
			return w
		}
		for k := m.noun + 1; k < m.end; k++ {
			if p.article(k) && p.kindOf(k) == "officers" {
				return "officers" // المستشار العسكري العميد فلان
			}
		}
	}
	switch who {
	case "officers":
		if p.belonging(s, m) == "police" {
			return "police"
		}
	case "":
		who = "persons"
		if w := p.suspected(s, m); w != "" {
			return w
		}
		fallthrough
	case "persons", "fighters", "men", "police":
		if w := p.belonging(s, m); w != "" {
			return w
		}
	}
	return who
}

// mostOf tells a word that goes on to say who most or some of them were.
func mostOf(norm string) bool {
	switch norm {
	case "اغلبهم", "اغلبيتهم", "غالبيتهم", "معظمهم", "بعضهم", "جلهم", "اكثرهم", "اغلبها", "معظمها", "غالبيتها", "غالبيه", "غالبيتهن":
		return true
	}
	return false
}

// saysMost tells words right behind a figure that go on to say who most of them were: 54
// آخرون، أغلبيتهم من المدنيين.
func (p *parsed) saysMost(s *sentence, i int) bool {
	if i < s.end && p.toks[i].Text == "،" {
		i++
	}
	return i < s.end && mostOf(p.norm(i))
}

// turnsTo tells words between two figures that turn to something else: 11 مدنيا، فيما قتل أربعة.
func (p *parsed) turnsTo(from, to int) bool {
	for i := from; i < to; i++ {
		switch p.norm(i) {
		case "فيما", "بينما", "حين", "المقابل":
			return true
		}
	}
	return false
}

// personal tells a mention with a noun of its own beside آخرون: شخصان آخران.
func (p *parsed) personal(m *people) bool {
	switch strings.TrimPrefix(p.norm(m.noun), "و") {
	case "اخرون", "اخرين", "اخران", "اخر", "اخري":
		return false
	}
	return !p.is(m.noun, p.class.dead) && !p.is(m.noun, p.class.hurt)
}

// kindOf is the kind of people that the noun at token i names, or empty.
func (p *parsed) kindOf(i int) string {
	for _, w := range p.class.who {
		if p.holds(i, w.class) {
			if w.name == "men" && i+1 < len(p.toks) && (p.norm(i+1) == "اعمال" || p.norm(i+1) == "الاعمال" || p.norm(i+1) == "دين" || p.norm(i+1) == "الدين") {
				return "persons" // رجل أعمال
			}
			return w.name
		}
	}
	if p.is(i, p.class.title) && strings.TrimPrefix(p.norm(i), "و") == "الرايد" {
		return "officers" // without ال it is a given name
	}
	return ""
}

// inherited is what آخرون are after people of a kind.
func inherited(who string) string {
	switch who {
	case "officers":
		return "soldiers"
	case "women", "children", "men", "leaders", "families":
		return "persons"
	}
	return who
}

// antecedent is the kind of people that منهم goes back to: the nearest force or
// noun for persons before token i.
func (p *parsed) antecedent(s *sentence, i int) string {
	for j := i - 1; j >= s.first && !p.particle(j, p.class.that); j-- {
		if w := p.forceAt(j); w != "" {
			if w == "police" && j > s.first && p.joinedByAnd(j) && p.armyBefore(s, j) {
				return "security forces"
			}
			return w
		}
		if w := p.kindOf(j); w != "" {
			if n := p.sense(j, p.class.human); w != "persons" || n != nil && n.Feature&lexicon.Plural != 0 {
				return w
			}
		}
	}
	return ""
}

// armyBefore tells an army named right before token j, in one word or more.
func (p *parsed) armyBefore(s *sentence, j int) bool {
	for k := j - 1; k >= s.first && k >= j-5; k-- {
		if n, ok := p.names.at(k); ok && n.end == j || k == j-1 {
			if w := p.forceAt(k); w == "soldiers" || w == "security forces" {
				return true
			}
		}
	}
	return false
}

// forceAt is the kind that the members of a force named at token i are of.
func (p *parsed) forceAt(i int) string {
	if n, ok := p.names.at(i); ok {
		switch c := n.entry.Classes; {
		case c.Has(p.class.stateForce):
			if p.withPolice(n.end - 1) {
				return "security forces"
			}
			return "soldiers"
		case c.Has(p.class.security):
			return "security forces"
		case c.Has(p.class.armedActor):
			return "fighters"
		}
	}
	for _, w := range p.class.force {
		if p.holds(i, w.class) {
			if w.name == "soldiers" && p.withPolice(i) {
				return "security forces"
			}
			return w.name
		}
	}
	return ""
}

// withPolice tells army and police named together: الجيش والشرطة.
func (p *parsed) withPolice(i int) bool {
	for k := i + 1; k < len(p.toks) && k <= i+3; k++ {
		if hasAnd(p.proclitics(k)) {
			for _, w := range p.class.force {
				if w.name == "police" && p.is(k, w.class) {
					return true
				}
			}
			return false
		}
	}
	return false
}

// belonging is the kind that the force says, when the text names it with the
// people: in construct, after من, in صفوف, or تابع ل.
func (p *parsed) belonging(s *sentence, m *people) string {
	from := m.noun + 1
	if m.noun < 0 {
		from = m.end
	}
	if m.noun >= 0 && p.is(m.noun, p.class.kin) && !strings.HasPrefix(p.norm(m.noun), "زميل") {
		return "" // مرافقي القيادي are no leaders
	}
	if w := p.ownersKind(s, m); w != "" {
		return w
	}
	end, fell := m.end, false
	for i := from; i < min(end+1, s.end); i++ {
		if p.toks[i].Kind == arabic.Punct {
			if isQuote(p.toks[i].Text) {
				end = max(end, i+1)
				continue
			}
			break
		}
		switch norm := p.norm(i); {
		case norm == "بينهم" || norm == "بينها" || norm == "ضمنهم" || mostOf(norm):
			return ""
		case norm == "من" || norm == "صفوف" || norm == "افراد" || norm == "عناصر" || norm == "مقاتلي" || strings.HasPrefix(norm, "تابع") || norm == "بصفوف" || norm == "رجال":
			end = max(end, min(i+5, s.end))
			if norm == "من" {
				end = max(m.end, min(i+3, s.end))
			}
			continue
		case p.is(i, p.class.fall) && i == m.end:
			fell = true
			end = max(end, i+1)
			continue
		case norm == "بين" && i == m.end && m.noun >= 0 && i+1 < s.end && !p.is(i+1, p.class.dead) && (p.is(m.noun, p.class.dead) || p.is(m.noun, p.class.hurt) || p.injuries(m.noun)):
			end = max(end, min(i+4, s.end)) // قتلى بين عناصر الميليشيات
			continue
		case norm == "في" && (i == m.end || fell && i == m.end+1) && i+1 < s.end && (p.norm(i+1) == "صفوف" || p.forceAt(i+1) != ""):
			end = max(end, min(i+4, s.end))
			continue
		}
		if _, ok := p.placeAt.at(i); ok && p.forceAt(i) == "" {
			continue
		}
		if (i > from || p.sense(i, p.class.human) != nil && m.num == nil) && hasAnd(p.proclitics(i)) && p.forceAt(i) == "" {
			break // 12 شابا وفتاة
		}
		if w := p.forceAt(i); w != "" && (i < m.end || i <= end) {
			return w
		}
		if i >= m.end || m.noun >= 0 && p.is(m.noun, p.class.dead) || m.noun >= 0 && p.is(m.noun, p.class.hurt) || m.num != nil || m.noun >= 0 && p.kindOf(m.noun) == "persons" {
			if w := p.kindOf(i); w != "" && w != "persons" && w != "families" && i > m.noun {
				return w
			}
		}
		if p.isVerb(i, s) {
			break
		}
	}
	if m.noun >= 0 {
		if w := p.forceAt(m.noun); w != "" && !p.holds(m.noun, p.class.human) {
			return w
		}
	}
	return ""
}

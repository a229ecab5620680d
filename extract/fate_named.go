package extract

import (
	"slices"
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/numeral"
)

// identity is the word behind one of the dead that goes on to say who he was: القتيل يدعى
// سامر, أن القتيل هو الرقيب فلان; 0 where nothing does. Whoever names him tells of his death.
func (p *parsed) identity(s *sentence, m *people) int {
	i := m.end
	if k, ok := p.numAt.at(i); ok && p.nums[k].Kind == numeral.Ordinal && p.nums[k].Definite {
		i = p.nums[k].End // القتيل الثاني فهو
	}
	if m.noun < 0 || !p.is(m.noun, p.class.dead) || m.plural || m.dual || !m.definite || i+1 >= s.end || p.proclitics(m.first)&^(arabic.Al|arabic.Wa|arabic.Fa) != 0 {
		return 0
	}
	switch strings.TrimPrefix(p.norm(i), "ف") {
	case "يدعي", "تدعي", "اسمه", "اسمها":
		if p.toks[i+1].Kind == arabic.Word {
			return i
		}
	case "هو", "هي":
		if p.is(i+1, p.class.title) || p.is(i+1, p.class.armedPerson) || p.bareName(i+1) {
			return i
		}
	}
	return 0
}

// identifiedKind is the kind of one of the dead who is named: by the noun that he follows,
// الضابط القتيل, by his rank, or by his age.
func (p *parsed) identifiedKind(s *sentence, m *people, at int) string {
	if w := p.kindOf(m.noun - 1); m.noun > s.first && p.article(m.noun-1) && w != "" {
		return w
	}
	if w := p.kindOf(at + 1); w != "" {
		return w
	}
	for i := at + 1; i < min(at+7, s.end); i++ {
		if age, _ := p.ageAt(s, i); age != nil && *age < 18 {
			return "children"
		}
	}
	return "persons"
}

// withoutIdentity drops from a sentence the words that only say who one of the dead was,
// since his death is told with them.
func (p *parsed) withoutIdentity(s *sentence) {
	for _, f := range s.figures {
		at := p.identity(s, &f.whom)
		if at == 0 {
			continue
		}
		s.events = slices.DeleteFunc(s.events, func(e *event) bool { return e.ruleID == "identity" && e.first == at })
	}
}

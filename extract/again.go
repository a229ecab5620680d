package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// againType is the type of the act told before that a figure without an act goes back
// to: of the one that brought figures when it is these that are counted again (الحصيلة
// الأولية, القتلى, آخرين), else of the last.
func (p *parsed) againType(s *sentence, f *figure) string {
	if p.told.harmful != "" && !f.zero && p.recounts(s, f) {
		p.told.sinceHarm = 0
		return p.told.harmful
	}
	return p.told.incident
}

// recounts tells a figure of people whose number was given before.
func (p *parsed) recounts(s *sentence, f *figure) bool {
	if f.whom.others {
		return true
	}
	for i := max(s.first, f.first-6); i < f.end; i++ {
		if p.sumWord(i) != "" || p.article(i) && (p.is(i, p.class.dead) || p.is(i, p.class.hurt)) {
			return true
		}
	}
	return false
}

// slain tells people who are the object of a verb whose doer is left unsaid: وقتلت 21
// منهم. It is a new killing, not what an attack told before has brought: of men a
// passive verb is not feminine.
func (p *parsed) slain(s *sentence, f *figure) bool {
	at := f.outcomeAt
	if f.outcome != "killed" || at < 0 || !p.verbAt(s, at) {
		return false
	}
	v := p.pos(at, lexicon.Verb)
	if v == nil || v.Feature&lexicon.Past == 0 {
		return false
	}
	if at >= f.whom.end {
		return v.Enc != "" // رصدت عشرة مسلحين وقتلتهم
	}
	if v.Feature&lexicon.Feminine == 0 || v.Enc != "" {
		return false
	}
	switch f.who {
	case "women", "children", "families", "students":
		return false
	}
	return f.whom.noun < 0 || !strings.HasSuffix(p.norm(f.whom.noun), "ه")
}

// oneFate tells a figure without an act right before one of others that has an act:
// it is the same act that befell both: قتل خمسة جنود وأصيب ستة آخرون حين هوجم موقعهم.
func (p *parsed) oneFate(s *sentence, before, f *figure, e *event, owner map[*figure]*event) bool {
	if before == nil || owner[before] == nil || owner[before].rule != nil || owner[before].typ == "toll" || !fits(before.outcome, e.typ) && e.typ != "coerce.destroy" || f.first-before.end > 3 {
		return false
	}
	return p.doer(s, before) < 0 && !p.ownPlace(s, before) && p.sameClauses(before.end, f.first)
}

// sameClauses tells whether no mark parts token i from token j.
func (p *parsed) sameClauses(i, j int) bool {
	for ; i < j; i++ {
		if p.toks[i].Kind == arabic.Punct && !isQuote(p.toks[i].Text) {
			return false
		}
	}
	return true
}

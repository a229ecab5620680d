package extract

import (
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// ownAct is the act that a figure tells of by itself: a killing, an arrest, or a
// toll where the words say sum.
func (p *parsed) ownAct(s *sentence, f *figure) *event {
	typ, id := "assault.kill", "figure.kill"
	switch f.outcome {
	case "detained":
		typ, id = "coerce.arrest", "figure.arrest"
	case "kidnapped", "missing":
		typ, id = "coerce.abduct", "figure.abduct"
	case "displaced":
		typ, id = "displace", "figure.displace"
	case "besieged", "trapped":
		typ, id = "condition", "figure.condition"
	default:
		single := f.low == 1 && f.high == 1 || f.whom.names != nil
		switch {
		case p.isSum(s, f):
			typ, id = "toll", "figure.toll"
		case f.outcome == "injured" && p.is(f.outcomeAt, p.class.hurt) && p.inCare(s, f):
			typ, id = "condition", "figure.condition"
		case !single && (f.who == "persons" || f.who == "civilians") && !p.atHands(s, f) && (p.surveys(s, f) || p.overArea(s, f) && f.low > 2 && p.doer(s, f) < 0):
			typ, id = "toll", "figure.toll"
		case !single && p.doer(s, f) < 0 && f.who == "persons" && len(p.told.towns) > 1 && !p.ownPlace(s, f):
			typ, id = "toll", "figure.toll"
		case !single && p.doer(s, f) < 0 && p.told.incident != "" && !p.slain(s, f):
			typ, id = p.againType(s, f), "figure.again"
		case !single && p.doer(s, f) < 0 && (f.who == "persons" || f.who == "civilians") && f.low >= 10 && !p.ofOneEvent(s, f) && !p.atHands(s, f):
			typ, id = "toll", "figure.toll"
		case f.outcome != "killed":
			typ, id = "assault.attack", "figure.harm"
		}
	}
	at := f.outcomeAt
	if at < f.first-12 || at < 0 {
		at = f.first
	}
	p.told.summing = p.told.summing || typ == "toll"
	e := &event{typ: typ, ruleID: id, first: at, end: at + 1, time: -1, modality: isnad.Asserted, from: min(at, f.first), to: max(at+1, f.end)}
	e.args = p.arguments(s, at, at+1)
	if m := p.placeOfFigure(s, f); m >= 0 {
		e.places = append(e.places, m)
		e.cover(p.places[m].Phrase[0], p.places[m].Phrase[1])
	}
	if k := p.doer(s, f); k >= 0 {
		e.actors = []int{k}
		e.cover(s.chunks[k].first, s.chunks[k].end)
	}
	return e
}

// atHands tells a figure of which the words around it say who killed: على يد مسلحين,
// قتلوا سبعة.
func (p *parsed) atHands(s *sentence, f *figure) bool {
	for i := f.end; i < min(f.end+3, s.end-1); i++ {
		if p.norm(i) == "علي" && (p.norm(i+1) == "يد" || p.norm(i+1) == "ايدي") {
			return true
		}
	}
	return f.outcomeAt >= 0 && f.outcomeAt < f.whom.first && f.whom.num != nil && p.verbAt(s, f.outcomeAt) && p.pluralVerb(f.outcomeAt)
}

// surveys tells a figure without an act that the words around it make one of a
// survey: broken down by women and children, counted by a recorder, or in a report
// that gave such sums before.
func (p *parsed) surveys(s *sentence, f *figure) bool {
	if p.told.summing {
		return true
	}
	women, children := false, false
	for _, g := range s.figures {
		women = women || g.part == f && g.who == "women"
		children = children || g.part == f && g.who == "children"
	}
	if women && children {
		return true
	}
	for i := s.first; i < f.first; i++ {
		switch p.norm(i) {
		case "وثق", "وثقت", "توثيق", "احصي", "احصت", "سجل", "سجلت", "رصد", "رصدت", "احصاييه", "احصاء":
			return true
		}
	}
	return false
}

// ofOneEvent tells a figure that the sentence puts down to one event that it names by no
// word of violence: أسفر الحادث عن مقتل خمسة, انتحاري يقتل 25.
func (p *parsed) ofOneEvent(s *sentence, f *figure) bool {
	for i := s.first; i < s.end; i++ {
		switch strings.TrimPrefix(p.norm(i), "و") {
		case "الحادث", "الحادثه", "حادث", "حادثه", "الكارثه", "انتحاري", "انتحاريان", "انتحاريه", "الحريق", "الواقعه":
			return true
		}
	}
	return false
}

// inCare tells wounded whose state is told, not how they were wounded: 32 جريحا ما
// زالوا في المستشفى.
func (p *parsed) inCare(s *sentence, f *figure) bool {
	for i := f.first; i < min(f.end+7, s.end); i++ {
		switch strings.TrimPrefix(p.norm(i), "ال") {
		case "مستشفي", "مستشفيات", "علاج", "حرجه", "خطره", "خطيره", "حرج", "عنايه", "مشفي", "مشافي":
			return true
		}
		if p.toks[i].Text == "." {
			return false
		}
	}
	return false
}

// doer is the chunk of whoever a verb of killing or seizing says did it, or -1.
func (p *parsed) doer(s *sentence, f *figure) int {
	at := f.outcomeAt
	c := s.chunkOf(at)
	if at < 0 || at >= f.whom.first || c < 0 {
		return -1
	}
	if s.chunks[c].kind == cAct && !p.owned(s.chunks[c].head) { // تمكن الجيش من قتل ثلاثة
		for _, a := range p.arguments(s, at, at+1) {
			if d := &s.chunks[a.chunk]; a.rel == "by" && a.chunk < c && d.number < 0 && (p.chunkIs(d, p.class.group) || d.name != nil) {
				return a.chunk
			}
		}
	}
	if p.pos(at, lexicon.Verb) == nil || !p.isVerb(at, s) || s.chunks[c].kind != cVerb {
		return -1
	}
	sub := p.subjectOf(s, c)
	if sub < 0 || s.chunks[sub].number >= 0 || s.chunks[sub].end > f.whom.first || !p.chunkIs(&s.chunks[sub], p.class.group) && s.chunks[sub].name == nil {
		return -1
	}
	return sub
}

// placeOfFigure is the place that stands with a figure: قتيلان بدرعا, مقتل ستة أشخاص
// في حلب; -1 when none does.
func (p *parsed) placeOfFigure(s *sentence, f *figure) int {
	reach := f.end + 4
	for i := f.first; i < min(reach, s.end); i++ {
		if n, ok := p.names.at(i); ok && n.entry.Classes.Has(p.class.armedActor) {
			continue // قيادي في القاعدة
		}
		if m, ok := p.placeAt.at(i); ok && (i < f.end || p.places[m].Prep != "") && p.places[m].Prep != "من" {
			return m
		}
		if i >= f.end && p.is(i, p.class.fall) {
			reach = i + 3
		}
		if i <= f.end {
			continue
		}
		if p.toks[i].Kind == arabic.Punct && p.toks[i].Text != "»" || hasAnd(p.proclitics(i)) {
			return -1
		}
	}
	return -1
}

func (p *parsed) ownPlace(s *sentence, f *figure) bool { return p.placeOfFigure(s, f) >= 0 }

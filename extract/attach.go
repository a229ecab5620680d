package extract

import (
	"slices"
	"sort"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
)

// fits tells whether figures of an outcome can belong to a type of act.
func fits(outcome, typ string) bool {
	family := isnad.Family(typ)
	switch outcome {
	case "killed", "injured", "casualties":
		return family == "assault" || family == "clash" || family == "toll" || typ == "coerce.torture" || typ == "protest"
	case "detained":
		return typ == "coerce.arrest"
	case "kidnapped":
		return typ == "coerce.abduct"
	case "missing":
		return typ == "coerce.abduct" || typ == "toll"
	case "displaced":
		return typ == "displace" || typ == "condition"
	case "besieged":
		return typ == "coerce.siege" || typ == "condition"
	case "trapped":
		return typ == "condition"
	}
	return false
}

// attach gives each figure to the act of its sentence that brought it, each part
// to the act of its whole; a figure without one makes an act of its own.
func (p *parsed) attach(s *sentence) {
	owner := map[*figure]*event{}
	var before *figure
	for n, f := range s.figures {
		if f.part != nil {
			continue
		}
		e := p.actOf(s, f)
		if e == nil && before != nil && f.whom.others && fits(f.outcome, owner[before].typ) {
			e = owner[before]
		}
		if before != nil && p.raises(before, f) {
			e = p.ownAct(s, f)
			e.typ, e.ruleID = "toll", "figure.toll"
			s.events = append(s.events, e)
			owner[f] = e
			continue
		}
		apart := before != nil && f.joined && p.ownPlace(s, f) && owner[before] != nil && p.turnsElsewhere(s, before, f)
		switch {
		case e == nil && before != nil && f.whom.first == before.whom.first && owner[before] != nil && harmed(f.outcome) && harmed(before.outcome):
			e = owner[before] // مقتل وإصابة العشرات
		case e != nil && (!apart || e != owner[before] && e.first >= f.end):
		case before != nil && f.joined && !apart:
			e = owner[before]
		case apart && owner[before].rule != nil:
			e = p.elsewhere(owner[before], p.placeOfFigure(s, f))
			if here := p.placeOfFigure(s, before); len(owner[before].places) == 0 && here >= 0 {
				owner[before].places = []int{here}
			}
			s.events = append(s.events, e)
		default:
			e = nil
			for k := n - 1; k >= 0 && e == nil; k-- {
				if g := s.figures[k]; g.part == nil && f.first-g.end <= 16 {
					e = p.sameKilling(s, f, g, owner)
				}
			}
			if e == nil {
				e = p.carriedOn(s, f)
			}
			if e == nil {
				e = p.ownAct(s, f)
				s.events = append(s.events, e)
			}
		}
		if (f.whom.others || e.typ == "coerce.destroy") && e.rule != nil && p.oneFate(s, before, f, e, owner) {
			s.events = slices.DeleteFunc(s.events, func(x *event) bool { return x == owner[before] })
			owner[before] = e
		}
		owner[f] = e
		before = f
	}
	for _, f := range s.figures {
		e := owner[f]
		if f.part != nil {
			e = owner[f.part]
		}
		if e == nil {
			continue
		}
		e.figures = append(e.figures, f)
		e.victims = append(e.victims, f.whom.names...)
		e.cover(f.first, f.end)
	}
	p.withoutIdentity(s)
	p.tolls(s)
	p.silences(s)
	p.kinds(s)
	p.remember(s)
	sort.SliceStable(s.events, func(i, j int) bool { return s.events[i].first < s.events[j].first })
}

// carriedOn is the act of the sentence before when this one goes on with what it
// brought: وأدى ذلك إلى مقتل جندي, وأصيب ثلاثة.
func (p *parsed) carriedOn(s *sentence, f *figure) *event {
	e := p.told.last
	if e == nil || p.told.since > 0 || f.zero || fellInFight(f, e) || !fits(f.outcome, e.typ) || p.ownPlace(s, f) || p.doer(s, f) >= 0 || p.isSum(s, f) {
		return nil
	}
	if b := p.bringer(s, f); b >= 0 {
		if b-s.first <= 1 && (p.bringsBy(b) || b+2 < s.end && p.norm(b+1) == "ذلك" && p.bringsBy(b+1)) {
			return e
		}
		return nil
	}
	at := min(f.first, max(f.outcomeAt, s.first))
	if at != s.first || at != f.outcomeAt || !hasAnd(p.proclitics(at)) || !p.verbAt(s, at) || len(e.figures) > 0 {
		return nil
	}
	for i := f.end; i < min(f.end+5, s.end); i++ {
		if _, ok := p.timeAt.at(i); ok {
			return nil
		}
	}
	return e
}

// remember keeps the type of the last attack or fight that the report told of, to
// which figures without an act of their own go back.
func (p *parsed) remember(s *sentence) {
	near := false
	if p.told.sinceHarm++; p.told.sinceHarm > 6 {
		p.told.harmful = ""
	}
	for _, e := range s.events {
		if f := isnad.Family(e.typ); e.rule != nil && (f == "assault" || f == "clash") {
			if !near || p.told.last.first < e.first {
				p.told.last = e
			}
			p.told.incident, near = e.typ, true
			if len(e.figures) > 0 {
				p.told.harmful, p.told.sinceHarm = e.typ, 0
			}
			for _, m := range e.places {
				if w := &p.where[m]; w.Kind == "city" || w.Kind == "town" || w.Kind == "village" {
					if p.told.towns == nil {
						p.told.towns = map[string]bool{}
					}
					p.told.towns[w.Name] = true
				}
			}
		}
	}
	if near {
		p.told.since = 0
	} else if p.told.since++; p.told.since > 3 {
		p.told.incident = ""
	}
}

// turnsElsewhere tells whether a joined figure turns to another place than the one
// before: ستة في حلب وخمسة في حماة; not where one place follows both.
func (p *parsed) turnsElsewhere(s *sentence, before, f *figure) bool {
	was := p.placeOfFigure(s, before)
	if was < 0 {
		return f.whom.others || p.toks[f.first-1].Text == "،"
	}
	return was != p.placeOfFigure(s, f)
}

// elsewhere is the same act at another place, of which a joined figure tells: اعتقلت
// خمسة في جنين وثلاثة في نابلس.
func (p *parsed) elsewhere(e *event, place int) *event {
	other := *e
	other.figures, other.victims, other.silent = nil, nil, nil
	other.places = []int{place}
	e.places = without(e.places, other.places)
	other.cover(p.places[place].Phrase[0], p.places[place].Phrase[1])
	return &other
}

// sameKilling is the act of the figure right before when both tell of one act
// without a name: قتل شرطي وأصيب آخر.
func (p *parsed) sameKilling(s *sentence, f, before *figure, owner map[*figure]*event) *event {
	if before == nil || p.ownPlace(s, f) && (p.ownPlace(s, before) || f.outcome == before.outcome) {
		return nil
	}
	e := owner[before]
	if e == nil || !fits(f.outcome, e.typ) {
		return nil
	}
	for j := before.end; j < f.first; j++ {
		if p.clauseStarts(j) || p.toks[j].Text == "." || p.toks[j].Text == "؛" {
			return nil
		}
	}
	return e
}

// actOf is the act that brought a figure, or nil. When the sentence has one act
// alone that may have, looser ties will do.
func (p *parsed) actOf(s *sentence, f *figure) *event {
	var best *event
	score, able := 0, 0
	bringer := p.bringer(s, f)
	for _, e := range s.events {
		if e.rule == nil || !fits(f.outcome, e.typ) || p.killing(s, e) && (f.outcomeAt < e.first || f.outcomeAt >= e.end) {
			continue
		}
		n := p.tie(s, f, e, bringer)
		if n != never && p.sumOf(s, e, f) {
			n += 200
		}
		if n != never {
			able++
		}
		if best == nil || n > score {
			best, score = e, n
		}
	}
	least := 39
	switch {
	case best != nil && best.first-f.end > 12:
		least = 60 // the act comes much later: the words must tie it to the figure
	case able == 1 && !p.standsApart(s, f, best):
		least = -60
	}
	if best == nil || score <= least || score == never {
		for _, e := range s.events {
			if e.rule != nil && (p.tended(s, f, e) || p.destroyed(s, f, e, bringer)) {
				return e
			}
		}
		return nil
	}
	return p.host(s, best, f)
}

// sumOf tells a figure that a word of sum before an act runs up to: ارتفعت حصيلة
// التفجيرات في سوريا إلى 24 قتيلا.
func (p *parsed) sumOf(s *sentence, e *event, f *figure) bool {
	if f.first < e.end || f.whom.num == nil || p.norm(f.first-1) != "الي" || e.first == s.first {
		return false
	}
	return p.sumWord(e.first-1) != "" || e.first-1 > s.first && p.outcomeOf(e.first-1) != "" && p.sumWord(e.first-2) != ""
}

// standsApart tells a figure that stands apart from the one act of its sentence: it has a
// doer or a place of its own, or the sentence turns to something else.
func (p *parsed) standsApart(s *sentence, f *figure, e *event) bool {
	if p.doer(s, f) >= 0 {
		return true
	}
	if m := p.placeOfFigure(s, f); m >= 0 && len(e.places) > 0 && !contains(e.places, m) {
		return true
	}
	for j := min(e.end, f.end); j < max(e.first, f.first); j++ {
		switch p.norm(j) {
		case "؛", "فيما", "بينما", "وكان", "وكانت", "كما":
			return true
		}
	}
	return false
}

// killing tells an act that is itself a word of outcome, so that only the people it
// governs belong to it: بتصفية 17 منهم.
func (p *parsed) killing(s *sentence, e *event) bool {
	if e.typ != "assault.kill" {
		return false
	}
	for _, f := range s.figures {
		if e.first <= f.outcomeAt && f.outcomeAt < e.end {
			return true
		}
	}
	return false
}

// parted tells whether something else begins between two tokens.
func (p *parsed) parted(from, to int) bool {
	for j := from; j < to; j++ {
		if p.clauseStarts(j) && !p.inName(j) || p.toks[j].Kind == arabic.Punct && !isQuote(p.toks[j].Text) {
			return true
		}
	}
	return false
}

// destroyed tells people who came to harm where something was destroyed, with nothing said
// of an attack: إصابة ثمانية إثر تدمير منزل, حريق أدى إلى مصرع خمسة.
func (p *parsed) destroyed(s *sentence, f *figure, e *event, bringer int) bool {
	if e.typ != "coerce.destroy" || !harmed(f.outcome) && f.outcome != "casualties" || f.zero {
		return false
	}
	for _, left := range [...]string{"ضرار", "ضرر", "دمار", "خراب"} {
		if strings.Contains(p.norm(e.first), left) {
			return false // which is what an attack left
		}
	}
	return p.tie(s, f, e, bringer) >= 190
}

// tended tells the wounded whose care or state is itself the claim: 32 جريحا ما زالوا
// في المستشفى.
func (p *parsed) tended(s *sentence, f *figure, e *event) bool {
	if f.zero {
		return false
	}
	if e.typ == "aid" && f.outcome == "injured" && f.first >= e.end && f.first-e.end <= 4 && f.whom.num != nil {
		return true // أجلي ستة مرضى وثلاثة جرحى
	}
	if f.first >= e.end && p.joinedByAnd(f.first) {
		return false
	}
	if e.typ == "aid" && f.outcome == "injured" && e.first >= f.end && e.first-f.end <= 5 && p.isVerb(e.first, s) && !p.parted(f.end, e.first) {
		return true // المصابون الثلاثة من سكان المنزل نقلوا إلى المستشفى
	}
	if f.outcome == "killed" && e.typ == "condition" && e.first >= f.end && e.first-f.end < 3 && f.outcomeAt < f.end && strings.Contains(p.norm(f.outcomeAt), "وفي") {
		return true // توفي أربعة جوعا
	}
	return f.outcome == "injured" && (e.typ == "aid" || e.typ == "condition") && (e.first <= f.outcomeAt && f.outcomeAt < e.end || e.first-f.end < 2 && f.first-e.end < 2)
}

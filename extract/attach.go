package extract

import (
	"sort"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
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
	for _, f := range s.figures {
		if f.part != nil {
			continue
		}
		e := p.actOf(s, f)
		if e == nil && before != nil && f.whom.others && fits(f.outcome, owner[before].typ) {
			e = owner[before]
		}
		apart := before != nil && f.joined && p.ownPlace(s, f) && owner[before] != nil && p.turnsElsewhere(s, before, f)
		switch {
		case e != nil && !apart:
		case before != nil && f.joined && !apart:
			e = owner[before]
		case apart && owner[before].rule != nil:
			e = p.elsewhere(owner[before], p.placeOfFigure(s, f))
			s.events = append(s.events, e)
		default:
			if e = p.sameKilling(s, f, before, owner); e == nil {
				e = p.ownAct(s, f)
				s.events = append(s.events, e)
			}
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
	p.tolls(s)
	p.silences(s)
	p.kinds(s)
	p.remember(s)
	sort.SliceStable(s.events, func(i, j int) bool { return s.events[i].first < s.events[j].first })
}

// remember keeps the type of the last attack or fight that the report told of, to
// which figures without an act of their own go back.
func (p *parsed) remember(s *sentence) {
	near := false
	for _, e := range s.events {
		if f := isnad.Family(e.typ); e.rule != nil && (f == "assault" || f == "clash") {
			p.told.incident, near = e.typ, true
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
	if before == nil || f.first-before.end > 8 || p.ownPlace(s, f) && (p.ownPlace(s, before) || f.outcome == before.outcome) {
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
		if e.rule == nil || !fits(f.outcome, e.typ) && !p.tended(f, e) || p.killing(s, e) && (f.outcomeAt < e.first || f.outcomeAt >= e.end) {
			continue
		}
		n := p.tie(s, f, e, bringer)
		if n != never {
			able++
		}
		if best == nil || n > score {
			best, score = e, n
		}
	}
	least := 39
	if able == 1 && !p.standsApart(s, f, best) {
		least = -60
	}
	if best == nil || score <= least || score == never {
		return nil
	}
	return p.host(s, best, f)
}

// never is the tie of what cannot belong together.
const never = -1 << 20

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

// tended tells the wounded whose care or state is itself the claim: 32 جريحا ما زالوا
// في المستشفى.
func (p *parsed) tended(f *figure, e *event) bool {
	if f.first >= e.end && p.joinedByAnd(f.first) {
		return false
	}
	return f.outcome == "injured" && (e.typ == "aid" || e.typ == "condition") && (e.first <= f.outcomeAt && f.outcomeAt < e.end || e.first-f.end < 2 && f.first-e.end < 2)
}

// tie says how strongly the words between tie a figure to an act, never when they
// keep them apart.
func (p *parsed) tie(s *sentence, f *figure, e *event, bringer int) int {
	switch {
	case e.first <= f.outcomeAt && f.outcomeAt < e.end:
		return 1000
	case p.thwarted(s, e), p.elsewhereNamed(s, e), e.typ == "coerce.torture" && (e.first-f.end > 2 || f.first-e.end > 6):
		return never
	case e.first >= f.end:
		return p.tieAfter(s, f, e)
	case e.end <= f.first:
		return p.tieBefore(s, f, e, bringer)
	}
	return 150 // the trigger stands among the words of the figure
}

// tieAfter: مقتل خمسة في انفجار, قتل ثلاثة عندما انفجرت.
func (p *parsed) tieAfter(s *sentence, f *figure, e *event) int {
	score := 60
	link := -1
	for j := e.first - 1; j >= f.end && j >= e.first-7; j-- {
		if p.causal(j) || p.proclitics(j+1).Has(arabic.Bi) && j+1 == e.first {
			link = j
			break
		}
		if p.toks[j].Kind == arabic.Punct && !isQuote(p.toks[j].Text) || p.verbAt(s, j) {
			break
		}
	}
	if link < 0 && p.proclitics(e.first).Has(arabic.Bi) {
		link = e.first
	}
	if link >= 0 {
		score = 220
	}
	for j := f.end; j < e.first; j++ {
		score--
		switch {
		case j == link:
		case p.toks[j].Text == "؛" || p.toks[j].Text == ".":
			score -= 120
		case link >= 0 && j >= link:
		case p.clauseStarts(j) && !p.inName(j):
			score -= 50
		case p.verbAt(s, j):
			if o, _ := p.fateWord(s, j); o == "" {
				score -= 25
			}
		}
	}
	return score
}

// causal tells a word that puts an act behind what it brought.
func (p *parsed) causal(j int) bool {
	switch strings.TrimPrefix(p.norm(j), "و") {
	case "جراء", "اثر", "نتيجه", "بنتيجه", "بسبب", "خلال", "اثناء", "في", "بعد", "عقب", "عندما", "حين", "بعدما", "حينما", "لدي", "وسط", "بفعل", "ب", "عند", "غداه":
		return true
	}
	return false
}

// bringer is the verb that says that something brought a figure (أسفر عن, ما أدى إلى), or
// -1. Other figures of the same verb may stand between.
func (p *parsed) bringer(s *sentence, f *figure) int {
	from := f.first
	if f.outcomeAt >= 0 {
		from = min(from, f.outcomeAt)
	}
	commas := 0
	for j := from; j >= s.first && j > from-40; j-- {
		if p.toks[j].Kind == arabic.Punct {
			if t := p.toks[j].Text; t == "." || t == ":" || t == "؛" && p.norm(j+1) != "ما" && p.norm(j+1) != "مما" {
				return -1
			}
			if p.toks[j].Text == "،" {
				commas++
			}
			continue
		}
		if p.is(j, p.class.cause) && (p.isVerb(j, s) || p.bringsBy(j)) {
			return j
		}
		if p.clauseStarts(j) {
			return -1
		}
		if p.verbAt(s, j) {
			if o, _ := p.fateWord(s, j); o == "" && !p.is(j, p.class.fall) && !p.relative(s, j) {
				return -1
			}
		}
	}
	return -1
}

func (p *parsed) bringsBy(j int) bool {
	return j+1 < len(p.toks) && (p.norm(j+1) == "عن" || p.norm(j+1) == "الي")
}

// relative tells a verb inside a relative clause: right behind الذي and its like.
func (p *parsed) relative(s *sentence, j int) bool {
	for k := j - 1; k >= s.first && k >= j-2; k-- {
		if p.particle(k, p.class.rel) && p.norm(k) != "ما" && p.norm(k) != "مما" {
			return true
		}
	}
	return false
}

// tieBefore: غارات سقط فيها عدد من القتلى, انفجرت سيارة ما أدى إلى مقتل خمسة, قصفوا الحي
// وقتلوا ثلاثة.
func (p *parsed) tieBefore(s *sentence, f *figure, e *event, bringer int) int {
	if p.afterwards(s, f) || bringer < 0 && p.headed(s, e, f) {
		return never
	}
	score := 90
	from := e.end
	if bringer >= 0 {
		score = 210
		if e.first < bringer {
			// every act between would be nearer; the stretch behind the verb is its own
			score -= (bringer - e.end) / 2
			from = bringer
		}
	}
	if p.goesBack(f, e) {
		score = 215
	}
	for j := from; j < f.first; j++ {
		if bringer < 0 || e.first > bringer {
			score--
		}
		switch {
		case p.toks[j].Text == "؛" || p.toks[j].Text == ".":
			score -= 60
		case p.clauseStarts(j) && !p.inName(j) && !f.again:
			score -= 40
		}
	}
	return score
}

// headed tells a figure under a heading of its own (وحصيلة الشهداء تبلغ 39) that opens
// behind the act.
func (p *parsed) headed(s *sentence, e *event, f *figure) bool {
	for i := e.end; i < f.first; i++ {
		if p.sumWord(i) != "" && !p.ofIncident(i) {
			return true
		}
	}
	return false
}

// goesBack tells a pronoun at the figure that goes back to an act before it: سقط
// فيها, قتل خلالها.
func (p *parsed) goesBack(f *figure, e *event) bool {
	lo := f.first
	if f.outcomeAt >= 0 {
		lo = min(lo, f.outcomeAt)
	}
	for j := max(lo-3, e.end); j < f.first+3 && j < len(p.toks); j++ {
		switch p.norm(j) {
		case "فيها", "خلالها", "فيه", "خلاله", "اثرها", "اثره", "بها", "جراءها", "جراءه", "نتيجتها":
			return true
		}
	}
	return false
}

// afterwards tells a figure that came before the act of its clause: بدأت الاشتباكات
// بعد مقتل أحدهم.
func (p *parsed) afterwards(s *sentence, f *figure) bool {
	at := f.outcomeAt
	if at < 0 || at > f.first || p.pos(at, lexicon.Noun) == nil || p.isVerb(at, s) {
		return false
	}
	for k := at - 1; k >= s.first && k >= at-2; k-- {
		switch strings.TrimPrefix(p.norm(k), "و") {
		case "بعد", "عقب", "غداه", "منذ", "اثر", "قبل", "ردا", "انتقاما", "احتجاجا":
			return true
		}
	}
	return false
}

// elsewhereNamed tells an act that only names a place, or that what is told was a
// reply to: مناطق العمليات, ردا على هجوم.
func (p *parsed) elsewhereNamed(s *sentence, e *event) bool {
	for k := e.first - 1; k >= s.first && k >= e.first-2; k-- {
		switch strings.TrimPrefix(p.norm(k), "و") {
		case "مناطق", "بمناطق", "منطقه", "ساحه", "ساحات", "جبهات", "ردا", "انتقاما", "ثارا":
			return true
		}
	}
	return false
}

// thwarted tells an act that was kept from happening: إحباط محاولة هجوم.
func (p *parsed) thwarted(s *sentence, e *event) bool {
	for k := e.first - 1; k >= s.first && k >= e.first-4; k-- {
		if p.is(k, p.class.thwart) {
			return true
		}
	}
	return false
}

// host is the act that a verb only describes: in القصف الذي استهدف and in استهدف
// تفجير حاجزا the figure belongs to the noun.
func (p *parsed) host(s *sentence, e *event, f *figure) *event {
	if !p.isVerb(e.first, s) || p.pos(e.first, lexicon.Verb) == nil || e.first <= f.outcomeAt && f.outcomeAt < e.end {
		return e
	}
	for _, h := range s.events {
		if h == e || !fits(f.outcome, h.typ) || p.isVerb(h.first, s) && p.pos(h.first, lexicon.Verb) != nil {
			continue
		}
		if h.first >= e.end && h.first-e.end <= 1 && p.is(e.first, p.class.act) && p.norm(h.first-1) != "في" && h.first < f.outcomeAt {
			return h
		}
		if h.end <= e.first && e.first-h.end <= 14 && p.describes(s, h.end, e.first) {
			return h
		}
	}
	return e
}

// describes tells whether nothing but a noun phrase, its relative clauses and
// what is joined to them stand between a noun and the verb at token to.
func (p *parsed) describes(s *sentence, from, to int) bool {
	for j := from; j < to; j++ {
		if p.clauseStarts(j) || p.toks[j].Kind == arabic.Punct && !isQuote(p.toks[j].Text) {
			return false
		}
		if p.norm(j) == "ما" || p.norm(j) == "مما" {
			return false
		}
	}
	return to-from < 3 || p.particle(to-1, p.class.rel) || !hasAnd(p.proclitics(to)) || p.hasRelative(s, from, to)
}

func (p *parsed) hasRelative(s *sentence, from, to int) bool {
	for j := from; j < to; j++ {
		if p.particle(j, p.class.rel) || p.isVerb(j, s) && !hasAnd(p.proclitics(j)) && !p.inName(j) {
			return true
		}
	}
	return false
}

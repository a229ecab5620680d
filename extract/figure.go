package extract

import (
	"sort"
	"strings"

	"github.com/isnad-project/isnad/lexicon"
	"github.com/isnad-project/isnad/numeral"
)

// figure is a count of people in a sentence.
type figure struct {
	outcome    string
	low, high  int
	noLow      bool
	noHigh     bool
	approx     bool
	bound      string
	who        string
	first, end int    // tokens of its quote
	whom       people // whom it counts
	outcomeAt  int    // the word that says what happened to them
	part       *figure
	joined     bool // hangs on the word of outcome of the figure before it
	zero       bool
	again      bool // a pronoun says whom: somebody named before
}

// told is what the figures of a report have told up to the sentence being read.
type told struct {
	deaths    int             // figures of dead
	lastOne   *figure         // the last single person of whom it was said what befell them
	incident  string          // type of the last attack or fight, while it is near
	since     int             // sentences since that
	last      *event          // that attack or fight itself
	harmful   string          // type of the last one that brought figures, while it is near
	sinceHarm int             // sentences since that
	towns     map[string]bool // where attacks were told of
	summing   bool            // a sum was given without an act
	names     map[string]bool // victims by name
}

// casualties finds the figures of every sentence and gives each to the act that
// it belongs to.
func (p *parsed) casualties() {
	for i := range p.sents {
		s := &p.sents[i]
		if s.skip {
			continue
		}
		p.readFigures(s)
		p.absences(s)
		p.mishaps(s)
		p.attach(s)
		p.slayings(s)
		sort.SliceStable(s.events, func(i, j int) bool { return s.events[i].first < s.events[j].first })
	}
}

// readFigures goes through the people of a sentence from its start to its end and
// keeps those of whom it says that something befell them.
func (p *parsed) readFigures(s *sentence) {
	crowd := p.crowd(s)
	for i := range crowd {
		m := &crowd[i]
		if i+1 < len(crowd) {
			m.next = &crowd[i+1]
		}
	}
	var last *figure
	for i := range crowd {
		m := &crowd[i]
		if last != nil {
			p.shareNumber(m, last)
		}
		for _, f := range p.figuresOf(s, m, last) {
			if f.outcomeAt >= m.end && f.part == nil {
				s.figures = append(s.figures, p.joinedBefore(s, crowd[:i], f)...)
			}
			s.figures = append(s.figures, f)
			last = f
		}
	}
	s.figures = append(s.figures, p.pronounFates(s)...)
	s.figures = append(s.figures, p.crewFates(s)...)
	sort.SliceStable(s.figures, func(i, j int) bool { return s.figures[i].first < s.figures[j].first })
	s.figures = p.withoutTopics(s)
	p.shareKind(s)
	p.qualify(s)
	for _, f := range s.figures {
		if f.low == 1 && f.high == 1 && f.part == nil {
			p.told.lastOne = f
		}
		if f.outcome == "killed" {
			p.told.deaths++
		}
		for _, v := range f.whom.names {
			if p.told.names == nil {
				p.told.names = map[string]bool{}
			}
			p.told.names[v.Name] = true
		}
	}
}

// withoutTopics drops the bare noun of a number that stands behind a verb: عدد قتلى
// التفجير ارتفع إلى 13 counts thirteen, not some dead besides.
func (p *parsed) withoutTopics(s *sentence) []*figure {
	var out []*figure
next:
	for _, f := range s.figures {
		for _, g := range s.figures {
			if f.whom.num == nil && f.noHigh && g.first > f.end && f.outcome == g.outcome && p.reached(&g.whom) {
				if at := p.headOf(s, &g.whom); f.first <= at && at < f.end {
					continue next // ارتفعت حصيلة قتلى الجنود إلى 636
				}
			}
			if f.whom.num == nil && f.noHigh && g.whom.num != nil && g.first > f.end && f.first <= g.outcomeAt && g.outcomeAt < f.end && p.verbBetween(s, f.end, g.first) {
				continue next
			}
		}
		out = append(out, f)
	}
	return out
}

func (p *parsed) verbBetween(s *sentence, from, to int) bool {
	for i := from; i < to; i++ {
		if p.verbAt(s, i) {
			return true
		}
	}
	return false
}

// shareKind gives the first of two joined nouns the kind that the second has from
// what belongs to both: قتلى وجرحى من قوات النظام.
func (p *parsed) shareKind(s *sentence) {
	for k := 0; k+1 < len(s.figures); k++ {
		f, g := s.figures[k], s.figures[k+1]
		p.shareSide(f, g)
		if f.who == "persons" && f.whom.noun >= 0 && (f.noHigh || p.is(f.whom.noun, p.class.dead) || p.is(f.whom.noun, p.class.hurt)) && vague(f.whom.num) && vague(g.whom.num) && g.whom.noun == f.whom.end && p.joinedByAnd(g.whom.noun) {
			f.who = g.who
		}
	}
}

// vague tells people of no number, or of عدد من.
func vague(n *numeral.Number) bool { return n == nil || n.Kind == numeral.Vague }

// joinedBefore reads the people joined by و in front of those of whom a verb behind
// tells what befell them: ضابطا ومجندين لقوا حتفهم.
func (p *parsed) joinedBefore(s *sentence, before []people, f *figure) []*figure {
	var out []*figure
	m := &f.whom
	both := p.dualVerb(f.outcomeAt)
	for k := len(before) - 1; k >= 0 && p.joinedByAnd(m.first) && !(both && len(out) > 0); k-- {
		b := &before[k]
		if m.first-b.end > 4 || b.definite && !p.relation(b) || !both && !p.pluralVerb(f.outcomeAt) || p.told.has(s, b) {
			break
		}
		g := p.newFigure(b)
		g.outcome, g.outcomeAt, g.who = f.outcome, f.outcomeAt, p.whoOf(s, b, nil)
		out = append(out, g)
		m = b
	}
	return out
}

// relation tells one of somebody's family beside people who are told: رجلا وحفيدته.
func (p *parsed) relation(m *people) bool {
	return !m.plural && p.joinedByAnd(m.first) && p.is(m.noun, p.class.kin)
}

// dualVerb tells a verb of two: ضابطا وجنديا قتلا.
func (p *parsed) dualVerb(i int) bool {
	v := p.pos(i, lexicon.Verb)
	return v != nil && v.Feature&lexicon.Dual != 0
}

// has tells whether a figure of the sentence counts these people already.
func (t *told) has(s *sentence, m *people) bool {
	for _, f := range s.figures {
		if f.whom.first == m.first {
			return true
		}
	}
	return false
}

// shareNumber lets a definite noun joined to a vaguely counted one stand under the
// same number: عدد من القتلى والجرحى, مزيد من الشهداء والجرحى.
func (p *parsed) shareNumber(m *people, last *figure) {
	n := last.whom.num
	if n == nil && last.whom.all && m.num == nil && m.definite && m.plural && m.first == last.whom.end && p.joinedByAnd(m.first) && (p.is(m.noun, p.class.hurt) || p.injuries(m.noun)) {
		m.definite, m.all = false, true
	}
	if n == nil || n.Kind != numeral.Vague || m.num != nil || m.first != last.whom.end || !m.definite || !p.joinedByAnd(m.first) {
		return
	}
	if p.is(m.noun, p.class.dead) || p.is(m.noun, p.class.hurt) || p.injuries(m.noun) {
		m.num, m.first = n, last.whom.first
	}
}

// figuresOf reads what befell one mention of people: nothing, one thing, or two
// (استشهد وأصيب عدد من).
func (p *parsed) figuresOf(s *sentence, m *people, last *figure) []*figure {
	if m.num == nil && m.noun >= 0 && p.nounFor(s, m) {
		return nil
	}
	if last != nil && last.outcome == "casualties" && (p.either(s, m) || p.bothStates(m, last)) {
		return nil // سقط عشرات منهم بين قتلى وجرحى
	}
	if last != nil && m.num == nil && m.noun == m.first && last.whom.end == m.first && last.outcome == "killed" && p.is(m.noun, p.class.dead) && !p.joinedByAnd(m.first) {
		return nil // عشرة أطفال قتلى
	}
	if m.noun >= 0 && m.num == nil && m.first > s.first && p.norm(m.first-1) == "اي" {
		return nil
	}
	if f := p.partOf(s, m, last); f != nil {
		return []*figure{f}
	}
	if m.one && m.noun >= 0 {
		return nil // and was told of as no part
	}
	fates := p.fates(s, m, last)
	joined := false
	if len(fates) == 0 && last != nil && p.joins(s, last, m) {
		fates, joined = []fate{{outcome: last.outcome, at: last.outcomeAt}}, true
		if m.noun >= 0 && p.sense(m.noun, p.class.state) != nil {
			fates[0].outcome = p.outcomeIn(p.sense(m.noun, p.class.state))
		}
	}
	var out []*figure
	for _, x := range fates {
		if last != nil && last.outcomeAt == x.at && x.at >= m.end && !p.pluralVerb(x.at) {
			continue // one was killed, not the other noun before the verb too
		}
		f := p.newFigure(m)
		f.outcome, f.outcomeAt, f.joined = x.outcome, x.at, joined
		if n := p.pos(max(m.noun, 0), lexicon.Noun); f.outcome == "detained" && n != nil && n.Key == "رهينه" {
			f.outcome = "kidnapped"
		}
		p.bounded(s, m, f)
		if x.at >= 0 && x.at < f.first && f.first-x.at <= 3 && !joined && !x.remote {
			f.first = x.at
		}
		if x.at >= f.end && x.at-f.end <= 4 {
			f.end = x.at + 1
		}
		if joined && last.part != nil && p.holdsPart(last.part, f) {
			f.part = last.part
		}
		f.who = p.whoOf(s, m, last)
		if at := p.identity(s, m); at > 0 && f.who == "persons" {
			f.who = p.identifiedKind(s, m, at)
		}
		if f.who == "persons" && (x.remote || x.at == m.noun) {
			f.who = p.headedKind(s, m, x.at)
		}
		out = append(out, f)
	}
	return out
}

// bothStates tells the dead or the wounded who are those counted right before: سقط سبعة منهم
// قتلى وجرحى.
func (p *parsed) bothStates(m *people, last *figure) bool {
	return m.num == nil && m.noun == m.first && m.first <= max(last.end, last.whom.end) && (p.is(m.noun, p.class.dead) || p.is(m.noun, p.class.hurt))
}

// either tells the dead or the wounded of بين قتلى وجرحى, who are those counted before.
func (p *parsed) either(s *sentence, m *people) bool {
	i := m.first
	if m.num != nil || m.noun != i || i-2 < s.first || !p.is(i, p.class.dead) && !p.is(i, p.class.hurt) {
		return false
	}
	return p.norm(i-1) == "بين" || p.joinedByAnd(i) && p.norm(i-2) == "بين"
}

// bounded reads what stands behind people without a number and changes how many
// they are: شخصين على الأقل, راعيا أغنام مصرعهما.
func (p *parsed) bounded(s *sentence, m *people, f *figure) {
	if m.num != nil {
		return
	}
	if m.end+1 < s.end && p.norm(m.end) == "علي" && p.norm(m.end+1) == "الاقل" {
		f.noHigh, f.high, f.bound, f.end = true, 0, numeral.AtLeast, m.end+2
	}
	for k := m.end; k < min(m.end+3, s.end); k++ {
		if n := p.norm(k); n == "مصرعهما" || n == "حتفهما" {
			f.low, f.high = 2, 2
		}
	}
}

// newFigure has the size of a mention of people.
func (p *parsed) newFigure(m *people) *figure {
	f := &figure{first: m.first, end: m.end, whom: *m, outcomeAt: -1, who: "persons"}
	switch n := m.num; {
	case n != nil:
		f.low, f.high, f.noLow, f.noHigh, f.approx, f.bound = n.Low, n.High, n.NoLow, n.NoHigh, n.Approx, n.Bound
	case m.names != nil:
		f.low, f.high = len(m.names), len(m.names)
	case m.plural:
		f.low, f.noHigh = 2, true
	case m.dual:
		f.low, f.high = 2, 2
	default:
		f.low, f.high = 1, 1
	}
	return f
}

// joins tells whether people stand beside those of the figure before, under the
// same word: ضابط و3 جنود, وخمسة بحماة, فضلا عن عشرات الجرحى.
func (p *parsed) joins(s *sentence, last *figure, m *people) bool {
	from := max(last.end, last.whom.end)
	if _, k := p.ageAt(s, from); k <= m.first {
		from = k
	}
	if m.first-from > 12 || m.first < from || m.definite && m.num == nil && !p.single(m) {
		return false
	}
	colon := m.num != nil && m.noun < 0 && p.toks[m.first-1].Text == ":" && p.placeAfter(s, m) >= 0
	if colon {
		return true
	}
	if !p.joinedByAnd(m.first) && !p.addition(s, from, m.first) && !p.beside(m) {
		return false
	}
	if m.num == nil && m.first-from > 3 && !(p.norm(m.first-1) == "الي" && p.addition(s, m.first-3, m.first)) && !(p.toks[m.first-1].Text == "،" && p.sameNoun(&last.whom, m)) {
		return false
	}
	if m.definite && m.num == nil && last.low != 1 {
		return false
	}
	for j := from; j < m.first; j++ {
		if p.norm(j) == "بين" && p.is(j+1, p.class.human) && m.num == nil {
			return false // 12 شخصا بين مدنيين وعناصر أمن
		}
		if n := p.norm(j); n == "وهو" || n == "وهي" {
			return false // وهو مدرس وعضو في المجلس
		}
		if p.verbAt(s, j) && !p.is(j, p.class.fall) || p.clauseStarts(j) || p.toks[j].Text == "؛" || p.toks[j].Text == "." {
			return false
		}
		if o, _ := p.fateWord(s, j); o != "" && !p.meetsDeath(j) {
			return false
		}
	}
	return m.num != nil || m.human
}

// meetsDeath tells the noun of لقي مصرعه, which says nothing new behind its verb.
func (p *parsed) meetsDeath(i int) bool {
	n := p.norm(i)
	return strings.HasPrefix(n, "مصرع") || strings.HasPrefix(n, "حتف")
}

// beside tells people counted behind مع who belong to those before: مع ثلاثة من مرافقيه, مع
// اثنين آخرين.
func (p *parsed) beside(m *people) bool {
	if m.num == nil || p.norm(m.first-1) != "مع" {
		return false
	}
	if m.others {
		return true
	}
	for i := m.first; i < m.end; i++ {
		if n := p.pos(i, lexicon.Noun); n != nil && n.Enc != "" && n.Classes.Has(p.class.human) {
			return true
		}
	}
	return false
}

// placeAfter is the place that stands right behind people: 230 في الجزيرة.
func (p *parsed) placeAfter(s *sentence, m *people) int {
	for k := m.end; k < min(m.end+2, s.end); k++ {
		if at, ok := p.placeAt.at(k); ok {
			return at
		}
	}
	return -1
}

// sameNoun tells whether two mentions count with the same noun: وفردين من ...، وفرد من.
func (p *parsed) sameNoun(a, b *people) bool {
	if a.noun < 0 || b.noun < 0 {
		return false
	}
	x, y := p.sense(a.noun, p.class.human), p.sense(b.noun, p.class.human)
	return x != nil && y != nil && x.Entry == y.Entry
}

// joinedByAnd tells whether و stands on or before token i.
func (p *parsed) joinedByAnd(i int) bool {
	norm := p.toks[i].Norm
	if _, ok := p.numAt.at(i); ok && len(norm) > 2 && norm[:2] == "و" && norm != "واحد" && norm != "واحده" {
		return true
	}
	if hasAnd(p.proclitics(i)) {
		return true
	}
	for i > 0 && isQuote(p.norm(i-1)) {
		i--
	}
	return i > 0 && p.norm(i-1) == "و"
}

// addition tells words that add to a figure: بالإضافة إلى, فضلا عن, إلى جانب.
func (p *parsed) addition(s *sentence, from, to int) bool {
	for j := from; j < to; j++ {
		switch p.norm(j) {
		case "بالاضافه", "اضافه", "فضلا", "علاوه", "جانب":
			return true
		}
	}
	return false
}

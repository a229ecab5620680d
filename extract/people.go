package extract

import (
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
	"github.com/isnad-project/isnad/numeral"
)

// people is a phrase that stands for persons: ثلاثة جنود, 21 منهم, قتيلان, زعيم الجماعة.
type people struct {
	first, end int             // tokens, number and complements included
	num        *numeral.Number // nil when the noun alone says how many
	noun       int             // the token that says who they are, -1 when none does
	human      bool            // the noun is a known word for persons
	others     bool            // آخرون, منهم: of the same kind as people before
	plural     bool
	dual       bool
	definite   bool
	all        bool           // جميع, مزيد من: some, though the noun has ال
	second     int            // the noun of another kind under the same number, else 0
	one        bool           // أحدهم, والآخر: one of those before
	cases      int            // end of a phrase that counts cases (97 حالة قتل), else 0
	names      []isnad.Victim // those whom the text names
	next       *people        // the following mention in the sentence
}

// crowd lists the mentions of people in a sentence, in order.
func (p *parsed) crowd(s *sentence) []people {
	var out []people
	for i := s.first; i < s.end; {
		if m, ok := p.placeAt.at(i); ok && p.sense(i, p.class.human) == nil {
			i = max(i+1, p.places[m].End)
			continue
		}
		if n, ok := p.names.at(i); ok && n.entry.Classes.Has(p.class.armedActor) && p.sense(i, p.class.human) != nil && !p.befalls(s, i-1) {
			i = max(i+1, n.end) // طالبان the movement, not two students
			continue
		}
		m, ok := p.peopleAt(s, i)
		if ok {
			out = append(out, m)
			i = max(m.end, i+1)
			continue
		}
		if n, ok := p.names.at(i); ok {
			i = max(i+1, n.end)
			continue
		}
		i++
	}
	return out
}

// befalls tells a word of outcome at token i of a sentence.
func (p *parsed) befalls(s *sentence, i int) bool {
	if i < s.first {
		return false
	}
	o, _ := p.fateWord(s, i)
	return o != ""
}

func (p *parsed) peopleAt(s *sentence, i int) (people, bool) {
	if m, ok := p.oneOf(s, i); ok {
		return m, true
	}
	if n := p.someOf(i); n != nil {
		m := people{first: i, end: i + 1, num: n, noun: -1, others: true, plural: n.NoHigh}
		if n.Kind == numeral.Vague {
			m.end++
		}
		return m, true
	}
	if m, ok := p.nextOne(s, i); ok {
		return m, true
	}
	if k, ok := p.numAt.at(i); ok {
		n := &p.nums[k]
		if n.First != i || n.Kind != numeral.Cardinal && n.Kind != numeral.Vague {
			return people{}, false
		}
		return p.numbered(s, n)
	}
	if p.toks[i].Kind != arabic.Word {
		return people{}, false
	}
	if _, ok := p.timeAt.at(i); ok {
		return people{}, false
	}
	if p.proclitics(i).Has(arabic.Ka) || p.norm(i) == "ضحيه" && p.fellVictim(s, i) {
		return people{}, false // كضحية للإرهاب: like one
	}
	if m, ok := p.unnumbered(s, i); ok {
		return m, true
	}
	if m, ok := p.victimAt(s, i); ok {
		return m, true
	}
	return p.subjectAt(s, i)
}

// fellVictim tells the ضحية of what those fell victim to who are told behind it: راحت ضحية
// المجازر عائلتان.
func (p *parsed) fellVictim(s *sentence, i int) bool {
	if i == s.first {
		return false
	}
	switch p.lemma(i - 1) {
	case "راح", "ذهب", "وقع":
		return true
	}
	return false
}

// nextOne reads an ordinal that counts one more person after those counted before:
// أصيب اثنان وثالث بشظايا, وجرح رابع, وإصابة الخامس.
func (p *parsed) nextOne(s *sentence, i int) (people, bool) {
	k, ok := p.numAt.at(i)
	if !ok || p.nums[k].Kind != numeral.Ordinal || p.nums[k].First != i || p.nums[k].Value < 3 || p.dayWord(i-1) {
		return people{}, false
	}
	m := people{first: i, end: i + 1, num: &numeral.Number{First: i, End: i + 1, Core: i, Value: 1, Low: 1, High: 1}, noun: -1, others: true}
	alone := i+1 == s.end || p.toks[i+1].Kind == arabic.Punct || p.proclitics(i+1).Has(arabic.Bi)
	if strings.HasPrefix(p.norm(i), "و") {
		return m, alone && !p.nums[k].Definite
	}
	if i == s.first || !alone && !p.particle(i+1, p.class.prep) {
		return people{}, false
	}
	o, _ := p.fateWord(s, i-1)
	return m, o != ""
}

// caseOf is the verbal noun that tells what befell the people whom "cases" count:
// سبع حالات إصابة; -1 when the noun is another.
func (p *parsed) caseOf(s *sentence, noun int) int {
	switch p.norm(noun) {
	case "حاله", "حالات":
	default:
		return -1
	}
	if noun+1 < s.end && p.outcomeOf(noun+1) != "" && p.isActNoun(noun+1) {
		return noun + 1
	}
	return -1
}

// someOf reads a part of people named before: عدد منهم, أحدهم. It is nil for other words.
func (p *parsed) someOf(i int) *numeral.Number {
	switch norm := strings.TrimPrefix(p.norm(i), "و"); {
	case amount(norm) && i+1 < len(p.toks) && (partitive(p.norm(i+1)) || strings.HasSuffix(norm, "عدد") && p.norm(i+1) == "اخر" || norm == "عددا" && p.norm(i+1) == "اخر"):
		return &numeral.Number{First: i, End: i + 1, Core: i, Kind: numeral.Vague, Value: 2, Low: 2, NoHigh: true}
	case norm == "احدهم" || norm == "احدهما":
		return &numeral.Number{First: i, End: i + 1, Core: i, Kind: numeral.Cardinal, Value: 1, Low: 1, High: 1}
	}
	return nil
}

// amount tells a word for some of them, when what follows says of whom: عدد منهم,
// العديد منهم, عدد آخر.
func amount(norm string) bool {
	switch norm {
	case "عدد", "عددا", "العديد", "الكثير", "كثير":
		return true
	}
	return false
}

// underMasdar tells a noun that looks like a verb right behind a verbal noun of
// outcome: مقتل أسير.
func (p *parsed) underMasdar(s *sentence, i int) bool {
	if i == s.first || p.article(i-1) {
		return false
	}
	o, verb := p.fateWord(s, i-1)
	return o != "" && !verb
}

// numbered reads a number and what it counts.
func (p *parsed) numbered(s *sentence, n *numeral.Number) (people, bool) {
	m := people{first: n.First, end: n.End, num: n, noun: -1, definite: n.Definite, plural: n.NoHigh || n.High > 2, dual: n.High == 2 && !n.NoHigh}
	if noun, of := p.countedNoun(s, n); noun > 0 {
		if p.norm(noun) == "عدد" && noun+1 < s.end && (p.is(noun+1, p.class.dead) || p.is(noun+1, p.class.hurt)) {
			noun++ // ارتفع إلى 60 عدد القتلى
		}
		if o := p.caseOf(s, noun); o >= 0 {
			m.noun, m.human, m.end, m.cases = noun, true, o+1, o+1
			return m, true
		}
		m.noun, m.human = noun, p.holds(noun, p.class.human) || p.injuries(noun) || p.is(noun, p.class.title) && p.pos(noun, lexicon.Noun) != nil
		if !m.human && (!of && p.inanimate(noun) && !p.newWord(s, n, noun) || of && p.thing(noun)) {
			return m, false
		}
		m.end = p.phraseEnd(s, noun)
		if m.second = p.underOneNumber(s, &m); m.second > 0 {
			m.end = p.phraseEnd(s, m.second)
		}
	} else if noun < 0 || n.Core > s.first && (p.dayWord(n.Core-1) || n.High == 1 && n.Low == 1 && p.pos(n.Core-1, lexicon.Noun) != nil && (p.outcomeOf(n.Core-1) == "" || p.is(n.Core-1, p.class.human))) {
		return m, false
	}
	if m.end < s.end && partitive(p.norm(m.end)) {
		m.others = true
		m.end++
	}
	m.end = p.withOthers(s, &m)
	if n.PostEnd > m.end && n.PostEnd <= s.end {
		m.end = n.PostEnd
	}
	return m, true
}

// countedNoun is the token of the noun that a number counts, and whether من
// stands between. It is 0 when the number stands alone (قتل 43) and -1 when the
// number counts no people.
func (p *parsed) countedNoun(s *sentence, n *numeral.Number) (noun int, of bool) {
	i := n.End
	for i < s.end && (p.norm(i) == "من" || p.norm(i) == "ال" || p.toks[i].Kind == arabic.Punct && isQuote(p.toks[i].Text) && p.toks[i].Text != "(" && p.toks[i].Text != ")") {
		of = of || p.norm(i) == "من"
		i++
	}
	if i >= s.end || p.toks[i].Kind != arabic.Word || p.toks[i].Line {
		return 0, false
	}
	if _, ok := p.timeAt.at(i); ok || strings.HasPrefix(p.norm(i), "غيره") {
		return 0, false
	}
	if _, ok := p.placeAt.at(i); ok && !p.is(i, p.class.human) {
		return 0, false
	}
	if _, ok := p.names.at(i); ok && of {
		return i, true
	}
	if v := p.pos(i, lexicon.Noun); v != nil && v.Enc == "هم" && v.Feature&lexicon.Masdar != 0 && p.outcomeIn(v) != "" {
		return 0, false // لقي 42 مصرعهم
	}
	if !of && !p.nounStart(i) {
		return 0, false
	}
	if s := p.words[i].Senses; len(s) > 0 && (s[0].POS == lexicon.Particle || s[0].Pro.Has(arabic.Bi|arabic.Wa)) {
		return 0, false
	}
	if len(p.words[i].Senses) == 0 && p.proclitics(i).Has(arabic.Bi) {
		return 0, false // أصيب 20 بجروح
	}
	if len(p.words[i].Senses) > 0 && p.pos(i, lexicon.Noun) == nil && p.pos(i, lexicon.Adjective) == nil && p.pos(i, lexicon.Name) == nil {
		return 0, false
	}
	return i, of
}

// unnumbered reads a noun for persons that has no number: قتيلان, شرطي, القيادي.
func (p *parsed) unnumbered(s *sentence, i int) (people, bool) {
	n := p.sense(i, p.class.human)
	named, isName := p.names.at(i)
	switch {
	case n != nil && n.POS != lexicon.Verb:
	case isName && named.entry.Classes.Has(p.class.human):
	case p.injuries(i) && !strings.HasSuffix(p.norm(i), "ه"):
		n = p.pos(i, lexicon.Noun)
	case p.sense(i, p.class.title) != nil && p.sense(i, p.class.title).POS == lexicon.Noun:
		n = p.sense(i, p.class.title)
	default:
		return people{}, false
	}
	if n != nil && (p.isVerb(i, s) && p.pos(i, lexicon.Verb) != nil && !p.underMasdar(s, i) || n.Own == "اخر" && (n.Enc != "" || strings.HasSuffix(p.norm(i), "اخري"))) {
		return people{}, false
	}
	m := people{first: i, end: i + 1, noun: i, human: true}
	if n == nil {
		m.end, m.plural = named.end, strings.HasPrefix(p.norm(i), "رجال")
		m.definite = true
		return m, true
	}
	m.plural, m.dual = n.Feature&lexicon.Plural != 0, n.Feature&lexicon.Dual != 0
	m.plural = m.plural || p.injuries(i)
	if p.amongDead(s, i) {
		m.definite = true
		return m, true // بين القتلى | قائد المجموعة
	}
	if m.dual && p.dualOrPlural(n, i) {
		m.dual, m.plural = false, true
	}
	m.definite = n.Pro.Has(arabic.Al) || n.Enc != "" && !n.Classes.Has(p.class.kin) && !(m.dual && p.joinedByAnd(i)) // رجل وطفلاه are three
	if m.plural && m.definite && i > s.first && allOf(p.norm(i-1)) {
		m.first, m.definite, m.all = i-1, false, true
	}
	if m.plural && m.definite && i-2 >= s.first && p.norm(i-1) == "من" && strings.HasSuffix(p.norm(i-2), "مزيد") {
		m.first, m.definite, m.all = i-2, false, true
	}
	if n.Classes.Has(p.class.kin) && n.Enc != "" && (strings.HasSuffix(n.Own, "ا") || strings.HasSuffix(n.Own, "ي")) {
		m.dual = true // والداه
	}
	if p.dualInConstruct(s, n, i) {
		m.dual, m.definite = true, false
	}
	if m.dual && n.Pro.Has(arabic.Al) && i+1 < s.end && p.bareName(i+1) {
		m.definite, m.all = false, true // الشابين فلان وفلان
	}
	m.end = p.phraseEnd(s, i)
	if n.Pro.Has(arabic.Al) && !m.plural && !m.dual {
		p.nameIn(s, &m)
	} else if n.Pro.Has(arabic.Al) {
		several := m
		if p.nameIn(s, &several); len(several.names) > 1 {
			m = several // الصحفيين فلان وفلان
		}
	}
	if k, ok := p.numAt.at(m.end); ok && p.nums[k].First == m.end && !m.plural && !m.dual && strings.HasPrefix(p.norm(m.end), "واحد") {
		m.end = p.nums[k].End // جنديا واحدا
	}
	if k, ok := p.numAt.at(m.end); ok && p.nums[k].Kind == numeral.Cardinal && p.nums[k].High > 1 && p.nums[k].First == m.end && !p.joinedByAnd(m.end) && !p.proclitics(m.end).Has(arabic.Li|arabic.Bi) {
		// فلسطينيين اثنين, القتلى الثلاثة
		if num := &p.nums[k]; num.High == 2 || num.Definite && (n.Pro.Has(arabic.Al) || n.Enc != "") {
			m.num, m.end = num, num.End
			m.plural, m.dual = num.High > 2, num.High == 2
		}
	}
	p.family(s, &m)
	m.end = p.withOthers(s, &m)
	return m, true
}

// family counts a family whose members are told by those: عائلة كاملة من ستة أفراد.
func (p *parsed) family(s *sentence, m *people) {
	if m.plural || m.dual || m.definite || p.kindOf(m.noun) != "families" {
		return
	}
	i := m.end
	for i < s.end && i < m.end+2 && p.norm(i) != "من" && (p.pos(i, lexicon.Adjective) != nil || p.consists(i)) {
		i++
	}
	if i+2 >= s.end || p.norm(i) != "من" {
		return
	}
	k, ok := p.numAt.at(i + 1)
	if !ok || p.nums[k].First != i+1 || p.nums[k].Kind != numeral.Cardinal || p.nums[k].End >= s.end {
		return
	}
	switch end := p.nums[k].End; p.norm(end) {
	case "افراد", "فردا", "اشخاص", "شخصا":
		m.num, m.noun, m.end, m.plural = &p.nums[k], end, end+1, true
	}
}

// consists tells a word that says of whom a whole is made up: مؤلفة, مكونة, تتكون.
func (p *parsed) consists(i int) bool {
	switch p.norm(i) {
	case "مولفه", "مكونه", "تتالف", "تتكون":
		return true
	}
	return false
}

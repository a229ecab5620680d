package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
	"github.com/isnad-project/isnad/numeral"
)

// fate is what befell people, and the word that says so.
type fate struct {
	outcome string
	at      int
	remote  bool // the word is a heading, no part of the figure's own phrase
}

// fateWord is the outcome that token j tells of as a verb or verbal noun, and
// whether it is a verb; empty when it tells of none.
func (p *parsed) fateWord(s *sentence, j int) (outcome string, verb bool) {
	if j < s.first || j >= s.end || p.toks[j].Kind != arabic.Word || p.inName(j) {
		return "", false
	}
	if _, ok := p.placeAt.at(j); ok {
		return "", false
	}
	for k := range p.words[j].Senses {
		sense := &p.words[j].Senses[k]
		o := p.outcomeIn(sense)
		switch {
		case o == "", sense.Enc == "ه" && strings.HasSuffix(p.toks[j].Text, "ة"):
		case sense.POS == lexicon.Verb:
			if p.isVerb(j, s) && p.complete(s, j, sense) {
				return o, true
			}
		case sense.Feature&lexicon.Masdar != 0 && sense.Feature&lexicon.Plural == 0 && !p.isVerb(j, s):
			return o, false
		}
	}
	return p.idiom(s, j)
}

func (p *parsed) outcomeIn(sense *lexicon.Sense) string {
	for _, o := range p.class.outcomes {
		if sense.Classes.Has(o.class) {
			return o.name
		}
	}
	return ""
}

// outcomeOf is the outcome that some reading of token i tells of, or empty.
func (p *parsed) outcomeOf(i int) string {
	for k := range p.words[i].Senses {
		if o := p.outcomeIn(&p.words[i].Senses[k]); o != "" {
			return o
		}
	}
	return ""
}

// complete tells whether a verb that is an outcome only with another word has it:
// لقي ... مصرعه.
func (p *parsed) complete(s *sentence, j int, v *lexicon.Sense) bool {
	switch v.Own {
	case "لقي", "لاقي":
		for k := j + 1; k < s.end && k < j+14; k++ {
			if n := p.norm(k); strings.HasPrefix(n, "مصرع") || strings.HasPrefix(n, "حتف") || n == "الموت" {
				return true
			}
			if p.toks[k].Text == "." || p.clauseStarts(k) {
				return false
			}
		}
		return false
	case "فارق":
		return j+1 < s.end && p.norm(j+1) == "الحياه" || j+2 < s.end && p.norm(j+2) == "الحياه"
	case "فقد":
		return v.Feature&lexicon.Plural != 0 && v.Enc == "" && !p.objectBehind(s, j)
	case "اسر":
		return p.toks[j].Text != "ياسر" && p.toks[j].Text != "وياسر"
	case "مات":
		return !strings.HasSuffix(p.norm(j), "تمت") // وتمت: it was done
	case "قضي":
		return j+1 < s.end && !p.particle(j+1, p.class.prep) && !p.proclitics(j+1).Has(arabic.Bi)
	}
	return true
}

// idiom reads outcomes of two words at the second: أودى بحياة, حصد أرواح, راح
// ضحيتها, ألقى القبض على, القضاء على.
func (p *parsed) idiom(s *sentence, j int) (string, bool) {
	norm := strings.TrimPrefix(p.norm(j), "و")
	before := func(class lexicon.Class, reach int) bool {
		for k := j - 1; k >= s.first && k >= j-reach; k-- {
			if _, ok := p.timeAt.at(k); ok || p.toks[k].Kind == arabic.Punct {
				reach++
				continue
			}
			if p.is(k, class) {
				return true
			}
		}
		return false
	}
	switch {
	case (norm == "بحياه" || norm == "ارواح" || norm == "بارواح" || norm == "حياه") && before(p.class.cause, 8):
		return "killed", true
	case (norm == "ضحيته" || norm == "ضحيتها" || norm == "ضحيتهما" || norm == "ضحيه") && (before(p.class.cause, 2) || p.fellVictim(s, j)):
		return "killed", true
	case (norm == "راس" || norm == "رووس" || norm == "اعناق") && p.severed(s, j):
		return "killed", true
	case norm == "علي" && before(p.class.finish, 1):
		return "killed", true
	case norm == "علي" && j > s.first && p.is(j-1, p.class.seize):
		return "detained", p.pos(j-1, lexicon.Verb) != nil && p.isVerb(j-1, s)
	}
	return "", false
}

// severed tells heads or necks that were cut; who did it may stand between: قطع التنظيم
// رأس امرأة.
func (p *parsed) severed(s *sentence, j int) bool {
	for i := j - 1; i >= s.first && i >= j-3; i-- {
		for k := range p.words[i].Senses {
			if p.words[i].Senses[k].Own == "قطع" {
				return true
			}
		}
	}
	return false
}

// finishes tells على behind a verb that says with it that people were killed.
func (p *parsed) finishes(i int) bool {
	return i > 0 && p.norm(i) == "علي" && p.is(i-1, p.class.finish)
}

// fates reads what befell people: by their own noun (قتيلان), by the word before
// them (مقتل خمسة), by the verb behind them (ثلاثة قتلوا).
func (p *parsed) fates(s *sentence, m *people, last *figure) []fate {
	before := p.fatesBefore(s, m, last)
	if k := p.eitherBehind(s, m); k > 0 {
		return []fate{{outcome: "casualties", at: k}} // عشرة جنود بين قتيل وجريح
	}
	if at := p.buried(s, m); at >= 0 {
		return []fate{{"trapped", at, true}}
	}
	if m.noun >= 0 {
		if out := p.ownFate(s, m); out != "" {
			if len(before) == 1 && (before[0].outcome == out || out == "injured" && before[0].outcome == "killed" && before[0].at == m.first-1 && p.is(before[0].at, p.class.passing) || m.num != nil && p.norm(m.noun-1) == "من" && out == "injured" && before[0].at < m.first && p.outcomeOf(before[0].at) == before[0].outcome) {
				return before // أربعة من المصابين توفوا is a count of dead
			}
			return []fate{{outcome: out, at: m.noun}}
		}
	}
	if len(before) > 0 {
		if p.known(s, m, before[0]) {
			return nil
		}
		return p.mixed(s, m, before)
	}
	if x, ok := p.fateAfter(s, m); ok {
		return []fate{x}
	}
	if x, ok := p.amongNamed(s, m); ok {
		return []fate{x}
	}
	if x, ok := p.covered(s, m); ok {
		return []fate{x}
	}
	if x, ok := p.header(s, m); ok {
		return []fate{x}
	}
	if x, ok := p.farVerb(s, m); ok {
		return []fate{x}
	}
	if m.num != nil && m.noun >= 0 {
		for k := m.noun; k < m.end; k++ {
			if n := p.sense(k, p.class.state); n != nil {
				return []fate{{outcome: p.outcomeIn(n), at: k}}
			}
		}
		if p.is(m.noun, p.class.custody) && m.num.Low > 1 && !p.released(s, m) {
			return []fate{{outcome: "detained", at: m.noun}}
		}
	}
	return nil
}

// eitherBehind is the word for the dead where people are said to have come out dead or
// wounded: عشرة جنود بين قتيل وجريح, سقط سبعة منهم قتلى وجرحى; 0 where nothing says so.
func (p *parsed) eitherBehind(s *sentence, m *people) int {
	k := m.end
	if k < s.end && strings.HasPrefix(p.norm(k), "بين") {
		k++
	} else if m.noun >= 0 && (p.is(m.noun, p.class.dead) || p.is(m.noun, p.class.hurt)) {
		return 0
	}
	if m.num == nil || k+1 >= s.end || !p.is(k, p.class.dead) || !p.is(k+1, p.class.hurt) || !p.joinedByAnd(k+1) || p.article(k) {
		return 0
	}
	return k
}

// buried is the word for the rubble under which victims are said to lie still: لا يزال عدد
// من الضحايا تحت الركام; -1 when there is none.
func (p *parsed) buried(s *sentence, m *people) int {
	if m.num == nil || m.noun < 0 || !p.is(m.noun, p.class.dead) || strings.Contains(p.norm(m.noun), "قتل") {
		return -1
	}
	for k := m.end; k+1 < s.end && k < m.end+6; k++ {
		if p.toks[k].Kind == arabic.Punct {
			return -1
		}
		if p.norm(k) == "تحت" && p.rubble(k+1) && p.norm(k-1) != "من" {
			return k + 1
		}
	}
	return -1
}

// rubble tells what is left of buildings, under which people lie: تحت الركام, تحت أنقاض منزل.
func (p *parsed) rubble(i int) bool {
	switch p.norm(i) {
	case "الانقاض", "الركام", "انقاض", "ركام":
		return true
	}
	return false
}

// released tells people in custody of whom the text says that they were let go or
// exchanged.
func (p *parsed) released(s *sentence, m *people) bool {
	for k := m.first - 1; k >= s.first && k >= m.first-9; k-- {
		n := strings.TrimPrefix(p.norm(k), "و")
		for _, w := range [...]string{"افرج", "افراج", "فراج", "سراح", "تحرير", "حرر", "تبادل", "مبادل", "طلاق", "اطلق", "عفو"} {
			if strings.Contains(n, w) {
				return true
			}
		}
	}
	return false
}

// known tells a death that the report only goes back to: a definite person without
// a name under a verbal noun, once a death was told; or under a word that makes it
// a topic (حول مقتل الطالب).
func (p *parsed) known(s *sentence, m *people, x fate) bool {
	masdar := x.at < m.first && (!p.isVerb(x.at, s) || p.pos(x.at, lexicon.Verb) == nil)
	if m.num != nil && m.num.Definite && m.num.Kind == numeral.Cardinal && m.noun >= 0 && m.definite && masdar && p.told.deaths > 0 {
		return true
	}
	if m.num == nil && (m.plural || m.dual) && m.names == nil && !m.all && (m.definite || p.construct(m) && !p.newPhrase(s, m.noun+1)) {
		return true
	}
	if masdar && m.names != nil && p.topical(s, x.at) && p.toldOf(m) {
		return true
	}
	if m.num != nil || !m.definite || m.names != nil || x.at > m.first || p.isVerb(x.at, s) && p.pos(x.at, lexicon.Verb) != nil {
		return false
	}
	last := m.end
	if last < s.end-1 && p.toks[last].Text == "،" {
		last += 2
	}
	for k := m.noun + 1; k < last; k++ {
		if p.toks[k].Kind == arabic.Word && len(p.words[k].Senses) == 0 && p.unlisted(k, true) && !strings.HasPrefix(p.norm(k), "ال") {
			return false
		}
	}
	if p.topical(s, x.at) {
		return true
	}
	return p.told.deaths > 0 && !p.causes(s, x.at)
}

// newPhrase tells a word that need not make the noun before it definite: one of no
// list (ضباط أمن).
func (p *parsed) newPhrase(s *sentence, k int) bool {
	if k >= s.end {
		return true
	}
	_, place := p.placeAt.at(k)
	return !place && p.pos(k, lexicon.Noun) == nil
}

// topical tells a verbal noun that is what something is about: حول مقتل, ظروف مقتل.
func (p *parsed) topical(s *sentence, at int) bool {
	if at == s.first {
		return false
	}
	switch p.norm(at - 1) {
	case "حول", "بشان", "علي", "بخصوص", "قضيه", "ملف", "ذكري", "ازاء", "منذ", "ظروف", "ملابسات", "مسووليه", "حادثه", "جريمه", "خلفيه":
		return true
	case "في":
		return at-2 >= s.first && strings.Contains(p.norm(at-2), "تحقيق")
	}
	return false
}

// toldOf tells whether the report has told of these victims by name before.
func (p *parsed) toldOf(m *people) bool {
	for _, v := range m.names {
		if p.told.names[v.Name] {
			return true
		}
	}
	return false
}

// ownFate is the outcome that the noun itself tells of: قتيل, جرحى, إصابات.
func (p *parsed) ownFate(s *sentence, m *people) string {
	if m.cases > 0 {
		return p.outcomeOf(m.cases - 1)
	}
	i := m.noun
	dead, hurt := p.is(i, p.class.dead), p.is(i, p.class.hurt) || strings.HasSuffix(p.norm(i), "اصابات") || m.num != nil && strings.HasSuffix(p.norm(i), "اصابه")
	if n := m.num; n != nil && n.Kind == numeral.Cardinal && dead && p.sense(i, p.class.dead).Feature&lexicon.Plural == 0 && m.next != nil && m.next.num == nil && m.next.first == m.end && !m.next.plural && !m.next.definite &&
		p.joinedByAnd(m.next.first) && p.is(m.next.noun, p.class.hurt) && n.High != 1 {
		return "casualties"
	}
	if hurt && p.injuries(i) && p.proclitics(i).Has(arabic.Li) {
		return ""
	}
	if !dead && !hurt {
		if m.end < s.end && m.num != nil && m.end > m.noun && p.is(m.end, p.class.dead) && p.proclitics(m.end) == 0 {
			if p.norm(m.end) == "ضحايا" {
				return "casualties" // عشرة آلاف مواطن ضحايا
			}
			return "killed" // عشرة أطفال قتلى
		}
		return ""
	}
	if _, ok := p.numAt.at(m.end); ok && m.num == nil && strings.HasPrefix(p.norm(i), "جث") {
		return ""
	}
	if m.num == nil && !m.all && (m.definite || p.construct(m)) {
		if !(m.definite && !m.plural && p.brings(s, i)) && p.identity(s, m) == 0 {
			return ""
		}
	}
	if hurt {
		return "injured"
	}
	return "killed"
}

// brings tells whether a verb of falling stands right before: سقوط القتيل.
func (p *parsed) brings(s *sentence, i int) bool {
	return i > s.first && p.is(i-1, p.class.fall)
}

// construct tells a noun made definite by what follows: ضحايا العنف, جثة قائدها,
// فلسطينيي الضفة.
func (p *parsed) construct(m *people) bool {
	k := m.noun + 1
	if _, ok := p.numAt.at(k); ok {
		return false // قتيل واحد
	}
	if m, ok := p.placeAt.at(k); ok && p.places[m].Prep == "" && p.places[m].First == k {
		return true
	}
	if k+1 < len(p.toks) && isQuote(p.toks[k].Text) && p.toks[k].Text != "(" && p.toks[k].Text != ")" {
		return p.names.entry(k+1) != nil || p.names.entry(k) != nil || p.is(k+1, p.class.group)
	}
	if k >= len(p.toks) || p.toks[k].Kind != arabic.Word {
		return false
	}
	norm := p.norm(k)
	if k >= m.end {
		return strings.HasPrefix(norm, "ال") && len(norm) > 6 && p.pos(k, lexicon.Particle) == nil && p.pos(k, lexicon.Noun) != nil
	}
	if norm == "من" {
		return false
	}
	if n := p.pos(k, lexicon.Noun); n != nil && n.Enc != "" && n.Feature&lexicon.Dual == 0 {
		return true
	}
	if strings.HasPrefix(norm, "ال") && len(norm) > 6 || p.names.entry(k) != nil {
		return true
	}
	if p.pos(k, lexicon.Adjective) != nil || p.is(k, p.class.human) || p.is(k, p.class.nisba) {
		return false
	}
	n := p.pos(k, lexicon.Noun)
	return n == nil || n.Enc != ""
}

// nounFor tells a noun that only describes people already counted: العشرات سقطوا
// قتلى, بين قتيل وجريح.
func (p *parsed) nounFor(s *sentence, m *people) bool {
	i := m.noun - 1
	if i >= s.first && p.norm(i) == "بين" {
		return !m.plural
	}
	if i >= s.first && p.joinedByAnd(m.noun) && i-1 >= s.first && p.norm(i-1) == "بين" {
		return !m.plural
	}
	v := p.pos(max(i, s.first), lexicon.Verb)
	return i >= s.first && v != nil && p.is(i, p.class.fall) && v.Feature&lexicon.Plural != 0
}

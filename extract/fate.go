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
	if _, ok := p.placeAt[j]; ok {
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
	case "فقد":
		return false
	case "قضي":
		return j+1 < s.end && !p.particle(j+1, p.class.prep) && !p.proclitics(j+1).Has(arabic.Bi)
	}
	return true
}

// idiom reads outcomes of two words at the second: أودى بحياة, حصد أرواح, راح
// ضحيتها, ألقى القبض على.
func (p *parsed) idiom(s *sentence, j int) (string, bool) {
	norm := strings.TrimPrefix(p.norm(j), "و")
	before := func(class lexicon.Class, reach int) bool {
		for k := j - 1; k >= s.first && k >= j-reach; k-- {
			if p.is(k, class) {
				return true
			}
		}
		return false
	}
	switch {
	case (norm == "بحياه" || norm == "ارواح" || norm == "بارواح" || norm == "حياه") && before(p.class.cause, 3):
		return "killed", true
	case (norm == "ضحيته" || norm == "ضحيتها" || norm == "ضحيتهما" || norm == "ضحيه") && before(p.class.cause, 2):
		return "killed", true
	case norm == "علي" && j > s.first && p.is(j-1, p.class.seize):
		return "detained", p.pos(j-1, lexicon.Verb) != nil && p.isVerb(j-1, s)
	}
	return "", false
}

// fates reads what befell people: by their own noun (قتيلان), by the word before
// them (مقتل خمسة), by the verb behind them (ثلاثة قتلوا).
func (p *parsed) fates(s *sentence, m *people, last *figure) []fate {
	before := p.fatesBefore(s, m, last)
	if m.noun >= 0 {
		if out := p.ownFate(s, m); out != "" {
			if len(before) == 1 && before[0].outcome == out {
				return before
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
	}
	return nil
}

// known tells a death that the report only goes back to: a definite person without
// a name under a verbal noun, once a death was told; or under a word that makes it
// a topic (حول مقتل الطالب).
func (p *parsed) known(s *sentence, m *people, x fate) bool {
	masdar := x.at < m.first && (!p.isVerb(x.at, s) || p.pos(x.at, lexicon.Verb) == nil)
	if m.num != nil && m.num.Definite && m.num.Kind == numeral.Cardinal && m.noun >= 0 && m.definite && masdar && p.told.deaths > 0 {
		return true
	}
	if m.num == nil && m.definite && (m.plural || m.dual) && m.names == nil {
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
	if x.at > s.first {
		switch p.norm(x.at - 1) {
		case "حول", "بشان", "علي", "بخصوص", "قضيه", "ملف", "ذكري", "ازاء", "منذ":
			return true
		}
	}
	return p.told.deaths > 0 && !p.causes(s, x.at)
}

// ownFate is the outcome that the noun itself tells of: قتيل, جرحى, إصابات.
func (p *parsed) ownFate(s *sentence, m *people) string {
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
			return "casualties" // عشرة آلاف مواطن ضحايا
		}
		return ""
	}
	if m.num == nil && (m.definite || p.construct(m)) {
		if !(m.definite && !m.plural && p.brings(s, i)) {
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
	if _, ok := p.placeAt[k]; ok && k < len(p.toks) && p.places[p.placeAt[k]].Prep == "" {
		return true
	}
	if k+1 < len(p.toks) && isQuote(p.toks[k].Text) && p.toks[k].Text != "(" && p.toks[k].Text != ")" {
		return p.names[k+1].entry != nil || p.names[k].entry != nil || p.is(k+1, p.class.group)
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
	if strings.HasPrefix(norm, "ال") && len(norm) > 6 || p.names[k].entry != nil {
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

// mixed turns dead and wounded under one exact number into casualties: استشهد
// وأصيب 20; under a vague one each holds by itself.
func (p *parsed) mixed(s *sentence, m *people, fates []fate) []fate {
	if len(fates) == 2 && m.num != nil && m.num.Kind == numeral.Cardinal {
		return []fate{{outcome: "casualties", at: fates[0].at}}
	}
	return fates
}

// fatesBefore looks for the words of outcome that govern people from before.
func (p *parsed) fatesBefore(s *sentence, m *people, last *figure) []fate {
	if p.joinedByAnd(m.first) {
		return nil
	}
	if k := m.first - 1; k > s.first && p.norm(k) == "مع" && m.num != nil {
		if o, verb := p.fateWord(s, k-1); o != "" && verb {
			return []fate{{outcome: o, at: k - 1}}
		}
	}
	if m.first > s.first && p.particle(m.first-1, p.class.prep) && p.norm(m.first-1) != "علي" || p.proclitics(m.first).Has(arabic.Bi|arabic.Li) && m.num == nil {
		return nil
	}
	far := m.num != nil && m.noun >= 0 && m.human || m.num == nil && !m.definite && (m.plural || p.accusative(m))
	gap, commas := 0, 0
	for j := m.first - 1; j >= s.first; j-- {
		t := &p.toks[j]
		if t.Kind == arabic.Punct {
			switch {
			case isQuote(t.Text):
			case (t.Text == "،" || t.Text == ",") && commas < 2 && p.onlyTimes(s, j, m.first):
				commas++
			default:
				return nil
			}
			continue
		}
		if _, ok := p.timeAt[j]; ok {
			continue
		}
		o, verb := p.fateWord(s, j)
		if o == "" && gap == 0 && m.num != nil && m.human && p.falls(j) {
			o, verb = "killed", true
		}
		if o != "" {
			if !verb && gap > 0 || gap > 0 && m.num == nil && (m.plural && strings.HasSuffix(p.norm(m.noun), "ين") || p.norm(m.first-1) == "او") || verb && gap > 0 && p.constructBefore(s, m) || p.takes(s, j, m, o, gap) {
				return nil
			}
			out := []fate{{outcome: o, at: j}}
			if k := j - 1; k >= s.first && hasAnd(p.proclitics(j)) {
				if first, v := p.fateWord(s, k); first != "" && (v == verb || !v) && first != o && !p.pluralVerb(k) && (last == nil || last.outcomeAt != k) {
					out = []fate{{outcome: first, at: k}, {outcome: o, at: j}}
				}
			}
			return out
		}
		if p.clauseStarts(j) || p.particle(j, p.class.rel) || p.particle(j, p.class.not) {
			return nil
		}
		if p.is(j, p.class.pronoun) && p.particle(j, p.class.pronoun) {
			continue
		}
		if p.verbAt(s, j) && !p.is(j, p.class.aux) {
			if _, place := p.placeAt[j]; !place {
				return nil
			}
		}
		if _, ok := p.numAt[j]; ok {
			return nil
		}
		if gap++; gap > 8 || !far {
			return nil
		}
	}
	return nil
}

// falls tells سقط and سقوط, which say of people that they died when nothing else is
// said: سقط عشرات الجنود.
func (p *parsed) falls(j int) bool {
	return p.is(j, p.class.fall) && strings.Contains(p.norm(j), "سق")
}

// pluralVerb tells a verb form that has its subject before it: قتلوا.
func (p *parsed) pluralVerb(i int) bool {
	v := p.pos(i, lexicon.Verb)
	return v != nil && v.Feature&lexicon.Plural != 0
}

// accusative tells a noun that can be an object far from its verb: رجلا.
func (p *parsed) accusative(m *people) bool {
	n := p.sense(m.noun, p.class.human)
	return n != nil && (n.Feature&lexicon.Tanwin != 0 || m.dual && strings.HasSuffix(p.norm(m.noun), "ين"))
}

// onlyTimes tells whether nothing but times stands between a comma and people.
func (p *parsed) onlyTimes(s *sentence, j, to int) bool {
	for k := j + 1; k < to; k++ {
		if _, ok := p.timeAt[k]; !ok && p.toks[k].Kind != arabic.Punct {
			return false
		}
	}
	return true
}

// constructBefore tells people in construct with the noun before them: برصاص
// ثلاثة جنود.
func (p *parsed) constructBefore(s *sentence, m *people) bool {
	k := m.first - 1
	for k > s.first && p.toks[k].Kind == arabic.Punct {
		k--
	}
	n := p.pos(k, lexicon.Noun)
	_, time := p.timeAt[k]
	_, place := p.placeAt[k]
	if n == nil || time || place || p.inName(k) || n.Pro.Has(arabic.Al) || n.Enc != "" || n.Feature&lexicon.Tanwin != 0 || p.pos(k, lexicon.Adjective) != nil {
		return false
	}
	return n.Pro.Has(arabic.Bi|arabic.Li) || k > s.first && p.particle(k-1, p.class.prep)
}

// takes tells whether the people right behind a transitive verb are its subject:
// قتل مسلحون شرطيا, with the object next.
func (p *parsed) takes(s *sentence, j int, m *people, outcome string, gap int) bool {
	v := p.pos(j, lexicon.Verb)
	if v == nil || !p.isVerb(j, s) || gap > 0 || m.num != nil && m.noun < 0 || m.next == nil {
		return false
	}
	switch v.Own {
	case "قتل", "خطف", "اختطف", "اعتقل", "اغتال", "اعدم", "اصاب", "جرح", "احتجز", "ذبح":
	default:
		return false
	}
	return p.object(s, m.end, m.next)
}

// object tells whether people stand right behind token end as what a verb does
// something to: no preposition, no و, no other word but a time between.
func (p *parsed) object(s *sentence, end int, m *people) bool {
	if m.first-end > 3 || m.first < end || p.joinedByAnd(m.first) || p.proclitics(m.first).Has(arabic.Bi|arabic.Li) {
		return false
	}
	for k := end; k < m.first; k++ {
		if _, ok := p.timeAt[k]; !ok && !isQuote(p.toks[k].Text) {
			return false
		}
	}
	return true
}

// fateAfter looks for a verb of outcome behind people: ثلاثة من الجبهة قتلوا, الضابط
// الذي قتل, ما بين 20 و25 شخصا ... لإصابات.
func (p *parsed) fateAfter(s *sentence, m *people) (fate, bool) {
	if p.proclitics(m.first).Has(arabic.Bi) && m.num == nil {
		return fate{}, false
	}
	if m.num == nil && m.definite && (m.plural || m.dual) && !p.betweenStates(s, m) {
		return fate{}, false
	}
	far := m.num != nil || m.noun >= 0
	rel, so := false, false
	for j := m.end; j < s.end && j < m.end+9; j++ {
		t := &p.toks[j]
		if t.Kind == arabic.Punct {
			if isQuote(t.Text) {
				continue
			}
			if t.Text == "،" && j+1 < s.end && p.particle(j+1, p.class.rel) && p.norm(j+1) != "ما" && p.norm(j+1) != "مما" {
				continue
			}
			if t.Text == "،" && m.plural && m.num != nil {
				if k := p.afterInsertion(s, j); k > 0 {
					j = k
					continue
				}
			}
			return fate{}, false
		}
		switch p.norm(j) {
		case "بين":
			if m.num != nil && j+1 < s.end && p.is(j+1, p.class.dead) && j+2 < s.end && p.is(j+2, p.class.hurt) {
				return fate{outcome: "casualties", at: j + 1}, true
			}
		case "لاصابات", "بجروح", "لجروح", "مصرعهم", "حتفهم":
			if m.num != nil {
				o := "injured"
				if strings.HasPrefix(p.norm(j), "م") || strings.HasPrefix(p.norm(j), "ح") {
					o = "killed"
				}
				return fate{outcome: o, at: j}, true
			}
		case "قد":
			so = true
			continue
		case "يعالجون", "يتعالجون":
			if m.num != nil {
				return fate{outcome: "injured", at: j}, true
			}
		}
		if p.particle(j, p.class.rel) {
			rel = true
			continue
		}
		if _, ok := p.numAt[j]; ok || p.clauseStarts(j) {
			return fate{}, false
		}
		if !p.verbAt(s, j) {
			if !far || hasAnd(p.proclitics(j)) && p.toks[j].Kind == arabic.Word && !rel && p.forceAt(j) == "" {
				return fate{}, false
			}
			continue
		}
		v := p.pos(j, lexicon.Verb)
		if v == nil {
			return fate{}, false
		}
		o, verb := p.fateWord(s, j)
		fell := p.is(j, p.class.fall) && o == ""
		if fell && v.Feature&lexicon.Plural != 0 && j+1 < s.end {
			switch {
			case p.is(j+1, p.class.dead):
				o, verb = "killed", true
			case p.is(j+1, p.class.hurt):
				o, verb = "injured", true
			case p.norm(j+1) == "بين":
				o, verb = "casualties", true
			}
		}
		if o == "" || !verb || v.Feature&lexicon.Past == 0 {
			if p.is(j, p.class.aux) {
				continue
			}
			return fate{}, false
		}
		if !p.agrees(s, m, v, j, rel || so) || hasAnd(p.proclitics(j)) && v.Enc == "" {
			return fate{}, false
		}
		if !m.plural && !m.dual && v.Enc == "" && m.num == nil && p.objectBehind(s, j) {
			return fate{}, false
		}
		if m.next != nil && !fell && v.Enc == "" && m.next.first > j && p.object(s, j+1, m.next) {
			return fate{}, false
		}
		return fate{outcome: o, at: j}, true
	}
	return fate{}, false
}

// betweenStates tells people of whom the text says بين قتيل وجريح.
func (p *parsed) betweenStates(s *sentence, m *people) bool {
	for k := m.end; k < min(m.end+6, s.end-1); k++ {
		if p.norm(k) == "بين" && p.is(k+1, p.class.dead) {
			return true
		}
	}
	return false
}

// afterInsertion is the comma that closes an insertion opened by the comma at j,
// when a plural verb of outcome follows it; 0 otherwise.
func (p *parsed) afterInsertion(s *sentence, j int) int {
	for k := j + 1; k < s.end-1 && k < j+12; k++ {
		if p.toks[k].Text == "." {
			return 0
		}
		if p.toks[k].Text != "،" {
			continue
		}
		if o, verb := p.fateWord(s, k+1); o != "" && verb && p.pos(k+1, lexicon.Verb).Feature&lexicon.Plural != 0 && !hasAnd(p.proclitics(k+1)) {
			return k
		}
		return 0
	}
	return 0
}

// agrees tells whether a verb can speak of these people before it, in the passive
// or with a pronoun that goes back to them.
func (p *parsed) agrees(s *sentence, m *people, v *lexicon.Sense, j int, bound bool) bool {
	switch v.Enc {
	case "":
	case "هم":
		return m.plural
	case "هما":
		return m.dual
	case "ه":
		return bound && !m.plural && !m.dual
	default:
		return false
	}
	switch {
	case m.plural:
		return v.Feature&lexicon.Plural != 0
	case m.dual:
		return v.Feature&lexicon.Dual != 0 || v.Feature&lexicon.Plural != 0
	}
	if v.Feature&(lexicon.Plural|lexicon.Dual) != 0 {
		return false
	}
	if bound || m.num != nil {
		return true
	}
	return m.first > s.first && (p.particle(m.first-1, p.class.that) || isQuote(p.toks[m.first-1].Text)) || j == m.end && !m.definite
}

// covered reads people whom arrests or abductions are said to have reached: حملة
// اعتقالات تشمل قياديين.
func (p *parsed) covered(s *sentence, m *people) (fate, bool) {
	k := m.first - 1
	if k <= s.first || m.definite && m.num == nil {
		return fate{}, false
	}
	switch strings.TrimPrefix(p.norm(k), "و") {
	case "شملت", "تشمل", "طالت", "تطال", "طاولت", "شمل", "طال":
	default:
		return fate{}, false
	}
	for j := k - 1; j >= s.first && j > k-14; j-- {
		if o := p.outcomeOf(j); (o == "detained" || o == "kidnapped") && p.isActNoun(j) {
			return fate{o, j, true}, true
		}
		if p.clauseStarts(j) {
			break
		}
	}
	return fate{}, false
}

// header reads people under a heading that says what befell them: قائمة الضحايا
// شملت 9 أفراد, عدد الجرحى بلغ بالعشرات.
func (p *parsed) header(s *sentence, m *people) (fate, bool) {
	if m.others || m.num == nil && m.definite {
		return fate{}, false
	}
	for j := m.first - 1; j >= s.first && j > m.first-9; j-- {
		if p.toks[j].Text == "." || p.toks[j].Text == "؛" || p.clauseStarts(j) {
			return fate{}, false
		}
		dead, hurt := p.is(j, p.class.dead), p.is(j, p.class.hurt)
		if !dead && !hurt {
			if _, ok := p.numAt[j]; ok {
				return fate{}, false
			}
			continue
		}
		for k := j + 1; k < m.first; k++ {
			if n := p.norm(k); (n == "هم" || n == "هما") && m.first-k <= 2 {
				if dead {
					return fate{"killed", j, true}, true
				}
				return fate{"injured", j, true}, true
			}
		}
		if m.num == nil {
			return fate{}, false
		}
		for k := j - 1; k >= s.first && k >= j-2; k-- {
			switch n := p.norm(k); {
			case p.is(k, p.class.sum), strings.HasSuffix(n, "عدد"), strings.HasSuffix(n, "قايمه"), strings.HasSuffix(n, "حصيله"), strings.HasSuffix(n, "اعداد"):
				o := "injured"
				if dead {
					o = "killed"
				}
				return fate{o, j, p.lists(j+1, m.first)}, true
			}
		}
		return fate{}, false
	}
	return fate{}, false
}

// lists tells a verb that opens a list of people: شملت, ضمت.
func (p *parsed) lists(from, to int) bool {
	for k := from; k < to; k++ {
		switch p.norm(k) {
		case "شملت", "تشمل", "ضمت", "تضم", "شمل", "ضم", "تضمنت":
			return true
		}
	}
	return false
}

// farVerb finds, for a number set off by a comma from everything before it, the
// transitive verb that waits for its object: اعتقلت الحركة التي ...، عشرات من.
func (p *parsed) farVerb(s *sentence, m *people) (fate, bool) {
	if m.num == nil || m.noun < 0 || m.first == s.first || p.toks[m.first-1].Text != "،" || p.joinedByAnd(m.first) {
		return fate{}, false
	}
	for j := m.first - 2; j >= s.first && j > m.first-28; j-- {
		if p.toks[j].Text == "." || p.toks[j].Text == "،" || p.particle(j, p.class.that) {
			return fate{}, false
		}
		if k, ok := p.numAt[j]; ok && p.nums[k].Kind == numeral.Cardinal && p.nums[k].Low > 1 {
			return fate{}, false
		}
		if o, verb := p.fateWord(s, j); o != "" && verb {
			return fate{outcome: o, at: j}, true
		}
	}
	return fate{}, false
}

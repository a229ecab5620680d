package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
	"github.com/isnad-project/isnad/numeral"
)

// fatesBefore looks for the words of outcome that govern people from before.
func (p *parsed) fatesBefore(s *sentence, m *people, last *figure) []fate {
	if p.joinedByAnd(m.first) {
		return nil
	}
	if k := s.chunkOf(m.first); k >= 0 && agentive[s.chunks[k].prep] {
		return nil // على يد عناصر من الأمن: they did it
	}
	if k := m.first - 1; k > s.first && p.norm(k) == "مع" && m.num != nil {
		if o, verb := p.fateWord(s, k-1); o != "" && verb {
			return []fate{{outcome: o, at: k - 1}}
		}
	}
	if at := p.executed(s, m); at >= 0 {
		return []fate{{outcome: "killed", at: at}}
	}
	if m.first > s.first && p.particle(m.first-1, p.class.prep) && p.norm(m.first-1) != "علي" && !strings.HasSuffix(p.norm(m.first-1), "ها") || p.proclitics(m.first).Has(arabic.Bi|arabic.Li) && m.num == nil {
		return nil
	}
	if x, ok := p.officeOf(s, m); ok {
		return []fate{x}
	}
	if m.num == nil && m.noun == m.first && m.first > s.first && strings.HasSuffix(p.norm(m.noun), "ون") && p.murders(m.first-1) {
		return nil // اغتال مسلحون: they did it
	}
	far := m.num != nil && (m.noun >= 0 && m.human || m.noun < 0 && p.toks[m.num.Core].Kind == arabic.Word && m.num.Kind == numeral.Cardinal && !m.num.Definite && m.num.Low > 1) || m.num == nil && !m.definite && (m.plural || p.accusative(m) || p.lateSubject(m))
	named := !far && m.num == nil && m.names != nil && m.noun >= 0
	far = far || named
	gap, commas := 0, 0
	for j := m.first - 1; j >= s.first; j-- {
		t := &p.toks[j]
		if t.Kind == arabic.Punct {
			switch {
			case isQuote(t.Text):
			case (t.Text == "-" || t.Text == "–") && j > s.first:
				open := j - 1
				for open > s.first && open > j-30 && p.toks[open].Text != t.Text {
					open--
				}
				if p.toks[open].Text != t.Text {
					return nil
				}
				j = open
			case (t.Text == "،" || t.Text == ",") && commas < 2 && p.onlyTimes(s, j, m.first):
				commas++
			default:
				return nil
			}
			continue
		}
		if _, ok := p.timeAt.at(j); ok {
			continue
		}
		o, verb := p.fateWord(s, j)
		if strings.HasPrefix(p.norm(j), "جث") && gap == 0 && m.num != nil {
			return []fate{{outcome: "killed", at: j}} // جثث خمسين من مقاتليه
		}
		if o == "" && m.num != nil && m.human && p.falls(j) && p.onlyAside(j+1, m.first) {
			o, verb = "killed", true
		}
		if o == "" && p.losesMen(s, j, m) {
			o, verb = "killed", true
		}
		if o != "" && verb && gap == 0 && p.strikesPronoun(j) && !p.is(m.noun, p.class.dead) && !p.is(m.noun, p.class.hurt) {
			return nil
		}
		if o != "" {
			if named && gap > 0 && !p.subjectFills(s, j+1, m.first) || p.finishes(j) && m.num == nil {
				return nil
			}
			if !verb && gap > 0 && !(gap <= 5 && m.num != nil && m.human && p.doerBehind(j)) || gap > 0 && m.num == nil && (m.plural && strings.HasSuffix(p.norm(m.noun), "ين") && !(verb && p.subjectFills(s, j+1, m.first)) || p.norm(m.first-1) == "او") || verb && gap > 0 && p.constructBefore(s, m) || p.takes(s, j, m, o, gap) {
				return nil
			}
			out := []fate{{outcome: o, at: j}}
			if k := j - 1; k >= s.first && hasAnd(p.proclitics(j)) {
				if first, v := p.fateWord(s, k); first != "" && !p.hasPronoun(k) && (v == verb || !v) && first != o && !p.pluralVerb(k) && (last == nil || last.outcomeAt != k) {
					out = []fate{{outcome: first, at: k}, {outcome: o, at: j}}
				}
			}
			return out
		}
		if p.norm(j) == "ما" && strings.HasPrefix(p.norm(j+1), "مجموع") {
			continue
		}
		if p.clauseStarts(j) || p.particle(j, p.class.rel) || p.particle(j, p.class.not) {
			return nil
		}
		if p.particle(j, p.class.pronoun) || p.particle(j, p.class.manner) {
			continue
		}
		if p.verbAt(s, j) && !p.is(j, p.class.aux) {
			if _, place := p.placeAt.at(j); !place {
				return nil
			}
		}
		if _, ok := p.numAt.at(j); ok {
			return nil
		}
		if gap++; gap > 8 || !far {
			return nil
		}
	}
	return nil
}

// strikesPronoun tells a verb of killing or wounding that has its object with it, so that those
// behind it did it: قتلها جنود.
func (p *parsed) strikesPronoun(j int) bool {
	v := p.pos(j, lexicon.Verb)
	return v != nil && v.Feature&lexicon.Past != 0 && (v.Enc == "ه" || v.Enc == "ها" || v.Enc == "هم" || v.Enc == "هما")
}

// murders tells a verb that is never written like its passive: اغتال, اغتيل.
func (p *parsed) murders(i int) bool {
	return strings.HasSuffix(p.norm(i), "اغتال") || strings.HasSuffix(p.norm(i), "يغتال")
}

// subjectFills tells whether one noun phrase of those who do such things fills the
// tokens between a verb and its object: اعتقلت القوات الشاب فلان.
func (p *parsed) subjectFills(s *sentence, from, to int) bool {
	c := s.chunkOf(from)
	return c >= 0 && s.chunks[c].first == from && s.chunks[c].end == to && (s.chunks[c].name != nil || s.chunks[c].kind == cAct || p.chunkIs(&s.chunks[c], p.class.group))
}

// officeOf reads a holder of an office as the one to whom armed people right behind
// the verb did something: اغتال مسلحون مجهولون رئيس المجلس.
func (p *parsed) officeOf(s *sentence, m *people) (fate, bool) {
	if m.num != nil || m.noun != m.first || m.plural || m.dual || p.sense(m.noun, p.class.title) == nil {
		return fate{}, false
	}
	for j := m.first - 2; j >= s.first && j >= m.first-4; j-- {
		if o, verb := p.fateWord(s, j); o != "" {
			return fate{outcome: o, at: j}, verb && p.is(j+1, p.class.armedPerson) && (p.titleApart(j+1, m.first) || p.article(m.first) && !p.article(j+1))
		}
		if p.toks[j].Kind != arabic.Word {
			return fate{}, false
		}
	}
	return fate{}, false
}

// doerBehind tells a verbal noun with its doer right behind it: اعتقال القوات خمسة.
func (p *parsed) doerBehind(j int) bool {
	n, ok := p.names.at(j + 1)
	return ok && n.entry.Classes.Has(p.class.actor) || p.is(j+1, p.class.group) || p.forceAt(j+1) != ""
}

// losesMen tells a force that lost so many of its own: فقد الجيش 600 جندي, أنها فقدت ثمانية
// عناصر. Of others it says that nobody knows where they are.
func (p *parsed) losesMen(s *sentence, j int, m *people) bool {
	if m.num == nil || m.noun < 0 || !p.is(m.noun, p.class.armedPerson) || !p.verbAt(s, j) {
		return false
	}
	for k := range p.words[j].Senses {
		if v := &p.words[j].Senses[k]; v.POS == lexicon.Verb && (v.Key == "فقد" || v.Key == "خسر") && v.Feature&lexicon.Past != 0 && v.Enc == "" {
			return j+1 < m.first || v.Feature&lexicon.Feminine != 0 || j > s.first && p.particle(j-1, p.class.that)
		}
	}
	return false
}

// onlyAside tells whether the tokens between a verb and its subject only tell when, or go
// back to the act: سقط فيها, سقط أمس وحده.
func (p *parsed) onlyAside(from, to int) bool {
	for i := from; i < to; i++ {
		if _, ok := p.timeAt.at(i); ok || p.toks[i].Kind == arabic.Punct {
			continue
		}
		switch p.norm(i) {
		case "وحدها", "وحده", "ايضا", "هناك", "خلالها", "خلاله", "فيها", "فيه", "كذلك", "اثرها":
		default:
			return false
		}
	}
	return true
}

// executed is the word for an execution that was carried out on people: نفذ حكم الإعدام في
// أربعة سائقين, تنفيذ الإعدام بحق ثلاثة. It is -1 when there is none: a sentence kills nobody.
func (p *parsed) executed(s *sentence, m *people) int {
	if m.num == nil || m.first == s.first {
		return -1
	}
	if n := p.norm(m.first - 1); n != "في" && n != "بحق" && !p.proclitics(m.first).Has(arabic.Bi) {
		return -1
	}
	at := -1
	for j := m.first - 1; j >= s.first && j > m.first-12; j-- {
		if p.clauseStarts(j) || p.toks[j].Text == "." {
			return -1
		}
		switch strings.TrimPrefix(p.norm(j), "ب") {
		case "الاعدام", "اعدام":
			at = j
		}
		if n := strings.TrimPrefix(p.norm(j), "و"); at >= 0 && (n == "نفذ" || n == "نفذت" || n == "ينفذ" || n == "تنفيذ") {
			return at
		}
	}
	return -1
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
	return n != nil && (n.Feature&lexicon.Tanwin != 0 || m.dual && (strings.HasSuffix(p.norm(m.noun), "ين") || n.Enc != ""))
}

// lateSubject tells people who can be what a passive verb is said of behind words
// that tell where or when: قتل في الغارة طفلان.
func (p *parsed) lateSubject(m *people) bool {
	if m.noun <= 0 || p.pos(m.noun, lexicon.Adjective) != nil {
		return false
	}
	_, time := p.timeAt.at(m.noun - 1)
	place := false
	for k := m.noun - 1; k >= 0 && k > m.noun-4; k-- {
		if at, ok := p.placeAt.at(k); ok && p.places[at].Phrase[1] == m.noun {
			place = true
		}
	}
	return time || place || p.article(m.noun-1)
}

// onlyTimes tells whether nothing but times stands between a comma and people.
func (p *parsed) onlyTimes(s *sentence, j, to int) bool {
	for k := j + 1; k < to; k++ {
		if _, ok := p.timeAt.at(k); !ok && p.toks[k].Kind != arabic.Punct && p.norm(k) != "علي" {
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
	_, time := p.timeAt.at(k)
	_, place := p.placeAt.at(k)
	if n == nil || time || place || p.inName(k) || n.Pro.Has(arabic.Al) || n.Enc != "" || n.Feature&lexicon.Tanwin != 0 || p.pos(k, lexicon.Adjective) != nil {
		return false
	}
	return n.Pro.Has(arabic.Bi|arabic.Li) || k > s.first && p.particle(k-1, p.class.prep)
}

// takes tells whether the people right behind a transitive verb are its subject:
// قتل مسلحون شرطيا, with the object next.
func (p *parsed) takes(s *sentence, j int, m *people, outcome string, gap int) bool {
	v := p.pos(j, lexicon.Verb)
	if v == nil || !p.isVerb(j, s) || gap > 0 || m.num != nil && m.noun < 0 || m.next == nil || m.next.one {
		return false
	}
	switch v.Own {
	case "قتل", "خطف", "اختطف", "اعتقل", "اغتال", "اعدم", "اصاب", "جرح", "احتجز", "ذبح", "اردي":
	default:
		return false
	}
	return p.object(s, m.end, m.next)
}

// mixed turns dead and wounded under one exact number into casualties: استشهد
// وأصيب 20; under a vague one each holds by itself.
func (p *parsed) mixed(s *sentence, m *people, fates []fate) []fate {
	if len(fates) == 2 && m.num != nil && m.num.Kind == numeral.Cardinal && harmed(fates[0].outcome) && harmed(fates[1].outcome) {
		return []fate{{outcome: "casualties", at: fates[0].at}}
	}
	return fates
}

// hasPronoun tells a word of outcome with a pronoun behind it, which is of people told
// before: مصرعهم.
func (p *parsed) hasPronoun(i int) bool {
	n := p.pos(i, lexicon.Noun)
	if n == nil {
		n = p.pos(i, lexicon.Verb)
	}
	return n != nil && n.Enc != "" && strings.HasSuffix(p.norm(i), n.Enc)
}

func harmed(outcome string) bool { return outcome == "killed" || outcome == "injured" }

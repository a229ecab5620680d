package extract

import (
	"strconv"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// victimAt reads the names of people right behind a word of outcome: مقتل أبي خليل,
// اغتيل فلان وفلان. Each name counts one.
func (p *parsed) victimAt(s *sentence, i int) (people, bool) {
	at := i - 1
	for at >= s.first && (p.toks[at].Kind == arabic.Punct && isQuote(p.toks[at].Text) || p.particle(at, p.class.pronoun) && strings.HasPrefix(p.norm(at), "في")) {
		at--
	}
	o, _ := p.fateWord(s, at)
	if p.amongDead(s, at) {
		o = "killed"
	}
	if o == "" || o == "displaced" || p.finishes(at) || p.article(i) && (o != "killed" || at != i-1 || !p.surname(s, i)) {
		return people{}, false
	}
	m := people{first: i, end: i, noun: -1, human: true, definite: true}
	for i < s.end {
		end := p.personEnd(s, i, m.names == nil)
		if end == i {
			break
		}
		v := isnad.Victim{Name: p.text(i, end)}
		if m.names != nil {
			v.Name = strings.TrimPrefix(v.Name, "و")
		}
		m.end = end
		v.Age, i = p.ageAt(s, end)
		m.names = append(m.names, v)
		if k := p.nextName(s, i); k > 0 {
			i = k
			continue
		}
		break
	}
	if len(m.names) == 0 || len(m.names) == 1 && !p.surely(s, m.first, m.end, at, o) {
		return people{}, false
	}
	m.plural, m.dual = len(m.names) > 2, len(m.names) == 2
	return m, true
}

// amongDead tells the dead from among whom somebody is named behind: من بين القتلى أبو سعد.
func (p *parsed) amongDead(s *sentence, i int) bool {
	return i > s.first && p.article(i) && p.is(i, p.class.dead) && strings.TrimPrefix(p.norm(i-1), "و") == "بين"
}

// surname tells the second half of a name that stands for the whole: مقتل السلماني.
func (p *parsed) surname(s *sentence, i int) bool {
	norm := p.norm(i)
	if p.toks[i].Kind != arabic.Word || len(p.words[i].Senses) > 0 || !strings.HasSuffix(norm, "ي") || len([]rune(norm)) < 5 || !p.unlisted(i, true) {
		return false
	}
	if p.article(i-1) || p.verbAt(s, i-1) || p.proclitics(i).Has(arabic.Wa|arabic.Bi|arabic.Li|arabic.Fa) {
		return false
	}
	_, listed := p.names.at(i)
	return !listed
}

// bareName tells a word of no list that may begin a person's name.
func (p *parsed) bareName(i int) bool {
	return p.toks[i].Kind == arabic.Word && len(p.words[i].Senses) == 0 && p.unlisted(i, true) && !p.article(i)
}

// nameIn reads the name that follows a definite noun inside a mention (المواطن فلان)
// and those joined to it, each of whom counts one.
func (p *parsed) nameIn(s *sentence, m *people) {
	i := m.noun + 1
	for i < m.end && !p.unlisted(i, true) || i < m.end && p.article(i) {
		i++
	}
	if i >= m.end && !(i == m.end && i < s.end && kunya(p.norm(i))) || i == s.first {
		return
	}
	at := i
	for at < s.end {
		end := p.personEnd(s, at, len(m.names) == 0)
		if end-at < 2 {
			break
		}
		v := isnad.Victim{Name: p.text(at, end)}
		if m.names != nil {
			v.Name = strings.TrimPrefix(v.Name, "و")
		}
		m.end = max(m.end, end)
		v.Age, at = p.ageAt(s, end)
		m.names = append(m.names, v)
		k := p.nextName(s, at)
		if k == 0 {
			break
		}
		at = k
	}
	m.plural, m.dual = len(m.names) > 2, len(m.names) == 2
}

// subjectAt reads somebody behind أن who is said to have been killed or seized: أن
// خليل الحسن قتل في الغارة, أن بائعا أصيب.
func (p *parsed) subjectAt(s *sentence, i int) (people, bool) {
	if i == s.first || !p.particle(i-1, p.class.that) || len(p.words[i].Senses) > 0 && p.names.entry(i) == nil && !kunya(p.norm(i)) {
		return people{}, false
	}
	end := p.personEnd(s, i, true)
	named := end-i > 1 || end > i && (p.names.entry(i) != nil || p.suffers(s, end))
	if end == i || !named && !strings.HasSuffix(p.norm(i), "ا") {
		return people{}, false
	}
	m := people{first: i, end: end, noun: -1, human: true, definite: named}
	if named {
		m.names = []isnad.Victim{{Name: p.text(i, end)}}
	}
	at := end
	if m.names != nil {
		m.names[0].Age, at = p.ageAt(s, end)
	}
	if at < s.end && p.norm(at) == "قد" {
		at++
	}
	if o, verb := p.fateWord(s, at); o == "" || !verb || p.pastVerb(at) == nil || p.pastVerb(at).Feature&lexicon.Past == 0 || p.objectBehind(s, at) {
		return people{}, false
	}
	return m, true
}

// suffers tells a verb of death or injury at token i with nobody behind it to whom it
// was done, so that whoever stands before it suffered it: أن سعاد قتلت برصاص.
func (p *parsed) suffers(s *sentence, i int) bool {
	if i+1 >= s.end || p.proclitics(i) != 0 {
		return false
	}
	o, verb := p.fateWord(s, i)
	v := p.pastVerb(i)
	if !verb || v == nil || o != "killed" && o != "injured" || v.Feature&lexicon.Past == 0 || v.Feature&(lexicon.Plural|lexicon.Dual) != 0 || v.Enc != "" {
		return false
	}
	_, time := p.timeAt.at(i + 1)
	return time || p.particle(i+1, p.class.prep) || p.proclitics(i+1).Has(arabic.Bi)
}

// surely tells whether what stands behind a word of outcome is a name beyond doubt:
// a listed one, of two words, in quotation marks, or behind a word that is said of
// persons alone.
func (p *parsed) surely(s *sentence, first, end, at int, outcome string) bool {
	if _, ok := p.names.at(first); ok || end-first > 1 || p.article(first) {
		return true
	}
	if first-at > 1 && isQuote(p.toks[first-1].Text) {
		return true
	}
	if v := p.pos(at, lexicon.Verb); v != nil && first-at == 1 && v.Enc == "" && outcome != "detained" && strings.HasSuffix(p.norm(first), "ا") && v.Feature&lexicon.Feminine != 0 {
		return true // قتلت بائعا
	}
	return outcome == "killed" && (strings.Contains(p.norm(at), "ستشهد") || strings.Contains(p.norm(at), "ستشهاد") || strings.Contains(p.norm(at), "غتيل") || strings.Contains(p.norm(at), "غتيال"))
}

// personEnd is the end of a person's name that starts at token i, or i.
func (p *parsed) personEnd(s *sentence, i int, first bool) int {
	if n, ok := p.names.at(i); ok {
		if n.entry.Classes.Has(p.class.person) {
			return n.end
		}
		return i
	}
	if p.toks[i].Kind != arabic.Word || !p.unlisted(i, first) {
		return i
	}
	end := i + 1
	for end < s.end && end < i+6 && p.toks[end].Kind == arabic.Word && p.unlisted(end, true) && !p.goesOnBehind(end) {
		end++
	}
	if kunya(p.norm(i)) && end > i+1 && end < s.end && p.article(end) && p.is(end, p.class.nisba) {
		end++ // أبو قتادة المغربي
	}
	return end
}

// kunya tells the word that a name like أبو خليل begins with, in any case.
func kunya(norm string) bool { return norm == "ابو" || norm == "ابي" || norm == "ابا" }

// goesOnBehind tells a word of no list that is rather و and another word than part of a name:
// ودفنهما, but وائل.
func (p *parsed) goesOnBehind(i int) bool {
	rest, ok := strings.CutPrefix(p.norm(i), "و")
	return ok && len([]rune(rest)) > 3 && p.freq.of(rest) > p.freq.of(p.norm(i))
}

// unlisted tells a word that may be part of a person's name: one that the lists
// do not have, with nothing before it; a name's second part may have the article.
func (p *parsed) unlisted(i int, bare bool) bool {
	norm := p.norm(i)
	if kin(norm) {
		return false
	}
	if _, ok := p.timeAt.at(i); ok {
		return false
	}
	if _, ok := p.placeAt.at(i); ok {
		return false
	}
	if _, ok := p.numAt.at(i); ok {
		return false
	}
	if norm == "علي" && strings.HasSuffix(p.toks[i].Text, "ي") && i+1 < len(p.toks) && p.toks[i+1].Kind == arabic.Word && len(p.words[i+1].Senses) == 0 && p.norm(i+1) != "يد" && !strings.HasPrefix(p.norm(i+1), "ال") {
		return true // علي فلان, the name
	}
	if len(p.words[i].Senses) > 0 {
		return norm == "عبد" || norm == "بن" || kunya(norm) || norm == "ابن"
	}
	if strings.HasPrefix(norm, "بجر") || strings.HasPrefix(norm, "بطلق") {
		return false
	}
	if rest, ok := strings.CutPrefix(norm, "ب"); ok && p.freq.of(rest) > p.freq.of(norm) {
		return false
	}
	if bare && p.proclitics(i).Has(arabic.Wa|arabic.Bi|arabic.Li|arabic.Fa) || p.looksLikeVerb(i) {
		return false
	}
	for _, plural := range []string{"ات", "ين", "ون", "ها", "هم"} {
		if i+1 < len(p.toks) && len(p.words[i+1].Senses) == 0 && p.toks[i+1].Kind == arabic.Word && p.proclitics(i+1) == 0 {
			break // شيرين فلان
		}
		if strings.HasSuffix(norm, plural) && len([]rune(norm)) > 4 {
			return false
		}
	}
	return true
}

// ageAt reads an age in brackets or between commas behind a name: (24 عاما), and
// returns where the text goes on.
func (p *parsed) ageAt(s *sentence, i int) (*int, int) {
	k := i
	if k < s.end && (p.toks[k].Text == "(" || p.toks[k].Text == "،") {
		k++
	}
	if k+1 >= s.end || k == i {
		return nil, i
	}
	n, err := strconv.Atoi(arabic.Fold(p.toks[k].Text))
	switch unit := p.norm(k + 1); {
	case err != nil || n > 120:
		return nil, i
	case strings.HasPrefix(unit, "شهر"), strings.HasPrefix(unit, "اشهر"):
		n /= 12
	case !strings.HasPrefix(unit, "عام") && !strings.HasPrefix(unit, "سن"):
		return nil, i
	}
	if k += 2; k < s.end && p.toks[k].Text == ")" {
		k++
	}
	return &n, k
}

// nextName is the token of the next name of a list that goes on at token i, past
// where its bearer comes from (من مدينة رفح); 0 when the list ends.
func (p *parsed) nextName(s *sentence, i int) int {
	for k := i; k < s.end && k < i+5; k++ {
		if m, ok := p.placeAt.at(k); ok {
			k = p.places[m].Phrase[1] - 1
			continue
		}
		if p.norm(k) == "من" {
			continue
		}
		if _, ok := p.numAt.at(k); ok {
			return 0
		}
		if o, _ := p.fateWord(s, k); o == "" && strings.HasPrefix(p.norm(k), "و") && len(p.words[k].Senses) == 0 && p.toks[k].Kind == arabic.Word {
			if rest := strings.TrimPrefix(p.norm(k), "و"); len(p.sensesOf(rest)) == 0 && k+1 < s.end && p.toks[k+1].Kind == arabic.Word && p.unlisted(k+1, true) {
				return k
			}
		}
		return 0
	}
	return 0
}

// kin tells a word for a relative, whose own description follows.
func kin(norm string) bool {
	switch norm {
	case "نجل", "شقيق", "والد", "زوجه", "ابنه", "حفيد", "صهر":
		return true
	}
	return false
}

// role is the kind of a named person by what stands beside the name: قيادي بارز في
// التنظيم.
func (p *parsed) role(s *sentence, m *people) string {
	who := ""
	for i := m.end; i < s.end && i < m.end+9; i++ {
		if p.verbAt(s, i) || p.clauseStarts(i) || p.toks[i].Text == "." {
			break
		}
		if kin(p.norm(i)) {
			return who
		}
		if w := p.kindOf(i); w != "" && w != "persons" && who == "" && !p.proclitics(i).Has(arabic.Wa|arabic.Bi|arabic.Li) {
			who = w
		}
		if p.isActNoun(i) {
			break
		}
	}
	return who
}

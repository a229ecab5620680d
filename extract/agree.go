package extract

import (
	"strings"

	"github.com/isnad-project/isnad/lexicon"
)

// mismatched tells a noun right behind the verb of chunk ci whose gender is not the verb's: طالب
// السلطات, اتهمت النظام. That is whom it is done to; who does it is known from before.
func (p *parsed) mismatched(s *sentence, ci int) bool {
	if ci < 0 || ci+1 >= len(s.chunks) || s.chunks[ci].kind != cVerb {
		return false
	}
	c := &s.chunks[ci+1]
	return c.kind == cNoun && c.prep == "" && !c.coord && c.first == s.chunks[ci].end && c.number < 0 && c.place < 0 && p.disagrees(s.chunks[ci].head, c.first)
}

// hasSubject tells the verb of chunk ci whose subject is a pronoun: its own, in the plural
// (هاجموا حاجزا), or that of the particle right before it (إنه قصف, أنها استهدفت). What stands
// behind it is no subject.
func (p *parsed) hasSubject(s *sentence, ci int) bool {
	if ci < 0 || s.chunks[ci].kind != cVerb || s.chunks[ci].first == s.first {
		return false
	}
	if v := p.pos(s.chunks[ci].head, lexicon.Verb); v != nil && v.Feature&(lexicon.Plural|lexicon.Dual) != 0 {
		return true
	}
	i := s.chunks[ci].first - 1
	if !p.particle(i, p.class.that) {
		return false
	}
	for _, pronoun := range []string{"نه", "نها", "نهم", "نهما"} {
		if strings.HasSuffix(p.norm(i), pronoun) {
			return true
		}
	}
	return false
}

// disagrees tells a verb before a body of the other gender.
func (p *parsed) disagrees(v, body int) bool {
	g, of := p.verbGender(v), p.bodyGender(body)
	if g == 'm' && (p.isActNoun(v) || strings.HasPrefix(strings.TrimPrefix(p.norm(v), "و"), "ت")) {
		return false // قصف المدفعية, تواصل القوات: a noun, or one of two verbs
	}
	return g != 0 && of != 0 && g != of
}

// bodyGender is the gender of the verb behind which a word for a body of people (الحكومة,
// الجيش, الدول) can be the subject; 0 for other words, and where it does not show.
func (p *parsed) bodyGender(i int) byte {
	n := p.pos(i, lexicon.Noun)
	if n == nil || n.Enc != "" || !p.is(i, p.class.body) && !p.is(i, p.class.armed) && p.names.entry(i) == nil {
		return 0
	}
	word := p.norm(i)
	switch {
	case strings.HasSuffix(word, "ون") || strings.HasSuffix(word, "ين") || strings.HasSuffix(word, "و"):
		return 0
	case strings.HasSuffix(n.Own, "ه") || strings.HasSuffix(n.Own, "ات") || n.Feature&lexicon.Plural != 0 && p.is(i, p.class.body):
		return 'f'
	case n.Feature&lexicon.Plural == 0 && p.article(i):
		return 'm'
	}
	return 0
}

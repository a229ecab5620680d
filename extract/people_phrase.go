package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
	"github.com/isnad-project/isnad/numeral"
)

// phraseEnd is the end of the noun phrase of people whose head is token i: its
// adjectives, what stands in construct with it, and the unit after من.
func (p *parsed) phraseEnd(s *sentence, i int) int {
	end := i + 1
	if n, ok := p.names.at(i); ok {
		end = n.end
	}
	end = p.nounEnd(s, i, end, false)
	for end < s.end && end < i+5 && p.sameForm(i, end) {
		end = p.nounEnd(s, i, end+1, false) // مسلحا حوثيا
	}
	for end < s.end && p.article(i) && p.article(end) && (p.singular(end) || p.pos(end, lexicon.Adjective) != nil) && p.toks[end].Kind == arabic.Word && end < i+8 {
		end = p.nounEnd(s, end, end+1, false) // القيادي الحوثي فلان
	}
	for k := i + 1; k < end; k++ {
		if p.toks[k].Text == "(" && k+1 < end {
			if _, ok := p.numAt.at(k + 1); p.is(k+1, p.class.human) || ok && p.toks[min(k+2, s.end-1)].Text != ")" {
				return k // أربعة مدنيين (امرأة وثلاثة أطفال)
			}
		}
		if !p.article(i) && p.article(k) && (p.is(k, p.class.title) || p.is(k, p.class.human) && p.pos(k, lexicon.Adjective) == nil) && p.isVerb(max(i-1, s.first), s) && p.singular(k) {
			return k // اغتال مسلحون | العقيد
		}
		if p.titleApart(i, k) {
			return k // اغتال مسلحون مجهولون | رئيس المجلس
		}
		if n := p.norm(k); (n == "اضافه" || n == "علاوه" || n == "فضلا") && k+1 < s.end && p.particle(k+1, p.class.prep) {
			return k
		}
		if _, ok := p.numAt.at(k); ok || p.is(k, p.class.dead) || p.is(k, p.class.hurt) {
			return k
		}
	}
	if end+1 < s.end && p.norm(end) == "من" && (p.forceAt(end+1) != "" || p.is(end+1, p.class.group)) {
		end = p.nounEnd(s, end+1, end+2, false)
	}
	return end
}

// sameForm tells a nisba in the form of the noun before it: مسلحا حوثيا, جنود أتراك.
func (p *parsed) sameForm(i, end int) bool {
	a, b := p.sense(i, p.class.human), p.sense(end, p.class.human)
	if a == nil || b == nil || b.Pro != a.Pro&arabic.Al || !strings.HasSuffix(b.Own, "ي") || a.Enc != "" || b.Enc != "" || a.Entry == b.Entry {
		return false
	}
	const form = lexicon.Tanwin | lexicon.Plural | lexicon.Dual
	return a.Feature&form == b.Feature&form || a.Feature&lexicon.Plural != 0 && b.Feature&lexicon.Dual != 0 && p.dualOrPlural(b, end)
}

// singular tells a word for one person.
func (p *parsed) singular(i int) bool {
	n := p.sense(i, p.class.human)
	if n == nil {
		n = p.sense(i, p.class.title)
	}
	return n != nil && n.Feature&(lexicon.Plural|lexicon.Dual) == 0
}

// withOthers notes آخرون inside or right behind a mention.
func (p *parsed) withOthers(s *sentence, m *people) int {
	for k := m.first; k < min(m.end+1, s.end); k++ {
		switch strings.TrimPrefix(p.norm(k), "و") {
		case "اخرون", "اخرين", "اخران", "اخر", "اخري", "الاخرين", "الاخرون", "غيرهم", "غيرهما":
			if k == m.noun || m.noun < 0 {
				m.others = true
			}
			if k == m.end {
				return k + 1
			}
		}
	}
	return m.end
}

// partitive tells منهم and its like behind a number.
func partitive(norm string) bool {
	switch norm {
	case "منهم", "منها", "منهن":
		return true
	}
	return false
}

// inanimate tells a counted noun that is a known word for no person, or one
// that the lists do not have and that does not look like people.
func (p *parsed) inanimate(i int) bool {
	if p.pos(i, lexicon.Adjective) != nil && p.is(i, p.class.nisba) {
		return false // خمسة بريطانيين
	}
	if len(p.words[i].Senses) > 0 || p.looksLikeVerb(i) {
		return true
	}
	norm := p.norm(i)
	return !strings.HasSuffix(norm, "ين") && !strings.HasSuffix(norm, "ون") && !strings.HasSuffix(norm, "يا")
}

// newWord tells a counted noun of no list right behind a word of dying, which counts
// people whatever they are called; the killers and their weapon may stand between.
func (p *parsed) newWord(s *sentence, n *numeral.Number, noun int) bool {
	if len(p.words[noun].Senses) > 0 || p.looksLikeVerb(noun) {
		return false
	}
	for k := n.First - 1; k >= s.first && k >= n.First-3; k-- {
		if o, _ := p.fateWord(s, k); o != "" {
			return o == "killed"
		}
		if !p.bySmallArms(k) && !p.is(k, p.class.armedPerson) {
			return false
		}
	}
	return false
}

// dayWord tells اليوم and عام, behind which a bare number is a name: اليوم 144.
func (p *parsed) dayWord(i int) bool {
	n := strings.TrimPrefix(p.norm(i), "ال")
	return n == "يوم" || n == "عام" || n == "سنه" || n == "رقم"
}

// thing tells a noun behind "so many of" that stands for no body of people.
func (p *parsed) thing(i int) bool {
	if p.is(i, p.class.group) {
		return false
	}
	return p.is(i, p.class.weapon) || p.is(i, p.class.vehicle) || p.is(i, p.class.object) || p.is(i, p.class.act) && p.sense(i, p.class.armed) == nil
}

// injuries tells إصابات, wounded people by the name of what they suffered; after a
// number also إصابة.
func (p *parsed) injuries(i int) bool {
	n := p.pos(i, lexicon.Noun)
	if i+1 < len(p.toks) {
		switch p.norm(i + 1) {
		case "مباشره", "موكده", "محققه", "دقيقه":
			return false // hits, not wounded
		}
	}
	return n != nil && n.Enc == "" && (n.Own == "اصابات" || n.Own == "اصابه") && (n.Feature&lexicon.Plural != 0 || strings.HasSuffix(p.norm(i), "ه"))
}

// dualOrPlural tells whether a form in ين may as well be a plural: مسلحين is more
// often armed men than two of them; جنديين is two, since soldiers are جنود.
func (p *parsed) dualOrPlural(n *lexicon.Sense, i int) bool {
	norm := p.toks[i].Norm
	stem, ok := strings.CutSuffix(norm, "ين")
	if !ok || strings.HasSuffix(p.toks[i].Text, "َين") {
		return false // مدنيَين has the vowel of two
	}
	for _, o := range p.sensesOf(stem + "ون") {
		if o.Entry == n.Entry {
			return true
		}
	}
	return false
}

// single tells whether a definite phrase singles one person out: القيادي البارز
// فلان, قائدها.
func (p *parsed) single(m *people) bool { return m.noun >= 0 && !m.plural && !m.dual }

// inName tells whether token i stands inside a name of the lists.
func (p *parsed) inName(i int) bool {
	for j := i; j >= 0 && j > i-8; j-- {
		if n, ok := p.names.at(j); ok {
			return n.end > i
		}
	}
	return false
}

// verbAt tells a word that is read as a verb where it stands: no name, no noun
// behind a preposition.
func (p *parsed) verbAt(s *sentence, i int) bool {
	if p.toks[i].Kind != arabic.Word || !p.isVerb(i, s) || p.inName(i) || strings.HasSuffix(p.toks[i].Text, "ة") {
		return false
	}
	if i > s.first && p.isActNoun(i) && p.isActNoun(i-1) && !p.article(i-1) && p.words[i].Senses[0].Pro == 0 {
		return false // عملية طعن
	}
	return i == s.first || !p.particle(i-1, p.class.prep) || p.norm(i-1) == "ما"
}

// clauseStarts tells a word that opens another clause.
func (p *parsed) clauseStarts(i int) bool {
	return p.particle(i, p.class.that) || p.particle(i, p.class.clause) || p.particle(i, p.class.cond)
}

func hasAnd(c arabic.Clitics) bool { return c.Has(arabic.Wa | arabic.Fa) }

// allOf tells a word for all of those whom the noun behind it names.
func allOf(norm string) bool {
	switch norm {
	case "جميع", "كافه":
		return true
	}
	return false
}

// dualInConstruct tells two people before the noun that they belong to, where ن is
// dropped: ضابطا شرطة, ضابطي أمن.
func (p *parsed) dualInConstruct(s *sentence, n *lexicon.Sense, i int) bool {
	if i+1 >= s.end || n.Feature&lexicon.Plural != 0 || n.Enc != "ي" && n.Feature&lexicon.Tanwin == 0 {
		return false
	}
	of := p.pos(i+1, lexicon.Noun)
	return of != nil && p.pos(i+1, lexicon.Adjective) == nil && of.Pro&^arabic.Al == 0 && of.Feature&lexicon.Tanwin == 0 && p.forceAt(i+1) != ""
}

// titleApart tells that the noun at token i has its ن, or an adjective of its own, before
// token k, so that a title there starts another phrase.
func (p *parsed) titleApart(i, k int) bool {
	if p.article(k) || p.sense(k, p.class.title) == nil || p.pos(k, lexicon.Adjective) != nil || !p.singular(k) {
		return false
	}
	n := p.sense(i, p.class.human)
	return n != nil && n.Pro&arabic.Al == 0 && n.Feature&(lexicon.Plural|lexicon.Dual) != 0 && (strings.HasSuffix(p.norm(i), "ون") || strings.HasSuffix(p.norm(i), "ان") || strings.HasSuffix(p.norm(i), "ين"))
}

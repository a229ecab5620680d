package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// convoyOf tells a vehicle that is called after the act that it serves: قافلة إغاثة, طائرة
// استطلاع.
func (p *parsed) convoyOf(first, i int) bool {
	switch p.norm(i) {
	case "اغاثه", "مساعدات", "استطلاع", "مراقبه", "تفتيش", "تدريب", "نقل", "تجسس", "امداد":
		return i == first+1 && !p.article(first)
	}
	return false
}

// fires tells a word of opening fire, whose النار stands behind whoever does: أطلق, فتح.
func (p *parsed) fires(i int) bool {
	for k := range p.words[i].Senses {
		switch p.words[i].Senses[k].Own {
		case "اطلق", "فتح", "اطلاق":
			return true
		}
	}
	return false
}

// sameEnding tells a plural of people that describes the one before it: مسلحون حوثيون,
// مقاتلون أكراد.
func (p *parsed) sameEnding(i int) bool {
	a, b := p.norm(i-1), p.norm(i)
	switch b {
	case "اكراد", "عرب", "شيعه", "سنه", "افغان", "اتراك", "روس", "اجانب":
		return true
	}
	return p.is(i, p.class.human) && (strings.HasSuffix(a, "ون") && strings.HasSuffix(b, "ون") || strings.HasSuffix(a, "ين") && strings.HasSuffix(b, "ين")) && !p.article(i)
}

// bullets tells a word for gunfire behind ب, behind which stands whose it is: برصاص الجيش.
func (p *parsed) bullets(i int) bool {
	if !p.proclitics(i).Has(arabic.Bi) {
		return false
	}
	for k := range p.words[i].Senses {
		switch p.words[i].Senses[k].Key {
		case "رصاص", "رصاصه", "نار", "طلق ناري", "قنص":
			return true
		}
	}
	return false
}

// missile tells a shell behind ب, whose like no people or things are: استهدف بصاروخ مجموعة.
func (p *parsed) missile(first, i int) bool {
	return p.proclitics(first).Has(arabic.Bi) && p.is(first, p.class.shell) && !p.article(first) && !p.article(i) && !p.is(i, p.class.shell) &&
		p.pos(i, lexicon.Adjective) == nil && (p.thingOrPerson(i) || p.is(i, p.class.quantity))
}

// striker tells who or what strikes, right behind a verb of striking, with what is struck
// behind: استهدف انتحاري نقطة تفتيش, استهدفت مسيرة موقعا.
func (p *parsed) striker(s *sentence, first, i int) bool {
	if first == s.first || !p.isVerb(first-1, s) || !p.is(first-1, p.class.strike) && !strings.HasSuffix(p.norm(first-1), "هاجم") ||
		p.article(first) || p.article(i) || !p.onlyNoun(i) || p.convoyOf(first, i) {
		return false
	}
	alone := p.attacker(p.norm(first))
	if !alone && !p.is(first, p.class.weapon) && !p.is(first, p.class.air) && !p.is(first, p.class.shell) {
		return false
	}
	return p.is(i, p.class.object) || p.is(i, p.class.settlement) || p.is(i, p.class.group) || alone && p.is(i, p.class.vehicle)
}

// attacker tells one person named by nothing but that he attacks, in construct with nobody.
func (p *parsed) attacker(norm string) bool {
	switch norm {
	case "انتحاري", "مسلح", "مهاجم", "قناص", "مجهول", "ملثم", "ارهابي", "متمرد", "ثائر", "مقاتل":
		return true
	}
	return false
}

// fighter tells the first word of somebody who may have shot: forces, a person, a name of
// either.
func (p *parsed) fighter(i int) bool {
	if n := p.names.entry(i); n != nil {
		return n.Classes.Has(p.class.actor)
	}
	for _, c := range []lexicon.Class{p.class.group, p.class.human, p.class.armed} {
		if p.is(i, c) {
			return true
		}
	}
	return false
}

// hasOwner tells a noun with a pronoun behind it for its owner, which nothing can be in
// construct with: رئيسها.
func (p *parsed) hasOwner(i int) bool {
	n := p.pos(i, lexicon.Noun)
	if n == nil || n.Enc == "" || n.Enc == "ي" || n.Classes.Has(p.class.dead) {
		return false // جنديي المشاة, ضحيتها مدنيون
	}
	for k := range p.words[i].Senses {
		if p.words[i].Senses[k].Enc == "" {
			return false
		}
	}
	return true
}

// inObjectCase tells a noun or adjective that its ending marks as an indefinite object,
// or a pair of people that cannot be in construct with who stands before: شاب جنديين.
func (p *parsed) inObjectCase(i int) bool {
	if p.tanwin(i) {
		return true
	}
	for k := range p.words[i].Senses {
		s := &p.words[i].Senses[k]
		if s.POS != lexicon.Noun && s.POS != lexicon.Adjective || s.Enc != "" {
			continue
		}
		if s.Feature&lexicon.Tanwin != 0 || s.Feature&lexicon.Dual != 0 && strings.HasSuffix(p.norm(i), "ين") && !p.article(i) {
			return true
		}
	}
	return false
}

// sideways tells a word of no list in the indefinite accusative, which says how or in what
// state: متأثرا, رميا. News write it with ال too, as they do no name.
func (p *parsed) sideways(i int) bool {
	norm := p.norm(i)
	stem, ok := strings.CutSuffix(norm, "ا")
	if !ok || len(stem) < 6 || len(p.words[i].Senses) > 0 || p.article(i) || i > 0 && strings.HasSuffix(p.norm(i-1), "ا") {
		return false // مركزا ثقافيا: the adjective of an object
	}
	with := p.freq.of("ال", stem)
	return with >= 20 && with*2 >= p.freq.of(norm)
}

// thingOrPerson tells a noun for somebody, or for something that can be struck.
func (p *parsed) thingOrPerson(i int) bool {
	if p.pos(i, lexicon.Noun) == nil {
		return false
	}
	for _, c := range []lexicon.Class{p.class.human, p.class.object, p.class.vehicle, p.class.weapon, p.class.settlement, p.class.group} {
		if p.is(i, c) {
			return true
		}
	}
	return false
}

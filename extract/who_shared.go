package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// shareSide gives a bare number the kind of the one joined to it, behind which stands to
// which side both belonged: قتل تسعة وأصيب ثلاثون من الميليشيا.
func (p *parsed) shareSide(f, g *figure) {
	if f.who != "persons" || f.whom.num == nil || f.whom.noun >= 0 || f.part != nil || g.part != nil || g.whom.num == nil || !harmed(f.outcome) || !harmed(g.outcome) {
		return
	}
	if at := max(0, min(g.first, max(g.outcomeAt, 0))); g.first-f.end > 2 || !p.joinedByAnd(at) && !p.joinedByAnd(g.first) {
		return
	}
	for k := g.whom.num.End; k < g.whom.end+3 && k < len(p.toks); k++ {
		switch {
		case p.norm(k) == "من":
			if fitsPart(g.who) {
				f.who = g.who
			}
			return
		case p.toks[k].Kind == arabic.Punct && !isQuote(p.toks[k].Text):
			return
		}
	}
}

// headedKind is the kind of those whom the heading at token at counts: حصيلة قتلى جنوده إلى
// 636, عدد قتلى الجيش في المعارك إلى 495; persons when it does not say.
func (p *parsed) headedKind(s *sentence, m *people, at int) string {
	if at == m.noun {
		if at = p.headOf(s, m); at < 0 {
			return "persons"
		}
	}
	if w := p.relativeKind(s, at); w != "" {
		return w
	}
	if p.sense(at, p.class.dead) == nil && p.sense(at, p.class.hurt) == nil && p.sense(at, p.class.state) == nil {
		return "persons"
	}
	head := people{first: at, end: at + 1, noun: at}
	next := at + 1
	for next < m.first && isQuote(p.toks[next].Text) {
		next++
	}
	if p.kindOf(next) != "" || p.forceAt(next) != "" {
		head.end = next + 1
	}
	if w := p.belonging(s, &head); w != "" {
		return w
	}
	return "persons"
}

// relativeKind is the kind of those whom the relative clause of the verb at token at speaks
// of: المدنيين الذين قتلوا; empty when it is none.
func (p *parsed) relativeKind(s *sentence, at int) string {
	for k := at - 1; k > s.first && k >= at-2; k-- {
		if p.particle(k, p.class.rel) {
			return p.kindOf(k - 1)
		}
	}
	return ""
}

// headOf is the dead or wounded of a heading behind which a number of them stands with a noun
// of its own: عدد قتلى الجيش إلى 495 قتيلا; -1 when there is none.
func (p *parsed) headOf(s *sentence, m *people) int {
	if !p.reached(m) {
		return -1
	}
	for k := m.num.Core - 1; k > s.first && k > m.num.Core-22; k-- {
		if p.is(k, p.class.dead) || p.is(k, p.class.hurt) {
			return k
		}
	}
	return -1
}

// suspected is the kind of people of whom right behind it is suspected to what group they
// belong: ستة يشتبه أنهم من التنظيم; empty when nothing is.
func (p *parsed) suspected(s *sentence, m *people) string {
	if m.end+1 >= s.end || !strings.HasPrefix(strings.TrimPrefix(p.norm(m.end), "و"), "يشتبه") && !strings.HasPrefix(p.norm(m.end), "يعتقد") {
		return ""
	}
	for k := m.end + 1; k < min(s.end, m.end+8); k++ {
		if p.toks[k].Kind == arabic.Punct && !isQuote(p.toks[k].Text) {
			return ""
		}
		if w := p.forceAt(k); w != "" {
			return w
		}
	}
	return ""
}

// kinswoman tells somebody's wife, mother or sister: زوجته, والدتها, شقيقة المهاجم.
func (p *parsed) kinswoman(i int) bool {
	if !p.is(i, p.class.kin) {
		return false
	}
	own := p.sense(i, p.class.kin).Own
	switch own {
	case "زوجه", "والده", "شقيقه":
		return strings.HasSuffix(p.toks[i].Text, "ة") || strings.Contains(p.norm(i), own[:len(own)-len("ه")]+"ت")
	}
	return false
}

// underOneNumber is the noun of another kind of people that stands under the same number as
// the noun before it: 20 جنديا ومدنيا, مئات الشرطيين والجنود, سبعة من الجنود ورجال الشرطة; 0 when
// there is none. Behind إن nothing tells it from one more: إن 12 مدنيا وجنديا قتلوا.
func (p *parsed) underOneNumber(s *sentence, m *people) int {
	k := m.end
	if k >= s.end || m.num == nil || m.noun < 0 || !m.human || !m.plural || !hasAnd(p.proclitics(k)) || p.is(m.noun, p.class.dead) || p.is(m.noun, p.class.hurt) {
		return 0
	}
	a, b := p.sense(m.noun, p.class.human), p.sense(k, p.class.human)
	if a == nil || b == nil || a.POS == lexicon.Verb || b.POS == lexicon.Verb || p.is(k, p.class.dead) || p.is(k, p.class.hurt) || p.isVerb(k, s) {
		return 0
	}
	if p.kindOf(m.noun) == p.kindOf(k) || p.kindOf(k) == "" {
		return 0
	}
	if a.Feature&lexicon.Tanwin != 0 && b.Feature&lexicon.Tanwin != 0 {
		if m.num.Low >= 11 && p.nominal(s, m) {
			return k
		}
		return 0
	}
	const several = lexicon.Plural | lexicon.Dual
	if a.Feature&several != 0 && b.Feature&several != 0 && p.article(m.noun) && (p.article(k) || p.defined(k)) {
		return k
	}
	return 0
}

// nominal tells a number that is no accusative itself, so that the second accusative behind it
// hangs on it too: مقتل 20, قتل 20, إلى 20, not قتلوا 21 سائحا وشرطيا.
func (p *parsed) nominal(s *sentence, m *people) bool {
	if m.first == s.first {
		return true
	}
	if o, verb := p.fateWord(s, m.first-1); o != "" {
		v := p.pos(m.first-1, lexicon.Verb)
		return !verb || v != nil && v.Feature&(lexicon.Plural|lexicon.Dual|lexicon.Feminine) == 0
	}
	return p.reached(m)
}

// bothKinds is the kind of people of two kinds under one number.
func bothKinds(a, b string) string {
	police := a == "police" || b == "police"
	for _, k := range [...]string{a, b} {
		if k != "soldiers" && k != "officers" && k != "police" {
			return "persons"
		}
	}
	if police {
		return "security forces"
	}
	return "soldiers"
}

// ownersKind is the kind of an army's or a group's own men who are told by whose they are:
// عشرة من عناصره behind الجيش are soldiers; empty when nobody is named.
func (p *parsed) ownersKind(s *sentence, m *people) string {
	for i := m.first; i < m.end; i++ {
		n := p.sense(i, p.class.armedPerson)
		if n == nil {
			n = p.sense(i, p.class.dead)
		}
		if n == nil && strings.HasPrefix(p.norm(i), "افراد") {
			n = p.pos(i, lexicon.Noun)
		}
		if n == nil || n.POS != lexicon.Noun || n.Enc == "" || n.Pro.Has(arabic.Al) {
			continue
		}
		for j := s.chunkOf(i) - 1; j >= 0; j-- {
			d := &s.chunks[j]
			if d.kind != cNoun || d.number >= 0 || !p.owns(d) || !p.refersTo(d, n.Enc) {
				continue
			}
			if d.place >= 0 {
				return "soldiers"
			}
			return p.forceAt(d.first)
		}
		return ""
	}
	return ""
}

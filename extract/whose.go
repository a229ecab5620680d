package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// ofWhom is what a chunk is called whose noun has a pronoun for an owner: عناصره of
// «حزب الله يعترف بمقتل اثنين من عناصره» are عناصر حزب الله. Empty when there is none, or
// when nobody is named to whom the pronoun goes back.
func (p *parsed) ofWhom(s *sentence, k int) string {
	c := &s.chunks[k]
	if c.kind != cNoun || c.name != nil || c.place >= 0 {
		return ""
	}
	first := c.first
	if c.number >= 0 {
		first = c.head
	}
	return p.ofOwner(s, k, first, c.end)
}

func (p *parsed) ofOwner(s *sentence, k, first, end int) string {
	for i := first; i < end; i++ {
		n := p.pos(i, lexicon.Noun)
		if n == nil || n.Enc == "" || n.Pro.Has(arabic.Al) {
			continue
		}
		if n.Classes.Has(p.class.human) && !n.Classes.Has(p.class.armedPerson) && !n.Classes.Has(p.class.armed) && !n.Classes.Has(p.class.title) {
			return "" // سكانها, زملائه: not of anybody's side
		}
		owner := p.ownerBefore(s, k, n.Enc)
		if owner == "" {
			return ""
		}
		name := p.plain(first, i+1)
		bare, ok := strings.CutSuffix(name, n.Enc)
		if !ok {
			return ""
		}
		return p.inConstruct(i, n, bare) + " " + genitive(owner)
	}
	return ""
}

// inConstruct writes the end of a noun as it stands before its owner: قوات of قواتهم,
// قيادة of قيادته, مسلحو of مسلحيهم.
func (p *parsed) inConstruct(i int, n *lexicon.Sense, bare string) string {
	switch {
	case n.Feature&lexicon.Plural != 0 && strings.HasSuffix(bare, "ي") && n.Classes.Has(p.class.human):
		return strings.TrimSuffix(bare, "ي") + "و"
	case strings.HasSuffix(bare, "ت") && strings.HasSuffix(n.Own, "ه") && n.Feature&(lexicon.Plural|lexicon.Dual) == 0:
		return strings.TrimSuffix(bare, "ت") + "ة"
	case strings.HasSuffix(bare, "ائ") || strings.HasSuffix(bare, "اؤ"):
		return bare[:len(bare)-len("ئ")] + "ء" // أعضائها
	}
	return bare
}

// genitive is a name behind the noun that it owns: الحوثيون → الحوثيين.
func genitive(name string) string {
	head, rest, _ := strings.Cut(name, " ")
	if stem, ok := strings.CutSuffix(head, "ون"); ok && strings.HasPrefix(head, "ال") {
		head = stem + "ين"
	}
	return strings.TrimSpace(head + " " + rest)
}

// ownerBefore is who is named before chunk k of a sentence, nearest first, and agrees
// with a pronoun; empty for nobody.
func (p *parsed) ownerBefore(s *sentence, k int, pronoun string) string {
	for j := k - 1; j >= 0; j-- {
		d := &s.chunks[j]
		if d.kind != cNoun || d.number >= 0 || !p.owns(d) || !p.refersTo(d, pronoun) {
			continue
		}
		return p.partyOf(d)
	}
	return ""
}

// owns tells a chunk that names a party with forces or members of its own.
func (p *parsed) owns(c *chunk) bool {
	if c.place >= 0 {
		return p.places[c.place].Country
	}
	if c.name != nil {
		return c.name.Classes.Has(p.class.actor) && !c.name.Classes.Has(p.class.medium)
	}
	if p.is(c.first, p.class.body) && !p.is(c.first, p.class.armed) {
		return false
	}
	return (p.is(c.first, p.class.group) || p.is(c.first, p.class.armed) && p.somebody(c)) && (c.end-c.first > 1 || p.article(c.first))
}

// refersTo tells whether a party may be what a pronoun stands for: ها for a country, a
// movement or forces, ه for an army or an organisation, هم for people.
func (p *parsed) refersTo(c *chunk, pronoun string) bool {
	if c.place >= 0 {
		return pronoun == "ها"
	}
	head := p.toks[c.first].Norm
	people := false
	feminine := strings.HasSuffix(head, "ه") || strings.HasSuffix(head, "ات")
	for i := range p.words[c.first].Senses {
		n := &p.words[c.first].Senses[i]
		if n.POS == lexicon.Noun && n.Feature&lexicon.Plural != 0 {
			people = n.Classes.Has(p.class.human)
			feminine = !people
		}
	}
	people = people || strings.HasSuffix(head, "ون") || strings.HasSuffix(head, "ين")
	switch pronoun {
	case "هم":
		return people
	case "ها":
		return feminine || c.name != nil && c.end-c.first == 1 && !people
	case "ه":
		return !feminine && !people
	}
	return false
}

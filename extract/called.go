package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// targetName is what a chunk is called as a target: with what belongs to it, when that
// stands behind («مواقع لقوات النظام», «موقع للتدريب تابع للكتائب»), and with whose it
// is, when a pronoun says so.
func (p *parsed) targetName(s *sentence, k int) string {
	c := &s.chunks[k]
	if name := p.ofWhom(s, k); name != "" {
		return name
	}
	name := p.partyOf(c)
	if c.place < 0 && c.number < 0 && p.owner(c) != "" {
		name = p.nominative(c.first, c.end, p.plain(c.first, c.end)) // the tank was hit, not whose it is
	} else if c.name != nil || c.place >= 0 || p.force(c) {
		return name
	}
	if inHand(p.norm(c.first)) && c.end-c.first > 1 {
		return p.nominative(c.first+1, c.end, p.plain(c.first+1, c.end))
	}
	if p.particle(c.first, p.class.pronoun) && c.end-c.first > 1 {
		name = p.plain(c.first+1, c.end) // استهدفت جميعها حواجز
	}
	if end := p.belongs(s, k); end > c.end {
		return name + " " + p.unquoted(c.end, end)
	}
	return name
}

// inHand tells the hands and the grip that a place is in, which stand for those whose
// they are: من قبضة المسلحين.
func inHand(norm string) bool {
	switch norm {
	case "قبضه", "ايدي", "يد", "براثن", "سيطره":
		return true
	}
	return false
}

// belongs is the end of what says whose a thing is, or for what, behind chunk k of a
// sentence: مقر ل..., عربات تابعة ل..., مناطق خاضعة لسيطرة ....
func (p *parsed) belongs(s *sentence, k int) int {
	end := s.chunks[k].end
	tied := p.is(end-1, p.class.attached) && end-1 > s.chunks[k].first && p.names.entry(end-1) == nil
	for j := k + 1; j < len(s.chunks) && j <= k+4; j++ {
		d := &s.chunks[j]
		if d.kind != cNoun || d.coord || p.gap(end, d.first) {
			break
		}
		switch {
		case d.prep == "ل", tied && (d.prep == "من" || d.prep == "ب" || d.prep == "تحت" || d.prep == "على"):
			tied = false
		case d.prep == "" && p.is(d.first, p.class.attached):
			tied = d.end-d.first == 1 || p.is(d.end-1, p.class.attached)
		default:
			return end
		}
		end = d.end
	}
	return end
}

// unquoted is the text of tokens first to end-1 without quotation marks.
func (p *parsed) unquoted(first, end int) string {
	return strings.TrimSpace(unquote.Replace(withoutTatweel(p.text(first, end))))
}

var unquote = strings.NewReplacer("«", "", "»", "", "\"", "", "“", "", "”", "")

// gap tells words between two tokens besides a preposition that stands alone.
func (p *parsed) gap(end, next int) bool {
	return next > end+1 || next == end+1 && !p.particle(end, p.class.prep)
}

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

// nameless tells a chunk that can be no name of anybody: a letter that stands alone, آخرون,
// people called nothing but persons or by what befell them, the adjective of a name that
// a bracket or quotation mark cut off.
func (p *parsed) nameless(c *chunk) bool {
	h := c.head
	if c.name != nil || c.place >= 0 {
		return false
	}
	if c.number < 0 {
		h = c.first
	}
	if p.norm(h) == "باسم" {
		return true // المتحدث باسم القوات
	}
	if len(p.norm(h)) <= 4 && c.end-h == 1 && len(p.words[h].Senses) == 0 {
		return true
	}
	if c.end-h == 1 {
		switch strings.TrimPrefix(p.norm(h), "و") {
		case "اخر", "اخرون", "اخرين", "اخران", "اخري", "اكثر", "اقل", "شخص", "شخصا", "شخصان", "شخصين", "اشخاص":
			return true
		}
	}
	if p.is(h, p.class.dead) && (c.number >= 0 || c.end-h == 1 && !p.article(h)) || p.is(h, p.class.hurt) && c.number >= 0 && c.end-h == 1 {
		return true // 32 قتيلا, قتيل وثلاثة جرحى
	}
	return c.number < 0 && c.end-h == 1 && h > 0 && closes(p.toks[h-1].Text) && p.article(h) && p.pos(h, lexicon.Adjective) != nil && (p.pos(h, lexicon.Noun) == nil || p.nisba(h))
}

func closes(s string) bool { return s == ")" || s == "»" || s == "”" || s == "\"" || s == "/" }

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

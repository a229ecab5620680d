package extract

import (
	"strings"

	"github.com/isnad-project/isnad/lexicon"
)

// targetName is what a chunk is called as a target: with what belongs to it, when that
// stands behind («مواقع لقوات النظام», «موقع للتدريب تابع للكتائب»), and with whose it
// is, when a pronoun says so.
func (p *parsed) targetName(s *sentence, k int) string {
	name := subjectOfName(p.targetCalled(s, k))
	if at := strings.Index(name, " في "); at > 0 {
		name = name[:at] // القاعدة الأميركية في حقل العمر
	}
	return name
}

func (p *parsed) targetCalled(s *sentence, k int) string {
	c := &s.chunks[k]
	if name := p.ofWhom(s, k); name != "" {
		return name
	}
	name := p.partyOf(c)
	if p.personIn(c) != "" {
		return name
	}
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
// sentence: مقر ل..., عربات تابعة ل....
func (p *parsed) belongs(s *sentence, k int) int {
	end := s.chunks[k].end
	tied := p.is(end-1, p.class.attached) && end-1 > s.chunks[k].first && p.names.entry(end-1) == nil
	for j := k + 1; j < len(s.chunks) && j <= k+4; j++ {
		d := &s.chunks[j]
		if d.kind != cNoun || d.coord || p.gap(end, d.first) {
			break
		}
		switch {
		case d.prep == "ل", tied && (d.prep == "من" || d.prep == "ب" || d.prep == "تحت" || d.prep == "علي"):
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
	if n := p.norm(h); n == "باسم" || n == "اسم" {
		return true // المتحدث باسم القوات, تطلق على نفسها اسم ...
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

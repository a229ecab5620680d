package extract

import (
	"slices"
	"strings"

	"github.com/isnad-project/isnad/grammar"
	"github.com/isnad-project/isnad/lexicon"
)

// mereChance tells an act of violence that is only thought of: أي هجوم where nothing is
// denied, and what somebody stands ready or is raised for, لمواجهة المسلحين.
func (p *parsed) mereChance(s *sentence, t grammar.Trigger) bool {
	if i := t.First - 1; i >= s.first && p.anyOf(i) {
		return p.violent(t.Rule.Event) && !p.deniesAny(s, i)
	}
	if i := t.First - 1; i >= s.first && p.norm(i) == "قبل" && t.Rule.Event == "assault.ied" && p.hasOwner(t.First) && p.defused(s, i) {
		return true
	}
	return t.Rule.Event == "clash" && t.End == t.First+1 && (p.norm(t.First) == "لمواجهه" || t.First > s.first && p.front(t.First-1))
}

// defused tells that a bomb was made harmless before token i: فككت عبوة قبل انفجارها.
func (p *parsed) defused(s *sentence, i int) bool {
	for j := i - 1; j >= s.first; j-- {
		for _, w := range []string{"فكك", "تفكيك", "بطل", "بطال", "حبط"} {
			if strings.Contains(p.norm(j), w) {
				return true
			}
		}
	}
	return false
}

// front tells a word for where is fought, not that it is: محاور القتال, خط المواجهة.
func (p *parsed) front(i int) bool {
	switch strings.TrimLeft(strings.TrimPrefix(p.norm(i), "و"), "بل") {
	case "قواعد", "محور", "محاور", "جبهه", "جبهات", "ساحه", "ساحات", "خط", "خطوط", "ميدان", "ميادين":
		return true
	}
	return false
}

// undergoing tells تعرض with ل behind it, which is to suffer something, not to offer it.
func (p *parsed) undergoing(t grammar.Trigger, args []arg) bool {
	return t.Rule.Plain && p.is(t.First, p.class.suffer) && slices.ContainsFunc(args, func(a arg) bool { return a.rel == "ل" })
}

// attributive tells a verbal noun that stands as the participle of the same form: القوات
// المهاجمة are those who attack.
func (p *parsed) attributive(s *sentence, i int) bool {
	n := p.pos(i, lexicon.Noun)
	if n == nil || n.Feature&lexicon.Masdar == 0 || i == s.first || p.pos(i, lexicon.Adjective) != nil {
		return false
	}
	norm := p.toks[i].Norm
	return strings.HasPrefix(norm, "الم") && strings.HasSuffix(norm, "ه") && p.article(i-1) && p.pos(i-1, lexicon.Noun) != nil
}

// onlyMine tells a word that the lists know only with «my» behind it, as news do not speak:
// it is an adjective, هجومي, سلبي.
func (p *parsed) onlyMine(i int) bool {
	senses := p.words[i].Senses
	return len(senses) > 0 && !slices.ContainsFunc(senses, func(s lexicon.Sense) bool { return s.Enc != "ي" })
}

// insideName tells whether token i stands inside a name or the name of a place, behind
// its first word: كمال عدوان.
func (p *parsed) insideName(i int) bool {
	for j := i - 1; j >= 0 && j >= i-4; j-- {
		if n, ok := p.names.at(j); ok && n.end > i {
			return true
		}
		if m, ok := p.placeAt.at(j); ok && p.places[m].First <= i && i < p.places[m].End {
			return true
		}
	}
	return false
}

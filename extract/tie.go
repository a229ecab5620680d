package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// never is the tie of what cannot belong together.
const never = -1 << 20

// tie says how strongly the words between tie a figure to an act, never when they
// keep them apart.
func (p *parsed) tie(s *sentence, f *figure, e *event, bringer int) int {
	switch {
	case e.first <= f.outcomeAt && f.outcomeAt < e.end:
		return 1000
	case p.thwarted(s, e), p.elsewhereNamed(s, e), fellInFight(f, e), p.wont(s, e) && f.end <= e.first, e.typ == "coerce.torture" && (e.first-f.end > 2 || f.first-e.end > 6):
		return never
	case e.first >= f.end:
		return p.tieAfter(s, f, e)
	case e.end <= f.first:
		return p.tieBefore(s, f, e, bringer)
	}
	return 150 // the trigger stands among the words of the figure
}

// fellInFight tells somebody named who died in a fight, which is news of its own beside
// the fight: قتل القيادي أبو سعد في الاشتباكات.
func fellInFight(f *figure, e *event) bool {
	return e.typ == "clash" && f.whom.names != nil && f.whom.num == nil
}

// tieAfter: مقتل خمسة في انفجار, قتل ثلاثة عندما انفجرت.
func (p *parsed) tieAfter(s *sentence, f *figure, e *event) int {
	score := 60
	link := -1
	for j := e.first - 1; j >= f.end && j >= e.first-7; j-- {
		if p.causal(j) || p.proclitics(j+1).Has(arabic.Bi) && j+1 == e.first {
			link = j
			break
		}
		if p.toks[j].Kind == arabic.Punct && !isQuote(p.toks[j].Text) || p.verbAt(s, j) && (j < e.first-1 || !p.proclitics(e.first).Has(arabic.Li)) {
			break // but for the verb of the act itself: عندما تعرضوا لهجوم
		}
	}
	if link < 0 && p.proclitics(e.first).Has(arabic.Bi) {
		link = e.first
	}
	if link >= 0 {
		score = 220
	}
	for j := f.end; j < e.first; j++ {
		score--
		switch {
		case j == link:
		case p.toks[j].Text == "؛" || p.toks[j].Text == ".":
			score -= 120
		case link >= 0 && j >= link:
		case p.is(j, p.class.sayPart) && p.proclitics(j) == 0:
			score -= 180 // ... مقتل خمسة، مؤكدة مقتل المهاجمين في الهجوم نفسه
		case p.clauseStarts(j) && !p.inName(j):
			score -= 50
			if link > j && !p.goesOnWith(s, f, j, link) {
				score -= 130 // what links the act to its own clause: وأصيب خمسة، فيما قتل اثنان في مواجهة
			}
		case p.verbAt(s, j):
			if o, _ := p.fateWord(s, j); o == "" {
				score -= 25
			}
		}
	}
	return score
}

// goesOnWith tells a conjunction at token j with which the text only goes on to the others whom
// the same act harmed, or to what somebody was doing: قتل ثلاثة، فيما أصيب آخرون، في هجوم.
func (p *parsed) goesOnWith(s *sentence, f *figure, j, link int) bool {
	switch p.norm(j + 1) {
	case "بعد", "يبدو", "كان", "كانت", "كانوا", "كانا":
		return p.norm(j) != "ان"
	}
	if isComma(p.toks[link-1].Text) && j > 0 && isComma(p.toks[j-1].Text) {
		return true // قتل اثنان، فيما أصيب جندي، خلال اقتحام المخيم
	}
	for _, g := range s.figures {
		if g.part == nil && g.outcomeAt > j && g.first < link && g.outcome != f.outcome && (g.whom.noun < 0 || g.whom.others) {
			return true
		}
	}
	return false
}

// causal tells a word that puts an act behind what it brought.
func (p *parsed) causal(j int) bool {
	switch strings.TrimPrefix(p.norm(j), "و") {
	case "جراء", "اثر", "نتيجه", "بنتيجه", "بسبب", "خلال", "اثناء", "في", "بعد", "عقب", "عندما", "حين", "بعدما", "حينما", "لدي", "وسط", "بفعل", "ب", "عند", "غداه":
		return true
	}
	return false
}

// bringer is the verb that says that something brought a figure (أسفر عن, ما أدى إلى), or
// -1. Other figures of the same verb may stand between.
func (p *parsed) bringer(s *sentence, f *figure) int {
	from := f.first
	if f.outcomeAt >= 0 {
		from = min(from, f.outcomeAt)
	}
	commas := 0
	for j := from; j >= s.first && j > from-40; j-- {
		if p.toks[j].Kind == arabic.Punct {
			if t := p.toks[j].Text; t == "." || t == ":" || t == "؛" && p.norm(j+1) != "ما" && p.norm(j+1) != "مما" {
				return -1
			}
			if p.toks[j].Text == "،" {
				commas++
			}
			continue
		}
		if p.is(j, p.class.cause) && (p.isVerb(j, s) || p.bringsBy(j)) {
			return j
		}
		if p.clauseStarts(j) {
			return -1
		}
		if p.verbAt(s, j) {
			if o, _ := p.fateWord(s, j); o == "" && !p.is(j, p.class.fall) && !p.relative(s, j) {
				return -1
			}
		}
	}
	return -1
}

func (p *parsed) bringsBy(j int) bool {
	return j+1 < len(p.toks) && (p.norm(j+1) == "عن" || p.norm(j+1) == "الي")
}

// relative tells a verb inside a relative clause: right behind الذي and its like.
func (p *parsed) relative(s *sentence, j int) bool {
	for k := j - 1; k >= s.first && k >= j-2; k-- {
		if p.particle(k, p.class.rel) && p.norm(k) != "ما" && p.norm(k) != "مما" {
			return true
		}
	}
	return false
}

// tieBefore: غارات سقط فيها عدد من القتلى, انفجرت سيارة ما أدى إلى مقتل خمسة, قصفوا الحي
// وقتلوا ثلاثة.
func (p *parsed) tieBefore(s *sentence, f *figure, e *event, bringer int) int {
	if p.afterwards(s, f) || bringer < 0 && p.headed(s, e, f) {
		return never
	}
	score := 90
	from := e.end
	if f.outcomeAt > e.end && p.proclitics(f.outcomeAt).Has(arabic.Fa) && p.verbAt(s, f.outcomeAt) {
		score += 90 // فتح النار داخل صالة؛ فقتل شخصين
	}
	if bringer >= 0 {
		score = 210
		if e.first < bringer {
			// every act between would be nearer; the stretch behind the verb is its own
			score -= (bringer - e.end) / 2
			from = bringer
		}
	}
	if p.goesBack(f, e) {
		score = 215
	}
	if bringer >= 0 && e.first-bringer == 1 {
		return 225 // أدى التفجير إلى
	}
	for j := from; j < f.first; j++ {
		if bringer < 0 || e.first > bringer {
			score--
		}
		switch {
		case p.toks[j].Text == "؛" || p.toks[j].Text == ".":
			score -= 60
		case p.clauseStarts(j) && !p.inName(j) && !f.again:
			score -= 40
		}
	}
	return score
}

// afterwards tells a figure that came before the act of its clause: بدأت الاشتباكات
// بعد مقتل أحدهم.
func (p *parsed) afterwards(s *sentence, f *figure) bool {
	at := f.outcomeAt
	if at < 0 || at > f.first || p.pos(at, lexicon.Noun) == nil || p.isVerb(at, s) {
		return false
	}
	for k := at - 1; k >= s.first && k >= at-2; k-- {
		switch strings.TrimPrefix(p.norm(k), "و") {
		case "بعد", "عقب", "غداه", "منذ", "اثر", "قبل", "ردا", "انتقاما", "احتجاجا":
			return true
		}
	}
	return false
}

// headed tells a figure under a heading of its own (وحصيلة الشهداء تبلغ 39) that opens
// behind the act.
func (p *parsed) headed(s *sentence, e *event, f *figure) bool {
	for i := e.end; i < f.first; i++ {
		if p.sumWord(i) != "" && !p.ofIncident(i) {
			return true
		}
	}
	return false
}

// goesBack tells a pronoun at the figure that goes back to an act before it: سقط
// فيها, قتل خلالها.
func (p *parsed) goesBack(f *figure, e *event) bool {
	lo := f.first
	if f.outcomeAt >= 0 {
		lo = min(lo, f.outcomeAt)
	}
	for j := max(lo-3, e.end); j < f.first+3 && j < len(p.toks); j++ {
		switch p.norm(j) {
		case "فيها", "خلالها", "فيه", "خلاله", "اثرها", "اثره", "بها", "جراءها", "جراءه", "نتيجتها":
			return true
		}
	}
	return false
}

// elsewhereNamed tells an act that only names a place, or that what is told was a
// reply to: مناطق العمليات, ردا على هجوم.
func (p *parsed) elsewhereNamed(s *sentence, e *event) bool {
	for k := e.first - 1; k >= s.first && k >= e.first-2; k-- {
		switch strings.TrimPrefix(p.norm(k), "و") {
		case "مناطق", "بمناطق", "منطقه", "ساحه", "ساحات", "جبهات", "ردا", "انتقاما", "ثارا":
			return true
		}
	}
	return false
}

// wont tells an act that a place is said to see time and again: التي تشهد اشتباكات.
func (p *parsed) wont(s *sentence, e *event) bool {
	for k := e.first - 1; k > s.first && k >= e.first-3; k-- {
		switch p.norm(k) {
		case "تشهد", "يشهد", "تعاني", "يعاني":
			return p.particle(k-1, p.class.rel)
		}
	}
	return false
}

// thwarted tells an act that was kept from happening: إحباط محاولة هجوم.
func (p *parsed) thwarted(s *sentence, e *event) bool {
	for k := e.first - 1; k >= s.first && k >= e.first-4; k-- {
		if p.is(k, p.class.thwart) {
			return true
		}
	}
	return false
}

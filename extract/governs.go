package extract

import (
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// governed reads the words before a trigger, back to the verb or the conjunction
// that closes its clause, then the trigger's own form and what follows it.
func (p *parsed) governed(s *sentence, e *event) isnad.Modality {
	if p.calledFalse(s, e) {
		return isnad.Denied
	}
	m := p.unreal(s, e)
	if m == "" {
		m = p.before(s, e)
	}
	if m == isnad.Denied || m == isnad.Negated || m == isnad.Hedged || m == isnad.Conditional {
		return m
	}
	if f := p.byForm(s, e); f != "" {
		return f
	}
	if m != "" {
		return m
	}
	if p.perhaps(s, e) {
		return isnad.Hedged
	}
	return p.behind(s, e)
}

func (p *parsed) before(s *sentence, e *event) isnad.Modality {
	acts := 0 // other act nouns in between: they, not this one, are governed
	for j := e.first - 1; j >= s.first && j >= e.first-7; j-- {
		if p.toks[j].Kind == arabic.Punct && !isQuote(p.toks[j].Text) {
			break
		}
		if p.particle(j, p.class.rel) || p.particle(j, p.class.clause) {
			break
		}
		if p.particle(j, p.class.that) {
			return p.beforeThat(s, j)
		}
		if _, ok := p.numAt.at(j); ok {
			continue // ما لا يقل عن ثلاثين: no negation
		}
		d := e.first - j
		not := p.particle(j, p.class.not) && !p.endures(j+1)
		switch n := strings.TrimPrefix(p.norm(j), "و"); {
		case not && (d == 1 || d == 2 && (p.pos(j+1, lexicon.Verb) == nil || p.carries(j+1))):
			return isnad.Negated
		case d <= 2 && n == "سوف":
			return isnad.Planned
		case d <= 2 && n == "حال" && p.norm(j-1) == "في" && p.pos(j+1, lexicon.Verb) == nil:
			return isnad.Conditional
		case d == 1 && p.anyOf(j) && p.isActNoun(e.first):
			if p.deniesAny(s, j) {
				return isnad.Negated
			}
		case d <= 4 && acts < 2 && (n == "دون" || n == "بدون" || n == "عدم") && !p.unmanned(j+1), d <= 3 && n == "بدلا", e.typ == "agree" && (n == "فشل" || n == "فشلت" || n == "اخفق" || n == "اخفقت"):
			return isnad.Negated
		case p.is(j, p.class.rumour), p.is(j, p.class.hedge):
			return isnad.Hedged
		case d <= 2 && (n == "اجل" || n == "سبيل"):
			return isnad.Planned
		case p.plans(j) && (d <= 2 || acts == 0 && p.pos(j, lexicon.Noun) == nil):
			if p.notBefore(j) >= 0 {
				return isnad.Negated
			}
			return isnad.Planned
		}
		if v := p.pos(j, lexicon.Verb); v != nil && p.isVerb(j, s) {
			return p.byVerb(s, e, j, v)
		}
		if p.isActNoun(j) {
			acts++
		}
	}
	return p.distantDenial(s, e)
}

// anyOf tells أي, with a preposition perhaps: what it stands before is not told, unless a
// negation denies it.
func (p *parsed) anyOf(j int) bool {
	switch p.norm(j) {
	case "اي", "لاي", "باي", "ايه", "لايه", "بايه":
		return true
	}
	return false
}

// deniesAny tells whether the clause before أي at j denies: لم تشهد المدينة أي قصف.
func (p *parsed) deniesAny(s *sentence, j int) bool {
	for k := j - 1; k >= s.first && k >= j-10; k-- {
		switch n := strings.TrimPrefix(p.norm(k), "و"); {
		case p.particle(k, p.class.not) && !p.endures(k+1), n == "دون", n == "بدون", n == "عدم", n == "ليس", n == "ليست", n == "غياب", p.is(k, p.class.deny):
			return true
		case p.toks[k].Kind == arabic.Punct && !isQuote(p.toks[k].Text), p.particle(k, p.class.that):
			return false
		}
	}
	return false
}

// unmanned tells طيار behind بدون: طائرة بدون طيار.
func (p *parsed) unmanned(j int) bool {
	return j < len(p.toks) && (p.norm(j) == "طيار" || p.norm(j) == "طيارين")
}

// plans tells a word of planning or wishing at j.
func (p *parsed) plans(j int) bool {
	if m, ok := p.placeAt.at(max(j-1, 0)); ok && p.places[m].First == j {
		return false // مدينة نوى
	}
	for k := range p.words[j].Senses {
		if x := &p.words[j].Senses[k]; x.Classes.Has(p.class.plan) && (x.Feature&lexicon.Jussive == 0 || p.notBefore(j) >= 0) {
			return true
		}
	}
	return false
}

// endures tells زال and its forms: with a negation before them something goes on.
func (p *parsed) endures(j int) bool {
	switch p.norm(j) {
	case "زال", "زالت", "زالوا", "يزال", "تزال", "يزالون", "يزل", "تزل":
		return true
	}
	return false
}

// carries tells a verb that only carries the act that follows it.
func (p *parsed) carries(j int) bool {
	return p.is(j, p.class.aux) || p.is(j, p.class.perform) || p.is(j, p.class.cause) || p.is(j, p.class.say)
}

// distantDenial reads a denied verb whose result stands far behind it: «لم تؤد محادثات
// الرئيسين ... إلى اتفاق».
func (p *parsed) distantDenial(s *sentence, e *event) isnad.Modality {
	if e.typ != "agree" || e.first == s.first || p.norm(e.first-1) != "الي" {
		return ""
	}
	for j := e.first - 2; j >= s.first+1 && j >= e.first-28; j-- {
		if p.is(j, p.class.cause) && p.pos(j, lexicon.Verb) != nil && p.particle(j-1, p.class.not) {
			return isnad.Negated
		}
		if isComma(p.toks[j].Text) {
			break
		}
	}
	return ""
}

// byForm reads the trigger's own form: the future with س, قد before the present,
// ل of purpose.
func (p *parsed) byForm(s *sentence, e *event) isnad.Modality {
	for i := e.first; i < e.end; i++ {
		v := p.pos(i, lexicon.Verb)
		if v == nil || !p.isVerb(i, s) {
			if i > e.first && p.is(i, p.class.plan) && p.pos(i, lexicon.Particle) != nil {
				return isnad.Planned
			}
			continue
		}
		if v.Pro.Has(arabic.Sa) {
			return isnad.Planned
		}
		if i > s.first && (p.norm(i-1) == "قد" || p.norm(i-1) == "وقد") && p.onlyPresent(i) {
			return isnad.Hedged
		}
	}
	if p.is(e.first, p.class.plan) && p.pos(e.first, lexicon.Particle) != nil {
		return isnad.Planned
	}
	if p.purpose(s, e) {
		return isnad.Planned
	}
	return ""
}

// onlyPresent tells a verb that can only be of the present: behind قد the past is done.
func (p *parsed) onlyPresent(i int) bool {
	yes := false
	for k := range p.words[i].Senses {
		if v := &p.words[i].Senses[k]; v.POS == lexicon.Verb {
			if v.Feature&lexicon.Past != 0 {
				return false
			}
			yes = yes || v.Feature&lexicon.Present != 0
		}
	}
	return yes
}

// purpose tells a verbal noun under ل of purpose («لعقد مؤتمر», «للسيطرة على»),
// unless a verb before it takes ل as its object: تعرضت لقصف, اضطر لإرسال.
func (p *parsed) purpose(s *sentence, e *event) bool {
	switch e.typ {
	case "support", "agree", "request", "accuse", "statement", "toll":
		return false
	}
	switch isnad.Family(e.typ) {
	case "assault", "clash":
		if strings.HasPrefix(p.norm(e.first), "لل") && e.first > s.first && !p.plans(e.first-1) {
			return false // حصيلة للتفجير, مسرح للمواجهات: of it, not for it
		}
	}
	consult := isnad.Family(e.typ) == "consult"
	if consult && e.first > s.first && p.aims(e.first-1) {
		return true // لتسهيل المحادثات
	}
	if !p.aims(e.first) && !(consult && p.isActNoun(e.first) && p.proclitics(e.first).Has(arabic.Li)) {
		return false
	}
	for j := e.first - 1; j >= s.first && j >= e.first-14; j-- {
		if p.aims(j) && p.toks[j].Kind == arabic.Word {
			break // that one is the object
		}
		if p.isActNoun(j) && p.proclitics(j)&arabic.Li == 0 && isnad.Family(e.typ) == "control" {
			break // شهدت المدينة هجوما لاستعادة: the attack is the object
		}
		if p.is(j, p.class.suffer) || p.is(j, p.class.cause) || p.is(j, p.class.compel) || j >= e.first-2 && (p.is(j, p.class.document) || p.is(j, p.class.footage)) {
			return false
		}
		if p.particle(j, p.class.that) {
			break
		}
	}
	return true
}

// aims tells a verbal noun with ل before it.
func (p *parsed) aims(i int) bool {
	if v := p.pos(i, lexicon.Verb); v != nil && v.Pro.Has(arabic.Li) {
		return false
	}
	for k := range p.words[i].Senses {
		n := &p.words[i].Senses[k]
		if n.POS == lexicon.Noun && n.Feature&lexicon.Masdar != 0 && n.Pro.Has(arabic.Li) {
			return true
		}
	}
	return p.unknown(i) && strings.HasPrefix(p.norm(i), "لت") && len(p.norm(i)) == 12 // لتسهيل: the second form
}

// byVerb reads the verb at j that governs an event.
func (p *parsed) byVerb(s *sentence, e *event, j int, v *lexicon.Sense) isnad.Modality {
	near := e.first-j <= 4
	noun := p.pos(e.first, lexicon.Verb) == nil || !p.isVerb(e.first, s)
	carries := p.carries(j)
	switch {
	case p.is(j, p.class.cause) && e.first == j+1 && e.typ != "agree" && p.notBefore(j) >= 0:
		return "" // لم يسفر القصف عن: what it did not cause
	case p.notBefore(j) >= 0 && !p.endures(j) && (near && carries || e.typ == "agree" || e.typ == "responsibility"):
		return isnad.Negated
	case !noun:
		return ""
	case v.Pro.Has(arabic.Sa) && (near && (p.is(j, p.class.aux) || p.is(j, p.class.perform)) || !p.violent(e.typ)), j > s.first && p.norm(j-1) == "سوف":
		return isnad.Planned
	case j > s.first && strings.HasPrefix(p.norm(j-1), "قد") && p.onlyPresent(j):
		return isnad.Hedged
	case v.Feature&lexicon.Present != 0 && (e.typ == "consult.meet" || e.typ == "consult.conference") && strings.HasSuffix(v.Key, "عقد"):
		return isnad.Planned
	}
	return ""
}

// beforeThat reads the word before أن at j: يبدو أن, المتوقع أن, ينتظر أن.
func (p *parsed) beforeThat(s *sentence, j int) isnad.Modality {
	if p.proclitics(j).Has(arabic.Wa) || strings.HasPrefix(p.norm(j), "وا") {
		return ""
	}
	for k := j - 1; k >= s.first && k >= j-2; k-- {
		switch {
		case p.toks[k].Kind == arabic.Punct:
			return ""
		case p.is(k, p.class.hedge), p.possible(k), k == j-1 && rumoured[strings.TrimPrefix(p.norm(k), "و")]:
			return isnad.Hedged
		case p.plans(k):
			return isnad.Planned
		}
	}
	return ""
}

// possible tells a noun of what may be, before أن: إمكانية أن يكون الهجوم انتحاريا.
func (p *parsed) possible(i int) bool {
	switch strings.TrimPrefix(p.norm(i), "ال") {
	case "امكانيه", "امكان", "احتمال", "احتماليه":
		return true
	}
	return false
}

// behind reads what follows a trigger: «العمليات التي تنوي الجماعة تنفيذها»,
// «المحادثات فشلت», «عقد المؤتمر الشهر المقبل».
func (p *parsed) behind(s *sentence, e *event) isnad.Modality {
scan:
	for j := e.end; j < s.end && j < e.end+4; j++ {
		switch {
		case p.toks[j].Kind == arabic.Punct && !isQuote(p.toks[j].Text):
			break scan
		case p.norm(j) == "فشلت" || p.norm(j) == "فشل" || p.norm(j) == "اخفقت":
			if e.typ == "agree" {
				return isnad.Negated
			}
			return ""
		case p.particle(j, p.class.rel):
			if j+1 < s.end && p.is(j+1, p.class.plan) {
				return isnad.Planned
			}
			return ""
		}
	}
	if e.typ == "consult.conference" || e.typ == "consult.meet" || e.typ == "consult.visit" {
		for j := e.first; j < s.end && j < e.end+8; j++ {
			for _, w := range []string{"المقبل", "القادم", "المقبله", "القادمه"} {
				if strings.HasSuffix(p.norm(j), w) {
					return isnad.Planned
				}
			}
			if p.particle(j, p.class.clause) {
				break
			}
		}
	}
	return ""
}

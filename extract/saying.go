package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// isParticiple tells مشيرا, مؤكدة and their like, which go on with a speaker.
func (p *parsed) isParticiple(i int) bool {
	if n := p.norm(i); (n == "متحدثا" || n == "متحدثه") && p.norm(i+1) == "عن" {
		return true
	}
	s := p.sense(i, p.class.sayPart)
	return s != nil && s.POS == lexicon.Adjective && s.Pro&arabic.Al == 0
}

// participleSpeech reads «مشيرا إلى أن ...», or nil.
func (p *parsed) participleSpeech(s *sentence, i int) *speech {
	if strings.TrimPrefix(p.norm(i), "و") == "نقلا" {
		return nil
	}
	f := frame{verb: i, start: i, elided: true}
	j := p.address(&f, s, p.skipAdverbs(s, i+1), s.end)
	switch {
	case j >= s.end:
		return nil
	case p.prepAt(j) && j+1 < s.end:
		f.opening, f.comp = opensNoun, j+1
		if p.particle(j+1, p.class.that) {
			f.opening = opensThat
		}
	case p.particle(j, p.class.that):
		f.opening, f.comp = opensThat, j
	case p.toks[j].Text == ":":
		f.opening, f.comp = opensColon, j+1
	default:
		f.opening, f.comp = opensNoun, j
		if _, ok := p.quotes[j]; ok {
			f.opening = opensQuote
		}
	}
	outer := p.speechAt(s, i)
	if outer != nil && outer.elided && outer.verb < 0 {
		outer = nil
	}
	v := p.speakerHere(s, i)
	if v == nil {
		return nil
	}
	sp := &speech{verb: i, chain: v.chain, from: f.comp, comp: f.opening, elided: true}
	if outer != nil && !outer.quoted {
		p.cut(s, i)
	}
	v.performed = false
	v.sentence = p.now
	p.cast.say(*v)
	p.reach(s, sp)
	return sp
}

// speakerHere is who a participle at i goes on with: the last voice of its
// sentence, else the subject of its sentence, else the last voice that agrees.
func (p *parsed) speakerHere(s *sentence, i int) *voice {
	if v := p.latest(); v != nil && v.sentence == p.now {
		c := *v
		if c.relayed {
			c.chain, c.media, c.relayed = c.chain[:c.media], 0, false // he who passes on goes on
		}
		return &c
	}
	if q, ok := p.subjectHere(s, i); ok {
		chain, _ := p.chainOf(&q)
		return &voice{chain: chain, title: q.title, words: p.wordsOf(q.first, q.end), keys: p.keysOf(q.first), gender: p.genderOf(&q)}
	}
	f := frame{verb: i}
	if v := p.lastVoice(s, &f); v != nil {
		c := *v
		return &c
	}
	return nil
}

// saysIn tells جاء, ورد before «في بيان».
func (p *parsed) saysIn(i int) bool {
	switch strings.TrimPrefix(p.norm(i), "و") {
	case "جاء", "ورد":
	default:
		return false
	}
	for j := i + 1; j < len(p.toks) && j < i+4; j++ {
		if p.norm(j) == "في" {
			return j+1 < len(p.toks) && (p.is(j+1, p.class.document) || p.is(j+1, p.class.utterance))
		}
	}
	return false
}

// statementSpeech reads «وجاء في بيان الجيش ...», or nil.
func (p *parsed) statementSpeech(s *sentence, i int) *speech {
	j := i + 1
	for p.norm(j) != "في" {
		j++
	}
	q, ok := p.partyAt(j+1, s.end)
	if !ok {
		return nil
	}
	f := frame{verb: i, start: i, speakers: []party{q}, document: true}
	if say := p.sense(i, p.class.say); say != nil {
		p.findComplement(&f, s, q.end, say)
	} else {
		p.findComplement(&f, s, q.end, &lexicon.Sense{Entry: &lexicon.Entry{}})
	}
	if f.opening == opensNot {
		return nil
	}
	return p.begin(s, &f)
}

// nounOfSaying tells إعلان, تأكيد and their like with who says it behind them.
func (p *parsed) nounOfSaying(s *sentence, i int) bool {
	for k := range p.words[i].Senses {
		n := &p.words[i].Senses[k]
		if n.POS == lexicon.Noun && n.Feature&lexicon.Masdar != 0 && n.Classes.Has(p.class.sayNoun) && n.Enc == "" && !n.Pro.Has(arabic.Al) {
			return n.Feature&(lexicon.Plural|lexicon.Dual) == 0
		}
	}
	return false
}

// nounSpeech reads «إعلان الحزب مسؤوليته عن ...», or nil.
func (p *parsed) nounSpeech(s *sentence, i int) *speech {
	q, ok := p.partyAt(i+1, s.end)
	if !ok || !q.strong || q.end >= s.end || p.prepAt(i+1) || q.end == i+2 && p.is(i+1, p.class.nisba) && !p.article(i+1) {
		return nil
	}
	j := p.skipAdverbs(s, q.end)
	if j >= s.end || p.toks[j].Kind == arabic.Punct || p.particle(j, p.class.clause) {
		return nil
	}
	if p.speechAt(s, i) != nil {
		return nil // who says that another says
	}
	chain, _ := p.chainOf(&q)
	to := min(s.end, j+6)
	for k := j; k < to; k++ {
		if p.toks[k].Kind == arabic.Punct && !isQuote(p.toks[k].Text) || p.particle(k, p.class.clause) || p.norm(k) == "ردا" || p.norm(k) == "وذلك" {
			to = k
		}
	}
	return &speech{verb: i, chain: chain, from: j, to: to, denies: p.is(i, p.class.deny), comp: opensNoun}
}

// isSaying tells a verb of saying, by class and form.
func (p *parsed) isSaying(s *sentence, i int) bool {
	if p.norm(i) == "عبر" { // the preposition has the same letters
		return p.expresses(s, i)
	}
	if !p.is(i, p.class.say) && !p.is(i, p.class.deny) {
		return false
	}
	if _, ok := p.placeAt.at(i); ok || p.amounts(i) {
		return false
	}
	for k := range p.words[i].Senses {
		if v := &p.words[i].Senses[k]; v.POS == lexicon.Verb && (v.Classes.Has(p.class.say) || v.Classes.Has(p.class.deny)) {
			if i > s.first+1 && p.norm(i-1) == "ان" && (p.norm(i-2) == "دون" || p.norm(i-2) == "بدون" || p.norm(i-2) == "غير") {
				return false // دون أن يذكر
			}
			if i > s.first && (p.particle(i-1, p.class.not) || p.prepAt(i-1) || p.norm(i-1) == "عدم") || v.Pro.Has(arabic.Li) && (i+1 >= s.end || !p.canSpeak(i+1)) {
				return false // لم تذكر الشرطة: she says nothing
			}
			if v.Enc != "" && (p.relays(i) || p.is(i, p.class.sayAct) || p.is(i, p.class.sayThat)) {
				return false // نقله إلى المستشفى, مؤتمر بثه التلفزيون
			}
			return p.isVerb(i, s) || v.Feature&lexicon.Past != 0 && (p.pos(i, lexicon.Noun) == nil || i+1 < s.end && p.canSpeak(i+1) && p.thatFollows(s, i+1))
		}
	}
	return false
}

// amounts tells يبلغ of an age or a number, which has the letters of a verb of saying.
func (p *parsed) amounts(i int) bool {
	if !strings.HasSuffix(p.norm(i), "يبلغ") && !strings.HasSuffix(p.norm(i), "تبلغ") || i+1 >= len(p.toks) {
		return false
	}
	next := p.norm(i + 1)
	_, counted := p.numAt.at(i + 1)
	return counted || next == "من" || next == "عدد" || next == "عددهم" || next == "عمره" || next == "عمرها" || next == "نحو" || next == "حوالي"
}

// expresses tells the verb عبر by who stands behind it and by عن: «سبق أن عبر
// المجلس عن رفضه».
func (p *parsed) expresses(s *sentence, i int) bool {
	q, ok := p.partyAt(i+1, s.end)
	return ok && q.strong && q.end < s.end && p.norm(q.end) == "عن" && (i == s.first || p.particle(i-1, p.class.that) || p.norm(i-1) == "قد" || p.toks[i-1].Kind == arabic.Punct)
}

// saysNot tells a verb of saying that is denied at the head of a clause: with «ولم
// توضح الوزارة» the report speaks again.
func (p *parsed) saysNot(s *sentence, i int) bool {
	return i > s.first+1 && p.is(i, p.class.say) && p.pos(i, lexicon.Verb) != nil && (p.norm(i-1) == "ولم" || p.norm(i-1) == "لم" && p.butBefore(s, i) < i-1)
}

// butBefore is the token of لكن that opens the clause of the denied verb at i, or
// the token of its negation.
func (p *parsed) butBefore(s *sentence, i int) int {
	for k := i - 2; k >= s.first && k >= i-5; k-- {
		if strings.HasPrefix(strings.TrimPrefix(p.norm(k), "و"), "لكن") || p.norm(k) == "فيما" || p.norm(k) == "بينما" {
			return k
		}
	}
	return i - 1
}

package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// isParticiple tells مشيرا, مؤكدة and their like, which go on with a speaker.
func (p *parsed) isParticiple(i int) bool {
	s := p.sense(i, p.class.sayPart)
	return s != nil && s.POS == lexicon.Adjective && s.Pro&arabic.Al == 0
}

// participleSpeech reads «مشيرا إلى أن ...», or nil.
func (p *parsed) participleSpeech(s *sentence, i int) *speech {
	if p.norm(i) == "نقلا" {
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
	p.cast.voices = append(p.cast.voices, *v)
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

// subjectHere is the subject of the nearest verb of the sentence before i that has
// one who can speak.
func (p *parsed) subjectHere(s *sentence, i int) (party, bool) {
	for v := i - 1; v >= s.first; v-- {
		if p.toks[v].Kind != arabic.Word || p.pos(v, lexicon.Verb) == nil || !p.isVerb(v, s) || v > s.first && p.particle(v-1, p.class.rel) {
			continue
		}
		if q, ok := p.speakerAfter(s, v, p.skipAdverbs(s, v+1)); ok && q.strong && q.end <= i {
			return q, true
		}
		if q, _, ok := p.speakerBefore(s, v); ok && q.strong {
			return q, true
		}
	}
	return party{}, false
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
	if !ok || !q.strong || q.end >= s.end || p.prepAt(i+1) {
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

// performing are the types of acts by words whose content the actor vouches for,
// and whether the act can stand inside what another says (رحبت بلاده ...).
var performing = map[string]bool{"request": true, "accuse": true, "support": true, "reject": true, "threaten": true, "promise": true}

// performance is what an act by words at token i holds, with the actor as its
// source; nil when there is none. The actor can be gone on with: دعا الوزير إلى
// ... وأضاف.
func (p *parsed) performance(s *sentence, i int) *speech {
	var e *event
	for _, x := range s.events {
		if x.first == i && performing[x.typ] && p.pos(i, lexicon.Verb) != nil && p.isVerb(i, s) {
			e = x
		}
	}
	if e == nil {
		return nil
	}
	var f frame
	f.verb, f.start = i, i
	j := p.skipAdverbs(s, i+1)
	q, ok := p.speakerAfter(s, i, j)
	from := j
	if ok {
		from = q.end
	}
	before, start, found := p.speakerBefore(s, i)
	if found && (!ok || !q.strong || !p.proclitics(i).Has(arabic.Wa)) {
		q, ok, f.start, from = before, true, start, j
	}
	if p.actsApart(s, e, &f) {
		p.cut(s, p.edge(s, f.start))
	} else if p.speechAt(s, i) != nil {
		return nil // what somebody says that another asks
	}
	var v voice
	switch {
	case ok && q.strong:
		chain, _ := p.chainOf(&q)
		v = voice{chain: chain, title: q.title, words: p.wordsOf(q.first, q.end), keys: p.keysOf(q.first), gender: p.genderOf(&q)}
	case p.lastVoice(s, &f) != nil && p.proclitics(i).Has(arabic.Wa):
		v = *p.lastVoice(s, &f)
	default:
		return nil
	}
	v.performed, v.sentence = true, p.now
	p.cast.voices = append(p.cast.voices, v)
	sp := &speech{verb: i, chain: v.chain, from: from, performs: true}
	p.reach(s, sp)
	if e.typ == "threaten" || e.typ == "reject" || e.typ == "promise" {
		return nil
	}
	return sp
}

// actsApart tells whether an act by words is the speaker's own, beside what he
// says («أكد أن ... ودعا إلى»), and no part of it.
func (p *parsed) actsApart(s *sentence, e *event, f *frame) bool {
	outer := p.speechAt(s, e.first)
	if outer == nil {
		return true
	}
	if outer.quoted && e.first < outer.to {
		return false
	}
	if !p.coordinate(s, f.start, e.first) {
		return false
	}
	if p.proclitics(e.first)&arabic.Wa == 0 {
		return f.start == e.first || p.proclitics(f.start).Has(arabic.Wa) // a verb with its subject behind a comma, or its subject with و
	}
	v := p.pos(e.first, lexicon.Verb)
	if v.Feature&lexicon.Past == 0 {
		return false
	}
	if g, h := p.verbGender(outer.verb), p.verbGender(e.first); g != 0 && h != 0 && g != h {
		return false
	}
	return e.typ == "request" || e.typ == "accuse" || e.typ == "threaten" || p.norm(e.first) == "واشاد"
}

// firstSubject is the subject of the first verb before chunk k, or -1.
func (p *parsed) firstSubject(s *sentence, k int) int {
	for j := 0; j < k; j++ {
		if s.chunks[j].kind == cVerb {
			if sub := p.subjectOf(s, j); sub >= 0 && s.chunks[sub].number < 0 {
				return sub
			}
		}
	}
	return -1
}

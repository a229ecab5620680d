package extract

import (
	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

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
		if len(v.chain) > 0 && p.mismatched(s, s.chunkOf(i)) {
			e.who = v.chain[len(v.chain)-1:]
		}
	default:
		return nil
	}
	v.performed, v.sentence = true, p.now
	p.cast.say(v)
	sp := &speech{verb: i, chain: v.chain, from: from, performs: true}
	p.reach(s, sp)
	if e.typ == "threaten" || e.typ == "reject" || e.typ == "promise" || e.typ == "support" || e.ruleID == "condemn" {
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
	if outer.performs && !outer.quoted && p.proclitics(e.first).Has(arabic.Wa) {
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

package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// speech is a stretch of a sentence and who says it.
type speech struct {
	verb     int // token of the verb of saying, of بحسب or of the performative
	chain    []string
	from, to int // tokens that the speaker vouches for
	denies   bool
	hedges   bool // the speaker is itself uncertain: معلومات, أنباء
	performs bool // what an act by words holds: the end of «اتهم النظام بقصف المدينة»
	quoted   bool // a quotation bounds it
	elided   bool // it goes on with who spoke before
	closing  bool // بحسب: it may hold other speeches
	passes   bool // the speaker is a medium
	comp     opening
}

// attribute finds who says what in every sentence, and gives each event its chain
// of sources and its modality.
func (p *parsed) attribute() {
	var open []speech // that a quotation carries into the next sentence
	for i := range p.sents {
		s := &p.sents[i]
		if s.skip {
			continue
		}
		p.now = i
		var carried []speech
		for _, sp := range open {
			if sp.to > s.first {
				carried = append(carried, sp)
				sp.from, sp.to, sp.verb = s.first, min(sp.to, s.end), -1
				s.speeches = append(s.speeches, sp)
			}
		}
		p.speechesOf(s)
		open = append(carried, p.onward...)
		p.onward = p.onward[:0:0]
		p.judge(s)
	}
}

// judge gives the events of a sentence their sources and modality, and adds the
// statements.
func (p *parsed) judge(s *sentence) {
	p.statements(s)
	p.tellings(s)
	for _, e := range s.events {
		if p.stated(e) {
			continue
		}
		if p.background(s, e) {
			continue
		}
		if sp := p.vouched(s, e); sp != nil {
			e.source = sp.chain
		}
	}
	p.modality(s)
	p.second(s)
}

// background tells what the report itself adds to what somebody says: the date of
// a conference (المقرر عقده ...), what somebody demands or praises as he speaks
// (مطالبا بـ...).
func (p *parsed) background(s *sentence, e *event) bool {
	if e.typ == "consult.conference" {
		for i := max(s.first, e.first-1); i < e.end; i++ {
			if n := strings.TrimPrefix(p.norm(i), "و"); n == "المقرر" || n == "المزمع" {
				return true
			}
		}
	}
	if !performing[e.typ] || e.first == s.first {
		return false
	}
	n := p.norm(e.first)
	participle := (strings.HasSuffix(n, "ا") || strings.HasSuffix(n, "ه")) && !p.article(e.first) && (isComma(p.toks[e.first-1].Text) || p.toks[e.first-1].Text == "»" || p.pos(e.first-1, lexicon.Noun) != nil)
	return participle && (strings.HasPrefix(n, "م") || strings.HasPrefix(n, "داعي")) && (p.pos(e.first, lexicon.Verb) == nil || !p.isVerb(e.first, s))
}

// vouched is the speech that vouches for an event: the one around it, or the one
// that its own first word opens («أعلنت مسؤوليتها عن الهجوم»).
func (p *parsed) vouched(s *sentence, e *event) *speech {
	for k := range s.speeches {
		if sp := &s.speeches[k]; sp.verb == e.first && !sp.performs && !sp.denies && (e.end > sp.from || e.ruleID == "mourning") {
			return sp
		}
	}
	return p.speechAt(s, e.first)
}

// speechesOf collects the speeches of a sentence; those whose quotation runs on
// behind it go to p.onward too.
func (p *parsed) speechesOf(s *sentence) {
	p.heading(s)
	for i := s.first; i < s.end; i++ {
		if p.toks[i].Kind != arabic.Word {
			continue
		}
		var sp *speech
		switch {
		case p.according(s, i):
			continue
		case p.isParticiple(i):
			sp = p.participleSpeech(s, i)
		case p.saysIn(i):
			sp = p.statementSpeech(s, i)
		case p.saysNot(s, i):
			p.cut(s, p.butBefore(s, i))
			if q, ok := p.speakerAfter(s, i, p.skipAdverbs(s, i+1)); ok && q.strong {
				chain, _ := p.chainOf(&q)
				p.cast.say(voice{chain: chain, title: q.title, words: p.wordsOf(q.first, q.end), keys: p.keysOf(q.first),
					gender: p.genderOf(&q), performed: true, sentence: p.now})
			}
		case p.isSaying(s, i):
			if sp = p.verbSpeech(s, i); sp == nil {
				p.inPassing(s, i)
			}
		case p.nounOfSaying(s, i):
			sp = p.nounSpeech(s, i)
		default:
			sp = p.performance(s, i)
		}
		if sp == nil {
			continue
		}
		if sp.to > s.end {
			p.onward = append(p.onward, *sp)
			sp.to = s.end
		}
		s.speeches = append(s.speeches, *sp)
	}
	p.enclose(s)
}

// verbSpeech reads the speech of the verb of saying at i, or nil.
func (p *parsed) verbSpeech(s *sentence, i int) *speech {
	f, ok := p.frameAt(s, i)
	if !ok {
		return nil
	}
	sp := p.begin(s, &f)
	if sp != nil {
		sp.denies = p.is(i, p.class.deny)
	}
	return sp
}

// begin makes the speech of a frame: its chain, what it cuts off, how far it
// goes.
func (p *parsed) begin(s *sentence, f *frame) *speech {
	sp := &speech{verb: f.verb, from: f.comp, comp: f.opening, elided: f.elided}
	outer := p.speechAt(s, f.verb)
	if p.coordinate(s, f.start, f.verb) {
		p.cut(s, p.edge(s, f.start))
		outer = p.speechAt(s, f.verb)
	}
	v := p.voiceOf(s, f, outer)
	if v == nil {
		return nil
	}
	sp.chain, sp.passes = v.chain, v.media == len(v.chain)
	if len(f.speakers) > 0 {
		sp.hedges = p.is(f.speakers[0].first, p.class.rumour)
		sp.passes = sp.passes || p.mediumAt(f.speakers[0].first) || p.is(f.speakers[0].first, p.class.document) && !f.speakers[0].definite
	}
	v.sentence = p.now
	p.cast.say(*v)
	p.reach(s, sp)
	if at := p.fronted(s, f); at >= 0 {
		s.speeches = append(s.speeches, speech{verb: sp.verb, chain: sp.chain, from: at, to: f.verb, elided: true, comp: opensNoun})
	}
	for _, other := range f.speakers[min(1, len(f.speakers)):] {
		q := other
		chain, _ := p.chainOf(&q)
		s.also = append(s.also, speech{verb: sp.verb, from: sp.from, to: min(sp.to, s.end), chain: chain})
	}
	return sp
}

// fronted is where the figures start that stand before the verb of who gives them:
// «وفي حصيلة أولية للتفجير أكدت الشبكة مقتل ...»; -1 when there are none.
func (p *parsed) fronted(s *sentence, f *frame) int {
	for i := s.first; i < f.verb && i < s.first+2; i++ {
		if p.is(i, p.class.document) && i > s.first && p.prepAt(i-1) {
			return i
		}
	}
	return -1
}

// second makes of an event that two speakers vouch for, each with his own name,
// two.
func (p *parsed) second(s *sentence) {
	var more []*event
	for _, e := range s.events {
		for _, sp := range s.also {
			if sp.from <= e.first && e.first < sp.to && len(e.source) > 0 {
				twin := *e
				twin.source = sp.chain
				more = append(more, &twin)
			}
		}
	}
	s.events = append(s.events, more...)
}

func dedupe(chain []string) []string {
	var out []string
	for _, c := range chain {
		if c != "" && (len(out) == 0 || out[len(out)-1] != c) {
			out = append(out, c)
		}
	}
	return out
}

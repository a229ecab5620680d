package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// voice is somebody who has spoken, or acted by words, in the report.
type voice struct {
	chain     []string
	media     int      // how many of the chain, from its start, only pass on
	title     string   // of a person
	words     []string // folded words of what he was called, without articles
	keys      []string // what its head may be called again by: شبكة, مصدر
	gender    byte     // m, f or 0
	document  bool     // he spoke in a statement: البيان goes back to him
	relayed   bool     // a person, no medium, passed his words on
	count     bool     // it is a count, no body
	performed bool     // he acted by words; nobody said that he said
	sentence  int
}

// inner is the last name of a chain: who said it first.
func (v *voice) inner() string { return v.chain[len(v.chain)-1] }

// persons is the chain without the media that passed the words on; the innermost
// when there are only media.
func (v *voice) persons() []string { return v.chain[min(v.media, len(v.chain)-1):] }

// voiceOf is who speaks in a frame. outer is the speech that it stands in, or
// nil.
func (p *parsed) voiceOf(s *sentence, f *frame, outer *speech) *voice {
	var v voice
	last := p.lastVoice(s, f)
	switch {
	case f.elided && f.relayed != nil && p.verbGender(f.verb) == 'm': // ونقل عن المصدر: nobody is said to
	case f.elided && last == nil:
		return nil
	case f.elided:
		v = *last
		v.performed = false
	default:
		q := &f.speakers[0]
		chain, back := p.chainOf(q)
		if back == nil && last != nil && p.is(f.verb, p.class.sayOn) && q.definite && q.name == "" && p.unknown(q.first) && last.title != "" {
			chain, back = last.persons(), last // وأضافت المشرعة
		}
		v = voice{chain: chain, title: q.title, words: p.wordsOf(q.first, q.end), keys: p.keysOf(q.first), gender: p.genderOf(q)}
		v.count = p.is(q.first, p.class.document)
		if back != nil {
			v.keys = append(v.keys, back.keys...)
			v.words = append(v.words, back.words...)
			v.document = back.document
			if last := p.latest(); last != nil && last.inner() == v.inner() && last.media > 0 && !last.relayed && len(f.media) == 0 && !p.shifts(s) {
				v.chain, v.media = last.chain, last.media
			}
		}
		if f.inThe {
			if b := p.publisher(); b != nil && b.inner() != v.inner() {
				v.chain = append(append([]string{}, b.chain...), v.inner())
			}
		}
	}
	v.document = v.document || f.document
	if len(f.media) > 0 && !f.elided {
		v.chain = append(append([]string{}, f.media...), v.persons()...)
		v.media = len(f.media)
	} else if len(f.media) > 0 {
		v.chain = append(append([]string{}, f.media...), v.persons()...)
		v.media = len(f.media)
	}
	if f.relayed != nil {
		q := f.relayed
		chain, back := p.chainOf(q)
		r := voice{chain: append(append([]string{}, v.chain...), chain...), media: len(v.chain), title: q.title,
			words: p.wordsOf(q.first, q.end), keys: p.keysOf(q.first), gender: p.genderOf(q)}
		if back != nil {
			r.keys, r.words = append(r.keys, back.keys...), append(r.words, back.words...)
		}
		r.chain = dedupe(r.chain)
		r.relayed = v.title != "" || len(v.chain) > 0 && p.cast.named(v.inner()) != nil
		v = r
	}
	if outer != nil && !f.elided && strings.HasSuffix(p.nounEnc(f.speakers[0].first), "نا") { // معلوماتنا: the speaker's own
		v.chain, v.media = outer.chain, min(v.media, len(outer.chain)-1)
		return &v
	}
	if outer != nil && !f.elided && !outer.performs {
		if has(outer.chain, v.inner()) {
			v.chain = outer.chain
		} else {
			n := len(v.chain)
			v.chain = dedupe(append(append([]string{}, outer.chain...), v.chain...))
			v.media += len(v.chain) - n
		}
	}
	return &v
}

// ownerOf is the body whose statement or count a document is: «بيان للجيش»,
// «بيان اللجنة», «حصيلة للمرصد».
func (p *parsed) ownerOf(q *party) (party, bool) {
	if !p.is(q.first, p.class.document) || q.definite {
		return party{}, false
	}
	for j := q.first + 1; j < len(p.toks) && j <= q.first+3; j++ {
		if v := p.pos(j, lexicon.Verb); (v != nil && v.Enc != "" || v == nil && p.unknown(j) && (strings.HasSuffix(p.norm(j), "ه") || strings.HasSuffix(p.norm(j), "ها"))) && j+1 < len(p.toks) {
			if o, ok := p.ownerAt(j + 1); ok { // تقرير أصدرته المنظمة
				return o, true
			}
		}
		if n := p.norm(j); (n == "صادر" || n == "صادره") && j+2 < len(p.toks) && p.norm(j+1) == "عن" {
			return p.ownerAt(j + 2) // بيان صادر عن الوزارة
		}
		if p.stops(j) && p.pos(j, lexicon.Adjective) == nil {
			break
		}
		if p.proclitics(j).Has(arabic.Li) || strings.HasPrefix(p.norm(j), "لل") {
			return p.ownerAt(j)
		}
		if p.pos(j, lexicon.Adjective) != nil || p.nisba(j) {
			continue
		}
		if j == q.first+1 && (p.article(j) && !p.nisba(j) && p.pos(j, lexicon.Adjective) == nil || p.names.entry(j) != nil || p.canSpeak(j)) {
			return p.ownerAt(j)
		}
	}
	return party{}, false
}

func (p *parsed) ownerAt(j int) (party, bool) {
	end := min(len(p.toks), j+12)
	o, ok := p.partyAt(j, end)
	if ok && strings.HasPrefix(p.norm(j), "لل") {
		o.definite = true
	}
	return o, ok && (o.strong || !p.isActNoun(j))
}

func (p *parsed) latest() *voice { return p.cast.voice(len(p.cast.voices) - 1) }

// publisher is the last voice that spoke in a statement.
func (p *parsed) publisher() *voice { return p.cast.voice(p.cast.published) }

// lastVoice is whoever a verb without a subject goes on with: the last voice that
// agrees with it in gender.
func (p *parsed) lastVoice(s *sentence, f *frame) *voice {
	g := p.verbGender(f.verb)
	n := len(p.cast.voices)
	if f.verb > s.first+2 && (n == 0 || p.cast.voices[n-1].sentence != p.now) {
		if q, ok := p.subjectHere(s, f.verb); ok {
			chain, _ := p.chainOf(&q)
			return &voice{chain: chain, title: q.title, words: p.wordsOf(q.first, q.end), keys: p.keysOf(q.first), gender: p.genderOf(&q)}
		}
	}
	for k := n - 1; k >= 0 && k >= n-4; k-- {
		v := &p.cast.voices[k]
		if p.now-v.sentence > 4 {
			break
		}
		if g == 0 || v.gender == 0 || g == v.gender {
			return v
		}
	}
	if n == 0 || p.now-p.cast.voices[n-1].sentence > 4 {
		return nil
	}
	return &p.cast.voices[n-1]
}

// verbGender is the gender that a verb's form shows, 0 for none.
func (p *parsed) verbGender(i int) byte {
	for k := range p.words[i].Senses {
		v := &p.words[i].Senses[k]
		if v.POS != lexicon.Verb {
			continue
		}
		switch {
		case v.Feature&(lexicon.Plural|lexicon.Dual) != 0:
			return 0
		case v.Feature&lexicon.Feminine != 0:
			return 'f'
		}
		return 'm'
	}
	if strings.HasSuffix(p.norm(i), "ه") {
		return 'f'
	}
	return 0
}

// genderOf is the grammatical gender of a party, by its head; 0 when unsure.
func (p *parsed) genderOf(q *party) byte {
	if q.name != "" && q.title == "" {
		return 0
	}
	n := strings.TrimPrefix(p.norm(q.first), "و")
	if strings.HasSuffix(n, "ه") || strings.HasSuffix(n, "ات") {
		return 'f'
	}
	if q.title != "" {
		return 'm'
	}
	for k := range p.words[q.first].Senses {
		sense := &p.words[q.first].Senses[k]
		if sense.POS == lexicon.Noun && sense.Feature&lexicon.Plural != 0 {
			if strings.HasSuffix(n, "ون") || strings.HasSuffix(n, "ين") || p.is(q.first, p.class.human) {
				return 'm'
			}
			return 'f'
		}
	}
	if p.names.entry(q.first) != nil || p.unknown(q.first) {
		return 0
	}
	if _, ok := p.placeAt.at(q.first); ok {
		return 0
	}
	return 'm'
}

// shifts tells a sentence that turns to something else: من جهة أخرى, في سياق آخر.
func (p *parsed) shifts(s *sentence) bool {
	for i := s.first; i < s.end && i < s.first+5; i++ {
		switch p.norm(i) {
		case "اخري", "اخر", "ثانيه":
			return true
		}
	}
	return false
}

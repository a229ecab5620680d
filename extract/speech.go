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
	for _, e := range s.events {
		if e.ruleID == statementRule || e.ruleID == silenceRule {
			continue
		}
		if sp := p.vouched(s, e); sp != nil {
			e.source = sp.chain
		}
	}
	p.modality(s)
	p.second(s)
}

// vouched is the speech that vouches for an event: the one around it, or the one
// that its own first word opens («أعلنت مسؤوليتها عن الهجوم»).
func (p *parsed) vouched(s *sentence, e *event) *speech {
	for k := range s.speeches {
		if sp := &s.speeches[k]; sp.verb == e.first && !sp.performs && !sp.denies && e.end > sp.from {
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
		case p.isSaying(s, i):
			sp = p.verbSpeech(s, i)
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

// isSaying tells a verb of saying, by class and form.
func (p *parsed) isSaying(s *sentence, i int) bool {
	if p.norm(i) == "عبر" { // the preposition has the same letters
		return p.expresses(s, i)
	}
	if !p.is(i, p.class.say) && !p.is(i, p.class.deny) {
		return false
	}
	if _, ok := p.placeAt[i]; ok {
		return false
	}
	for k := range p.words[i].Senses {
		if v := &p.words[i].Senses[k]; v.POS == lexicon.Verb && (v.Classes.Has(p.class.say) || v.Classes.Has(p.class.deny)) {
			if i > s.first && (p.particle(i-1, p.class.not) || p.prepAt(i-1) || p.norm(i-1) == "عدم") || v.Pro.Has(arabic.Li) {
				return false // لم تذكر الشرطة: she says nothing
			}
			if v.Enc != "" && p.relays(i) {
				return false // نقله إلى المستشفى
			}
			return p.isVerb(i, s) || v.Feature&lexicon.Past != 0 && p.pos(i, lexicon.Noun) == nil
		}
	}
	return false
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
		if strings.HasPrefix(strings.TrimPrefix(p.norm(k), "و"), "لكن") {
			return k
		}
	}
	return i - 1
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
		sp.passes = sp.passes || p.mediumAt(f.speakers[0].first)
	}
	v.sentence = p.now
	p.cast.voices = append(p.cast.voices, *v)
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

// voiceOf is who speaks in a frame. outer is the speech that it stands in, or
// nil.
func (p *parsed) voiceOf(s *sentence, f *frame, outer *speech) *voice {
	var v voice
	last := p.lastVoice(s, f)
	switch {
	case f.elided && last == nil:
		return nil
	case f.elided:
		v = *last
		v.performed = false
	default:
		q := &f.speakers[0]
		chain, back := p.chainOf(q)
		v = voice{chain: chain, title: q.title, words: p.wordsOf(q.first, q.end), keys: p.keysOf(q.first), gender: p.genderOf(q)}
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
		v.chain = append(append([]string{}, f.media...), v.chain[v.media:]...)
		v.media = len(f.media)
	} else if len(f.media) > 0 {
		v.chain = append(append([]string{}, f.media...), v.chain[v.media:]...)
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
		r.relayed = v.title != "" || p.memberNamed(v.inner()) != nil
		v = r
	}
	if outer != nil && !f.elided && !outer.performs {
		if outer.chain[len(outer.chain)-1] == v.inner() {
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
		if p.stops(j) {
			break
		}
		if p.proclitics(j).Has(arabic.Li) || strings.HasPrefix(p.norm(j), "لل") {
			if p.mediumAt(j) || p.canSpeak(j) || p.names[j].entry != nil {
				return p.ownerAt(j)
			}
			break
		}
		if p.pos(j, lexicon.Adjective) != nil || p.nisba(j) {
			continue
		}
		if j == q.first+1 && (p.article(j) && !p.nisba(j) && p.pos(j, lexicon.Adjective) == nil || p.names[j].entry != nil || p.canSpeak(j)) {
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
	return o, ok
}

func (p *parsed) latest() *voice {
	if n := len(p.cast.voices); n > 0 {
		return &p.cast.voices[n-1]
	}
	return nil
}

// publisher is the last voice that spoke in a statement.
func (p *parsed) publisher() *voice {
	for k := len(p.cast.voices) - 1; k >= 0; k-- {
		if p.cast.voices[k].document {
			return &p.cast.voices[k]
		}
	}
	return nil
}

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
	if p.names[q.first].entry != nil || p.unknown(q.first) {
		return 0
	}
	if _, ok := p.placeAt[q.first]; ok {
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

// coordinate tells whether the clause that starts at start, with its verb at v, is
// joined to the one before, and so no part of what is said there.
func (p *parsed) coordinate(s *sentence, start, v int) bool {
	if p.proclitics(v).Has(arabic.Wa|arabic.Fa) || p.proclitics(start).Has(arabic.Wa|arabic.Fa) {
		return true
	}
	prev := start - 1
	if prev < s.first {
		return true
	}
	if p.particle(prev, p.class.that) || p.particle(prev, p.class.rel) {
		return false
	}
	for k := prev; k >= s.first && k >= prev-2; k-- {
		if p.proclitics(k).Has(arabic.Wa) && p.is(k, p.class.aux) || p.particle(k, p.class.clause) && !p.particle(k, p.class.cond) || p.toks[k].Text == "؛" {
			return true
		}
		if n, ok := p.names[k]; ok && n.entry.Classes.Has(p.class.clause) {
			return true
		}
	}
	// a verb with its subject behind a comma starts anew: «..، سياسيا دعا الوزير»
	if v == start {
		k := prev
		for k > s.first && (p.timeStarts(k) || p.norm(k) == "سياسيا" || p.norm(k) == "ميدانيا") {
			k--
		}
		if isComma(p.toks[k].Text) {
			if q, ok := p.speakerAfter(s, v, p.skipAdverbs(s, v+1)); ok && q.strong {
				return true
			}
		}
	}
	return false
}

// edge is the token at which the clause of token i is cut off from what stands
// before: its conjunction.
func (p *parsed) edge(s *sentence, i int) int {
	for k := i - 1; k >= s.first && k >= i-4; k-- {
		n, named := p.names[k]
		if p.particle(k, p.class.clause) || named && n.entry.Classes.Has(p.class.clause) || p.is(k, p.class.aux) && p.proclitics(k).Has(arabic.Wa) {
			return k
		}
		if isComma(p.toks[k].Text) {
			return k
		}
		if p.toks[k].Kind == arabic.Word && !p.particle(k, p.class.pronoun) && !p.timeStarts(k) && !p.is(k, p.class.aux) {
			break
		}
	}
	return i
}

// cut ends the speeches that run over token at, unless a quotation holds it.
func (p *parsed) cut(s *sentence, at int) {
	for k := range s.speeches {
		sp := &s.speeches[k]
		if sp.from < at && at < sp.to && !sp.quoted {
			sp.to = at
		}
	}
}

// reach sets how far a speech goes.
func (p *parsed) reach(s *sentence, sp *speech) {
	sp.to = s.end
	if q, at, ok := p.quoteNear(s, sp.from); ok && (q.close-at > 5 || p.hasVerb(at, q.close)) {
		sp.quoted = q.closed
		sp.to = q.close
		if q.closed && q.close < s.end {
			if p.goesOn(s, q.close+1) {
				sp.to, sp.quoted = s.end, false
			}
		}
		if sp.quoted {
			return
		}
	}
	for i := sp.from; i < s.end; i++ {
		if q, ok := p.quotes[i]; ok && q.close < s.end {
			i = q.close
			continue
		}
		if p.breaksOff(s, i) || sp.comp == opensNoun && p.turns(s, i) || sp.performs && p.clauseEnds(s, i, sp) {
			sp.to = i
			return
		}
	}
	if q, at, ok := p.quoteIn(s, sp.from); ok && q.closed && q.close > s.end && at < s.end {
		sp.to, sp.quoted = q.close, true // the quotation goes on in the next sentence
	}
}

// quoteNear is the quotation that opens what is said, at most three tokens behind
// token i.
func (p *parsed) quoteNear(s *sentence, i int) (quotation, int, bool) {
	words := 0
	for k := max(s.first, i-1); k < s.end && k <= i+3; k++ {
		if q, ok := p.quotes[k]; ok && q.close > i {
			if words > 0 && q.close-k <= 6 {
				break // a word or two in the speaker's own words
			}
			return q, k, true
		}
		if k >= i && p.toks[k].Kind == arabic.Word && !p.particle(k, p.class.that) {
			words++
		}
		if k > i+1 && p.pos(k, lexicon.Verb) != nil {
			break
		}
	}
	return quotation{}, 0, false
}

func (p *parsed) quoteIn(s *sentence, i int) (quotation, int, bool) {
	for k := i; k < s.end; k++ {
		if q, ok := p.quotes[k]; ok && q.close >= s.end {
			return q, k, true
		}
	}
	return quotation{}, 0, false
}

// goesOn tells whether what is said goes on behind a closing mark at token i-1:
// another quotation, أن, a verb.
func (p *parsed) goesOn(s *sentence, i int) bool {
	for k := i; k < s.end && k < i+4; k++ {
		if _, ok := p.quotes[k]; ok || p.particle(k, p.class.that) {
			return true
		}
		if p.toks[k].Kind == arabic.Punct || p.norm(k) == "و" {
			continue
		}
		n := strings.TrimLeft(p.norm(k), "وف")
		if n == "ان" || n == "انه" || n == "انها" {
			return true
		}
		if v := p.pos(k, lexicon.Verb); v != nil && v.Pro == 0 && k == i && p.isVerb(k, s) && !p.is(k, p.class.say) {
			return true
		}
		return false
	}
	return false
}

// breaksOff tells a word with which the report speaks again: وذلك بعد, في إشارة
// إلى, في وقت.
func (p *parsed) breaksOff(s *sentence, i int) bool {
	switch p.norm(i) {
	case "وذلك":
		switch p.norm(i + 1) {
		case "بعد", "عقب", "اثر", "في", "خلال", "اثناء", "قبل", "غداه":
			return true
		}
	case "في":
		switch p.norm(i + 1) {
		case "اشاره", "وقت":
			return true
		case "الوقت":
			return p.norm(i+2) == "الذي"
		}
	}
	return false
}

// turns tells a conjunction behind which another clause stands beside the one of
// the verb of saying: أعلن سيطرته ... بينما ينتشر.
func (p *parsed) turns(s *sentence, i int) bool {
	switch p.norm(i) {
	case "بينما", "فيما":
		return true
	case "حين":
		return p.norm(i-1) == "في"
	}
	return false
}

// clauseEnds tells where the clause of an act by words ends: at another verb that و or
// كما joins to its own.
func (p *parsed) clauseEnds(s *sentence, i int, sp *speech) bool {
	if p.turns(s, i) || p.norm(i) == "كما" {
		return true
	}
	v := p.pos(i, lexicon.Verb)
	if v == nil || i <= sp.from || !v.Pro.Has(arabic.Wa) || !p.isVerb(i, s) {
		return false
	}
	own := p.pos(sp.verb, lexicon.Verb)
	return own == nil || v.Feature&(lexicon.Past|lexicon.Present) == own.Feature&(lexicon.Past|lexicon.Present) && p.verbGender(i) == p.verbGender(sp.verb)
}

// speechAt is the innermost speech around token i, or nil.
func (p *parsed) speechAt(s *sentence, i int) *speech {
	var best *speech
	for k := range s.speeches {
		sp := &s.speeches[k]
		if sp.from <= i && i < sp.to && sp.verb != i {
			if best == nil || sp.to-sp.from < best.to-best.from || sp.to-sp.from == best.to-best.from && sp.verb > best.verb || best.closing && !sp.closing {
				best = sp
			}
		}
	}
	return best
}

// enclose puts the speaker of a closing «بحسب ...» around the speeches that it
// holds: outside of them, inside of a medium.
func (p *parsed) enclose(s *sentence) {
	for a := range s.speeches {
		c := &s.speeches[a]
		if !c.closing {
			continue
		}
		for b := range s.speeches {
			sp := &s.speeches[b]
			if a == b || sp.closing || sp.performs || sp.verb < c.from || sp.verb >= c.to || sp.verb > c.verb {
				continue
			}
			switch {
			case sp.chain[len(sp.chain)-1] == c.chain[len(c.chain)-1]:
			case sp.passes && !c.passes:
				sp.chain = dedupe(append(append([]string{}, sp.chain...), c.chain...))
			default:
				sp.chain = dedupe(append(append([]string{}, c.chain...), sp.chain...))
			}
		}
	}
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

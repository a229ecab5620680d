package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// according reads «بحسب المرصد», «وفق ما ذكرت الوكالة», «كما أعلن مكتبه» at token
// i and adds its speech. It tells whether it did.
func (p *parsed) according(s *sentence, i int) bool {
	if p.taken[i] {
		return true
	}
	verb := -1
	j := i + 1
	switch {
	case p.is(i, p.class.as):
		verb = j
	case p.norm(i) == "علي" && p.norm(i+1) == "ما" && p.is(i+2, p.class.say):
		j, verb = i+2, i+2
	case p.norm(i) == "علي" && p.norm(i+1) == "حد":
		j = i + 2
	case p.norm(i) == "استنادا" && !p.is(j, p.class.document), !p.is(i, p.class.according):
		return false
	}
	for j < s.end {
		switch p.norm(j) {
		case "ما", "لما":
			verb = j + 1
		case "ل", "قول", "تعبير", "وصف", "راي", "عن", "الي", "روايه", "افاده":
		default:
			goto found
		}
		j++
	}
found:
	if j >= s.end {
		return false
	}
	if verb >= 0 {
		return p.accordingVerb(s, i, verb)
	}
	return p.accordingNoun(s, i, j)
}

// accordingVerb reads «وفق ما أعلن متحدثون», «كما أوضح الوزير» with the verb at v.
func (p *parsed) accordingVerb(s *sentence, i, v int) bool {
	if v < s.end && p.saysIn(v) { // حسب ما جاء في بلاغ للمديرية
		j := v + 1
		for p.norm(j) != "في" {
			j++
		}
		return p.accordingNoun(s, i, j+1)
	}
	if v >= s.end || !p.is(v, p.class.say) || p.pos(v, lexicon.Verb) == nil {
		return false
	}
	f := frame{verb: v, start: i}
	j := p.address(&f, s, p.skipAdverbs(s, v+1), s.end)
	q, ok := p.speakerAfter(s, v, j)
	if !ok && p.norm(i) != "كما" && p.norm(i) != "وكما" && p.sayingEnds(s, v+1) { // وفق ما أعلنت في بيان
		if w := p.speakerHere(s, i); w != nil {
			p.taken[v] = true
			s.speeches = append(s.speeches, speech{verb: i, chain: w.chain, from: p.clauseBack(s, i), to: i, elided: true})
			return true
		}
	}
	if !ok || !q.strong && !p.unknown(q.first) && p.nounEnc(q.first) == "" {
		return false
	}
	f.speakers = []party{q}
	end := p.address(&f, s, q.end, s.end)
	if p.relays(v) && p.norm(end) == "عن" { // حسب ما نقلت الوكالة عن مصدر
		if r, ok := p.partyAt(end+1, s.end); ok {
			f.relayed, end = &r, r.end
		}
	}
	if p.norm(i) == "كما" || p.norm(i) == "وكما" {
		// كما قال إن opens a sentence of its own
		g := f
		p.findComplement(&g, s, q.end, p.sense(v, p.class.say))
		if g.opening != opensNot || i-s.first < 4 {
			return false
		}
	}
	p.taken[v] = true
	p.addAccording(s, i, end, &f)
	return true
}

// sayingEnds tells whether nothing but where it was said stands behind a verb of saying
// before token i: what it says stands before it.
func (p *parsed) sayingEnds(s *sentence, i int) bool {
	if i+1 < s.end && p.prepAt(i) && (p.utterance(i+1) || p.is(i+1, p.class.setting)) {
		return true
	}
	return i >= s.end || p.toks[i].Kind == arabic.Punct && !isQuote(p.toks[i].Text) && p.toks[i].Text != ":"
}

// inPassing reads the verb of saying at i that stands with its subject between
// marks behind what was said: «قصف الطيران السوق، قالت الوكالة».
func (p *parsed) inPassing(s *sentence, i int) {
	if i < s.first+3 || !isComma(p.toks[i-1].Text) || p.proclitics(i) != 0 {
		return
	}
	f := frame{verb: i, start: i}
	j := p.address(&f, s, p.skipAdverbs(s, i+1), s.end)
	q, ok := p.speakerAfter(s, i, j)
	if !ok || !q.strong {
		return
	}
	end := p.address(&f, s, q.end, s.end)
	if end < s.end && p.toks[end].Kind != arabic.Punct || end < s.end && p.toks[end].Text == ":" {
		return
	}
	f.speakers = []party{q}
	p.addAccording(s, i, end, &f)
}

// accordingNoun reads «بحسب المرصد» with the speaker at j.
func (p *parsed) accordingNoun(s *sentence, i, j int) bool {
	f := frame{verb: i, start: i}
	if p.ownSaying(j) {
		if v := p.speakerHere(s, i); v != nil {
			k := p.edgeBack(s, i)
			s.speeches = append(s.speeches, speech{verb: i, chain: v.chain, from: k, to: s.end, elided: true})
		}
		return true
	}
	for j < s.end && (p.latestOf(j) || p.is(j, p.class.utterance) || p.norm(j) == "لاعترافات" || p.norm(j) == "لتصريحات") {
		j++
	}
	if p.toks[j].Kind == arabic.Number && j+1 < s.end { // بحسب 3 مصادر
		j++
	}
	q, ok := p.partyAt(j, s.end)
	if !ok {
		return false
	}
	if o, ok := p.ownerOf(&q); ok {
		q = o
	}
	if !q.strong && (!p.unknown(q.first) || q.definite) {
		return false
	}
	end := p.address(&f, s, q.end, s.end)
	f.speakers = []party{q}
	p.addAccording(s, i, end, &f)
	return true
}

// latestOf tells أحدث and آخر before what was published.
func (p *parsed) latestOf(j int) bool {
	switch strings.TrimPrefix(p.norm(j), "ل") {
	case "احدث", "اخر":
		return j+1 < len(p.toks) && p.is(j+1, p.class.document)
	}
	return false
}

// ownSaying tells قوله, تعبيرها and their like.
func (p *parsed) ownSaying(j int) bool {
	switch p.norm(j) {
	case "قوله", "قولها", "قولهم", "تعبيره", "تعبيرها", "تعبيرهم", "وصفه", "وصفها", "وصفهم", "زعمه", "زعمها", "زعمهم":
		return true
	}
	return false
}

// edgeBack is the first token of the words right before i: back to the mark
// before them.
func (p *parsed) edgeBack(s *sentence, i int) int {
	k := i - 1
	if k >= s.first && isComma(p.toks[k].Text) {
		k--
	}
	for k > s.first && !isComma(p.toks[k-1].Text) && p.toks[k-1].Text != "؛" {
		k--
	}
	return max(k, s.first)
}

// addAccording adds the speech of «بحسب ...» that stands at tokens i to end-1.
func (p *parsed) addAccording(s *sentence, i, end int, f *frame) {
	if k, ok := p.possessed(s, f); ok {
		f.speakers[0] = k
	}
	if outer := p.speechAt(s, i); outer != nil && (isQuote(p.toks[i-1].Text) || p.particle(i-1, p.class.that)) && p.is(f.speakers[0].first, p.class.document) {
		return // قال: «بحسب المعلومات التي لدينا فإن ...»: he says so
	}
	v := p.voiceOf(s, f, nil)
	if v == nil {
		return
	}
	v.sentence = p.now
	p.cast.say(*v)
	sp := speech{verb: i, chain: v.chain, from: s.first, to: s.end, closing: true, passes: p.mediumAt(f.speakers[0].first)}
	lead := i
	for lead > s.first && (p.toks[lead-1].Kind == arabic.Punct || p.timeStarts(lead-1)) {
		lead--
	}
	if lead-s.first <= 1 {
		sp.from, sp.closing = end, false
		sp.verb = i
	} else {
		sp.from = p.clauseBack(s, i)
		sp.to = p.contrast(s, end)
	}
	if !sp.closing {
		p.reach(s, &sp)
		if sp.to > s.end {
			p.onward = append(p.onward, sp)
			sp.to = s.end
		}
	}
	s.speeches = append(s.speeches, sp)
}

// contrast is where behind token i the sentence turns to what others say or do:
// فيما, بينما; the end of the sentence when it does not.
func (p *parsed) contrast(s *sentence, i int) int {
	for ; i < s.end; i++ {
		switch strings.TrimPrefix(p.norm(i), "و") {
		case "فيما", "بينما":
			return i
		}
	}
	return s.end
}

// clauseBack is where the clause starts that a closing «بحسب ...» at i vouches
// for: behind the last conjunction that opens a clause of its own.
func (p *parsed) clauseBack(s *sentence, i int) int {
	for k := i - 3; k > s.first; k-- {
		switch p.norm(k) {
		case "اذ":
			return k
		case "؛":
			return k + 1
		}
	}
	return s.first
}

// possessed replaces «مكتبه» by the body of whoever the sentence speaks of: «مكتب
// أحمد داود أوغلو».
func (p *parsed) possessed(s *sentence, f *frame) (party, bool) {
	q := f.speakers[0]
	if q.name != "" || p.nounEnc(q.first) == "" {
		return q, false
	}
	noun := p.pos(q.first, lexicon.Noun)
	for k := q.first - 1; k >= s.first; k-- {
		if n, ok := p.names.at(k); ok && n.entry.Classes.Has(p.class.person) {
			name, _ := p.full(p.plain(k, n.end))
			q.text = noun.Lemma + " " + name
			return q, true
		}
		for _, n := range p.cast.byWord[withoutArticle(p.norm(k))] {
			if m := &p.cast.people[n]; p.toks[k].Kind == arabic.Word && m.words[len(m.words)-1] == p.norm(k) {
				q.text = noun.Lemma + " " + m.name
				return q, true
			}
		}
	}
	return q, false
}

// nounEnc is the pronoun at the end of the noun at i, or empty.
func (p *parsed) nounEnc(i int) string {
	if n := p.pos(i, lexicon.Noun); n != nil {
		return n.Enc
	}
	return ""
}

package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// party is somebody who can speak or act, as one phrase names him: a person with
// his title and the body that he speaks for («مدير المرصد رامي عبد الرحمن»), a
// body («وزارة الدفاع»), somebody unnamed («مصدر طبي»).
type party struct {
	first, end int    // tokens, apposition included
	title      string // key of the person's title, or empty
	office     [2]int // tokens of the title and what belongs to it
	body       string // the body that a person speaks for
	name       string // the person's name
	nameAt     [2]int // its tokens
	text       string // what he is called without a name
	definite   bool   // the head has the article: known from before
	strong     bool   // the words name somebody who can speak
	and        []party
}

// partyAt reads the party that starts at token i and ends before limit. ok is
// false when no noun phrase starts there.
func (p *parsed) partyAt(i, limit int) (q party, ok bool) {
	for i < limit && (isQuote(p.toks[i].Text) || p.demonstrative(i)) {
		i++
	}
	if i >= limit || p.toks[i].Kind == arabic.Punct || p.toks[i].Kind == arabic.Number {
		return q, false
	}
	if _, ok := p.timeAt.at(i); ok {
		return q, false
	}
	if n := p.norm(i); (n == "احد" || n == "احدي") && i+1 < limit {
		in, ok := p.partyAt(i+1, limit)
		in.first, in.text, in.name, in.strong, in.definite = i, p.plain(i, in.end), "", true, false
		return in, ok && in.title == "" || ok && in.name == ""
	}
	if n := strings.TrimPrefix(p.norm(i), "و"); (n == "ابو" || n == "ابا" || n == "ابي") && i+1 < limit && p.toks[i+1].Kind == arabic.Word && p.names.entry(i) == nil || p.isAli(i) { // أبو حمزة
		q = party{first: i, end: i + 1}
		p.nameOf(&q, i, limit)
		p.apposition(&q, limit)
		return q, true
	}
	if p.norm(i) == "ال" && i+1 < limit && p.quotedName(i+1, limit) > 0 { // الـ«يونيفيل»
		q = party{first: i, end: p.quotedName(i+1, limit) + 1, strong: true}
		q.text = p.plain(i+2, q.end)
		return q, true
	}
	if n := p.norm(i); (n == "رايد" || n == "سيد") && i+1 < limit && p.nameWord(i+1) { // a rank has the article
		q = party{first: i, end: i + 1}
		p.nameOf(&q, i, limit)
		p.apposition(&q, limit)
		return q, true
	}
	q = party{first: i, end: i + 1, definite: p.article(i) || strings.HasPrefix(p.norm(i), "لل")}
	n, named := p.names.at(i)
	switch {
	case named && n.entry.POS == lexicon.Particle:
		return q, false
	case named && n.entry.Classes.Has(p.class.person):
		p.nameOf(&q, i, limit)
		p.apposition(&q, limit)
		return q, true
	case named && n.entry.Classes.Has(p.class.same):
		q.end, q.strong, q.definite = n.end, true, true
		q.text = p.plain(i, n.end)
		return q, true
	case named && !n.entry.Classes.Has(p.class.title) && (n.end > i+1 || !p.is(i, p.class.title)):
		q.strong = true
		p.common(&q, n.end, limit)
		return q, true
	case p.titleAt(i, limit):
		p.titled(&q, limit)
		return q, true
	}
	if p.first(i) && p.met(i, i+1) {
		q.name, q.nameAt, q.text, q.strong = p.plain(i, i+1), [2]int{i, i + 1}, p.plain(i, i+1), true
		return q, true
	}
	if m, ok := p.placeAt.at(i); ok && (p.places[m].Country || p.places[m].Capital) && !p.places[m].Anaphor && p.places[m].Kind == "" && p.places[m].Prep == "" {
		q.end, q.strong, q.text, q.definite = p.places[m].End, true, p.placeName(m), false
		return q, true
	}
	if p.stops(i) && p.pos(i, lexicon.Noun) == nil {
		return q, false
	}
	if p.calledBy(i, limit) {
		p.nameOf(&q, i+1, limit)
		return q, true
	}
	q.strong = p.canSpeak(i)
	p.common(&q, i+1, limit)
	if p.unknown(i) && !q.definite {
		for k := i + 1; k < q.end && k <= i+4 && (p.unknown(k) || p.titleAt(k, limit)); k++ {
			if p.titleAt(k, limit) && !p.article(k) { // خالد سليم رئيس الائتلاف
				q = party{first: i, end: k}
				q.name, q.nameAt, q.text, q.strong = p.plain(i, k), [2]int{i, k}, p.plain(i, k), true
				p.apposition(&q, limit)
				return q, true
			}
		}
	}
	if !q.strong && p.unknown(i) && p.met(i, q.end) {
		q.name, q.nameAt, q.strong = q.text, [2]int{i, q.end}, true
		return q, true
	}
	if !q.strong && q.definite && p.ministry(i, q.end) {
		q.strong = true
	}
	if !q.strong && !q.definite && p.unknown(i) && q.end-i >= 2 && q.end-i <= 5 {
		// a bare name: ناصر الحاسي المتحدث باسم ...
		p.nameOf(&q, i, limit)
		p.apposition(&q, limit)
		q.strong = q.title != ""
	}
	return q, true
}

// calledBy tells whether a person's name stands behind the noun at i, which says
// what he is: المسعف أيمن عبد القادر.
func (p *parsed) calledBy(i, limit int) bool {
	if !p.article(i) || p.plural(i) || !p.is(i, p.class.human) && !p.is(i, p.class.teller) || i+2 >= limit {
		return false
	}
	if _, place := p.placeAt.at(i + 1); place || !p.unknown(i+1) || p.article(i+1) || p.looksLikeVerb(i+1) {
		return false
	}
	end := p.looseName(i+1, limit)
	return end-i >= 3 && p.endsSubject(end, limit)
}

// met tells whether the words at tokens first to end-1 are the name, or the last
// part of the name, of a person of the report.
func (p *parsed) met(first, end int) bool {
	words := appendFields(p.fields[:0], arabic.Fold(p.plain(first, end)))
	p.fields = words
	if len(words) == 0 {
		return false
	}
	for _, k := range p.cast.byWord[withoutArticle(words[0])] {
		if m := &p.cast.people[k]; len(m.words) >= len(words) && m.words[len(m.words)-1] == words[len(words)-1] && covers(m.words, words) {
			return true
		}
	}
	return false
}

// ministry tells «الصحة اليمنية», «الدفاع الروسية»: a ministry by its field and
// its state.
func (p *parsed) ministry(first, end int) bool {
	return end > first+1 && strings.HasSuffix(p.norm(first+1), "يه") && p.gaz.State(strings.TrimPrefix(p.norm(first+1), "ال")) != ""
}

// demonstrative tells هذا and its like, which may stand before a speaker.
func (p *parsed) demonstrative(i int) bool {
	switch strings.TrimPrefix(p.norm(i), "و") {
	case "هذا", "هذه", "هولاء", "ذلك", "تلك", "نفس", "ذات":
		return true
	}
	return false
}

// unknown tells a word of no list, as most words of names are. One that the lists
// make of a word and «your» or «me» is one too: مارك is no مار.
func (p *parsed) unknown(i int) bool {
	if p.toks[i].Kind != arabic.Word {
		return false
	}
	for k := range p.words[i].Senses {
		if s := &p.words[i].Senses[k]; s.Enc != "ك" && s.Enc != "ني" || s.POS == lexicon.Particle {
			return false
		}
	}
	return true
}

// canSpeak tells whether the noun at i heads a phrase for somebody who can speak.
func (p *parsed) canSpeak(i int) bool {
	for k := range p.words[i].Senses {
		s := &p.words[i].Senses[k]
		if s.POS != lexicon.Noun && s.POS != lexicon.Name {
			continue
		}
		for _, c := range []lexicon.Class{p.class.teller, p.class.body, p.class.group, p.class.human, p.class.medium, p.class.monitor, p.class.source,
			p.class.actor, p.class.document, p.class.title} {
			if s.Classes.Has(c) {
				return true
			}
		}
	}
	return false
}

// titleAt tells whether a title of a person stands at i: not the same word as the
// head of a force (لواء أبو الفضل) or of a body.
func (p *parsed) titleAt(i, limit int) bool {
	if n, ok := p.names.at(i); ok && n.end > i+1 {
		return n.entry.Classes.Has(p.class.title) && n.entry.POS == lexicon.Noun
	}
	s := p.sense(i, p.class.title)
	if s == nil || s.POS == lexicon.Verb {
		return false
	}
	if p.is(i, p.class.group) && !s.Pro.Has(arabic.Al) && s.Key != "مسوول" && s.Key != "متحدث" && s.Key != "ناطق" && s.Key != "قيادي" && s.Key != "ناشط" && s.Key != "سفير" && s.Key != "نايب" {
		return false
	}
	return true
}

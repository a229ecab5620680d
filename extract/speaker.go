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
	if _, ok := p.timeAt[i]; ok {
		return q, false
	}
	q = party{first: i, end: i + 1, definite: p.article(i) || strings.HasPrefix(p.norm(i), "لل")}
	n, named := p.names[i]
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
	if m, ok := p.placeAt[i]; ok && (p.places[m].Country || p.places[m].Capital) && !p.places[m].Anaphor && p.places[m].Kind == "" && p.places[m].Prep == "" {
		q.end, q.strong, q.text, q.definite = p.places[m].End, true, p.placeName(m), false
		return q, true
	}
	if p.stops(i) && p.pos(i, lexicon.Noun) == nil {
		return q, false
	}
	q.strong = p.canSpeak(i)
	p.common(&q, i+1, limit)
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

// met tells whether the words at tokens first to end-1 are the name, or the last
// part of the name, of a person of the report.
func (p *parsed) met(first, end int) bool {
	words := strings.Fields(arabic.Fold(p.plain(first, end)))
	for _, m := range p.cast.people {
		if len(words) > 0 && len(m.words) >= len(words) && m.words[len(m.words)-1] == words[len(words)-1] && covers(m.words, words) {
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

// unknown tells a word of no list, as most words of names are.
func (p *parsed) unknown(i int) bool {
	return p.toks[i].Kind == arabic.Word && len(p.words[i].Senses) == 0
}

// canSpeak tells whether the noun at i heads a phrase for somebody who can speak.
func (p *parsed) canSpeak(i int) bool {
	for k := range p.words[i].Senses {
		s := &p.words[i].Senses[k]
		if s.POS != lexicon.Noun && s.POS != lexicon.Name {
			continue
		}
		for _, c := range []lexicon.Class{p.class.body, p.class.group, p.class.human, p.class.medium, p.class.monitor, p.class.source,
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
	if n, ok := p.names[i]; ok && n.end > i+1 {
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

// prepAt tells a preposition that stands alone: لدى, but not لديه.
func (p *parsed) prepAt(i int) bool {
	s := p.sense(i, p.class.prep)
	return s != nil && s.Enc == "" && p.particle(i, p.class.prep)
}

// stops tells a word that no noun phrase runs over.
func (p *parsed) stops(i int) bool {
	if p.toks[i].Kind == arabic.Punct || p.toks[i].Kind == arabic.Number {
		return true
	}
	if _, ok := p.timeAt[i]; ok {
		return true
	}
	if _, ok := p.numAt[i]; ok {
		return true
	}
	if n, ok := p.names[i]; ok {
		return n.entry.POS == lexicon.Particle || n.pro&(arabic.Wa|arabic.Fa) != 0
	}
	if part := p.pos(i, lexicon.Particle); part != nil && (part.Enc == "" || p.is(i, p.class.pronoun) || p.is(i, p.class.that)) {
		return p.toks[i].Text != "علي" && p.norm(i) != "بن"
	}
	if _, ok := p.placeAt[i]; ok {
		return p.proclitics(i).Has(arabic.Wa | arabic.Fa)
	}
	if v := p.pos(i, lexicon.Verb); v != nil && p.pos(i, lexicon.Noun) == nil && p.pos(i, lexicon.Adjective) == nil {
		return true
	}
	if p.isParticiple(i) {
		return true
	}
	return p.looksLikeVerb(i) || p.proclitics(i).Has(arabic.Wa|arabic.Fa)
}

// common reads a phrase without a person's name: its head stands before j.
func (p *parsed) common(q *party, j, limit int) {
	first := q.first
	closed := p.article(first) || p.names[first].entry != nil
	proper := p.names[first].entry != nil && p.names[first].entry.POS == lexicon.Name
	described := false // an adjective has ended the construct
	for j < limit && j-first < 14 {
		t := &p.toks[j]
		if o, ok := p.quotes[j]; ok {
			if o.closed && o.close-j <= 6 && o.close < limit && !p.hasVerb(j, o.close) {
				j, closed = o.close+1, true
				continue
			}
			break
		}
		if t.Text == "(" {
			if c := p.bracket(j, limit); c > 0 && c-j <= 5 {
				j = c + 1
				continue
			}
			break
		}
		if t.Text == ")" || isQuote(t.Text) {
			j++
			continue
		}
		if n, ok := p.names[j]; ok && n.entry.POS == lexicon.Name && n.pro == 0 {
			if closed && n.entry.Classes.Has(p.class.person) {
				break
			}
			j, closed = n.end, true
			continue
		}
		if p.prepAt(j) && p.attaches(q, j, limit) {
			j++
			closed, described = false, false
			continue
		}
		if p.stops(j) {
			break
		}
		pro := p.proclitics(j)
		if pro.Has(arabic.Bi | arabic.Li | arabic.Ka) {
			if pro.Has(arabic.Ka) || !p.attached(q, j) {
				break
			}
			j++
			closed = true
			continue
		}
		if p.participle(j) && (proper || j-first >= 2) {
			break
		}
		al := p.article(j)
		adj := p.pos(j, lexicon.Adjective) != nil || p.nisba(j)
		if al && !adj && described {
			break // the object: كشف المتحدث باسم الجيش الإسرائيلي النقاب
		}
		described = described || al && adj
		if closed && !al && !adj {
			if m, ok := p.placeAt[j]; !ok || !p.places[m].Country {
				break // in construct with nothing: another phrase
			}
		}
		if p.isActNoun(j) && !adj && j > first+1 {
			break
		}
		if al && p.titleAt(j, limit) && !adj {
			break
		}
		if al {
			closed = true
		}
		if _, ok := p.placeAt[j]; ok {
			closed = true
		}
		j++
	}
	q.end = j
	q.text = p.plain(first, j)
	if !proper {
		q.text = p.nominative(first, j, q.text)
	}
}

// hasVerb tells whether a verb stands among the tokens between a and b.
func (p *parsed) hasVerb(a, b int) bool {
	for i := a + 1; i < b; i++ {
		if v := p.pos(i, lexicon.Verb); v != nil && p.pos(i, lexicon.Noun) == nil && p.pos(i, lexicon.Adjective) == nil || p.looksLikeVerb(i) {
			return true
		}
	}
	return false
}

// bracket is the token that closes the bracket at i before limit, or 0.
func (p *parsed) bracket(i, limit int) int {
	for k := i + 1; k < limit; k++ {
		if p.toks[k].Text == ")" {
			return k
		}
	}
	return 0
}

// attaches tells whether the preposition at j goes on with the phrase q: «مسؤول
// في الحكومة» but not «المرصد في بيان».
func (p *parsed) attaches(q *party, j, limit int) bool {
	if j+1 >= limit || !q.strong {
		return false
	}
	switch p.norm(j) {
	case "في":
	case "من":
		if q.definite {
			return false
		}
	default:
		return false
	}
	if p.utterance(j+1) || p.stops(j+1) {
		return false
	}
	if _, ok := p.placeAt[j+1]; ok {
		return p.norm(j) == "في"
	}
	if _, ok := p.names[j+1]; ok {
		return true
	}
	return p.is(j+1, p.class.group) || p.is(j+1, p.class.armed) || p.is(j+1, p.class.body)
}

// attached tells whether the word at j, which has ب or ل, goes on with the phrase
// q: «مصادر بالشرطة», «مصادر معارضة للحكومة», but not «مصدر لرويترز».
func (p *parsed) attached(q *party, j int) bool {
	if p.utterance(j) || p.isActNoun(j) {
		return false
	}
	if p.proclitics(j).Has(arabic.Li) && (p.mediumAt(j) || p.is(j, p.class.reporter)) {
		return p.is(q.first, p.class.reporter) || p.is(q.first, p.class.document)
	}
	if n, ok := p.names[j]; ok {
		return n.entry.POS == lexicon.Name
	}
	if m, ok := p.placeAt[j]; ok {
		return p.proclitics(j).Has(arabic.Bi) && !p.places[m].Anaphor
	}
	return p.is(j, p.class.group) || p.is(j, p.class.armed) || p.is(j, p.class.body) || p.norm(j) == "باسم" || p.norm(j) == "لحقوق" || p.norm(j) == "للثوره" || p.norm(j) == "للانباء"
}

// mediumAt tells whether a medium is named at j, clitics aside.
func (p *parsed) mediumAt(j int) bool {
	if n, ok := p.names[j]; ok && n.entry.Classes.Has(p.class.medium) {
		return true
	}
	return p.is(j, p.class.mediumHead)
}

// utterance tells the noun of a thing said in: بيان, تصريح, مؤتمر صحافي.
func (p *parsed) utterance(j int) bool {
	return p.is(j, p.class.utterance) || p.is(j, p.class.document)
}

// participle tells المقربة, التابعة and their like, which describe a party behind
// its name.
func (p *parsed) participle(j int) bool { return p.is(j, p.class.bound) }

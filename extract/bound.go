package extract

import (
	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// maxSpeaker bounds the words between a verb of saying and what is said, in tokens.
const maxSpeaker = 26

// toBound completes the speaker q of the verb of saying at v by what must hold of
// whoever stands between a verb of saying and what is said: his name is the last
// thing there. An office that growing word by word cannot leave (مفوض الشرطة في
// ولاية كانو, المسؤول عن الإسعاف) so finds its holder.
func (p *parsed) toBound(s *sentence, v int, q *party) {
	if q.title == "" && q.name == "" || len(q.and) > 0 {
		return
	}
	b := p.speakerBound(s, v, q.first+1)
	if b > q.first+1 {
		p.fillTo(q, b, p.particle(b, p.class.that) || p.toks[b].Text == ":")
	}
}

// fillTo completes the person q by the words up to token b, all of which are his: what
// he is called, and his name at their end. sure tells that nothing else can stand there.
func (p *parsed) fillTo(q *party, b int, sure bool) {
	if q.name != "" && q.nameAt[0] >= b {
		q.name, q.end = "", b // what was taken for a name is what he says
	}
	for b > q.first+1 && (isComma(p.toks[b-1].Text) || p.prepAt(b-1)) {
		b--
	}
	if q.name != "" {
		if end := q.nameAt[1]; end < b && b-q.nameAt[0] <= 5 && q.end == end && p.allNames(end, b) {
			q.name, q.nameAt[1], q.end = p.plain(q.nameAt[0], b), b, b
		}
		return
	}
	at, end := p.quotedPerson(q, b)
	if at < 0 {
		at, end = p.nameRun(q.first+1, b), b
	}
	if at >= end || end-at > 5 {
		p.fillOffice(q, b, sure)
		return
	}
	q.name, q.nameAt = p.plain(at, end), [2]int{at, end}
	for at > q.first+1 && (isComma(p.toks[at-1].Text) || isQuote(p.toks[at-1].Text) || p.honorific(at-1) && p.article(at-1)) {
		at--
	}
	q.office, q.end = [2]int{q.first, at}, b
	q.text = p.nominative(q.first, at, p.plain(q.first, at))
	q.body = p.bodyOf(q.office)
}

// fillOffice completes the person q, of whom no name stands before token b: a rank has
// its name right behind it, whatever its letters; else all words are what he is.
func (p *parsed) fillOffice(q *party, b int, sure bool) {
	if i := q.first; p.honorific(i) && p.article(i) && i+2 < b && p.toks[i+1].Kind == arabic.Word && !p.article(i+1) && !p.prepAt(i+1) && p.unknown(i+2) && !p.article(i+2) {
		end := i + 3
		for end < b && p.nameWord(end) && end < i+5 {
			end++
		}
		q.name, q.nameAt, q.end, q.text = p.toks[i+1].Text+" "+p.plain(i+2, end), [2]int{i + 1, end}, end, p.plain(i, i+1)
		p.apposition(q, b)
		return
	}
	for k := q.end; k < b; k++ {
		if isComma(p.toks[k].Text) {
			b = k
		}
	}
	if sure && b > q.end && b-q.first <= 9 {
		q.office[1], q.end, q.text = b, b, p.nominative(q.first, b, p.plain(q.first, b))
	}
}

// quotedPerson is where a name in quotation marks stands that ends at token b:
// مدير المكتب «سامر الحلاق». It is -1, 0 where none stands.
func (p *parsed) quotedPerson(q *party, b int) (at, end int) {
	for k := b - 3; k > q.first && k >= b-6; k-- {
		o, ok := p.quotes[k]
		if !ok || !o.closed || o.close != b-1 || o.close-k > 5 {
			continue
		}
		if p.norm(k-1) == "ل" || p.norm(k-1) == "ال" || !p.nameWord(k+1) && !p.nameWord(k+2) {
			return -1, 0
		}
		return k + 1, o.close
	}
	return -1, 0
}

// speakerBound is the token before which the speaker of the verb of saying at v
// has ended, from token j on: أن, a colon, a quotation, to whom or in what he said it,
// an act. It is -1 when a verb or another clause comes first.
func (p *parsed) speakerBound(s *sentence, v, j int) int {
	direct := p.is(v, p.class.sayNoun) || p.is(v, p.class.deny)
	for k := j; k < s.end && k-v < maxSpeaker; k++ {
		t := &p.toks[k]
		switch {
		case p.timeStarts(k) && p.norm(k) != "عام", direct && p.demonstrative(k), t.Text == ":", t.Text == "(", p.ownSaying(k), p.isParticiple(k):
			return k
		case p.particle(k, p.class.that):
			if p.bindsThat(k - 1) {
				return -1
			}
			return k
		case t.Text == "؛", p.particle(k, p.class.rel), p.particle(k, p.class.clause), p.particle(k, p.class.cond):
			return -1
		}
		if o, ok := p.quotes[k]; ok {
			if !o.closed || o.close-k > 6 || p.hasVerb(k, o.close) {
				return k
			}
			if p.norm(k-1) == "ل" && p.addressed(o.close+1, s.end) {
				return k - 1
			}
			k = o.close
			continue
		}
		if t.Kind != arabic.Word {
			continue
		}
		if p.proclitics(k).Has(arabic.Li) && (p.mediumAt(k) || p.is(k, p.class.reporter)) || p.prepAt(k) && k+1 < s.end && (p.utterance(k+1) || p.is(k+1, p.class.setting)) {
			return k
		}
		if n, ok := p.names.at(k); ok {
			k = max(k, n.end-1)
			continue
		}
		if m, ok := p.placeAt.at(k); ok {
			k = max(k, p.places[m].End-1)
			continue
		}
		if direct && k > j+1 && p.isBareNoun(k) && !p.unknown(k) && !p.article(k) && p.nameWord(k-1) && !p.canSpeak(k) && !p.titleAt(k, s.end) && !p.first(k) {
			return k // أكد المفوض فلان ضرورة الهدنة
		}
		if p.isActNoun(k) && (p.proclitics(k).Has(arabic.Bi) || direct && !p.prepAt(k-1) && k > j && !p.constructs(k-1) && !isQuote(p.toks[k-1].Text)) {
			return k
		}
		if p.closesName(k) {
			continue
		}
		if p.proclitics(k).Has(arabic.Wa) && p.pos(k, lexicon.Verb) != nil && p.isVerb(k, s) || !p.unknown(k) && p.pos(k, lexicon.Verb) != nil && p.pos(k, lexicon.Noun) == nil && p.pos(k, lexicon.Adjective) == nil && !p.first(k) && p.isVerb(k, s) {
			return -1
		}
	}
	return -1
}

// addressed tells whether what is said, or its mark, stands right behind the medium
// that ends before token i.
func (p *parsed) addressed(i, limit int) bool {
	return i >= limit || p.particle(i, p.class.that) || p.toks[i].Text == ":" || isComma(p.toks[i].Text) || p.quotes[i].close > 0 || p.timeStarts(i)
}

// constructs tells a noun without the article at i, which the noun behind it
// completes: وزير الدفاع, مكتب الاتصال.
func (p *parsed) constructs(i int) bool {
	return p.toks[i].Kind == arabic.Word && !p.article(i) && !p.unknown(i) && p.names.entry(i) == nil && p.pos(i, lexicon.Noun) != nil
}

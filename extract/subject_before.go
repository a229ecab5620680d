package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// speakerBefore reads the subject before the verb: «شبكة أطباء السودان تقول إن».
func (p *parsed) speakerBefore(s *sentence, v int) (party, int, bool) {
	if p.proclitics(v).Has(arabic.Wa | arabic.Fa) {
		return party{}, v, false
	}
	if q, ok := p.relativeHead(s, v); ok {
		return q, v, true
	}
	start := s.first
	k := v - 1
	for ; k >= s.first; k-- {
		t := &p.toks[k]
		if p.particle(k, p.class.that) || p.particle(k, p.class.clause) || p.particle(k, p.class.cond) || t.Text == "؛" || t.Text == ":" || t.Text == "." {
			start = k + 1
			break
		}
		if n, ok := p.names.at(k); ok && n.entry.POS == lexicon.Particle && n.entry.Classes.Has(p.class.clause) {
			start = max(n.end, k+1)
			break
		}
		switch strings.TrimPrefix(p.norm(k), "و") {
		case "كان", "كانت", "كانوا":
			if !p.reaches(k+1, v) {
				start = k + 1
				k = s.first
			}
		}
	}
	if start >= v {
		return party{}, v, false
	}
	// the subject is the phrase that reaches up to the verb
	for j := start; j < v; j++ {
		if j > start && !p.phraseStart(j) {
			continue
		}
		if p.prepAt(j) || p.proclitics(j).Has(arabic.Bi|arabic.Li|arabic.Ka) && !p.unknown(j) {
			continue
		}
		q, ok := p.partyAt(j, v)
		if !ok || !q.strong {
			continue
		}
		if j > start && p.particle(q.end, p.class.rel) {
			continue
		}
		if p.reaches(q.end, v) {
			return q, j, true
		}
		if q.title != "" && j == start && p.allHis(q.end, v) {
			p.fillTo(&q, v, true)
			return q, j, true
		}
	}
	return party{}, v, false
}

// allHis tells whether the words from i up to the verb at v can all be part of a
// person's title and name.
func (p *parsed) allHis(i, v int) bool {
	if v-i > 10 {
		return false
	}
	for k := i; k < v; k++ {
		if p.toks[k].Kind == arabic.Punct && !isQuote(p.toks[k].Text) || p.proclitics(k).Has(arabic.Wa) && p.pos(k, lexicon.Verb) != nil || p.particle(k, p.class.rel) || p.isActNoun(k) ||
			p.pos(k, lexicon.Verb) != nil && p.pos(k, lexicon.Noun) == nil && p.pos(k, lexicon.Adjective) == nil || p.timeStarts(k) {
			return false
		}
	}
	return true
}

// relativeHead is the party whom a relative clause with the verb at v is about:
// «المعلومات التي أفادت», «صحيفة حرييت التي قالت».
func (p *parsed) relativeHead(s *sentence, v int) (party, bool) {
	r := v - 1
	for r > s.first && (p.particle(r, p.class.pronoun) || p.is(r, p.class.aux) && strings.HasPrefix(p.norm(r), "كان")) {
		r--
	}
	if r <= s.first || !p.particle(r, p.class.rel) && !strings.HasPrefix(p.norm(r), "والت") && !strings.HasPrefix(p.norm(r), "والذ") {
		return party{}, false
	}
	if p.norm(r) == "ما" || p.norm(r) == "مما" {
		return party{}, false
	}
	if g := p.verbGender(v); g == 'm' && strings.HasSuffix(p.norm(r), "التي") || g == 'f' && strings.HasSuffix(p.norm(r), "الذي") {
		return party{}, false // الخلية التي أعلن عن تفكيكها: it says nothing
	}
	for j := max(s.first, r-9); j < r; j++ {
		if p.toks[j].Kind != arabic.Word || p.prepAt(j) {
			continue
		}
		if j > s.first && p.article(j) && p.article(j-1) && !p.titleAt(j, r) && p.names.entry(j) == nil && p.pos(j-1, lexicon.Noun) != nil {
			continue // الهجوم الانتحاري: what describes a noun
		}
		if q, ok := p.partyAt(j, r); ok && q.strong && q.end >= r-1 {
			if p.speechAt(s, v) != nil && p.is(q.first, p.class.armedPerson) {
				return party{}, false // أعلن أن منفذ الهجوم الذي قال إن: the speaker goes on
			}
			return q, true
		}
	}
	if strings.HasPrefix(p.norm(r), "و") {
		return p.subjectHere(s, r)
	}
	return party{}, false
}

// phraseStart tells whether a phrase may start at j that goes up to a verb: behind
// a mark or an adverb, or with و.
func (p *parsed) phraseStart(j int) bool {
	if p.toks[j].Kind != arabic.Word {
		return false
	}
	return p.toks[j-1].Kind == arabic.Punct || p.proclitics(j).Has(arabic.Wa) || p.timeStarts(j-1) || p.names.entry(j) != nil && !p.prepAt(j-1) || p.particle(j-1, p.class.pronoun)
}

// reaches tells whether nothing but adverbs, marks and what is said in passing
// stands between token i and the verb at v.
func (p *parsed) reaches(i, v int) bool {
	for i < v {
		switch {
		case p.prepAt(i) && i+1 < v && p.is(i+1, p.class.utterance): // الوزير، وفي مقابلة مع رويترز، قال
			i = p.utteranceEnd(&frame{}, i+1, v)
		case p.timeStarts(i):
			i = max(i+1, p.timeEnd(i))
		case p.particle(i, p.class.rel): // القوات التي تقودها ... قالت
			verbs := 0
			for k := i + 1; k < v; k++ {
				if w := p.pos(k, lexicon.Verb); w != nil && p.pos(k, lexicon.Noun) == nil || p.looksLikeVerb(k) {
					verbs++
				}
				if isComma(p.toks[k].Text) {
					return false
				}
			}
			return verbs == 1
		case isComma(p.toks[i].Text), p.toks[i].Text == "-", p.toks[i].Text == "–":
			i = p.behindAside(i, v)
		case p.toks[i].Kind == arabic.Punct:
			if p.toks[i].Text == "(" {
				if c := p.bracket(i, v); c > 0 {
					i = c
				}
			}
			i++
		case p.article(i) && (p.pos(i, lexicon.Adjective) != nil || p.unknown(i)) && i+1 < v && p.proclitics(i+1).Has(arabic.Li|arabic.Bi):
			i += 2 // المعارض للأسد: what describes the subject
			for i < v && (p.article(i) || p.names.entry(i) != nil) {
				i++
			}
		case p.particle(i, p.class.pronoun), p.norm(i) == "قد", p.is(i, p.class.aux) && strings.HasPrefix(p.norm(i), "كان"):
			i++
		default:
			return false
		}
	}
	return true
}

// behindAside is the token behind the comma at i, or behind what stands between it
// and the next comma before v when that holds no verb.
func (p *parsed) behindAside(i, v int) int {
	for k := i + 1; k < v && k <= i+8; k++ {
		if isComma(p.toks[k].Text) {
			return k
		}
		if p.pos(k, lexicon.Verb) != nil && p.pos(k, lexicon.Noun) == nil || p.looksLikeVerb(k) || p.particle(k, p.class.that) {
			break
		}
	}
	return i + 1
}

package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

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
	for k := prev; k > s.first && k >= prev-1; k-- { // إلا أن, غير أن
		if n, ok := p.names.at(k); ok && n.end == prev+1 && n.entry.Classes.Has(p.class.clause) {
			return true
		}
	}
	if p.particle(prev, p.class.that) || p.particle(prev, p.class.rel) {
		return false
	}
	for k := prev; k >= s.first && k >= prev-2; k-- {
		if p.proclitics(k).Has(arabic.Wa) && p.is(k, p.class.aux) || p.particle(k, p.class.clause) && !p.particle(k, p.class.cond) || p.toks[k].Text == "؛" {
			return true
		}
		if n, ok := p.names.at(k); ok && n.entry.Classes.Has(p.class.clause) {
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
		n, named := p.names.at(k)
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
		if p.breaksOff(s, i) && !(sp.comp == opensNoun && p.setsThat(i)) || sp.comp == opensNoun && p.turns(s, i) || sp.performs && p.clauseEnds(s, i, sp) {
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
		case "اشاره":
			return true
		case "وقت":
			switch p.norm(i + 2) {
			case "مبكر", "سابق", "لاحق", "متاخر", "واحد", "قصير":
				return false
			}
			return true
		case "الوقت":
			return p.norm(i+2) == "الذي"
		}
	}
	return false
}

// setsThat tells وذلك with where or when what was said happened: it goes on with the
// noun before it, «أعلن مقتل جنديين، وذلك في معارك».
func (p *parsed) setsThat(i int) bool {
	if p.norm(i) != "وذلك" {
		return false
	}
	switch p.norm(i + 1) {
	case "في", "خلال", "اثناء":
		return true
	}
	return false
}

// turns tells a conjunction behind which another clause stands beside the one of
// the verb of saying: أعلن سيطرته ... بينما ينتشر.
func (p *parsed) turns(s *sentence, i int) bool {
	switch n := strings.TrimPrefix(p.norm(i), "و"); n {
	case "بينما", "فيما", "لكن", "لكنه", "لكنها", "لكنهم":
		return true
	case "حين":
		return p.norm(i-1) == "في"
	case "الا", "غير", "بيد":
		return p.norm(i+1) == "ان" && i > s.first && isComma(p.toks[i-1].Text)
	case "قد":
		return n != p.norm(i) && i > s.first && isComma(p.toks[i-1].Text) // ، وقد
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
			if !c.passes && sp.quoted && sp.to <= c.verb {
				continue // who vouches for what stands behind the quotation
			}
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

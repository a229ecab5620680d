package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// findComplement finds where what is said begins, from token j on.
func (p *parsed) findComplement(f *frame, s *sentence, j int, sense *lexicon.Sense) {
	j = p.address(f, s, j, s.end)
	direct := p.is(f.verb, p.class.sayNoun) || p.is(f.verb, p.class.witness) || p.is(f.verb, p.class.deny) || p.is(f.verb, p.class.sayCount) || p.shows(f)
	preps := takes[sense.Key]
	relative := false
	start := j
	for ; j < s.end && j-f.verb < 48; j++ {
		t := &p.toks[j]
		if p.timeStarts(j) {
			j = max(j, p.timeEnd(j)-1)
			continue
		}
		if p.particle(j, p.class.that) {
			if j > f.verb+1 && p.bindsThat(j-1) {
				continue
			}
			if n := strings.TrimPrefix(p.norm(j), "و"); strings.HasPrefix(n, "لا") || strings.HasPrefix(n, "كا") {
				return
			}
			f.opening, f.comp = opensThat, j
			return
		}
		if t.Text == ":" {
			f.opening, f.comp = opensColon, j+1
			return
		}
		if q, ok := p.quotes[j]; ok {
			if !q.closed || q.close-j > 6 || q.close-j > 2 && p.hasVerb(j, q.close) || j == start && q.close-j > 2 {
				f.opening, f.comp = opensQuote, j
				return
			}
			j = q.close
			continue
		}
		if n, ok := p.names.at(j); ok && n.entry.POS == lexicon.Particle && n.entry.Classes.Has(p.class.clause) {
			return
		}
		switch strings.TrimPrefix(p.norm(j), "و") {
		case "حيث", "حين", "عندما", "بعدما":
			if len(f.speakers) > 0 {
				relative = true
				continue
			}
		}
		if t.Text == "؛" || p.particle(j, p.class.clause) && !relative || p.particle(j, p.class.cond) {
			return
		}
		if p.particle(j, p.class.rel) {
			relative = true
			continue
		}
		if p.norm(j) == "نقلا" && p.norm(j+1) == "عن" && f.relayed == nil {
			if q, ok := p.partyAt(j+2, s.end); ok {
				f.relayed, p.taken[j] = &q, true
				j = q.end - 1
				continue
			}
		}
		if p.prepAt(j) {
			if has(preps, p.norm(j)) && j+1 < s.end && !p.particle(j+1, p.class.that) && !p.utterance(j+1) && !relative {
				f.opening, f.comp = opensNoun, j+1
				return
			}
			continue
		}
		if has(preps, "ب") && p.norm(j) == "ب" && j+1 < s.end {
			f.opening, f.comp = opensNoun, j+1
			return
		}
		if has(preps, "ب") && p.proclitics(j).Has(arabic.Bi) && !p.utterance(j) && !relative && p.toks[j].Kind == arabic.Word {
			f.opening, f.comp = opensNoun, j
			return
		}
		if relative {
			continue
		}
		if direct && j == start && p.isBareNoun(j) && (p.isActNoun(j) || !p.thatFollows(s, j)) {
			f.opening, f.comp = opensNoun, j
			return
		}
		if v := p.pos(j, lexicon.Verb); v != nil && p.isVerb(j, s) && !p.isActNoun(j) {
			if v.Pro.Has(arabic.Wa | arabic.Fa) {
				return
			}
			if len(f.speakers) > 0 && f.speakers[0].definite && f.speakers[0].first < f.verb {
				return
			}
			continue
		}
		if direct && p.isBareNoun(j) && !p.prepAt(j-1) && (j == start || p.isActNoun(j) || p.owned(j) || !p.article(j)) {
			f.opening, f.comp = opensNoun, j
			return
		}
		if isComma(t.Text) && len(f.speakers) > 0 && f.speakers[0].name != "" && j+1 < s.end && !direct && p.pos(j+1, lexicon.Verb) != nil && p.proclitics(j+1) == 0 && p.isVerb(j+1, s) {
			f.opening, f.comp = opensColon, j+1 // وأوضح فلان هاتفيا، قتل ...
			return
		}
	}
}

// thatFollows tells whether أن stands behind the noun phrase at j: the phrase then
// still belongs to who speaks.
func (p *parsed) thatFollows(s *sentence, j int) bool {
	for k := j + 1; k < s.end && k < j+7; k++ {
		if p.particle(k, p.class.that) {
			return !p.bindsThat(k - 1)
		}
		if p.toks[k].Kind != arabic.Word && !isComma(p.toks[k].Text) && !isQuote(p.toks[k].Text) || p.prepAt(k) || p.particle(k, p.class.rel) || p.pos(k, lexicon.Verb) != nil {
			return false
		}
	}
	return false
}

func has(list []string, x string) bool {
	for _, y := range list {
		if x == y {
			return true
		}
	}
	return false
}

// bindsThat tells بعد and its like, with which أن makes a conjunction.
func (p *parsed) bindsThat(i int) bool {
	switch strings.TrimPrefix(p.norm(i), "و") {
	case "بعد", "قبل", "منذ", "دون", "غير", "الا", "رغم", "حتي":
		return true
	}
	return false
}

// isBareNoun tells a noun that nothing governs and that is no adjective.
func (p *parsed) isBareNoun(i int) bool {
	if p.toks[i].Kind != arabic.Word && p.toks[i].Kind != arabic.Number || p.proclitics(i).Has(arabic.Bi|arabic.Li|arabic.Ka|arabic.Wa|arabic.Fa) {
		return false
	}
	if p.toks[i].Kind == arabic.Number {
		return true
	}
	if len(p.norm(i)) <= 2 {
		return false
	}
	if p.pos(i, lexicon.Particle) != nil {
		return false
	}
	if p.pos(i, lexicon.Adjective) != nil && p.pos(i, lexicon.Noun) == nil {
		return false
	}
	return true
}

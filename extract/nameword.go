package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// allNames tells whether all tokens from i to end-1 are words of names.
func (p *parsed) allNames(i, end int) bool {
	for ; i < end; i++ {
		if !p.nameWord(i) {
			return false
		}
	}
	return true
}

// nameRun is the first token of the words before b, not before from, that a
// person's name can be made of.
func (p *parsed) nameRun(from, b int) int {
	k := b
	for k > from && p.nameWord(k-1) {
		k--
	}
	if k < b && k-1 > from && p.firstName(k-1) && (p.article(k-2) || isComma(p.toks[k-2].Text)) {
		k-- // سلاح الجو الأميركي سعيد ...: a word of the lists as a first name
	}
	for k < b && (p.placeKind(k-1) || p.joinedBy(k) || p.article(k) && !p.honorific(k-1)) { // ولاية كانو; المبعوث الأممي
		k++
	}
	return k
}

// nameWord tells a word that names are made of and other phrases are not.
func (p *parsed) nameWord(i int) bool {
	if p.toks[i].Kind != arabic.Word || p.timeStarts(i) {
		return false
	}
	switch p.norm(i) {
	case "عبد", "بن", "ابن", "ابو", "ابي", "الله", "الدين", "ولد":
		return true
	case "العام", "العامه", "السابق", "السابقه", "الاسبق", "الاول", "المساعد":
		return false
	}
	if n, ok := p.names.at(i); ok {
		return n.entry.Classes.Has(p.class.person) && n.pro == 0
	}
	if _, ok := p.placeAt.at(i); ok {
		return false
	}
	for _, with := range []string{"بال", "لل", "وال", "كال"} {
		if strings.HasPrefix(p.norm(i), with) {
			return false
		}
	}
	return p.unknown(i) || p.first(i) || p.isAli(i) || p.closesName(i)
}

// closesName tells a word with the letters of a verb that ends a name right before
// what is said: توم ويفر إن.
func (p *parsed) closesName(i int) bool {
	v := p.pos(i, lexicon.Verb)
	return v != nil && i > 0 && i+1 < len(p.toks) && p.particle(i+1, p.class.that) && !p.is(i, p.class.say) && p.unknown(i-1) && !p.article(i-1)
}

// firstName tells a word of the lists that may be a first name where a name must
// start: a bare noun or adjective that names no place, office or act.
func (p *parsed) firstName(i int) bool {
	if p.toks[i].Kind != arabic.Word || p.article(i) || p.proclitics(i) != 0 || p.timeStarts(i) || p.prepAt(i) || p.isActNoun(i) || p.canSpeak(i) && !p.honorific(i) || p.plural(i) {
		return false
	}
	if _, ok := p.placeAt.at(i); ok {
		return false
	}
	return p.pos(i, lexicon.Particle) == nil && p.pos(i, lexicon.Verb) == nil && p.names.entry(i) == nil
}

// placeKind tells a noun that a place's name follows: ولاية, إقليم.
func (p *parsed) placeKind(i int) bool {
	switch strings.TrimPrefix(p.norm(i), "ب") {
	case "ولايه", "اقليم", "مدينه", "محافظه", "بلده", "قريه", "منطقه", "قضاء", "مديريه", "ناحيه", "مقاطعه", "حي", "مخيم", "مطار", "مستشفي":
		return true
	}
	return false
}

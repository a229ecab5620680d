package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

type chunkKind uint8

const (
	cNoun   chunkKind = iota // a noun phrase
	cAct                     // a noun that names an act, with its adjectives
	cVerb                    //
	cThat                    // أن, إن and their like
	cRel                     // الذي and its like
	cClause                  // a conjunction that opens a clause
	cTime                    //
	cPunct                   //
	cOther                   // particles
)

// chunk is a stretch of words that hangs together.
type chunk struct {
	kind       chunkKind
	first, end int
	head       int    // the token that decides what it is
	prep       string // the preposition that governs it, folded; empty for none
	coord      bool   // و stands before it
	place      int    // place mention, or -1
	name       *lexicon.Entry
	number     int // the number it starts with, or -1

	// What is found out when it is asked for:
	sort   word // of sortOf
	called lazy // of partyOf
	person lazy // of personIn
	hangs  int  // 1 more than the chunk that it hangs on, 0 on none
	hung   bool // whether that was asked

	before tally // of the chunks of the sentence before it
}

// lazy is a text that is found out once.
type lazy struct {
	text  string
	known bool
}

// tally counts chunks: verbs, acts, borders of clauses.
type tally struct{ verbs, acts, bars int16 }

func (t *tally) count(k chunkKind) {
	switch {
	case k == cVerb:
		t.verbs++
	case k == cAct:
		t.acts++
	case bounds(k):
		t.bars++
	}
}

// chunk cuts a sentence into chunks.
func (p *parsed) chunk(s *sentence) []chunk {
	out := p.chunks[:0]
	prep, coord := "", false
	add := func(c chunk) {
		c.prep, c.coord = prep, coord || c.coord
		if c.kind == cNoun || c.kind == cAct {
			if c.prep == "" && c.coord && len(out) > 0 {
				if last := out[len(out)-1]; last.kind == cNoun || last.kind == cAct {
					c.prep = last.prep
				}
			}
		}
		prep, coord = "", false
		out = append(out, c)
	}
	for i := s.first; i < s.end; {
		t := &p.toks[i]
		c := chunk{first: i, end: i + 1, head: i, place: -1, number: -1}
		if k, ok := p.timeOpens(i); ok {
			c.kind, c.end = cTime, p.times[k].End
			add(c)
			i = c.end
			continue
		}
		if t.Kind == arabic.Punct {
			if !isQuote(t.Text) && !p.besideTime(s, i) {
				c.kind = cPunct
				add(c)
			}
			i++
			continue
		}
		if t.Norm == "و" || t.Norm == "او" {
			coord = true
			i++
			continue
		}
		pro := p.proclitics(i)
		c.coord = pro.Has(arabic.Wa | arabic.Fa)
		if pr := cliticPrep(pro); pr != "" && prep == "" {
			prep = pr
		}
		if m, ok := p.placeAt.at(i); ok {
			c.kind, c.place, c.end, c.head = cNoun, m, p.places[m].Phrase[1], p.places[m].First
			if pr := p.places[m].Prep; p.preposition(pr) {
				prep = pr
			} else if prep == "" && p.particle(i, p.class.prep) {
				prep = p.pos(i, lexicon.Particle).Key // نحو مدينة الباب
			}
			if nested := p.memberAfter(m); nested > 0 {
				c.end = min(c.end, nested)
			}
			c.end = max(c.end, p.places[m].End)
			add(c)
			i = c.end
			continue
		}
		if n, ok := p.names.at(i); ok && n.entry.POS == lexicon.Particle {
			c.end = n.end
			switch {
			case n.entry.Classes.Has(p.class.prep):
				prep, coord = n.entry.Key, coord || c.coord
				i = c.end
				continue
			case n.entry.Classes.Has(p.class.that):
				c.kind = cThat
			case n.entry.Classes.Has(p.class.clause), n.entry.Classes.Has(p.class.cond):
				c.kind = cClause
			default:
				c.kind = cOther
			}
			add(c)
			i = c.end
			continue
		}
		if n, ok := p.names.at(i); ok {
			c.kind, c.name, c.end = cNoun, n.entry, n.end
			c.end = p.adjectives(s, c.end, n.entry.POS == lexicon.Name || p.definite(i, n.end))
			add(c)
			i = c.end
			continue
		}
		if k, ok := p.numAt.at(i); ok && p.nums[k].First == i {
			c.kind, c.number = cNoun, k
			c.end = p.nums[k].End
			if m, ok := p.placeAt.at(c.end); ok && c.end < s.end {
				c.number, c.place, c.head, c.end = -1, m, p.places[m].First, max(p.places[m].Phrase[1], p.places[m].End)
			} else if c.end < s.end && p.nounStart(c.end) {
				c.head = c.end
				c.end = p.nounEnd(s, c.end, c.end+1, false)
			}
			add(c)
			i = c.end
			continue
		}
		switch {
		case p.particle(i, p.class.that):
			c.kind = cThat
			add(c)
		case p.particle(i, p.class.rel):
			c.kind = cRel
			add(c)
		case p.particle(i, p.class.clause), p.particle(i, p.class.cond):
			c.kind = cClause
			add(c)
		case p.particle(i, p.class.prep):
			prep, coord = p.pos(i, lexicon.Particle).Key, coord || c.coord
			i++
			continue
		case p.pos(i, lexicon.Particle) != nil && p.pos(i, lexicon.Particle).Enc == "" && !(p.pos(i, lexicon.Verb) != nil && p.isVerb(i, s)):
			c.kind = cOther
			keep := prep
			add(c)
			if p.is(i, p.class.pronoun) {
				prep = keep
			}
		case p.isVerb(i, s):
			c.kind = cVerb
			add(c)
		case p.adverb(i):
			c.kind = cOther
			add(c)
		case p.sense(i, p.class.act) != nil && p.isActNoun(i):
			c.kind = cAct
			c.end = p.adjectives(s, i+1, p.defined(i))
			add(c)
		default:
			c.kind = cNoun
			c.end = p.nounEnd(s, i, i+1, p.is(i, p.class.group) || p.is(i, p.class.title))
			add(c)
		}
		i = c.end
	}
	var before tally
	for k := range out {
		out[k].before = before
		before.count(out[k].kind)
	}
	p.chunks = out
	return p.desk.keep(out)
}

// preposition tells whether a folded word, which may be a clitic, is one; a place
// knows also of verbs and nouns that stand before it.
func (p *parsed) preposition(w string) bool {
	switch w {
	case "":
		return false
	case "ب", "ل", "ك":
		return true
	}
	for _, s := range p.sensesOf(w) {
		if s.POS == lexicon.Particle && s.Classes.Has(p.class.prep) {
			return true
		}
	}
	return false
}

// besideTime tells a comma that sets a time apart: the commas of «أعلن الوزير، اليوم
// الخميس، أن».
func (p *parsed) besideTime(s *sentence, i int) bool {
	if p.toks[i].Text != "،" {
		return false
	}
	if k, ok := p.timeAt.at(i + 1); ok && i+1 < s.end && p.times[k].First == i+1 && p.times[k].End < s.end && p.toks[p.times[k].End].Text == "،" {
		return true
	}
	if i > s.first {
		if k, ok := p.timeAt.at(i - 1); ok && p.times[k].End == i && p.times[k].First > s.first && p.toks[p.times[k].First-1].Text == "،" {
			return true
		}
	}
	return false
}

// memberAfter is the first token of the next member of the list of places that m
// stands in, when m's phrase runs over it; 0 otherwise.
func (p *parsed) memberAfter(m int) int {
	for k := m + 1; k < len(p.places) && p.places[k].Phrase[0] < p.places[m].Phrase[1]; k++ {
		if p.places[k].List > 0 && p.places[k].List == p.places[m].List {
			return p.places[k].Phrase[0]
		}
	}
	return 0
}

// proclitics of token i: those of its first reading, or, for a word of no list,
// و when the rest is the commoner word.
func (p *parsed) proclitics(i int) arabic.Clitics {
	if n, ok := p.names.at(i); ok {
		return n.pro
	}
	if s := p.words[i].Senses; len(s) > 0 {
		return s[0].Pro
	}
	if r := p.readings[i]; r != nil {
		return r.pro
	}
	return 0
}

func cliticPrep(pro arabic.Clitics) string {
	switch {
	case pro.Has(arabic.Bi):
		return "ب"
	case pro.Has(arabic.Li):
		return "ل"
	case pro.Has(arabic.Ka):
		return "ك"
	}
	return ""
}

func (p *parsed) particle(i int, c lexicon.Class) bool {
	s := p.sense(i, c)
	if s == nil || s.POS != lexicon.Particle {
		return false
	}
	// كان is no ك with أن: the less divided reading counts
	return s.Pro == 0 || p.words[i].Senses[0].Pro != 0
}

// isVerb decides for a word that may be a verb or a noun of the same letters.
func (p *parsed) isVerb(i int, s *sentence) bool {
	v := p.pos(i, lexicon.Verb)
	if i > s.first && p.particle(i-1, p.class.prep) {
		return false // في قاطع العمليات
	}
	if v == nil {
		return p.looksLikeVerb(i)
	}
	n := p.pos(i, lexicon.Noun)
	if n == nil {
		n = p.pos(i, lexicon.Adjective)
	}
	if n == nil {
		return true
	}
	if v.Enc != n.Enc {
		return v.Enc == ""
	}
	if v.Feature&lexicon.Past != 0 && strings.HasSuffix(p.toks[i].Text, "ى") && strings.HasSuffix(n.Own, "ي") {
		return true // نفى, not نفي
	}
	if v.Enc != "" && p.is(i, p.class.perform) && i > s.first && !p.article(i-1) && (p.isActNoun(i-1) || p.pos(i-1, lexicon.Adjective) != nil) {
		return true // هجوم شنه التنظيم
	}
	if v.Enc != "" && (i == s.first || !p.particle(i-1, p.class.rel) && !p.particle(i-1, p.class.not)) {
		return false // سيطرتها, قصفها: the noun, save after التي or لم
	}
	if v.Feature&(lexicon.Present|lexicon.Plural|lexicon.Feminine) != 0 {
		return true
	}
	if i > s.first {
		prev := i - 1
		switch {
		case p.particle(prev, p.class.prep), p.is(prev, p.class.pronoun) && !p.isSo(prev):
			return false
		case p.particle(prev, p.class.not), p.particle(prev, p.class.rel):
			return true
		}
		if _, ok := p.numAt.at(prev); ok {
			return false
		}
		if p.pos(prev, lexicon.Verb) != nil && v.Pro == 0 && !p.is(prev, p.class.aux) {
			return false
		}
		if sense := p.pos(prev, lexicon.Noun); sense != nil && v.Pro == 0 && sense.Pro&arabic.Al == 0 && sense.Feature&lexicon.Masdar != 0 {
			return false
		}
	}
	if i+1 < s.end {
		next := i + 1
		if a := p.pos(next, lexicon.Adjective); a != nil && a.Pro == 0 && !p.is(next, p.class.human) {
			return false
		}
		if p.particle(next, p.class.prep) && p.norm(next) == "علي" {
			return false
		}
		if pro := p.proclitics(next); pro.Has(arabic.Bi) {
			return false
		}
	}
	return true
}

// isSo tells قد and its like, after which a verb stands.
func (p *parsed) isSo(i int) bool {
	switch p.norm(i) {
	case "قد", "لقد", "فقد", "وقد", "ايضا", "الان", "اليوم", "مجددا":
		return true
	}
	return false
}

func (p *parsed) isActNoun(i int) bool {
	for k := range p.words[i].Senses {
		if s := &p.words[i].Senses[k]; s.Classes.Has(p.class.act) && s.POS != lexicon.Verb {
			return true
		}
	}
	return false
}

// defined tells whether token i has ال, a preposition perhaps before it, or a
// pronoun behind.
func (p *parsed) defined(i int) bool {
	if p.article(i) {
		return true
	}
	for k := range p.words[i].Senses {
		if s := &p.words[i].Senses[k]; s.Pro.Has(arabic.Al) || s.Enc != "" {
			return true
		}
	}
	_, name := p.names.at(i)
	return name
}

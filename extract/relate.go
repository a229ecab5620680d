package extract

import (
	"slices"
	"sort"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// arg is a chunk in a relation to a trigger: subj, obj, gen, by, or the
// preposition that governs it.
type arg struct {
	rel   string
	chunk int
}

// chunkOf is the chunk that holds token i, or -1.
func (s *sentence) chunkOf(i int) int {
	k := sort.Search(len(s.chunks), func(k int) bool { return s.chunks[k].end > i })
	if k < len(s.chunks) && s.chunks[k].first <= i {
		return k
	}
	return -1
}

// agentive are the prepositions before the doer.
var agentive = map[string]bool{"من قبل": true, "علي يد": true, "علي ايدي": true, "من جانب": true, "من طرف": true, "بيد": true}

// arguments finds what stands in which relation to the trigger first..end-1.
func (p *parsed) arguments(s *sentence, first, end int) []arg {
	ci := s.chunkOf(first)
	for i := first + 1; ci < 0 && i < end; i++ {
		ci = s.chunkOf(i) // تحت سيطرة: the preposition is in no chunk
	}
	if ci < 0 {
		return nil
	}
	cj := ci // the last chunk that the trigger reaches; its preposition is in none
	for cj+1 < len(s.chunks) && s.chunks[cj+1].first < end {
		cj++
	}
	if s.chunks[ci].kind == cVerb {
		return p.verbArguments(s, ci, cj)
	}
	return p.nounArguments(s, ci, cj)
}

func (p *parsed) verbArguments(s *sentence, ci, cj int) []arg {
	v := &s.chunks[ci]
	passive := p.writtenPassive(v.head) || p.doneBy(s, cj+1)
	enc := ""
	if sense := p.pos(v.head, lexicon.Verb); sense != nil {
		enc = sense.Enc
	}
	var out []arg
	before, relative := p.subjectBefore(s, ci)
	if before >= 0 && !relative && v.coord && p.speakerFollows(s, cj) {
		before = -1 // واتهم أردوغان ...: its own subject stands behind it
	}
	if enc != "" && !relative && ci+1 < len(s.chunks) && s.chunks[ci+1].kind == cNoun && s.chunks[ci+1].prep == "" && !s.chunks[ci+1].coord {
		before = -1 // تفجيرات تبناها التنظيم: the pronoun goes back, the subject follows
	}
	switch {
	case before >= 0 && relative && enc != "":
		out = append(out, arg{"obj", before}) // البلدة التي قصفتها القوات
		before = -1
	case before >= 0:
		rel := "subj"
		if passive {
			rel = "obj"
		}
		for _, k := range p.coordinated(s, before) {
			out = append(out, arg{rel, k})
		}
	}
	bare := "subj"
	if before >= 0 || passive || p.hasSubject(s, ci) {
		bare = "obj"
	}
	if enc != "" && before >= 0 {
		bare = ""
	}
	last := ""
	for k := ci + 1; k < len(s.chunks); k++ {
		c := &s.chunks[k]
		if end := p.relativeEnd(s, k); end > k && last == "subj" {
			k = end // التحالف الذي تقوده دول، مواقع ...: the object stands behind
			continue
		}
		if end := p.backingEnd(s, k); end > k && last == "subj" {
			k = end // القوات مدعومة بالطيران قرية ...: likewise
			continue
		}
		switch c.kind {
		case cPunct, cThat, cRel, cClause, cVerb:
			if c.kind == cPunct && p.parenthetic(s, k) {
				continue
			}
			if k > cj && !(c.kind == cPunct && last != "" && p.listGoesOn(s, k)) {
				return out
			}
			continue
		case cTime, cOther:
			continue
		case cAct:
			if c.prep == "" && !c.coord && bare == "obj" {
				out = append(out, arg{"obj", k})
			}
			if c.prep != "" {
				out = append(out, arg{c.prep, k})
			}
			if k > cj {
				return out
			}
			continue
		}
		switch {
		case p.sidesWith(s, k):
			continue
		case agentive[c.prep]:
			last = "by"
		case c.coord && (c.prep == "" || k > 0 && s.chunks[k-1].prep == c.prep) && last != "":
		case last != "" && p.fewOf(s, k-1): // على يد عناصر | من الأمن
		case c.prep != "":
			last = c.prep
		case bare == "subj":
			last = "subj"
			if bare = "obj"; enc != "" {
				bare = ""
			}
		case bare == "obj":
			last, bare = "obj", ""
		default:
			continue
		}
		out = append(out, arg{last, k})
	}
	return out
}

// doneBy tells a clause that goes on at chunk k and says by whom it was done, so that its
// verb is passive: اعتقل الناشط في منزله |من قبل| الأمن.
func (p *parsed) doneBy(s *sentence, k int) bool {
	for ; k < len(s.chunks); k++ {
		c := &s.chunks[k]
		switch c.kind {
		case cNoun:
			if agentive[c.prep] {
				return true
			}
		case cTime, cOther:
		default:
			return false
		}
	}
	return false
}

// writtenPassive tells a verb that its vowels show to be passive: قُتل, استُهدفت, تُستهدف. A
// present in ُ is else as often active: يُعلن.
func (p *parsed) writtenPassive(i int) bool {
	v := p.pos(i, lexicon.Verb)
	if v == nil {
		return false
	}
	text := []rune(p.toks[i].Text)
	if len(text) > 0 && (text[0] == 'و' || text[0] == 'ف') && v.Pro.Has(arabic.Wa|arabic.Fa) {
		text = text[1:]
	}
	at := slices.Index(text, 'ُ')
	switch {
	case at < 1:
		return false
	case v.Feature&lexicon.Past != 0:
		return at == 1 || at <= 3 && text[0] == 'ا'
	}
	return at == 1 && len(text) > 4 && text[2] == 'س' && text[3] == 'ت'
}

// relativeEnd is the last chunk of a short relative clause that opens at chunk k and
// says by a pronoun who leads, backs or owns what stands before it: الذي تقوده دول
// المنطقة. It is k where there is none.
func (p *parsed) relativeEnd(s *sentence, k int) int {
	if s.chunks[k].kind != cRel || k+2 >= len(s.chunks) || s.chunks[k+1].kind != cVerb {
		return k
	}
	v := p.pos(s.chunks[k+1].head, lexicon.Verb)
	if c := &s.chunks[k+2]; v == nil || v.Enc == "" || c.kind != cNoun || c.prep != "" || c.coord {
		return k
	}
	end := k + 2
	for end+1 < len(s.chunks) && s.chunks[end+1].kind == cNoun && s.chunks[end+1].coord {
		end++
	}
	return end
}

// sidesWith tells a chunk that says whose side those before it are on: القوات الموالية |
// للحوثيين, not what they own: مواقع تابعة للجيش.
func (p *parsed) sidesWith(s *sentence, k int) bool {
	if k == 0 {
		return false
	}
	c, b := &s.chunks[k], &s.chunks[k-1]
	return c.prep != "" && !c.coord && b.kind == cNoun && b.end == c.first && b.end-b.first > 1 && p.is(b.end-1, p.class.attached) && p.is(b.first, p.class.armed)
}

// fewOf tells a word for some of a party that is named right behind it: وحدات | من الجيش.
func (p *parsed) fewOf(s *sentence, k int) bool {
	if k < 0 || k+1 >= len(s.chunks) {
		return false
	}
	c, d := &s.chunks[k], &s.chunks[k+1]
	return c.end-c.first == 1 && c.name == nil && c.number < 0 && !p.article(c.first) && p.is(c.first, p.class.armed) && d.kind == cNoun && d.prep == "من" && !d.coord && d.place < 0 && d.first == c.end+1 && p.sortOf(d).text == "armed"
}

// backingEnd is the last chunk of a phrase that opens at chunk k and says by whom the
// subject before it is backed: مدعومة بالطيران. It is k where there is none.
func (p *parsed) backingEnd(s *sentence, k int) int {
	c := &s.chunks[k]
	if c.kind != cNoun || c.prep != "" || c.coord || c.end-c.first != 1 || p.article(c.first) || !p.is(c.first, p.class.attached) || k+1 >= len(s.chunks) {
		return k
	}
	if d := &s.chunks[k+1]; d.kind != cNoun || d.prep != "ب" && d.prep != "من" {
		return k
	}
	end := k + 1
	for end+1 < len(s.chunks) && s.chunks[end+1].kind == cNoun && s.chunks[end+1].coord {
		end++
	}
	return end
}

// speakerFollows tells whether a person or a body known by name stands right behind
// chunk k, with no preposition.
func (p *parsed) speakerFollows(s *sentence, k int) bool {
	if k+1 >= len(s.chunks) {
		return false
	}
	c := &s.chunks[k+1]
	if c.kind != cNoun || c.prep != "" || c.coord || c.place >= 0 {
		return false
	}
	return c.name != nil && c.name.Classes.Has(p.class.actor) || p.is(c.first, p.class.title) || p.is(c.first, p.class.body)
}

// subjectBefore is the chunk before a verb that is its subject: the first noun
// phrase of its clause, the antecedent of its relative clause, or the subject of
// the verb that it is joined to. -1 when there is none; relative tells an
// antecedent.
func (p *parsed) subjectBefore(s *sentence, ci int) (at int, relative bool) {
	at = -1
	for k := ci - 1; k >= 0; k-- {
		c := &s.chunks[k]
		switch c.kind {
		case cNoun:
			if c.prep == "" && !c.coord && !p.tellsMore(s, k) {
				at = k
			}
		case cRel:
			for j := k - 1; j >= 0; j-- {
				if s.chunks[j].kind == cNoun {
					return j, true
				}
				if s.chunks[j].kind != cTime && s.chunks[j].kind != cPunct {
					break
				}
			}
			return at, false
		case cVerb:
			if p.is(c.head, p.class.aux) {
				if at < 0 {
					continue // كان ... يقصف: look before the auxiliary too
				}
				return at, false // تمكن الثوار من: the subject of the auxiliary
			}
			if at < 0 && s.chunks[ci].coord && !p.is(c.head, p.class.say) {
				return p.subjectOf(s, k), false
			}
			if s.chunks[ci].coord && !p.is(c.head, p.class.say) {
				if sub := p.subjectOf(s, k); sub >= 0 {
					return sub, false
				}
			}
			return -1, false
		case cPunct:
			if t := p.toks[c.first].Text; t == "،" || t == "," {
				if s.chunks[ci].coord && at < 0 {
					continue
				}
				if k+1 == ci {
					continue
				}
			}
			return at, false
		case cThat, cClause:
			return at, false
		}
	}
	return at, false
}

// tellsMore tells a definite word of no list that says more of the noun behind a
// preposition right before it: للمرة | الأولى.
func (p *parsed) tellsMore(s *sentence, k int) bool {
	if k == 0 {
		return false
	}
	c, b := &s.chunks[k], &s.chunks[k-1]
	return b.kind == cNoun && b.prep != "" && b.end == c.first && b.place < 0 && c.place < 0 && c.name == nil && p.article(c.first) && (p.unknown(c.first) || p.pos(c.first, lexicon.Noun) == nil)
}

// subjectOf is the chunk that is the subject of the verb at ci, or -1.
func (p *parsed) subjectOf(s *sentence, ci int) int {
	for _, a := range p.verbArguments(s, ci, ci) {
		if a.rel == "subj" {
			return a.chunk
		}
	}
	return -1
}

// coordinated lists chunk k and the noun phrases joined to it by و.
func (p *parsed) coordinated(s *sentence, k int) []int {
	out := []int{k}
	for j := k + 1; j < len(s.chunks) && s.chunks[j].kind == cNoun && s.chunks[j].coord; j++ {
		out = append(out, j)
	}
	return out
}

// onOneSide tells «من جهة», which parts the sides of a fight.
func (p *parsed) onOneSide(c *chunk) bool { return c.prep == "من" && p.norm(c.first) == "جهه" }

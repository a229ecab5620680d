package extract

import (
	"slices"
	"sort"
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/grammar"
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
		if p.writtenPassive(v.head) {
			rel = "obj"
		}
		for _, k := range p.coordinated(s, before) {
			out = append(out, arg{rel, k})
		}
	}
	bare := "subj"
	if before >= 0 || p.writtenPassive(v.head) {
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
			if c.prep == "" && !c.coord {
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

func (p *parsed) nounArguments(s *sentence, ci, cj int) []arg {
	var out []arg
	if g := p.governor(s, ci); g >= 0 {
		h := s.chunks[g].head
		sub := -1
		if before, rel := p.subjectBefore(s, g); before >= 0 && !rel {
			sub = before
		}
		for k := g + 1; k < ci && sub < 0; k++ {
			if c := &s.chunks[k]; c.kind == cNoun && c.prep == "" {
				sub = k
			}
		}
		if sub < 0 {
			if before, rel := p.subjectBefore(s, g); before >= 0 && rel {
				sub = before
			}
		}
		rel := ""
		switch {
		case p.chunkIs(&s.chunks[max(sub, 0)], p.class.quantity):
		case p.is(h, p.class.suffer):
			rel = "obj"
		case p.is(h, p.class.perform), p.is(h, p.class.aux), p.owned(s.chunks[ci].head):
			rel = "by"
		case sub >= 0 && p.is(h, p.class.say) && p.outcomeOf(s.chunks[ci].head) != "killed" && p.outcomeOf(s.chunks[ci].head) != "injured" &&
			(p.chunkIs(&s.chunks[sub], p.class.armed) || p.chunkIs(&s.chunks[sub], p.class.armedActor)):
			rel = "by" // أعلنت الشرطة اعتقال ثلاثة: a force announces what it did
		}
		if sub >= 0 && rel != "" {
			for _, k := range p.coordinated(s, sub) {
				if k < ci {
					out = append(out, arg{rel, k})
				}
			}
		}
	}
	last := ""
	for k := ci + 1; k < len(s.chunks); k++ {
		c := &s.chunks[k]
		if k <= cj && c.kind != cNoun {
			continue
		}
		switch c.kind {
		case cPunct:
			if p.listGoesOn(s, k) && last != "" || p.parenthetic(s, k) {
				continue
			}
			return out
		case cThat, cClause:
			return out
		case cTime, cOther:
			continue
		case cRel:
			if k+1 < len(s.chunks) && s.chunks[k+1].kind == cVerb {
				out = append(out, p.clauseArguments(s, k+1)...)
			}
			return out
		case cVerb:
			if p.is(c.head, p.class.aux) && !c.coord && !p.is(c.head, p.class.act) {
				continue // الاشتباكات تتواصل في ...
			}
			if c.coord {
				return out // another act: حرائق اندلعت وأغلقت القوات المنافذ
			}
			return append(out, p.clauseArguments(s, k)...)
		case cAct:
			if c.prep != "" && k > cj {
				out = append(out, arg{c.prep, k}) // تهديدات بالقتل
			}
			return out
		}
		switch {
		case p.onOneSide(c):
			continue // بين أ من جهة وب من جهة أخرى
		case c.prep == "ل" && k > cj+1 && last != "ل" && s.chunks[k-1].kind == cNoun && s.chunks[k-1].place < 0 && s.chunks[k-1].name == nil && !p.force(&s.chunks[k-1]):
			continue // belongs to what stands before it: على مواقع للجيش
		case agentive[c.prep]:
			last = "by"
		case c.coord && last != "" && (c.prep == "" || c.prep == s.chunks[k-1].prep):
		case c.prep != "":
			last = c.prep
		case k == ci+1 && p.owned(s.chunks[ci].head):
			last = "obj" // رفضه المشاركة
		case k == ci+1 && (p.article(s.chunks[ci].first) || p.qualified(&s.chunks[ci])):
			last = "obj"
		case k == ci+1, k == cj+1 && s.chunks[cj].kind == cAct:
			last = "gen"
		case last == "gen" && !c.coord:
			last = "obj"
		default:
			continue
		}
		out = append(out, arg{last, k})
	}
	return out
}

// qualified tells an indefinite act that an adjective closes, so that nothing behind it is
// in construct with it: استهدف بضربة جوية | قائدا.
func (p *parsed) qualified(c *chunk) bool {
	return c.kind == cAct && c.end-c.first > 1 && !p.defined(c.first)
}

// onOneSide tells «من جهة», which parts the sides of a fight.
func (p *parsed) onOneSide(c *chunk) bool { return c.prep == "من" && p.norm(c.first) == "جهه" }

// force tells a definite noun of those who bear arms: nothing that follows it under ل
// is its own, «قصف الجيش للمدينة».
func (p *parsed) force(c *chunk) bool {
	return c.end-c.first == 1 && p.article(c.first) && p.is(c.first, p.class.armed)
}

// listGoesOn tells a comma inside a list of places, or of sides: behind it stands و and
// another place, or و and who stood «من جهة أخرى».
func (p *parsed) listGoesOn(s *sentence, k int) bool {
	if k > 0 && k+1 < len(s.chunks) && s.chunks[k+1].kind == cNoun && s.chunks[k+1].coord && p.onOneSide(&s.chunks[k-1]) && p.toks[s.chunks[k].first].Text == "،" {
		return true
	}
	return k+1 < len(s.chunks) && s.chunks[k+1].kind == cNoun && s.chunks[k+1].coord && s.chunks[k+1].place >= 0 && p.toks[s.chunks[k].first].Text == "،" &&
		k > 0 && s.chunks[k-1].place >= 0
}

// owned tells a noun with a pronoun behind it: سيطرتها.
func (p *parsed) owned(i int) bool {
	for k := range p.words[i].Senses {
		if s := &p.words[i].Senses[k]; s.POS != lexicon.Verb && s.Enc != "" {
			return true
		}
	}
	return false
}

// governor is the verb before an act noun that carries it out or suffers it, or
// -1.
func (p *parsed) governor(s *sentence, ci int) int {
	for k := ci - 1; k >= 0; k-- {
		c := &s.chunks[k]
		switch c.kind {
		case cVerb:
			return k
		case cPunct:
			if !p.parenthetic(s, k) {
				return -1
			}
		case cThat, cRel, cClause:
			return -1
		case cAct:
			if ci-k > 1 {
				return -1
			}
		}
	}
	return -1
}

// parenthetic tells a comma beside a time that stands between two commas.
func (p *parsed) parenthetic(s *sentence, k int) bool {
	return p.toks[s.chunks[k].first].Text == "،" && (k > 0 && s.chunks[k-1].kind == cTime || k+1 < len(s.chunks) && s.chunks[k+1].kind == cTime)
}

// clauseArguments reads the relative clause of an act noun: who carried it out,
// what it struck.
func (p *parsed) clauseArguments(s *sentence, v int) []arg {
	var out []arg
	h := s.chunks[v].head
	perform := p.is(h, p.class.perform) || p.is(h, p.class.claim) // هجوم تبناه التنظيم
	blames := p.is(h, p.class.blame)
	strikes := blames || p.is(h, p.class.act) || p.is(h, p.class.fall)
	if !perform && !strikes {
		return nil
	}
	last := ""
	for k := v + 1; k < len(s.chunks); k++ {
		c := &s.chunks[k]
		switch c.kind {
		case cPunct:
			if p.listGoesOn(s, k) && last != "" {
				continue
			}
			return out
		case cThat, cClause, cVerb, cAct, cRel:
			return out
		case cTime, cOther:
			continue
		}
		switch {
		case c.coord && last != "":
		case blames && c.prep == "الي":
			last = "by" // هجمات نسبت إلى ...
		case c.prep == "ل" && last == "obj":
			continue
		case c.prep == "" && perform && last == "by":
			continue // تبناها تنظيم الدولة «داعش»
		case c.prep == "" && perform:
			last = "by"
		case c.prep == "" && strikes:
			last = "obj"
		case c.prep != "":
			last = c.prep
		default:
			continue
		}
		out = append(out, arg{last, k})
	}
	return out
}

// stands tells whether an argument answers what a rule wants.
func (p *parsed) stands(s *sentence, first, end int, args []arg, w grammar.Want) bool {
	switch w.Relations[0] {
	case "adj":
		c := &s.chunks[max(0, s.chunkOf(end-1))]
		for i := first; i < max(end, c.end); i++ {
			if p.pos(i, lexicon.Adjective) != nil && (!w.Classed || p.is(i, w.Class)) {
				return true
			}
		}
		return false
	case "clause":
		lo, hi := p.clauseAround(s, first, end)
		for i := lo; i < hi; i++ {
			if p.holds(i, w.Class) {
				return true
			}
		}
		return false
	}
	for _, a := range args {
		c := &s.chunks[a.chunk]
		if w.Is(a.rel) && (!w.Classed || p.chunkIs(c, w.Class) && !(p.forced(c) && (w.Class == p.class.person || w.Class == p.class.title))) {
			return true
		}
	}
	return false
}

// forced tells a force that is named after a person: قوات الرئيس.
func (p *parsed) forced(c *chunk) bool {
	return c.name == nil && p.is(c.first, p.class.group) && !p.is(c.first, p.class.human)
}

// holds tells whether token i, or the name that starts at it, is of the class.
func (p *parsed) holds(i int, c lexicon.Class) bool {
	if n, ok := p.names.at(i); ok && n.entry.Classes.Has(c) {
		return true
	}
	return p.is(i, c)
}

func (p *parsed) chunkIs(c *chunk, class lexicon.Class) bool {
	if c.name != nil {
		if c.name.Classes.Has(class) {
			return true
		}
	}
	for i := c.first; i < c.end; i++ {
		if p.holds(i, class) {
			return true
		}
	}
	return false
}

// clauseAround is the token range of the clause around a trigger.
func (p *parsed) clauseAround(s *sentence, first, end int) (int, int) {
	lo, hi := s.first, s.end
	for k := range s.chunks {
		c := &s.chunks[k]
		if c.kind != cPunct && c.kind != cClause && c.kind != cThat {
			continue
		}
		if c.kind == cPunct && p.toks[c.first].Kind != arabic.Punct {
			continue
		}
		if c.kind == cThat && strings.HasPrefix(p.text(c.first, c.end), "بأن") {
			continue // وصف القصف بأنه جريمة
		}
		if c.end <= first {
			lo = c.end
		} else if c.first >= end && c.first < hi {
			hi = c.first
		}
	}
	return lo, hi
}

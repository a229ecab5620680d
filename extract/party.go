package extract

import (
	"slices"
	"sort"
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// owner is who stands behind the aircraft or tanks that a chunk names: طيران التحالف →
// التحالف, طائرة إسرائيلية → إسرائيل; empty when the chunk names only the means.
func (p *parsed) owner(c *chunk) string {
	if c.name != nil && c.name.POS != lexicon.Noun || !p.is(c.first, p.class.air) && !p.is(c.first, p.class.weapon) && !p.is(c.first, p.class.vehicle) && !p.is(c.first, p.class.artillery) {
		return ""
	}
	for i := c.first + 1; i < c.end; i++ {
		if n, ok := p.names.at(i); ok && n.entry.Classes.Has(p.class.actor) {
			return p.plain(i, n.end)
		}
	}
	if i := c.first + 1; i < c.end && p.article(i) && (p.is(i, p.class.armed) || p.is(i, p.class.armedPerson)) && p.pos(i, lexicon.Noun) != nil {
		return p.plain(i, c.end) // مدفعية الجيش
	}
	for i := c.first + 1; i < c.end; i++ {
		if a := p.pos(i, lexicon.Adjective); a != nil {
			if state := p.gaz.State(a.Own); state != "" {
				return state
			}
		}
	}
	return ""
}

// nominative writes the sound plurals of a name of people in ون: what مسلحين
// متشددين are called is مسلحون متشددون.
func (p *parsed) nominative(first, end int, name string) string {
	words, changed := appendFields(p.fields[:0], name), false
	p.fields = words
	k := 0
	for i := first; i < end && k < len(words); i++ {
		t := &p.toks[i]
		if t.Kind == arabic.Punct {
			continue
		}
		if _, place := p.placeAt.at(i); place {
			k++
			continue
		}
		if n, ok := p.names.at(i); ok && n.end > i+1 && n.entry.POS == lexicon.Name && n.end <= end {
			k += n.end - i // قوات سوريا الديمقراطية: no case to take away
			i = n.end - 1
			continue
		}
		w := words[k]
		agrees := i == first || p.article(first) == p.article(i)
		if stem, ok := strings.CutSuffix(w, "ين"); ok && i > first && agrees && p.dual(first, first) && !p.soundPlural(first) && p.pos(i, lexicon.Adjective) != nil {
			w = stem + "ان" // جنديين تركيين
		} else if ok && agrees && p.soundPlural(i) {
			w = stem + p.subjectEnding(i)
		} else if ok && i > first && agrees && strings.HasSuffix(words[0], "ون") && len(p.words[i].Senses) == 0 {
			w = stem + "ون" // مسلحين مجهولين
		} else if ok && p.dual(first, i) {
			w = stem + "ان"
		} else if len(p.words[i].Senses) == 0 || p.is(i, p.class.object) || p.is(i, p.class.human) || p.is(i, p.class.title) || p.pos(i, lexicon.Adjective) != nil {
			w = p.withoutTanwin(i, w)
		}
		if i == first {
			if strings.Contains(w, "اء") || strings.Contains(w, "ائ") {
				w = ownersNominative.Replace(w)
			}
		}
		changed = changed || len(w) != len(words[k]) || w != words[k]
		words[k] = w
		k++
	}
	if !changed && spaced(name, words) {
		return name
	}
	return strings.Join(words, " ")
}

// appendFields appends the words of a name.
func appendFields(words []string, name string) []string {
	start := 0
	for i := range len(name) {
		switch b := name[i]; {
		case b == ' ':
			if i > start {
				words = append(words, name[start:i])
			}
			start = i + 1
		case b < ' ', 0xc2 <= b && b <= 0xcb, 0xe1 <= b: // there may be other white space
			return slices.AppendSeq(words, strings.FieldsSeq(name[start:]))
		}
	}
	if start < len(name) {
		words = append(words, name[start:])
	}
	return words
}

// ownersNominative writes the seat of a hamza before a pronoun as a subject has it: حلفاءها
// and حلفائها are حلفاؤها.
var ownersNominative = strings.NewReplacer("اءها", "اؤها", "اءه", "اؤه", "ائها", "اؤها", "ائهم", "اؤهم", "اءهم", "اؤهم")

// spaced tells whether a name is its words with a space between each two.
func spaced(name string, words []string) bool {
	n := len(words) - 1
	for _, w := range words {
		n += len(w)
	}
	return n == len(name) && strings.Count(name, " ") == len(words)-1
}

// withoutTanwin takes the ending of the indefinite accusative off word w, token i:
// فندقًا → فندق.
func (p *parsed) withoutTanwin(i int, w string) string {
	for _, end := range []string{"اً", "ًا"} {
		if s, ok := strings.CutSuffix(w, end); ok {
			return s
		}
	}
	if a := p.pos(i, lexicon.Adjective); a != nil && p.gaz.State(a.Own) == w && !p.inObjectCase(i-1) {
		return w // قوات سوريا
	}
	for k := range p.words[i].Senses {
		if p.words[i].Senses[k].Feature&lexicon.Tanwin == 0 {
			return w
		}
	}
	stem, ok := strings.CutSuffix(w, "ا")
	if !ok || len(p.words[i].Senses) == 0 && p.freq.of(arabic.Fold(stem)) <= p.freq.of(p.toks[i].Norm) {
		return w
	}
	return stem
}

// dual tells a dual under a preposition or as an object, جسرين, and the adjective of
// one: جسرين رئيسيين.
func (p *parsed) dual(head, i int) bool {
	for k := range p.words[head].Senses {
		if s := &p.words[head].Senses[k]; s.Feature&lexicon.Dual != 0 && strings.HasSuffix(p.toks[head].Norm, "ين") && s.Pro&arabic.Al == 0 == !p.article(i) {
			return head == i || p.pos(i, lexicon.Noun) == nil
		}
	}
	return false
}

func (p *parsed) soundPlural(i int) bool {
	if len(p.words[i].Senses) == 0 && strings.HasSuffix(p.toks[i].Norm, "يين") && p.article(i) {
		return true // الصحراويين: an adjective of no list
	}
	for k := range p.words[i].Senses {
		s := &p.words[i].Senses[k]
		if s.Feature&(lexicon.Plural|lexicon.Dual) != 0 && (s.POS == lexicon.Adjective || s.Classes.Has(p.class.human) || s.Classes.Has(p.class.title) || s.Classes.Has(p.class.teller)) && strings.HasSuffix(p.toks[i].Norm, "ين") {
			return true
		}
	}
	return false
}

// subjectEnding is how token i, a plural or dual in ين, ends as a subject.
func (p *parsed) subjectEnding(i int) string {
	stem := strings.TrimSuffix(p.norm(i), "ين")
	for k := range p.words[i].Senses {
		if p.words[i].Senses[k].Feature&lexicon.Dual != 0 && len(p.sensesOf(stem+"ون")) == 0 {
			return "ان" // جندي has no sound plural
		}
	}
	return "ون"
}

// fullName is the name that a bare head goes back to: after «تنظيم داعش» the words
// «التنظيم» mean it. It is the last name before token at that starts with the same
// noun; empty when there is none.
func (p *parsed) fullName(c *chunk) string {
	if c.end-c.first != 1 || c.name != nil && !c.name.Classes.Has(p.class.actor) {
		return ""
	}
	head := p.pos(c.first, lexicon.Noun)
	if head == nil || !head.Classes.Has(p.class.group) || !p.article(c.first) && !head.Pro.Has(arabic.Al) {
		return ""
	}
	headed := p.headedBy(head.Entry)
	for k := sort.Search(len(headed), func(k int) bool { return headed[k].first >= c.first }) - 1; k >= 0; k-- {
		d := headed[k]
		if head.Own == "جيش" && d.name != nil && !d.name.Classes.Has(p.class.stateForce) {
			continue // الجيش alone is that of the state
		}
		return p.plain(d.first, d.end)
	}
	return ""
}

// headedBy are the noun phrases of several words that begin with a noun, in the
// order of the report.
func (p *parsed) headedBy(noun *lexicon.Entry) []*chunk {
	if p.byNoun == nil {
		p.byNoun = map[*lexicon.Entry][]*chunk{}
		for i := range p.sents {
			s := &p.sents[i]
			for k := range s.chunks {
				d := &s.chunks[k]
				if d.kind != cNoun || d.end-d.first < 2 || d.number >= 0 || d.place >= 0 {
					continue
				}
				if n := p.pos(d.first, lexicon.Noun); n != nil {
					p.byNoun[n.Entry] = append(p.byNoun[n.Entry], d)
				}
			}
		}
	}
	return p.byNoun[noun]
}

// victims are the people that the figures of an event count, when they are more
// than persons: «مقتل ثلاثة جنود أتراك» was done to جنود أتراك.
func (p *parsed) victims(s *sentence, e *event) []string {
	seizes := e.typ == "assault.kill" || e.typ == "coerce.arrest" || e.typ == "coerce.abduct"
	if e.typ == "clash" && len(e.actors)+len(e.who) > 0 {
		return nil // they fell on a side that is named
	}
	var out []string
	for _, f := range e.figures {
		if len(f.whom.names) > 0 && !f.zero {
			for _, v := range f.whom.names {
				if name := subjectOfName(v.Name); !slices.Contains(out, name) {
					out = append(out, name)
				}
			}
			continue
		}
		if f.part != nil || f.zero || !seizes && (f.who == "persons" || f.who == "civilians" || f.who == "children" || f.who == "women" || f.who == "men") {
			continue
		}
		name := p.counted(s, f)
		if name == "آخرون" && len(out) > 0 {
			continue
		}
		if name != "" && (len(out) == 0 || out[len(out)-1] != name) {
			out = append(out, name)
		}
	}
	return out
}

// subjectOfName is a person's name as a subject has it: أبا خليل → أبو خليل.
func subjectOfName(name string) string {
	for _, p := range [...]string{"أبا ", "أبي ", "ابا ", "ابي "} {
		if rest, ok := strings.CutPrefix(name, p); ok {
			return "أبو " + rest
		}
	}
	return name
}

// counted is what the counted are called, without number and word of outcome.
func (p *parsed) counted(s *sentence, f *figure) string {
	first := f.first
	for i := f.first; i < f.end; i++ {
		if _, ok := p.numAt.at(i); ok {
			first = i
			break
		}
	}
	for i := first; i < f.end; i++ {
		if n, ok := p.names.at(i); ok && n.entry.Classes.Has(p.class.actor) {
			return p.plain(i, n.end)
		}
		h := p.sense(i, p.class.human)
		if h == nil || p.is(i, p.class.dead) || p.is(i, p.class.hurt) || h.POS == lexicon.Verb {
			continue
		}
		if h.Classes.Has(p.class.who[len(p.class.who)-1].class) && p.pos(i, lexicon.Adjective) == nil && h.Own != "متظاهر" && h.Own != "محتج" {
			return ""
		}
		if k := s.chunkOf(i); k >= 0 && p.is(i, p.class.armedPerson) && s.chunks[k].end == i+1 {
			if force := p.forceBehind(s, k); force != "" {
				return force
			}
		}
		end := min(f.end, p.nounEnd(s, i, i+1, false))
		if k, ok := p.numAt.at(first); ok && first < i {
			if _, ok := p.names.at(i + 1); !ok || !p.is(i, p.class.armed) || i+1 >= s.end {
				return p.many(&p.nums[k], i, end)
			}
		}
		if _, ok := p.names.at(i + 1); ok && p.is(i, p.class.armed) && i+1 < s.end {
			continue
		}
		if k := s.chunkOf(i); k >= 0 {
			if name := p.ofOwner(s, k, i, end); name != "" {
				return name
			}
		}
		return p.nominative(i, end, p.plain(i, end))
	}
	return ""
}

// withOwner is the text of a force with whom it belongs to: «الجيش الليبي التابع
// للحكومة», «قوات موالية للرئيس»; empty when nothing ties it to anybody.
func (p *parsed) withOwner(s *sentence, k int) string {
	c := &s.chunks[k]
	if c.place >= 0 || k+1 >= len(s.chunks) {
		return ""
	}
	tie := c.end - 1
	at := k + 1
	if !p.is(tie, p.class.attached) || tie == c.first {
		d := &s.chunks[at]
		if d.kind != cNoun || d.prep != "" || d.coord || d.end-d.first != 1 || !p.is(d.first, p.class.attached) {
			return ""
		}
		tie = d.first
		at++
	}
	if at >= len(s.chunks) || !p.article(tie) && (c.name != nil || p.definite(c.first, min(tie, c.end))) {
		return "" // القوات مدعومة بالطيران: how they came, not which
	}
	switch d := &s.chunks[at]; d.prep {
	case "ل", "من", "ب":
		if d.kind == cNoun && !d.coord {
			return p.plain(c.first, d.end)
		}
	}
	return ""
}

// forceOf is the force whose members a chunk names: حزب العمال الكردستاني of «عناصر من
// حزب العمال الكردستاني»; empty when none is named behind it.
func (p *parsed) forceOf(s *sentence, k int) string {
	c := &s.chunks[k]
	if c.end-c.first != 1 || !p.is(c.first, p.class.armedPerson) {
		return ""
	}
	return p.forceBehind(s, k)
}

// forceBehind is the force named right behind a chunk: من قوات النظام, لحزب العمال.
func (p *parsed) forceBehind(s *sentence, k int) string {
	if k+1 >= len(s.chunks) {
		return ""
	}
	d := &s.chunks[k+1]
	if d.kind != cNoun || d.prep != "من" && d.prep != "ل" || !p.chunkIs(d, p.class.armed) && !p.chunkIs(d, p.class.armedActor) && !(d.prep == "من" && p.movement(d.first)) {
		return ""
	}
	return p.partyOf(d)
}

// issuer is who speaks in a document that a chunk names as a doer: وحث البيان is said of
// whose it is. Empty where nobody is known to have issued it.
func (p *parsed) issuer(c *chunk) string {
	if c.name != nil || c.place >= 0 || !p.is(c.first, p.class.document) || p.is(c.first, p.class.rumour) {
		return ""
	}
	q, ok := p.partyAt(c.first, p.ends[c.first])
	if !ok {
		return ""
	}
	if names, _ := p.chainOf(&q); len(names) > 0 && names[len(names)-1] != q.text {
		return names[len(names)-1]
	}
	return ""
}

// movement tells a party or movement, which may have armed members: حزب, حركة, جبهة.
func (p *parsed) movement(i int) bool {
	n := p.pos(i, lexicon.Noun)
	return n != nil && (n.Own == "حزب" || n.Own == "حركه" || n.Own == "جبهه") && n.Feature&lexicon.Plural == 0
}

// actorName is what a chunk is called as a doer, in what speaker says.
func (p *parsed) actorName(s *sentence, k int, speaker string) string {
	if state := p.ownCountry(s.chunks[k].first, speaker); state != "" {
		return state
	}
	if name := p.selfNamed(&s.chunks[k]); name != "" {
		return name
	}
	if name := p.issuer(&s.chunks[k]); name != "" {
		return name
	}
	if name := p.withOwner(s, k); name != "" {
		return name
	}
	if name := p.forceOf(s, k); name != "" {
		return name
	}
	return p.partyOf(&s.chunks[k])
}

package extract

import (
	"strings"
	"unicode"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// plain is the text of tokens first to end-1 without the clitics of the first and
// without quotation marks around names: what an actor or a source is called.
func (p *parsed) plain(first, end int) string {
	for end > first && p.toks[end-1].Kind == arabic.Punct && p.toks[end-1].Text != "»" && p.toks[end-1].Text != "\"" && p.toks[end-1].Text != "”" && p.toks[end-1].Text != ")" {
		end--
	}
	if end <= first {
		return ""
	}
	head := p.withoutClitics(first)
	if strings.HasSuffix(p.toks[first].Text, head) && p.asWritten(first, end) {
		return strings.TrimSpace(withoutTatweel(p.doc.Text[p.toks[first].End-len(head) : p.toks[end-1].End]))
	}
	var b strings.Builder
	b.Grow(p.toks[end-1].End - p.toks[first].Start + 4)
	for i := first; i < end; i++ {
		t := &p.toks[i]
		if t.Kind == arabic.Punct && isQuote(t.Text) {
			continue
		}
		w := t.Text
		if b.Len() == 0 {
			w = p.withoutClitics(i)
		} else if p.spaceBefore(i) {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return strings.TrimSpace(withoutTatweel(b.String()))
}

// spaceBefore tells whether a plain name has a space before token i.
func (p *parsed) spaceBefore(i int) bool {
	return p.toks[i].Space || p.toks[i-1].Kind == arabic.Punct || p.toks[i].Kind == arabic.Word && p.toks[i-1].Kind == arabic.Word
}

// asWritten tells whether the plain name of tokens first to end-1 is what the text has
// there.
func (p *parsed) asWritten(first, end int) bool {
	if t := &p.toks[first]; t.Kind == arabic.Punct && isQuote(t.Text) {
		return false
	}
	for i := first + 1; i < end; i++ {
		t := &p.toks[i]
		gap := p.doc.Text[p.toks[i-1].End:t.Start]
		if t.Kind == arabic.Punct && isQuote(t.Text) || p.spaceBefore(i) && gap != " " || !p.spaceBefore(i) && gap != "" {
			return false
		}
	}
	return true
}

// withoutTatweel is a name without the strokes that only stretch its letters; the
// one before a figure stays: الـ12.
func withoutTatweel(s string) string {
	if !strings.Contains(s, "ـ") {
		return s
	}
	out := []rune(s)
	n := 0
	for i, r := range out {
		if r == 'ـ' && !(i+1 < len(out) && unicode.IsDigit(out[i+1])) {
			continue
		}
		out[n] = r
		n++
	}
	return string(out[:n])
}

// withoutClitics is the word at i as written, less و ف ب ل ك before it; للجيش
// becomes الجيش.
func (p *parsed) withoutClitics(i int) string {
	t := p.toks[i].Text
	pro := p.proclitics(i)
	for _, c := range []struct {
		bit  arabic.Clitics
		text string
	}{{arabic.Wa, "و"}, {arabic.Fa, "ف"}, {arabic.Bi, "ب"}, {arabic.Ka, "ك"}} {
		if pro.Has(c.bit) {
			t = strings.TrimPrefix(t, c.text)
		}
	}
	if pro.Has(arabic.Li) {
		if rest, ok := strings.CutPrefix(t, "لل"); ok {
			return "ال" + rest
		}
		t = strings.TrimPrefix(t, "ل")
	}
	return t
}

// partyOf is what a chunk is called as an actor or target. The person's name
// alone stands for a person with a title, in full where the report has it; the
// members of a force stand for it.
func (p *parsed) partyOf(c *chunk) string {
	if !p.surveyed {
		return p.partyName(c)
	}
	if !c.called.known {
		c.called = lazy{p.partyName(c), true}
	}
	return c.called.text
}

func (p *parsed) partyName(c *chunk) string {
	first, end := c.first, c.end
	if c.place >= 0 {
		m := &p.places[c.place]
		if m.Kind == "" && m.Name != "" {
			return m.Name
		}
		for first = m.Phrase[0]; first < m.First && p.particle(first, p.class.prep); first++ {
		}
		return p.plain(first, c.end) // without باتجاه, داخل
	}
	if c.number >= 0 {
		return p.plain(p.nums[c.number].First, end)
	}
	if o := p.owner(c); o != "" {
		return o
	}
	if n := p.fullName(c); n != "" {
		return n
	}
	if name := p.personIn(c); name != "" {
		return name
	}
	if name := p.officeIn(c); name != "" {
		return name
	}
	if c.name == nil && end-first > 1 && p.is(first, p.class.armedPerson) && p.is(first, p.class.armed) {
		if next, ok := p.names.at(first + 1); ok && next.pro == 0 {
			first++ // مقاتلو الجيش الحر → الجيش الحر
		}
	}
	return p.nominative(first, end, p.plain(first, end))
}

// personIn is the name of the person whom a chunk is about: named in it, right
// behind it, or known by the office. Empty when it is about no person.
func (p *parsed) personIn(c *chunk) string {
	if !p.surveyed {
		return p.personNamed(c)
	}
	if !c.person.known {
		c.person = lazy{p.personNamed(c), true}
	}
	return c.person.text
}

func (p *parsed) personNamed(c *chunk) string {
	if !p.mayBePerson(c) {
		return ""
	}
	if _, numbered := p.numAt.at(c.first + 1); numbered && c.first+1 < c.end {
		return "" // اللواء 444
	}
	q, ok := p.partyAt(c.first, p.ends[c.first])
	if !ok || q.title == "" && (c.name == nil || !c.name.Classes.Has(p.class.person)) {
		return ""
	}
	if q.name != "" {
		name, _ := p.full(q.name)
		return name
	}
	if m := p.holder(&q); m != nil && q.definite {
		name, _ := p.full(m.name)
		return name
	}
	return ""
}

// officeIn is the office, with its body, of somebody whom a chunk names by nothing else:
// الأمين العام للأمم المتحدة. Empty where no body stands behind the chunk.
func (p *parsed) officeIn(c *chunk) string {
	limit := p.ends[c.first]
	i := c.end
	if c.name != nil && c.name.POS == lexicon.Name || i >= limit || !p.titleAt(c.first, limit) || p.honorific(c.first) || !p.proclitics(i).Has(arabic.Li) {
		return ""
	}
	if n, ok := p.names.at(i); ok && n.entry.Classes.Has(p.class.actor) {
		return p.plain(c.first, n.end)
	}
	if p.is(i, p.class.body) {
		if q, ok := p.partyAt(i, limit); ok && q.end <= i+4 {
			return p.plain(c.first, q.end)
		}
	}
	return ""
}

// mayBePerson tells whether a chunk may name a person with a title, or a listed one: not
// where it starts with a listed word or name that is neither a title nor a part of a name, nor
// with a word of no list that has the article.
func (p *parsed) mayBePerson(c *chunk) bool {
	i := c.first
	if c.name != nil && c.name.Classes.Has(p.class.person) || p.toks[i].Kind != arabic.Word || p.demonstrative(i) || p.titleAt(i, len(p.toks)) || p.isAli(i) {
		return true
	}
	switch strings.TrimPrefix(p.norm(i), "و") {
	case "احد", "احدي", "ابو", "ابا", "ابي", "رايد", "سيد":
		return true
	}
	if name := p.names.entry(i); name != nil {
		return name.Classes.Has(p.class.person) || name.Classes.Has(p.class.title)
	}
	return p.unknown(i) && !p.article(i) && !strings.HasPrefix(p.norm(i), "لل")
}

// placeName is the name of a country or capital that speaks: of its government.
func (p *parsed) placeName(m int) string { return p.places[m].Name }

// nisba tells an adjective that ends in ي, ية, which a name seldom does after the
// article.
func (p *parsed) nisba(i int) bool {
	n := p.toks[i].Norm
	noun := p.pos(i, lexicon.Noun)
	return p.is(i, p.class.nisba) || strings.HasPrefix(n, "ال") && (strings.HasSuffix(n, "ي") || strings.HasSuffix(n, "يه")) &&
		(noun == nil || !strings.HasSuffix(noun.Lemma, "ى")) // but المستشفى
}

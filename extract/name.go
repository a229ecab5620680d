package extract

import (
	"strings"

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
	var b strings.Builder
	for i := first; i < end; i++ {
		t := &p.toks[i]
		if t.Kind == arabic.Punct && isQuote(t.Text) {
			continue
		}
		w := t.Text
		if b.Len() == 0 {
			w = p.withoutClitics(i)
		} else if t.Space || p.toks[i-1].Kind == arabic.Punct {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return strings.TrimSpace(b.String())
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
// alone stands for a person with a title; the members of a force stand for it.
func (p *parsed) partyOf(c *chunk) string {
	first, end := c.first, c.end
	if c.place >= 0 {
		m := &p.places[c.place]
		if m.Kind == "" && m.Name != "" {
			return m.Name
		}
		return p.plain(m.Phrase[0], c.end)
	}
	if c.number >= 0 {
		first = p.nums[c.number].First
	}
	if o := p.owner(c); o != "" {
		return o
	}
	if n := p.fullName(c); n != "" {
		return n
	}
	if n := p.person(c); n > first {
		first = n
	} else if c.name == nil && end-first > 1 && p.is(first, p.class.armedPerson) && p.is(first, p.class.armed) {
		if next, ok := p.names[first+1]; ok && next.pro == 0 {
			first++ // مقاتلو الجيش الحر → الجيش الحر
		}
	}
	return p.nominative(first, end, p.plain(first, end))
}

// person is the token at which a person's name starts inside a chunk that a title
// heads, or 0.
func (p *parsed) person(c *chunk) int {
	if !p.is(c.first, p.class.title) {
		return 0
	}
	for i := c.first + 1; i < c.end; i++ {
		if n, ok := p.names[i]; ok {
			if n.entry.Classes.Has(p.class.person) {
				return i
			}
			i = n.end - 1
			continue
		}
		if p.toks[i].Kind != arabic.Word || len(p.words[i].Senses) > 0 || strings.HasPrefix(p.toks[i].Norm, "ال") || p.nisba(i) {
			continue
		}
		if _, ok := p.placeAt[i]; ok {
			continue
		}
		return i
	}
	return 0
}

// nisba tells an adjective that ends in ي, ية, which a name seldom does after the
// article.
func (p *parsed) nisba(i int) bool {
	n := p.toks[i].Norm
	return p.is(i, p.class.nisba) || strings.HasPrefix(n, "ال") && (strings.HasSuffix(n, "ي") || strings.HasSuffix(n, "يه"))
}

// sourceOf is the chain that a chunk stands for: a body and the person who speaks
// for it, or one name.
func (p *parsed) sourceOf(s *sentence, k int) []string {
	c := &s.chunks[k]
	if c.place >= 0 {
		return []string{p.partyOf(c)}
	}
	at := p.person(c)
	if at == 0 {
		if c.name == nil && p.is(c.first, p.class.title) {
			return p.spokesman(s, k)
		}
		return []string{p.plain(c.first, c.end)}
	}
	if body := p.bodyIn(c, at); body != "" {
		return []string{body, p.plain(at, c.end)}
	}
	return []string{p.plain(at, c.end)}
}

// bodyIn is the body that a titled person speaks for, named between title and
// name: «مدير المرصد السوري رامي ...», «رئيس المجلس الوطني جورج ...».
func (p *parsed) bodyIn(c *chunk, at int) string {
	if !speaksFor[p.lemma(c.first)] {
		return ""
	}
	for i := c.first + 1; i < at; i++ {
		if n, ok := p.names[i]; ok && !n.entry.Classes.Has(p.class.person) {
			return p.plain(i, max(n.end, min(at, n.end)))
		}
		if p.is(i, p.class.group) && p.pos(i, lexicon.Noun) != nil {
			return p.plain(i, at)
		}
	}
	return ""
}

var speaksFor = map[string]bool{"متحدث": true, "متحدثة": true, "ناطق": true, "ناطقة": true, "مدير": true, "مديرة": true, "رئيس": true, "رئيسة": true,
	"امين عام": true, "عضو": true, "قائد": true, "مسوول": true, "منسق": true, "ممثل": true, "مندوب": true}

func (p *parsed) lemma(i int) string {
	if s := p.sense(i, p.class.title); s != nil {
		return s.Key
	}
	return ""
}

// spokesman reads a title whose body and name stand in chunks of their own:
// الناطق باسم لجان التنسيق مراد الشامي.
func (p *parsed) spokesman(s *sentence, k int) []string {
	c := &s.chunks[k]
	if k+1 < len(s.chunks) {
		next := &s.chunks[k+1]
		if next.kind == cNoun && next.prep == "ب" && p.norm(next.first) == "باسم" && next.end-next.first > 1 {
			body := chunk{kind: cNoun, first: next.first + 1, end: next.end, head: next.first + 1, place: -1, number: -1}
			at := 0
			for i := body.first; i < body.end; i++ {
				if n, ok := p.names[i]; ok {
					i = n.end - 1
					continue
				}
				if p.toks[i].Kind == arabic.Word && len(p.words[i].Senses) == 0 && !strings.HasPrefix(p.toks[i].Norm, "ال") && i > body.first {
					at = i
					break
				}
			}
			if at > 0 {
				return []string{p.plain(body.first, at), p.plain(at, body.end)}
			}
			return []string{p.plain(c.first, next.end)}
		}
	}
	return []string{p.plain(c.first, c.end)}
}

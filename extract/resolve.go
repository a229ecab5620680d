package extract

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/lexicon"
)

// chainOf is the chain that a party stands for at this point of the report: a
// body and the person who speaks for it, or one name, in full. back is the voice
// that it goes back to, or nil.
func (p *parsed) chainOf(q *party) (chain []string, back *voice) {
	if q.name != "" {
		p.know(q)
		name, body := p.full(q.name)
		if q.body != "" {
			body = q.body
		}
		if body != "" {
			body = p.fullBody(body)
			chain = []string{body, name}
		} else {
			chain = []string{name}
		}
		return chain, p.voiceNamed(name)
	}
	if q.title != "" {
		if m := p.holder(q); m != nil {
			name, body := p.full(m.name)
			if body != "" {
				return []string{p.fullBody(body), name}, p.voiceNamed(name)
			}
			return []string{name}, p.voiceNamed(name)
		}
	}
	if p.is(q.first, p.class.rumour) {
		if q.end == q.first+1 {
			return []string{strings.TrimPrefix(q.text, "ال")}, nil
		}
		return []string{q.text}, nil
	}
	if o, ok := p.ownerOf(q); ok && o.first > q.first {
		return p.chainOf(&o)
	}
	if m := p.ofMedium(q); m != "" {
		return []string{m, p.plain(q.first, q.first+1)}, nil
	}
	if v := p.voiceBack(q); v != nil {
		return v.persons(), v
	}
	if v := p.teamOf(q); v != nil {
		return v.persons(), v
	}
	if q.definite && q.title == "" {
		if n := p.fullName(&chunk{kind: cNoun, first: q.first, end: q.end, head: q.first, place: -1, number: -1}); n != "" && !p.manifold(q.first) {
			return []string{n}, nil
		}
		if b := p.fullBody(q.text); b != q.text {
			return []string{b}, nil
		}
	}
	return []string{q.text}, nil
}

// ofMedium is the medium whose sources q are: مصادر الصحيفة. Empty when q is
// anything else.
func (p *parsed) ofMedium(q *party) string {
	if q.definite || !p.plural(q.first) || !p.is(q.first, p.class.body) || p.mediumAt(q.first) || p.is(q.first, p.class.reporter) || q.end > q.first+5 {
		return ""
	}
	j := q.first + 1
	for j < q.end && isQuote(p.toks[j].Text) {
		j++
	}
	if _, place := p.placeAt.at(j); j > q.first+1 && j < q.end && q.end <= j+3 && !place && p.names.entry(j) == nil && p.toks[j].Kind == arabic.Word {
		return p.plain(j, q.end) // مصادر «الصحيفة»
	}
	if n, ok := p.names.at(j); !ok || !n.entry.Classes.Has(p.class.medium) || n.pro&^arabic.Li != 0 || n.end < q.end-1 {
		return ""
	}
	return p.plain(j, q.end)
}

// teamOf is the voice whose team, staff or office q is: فريق الشبكة.
func (p *parsed) teamOf(q *party) *voice {
	if q.end-q.first != 2 || !p.article(q.first+1) || q.definite {
		return nil
	}
	switch p.norm(q.first) {
	case "فريق", "طاقم", "ادارة", "قياده":
	default:
		return nil
	}
	inner := party{first: q.first + 1, end: q.end, definite: true, text: p.plain(q.first+1, q.end)}
	return p.voiceBack(&inner)
}

// manifold tells nouns of bodies of which a report names many: المجلس may be any.
func (p *parsed) manifold(i int) bool {
	for _, k := range p.keysOf(i) {
		switch k {
		case "مجلس", "لجنه", "وزاره", "حكومه", "مركز", "مكتب", "اداره", "قياده", "قوه", "قوات", "دوله", "موقع":
			return true
		}
	}
	return false
}

// voiceNamed is the last voice whose inner name is name, or nil.
func (p *parsed) voiceNamed(name string) *voice {
	if k, ok := p.cast.byInner[name]; ok {
		return &p.cast.voices[k]
	}
	return nil
}

// voiceBack is the voice that a definite phrase goes back to: المصدر, الوزارة,
// الشهود, البيان; or nil.
func (p *parsed) voiceBack(q *party) *voice {
	if n := len(p.cast.voices); n > 0 && p.anaphor(q) {
		for k := n - 1; k >= 0 && k >= n-3 && p.cast.voices[n-1].count; k-- {
			if v := &p.cast.voices[k]; anyOf(v.keys, p.keysOf(q.first)) {
				return v // no count is a source that was named
			}
		}
		return &p.cast.voices[n-1]
	}
	if !q.definite && !(p.is(q.first, p.class.reporter) && p.nounEnc(q.first) == "نا") {
		return nil
	}
	words := p.wordsOf(q.first, q.end)
	keys := p.keysOf(q.first)
	if p.is(q.first, p.class.document) {
		if n := max(p.cast.published, p.cast.back(keys, func(*voice) bool { return true })); n >= 0 {
			return p.cast.voice(n)
		}
		return p.latest()
	}
	return p.cast.voice(p.cast.back(keys, func(v *voice) bool {
		if q.title != "" && v.title != "" && v.title != q.title {
			return false
		}
		return covers(v.words, words) || len(words) == 1
	}))
}

// anaphor tells a phrase for whoever was quoted last: المصدر ذاته, الحركة نفسها
// excepted, which names what it goes back to.
func (p *parsed) anaphor(q *party) bool {
	n, ok := p.names.at(q.first)
	return ok && n.entry.Classes.Has(p.class.same) && n.end > q.first+1
}

func anyOf(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}

// keysOf are the lemmas under which the head at i can be meant again.
func (p *parsed) keysOf(i int) []string {
	var out []string
	for k := range p.words[i].Senses {
		if s := &p.words[i].Senses[k]; s.POS == lexicon.Noun || s.POS == lexicon.Name {
			out = append(out, s.Key)
		}
	}
	return append(out, strings.TrimPrefix(p.norm(i), "ال"))
}

// wordsOf are the folded words of a phrase without articles and without ذاته and
// its like.
func (p *parsed) wordsOf(first, end int) []string {
	var out []string
	for i := first; i < end; i++ {
		if p.toks[i].Kind != arabic.Word {
			continue
		}
		switch n := strings.TrimPrefix(p.norm(i), "ال"); n {
		case "ذاته", "ذاتها", "نفسه", "نفسها", "ذاتهم", "نفسهم":
		default:
			out = append(out, n)
		}
	}
	return out
}

// fullBody is the fuller name under which the report has spoken of a body before:
// the voice or the listed name that starts with the same words.
func (p *parsed) fullBody(text string) string {
	words := strings.Fields(arabic.Fold(text))
	if len(words) == 0 {
		return text
	}
	for i := range words {
		words[i] = withoutArticle(words[i])
	}
	list := p.cast.byFirst[words[0]]
	for k := len(list) - 1; k >= 0; k-- {
		if c := &list[k]; len(c.words) > len(words) && covers(c.words, words) {
			return c.name
		}
	}
	return text
}

package gazetteer

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
)

// ref ties a name to a row that bears it; those of one name form a chain.
type ref struct {
	row  int32
	next int32 // -1 at the end
	al   bool  // the name begins with the article
}

// index finds words, folded and without clitics, and names, whose words are run
// together without articles.
type index struct {
	words dict
	keys  []key // by number in words
	refs  []ref
}

// key is what the index knows of a word or a name.
type key struct {
	first int32 // first ref of the name, or -1
	sign  sign
}

// sign says what may begin with a word: names, up to how many words long, a word
// of the hand-made tables, the adjective of a country, a run that is no place.
type sign uint8

const (
	longest   sign = 0x0f
	inLex     sign = 0x10
	inNisba   sign = 0x20
	inPhrases sign = 0x40
)

func (s sign) longer(n int) sign { return s&^longest | max(s&longest, sign(n)) }

// appendKey adds a word of a name to its key, which knows neither articles nor
// spaces: تلعفر and تل عفر are one.
func appendKey(b []byte, word string) []byte { return append(b, stripAl(word)...) }

func stripAl(w string) string {
	if s, ok := strings.CutPrefix(w, "ال"); ok && len(s) >= 4 {
		return s
	}
	return w
}

// withoutInnerAl takes the article out of a name written as one word.
func withoutInnerAl(w string) string {
	for i := 6; i+10 <= len(w); i += 2 {
		if w[i:i+4] == "ال" {
			return w[:i] + w[i+4:]
		}
	}
	return w
}

// leadsOn tells a preposition that no name ends with, whatever name its letters make with
// the word before: النو في is no Novi.
func leadsOn(norm string) bool {
	switch norm {
	case "في", "من", "الي", "عن", "مع":
		return true
	}
	return false
}

func (g *Gazetteer) index() {
	g.idx = index{words: newDict(len(g.rows) * 3 / 2), keys: make([]key, 0, len(g.rows)*3/2), refs: make([]ref, 0, len(g.rows)*3/2)}
	for w := range g.lex {
		g.idx.key([]byte(w)).sign |= inLex
	}
	for w := range g.nisba {
		g.idx.key([]byte(w)).sign |= inNisba
	}
	for w := range g.phrases {
		g.idx.key([]byte(w)).sign |= inPhrases
	}
	for i := range g.rows {
		for _, n := range g.rows[i].Names {
			g.addName(n, i)
		}
	}
}

// key gives the key of a word, a new one if it has none.
func (x *index) key(word []byte) *key {
	n, fresh := x.words.add(word)
	if fresh {
		x.keys = append(x.keys, key{first: -1})
	}
	return &x.keys[n]
}

// look gives what is known of a word; nothing begins with it when the sign is 0.
func (x *index) look(word []byte) key {
	if n := x.words.find(word); n >= 0 {
		return x.keys[n]
	}
	return key{first: -1}
}

// of is [index.look] for a string.
func (x *index) of(word string) key {
	var buf [96]byte
	return x.look(append(buf[:0], word...))
}

func (g *Gazetteer) addName(name string, row int) {
	fold := arabic.Fold(name)
	var buf [96]byte
	run := buf[:0]
	n, head := 0, 0
	for w := range strings.SplitSeq(fold, " ") {
		if w == "" {
			continue
		}
		run = appendKey(run, w)
		if n++; n == 1 {
			head = len(run)
		}
	}
	if n == 0 || n > 8 {
		return
	}
	if n > 1 {
		k := g.idx.key(run[:head])
		k.sign = k.sign.longer(n)
	}
	k := g.idx.key(run)
	for r := k.first; r >= 0; r = g.idx.refs[r].next {
		if g.idx.refs[r].row == int32(row) {
			return
		}
	}
	g.idx.refs = append(g.idx.refs, ref{row: int32(row), next: k.first, al: strings.HasPrefix(fold, "ال")})
	k.first = int32(len(g.idx.refs) - 1)
	k.sign = k.sign.longer(1)
}

// alike tells whether two names are one but for spaces and articles.
func alike(a, b string) bool { return string(keyOf(a)) == string(keyOf(b)) }

func keyOf(name string) []byte {
	var b []byte
	for w := range strings.FieldsSeq(arabic.Fold(name)) {
		b = appendKey(b, w)
	}
	return b
}

// lookup lists the rows that bear a name.
func (g *Gazetteer) lookup(name string) []int {
	return g.chain(g.idx.look(keyOf(name)).first)
}

func (g *Gazetteer) chain(k int32) []int {
	var out []int
	for ; k >= 0; k = g.idx.refs[k].next {
		out = append(out, int(g.idx.refs[k].row))
	}
	return out
}

// outweighs tells whether the weightiest row of one chain is weightier than that of
// another: الهند is the country rather than a hamlet called ال هند.
func (g *Gazetteer) outweighs(a, b int32) bool {
	top := func(k int32) float64 {
		best := 0.0
		for ; k >= 0; k = g.idx.refs[k].next {
			best = max(best, g.rows[g.idx.refs[k].row].prior())
		}
		return best
	}
	return top(a) > top(b)
}

// Named lists the rows that bear a name, in any of its spellings, the most
// important first.
func (g *Gazetteer) Named(name string) []int {
	out := g.lookup(name)
	g.byPrior(out)
	return out
}

// match finds the longest name that begins at token i, of whose first word the head
// is left, and ends before end. It gives the number of tokens and the first ref of
// the name.
func (g *Gazetteer) match(toks []arabic.Token, i, end int, h *head) (n int, first int32) {
	limit := int(h.known.sign & longest)
	if limit == 0 {
		return 0, -1
	}
	if first = h.known.first; first >= 0 {
		n = 1
	}
	if limit == 1 {
		return n, first
	}
	var buf [128]byte
	b := append(buf[:0], h.Stem...)
	for j, words := 1, 1; words < limit && i+j < end; j++ {
		t := &toks[i+j]
		if t.Text == "-" {
			continue
		}
		words++
		if t.Kind != arabic.Word && t.Kind != arabic.Number || len(b)+len(t.Norm) > len(buf) {
			break
		}
		b = appendKey(b, t.Norm)
		if k := g.idx.look(b); k.first >= 0 && !leadsOn(t.Norm) {
			n, first = j+1, k.first
		}
	}
	return n, first
}

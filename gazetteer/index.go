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

func (g *Gazetteer) index() {
	g.names = make(map[string]int32, len(g.rows)*6/5)
	g.heads = make(map[string]sign, len(g.rows))
	for w := range g.lex {
		head, _, _ := strings.Cut(w, " ")
		g.heads[head] |= inLex
	}
	for w := range g.nisba {
		g.heads[w] |= inNisba
	}
	for w := range g.phrases {
		g.heads[w] |= inPhrases
	}
	g.refs = make([]ref, 0, len(g.rows)*3/2)
	for i := range g.rows {
		for _, n := range g.rows[i].Names {
			g.addName(n, i)
		}
	}
}

func (g *Gazetteer) addName(name string, row int) {
	fold := arabic.Fold(name)
	var buf [96]byte
	b := buf[:0]
	n, head := 0, ""
	for w := range strings.FieldsSeq(fold) {
		if n++; n == 1 {
			head = stripAl(w)
		}
		b = appendKey(b, w)
	}
	if n == 0 || n > 8 {
		return
	}
	r := ref{row: int32(row), next: -1, al: strings.HasPrefix(fold, "ال")}
	first, ok := g.names[string(b)]
	if ok {
		r.next = first
		for k := first; k >= 0; k = g.refs[k].next {
			if g.refs[k].row == r.row {
				return
			}
		}
	}
	k := string(b)
	g.names[k] = int32(len(g.refs))
	g.refs = append(g.refs, r)
	g.heads[head] = g.heads[head].longer(n)
	if n > 1 {
		g.heads[k] = g.heads[k].longer(1)
	}
}

// lookup lists the rows that bear a name.
func (g *Gazetteer) lookup(name string) []int {
	var b []byte
	for w := range strings.FieldsSeq(arabic.Fold(name)) {
		b = appendKey(b, w)
	}
	k, ok := g.names[string(b)]
	if !ok {
		return nil
	}
	return g.chain(k)
}

func (g *Gazetteer) chain(k int32) []int {
	var out []int
	for ; k >= 0; k = g.refs[k].next {
		out = append(out, int(g.refs[k].row))
	}
	return out
}

// Named lists the rows that bear a name, in any of its spellings, the most
// important first.
func (g *Gazetteer) Named(name string) []int {
	out := g.lookup(name)
	g.byPrior(out)
	return out
}

// match finds the longest name that begins at token i, of whose first word stem
// (folded, without clitics and article) is left, and ends before end. It gives
// the number of tokens and the first ref of the name.
func (g *Gazetteer) match(toks []arabic.Token, i, end int, stem string) (n int, first int32) {
	limit := int(g.heads[stem] & longest)
	if limit == 0 {
		return 0, -1
	}
	var buf [128]byte
	b := append(buf[:0], stem...)
	first = -1
	if k, ok := g.names[string(b)]; ok {
		n, first = 1, k
	}
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
		if k, ok := g.names[string(b)]; ok {
			n, first = j+1, k
		}
	}
	return n, first
}

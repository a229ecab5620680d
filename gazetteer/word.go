package gazetteer

import (
	"slices"
	"strings"

	"github.com/isnad-project/isnad/arabic"
)

// Word is what the tables know of a folded word by itself, wherever it stands.
type Word struct {
	alone word   // what it may be, where nothing of several words begins with it
	heads []head // the ways in which it may begin something, when some of these are of several words
}

// What is known of a token that is no word, and of a word that the tables do not have in any
// way, which is usual or is not: most words are one of these.
var (
	nothing = &Word{alone: word{idle: true}}
	usual   = &Word{alone: word{idle: true, usual: true}}
	unheard = &Word{}
)

// Word looks a folded word up, in each way its clitics may be taken off.
func (g *Gazetteer) Word(norm string) *Word {
	heads := g.heads(norm)
	switch {
	case len(heads) > 0:
	case g.customary(norm):
		return usual
	default:
		return unheard
	}
	w := &Word{}
	token := []arabic.Token{{Kind: arabic.Word, Norm: norm}}
	w.alone = g.read(heads, token, 0)
	a := &w.alone
	if a.n == 1 {
		a.refs = g.chain(a.ref)
		a.grade = g.gradeOne(a, &token[0], a.refs)
		a.seen = g.words[a.surface()]
		if a.grade == free {
			g.byPrior(a.refs)
		}
	}
	if slices.ContainsFunc(heads, func(h head) bool { return h.known.sign&longest > 1 || h.known.sign&inPhrases != 0 }) {
		w.heads = heads
		a.usual = g.customary(norm)
		return w
	}
	if a.term.class == 0 && a.nisba == "" && a.n == 0 {
		a.usual = g.customary(norm)
		a.idle = a.usual && a.enc == ""
	}
	return w
}

// known looks all tokens up.
func (g *Gazetteer) known(toks []arabic.Token) []*Word {
	known := make([]*Word, len(toks))
	for i := range toks {
		if toks[i].Kind == arabic.Word {
			known[i] = g.Word(toks[i].Norm)
		}
	}
	return known
}

// head is one way in which the clitics may be taken off a word, and what the tables
// have that begins with the rest.
type head struct {
	arabic.Split
	known key
}

// heads are the ways in which a folded word may begin something that the tables
// have, the least divided first: none for most words.
func (g *Gazetteer) heads(norm string) []head {
	var out []head
	pronoun := strings.HasSuffix(norm, "ها") || strings.HasSuffix(norm, "ه") || strings.HasSuffix(norm, "هم") || strings.HasSuffix(norm, "هما")
	for s := range arabic.Splits(norm) {
		if s.Enc != "" && !pronoun {
			break
		}
		h := g.idx.of(s.Stem)
		if h.sign == 0 && s.Enc == "" {
			if glued := withoutInnerAl(s.Stem); glued != s.Stem && g.words[norm] == 0 {
				s.Stem = glued // حفرالباطن
				h = g.idx.of(glued)
			}
		}
		if h.sign != 0 {
			out = append(out, head{s, h})
		}
	}
	return out
}

// read says what each token may be, of which known has what it may be by itself, by the
// numbers of the document.
func (f *finder) read(known []*Word) {
	f.words = make([]*word, len(f.toks))
	var room []word
	for i := range f.toks {
		t, k := &f.toks[i], known[f.original(i)]
		switch {
		case t.Kind != arabic.Word:
			k = nothing
		case strings.HasPrefix(t.Text, "وأد"): // وأدى is no وادي
			k = &Word{alone: word{usual: f.g.customary(t.Norm)}}
		}
		f.words[i] = &k.alone
		if k.heads == nil || !f.g.leads(k.heads, f.toks, i) {
			continue
		}
		if len(room) == cap(room) {
			room = make([]word, 0, 32)
		}
		room = append(room, f.g.read(k.heads, f.toks, i))
		f.words[i] = &room[len(room)-1]
		f.words[i].usual = k.alone.usual
	}
}

// original is the document's number of token i.
func (f *finder) original(i int) int {
	if f.at == nil {
		return i
	}
	return f.at[i]
}

// leads tells whether something of several words, or a run that is no place, begins at
// token i.
func (g *Gazetteer) leads(heads []head, toks []arabic.Token, i int) bool {
	for k := range heads {
		h := &heads[k]
		if h.Enc != "" {
			continue
		}
		if h.known.sign&inPhrases != 0 && g.runAt(toks, i, h) > 0 {
			return true
		}
		if h.known.sign&longest > 1 && h.Pro&(arabic.Ka|arabic.Sa) == 0 {
			if n, _ := g.match(toks, i, len(toks), h); n > 1 {
				return true
			}
		}
	}
	return false
}

// runAt is the length of the run that is no place and begins with a head at token i.
func (g *Gazetteer) runAt(toks []arabic.Token, i int, h *head) int {
	n := g.run(toks, i, h.Stem)
	if n == 0 && h.Pro.Has(arabic.Al) {
		n = g.run(toks, i, "ال"+h.Stem)
	}
	return n
}

// read says what token i may be, which begins as the heads say.
func (g *Gazetteer) read(heads []head, toks []arabic.Token, i int) (w word) {
	for k := range heads {
		s := &heads[k]
		h := s.known.sign
		if s.Enc != "" {
			if h&inLex != 0 && w.term.class == 0 && w.n == 0 {
				if t := g.lex[s.Stem]; t.has(isKind|isRelation|isBorder) && (s.Enc == "ها" || s.Enc == "ه" || s.Enc == "هما" || s.Enc == "هم") {
					w.term, w.pro, w.enc, w.stem = t, s.Pro, s.Enc, s.Stem
				}
			}
			continue
		}
		if h&inPhrases != 0 && w.skip == 0 {
			w.skip = g.runAt(toks, i, s)
		}
		if h&inLex != 0 && (w.term.class == 0 || w.pro == 0 && s.Pro == arabic.Al) {
			t := g.lex[s.Stem]
			if !(s.Pro.Has(arabic.Al) && t.class&^(isKind|isRelation|isBody|isTerritory|isBorder|isParty) == t.class && !t.has(isKind)) {
				w.term.class |= t.class
				if t.country != "" {
					w.term.country = t.country
				}
				if w.term.kind == "" {
					w.term.kind, w.term.sort, w.term.number, w.term.one, w.term.relation = t.kind, t.sort, t.number, t.one, t.relation
					w.pro, w.stem = s.Pro, s.Stem
				}
			}
		}
		if h&inNisba != 0 && w.nisba == "" && !s.Pro.Has(arabic.Bi|arabic.Ka) {
			w.nisba = g.nisba[s.Stem]
		}
		if h&longest != 0 && s.Pro&(arabic.Ka|arabic.Sa) == 0 {
			if n, ref := g.match(toks, i, len(toks), s); n > w.n || n > 0 && n == w.n && s.Pro == w.namePr|arabic.Al && g.outweighs(ref, w.ref) {
				w.n, w.ref, w.namePr, w.nStem = n, ref, s.Pro, s.Stem
			}
		}
	}
	return w
}

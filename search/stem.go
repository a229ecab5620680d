package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
)

// Version names the way of stemming; another version needs another index.
const Version = "stems/1"

// articles are what stands before a noun together with ال, the longest first.
var articles = []string{"وبال", "فبال", "وكال", "ولل", "فلل", "وال", "فال", "بال", "كال", "لل", "ال"}

// endings are what is taken off the end of a word, in this order, each once.
var endings = []string{"هما", "ها", "هم", "هن", "كم", "نا", "وا", "ان", "ات", "ون", "ين", "يه", "ه", "ي"}

// shortest is the least number of letters that a stem keeps.
const shortest = 3

// Stem is what a folded word has in common with its other forms.
func Stem(norm string) string {
	for _, a := range articles {
		if rest, ok := strings.CutPrefix(norm, a); ok && utf8.RuneCountInString(rest) >= shortest {
			norm = rest
			break
		}
	}
	if rest, ok := strings.CutSuffix(norm, "ا"); ok && utf8.RuneCountInString(rest) > shortest && // مدنيا
		!strings.HasSuffix(rest, "ن") && !strings.HasSuffix(rest, "و") && !strings.HasSuffix(rest, "ه") {
		norm = rest
	}
	for _, e := range endings {
		rest, ok := strings.CutSuffix(norm, e)
		if !ok || utf8.RuneCountInString(rest) < shortest {
			continue
		}
		norm = rest
	}
	if rest, ok := strings.CutSuffix(norm, "ت"); ok && utf8.RuneCountInString(rest) >= shortest {
		norm = rest
	}
	return norm
}

// stems are all that a written word may be found by: its stem, and the stems of what is
// left behind a one-letter word that may be written onto it.
func stems(norm string) []string {
	out := []string{Stem(norm)}
	rest := norm
	for _, onto := range []string{"وف", "بلكس"} {
		r, n := utf8.DecodeRuneInString(rest)
		if !strings.ContainsRune(onto, r) || utf8.RuneCountInString(rest) <= shortest {
			continue
		}
		rest = rest[n:]
		if s := Stem(rest); !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// term is what a token is found by in an index; empty for a mark.
func term(t arabic.Token) string {
	switch t.Kind {
	case arabic.Word:
		return t.Norm
	case arabic.Latin, arabic.Number:
		return strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return unicode.ToLower(r)
			}
			return -1
		}, t.Norm)
	}
	return ""
}

// Stems are the stems by which a text is found, each once.
func Stems(texts ...string) []string {
	seen := map[string]bool{}
	var out []string
	words := map[string]bool{}
	for _, text := range texts {
		for _, t := range arabic.Tokenize(text, nil) {
			w := term(t)
			if w == "" || words[w] {
				continue
			}
			words[w] = true
			for _, s := range of(t, w) {
				if !seen[s] {
					seen[s] = true
					out = append(out, s)
				}
			}
		}
	}
	return out
}

func of(t arabic.Token, w string) []string {
	if t.Kind != arabic.Word {
		return []string{w}
	}
	return stems(w)
}

// A Word is one word that is sought, with all by which it is found.
type Word struct {
	Text  string   // as typed
	Stems []string // its own first
	Also  []string // other words and forms that are sought with it, as far as they have other stems
}

// A Query is what is sought: each of its words, in any order.
type Query []Word

// Parse reads what somebody typed. also gives further forms and names of a word, as typed
// and folded; nil: none are known.
func Parse(typed string, also func(text, norm string) []string) Query {
	var q Query
	for _, t := range arabic.Tokenize(typed, nil) {
		w := term(t)
		if w == "" || slices.ContainsFunc(q, func(o Word) bool { return o.Text == t.Text }) {
			continue
		}
		word := Word{Text: t.Text, Stems: []string{w}}
		if t.Kind == arabic.Word {
			word.Stems[0] = Stem(w)
		}
		if also != nil {
			for _, form := range also(t.Text, w) {
				for _, f := range arabic.Tokenize(form, nil) {
					s := term(f)
					if f.Kind == arabic.Word {
						s = Stem(s)
					}
					if s != "" && !slices.Contains(word.Stems, s) {
						word.Stems = append(word.Stems, s)
						word.Also = append(word.Also, f.Text)
					}
				}
			}
		}
		q = append(q, word)
	}
	return q
}

// Holds tells whether a text has every word.
func (q Query) Holds(text string) bool {
	have := map[string]bool{}
	for _, s := range Stems(text) {
		have[s] = true
	}
	for _, w := range q {
		if !slices.ContainsFunc(w.Stems, func(s string) bool { return have[s] }) {
			return false
		}
	}
	return true
}

// Marks are the words of a text that were sought, in bytes, in order.
func (q Query) Marks(text string) []isnad.Span {
	sought := map[string]bool{}
	for _, w := range q {
		for _, s := range w.Stems {
			sought[s] = true
		}
	}
	var out []isnad.Span
	for _, t := range arabic.Tokenize(text, nil) {
		if w := term(t); w != "" && slices.ContainsFunc(of(t, w), func(s string) bool { return sought[s] }) {
			out = append(out, t.Span)
		}
	}
	return out
}

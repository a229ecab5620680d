package arabic

import "github.com/isnad-project/isnad"

// Sentence is a run of tokens that a full stop, a question mark or a line break
// ends.
type Sentence struct {
	isnad.Span         // from the first token to the last, closing mark included
	First      int     // index of its first token in the text's tokens
	Tokens     []Token // a view into them
	Paragraph  int     // number of the line it stands on, from 0
}

// Longest is the number of tokens that no sentence exceeds: a text that never comes
// to a full stop is cut behind its marks, so that what looks over a whole sentence
// stays cheap. News hardly write sentences of two hundred.
const Longest = 512

// Sentences groups the tokens of a text. A full stop inside a number or between
// single letters (أ.ف.ب) ends nothing.
func Sentences(toks []Token) []Sentence {
	var out []Sentence
	start, par := 0, 0
	flush := func(end int) {
		if end > start {
			out = append(out, Sentence{
				Span:  toks[start].Span.Cover(toks[end-1].Span),
				First: start, Tokens: toks[start:end:end], Paragraph: par,
			})
		}
		start = end
	}
	for i := range toks {
		if toks[i].Line && i > 0 {
			flush(i)
			par++
		}
		if i-start >= Longest {
			flush(cut(toks, start, i))
		}
		if i < start || toks[i].Kind != Punct || !ends(toks, i) {
			continue
		}
		end := i + 1
		for end < len(toks) && end-start < Longest && !toks[end].Line && toks[end].Kind == Punct && (closes(toks[end]) || toks[end].Text == ".") {
			end++
		}
		flush(end)
	}
	flush(len(toks))
	return out
}

// cut is where an overlong sentence is cut: behind the last mark of its second half,
// or at its end where there is none.
func cut(toks []Token, start, end int) int {
	for i := end; i > (start+end)/2; i-- {
		if toks[i-1].Kind == Punct && !closes(toks[i]) {
			return i
		}
	}
	return end
}

func ends(toks []Token, i int) bool {
	switch toks[i].Text {
	case "!", "?", "؟", "…":
		return true
	case ".":
		return !between(toks, i)
	}
	return false
}

// between tells whether the stop at i stands inside a number or an abbreviation
// (أ.ف.ب, د.محمد) and so ends no sentence.
func between(toks []Token, i int) bool {
	if i == 0 || i+1 == len(toks) || toks[i].Space || toks[i+1].Line {
		return false
	}
	prev, next := toks[i-1], toks[i+1]
	if prev.Kind == Number {
		return next.Kind == Number && !next.Space
	}
	if !single(prev) {
		return false
	}
	return single(next) || next.Kind == Word && (prev.Norm == "د" || prev.Norm == "م" || prev.Norm == "ا")
}

func single(t Token) bool {
	n := 0
	for range t.Norm {
		n++
	}
	return t.Kind != Punct && n == 1
}

func closes(t Token) bool {
	switch t.Text {
	case "»", "\"", "”", "’", ")", "]":
		return !t.Space
	}
	return false
}

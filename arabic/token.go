package arabic

import (
	"unicode"
	"unicode/utf8"

	"github.com/isnad-project/isnad"
)

// Kind says what a token is made of.
type Kind uint8

// The kinds of tokens.
const (
	Word   Kind = iota // Arabic letters
	Number             // digits of either script, with inner separators: 1,250 or ٣٫٥
	Latin              // letters of another script
	Punct              // one mark
)

// Token is a word, a number or a mark of a text.
type Token struct {
	isnad.Span        // bytes of the text
	Text       string // as written
	Norm       string // folded
	Kind       Kind
	Space      bool // white space stands before it
	Line       bool // a line break stands before it
}

// Tokenize cuts text into tokens. cuts are byte offsets, ascending, at which a
// word ends although no space stands there (the empty spans of
// [isnad.Glued] marks).
func Tokenize(text string, cuts []int) []Token {
	return AppendTokens(make([]Token, 0, len(text)/9+4), text, cuts, nil)
}

// AppendTokens is [Tokenize] for a caller that has room for the tokens and, unless it is
// nil, remembers how words were folded.
func AppendTokens(out []Token, text string, cuts []int, late *Folds) []Token {
	space, line := false, true
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		k := kindOf(r)
		switch k {
		case blank:
			space = true
			if r == '\n' || r == '\r' || r == 0x2028 || r == 0x2029 {
				line = true
			}
			i += n
			continue
		case ignorable:
			i += n
			continue
		}
		for len(cuts) > 0 && cuts[0] <= i {
			cuts = cuts[1:]
		}
		end := i + n
		switch k {
		case letter, foreign:
			stop := len(text)
			if len(cuts) > 0 {
				stop = cuts[0]
			}
			for end < stop {
				r, n := utf8.DecodeRuneInString(text[end:])
				if k2 := kindOf(r); k2 != k && k2 != ignorable && !(k == foreign && (k2 == digit || r == '-' && letterAfter(text, end+n))) {
					break
				}
				end += n
			}
			end = trimIgnorable(text, i, end)
		case digit:
			end = numberEnd(text, end)
		}
		t := Token{Span: isnad.Span{Start: i, End: end}, Text: text[i:end], Space: space, Line: line}
		switch k {
		case letter:
			t.Kind = Word
		case digit:
			t.Kind = Number
		case foreign:
			t.Kind = Latin
		default:
			t.Kind = Punct
		}
		t.Norm = fold(t.Text, late)
		out = append(out, t)
		space, line = false, false
		i = end
	}
	return out
}

type runeKind uint8

const (
	mark runeKind = iota
	blank
	ignorable
	letter
	digit
	foreign
)

func kindOf(r rune) runeKind {
	switch {
	case r < 0x80:
		switch {
		case r == ' ' || r >= '\t' && r <= '\r':
			return blank
		case r >= '0' && r <= '9':
			return digit
		case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z':
			return foreign
		}
		return mark
	case r >= 0x620 && r <= 0x65f, r == 0x670, r >= 0x671 && r <= 0x6d3, r == 0x6d5, combines(r), r >= 0x6fa && r <= 0x6ff, r >= 0x750 && r <= 0x77f,
		r >= 0xfb50 && r <= 0xfdfb && r != 0xfd3e && r != 0xfd3f, r >= 0xfe70 && r <= 0xfefc:
		return letter
	case r >= '٠' && r <= '٩', r >= '۰' && r <= '۹':
		return digit
	case r >= 0x200b && r <= 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2060 && r <= 0x2069, r == 0xfeff, r == 0xad:
		return ignorable
	case r == 0xa0, unicode.IsSpace(r):
		return blank
	case unicode.IsLetter(r):
		return foreign
	}
	return mark
}

func letterAfter(text string, at int) bool {
	r, _ := utf8.DecodeRuneInString(text[at:])
	return kindOf(r) == foreign
}

// trimIgnorable takes invisible marks off the end of a word, so that a quote
// does not end in one.
func trimIgnorable(text string, start, end int) int {
	for end > start {
		r, n := utf8.DecodeLastRuneInString(text[start:end])
		if kindOf(r) != ignorable {
			break
		}
		end -= n
	}
	return end
}

// numberEnd extends a number that starts before end over further digits and over
// single separators that have a digit on both sides. Direction marks may stand
// around a separator.
func numberEnd(text string, end int) int {
	for {
		r, next := visible(text, end)
		switch r {
		case '.', ',', '٫', '٬', '،':
			if r, next = visible(text, next); kindOf(r) != digit {
				return end
			}
		default:
			if _, n := utf8.DecodeRuneInString(text[end:]); kindOf(r) != digit || end+n != next {
				return end
			}
		}
		end = next
	}
}

// visible is the first rune from at on that is no invisible mark, and where it
// ends.
func visible(text string, at int) (rune, int) {
	for {
		r, n := utf8.DecodeRuneInString(text[at:])
		at += n
		if n == 0 || kindOf(r) != ignorable {
			return r, at
		}
	}
}

package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/isnad-project/isnad"
)

// linesOf gives the lines of text that are not blank, without the white space
// around them.
func linesOf(text string) []isnad.Span {
	var ls []isnad.Span
	for at := 0; at < len(text); {
		end := strings.IndexAny(text[at:], "\n\r")
		if end < 0 {
			end = len(text)
		} else {
			end += at
		}
		if s := trim(text, isnad.Span{Start: at, End: end}); s.Len() > 0 {
			ls = append(ls, s)
		}
		at = end + 1
	}
	return ls
}

// trim takes white space and invisible marks off both ends of a span.
func trim(text string, s isnad.Span) isnad.Span {
	for s.Start < s.End {
		r, n := utf8.DecodeRuneInString(text[s.Start:s.End])
		if !unicode.IsSpace(r) && !invisible(r) && r != 0 {
			break
		}
		s.Start += n
	}
	for s.Start < s.End {
		r, n := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if !unicode.IsSpace(r) && !invisible(r) && r != 0 {
			break
		}
		s.End -= n
	}
	return s
}

// word is a run of letters and digits in a line, in plain spelling, or a mark
// (one character) that the furniture of pages is told by.
type word struct {
	isnad.Span
	plain string
}

// wordsOf appends the words of a span to list, until there are limit; it costs
// no more for a long line.
func wordsOf(list []word, text string, s isnad.Span, limit int) []word {
	start, same := -1, true // same: the word is plain as it is written
	for at := s.Start; at < s.End; {
		r, n := rune(text[at]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[at:s.End])
		}
		switch part, p := wordRune(r); part {
		case letter:
			if start < 0 {
				start, same = at, true
			}
			same = same && p == r
		case vowel:
			same = false
		default:
			if start >= 0 {
				list = append(list, newWord(text, start, at, same))
				start = -1
				if len(list) >= limit {
					return list
				}
			}
			if strings.ContainsRune(tellingMarks, r) {
				list = append(list, word{isnad.Span{Start: at, End: at + n}, text[at : at+n]})
			}
		}
		at += n
	}
	if start >= 0 {
		list = append(list, newWord(text, start, s.End, same))
	}
	return list
}

// tellingMarks are the marks that become words of their own.
const tellingMarks = ":()[]*@/.…،؛؟!|"

// wordRune says what a character is to a word, and its plain form.
func wordRune(r rune) (charClass, rune) {
	switch {
	case r < utf8.RuneSelf:
		switch {
		case r >= 'A' && r <= 'Z':
			return letter, r + 'a' - 'A'
		case isWordByte(byte(r)):
			return letter, r
		}
		return other, r
	case class(r) == letter:
		return letter, plainLetter(r)
	case class(r) == vowel, invisible(r):
		return vowel, r
	case unicode.IsLetter(r), unicode.IsDigit(r):
		return letter, unicode.ToLower(r)
	}
	return other, r
}

func newWord(text string, start, end int, same bool) word {
	w := word{isnad.Span{Start: start, End: end}, text[start:end]}
	if !same {
		w.plain = strings.Map(func(r rune) rune {
			part, p := wordRune(r)
			if part != letter {
				return -1
			}
			return p
		}, w.plain)
	}
	return w
}

func isWordByte(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

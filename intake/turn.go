package intake

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// turn puts what runs from left to right in a line of Arabic, numbers and words
// in Latin letters, in its own order: the line has been gone through from the
// right.
func turn(words []glyph) {
	for i := 0; i < len(words); {
		if !leftToRight(words[i].text) {
			i++
			continue
		}
		end := i + 1
		for next := end; next < len(words); next++ {
			s := words[next].text
			if leftToRight(s) {
				if joined(words, end, next) {
					end = next + 1
					continue
				}
				break
			}
			if r, _ := utf8.DecodeRuneInString(s); unicode.IsLetter(r) {
				break
			}
		}
		slices.Reverse(words[i:end])
		i = end
	}
}

// joined tells whether what stands between two characters that run from left to
// right runs so too: nothing, a separator of digits, or anything between two
// letters.
func joined(words []glyph, from, to int) bool {
	if from == to {
		return true
	}
	if isLatin(words[from-1].text) && isLatin(words[to].text) {
		return true
	}
	return to == from+1 && strings.Contains(".,:/-٫٬", words[from].text)
}

func leftToRight(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsDigit(r) || isLatin(s)
}

func isLatin(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) && !unicode.Is(unicode.Arabic, r)
}

// pair makes the brackets of a line open and close in turn: a PDF may have either
// form of a bracket in a line that runs from the right.
func pair(words []glyph) {
	for _, form := range []string{"()", "[]", "{}", "«»"} {
		var at []int
		for i, g := range words {
			if g.text != "" && strings.Contains(form, g.text) {
				at = append(at, i)
			}
		}
		if len(at)%2 != 0 {
			continue // one of them stands in another line
		}
		forms := []rune(form)
		for n, i := range at {
			words[i].text = string(forms[n%2])
		}
	}
}

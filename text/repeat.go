package text

import (
	"strings"
	"unicode/utf8"

	"github.com/isnad-project/isnad"
)

// minRepeat is how many code points a repetition has at least.
const minRepeat = 25

// maxLabel is the length in code points up to which a line such as «Weapons: not
// known» is an entry of a form, which stands under several heads by right.
const maxLabel = 80

// findRepeats marks runs of sentences that stand word for word earlier in text.
// marks must hold the furniture found so far: sentences begin behind it.
func findRepeats(marks []isnad.Mark, text string, ls []isnad.Span) []isnad.Mark {
	units := sentences(text, ls, marks)
	first := make(map[string]int, len(units))
	for i := 0; i < len(units); {
		j, seen := first[units[i].Of(text)]
		if !seen {
			first[units[i].Of(text)] = i
			i++
			continue
		}
		n := 1
		for i+n < len(units) && j+n < i && units[i+n].Of(text) == units[j+n].Of(text) {
			n++
		}
		s := isnad.Span{Start: units[i].Start, End: units[i+n-1].End}
		if worthMarking(text, units[i:i+n]) {
			marks = append(marks, isnad.Mark{Span: s, Kind: isnad.Repeat})
		}
		i += n
	}
	return marks
}

// worthMarking tells whether repeated sentences are a repetition and not words that
// recur by right. Whatever blanks stand between two of them count as one code point.
func worthMarking(text string, units []isnad.Span) bool {
	letters := 0
	for i, u := range units {
		letters += utf8.RuneCountInString(u.Of(text))
		if i > 0 && units[i-1].End < u.Start {
			letters++
		}
	}
	if letters < minRepeat {
		return false
	}
	return len(units) > 1 || letters > maxLabel || !strings.Contains(units[0].Of(text), ":")
}

// sentences cuts lines behind full stops, question and exclamation marks, and
// behind furniture at their head.
func sentences(text string, ls []isnad.Span, marks []isnad.Mark) []isnad.Span {
	units := make([]isnad.Span, 0, len(ls)*2)
	for _, l := range ls {
		for len(marks) > 0 && marks[0].End <= l.Start {
			marks = marks[1:]
		}
		if len(marks) > 0 && marks[0].Start == l.Start && marks[0].End <= l.End {
			l = trim(text, isnad.Span{Start: marks[0].End, End: l.End})
		}
		for l.Len() > 0 {
			end := l.Start + sentenceEnd(text[l.Start:l.End])
			if u := trim(text, isnad.Span{Start: l.Start, End: end}); u.Len() > 0 {
				units = append(units, u)
			}
			l.Start = end
		}
	}
	return units
}

// sentenceEnd is the length of the first sentence of s with its closing marks.
// A full stop inside a number, an address or an abbreviation ends nothing.
func sentenceEnd(s string) int {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '.':
			if i == 0 || i+1 < len(s) && isWordByte(s[i-1]) && isWordByte(s[i+1]) || isNumber(s[:i]) {
				continue
			}
		case '!', '?':
		case 0x9f: // ؟ is d8 9f
			if i == 0 || s[i-1] != 0xd8 {
				continue
			}
		default:
			continue
		}
		i++
		for i < len(s) && strings.IndexByte(".!?\")]", s[i]) >= 0 {
			i++
		}
		for _, q := range []string{"»", "”"} {
			i += len(s[i:]) - len(strings.TrimPrefix(s[i:], q))
		}
		return i
	}
	return len(s)
}

package extract

import (
	"strings"
	"unicode/utf8"

	"github.com/isnad-project/isnad"
)

// A report much longer than any that an outlet prints is read in stretches, so that
// what is held of it while it is read does not grow with it. With each stretch its
// surroundings are read again: the head of the report, which introduces those whom it
// speaks of, and what stands right before the stretch.
const (
	stretchBytes = 256 << 10
	headBytes    = 8 << 10
	beforeBytes  = 32 << 10
)

// Whole is how many bytes of text a report may have that is read at once.
const Whole = stretchBytes + stretchBytes/2

// stretch is a part of a report that is read at once.
type stretch struct {
	given []isnad.Span // what is read, in order: at last the stretch itself with what stands before it
	from  int          // where the stretch begins, before which its claims are those of others
}

// stretches cuts a text; but for the longest it is a stretch by itself.
func stretches(text string) []stretch {
	if len(text) <= Whole {
		return []stretch{{given: []isnad.Span{{End: len(text)}}}}
	}
	var out []stretch
	head := cutBehind(text, headBytes/2, headBytes)
	for from := 0; from < len(text); {
		to := len(text)
		if to-from > Whole {
			to = cutBehind(text, from+stretchBytes/2, from+stretchBytes)
		}
		s := stretch{given: []isnad.Span{{End: to}}, from: from}
		if before := from - beforeBytes; before > head {
			before = cutBehind(text, before-beforeBytes/2, before)
			s.given = []isnad.Span{{End: head}, {Start: max(head, before), End: to}}
		}
		out = append(out, s)
		from = to
	}
	return out
}

// cutBehind is where a text is best cut from byte lo to byte hi: behind the last line
// that ends there, else the last sentence, else the last word.
func cutBehind(text string, lo, hi int) int {
	for hi < len(text) && !utf8.RuneStart(text[hi]) {
		hi--
	}
	for _, end := range []string{"\n", ". ", "؟ ", " "} {
		if i := strings.LastIndex(text[lo:hi], end); i >= 0 {
			return lo + i + len(end)
		}
	}
	return hi
}

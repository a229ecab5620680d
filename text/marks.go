package text

import (
	"cmp"
	"slices"

	"github.com/isnad-project/isnad"
)

// Marks notes what is wrong with text, which must be valid UTF-8: ascending by
// start, then end, then kind. Marks never leave the text and stand on boundaries
// of code points; those of one kind do not overlap.
//
//   - [isnad.Glued]: an empty span where two words stand together;
//   - [isnad.Repeat]: sentences that stand word for word earlier in the text, at
//     least 25 letters of them; the later copy is marked;
//   - [isnad.Caption] and [isnad.Credit]: what belongs to a photograph, and the
//     names of agencies, photographers and translators;
//   - [isnad.Residue]: share lines, "read more", notices. Where a headline stands
//     behind such words, only the words are marked: a headline may state an event.
//
// glued is [Glued] with a list of words, or what remembers it; where it is nil no
// glued words are found.
func Marks(text string, glued func(word string) []int) []isnad.Mark {
	ls := linesOf(text)
	marks := findFurniture(nil, text, ls)
	marks = findRepeats(marks, text, ls)
	if glued != nil {
		marks = findGlued(marks, text, glued)
	}
	slices.SortFunc(marks, func(a, b isnad.Mark) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(a.Kind, b.Kind))
	})
	return marks
}

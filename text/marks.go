package text

import "github.com/isnad-project/isnad"

// Marks notes what is wrong with text, ascending by start, then by end. freq
// gives how often a word, as written, occurs in a large word list; 0 when it
// does not. freq may be nil: then no glued words are found.
func Marks(text string, freq func(word string) int) []isnad.Mark {
	var marks []isnad.Mark
	if freq != nil {
		marks = findGlued(marks, text, freq)
	}
	return marks
}

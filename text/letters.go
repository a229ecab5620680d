package text

import (
	"strings"
	"unicode/utf8"
)

// edge is what a boundary inside a run of letters rests on.
type edge uint8

const (
	none   edge = iota // there is no boundary: an end of the run
	bare               // nothing but the words on both sides: the letter before joins
	weak               // little: the letter before does not join (ا د ذ ر ز و ء), so that nothing is seen amiss
	before             // ال begins behind it
	strong             // ى stands before it, in good spelling always the last letter
	sure               // ة or a nunation stands before it: always the end of a word
)

// edgeAfter is what a boundary behind head rests on; ended says that a nunation
// ends head.
func edgeAfter(head string, ended bool) edge {
	if ended {
		return sure
	}
	for {
		r, n := utf8.DecodeLastRuneInString(head)
		switch {
		case n == 0:
			return none
		case class(r) == vowel:
			head = head[:len(head)-n]
			continue
		case r == 'ة':
			return sure
		case r == 'ى':
			return strong
		case strings.ContainsRune("اأإآٱدذرزوؤء", r):
			return weak
		}
		return bare
	}
}

type charClass uint8

const (
	other charClass = iota
	letter
	vowel // vowel marks and tatweel
)

func class(r rune) charClass {
	switch {
	case r == 'ـ', r >= 0x64b && r <= 0x65f, r == 0x670:
		return vowel
	case r >= 0x620 && r <= 0x64a, r >= 0x671 && r <= 0x6d3:
		return letter
	}
	return other
}

// plainLetter takes the seat off a hamza and the dots off what is spelt both
// ways, so that the lists below need one spelling.
func plainLetter(r rune) rune {
	switch r {
	case 'أ', 'إ', 'آ', 'ٱ':
		return 'ا'
	case 'ى', 'ی':
		return 'ي'
	case 'ة':
		return 'ه'
	}
	return r
}

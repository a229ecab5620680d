package text

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/isnad-project/isnad"
)

// What a split needs. Frequencies are counts in a list made of some 14 million
// words of news.
const (
	minLetters = 6    // of a word that is looked at
	maxLetters = 48   // longer runs of letters are no words
	maxParts   = 4    // that one run is cut into
	wholeCount = 40   // a word this frequent stands as it is
	rareFactor = 25   // how much more frequent each part is than the whole
	listSize   = 14e6 // words in all

	// The least log10 of how often two parts would stand side by side by chance
	// alone: in general, and where the spelling does not speak for a boundary.
	minScore     = -2.0
	minWeakScore = -1.2

	// Words of so many letters are seldom met by chance inside another: what two of
	// them need.
	longPart     = 5
	minLongScore = -4.5
)

// splitter finds the boundaries that words written together lack. It keeps its
// buffers from word to word.
type splitter struct {
	freq    func(string) int
	word    string
	offsets []int  // of each letter in word, and the length of word
	runes   []rune // the letters, folded, without vowel marks
	kinds   []edge // what a boundary before each letter would rest on
}

// split gives the byte offsets in word, ascending, at which a boundary is
// missing; nil for nearly every word.
func (s *splitter) split(word string) []int {
	whole := s.freq(word)
	if whole >= wholeCount {
		return nil
	}
	s.load(word)
	if n := len(s.runes); n > maxLetters || s.derived() {
		return nil
	}
	for parts := 2; parts <= maxParts; parts++ {
		if c := s.best(0, parts, whole*rareFactor); c.at != nil {
			return c.at
		}
	}
	return nil
}

func (s *splitter) load(word string) {
	s.word, s.offsets, s.runes, s.kinds = word, s.offsets[:0], s.runes[:0], s.kinds[:0]
	ended := false
	for i, r := range word {
		if class(r) == vowel {
			ended = ended || r >= 'ً' && r <= 'ٍ'
			continue
		}
		s.offsets = append(s.offsets, i)
		s.kinds = append(s.kinds, edgeAfter(word[:i], ended && r != 'ا' && r != 'ى'))
		s.runes = append(s.runes, plainLetter(r))
		ended = false
	}
	s.offsets = append(s.offsets, len(word))
}

// a cutting is a way to cut letters into words.
type cutting struct {
	at    []int   // byte offsets of the boundaries; nil: there is none
	score float64 // the sum of log10 of how often neighbours would stand side by side by chance
	first int     // frequency of the first word
}

// best is the likeliest way to cut the letters from start on into parts words,
// each at least least frequent.
func (s *splitter) best(start, parts, least int) (top cutting) {
	n := len(s.runes)
	if parts == 1 {
		if f := s.part(start, n, least); f > 0 {
			return cutting{at: []int{}, first: f}
		}
		return top
	}
	for at := start + 2; at <= n-2*(parts-1); at++ {
		if s.edge(at) == none {
			continue
		}
		f := s.part(start, at, least)
		if f == 0 {
			continue
		}
		rest := s.best(at, parts-1, least)
		if rest.at == nil {
			continue
		}
		pair := math.Log10(float64(f) * float64(rest.first) / listSize)
		long := parts == 2 && at-start >= longPart && n-at >= longPart
		if pair < minLongScore || !long && (pair < minScore || s.edge(at) <= weak && pair < minWeakScore) {
			continue
		}
		if pair += rest.score; top.at == nil || pair > top.score {
			top = cutting{append([]int{s.offsets[at]}, rest.at...), pair, f}
		}
	}
	return top
}

// part is the frequency of the letters [from, to) as a word of its own, 0 when
// they cannot be one.
func (s *splitter) part(from, to, least int) int {
	letters := string(s.runes[from:to])
	if !s.fits(letters, from, to) {
		return 0
	}
	if f := s.freq(s.word[s.offsets[from]:s.offsets[to]]); f >= max(least, s.need(from, to)) {
		return f
	}
	return 0
}

// need is how frequent the letters [from, to) must be: the less a boundary rests
// on, the more.
func (s *splitter) need(from, to int) int {
	left, right := s.edge(from), s.edge(to)
	long := to-from >= longPart
	switch {
	case long && (left == bare || right == bare):
		return 25
	case long:
		return 10
	case left == bare || right == bare:
		return 300
	case left == sure || right == sure:
		return 10
	case left == weak || right == weak:
		return 150
	}
	return 40
}

// fits tells whether the letters [from, to) have the shape of a word between
// the boundaries that they stand between.
func (s *splitter) fits(letters string, from, to int) bool {
	n, left, right := to-from, s.edge(from), s.edge(to)
	particle := isParticle[letters]
	switch {
	case isArticle[letters]:
		return false
	case n < 3 && !particle, from > 0 && isOpening[letters], s.inside(from):
		return false
	case n < 4 && !particle && (left == bare || left == weak && right != sure || right == weak && left != sure):
		return false
	case n < 5 && (right == bare || left == before):
		return false
	case n < 5 && !particle && left == bare && beginsEnding(s.word[s.offsets[from]:]):
		return false
	case left == weak && isSuffix(letters):
		return false
	case to < len(s.runes) && isNameHead[trimWa(letters)], from > 0 && isNameTail[letters]:
		return false
	}
	// لأ and مأ begin other words than لا and ما.
	return n != 2 || s.runes[from+1] != 'ا' || strings.HasSuffix(s.word[:s.offsets[to]], "ا")
}

// inside tells a letter that no word begins with: ة ى ئ ؤ ء.
func (s *splitter) inside(at int) bool {
	r, _ := utf8.DecodeRuneInString(s.word[s.offsets[at]:])
	return strings.ContainsRune("ةىئؤء", r)
}

// edge is what the boundary at a letter rests on; none at both ends of the word.
func (s *splitter) edge(at int) edge {
	switch {
	case at == 0 || at == len(s.runes):
		return none
	case s.kinds[at] == sure:
		return sure
	case s.article(at):
		return before
	}
	return s.kinds[at]
}

// article tells whether ال or لل and three more letters start at a letter.
func (s *splitter) article(at int) bool {
	return at+5 <= len(s.runes) && (s.runes[at] == 'ا' || s.runes[at] == 'ل') && s.runes[at+1] == 'ل'
}

// Glued gives the byte offsets in a run of letters, ascending, at which a boundary
// between words is missing; nil for nearly every word. freq gives how often a word, as
// written, occurs in a list of some 14 million running words of news; the caller folds,
// so that spellings of one word count as one.
func Glued(word string, freq func(word string) int) []int {
	return (&splitter{freq: freq}).split(word)
}

// findGlued appends an empty mark for each boundary that text lacks.
func findGlued(marks []isnad.Mark, text string, glued func(word string) []int) []isnad.Mark {
	for i := 0; i < len(text); {
		if text[i] < 0xd8 || text[i] > 0xdb {
			i++
			continue
		}
		start, letters := i, 0
		for i+1 < len(text) && text[i] >= 0xd8 && text[i] <= 0xdb {
			c := class(rune(text[i]&0x1f)<<6 | rune(text[i+1]&0x3f))
			if c == other {
				break
			}
			if c == letter {
				letters++
			}
			i += 2
		}
		if i == start {
			i += 2
			continue
		}
		if letters < minLetters {
			continue
		}
		for _, at := range glued(text[start:i]) {
			at += start
			marks = append(marks, isnad.Mark{Span: isnad.Span{Start: at, End: at}, Kind: isnad.Glued})
		}
	}
	return marks
}

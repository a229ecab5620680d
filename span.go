package isnad

import "unicode/utf8"

// Span is a half-open range of bytes of [Document.Text]. It is the only
// coordinate of the packages that read text; what leaves them is a [Quote].
type Span struct{ Start, End int }

// Len is the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Contains tells whether t lies inside s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps tells whether the two spans share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Cover is the smallest span that holds both.
func (s Span) Cover(t Span) Span { return Span{min(s.Start, t.Start), max(s.End, t.End)} }

// Of is the text under the span.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// Quote is a stretch of a report as it appears outside the program: half-open,
// counted in Unicode code points of the document's text, with the exact words
// that stand there (the position and quote selectors of the W3C Web Annotation
// model in one).
type Quote struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Exact string `json:"exact"`
}

// Overlaps tells whether the two quotes share a code point.
func (q Quote) Overlaps(r Quote) bool { return q.Start < r.End && r.Start < q.End }

// Ruler turns byte spans of one text into quotes. Making it reads the text
// once; each quote then costs a look-up.
type Ruler struct {
	text  string
	marks []int // code points before byte i*step
}

const rulerStep = 64

// NewRuler prepares a ruler for text, which must be valid UTF-8.
func NewRuler(text string) *Ruler {
	r := &Ruler{text: text, marks: make([]int, 0, len(text)/rulerStep+1)}
	n := 0
	for i := 0; i < len(text); i++ {
		if i%rulerStep == 0 {
			r.marks = append(r.marks, n)
		}
		if utf8.RuneStart(text[i]) {
			n++
		}
	}
	return r
}

// CodePoint is the number of code points that start before byte offset at.
func (r *Ruler) CodePoint(at int) int {
	if len(r.marks) == 0 {
		return 0
	}
	i := min(at/rulerStep, len(r.marks)-1)
	n := r.marks[i]
	for j := i * rulerStep; j < at; j++ {
		if utf8.RuneStart(r.text[j]) {
			n++
		}
	}
	return n
}

// Quote is the span as a quote.
func (r *Ruler) Quote(s Span) Quote {
	return Quote{Start: r.CodePoint(s.Start), End: r.CodePoint(s.End), Exact: s.Of(r.text)}
}

package score

import (
	"slices"
	"strings"
)

// report is a text that can be cut and searched by code points.
type report struct {
	text string
	at   []int // byte offset of each code point, and the length at the end
}

func newReport(text string) *report {
	r := &report{text: text}
	for i := range text {
		r.at = append(r.at, i)
	}
	r.at = append(r.at, len(text))
	return r
}

// clamp brings an offset inside the text; a negative one counts from the end.
func (r *report) clamp(i int) int {
	n := len(r.at) - 1
	if i < 0 {
		i += n
	}
	return max(0, min(i, n))
}

func (r *report) cut(start, end int) string {
	a, b := r.clamp(start), r.clamp(end)
	if a >= b {
		return ""
	}
	return r.text[r.at[a]:r.at[b]]
}

// find is the first place of s in [start, end), or -1.
func (r *report) find(s string, start, end int) int {
	a, b := r.clamp(start), r.clamp(end)
	if a >= b {
		return -1
	}
	i := strings.Index(r.text[r.at[a]:r.at[b]], s)
	if i < 0 {
		return -1
	}
	n, _ := slices.BinarySearch(r.at, r.at[a]+i)
	return n
}

// stretch is a half-open range of code points; nil is nowhere.
type stretch struct{ start, end int }

func (s *stretch) len() int { return s.end - s.start }

// place finds where a quote stands. A string is sought inside within first, then
// in the whole text; an object stands where it says if its words stand there.
func (r *report) place(q quote, within *stretch) *stretch {
	if q.start != nil {
		if q.exact != nil && r.cut(*q.start, *q.end) != *q.exact {
			return nil // bytes or UTF-16 instead of code points, or a changed quote
		}
		return &stretch{*q.start, *q.end}
	}
	if q.exact == nil || *q.exact == "" {
		return nil
	}
	at := -1
	if within != nil {
		at = r.find(*q.exact, within.start, within.end)
	}
	if at < 0 {
		at = r.find(*q.exact, 0, len(r.at)-1)
	}
	if at < 0 {
		return nil
	}
	n := 0
	for range *q.exact {
		n++
	}
	return &stretch{at, at + n}
}

// overlap is the shared part of two stretches over the shorter of them.
func overlap(a, b *stretch) float64 {
	if a == nil || b == nil {
		return 0
	}
	shared := min(a.end, b.end) - max(a.start, b.start)
	return float64(max(0, shared)) / float64(max(1, min(a.len(), b.len())))
}

package search

import (
	"cmp"
	"slices"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
)

// A Passage is a piece of a text with the sought words in it, all in bytes of the text.
type Passage struct {
	isnad.Span
	Marks []isnad.Span
}

// longest is about how many bytes a passage has at most.
const longest = 500

// Passages are the sentences of a text that have most of the sought words, in their order,
// no more than so many.
func (q Query) Passages(text string, most int) []Passage {
	marks := q.Marks(text)
	if len(marks) == 0 {
		return nil
	}
	var all []Passage
	for _, s := range arabic.Sentences(arabic.Tokenize(text, nil)) {
		p := Passage{Span: s.Span}
		for len(marks) > 0 && marks[0].Start < p.End {
			p.Marks = append(p.Marks, marks[0])
			marks = marks[1:]
		}
		if len(p.Marks) > 0 {
			all = append(all, p.cut(text))
		}
	}
	return q.best(text, all, most)
}

// best are the passages that together have most of the words, the first of equals.
func (q Query) best(text string, all []Passage, most int) []Passage {
	seen := map[int]bool{}
	var out []Passage
	for len(out) < most && len(all) > 0 {
		at, gain := 0, -1
		for i, p := range all {
			fresh := map[int]bool{}
			for _, m := range p.Marks {
				if w := q.wordOf(text[m.Start:m.End]); !seen[w] {
					fresh[w] = true
				}
			}
			if g := 100*len(fresh) + min(len(p.Marks), 99); g > gain {
				at, gain = i, g
			}
		}
		for _, m := range all[at].Marks {
			seen[q.wordOf(text[m.Start:m.End])] = true
		}
		out = append(out, all[at])
		all = slices.Delete(all, at, at+1)
	}
	slices.SortFunc(out, func(a, b Passage) int { return cmp.Compare(a.Start, b.Start) })
	return out
}

// wordOf is the index of the sought word that a marked one is, or -1.
func (q Query) wordOf(marked string) int {
	have := Stems(marked)
	return slices.IndexFunc(q, func(w Word) bool {
		return slices.ContainsFunc(w.Stems, func(s string) bool { return slices.Contains(have, s) })
	})
}

// cut shortens a long passage to what lies around its first mark, at white space.
func (p Passage) cut(text string) Passage {
	if p.End-p.Start <= longest {
		return p
	}
	first := p.Marks[0]
	if from := first.Start - longest/2; from > p.Start {
		if i := strings.IndexByte(text[from:first.Start], ' '); i >= 0 {
			p.Start = from + i + 1
		}
	}
	if to := first.End + longest/2; to < p.End {
		if i := strings.LastIndexByte(text[first.End:to], ' '); i >= 0 {
			p.End = first.End + i
		}
	}
	p.Marks = slices.DeleteFunc(p.Marks, func(m isnad.Span) bool { return m.Start < p.Start || m.End > p.End })
	return p
}

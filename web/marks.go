package web

import (
	"sort"
	"unicode"

	"github.com/isnad-project/isnad"
)

// A stretch is a range of a report's text, in code points, that is to be drawn.
type stretch struct {
	Start, End int
	Class      string // CSS classes
	Claim      string // claim id, for the words of a claim
	Number     int    // the claim's number in reading order
	Told       bool   // its reading stands on the page
	Part       bool   // a part of the claim that is looked at: its trigger, place, time or a count
	Mark       isnad.MarkKind
}

// A node is a piece of a drawn text: plain text, or an element around more
// nodes. The texts of all leaves, joined, are the original text.
type node struct {
	Text     string // of a leaf
	Element  bool
	ID       string // anchor; only the first piece of a stretch has it
	Of       *stretch
	Depth    int   // how many claims, this one included, hold the words: 1 to 4
	Numbers  []int // of all claims that begin here, on the outermost of them
	Children []*node
}

// draw cuts one line of text, lines[from:to] of the whole in code points, at the
// ends of the stretches and nests them. Where two stretches cross, the inner one
// is closed and opened again. Words keep their letters in one run of text
// wherever no stretch begins or ends, and no piece is ever reordered.
func draw(text []rune, from, to int, stretches []stretch, seen map[string]bool) []*node {
	var in []*stretch
	cuts := map[int]bool{from: true, to: true}
	for i := range stretches {
		s := &stretches[i]
		if s.Start > s.End || s.End < from || s.Start > to || s.Start < s.End && (s.End == from || s.Start == to) {
			continue
		}
		in = append(in, s)
		cuts[max(s.Start, from)], cuts[min(s.End, to)] = true, true
	}
	sort.SliceStable(in, func(i, j int) bool {
		if in[i].Start != in[j].Start {
			return in[i].Start < in[j].Start
		}
		return in[i].End > in[j].End
	})
	points := make([]int, 0, len(cuts))
	for p := range cuts {
		points = append(points, p)
	}
	sort.Ints(points)

	root := &node{Element: true}
	open := []*node{root}
	for i, at := range points {
		for k := 1; k < len(open); k++ { // close what ends here, and what lies inside it
			if open[k].Of.End <= at {
				open = open[:k]
			}
		}
		for _, s := range in {
			switch {
			case s.Start == s.End && s.Start == at:
				top := open[len(open)-1]
				top.Children = append(top.Children, &node{Element: true, Of: s})
			case max(s.Start, from) <= at && at < s.End && !isOpen(open, s):
				open = append(open, child(open, s, seen))
			}
		}
		if i+1 < len(points) {
			top := open[len(open)-1]
			top.Children = append(top.Children, &node{Text: string(text[at:points[i+1]])})
		}
	}
	number(root.Children, nil)
	return root.Children
}

func isOpen(open []*node, s *stretch) bool {
	for _, n := range open[1:] {
		if n.Of == s {
			return true
		}
	}
	return false
}

// child opens a piece of s inside the innermost open node.
func child(open []*node, s *stretch, seen map[string]bool) *node {
	n := &node{Element: true, Of: s}
	if s.Claim != "" && !s.Part {
		n.Depth = 1
		for _, o := range open[1:] {
			if o.Of.Claim != "" && !o.Of.Part && (o.Of.Start != s.Start || o.Of.End != s.End) {
				n.Depth = min(o.Depth+1, 4)
			} else if o.Of.Claim != "" && !o.Of.Part {
				n.Depth = o.Depth
			}
		}
		if !seen[s.Claim] {
			n.ID, seen[s.Claim] = s.Claim, true
		}
	}
	top := open[len(open)-1]
	top.Children = append(top.Children, n)
	return n
}

// number writes on the outermost mark of each place where claims begin the
// numbers of all of them. first is that mark while nothing was drawn since.
func number(nodes []*node, first *node) {
	for _, n := range nodes {
		if !n.Element {
			first = nil
			continue
		}
		at := first
		if n.ID != "" {
			if at == nil {
				at = n
			}
			at.Numbers = append(at.Numbers, n.Of.Number)
		}
		number(n.Children, at)
		if n.Of.Start < n.Of.End {
			first = nil
		}
	}
}

// lines cuts a text at its line breaks: ranges in code points, blank lines left
// out.
func lines(text []rune) [][2]int {
	var out [][2]int
	from, blank := 0, true
	for i := 0; i <= len(text); i++ {
		if i == len(text) || text[i] == '\n' {
			if !blank {
				out = append(out, [2]int{from, i})
			}
			from, blank = i+1, true
			continue
		}
		if text[i] != ' ' && text[i] != '\t' && text[i] != '\r' {
			blank = false
		}
	}
	return out
}

// inCodePoints turns a byte span of text into code points.
func inCodePoints(r *isnad.Ruler, s isnad.Span) (start, end int) {
	return r.CodePoint(s.Start), r.CodePoint(s.End)
}

// direction is the direction of a text by most of its letters: "rtl" for
// Arabic, Hebrew and their kin, else "ltr". A report that begins with the Latin
// name of its agency still runs as its sentences do.
func direction(text string) string {
	if rtl, ltr := strong(text); rtl > ltr {
		return "rtl"
	}
	return "ltr"
}

// strong counts the letters of a text that run right to left and left to right.
func strong(text string) (rtl, ltr int) {
	for _, r := range text {
		switch {
		case !unicode.IsLetter(r):
		case r >= 0x0590 && r <= 0x08FF || r >= 0xFB1D && r <= 0xFDFF || r >= 0xFE70 && r <= 0xFEFC:
			rtl++
		default:
			ltr++
		}
	}
	return rtl, ltr
}

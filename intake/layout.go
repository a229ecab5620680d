package intake

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/isnad-project/isnad/text"
)

// glyph is a character as it is printed: where its origin lies, on the line it
// stands on, and how far it reaches.
type glyph struct {
	text        string
	x, y        float64
	left, right float64
	size        float64
}

// plainRune is a character in its plain form, "" for what is no character.
func plainRune(r rune) string {
	switch {
	case r == 0 || r >= 0xfffe || unicode.Is(unicode.Co, r) || unicode.IsControl(r) && r != '\t':
		return ""
	case r >= 0xfb50 && r <= 0xfeff: // the forms of letters in a word, and ligatures
		return text.Compat(r)
	}
	return string(r)
}

// printedLine is one line of a page.
type printedLine struct {
	glyphs      []glyph
	left, right float64
	y, size     float64
	rtl         bool
}

// layOut gives the paragraphs of a page. The lines follow one another as the
// file has them, which keeps columns apart; the characters of a line are put in
// reading order from where they stand.
func layOut(glyphs []glyph) []string {
	lines := printedLines(glyphs)
	reach := map[margin]float64{} // how far lines go that begin at one margin
	for i := range lines {
		m := lines[i].margin()
		reach[m] = max(reach[m], lines[i].right-lines[i].left)
	}
	var out []string
	var open *printedLine // the line before, when its paragraph goes on
	for i := range lines {
		l := &lines[i]
		s := strings.Join(strings.Fields(l.read()), " ")
		if s == "" {
			continue
		}
		if open != nil && l.follows(open) {
			out[len(out)-1] += " " + s
		} else {
			out = append(out, s)
		}
		open = nil
		if width := l.right - l.left; width > reach[l.margin()]*7/8 {
			open = l
		}
	}
	return out
}

// margin is where lines begin, to some points, and on which side.
type margin struct {
	at  int
	rtl bool
}

func (l *printedLine) margin() margin {
	if l.rtl {
		return margin{int(l.right / 8), true}
	}
	return margin{int(l.left / 8), false}
}

// follows tells whether l is the next line of the same paragraph.
func (l *printedLine) follows(before *printedLine) bool {
	down := before.y - l.y
	return l.rtl == before.rtl && down > 0 && down < 2.2*before.size && math.Abs(l.size-before.size) < 0.1*before.size
}

// printedLines cuts the characters of a page into lines. A vowel mark stands
// above or below a line and begins none.
func printedLines(glyphs []glyph) []printedLine {
	var lines []printedLine
	for _, g := range glyphs {
		if n := len(lines); n == 0 || !isMark(g.text) && math.Abs(g.y-lines[n-1].y) > 0.5*max(lines[n-1].size, 1) {
			lines = append(lines, printedLine{left: g.left, right: g.right, y: g.y, size: g.size})
		}
		l := &lines[len(lines)-1]
		l.glyphs = append(l.glyphs, g)
		if strings.TrimSpace(g.text) != "" {
			l.left, l.right = min(l.left, g.left), max(l.right, g.right)
		}
	}
	for i := range lines {
		lines[i].rtl = runsFromRight(lines[i].glyphs)
	}
	return lines
}

func isMark(s string) bool {
	for _, r := range s {
		return unicode.Is(unicode.Mn, r)
	}
	return false
}

// runsFromRight tells whether most letters are Arabic.
func runsFromRight(glyphs []glyph) bool {
	arabic, other := 0, 0
	for _, g := range glyphs {
		for _, r := range g.text {
			if unicode.Is(unicode.Arabic, r) && unicode.IsLetter(r) {
				arabic++
			} else if unicode.IsLetter(r) {
				other++
			}
		}
	}
	return arabic >= other && arabic > 0
}

// read is the line in reading order.
func (l *printedLine) read() string {
	var marks []glyph
	words := l.glyphs[:0:0]
	for _, g := range l.glyphs {
		switch {
		case isMark(g.text):
			marks = append(marks, g)
		case strings.TrimSpace(g.text) != "":
			words = append(words, g)
		}
	}
	if l.rtl {
		slices.Reverse(words) // of a ligature, whose letters have one origin, PDFium turns the letters round
	}
	slices.SortStableFunc(words, func(a, b glyph) int {
		if a.x < b.x || a.x > b.x {
			if (a.x < b.x) != l.rtl {
				return -1
			}
			return 1
		}
		return 0
	})
	for _, m := range marks {
		if at := under(words, m); at >= 0 {
			words[at].text += m.text
		}
	}
	words = spaced(words)
	if l.rtl {
		turn(words)
		pair(words)
	}
	var b strings.Builder
	for _, g := range words {
		b.WriteString(g.text)
	}
	return b.String()
}

// under is the letter that a mark stands on: the nearest.
func under(words []glyph, m glyph) int {
	best, at := math.Inf(1), -1
	middle := (m.left + m.right) / 2
	for i, g := range words {
		if d := math.Abs((g.left+g.right)/2 - middle); d < best {
			best, at = d, i
		}
	}
	return at
}

// spaced puts a space where there is a gap. Those that the file writes stand where
// its writer left them, which is often on the wrong side of a letter.
func spaced(words []glyph) []glyph {
	out := make([]glyph, 0, len(words))
	for i, g := range words {
		if i > 0 {
			b := words[i-1]
			gap := max(g.left-b.right, b.left-g.right)
			if gap > 0.17*g.size {
				out = append(out, glyph{text: " "})
			}
		}
		out = append(out, g)
	}
	return out
}

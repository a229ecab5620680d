package text

import (
	"strings"

	"github.com/isnad-project/isnad"
)

// Lengths in bytes up to which a line is looked at whole: any line; one that
// ends in a bracket, as captions with a credit do; one that opens like a notice.
const (
	shortLine   = 130
	captionLine = 300
	noticeLine  = 600
)

// findFurniture marks captions, credits and what belongs to the page rather than
// to the report.
func findFurniture(marks []isnad.Mark, text string, ls []isnad.Span) []isnad.Mark {
	var buf []word
	for i, l := range ls {
		before := len(marks)
		marks = furniture(marks, text, ls, i, &buf)
		if len(marks) == before {
			marks = findShortLinks(marks, text, l)
		}
	}
	return marks
}

// furniture marks what line i is, if it is not simply text.
func furniture(marks []isnad.Mark, text string, ls []isnad.Span, i int, buf *[]word) []isnad.Mark {
	l := ls[i]
	open := wordsOf((*buf)[:0], text, isnad.Span{Start: l.Start, End: endOfRune(text, min(l.End, l.Start+96))}, 6)
	*buf = open
	if len(open) == 0 {
		return marks
	}
	p, n := opening(open)
	head := 0
	if n > 0 {
		head = open[n-1].End
	}
	notice := opinionHeads[open[0].plain] || open[0].plain == "للتواصل" || open[0].plain == "للتعليق"
	if l.Len() <= shortLine || l.Len() <= captionLine && text[l.End-1] == ')' || l.Len() <= noticeLine && notice {
		*buf = wordsOf(open[:0], text, l, noticeLine)
		if m, ok := wholeLine(text, ls, i, *buf); ok {
			return append(marks, m...)
		}
	}
	if n > 0 {
		return append(marks, leadIn(text, l, head, p))
	}
	if i == len(ls)-1 {
		if at := trailing(text, l); at > l.Start {
			marks = append(marks, isnad.Mark{Span: isnad.Span{Start: at, End: l.End}, Kind: isnad.Residue})
		}
	}
	return marks
}

// leadIn marks the words that a line of furniture opens with, up to head. What stands behind
// their colon is left to be read.
func leadIn(text string, l isnad.Span, head int, p phrase) isnad.Mark {
	end := l.End
	if p.leadIn {
		end = head
		if colon := strings.IndexByte(text[end:min(l.End, end+80)], ':'); colon >= 0 {
			end += colon + 1
		}
	}
	return isnad.Mark{Span: isnad.Span{Start: l.Start, End: end}, Kind: p.kind}
}

// endOfRune is the first boundary of a code point at or behind at.
func endOfRune(text string, at int) int {
	for at < len(text) && text[at]&0xc0 == 0x80 {
		at++
	}
	return min(at, len(text))
}

// wholeLine looks at all words of a line.
func wholeLine(text string, ls []isnad.Span, i int, w []word) ([]isnad.Mark, bool) {
	l := ls[i]
	whole := func(k isnad.MarkKind) ([]isnad.Mark, bool) { return []isnad.Mark{{Span: l, Kind: k}}, true }
	bare := letters(w)
	switch {
	case len(bare) == 0:
		return nil, false
	case wholeLines[strings.Join(bare, " ")], allIn(bare, networks), isAddress(w, l.Of(text)), isCarrier(bare), isClock(bare):
		return whole(isnad.Residue)
	case len(bare) <= 12 && allAgencies(bare):
		return whole(isnad.Credit)
	case isDisclaimer(bare), isSMS(bare):
		return whole(isnad.Residue)
	case isByline(w, bare):
		return whole(isnad.Credit)
	}
	if at := closingCredit(w); at >= 0 {
		credit := isnad.Mark{Span: isnad.Span{Start: w[at].Start, End: w[len(w)-1].End}, Kind: isnad.Credit}
		if isCaption(text, ls, i, w[:at]) {
			body := trim(text, isnad.Span{Start: l.Start, End: credit.Start})
			return []isnad.Mark{{Span: body, Kind: isnad.Caption}, credit}, true
		}
		return []isnad.Mark{credit}, true
	}
	return nil, false
}

// letters gives the plain words of w without marks.
func letters(w []word) []string {
	list := make([]string, 0, len(w))
	for _, x := range w {
		if !strings.Contains(tellingMarks, x.plain) {
			list = append(list, x.plain)
		}
	}
	return list
}

func allIn(words []string, in map[string]bool) bool {
	for _, w := range words {
		if !in[w] {
			return false
		}
	}
	return len(words) > 0
}

// trailing is where furniture begins that ends the last line, or 0: a cut-off
// "…more" or a list of tags behind the last full stop.
func trailing(text string, l isnad.Span) int {
	s := l.Of(text)
	for _, dots := range []string{"...", "…"} {
		if head, ok := strings.CutSuffix(s, dots+"المزيد"); ok {
			return l.Start + len(strings.TrimRight(head, ". "))
		}
	}
	const tags = " سمات "
	if at := strings.LastIndex(s, tags); at > 0 && strings.ContainsAny(s[at-1:at], ".\")!") {
		if rest := s[at+len(tags):]; len(rest) <= 160 && !strings.ContainsAny(rest, ".:,!\"()") && !strings.Contains(rest, "،") {
			return l.Start + at + 1
		}
	}
	return 0
}

// shortLinks are the beginnings of the addresses that stand for a picture or a
// post inside a text.
var shortLinks = []string{"pic.twitter.com/", "https://t.co/", "http://t.co/"}

func findShortLinks(marks []isnad.Mark, text string, l isnad.Span) []isnad.Mark {
	for at := l.Start; at < l.End; {
		rest := text[at:l.End]
		slash := strings.Index(rest, "co")
		if slash < 0 {
			break
		}
		found := false
		for _, head := range shortLinks {
			from := slash - strings.Index(head, "co")
			if from < 0 || !strings.HasPrefix(rest[from:], head) {
				continue
			}
			n := len(head)
			for from+n < len(rest) && (isWordByte(rest[from+n]) || rest[from+n] == '_' || rest[from+n] == '-') {
				n++
			}
			marks = append(marks, isnad.Mark{Span: isnad.Span{Start: at + from, End: at + from + n}, Kind: isnad.Residue})
			at += from + n
			found = true
			break
		}
		if !found {
			at += slash + 2
		}
	}
	return marks
}

package text

import (
	"strings"
	"unicode/utf8"

	"github.com/isnad-project/isnad"
)

// allAgencies tells whether words are names of agencies and picture libraries,
// one or several, and nothing else.
func allAgencies(words []string) bool {
	if len(words) > 0 && creditHeads[words[0]] {
		words = words[1:]
	}
	if len(words) == 0 {
		return false
	}
	for len(words) > 0 {
		n := 0
		for k := min(3, len(words)); k > 0 && n == 0; k-- {
			if name := strings.Join(words[:k], " "); agencies[name] || k == 1 && agencies[strings.TrimPrefix(name, "و")] {
				n = k
			}
		}
		if n == 0 {
			return false
		}
		words = words[n:]
	}
	return true
}

// isByline tells whether a line names a photographer, a translator or the source
// that a page took the report from.
func isByline(w []word, bare []string) bool {
	if len(bare) < 2 || len(bare) > 9 {
		return false
	}
	colon := -1
	for i, x := range w[:min(len(w), 5)] {
		if x.plain == ":" {
			colon = i
			break
		}
	}
	switch {
	case w[0].plain == "*" && bare[0] == "خدمه" && len(bare) <= 5:
		return true
	case colon < 0:
		return bare[0] == "صدر" && bare[1] == "الصوره" || bare[0] == "مصدر" && bare[1] == "الصوره"
	}
	head := make([]string, 0, colon)
	for _, x := range w[:colon] {
		head = append(head, x.plain)
	}
	return bylines[strings.Join(head, " ")]
}

// closingCredit is the index in w of the bracket that opens a credit at the end
// of a line, -1 when there is none.
func closingCredit(w []word) int {
	if len(w) < 4 || w[len(w)-1].plain != ")" {
		return -1
	}
	at := len(w) - 2
	for at > 0 && w[at].plain != "(" {
		at--
	}
	inside := letters(w[at : len(w)-1])
	if at == 0 || w[at].plain != "(" || len(inside) == 0 || len(inside) > 9 {
		return -1
	}
	if allAgencies(inside) || inside[0] == "تصوير" || inside[0] == "عدسه" {
		return at
	}
	return -1
}

// maxCaption is the most words that a caption has.
const maxCaption = 20

// isCaption tells whether the words before a closing credit are the caption of a
// picture: a short line without a stop, inside the report, not the end of a
// sentence that began on the line before.
func isCaption(text string, ls []isnad.Span, i int, w []word) bool {
	if i == 0 || i == len(ls)-1 || len(w) < 5 || len(w) > maxCaption {
		return false
	}
	for _, x := range w {
		if strings.ContainsAny(x.plain, ".؟!:…") {
			return false
		}
	}
	r, _ := utf8.DecodeLastRuneInString(ls[i-1].Of(text))
	return i == 1 || strings.ContainsRune(".!؟?:»”\")", r) || strings.Count(text[ls[i-1].End:ls[i].Start], "\n") > 1
}

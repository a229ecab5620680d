package intake

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/timex"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	dateLines  = 8  // lines below the headline in which a page's date is looked for
	dateWords  = 14 // a longer line is a sentence of the report
	labelWords = 2  // that may lead to the date: «تاريخ النشر»; behind more of them it is part of a sentence
)

// byHeadline is the day that a page without a date in its head shows by its
// headline: the first <time datetime> behind it, or what the lines say that
// hold little but a whole date, «نشر في: الثلاثاء 12 مارس/آذار 2019 - 10:30». What a page
// shows above its headline is today's date, what it shows far below belongs to
// other reports, and a line of an update tells of the update. Lines of two
// days give none.
func (p *pageFacts) byHeadline(root *html.Node) (day, by string) {
	if p.h1 == "" {
		return "", ""
	}
	w := &belowHeadline{}
	w.walk(root)
	if day, err := isoDate(w.time); err == nil && day != "" {
		return day, "time"
	}
	_, below, _ := strings.Cut(visible(root), p.h1)
	n := 0
	for line := range strings.Lines(below) {
		if n++; n > dateLines {
			break
		}
		switch found := wholeDate(line); {
		case found == "" || found == day:
		case day != "":
			return "", "" // a chronicle, or other reports
		default:
			day, by = found, "visible"
		}
	}
	return day, by
}

// belowHeadline looks for the first <time datetime> behind the first headline,
// before the next headline.
type belowHeadline struct {
	headlines int
	time      string
}

func (w *belowHeadline) walk(n *html.Node) {
	if n.Type == html.ElementNode {
		switch n.DataAtom {
		case atom.H1, atom.H2, atom.H3:
			if n.DataAtom == atom.H1 || w.headlines > 0 {
				w.headlines++
			}
		case atom.Time:
			if w.headlines == 1 && w.time == "" {
				w.time = attr(n, "datetime")
			}
		}
		if furniture(n) {
			return
		}
	}
	for c := n.FirstChild; c != nil && w.headlines < 2; c = c.NextSibling {
		w.walk(c)
	}
}

// wholeDate is the day that a short line gives, "" when it gives none, more than
// one, or the day of an update.
func wholeDate(line string) string {
	toks := arabic.Tokenize(line, nil)
	if len(toks) == 0 || len(toks) > dateWords {
		return ""
	}
	for _, t := range toks {
		if strings.Contains(t.Norm, "تحديث") || strings.Contains(t.Norm, "تعديل") {
			return ""
		}
	}
	found := ""
	for _, t := range timex.Find(toks) {
		day, err := isoDate(t.Value(""))
		if err != nil || day == "" {
			continue
		}
		if found != "" && found != day || wordsBefore(toks, t.First) > labelWords {
			return ""
		}
		found = day
	}
	return found
}

// wordsBefore counts the words between token i and the mark before it.
func wordsBefore(toks []arabic.Token, i int) int {
	n := 0
	for i--; i >= 0 && toks[i].Kind != arabic.Punct; i-- {
		n++
	}
	return n
}

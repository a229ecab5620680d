package web

import (
	"slices"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

// A line is one paragraph of a report. Its direction is that of the report
// unless it has no letter that runs that way.
type line struct {
	Dir   string
	At    int // where it begins, in code points
	Nodes []*node
}

type markCount struct {
	Kind  isnad.MarkKind
	Count int
}

func countMarks(marks []isnad.Mark) []markCount {
	var out []markCount
	for _, kind := range []isnad.MarkKind{isnad.Glued, isnad.Repeat, isnad.Caption, isnad.Credit, isnad.Residue} {
		n := 0
		for _, m := range marks {
			if m.Kind == kind {
				n++
			}
		}
		if n > 0 {
			out = append(out, markCount{kind, n})
		}
	}
	return out
}

// drawReport cuts the text of a report into lines of nodes: the marks of the
// text itself outside, the words of claims inside them, and of the claim that
// is looked at also the words of its parts. If only what was read is wanted, lines are the
// sentences in which claims stand.
func drawReport(d *store.Entry, claims []reading, marked, only bool, looked string, told map[string]bool) []line {
	text := []rune(d.Text)
	ruler := isnad.NewRuler(d.Text)
	var all []stretch
	for _, m := range d.Marks {
		if m.Start < 0 || m.End > len(d.Text) || m.Start > m.End {
			continue
		}
		from, to := inCodePoints(ruler, m.Span)
		all = append(all, stretch{Start: from, End: to, Class: "text-" + string(m.Kind), Mark: m.Kind})
	}
	if marked {
		for _, c := range claims {
			if !within(c.Quote, len(text)) {
				continue
			}
			class := "claim family-" + isnad.Family(c.Type)
			if c.ID == looked {
				class += " looked"
			}
			all = append(all, stretch{Start: c.Quote.Start, End: c.Quote.End, Class: class, Claim: c.ID, Number: c.Number, Told: told[c.ID]})
			if c.ID == looked {
				all = append(all, parts(&c.Claim, len(text))...)
			}
		}
	}
	seen := map[string]bool{}
	var out []line
	whole := direction(d.Text)
	shown := lines(text)
	if only {
		shown = slices.DeleteFunc(sentences(text), func(at [2]int) bool {
			return !slices.ContainsFunc(claims, func(c reading) bool { return c.Quote.Start < at[1] && at[0] < c.Quote.End })
		})
	}
	for _, ln := range shown {
		dir := whole
		if rtl, ltr := strong(string(text[ln[0]:ln[1]])); rtl == 0 && ltr > 0 {
			dir = "ltr"
		} else if ltr == 0 && rtl > 0 {
			dir = "rtl"
		}
		out = append(out, line{dir, ln[0], draw(text, ln[0], ln[1], all, seen)})
	}
	return out
}

func within(q isnad.Quote, n int) bool { return q.Start >= 0 && q.Start < q.End && q.End <= n }

// parts are the stretches of a claim's trigger, place, time and figures.
func parts(c *isnad.Claim, n int) []stretch {
	var out []stretch
	add := func(kind string, q isnad.Quote) {
		if within(q, n) {
			out = append(out, stretch{Start: q.Start, End: q.End, Class: "part part-" + kind, Claim: c.ID, Part: true})
		}
	}
	add("trigger", c.Trigger)
	if c.Place != nil && c.Place.Text != nil {
		add("place", *c.Place.Text)
	}
	if c.Time.Text != nil {
		add("time", *c.Time.Text)
	}
	for _, k := range c.Counts {
		add("count", k.Quote)
	}
	return out
}

package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/link"
)

// people prints claims for people: the sentence, what was read from it, and who
// says so.
type people struct {
	w   io.Writer
	err error
}

func newPeople(w io.Writer) *people { return &people{w: w} }

func (p *people) line(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format+"\n", args...)
	}
}

// field prints a labelled value, nothing when there is none.
func (p *people) field(label, value string) {
	if value != "" {
		p.line("    %-10s %s", label, value)
	}
}

func (p *people) document(doc *isnad.Document, claims []isnad.Claim) {
	p.line("== %s", strings.Join(present(doc.ID, doc.Outlet, doc.Published, doc.Title), " · "))
	if len(claims) == 0 {
		p.line("\nno claim was read from this report\n")
		return
	}
	sentences := sentencesOf(doc)
	sorted := slices.Clone(claims)
	slices.SortStableFunc(sorted, func(a, b isnad.Claim) int { return cmp.Compare(a.Quote.Start, b.Quote.Start) })
	at := -1
	for i := range sorted {
		c := &sorted[i]
		n, _ := slices.BinarySearchFunc(sentences, c.Quote.Start, func(s isnad.Quote, at int) int { return cmp.Compare(s.End, at+1) })
		if n != at && n < len(sentences) {
			p.line("\n%s", flat(sentences[n].Exact))
		}
		at = n
		p.claim(doc, c)
	}
	p.line("")
}

// sentencesOf gives the sentences of a report as quotes, in order.
func sentencesOf(doc *isnad.Document) []isnad.Quote {
	var cuts []int
	for _, m := range doc.Marks {
		if m.Kind == isnad.Glued {
			cuts = append(cuts, m.Start)
		}
	}
	ruler := isnad.NewRuler(doc.Text)
	var out []isnad.Quote
	for _, s := range arabic.Sentences(arabic.Tokenize(doc.Text, cuts)) {
		out = append(out, ruler.Quote(s.Span))
	}
	return out
}

func (p *people) claim(doc *isnad.Document, c *isnad.Claim) {
	head := c.Type
	if c.Modality != isnad.Asserted {
		head += ", " + string(c.Modality)
	}
	if c.Extent != "" {
		head += ", " + c.Extent
	}
	p.line("  %s: %s", head, flat(c.Trigger.Exact))
	p.field("where", where(c.Place))
	p.field("when", when(c.Time))
	p.field("by", strings.Join(c.Actors, "، "))
	p.field("against", strings.Join(c.Targets, "، "))
	p.field("with", string(c.Weapon))
	for _, n := range c.Counts {
		p.field(n.Outcome, figure(n)+partOf(c, n)+" «"+flat(n.Quote.Exact)+"»")
	}
	p.field("silent on", strings.Join(c.SilentOn, ", "))
	p.field("condition", c.Condition)
	p.field("for", c.PlannedFor)
	p.field("says", chain(c, doc.Outlet))
}

// chain is who says so, outermost first: each on the word of (عن) the next.
func chain(c *isnad.Claim, outlet string) string {
	links := c.Source
	if outlet == "" {
		outlet = "the report itself"
	}
	if len(links) == 0 {
		return outlet
	}
	return strings.Join(links, " عن ")
}

func where(p *isnad.Place) string {
	if p == nil {
		return ""
	}
	admin1 := string(p.Admin1)
	if admin1 == p.Name {
		admin1 = ""
	}
	s := strings.Join(present(p.Name, admin1, string(p.Country)), "، ")
	if p.Relation != "" && p.Relation != isnad.In {
		s += " (" + string(p.Relation) + ")"
	}
	if len(p.Ambiguous) > 1 {
		s += fmt.Sprintf(" [one of %d places of the name]", len(p.Ambiguous))
	}
	return s
}

func when(t isnad.Time) string {
	var parts []string
	if t.Text != nil {
		parts = append(parts, "«"+flat(t.Text.Exact)+"»")
	}
	if t.Value != nil {
		parts = append(parts, *t.Value)
	}
	return strings.Join(parts, " ")
}

// figure writes a count: "60 or more, about, persons".
func figure(n isnad.Count) string {
	var s string
	switch {
	case n.Low == nil && n.High == nil:
		s = "some"
	case n.High == nil:
		s = fmt.Sprintf("%d or more", *n.Low)
	case n.Low == nil:
		s = fmt.Sprintf("up to %d", *n.High)
	case *n.Low == *n.High:
		s = fmt.Sprint(*n.Low)
	default:
		s = fmt.Sprintf("%d to %d", *n.Low, *n.High)
	}
	if n.Approx {
		s = "about " + s
	}
	if n.Who != "" && n.Who != "persons" {
		s += " " + n.Who
	}
	return s
}

func partOf(c *isnad.Claim, n isnad.Count) string {
	if n.PartOf == nil || *n.PartOf < 0 || *n.PartOf >= len(c.Counts) {
		return ""
	}
	return " of the " + figure(c.Counts[*n.PartOf])
}

// flat is s on one line.
func flat(s string) string { return strings.Join(strings.Fields(s), " ") }

func present(s ...string) []string {
	return slices.DeleteFunc(s, func(s string) bool { return s == "" })
}

// liesAt tells whether a place is, or lies in, what was asked for: a name, a governorate
// or a gazetteer id.
func liesAt(p *isnad.Place, asked string) bool {
	return p.ID == asked || slices.Contains(p.Within, asked) || link.Fold(p.Name) == link.Fold(asked) || link.Fold(string(p.Admin1)) == link.Fold(asked)
}

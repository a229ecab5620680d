package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/isnad-project/isnad"
)

// context is how many code points are printed before and behind a claim's quote.
const (
	contextBefore = 300
	contextBehind = 150
)

// drawn is one claim that stands for choice, with what is needed to print it.
type drawn struct {
	key   [sha256.Size]byte
	doc   *isnad.Document
	claim isnad.Claim
}

// draw is a choice among all claims of violence of a corpus.
type draw struct {
	digest  string // of the knowledge: the seed
	reports int
	all     []drawn
}

func (d *draw) add(r *report) {
	d.reports++
	for _, c := range r.claims {
		d.all = append(d.all, drawn{sha256.Sum256([]byte(d.digest + " " + r.doc.ID + " " + c.ID)), r.doc, c})
	}
}

// choose keeps n claims: those whose SHA-256 of digest, report and claim is
// smallest, in that order. The order of the reports does not matter.
func (d *draw) choose(n int) {
	slices.SortFunc(d.all, func(a, b drawn) int { return bytes.Compare(a.key[:], b.key[:]) })
	d.all = d.all[:min(n, len(d.all))]
}

// listed is a drawn claim without a word of the report: offsets count code
// points of the report's text.
type listed struct {
	N      int           `json:"n"`
	Doc    string        `json:"doc"`
	Start  int           `json:"start"`
	End    int           `json:"end"`
	Type   string        `json:"type"`
	Counts []listedCount `json:"counts"`
}

type listedCount struct {
	Outcome string `json:"outcome"`
	Low     *int   `json:"low"`
	High    *int   `json:"high"`
	Who     string `json:"who"`
}

// list writes the draw as JSON lines.
func (d *draw) list(w io.Writer) error {
	enc := json.NewEncoder(w)
	for i, c := range d.all {
		l := listed{N: i + 1, Doc: c.doc.ID, Start: c.claim.Quote.Start, End: c.claim.Quote.End, Type: c.claim.Type, Counts: []listedCount{}}
		for _, f := range c.claim.Counts {
			l.Counts = append(l.Counts, listedCount{f.Outcome, f.Low, f.High, f.Who})
		}
		if err := enc.Encode(l); err != nil {
			return err
		}
	}
	return nil
}

// print writes a claim for judging: number, report, type, place (claims of one
// act at several places differ in nothing else), trigger, figures, and the words
// with their surroundings, the claim's quote in brackets.
func (c drawn) print(w io.Writer, n int, rule bool) {
	fmt.Fprintf(w, "\n%d  %s  %s", n, c.doc.ID, c.claim.Type)
	if m := c.claim.Modality; m != isnad.Asserted {
		fmt.Fprintf(w, " (%s)", m)
	}
	if p := c.claim.Place; p != nil {
		fmt.Fprintf(w, "  %s", p.Name)
	}
	if rule {
		fmt.Fprintf(w, "  rule %s", c.claim.Rule)
	}
	fmt.Fprintf(w, "\n    trigger «%s»\n", oneLine(c.claim.Trigger.Exact))
	for _, f := range c.claim.Counts {
		fmt.Fprintf(w, "    %s\n", figure(f))
	}
	text := []rune(c.doc.Text)
	q := c.claim.Quote
	from, to := max(0, q.Start-contextBefore), min(len(text), q.End+contextBehind)
	fmt.Fprintf(w, "    …%s[[%s]]%s…\n", oneLine(string(text[from:q.Start])), oneLine(q.Exact), oneLine(string(text[q.End:to])))
}

// figure is a count as people read it: "killed 60 or more persons «ستين شخصا»".
func figure(f isnad.Count) string {
	var b strings.Builder
	b.WriteString(f.Outcome)
	switch {
	case f.Low == nil && f.High == nil:
		b.WriteString(" ?")
	case f.High == nil:
		fmt.Fprintf(&b, " %d or more", *f.Low)
	case f.Low == nil:
		fmt.Fprintf(&b, " %d or fewer", *f.High)
	case *f.Low == *f.High:
		fmt.Fprintf(&b, " %d", *f.Low)
	default:
		fmt.Fprintf(&b, " %d to %d", *f.Low, *f.High)
	}
	fmt.Fprintf(&b, " %s", f.Who)
	if f.PartOf != nil {
		fmt.Fprintf(&b, ", part of figure %d", *f.PartOf+1)
	}
	fmt.Fprintf(&b, " «%s»", oneLine(f.Quote.Exact))
	return b.String()
}

// oneLine writes line breaks as ¶ and keeps the space that joins words.
func oneLine(s string) string {
	return strings.NewReplacer("\r\n", " ¶ ", "\n", " ¶ ", "\r", " ¶ ").Replace(s)
}

package evidence

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

// Result is what a verification found.
type Result struct {
	Reports int
	Claims  int
	Unkept  int // reports without custody: taken in by a program that kept none
	Faults  []Fault
}

// Fault is one thing that is not as it was.
type Fault struct {
	Where string // a report, a claim, a file of a bundle
	What  string
}

func (f Fault) String() string { return f.Where + ": " + f.What }

func (r *Result) fault(where, format string, args ...any) {
	r.Faults = append(r.Faults, Fault{where, fmt.Sprintf(format, args...)})
}

// report is a document with its custody, a line of a bundle's reports.jsonl.
type report struct {
	store.Entry
	Custody store.Custody `json:"custody"`
}

// check hashes a report and its claims again. original are its bytes as retrieved.
func (r *Result) check(d *report, original []byte, claims []store.Claim) {
	where := fmt.Sprintf("report %s (%s)", d.ID, d.Key)
	r.Reports++
	switch sum := sum(original); {
	case d.Custody.SHA256 == "":
		r.Unkept++
	case d.Custody.SHA256 != sum || d.Custody.Size != len(original):
		r.fault(where, "its bytes are not those that came in: their SHA-256 is %s, not %s", sum, d.Custody.SHA256)
	}
	if key := d.Document.Key(); key != d.Key {
		r.fault(where, "its text, outlet, address or day of publication is not what its key was made of")
	}
	if seal, err := d.Custody.SealOf(&d.Entry); d.Custody.Seal != "" && (err != nil || seal != d.Custody.Seal) {
		r.fault(where, "what is told of it beside its text, or of how it came into hand, is not what was kept")
	}
	text := []rune(d.Text)
	for i := range claims {
		r.Claims++
		c := claims[i].Claim
		at := fmt.Sprintf("claim %s of report %s", c.ID, d.ID)
		c.Seal(d.Key)
		if c.ID != claims[i].ID {
			r.fault(at, "its content is not what its id was made of")
		}
		for _, q := range quotes(&c) {
			if q.Start < 0 || q.Start > q.End || q.End > len(text) || string(text[q.Start:q.End]) != q.Exact {
				r.fault(at, "«%s» does not stand in the text at %d to %d", q.Exact, q.Start, q.End)
			}
		}
	}
}

// quotes are the stretches of text that a claim is grounded in.
func quotes(c *isnad.Claim) []isnad.Quote {
	out := []isnad.Quote{c.Quote, c.Trigger}
	if c.Place != nil && c.Place.Text != nil {
		out = append(out, *c.Place.Text)
	}
	if c.Time.Text != nil {
		out = append(out, *c.Time.Text)
	}
	for i := range c.Counts {
		out = append(out, c.Counts[i].Quote)
	}
	return out
}

// sum is the SHA-256 of b in hex.
func sum(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}

package isnad

import (
	"fmt"
	"slices"
	"strings"
)

// Sum is the arithmetic of an event and of what it sums up, for one outcome.
type Sum struct {
	Outcome string   `json:"outcome"`           // killed, injured
	Report  string   `json:"report,omitempty"`  // the report that gives all of these numbers; empty: what all reports state
	Stated  Bounds   `json:"stated"`            // of the whole
	Parts   []Part   `json:"parts"`             // the greatest first
	ComeTo  Bounds   `json:"come_to"`           // the parts together
	Finding string   `json:"finding"`           // see the constants
	Against []string `json:"against,omitempty"` // of Clash: the other events whose sums cannot hold beside this one
	Claims  []string `json:"claims"`            // that give the numbers
}

// Findings of sums.
const (
	AddsUp = "adds_up" // the parts come to what is stated
	Fits   = "fits"    // they may
	Short  = "short"   // they come to less: there are more, or a number is wrong
	Over   = "over"    // they come to more, which cannot be
	Clash  = "clash"   // it may by itself, but not beside other sums
)

// Part is what is stated of one part of a sum.
type Part struct {
	Event string `json:"event"`
	Who   string `json:"who,omitempty"` // the kind of persons, of a part that is no event of its own
	Bounds
}

// Bounds are what a number can be, both included.
type Bounds struct {
	Low  int  `json:"low"`
	High *int `json:"high"` // nil: not bounded
}

// Limit is what arithmetic leaves of a figure, where that is less than what is stated.
type Limit struct {
	Outcome string `json:"outcome"`
	Bounds
	LowBy  string `json:"low_by,omitempty"`  // the event whose sum sets the low end; empty: it is as stated
	HighBy string `json:"high_by,omitempty"` // and the high one
}

// Exact tells one number.
func (b Bounds) Exact() bool { return b.High != nil && *b.High == b.Low }

// String is "4", "4–6" or "4+".
func (b Bounds) String() string {
	switch {
	case b.High == nil:
		return fmt.Sprintf("%d+", b.Low)
	case *b.High == b.Low:
		return fmt.Sprint(b.Low)
	}
	return fmt.Sprintf("%d–%d", b.Low, *b.High)
}

// String is the sum in English: "35 + 8 + 4 + 1 = 48: adds up", "30 + 5 = 35 by parts, 36
// stated".
func (s Sum) String() string {
	var terms []string
	for _, p := range s.Parts {
		t := p.Bounds.String()
		if p.Who != "" {
			t += " " + p.Who
		}
		terms = append(terms, t)
	}
	sum := strings.Join(terms, " + ")
	if len(terms) > 1 {
		sum += " = " + s.ComeTo.String()
	}
	switch s.Finding {
	case AddsUp:
		return sum + ": adds up"
	case Fits:
		return sum + " by parts, " + s.Stated.String() + " stated: fits"
	case Clash:
		return sum + " by parts, " + s.Stated.String() + " stated: does not add up beside the sums of " + strings.Join(s.Against, ", ")
	}
	return sum + " by parts, " + s.Stated.String() + " stated"
}

// Failing tells a sum that does not add up.
func (s Sum) Failing() bool { return slices.Contains([]string{Short, Over, Clash}, s.Finding) }

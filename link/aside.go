package link

import (
	"fmt"
	"strings"
)

// Aside is why a figure is not counted: a code and the numbers that go with it.
type Aside struct {
	Code  string `json:"code"`
	Whole int    `json:"whole,omitempty"` // Inside: the toll that is counted; Standing: the toll over a long time
	Parts []int  `json:"parts,omitempty"` // ByParts: what is counted in its place, as they stand in the toll
	Sum   int    `json:"sum,omitempty"`   // what the parts come to
}

// The codes of [Aside].
const (
	Inside   = "inside"    // it lies in a toll that is counted whole
	ByParts  = "parts"     // it is a toll whose parts are counted
	Shares   = "shares"    // it is a toll that shares parts or time with another that is counted
	LongToll = "long_toll" // it is a toll over a long or unknown time: what is told inside it is counted
	Standing = "standing"  // it tells how a toll over a long time stood on that day, not what happened then
	NoTime   = "no_time"   // it is a toll of a country or of no place, over a time that nobody tells
)

// String is the reason in English.
func (a Aside) String() string {
	switch a.Code {
	case Inside:
		if a.Sum == 0 {
			return fmt.Sprintf("inside a toll of %d that is counted", a.Whole)
		}
		return fmt.Sprintf("inside a toll of %d that is counted; its parts come to %d", a.Whole, a.Sum)
	case ByParts:
		return "its parts are counted: " + a.Addition()
	case Shares:
		return "shares parts or time with another toll that is counted"
	case LongToll:
		return fmt.Sprintf("a toll over a long or unknown time; what is told inside it is counted: %d", a.Sum)
	case Standing:
		return fmt.Sprintf("how a toll of %d over a long time stood then, not what happened in that time", a.Whole)
	case NoTime:
		return "a toll of a whole country, or of no place, over an unknown time: it may hold what is counted already"
	}
	return a.Code
}

// Addition writes the parts and their sum: "35 + 8 + 4 + 1 = 48".
func (a Aside) Addition() string {
	terms := make([]string, len(a.Parts))
	for i, n := range a.Parts {
		terms[i] = fmt.Sprint(n)
	}
	return fmt.Sprintf("%s = %d", strings.Join(terms, " + "), a.Sum)
}

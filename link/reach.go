package link

import (
	"slices"
	"strings"

	"github.com/isnad-project/isnad"
)

// Reach is a stretch of days over an area, both included, in which a claim is compared
// with others. A claim without a date that days can say has no days: First and Last
// are 0.
type Reach struct {
	Area        string
	First, Last int // since 1970
}

// Window is how many days around what is told of them claims can matter to one
// another: to be linked they lie close together, and a toll holds what lies in its month.
const Window = longToll

// Longest is how many days a time is at most that is no long one.
const Longest = longToll - 1

// Lasting tells an event over a long or open time.
func Lasting(e *isnad.Event) bool { return e.Date != nil && long(e) }

// Areas of claims whose times are long, of those without a date, and of those that give one
// figure of some size.
const (
	longArea    = "long|"
	undatedArea = "undated|"
	deadArea    = "dead|" // wherever so many are said to have died
)

// ReachOf is where a claim is compared with claims of other reports, none for a type
// that does not happen and for an act without a place. dated is false for one whose time stands in its report alone.
func ReachOf(x *Input) (own []Reach, dated bool) {
	c := &x.Claim
	if !isnad.Happens(c.Type) {
		return nil, true
	}
	w := readWhen(c.Time.Value, x.Published, report(x))
	if area, ok := deadKey(group(c.Type), figuresOf(c), w); ok {
		own = append(own, Reach{deadArea + area, w.from, w.to})
	}
	switch {
	case c.Place == nil && group(c.Type) != "toll":
		return own, true
	case w.frame != "":
		return spotReaches(c.Place), false
	case w.length() > Longest:
		return append(own, Reach{longArea + country(c.Place), w.from, w.to}), true
	}
	return append(own, Reach{country(c.Place), w.from, w.to}), true
}

// Around are the reaches whose claims may matter to those of a claim with a date.
func Around(x *Input) []Reach {
	var out []Reach
	own, _ := ReachOf(x)
	for _, r := range own {
		if strings.HasPrefix(r.Area, deadArea) {
			out = append(out, r)
			continue
		}
		r.First, r.Last = max(r.First-Window, farPast), min(r.Last+Window, farFuture)
		out = append(out, r)
		if area := country(x.Claim.Place); r.Area == area {
			out = append(out, Reach{longArea + area, r.First, r.Last})
		}
		out = append(out, spotReaches(x.Claim.Place)...)
	}
	return out
}

// Beside are the reaches in which claims are compared with a claim wherever they lie in its
// country: those that give its figure, and those of its place without a date.
func Beside(x *Input) []Reach {
	own, _ := ReachOf(x)
	out := spotReaches(x.Claim.Place)
	for _, r := range own {
		if strings.HasPrefix(r.Area, deadArea) {
			out = append(out, r)
		}
	}
	return out
}

func country(p *isnad.Place) string {
	if p == nil {
		return ""
	}
	return string(p.Country)
}

// spotReaches are where claims of the place without a date are found.
func spotReaches(p *isnad.Place) []Reach {
	if p == nil {
		return nil
	}
	own, _ := placeKeys(p)
	out := make([]Reach, 0, len(own))
	for _, k := range slices.Compact(own) {
		out = append(out, Reach{Area: undatedArea + k})
	}
	return out
}

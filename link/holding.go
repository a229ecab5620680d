package link

import (
	"cmp"
	"slices"
	"strings"

	"github.com/isnad-project/isnad"
)

// ControlRule names the rule by which statements become who holds a place:
//
//   - A claim of taking or holding a place speaks for its holder from the day that it
//     dates (without one, from the day on which it was known); a claim of losing it
//     ends what was said for that holder before.
//   - A later word for another holder replaces older ones, but words for different
//     holders at most seven days apart stand against one another: contested.
//   - A denial makes contested what was said for that holder in the seven days before it,
//     and stands until somebody says it again more than seven days later.
//   - Hedged claims count, planned and conditional ones do not.
//   - Nothing is carried on in silence: every stretch says when its last word was spoken.
const ControlRule = "control/1"

// window is how many days apart words on one place stand against one another.
const window = 7

// Holding is what one claim says of who holds a place.
type Holding struct {
	Claim    string `json:"claim"`
	Doc      string `json:"doc"`
	Holder   string `json:"holder"` // by its usual name where one is known; empty in a denial that names nobody
	Says     string `json:"says"`   // holds, loses, denies
	Extent   string `json:"extent,omitempty"`
	On       string `json:"on"`                 // the day that it speaks of, or on which it was known
	Inferred bool   `json:"inferred,omitempty"` // the day is that on which it was known
	Known    string `json:"known"`              // the day on which it was known
	Ingested bool   `json:"ingested,omitempty"` // nobody tells the day of publication: it is that of ingest
	Origin   string `json:"origin"`
	InRow    int    `json:"in_row,omitempty"` // "denied for the 4th day": 4, as the words say

	day int
}

// Held is one holder of a stretch, with the claims that say so.
type Held struct {
	Holder string   `json:"holder"`
	Extent []string `json:"extent,omitempty"` // as stated, several when they differ
	Claims []string `json:"claims"`
}

// Stretch is a time over which the words on a place stay the same.
type Stretch struct {
	From    string   `json:"from"`
	To      string   `json:"to"`    // the day before the next stretch; empty for the last
	State   string   `json:"state"` // held, contested, unknown
	Holders []Held   `json:"holders"`
	Denied  []Held   `json:"denied,omitempty"`   // of whom it is denied
	Last    string   `json:"last"`               // the day on which the last word in it was known
	Ingest  bool     `json:"ingested,omitempty"` // that day is one of ingest
	Origins []string `json:"origins"`
}

// Control is what is said of who holds one place, in the order of days.
type Control struct {
	Place     *isnad.Place `json:"place"`
	Rule      string       `json:"rule"`
	Holdings  []Holding    `json:"holdings"`
	Stretches []Stretch    `json:"stretches"`

	key string
}

// Key tells one place from another.
func (c *Control) Key() string { return c.key }

// Says are the claims that speak of who holds the place.
func (c *Control) Says() []string {
	out := make([]string, len(c.Holdings))
	for i, h := range c.Holdings {
		out[i] = h.Claim
	}
	return out
}

// At is the stretch in force on a day (ISO), nil before the first.
func (c *Control) At(day string) *Stretch {
	for i := len(c.Stretches) - 1; i >= 0; i-- {
		if c.Stretches[i].From <= day {
			return &c.Stretches[i]
		}
	}
	return nil
}

// Controls follows who holds what, place by place, in the order of their names.
func Controls(in []Input, judgements []isnad.Judgement, names Names) []Control {
	items := admitted(in, judgements, names)
	byPlace := map[string]*Control{}
	for _, it := range items {
		h, ok := holdingOf(it)
		if !ok {
			continue
		}
		p := it.c.Place
		key := p.ID
		if key == "" {
			key = string(p.Country) + "\x00" + string(p.Admin1) + "\x00" + it.placeName
		}
		if byPlace[key] == nil {
			bare := *p
			bare.Text, bare.Relation = nil, isnad.In
			byPlace[key] = &Control{Place: &bare, Rule: ControlRule, key: key}
		}
		byPlace[key].Holdings = append(byPlace[key].Holdings, h)
	}
	out := make([]Control, 0, len(byPlace))
	for _, c := range byPlace {
		slices.SortFunc(c.Holdings, func(a, b Holding) int {
			return cmp.Or(cmp.Compare(a.day, b.day), strings.Compare(a.Known, b.Known), strings.Compare(a.Claim, b.Claim))
		})
		c.Stretches = stretches(c.Holdings)
		out = append(out, *c)
	}
	slices.SortFunc(out, CompareControls)
	return out
}

// CompareControls is the order of their places' names.
func CompareControls(a, b Control) int {
	return cmp.Or(slices.Compare(sortPlace(a.Place), sortPlace(b.Place)), strings.Compare(a.Holdings[0].Claim, b.Holdings[0].Claim))
}

// holdingOf is what an item says of who holds its place; false when it says nothing
// of that.
func holdingOf(it *item) (Holding, bool) {
	if it.c.Place == nil || it.stance == idle || !loneSpot(it.c.Place) {
		return Holding{}, false
	}
	h := Holding{Claim: it.c.ID, Doc: it.c.Doc, Extent: it.c.Extent, Origin: it.origin, InRow: inRow(it.c.Quote)}
	switch it.c.Type {
	case "control.capture", "control.hold":
		h.Says = "holds"
		if it.stance == against {
			h.Says = "denies"
		}
	case "control.lose":
		if it.stance == against {
			return h, false
		}
		h.Says = "loses"
	default:
		return h, false
	}
	switch {
	case len(it.parties) > 0:
		h.Holder = it.parties[0]
	case len(it.c.Actors) > 0:
		h.Holder = it.c.Actors[0]
	}
	if h.Holder == "" && h.Says != "denies" {
		return h, false
	}
	h.Known, h.Ingested = it.in.Known()
	h.On, h.Inferred = h.Known, true
	if it.when.known && it.when.frame == "" && it.when.from > farPast {
		h.On, h.Inferred = isoDay(it.when.from), false
	}
	h.day, _ = day(h.On)
	return h, h.On != ""
}

// loneSpot tells a place that one party can be said to hold: not a country, and not
// what lies between two places.
func loneSpot(p *isnad.Place) bool {
	return p.Name != "" && p.Relation != isnad.Between && p.Relation != isnad.Toward && level(p) > levelCountry
}

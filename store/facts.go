package store

import (
	"encoding/json"
	"slices"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/link"
)

// A Fact is an event as lists choose it and overviews add it up: without its claims and
// without what each field rests on.
type Fact struct {
	ID       string           `json:"id"`
	Type     string           `json:"type"`
	Place    *isnad.Place     `json:"-"` // shared by all facts of the place; without Text and Ambiguous
	Date     *isnad.DateRange `json:"date,omitempty"`
	Disputed bool             `json:"disputed,omitempty"`
	Origins  []string         `json:"origins,omitempty"`
	Docs     []int            `json:"docs"`             // Entry.Seq of the reports that tell of it, ascending
	Figures  []int            `json:"figures"`          // see [Fact.Figure]
	ByWho    []isnad.WhoTally `json:"by_who,omitempty"` // these and the next two as in isnad.Event
	SumOf    []string         `json:"sum_of,omitempty"`
	PartOf   []string         `json:"part_of,omitempty"`
	When     string           `json:"when,omitempty"` // of an undated one, as in isnad.Event
	First    string           `json:"first"`          // the least id of its claims: by it the tally sorts equals
	Sort     string           `json:"sort"`           // link.SortKey

	seq, event int64
	lasting    bool // link.Lasting of its event
}

// factRow is a fact as it is kept; places are read once each.
type factRow struct {
	*Fact
	Where json.RawMessage `json:"place,omitempty"`
}

// none stands in Figures for a figure that nobody gives.
const none = -1

// factOf is what facts keep of an event; docs are the reports that tell of it.
func factOf(e *isnad.Event, docs []int) factRow {
	f := &Fact{ID: e.ID, Type: e.Type, Date: e.Date, Disputed: len(e.Contradictions) > 0, Origins: e.Origins, Docs: docs,
		ByWho: e.ByWho, SumOf: e.SumOf, PartOf: e.PartOf, Sort: link.SortKey(e)}
	if e.Date == nil {
		f.When = e.When
	}
	for i := range e.Claims {
		if id := e.Claims[i].ID; f.First == "" || id < f.First {
			f.First = id
		}
	}
	for _, r := range link.Rules {
		u := link.Under(*e, r)
		for _, t := range []*isnad.Tally{u.Killed, u.Injured} {
			if t == nil {
				f.Figures = append(f.Figures, none, none, none)
				continue
			}
			f.Figures = append(f.Figures, t.Low, t.Best, t.High)
		}
	}
	row := factRow{Fact: f}
	if e.Place != nil {
		p := *e.Place
		p.Text, p.Ambiguous = nil, nil
		row.Where, _ = json.Marshal(&p) // a place that was read from JSON
	}
	return row
}

// Figure is what a rule gives for killed or injured; nil: it gives none.
func (f *Fact) Figure(r link.Rule, outcome string) *isnad.Tally {
	at := 6 * slices.Index(link.Rules, r)
	if outcome == "injured" {
		at += 3
	}
	if at < 0 || at+3 > len(f.Figures) || f.Figures[at] == none {
		return nil
	}
	return &isnad.Tally{Low: f.Figures[at], Best: f.Figures[at+1], High: f.Figures[at+2]}
}

// Event is the fact as link.Tally takes it, with the figures of a rule.
func (f *Fact) Event(r link.Rule) isnad.Event {
	e := f.Bare(r)
	e.Claims = []isnad.Claim{{ID: f.First}}
	return e
}

// Bare is Event without a claim, as link.Adding takes it: of many events claims would be most of
// what is held.
func (f *Fact) Bare(r link.Rule) isnad.Event {
	return isnad.Event{ID: f.ID, Type: f.Type, Place: f.Place, Date: f.Date, When: f.When, Killed: f.Figure(r, "killed"), Injured: f.Figure(r, "injured"),
		ByWho: f.ByWho, Origins: f.Origins, SumOf: f.SumOf, PartOf: f.PartOf, Rule: string(r)}
}

// from is the first day on which it may have happened, empty when undated.
func (f *Fact) from() string {
	if f.Date == nil {
		return ""
	}
	return f.Date.From
}

// end is the last day on which it may have happened that somebody tells, empty when undated.
func (f *Fact) end() string {
	if f.Date == nil {
		return ""
	}
	return max(f.Date.From, f.Date.To)
}

// tied tells whether a tally cannot decide by the fact alone whether it counts.
func (f *Fact) tied() bool {
	return len(f.SumOf) > 0 || len(f.PartOf) > 0 || f.lasting || f.Date == nil && isnad.Family(f.Type) == "toll"
}

// counts tells whether a rule has anybody killed or injured in it.
func (f *Fact) counts(r link.Rule) bool {
	at := 6 * slices.Index(link.Rules, r)
	return f.Figures[at+1] > 0 || f.Figures[at+4] > 0
}

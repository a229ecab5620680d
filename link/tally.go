package link

import (
	"slices"
	"strings"

	"github.com/isnad-project/isnad"
)

// Dimension is what a tally is broken down by.
type Dimension string

// The dimensions. ByPlace is the governorate, ByWho the kind of victim as
// stated.
const (
	ByPlace Dimension = "place"
	ByMonth Dimension = "month"
	ByType  Dimension = "type"
	ByWho   Dimension = "who"
)

// Row is one line of a tally: the sum over the events of its group.
type Row struct {
	Key      []string     `json:"key"`        // one value a dimension; empty for unknown
	Events   int          `json:"events"`     // events of the group, counted or not
	Killed   *isnad.Tally `json:"killed"`     // nil: nobody said
	Injured  *isnad.Tally `json:"injured"`    //
	Single   Single       `json:"one_origin"` // how much of the best figures rests on one origin each
	Used     []Used       `json:"used"`       // what made the figures
	SetAside []SetAside   `json:"set_aside"`  // what did not, and why
}

// A growing row knows which event it has counted last.
type growing struct {
	Row
	last string
}

// Single is the part of the best figures of a row that comes from events of which one
// origin alone tells: nobody else vouches for it.
type Single struct {
	Killed  int `json:"killed"`
	Injured int `json:"injured"`
}

// Used is an event that a row counts, for one outcome.
type Used struct {
	Event   string      `json:"event"`
	Outcome string      `json:"outcome"` // killed or injured
	Figure  isnad.Tally `json:"figure"`
	Claims  []string    `json:"claims"` // claims that give the figure
}

// SetAside is an event whose figure a row does not count.
type SetAside struct {
	Event   string      `json:"event"`
	Outcome string      `json:"outcome"`
	Figure  isnad.Tally `json:"figure"`
	Claims  []string    `json:"claims"`
	Why     string      `json:"why"` // the reason in English
	Reason  Aside       `json:"reason"`
}

// Tally sums events. A toll and the incidents inside it are never both counted:
// either the parts or the whole, whichever is greater, the same choice whatever
// the breakdown, so that the rows of any breakdown by place, month or type sum
// to the one row of a tally without dimensions. A toll over more than a month,
// or since an unknown day, gives way to whatever is counted inside it, and of
// several such tolls of one place that share time one is counted. A toll of a
// country over a time that nobody tells is not counted.
//
// Kinds of victims overlap (children are civilians too): rows by who do not sum
// to a total; the row "" holds what no kind accounts for.
//
// Rows are sorted by key, the unknown last.
func Tally(events []isnad.Event, by ...Dimension) []Row {
	aside := AsideOf(events)
	adding := Adding{By: by}
	for i := range events {
		adding.Add(&events[i], aside[events[i].ID])
	}
	return adding.Rows()
}

// Adding is a tally that is given one event after another, with what AsideOf says of it.
type Adding struct {
	By    []Dimension
	Brief bool // rows do not say what made their figures

	rows map[string]*growing
}

// Add adds an event.
func (a *Adding) Add(e *isnad.Event, aside [2]Aside) {
	byKind := slices.Contains(a.By, ByWho)
	if !byKind {
		a.row(e, "").Events++
	}
	for o, outcome := range outcomes {
		if !byKind {
			if t := figureOf(e, outcome); t != nil {
				a.row(e, "").count(e, outcome, *t, aside[o], a.Brief)
			}
			continue
		}
		for who, t := range shares(e, outcome) {
			r := a.row(e, who)
			if r.last != e.ID {
				r.last = e.ID
				r.Events++
			}
			r.count(e, outcome, t, aside[o], a.Brief)
		}
	}
}

// row is the row of an event, or of a kind of its victims.
func (a *Adding) row(e *isnad.Event, who string) *growing {
	if len(a.By) == 1 {
		return a.keyed(a.By[0].of(e, who), func() []string { return []string{a.By[0].of(e, who)} })
	}
	key := make([]string, len(a.By))
	for i, d := range a.By {
		key[i] = d.of(e, who)
	}
	return a.keyed(strings.Join(key, "\x00"), func() []string { return key })
}

func (a *Adding) keyed(k string, key func() []string) *growing {
	r := a.rows[k]
	if r == nil {
		if a.rows == nil {
			a.rows = map[string]*growing{}
		}
		r = &growing{Row: Row{Key: key(), Used: []Used{}, SetAside: []SetAside{}}}
		a.rows[k] = r
	}
	return r
}

// Rows are the sums so far.
func (a *Adding) Rows() []Row {
	out := make([]Row, 0, len(a.rows))
	for _, r := range a.rows {
		out = append(out, r.Row)
	}
	slices.SortFunc(out, func(a, b Row) int {
		return slices.CompareFunc(a.Key, b.Key, func(x, y string) int {
			if (x == "") != (y == "") {
				return boolInt(x == "") - boolInt(y == "")
			}
			return strings.Compare(x, y)
		})
	})
	return out
}

// AsideOf gives the events that a tally of these events does not count, with the reason
// for killed and for injured; an empty one where that figure is counted.
func AsideOf(events []isnad.Event) map[string][2]Aside {
	out, weighed := map[string][2]Aside{}, weigh(events)
	for i, outcome := range outcomes {
		for id, why := range weighed.setAside(outcome) {
			w := out[id]
			w[i] = why
			out[id] = w
		}
	}
	return out
}

var outcomes = [2]string{"killed", "injured"}

func figureOf(e *isnad.Event, outcome string) *isnad.Tally {
	if outcome == "killed" {
		return e.Killed
	}
	return e.Injured
}

// of is the event's value in the dimension, empty for unknown.
func (d Dimension) of(e *isnad.Event, who string) string {
	switch d {
	case ByPlace:
		if e.Place != nil {
			return string(e.Place.Admin1)
		}
	case ByMonth:
		if e.Date != nil && len(e.Date.From) >= 7 && len(e.Date.To) >= 7 && e.Date.From[:7] == e.Date.To[:7] {
			return e.Date.From[:7]
		}
	case ByType:
		return e.Type
	case ByWho:
		return who
	}
	return ""
}

// shares gives an event's figures by kind of victim with the rest that no kind accounts
// for.
func shares(e *isnad.Event, outcome string) map[string]isnad.Tally {
	out := map[string]isnad.Tally{}
	t := figureOf(e, outcome)
	if t == nil {
		return out
	}
	rest := *t
	for _, w := range e.ByWho {
		if w.Outcome != outcome || w.Who == persons {
			continue
		}
		out[w.Who] = w.Tally
		rest.Low, rest.Best, rest.High = rest.Low-w.High, rest.Best-w.Best, rest.High-w.Low
	}
	rest.Low = max(0, rest.Low)
	rest.Best = max(rest.Low, rest.Best)
	rest.High = max(rest.Best, rest.High)
	if rest.High > 0 || len(out) == 0 {
		out[""] = rest
	}
	return out
}

func (r *Row) count(e *isnad.Event, outcome string, t isnad.Tally, why Aside, brief bool) {
	var claims []string
	if !brief || why.Code != "" {
		f := e.Fields[outcome]
		claims = slices.Concat(f.Supports, f.Disputes)
		slices.Sort(claims)
	}
	if why.Code != "" {
		r.SetAside = append(r.SetAside, SetAside{e.ID, outcome, t, claims, why.String(), why})
		return
	}
	if !brief {
		r.Used = append(r.Used, Used{e.ID, outcome, t, claims})
	}
	sum, single := &r.Killed, &r.Single.Killed
	if outcome == "injured" {
		sum, single = &r.Injured, &r.Single.Injured
	}
	if len(e.Origins) <= 1 {
		*single += t.Best
	}
	if *sum == nil {
		*sum = &isnad.Tally{}
	}
	(*sum).Low += t.Low
	(*sum).Best += t.Best
	(*sum).High += t.High
}

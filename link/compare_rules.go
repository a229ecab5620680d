package link

import (
	"strings"

	"github.com/isnad-project/isnad"
)

// Comparison is what all rules give for one outcome of one group of events.
type Comparison struct {
	Key     []string       `json:"key"`     // one value a dimension; empty for unknown
	Outcome string         `json:"outcome"` // killed or injured
	Figures []*isnad.Tally `json:"figures"` // one a rule, in the order of Rules; nil: the rule gives none
	Least   int            `json:"least"`   // smallest and greatest best number of the rules that give one
	Most    int            `json:"most"`
}

// Compared tallies the events by every rule and puts the rows side by side.
func Compared(events []isnad.Event, by ...Dimension) []Comparison {
	var out []Comparison
	at := map[string]int{}
	for n, rule := range Rules {
		for _, row := range Tally(AllUnder(events, rule), by...) {
			for _, outcome := range outcomes {
				t := row.Killed
				if outcome == "injured" {
					t = row.Injured
				}
				k := strings.Join(row.Key, "\x00") + "\x00" + outcome
				i, ok := at[k]
				if !ok {
					i = len(out)
					at[k] = i
					out = append(out, Comparison{Key: row.Key, Outcome: outcome, Figures: make([]*isnad.Tally, len(Rules))})
				}
				out[i].Figures[n] = t
			}
		}
	}
	some := out[:0]
	for _, c := range out {
		given := false
		for _, t := range c.Figures {
			if t == nil {
				continue
			}
			if !given || t.Best < c.Least {
				c.Least = t.Best
			}
			c.Most = max(c.Most, t.Best)
			given = true
		}
		if given {
			some = append(some, c)
		}
	}
	return some
}

// AllUnder are the events with the figures of a rule.
func AllUnder(events []isnad.Event, r Rule) []isnad.Event {
	out := make([]isnad.Event, len(events))
	for i, e := range events {
		out[i] = Under(e, r)
	}
	return out
}

// RuleNamed is the rule of a name without its version, empty for none.
func RuleNamed(name string) Rule {
	for _, r := range Rules {
		if n, _, _ := strings.Cut(string(r), "/"); n == name {
			return r
		}
	}
	return ""
}

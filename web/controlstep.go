package web

import (
	"html/template"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/link"
)

// A stepper moves the day on which control is asked for, and tells what changed since.
type stepper struct {
	Day     string
	Before  []stepLink // earlier by a month, a week, a day
	After   []stepLink // later by a day, a week, a month
	Since   string     // the day with which Day is compared
	Changes []controlChange
	More    int // changes that are not shown
}

// A stepLink is the address of another day.
type stepLink struct {
	Unit string // day, week, month
	Href string
}

// A controlChange is a place of which something else is said than before.
type controlChange struct {
	Place    *isnad.Place
	Was, Now template.HTML
	Reports  int // that say what is said now
}

// mostChanged is how many changes a page lists.
const mostChanged = 40

var stepUnits = []string{"day", "week", "month"}

// moved is a day moved by so many units.
func moved(day time.Time, unit string, by int) time.Time {
	switch unit {
	case "week":
		return day.AddDate(0, 0, 7*by)
	case "month":
		return day.AddDate(0, by, 0)
	}
	return day.AddDate(0, 0, by)
}

// step makes the stepper of a day; some are the places that are asked for.
func (l *locale) step(u *url.URL, asOf, unit string, some []link.Control) *stepper {
	day, err := time.Parse(time.DateOnly, asOf)
	if err != nil {
		return nil
	}
	if !slices.Contains(stepUnits, unit) {
		unit = "month"
	}
	s := &stepper{Day: asOf, Since: moved(day, unit, -1).Format(time.DateOnly)}
	for _, name := range stepUnits {
		to := func(by int) stepLink {
			return stepLink{name, narrowed(u, "as_of", moved(day, name, by).Format(time.DateOnly), "step", name)}
		}
		s.Before, s.After = append([]stepLink{to(-1)}, s.Before...), append(s.After, to(1))
	}
	for _, c := range some {
		was, now := l.holding(c.At(s.Since)), l.holding(c.At(asOf))
		if was == now {
			continue
		}
		if len(s.Changes) == mostChanged {
			s.More++
			continue
		}
		change := controlChange{Place: c.Place, Was: was, Now: now}
		if at := c.At(asOf); at != nil {
			for _, h := range at.Holders {
				change.Reports += len(h.Claims)
			}
		}
		s.Changes = append(s.Changes, change)
	}
	return s
}

// holding is in words what a stretch says; nothing is said without one.
func (l *locale) holding(s *link.Stretch) template.HTML {
	if s == nil {
		return l.T("control.nothing")
	}
	var names []string
	for _, h := range s.Holders {
		names = append(names, h.Holder)
	}
	slices.Sort(names)
	says := l.T("control.state." + s.State)
	if len(names) == 0 {
		return says
	}
	return l.T("label", says, l.names(names))
}

// about tells whether a place is one that is asked for by a name or id; all are when none is.
func (s *server) about(p *isnad.Place, asked string) bool {
	want := s.fold(asked)
	return want == "" || p.ID == asked || slices.Contains(p.Within, asked) || strings.Contains(s.fold(p.Name), want) || s.fold(string(p.Admin1)) == want
}

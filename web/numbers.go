package web

import (
	"context"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/link"
	"github.com/isnad-project/isnad/store"
)

// numbers are what the overview needs of all events together: which figures the sums leave
// out, and how much the ledger holds.
type numbers struct {
	facts  *store.Facts
	census store.Census
	aside  map[*store.Fact][2]bool // left out of the sums of killed, of injured

	overviews several[*overviewBody] // by what the address chooses
}

// rowsOf names a table of sums.
type rowsOf struct {
	by   link.Dimension
	rule link.Rule
}

// numbersOf are the numbers of the events as they are now.
func (s *server) numbersOf(ctx context.Context) (*numbers, error) {
	facts, err := s.ledger.Facts(ctx)
	if err != nil {
		return nil, err
	}
	return s.numbers.get(facts.Version, func() (*numbers, error) {
		n := &numbers{facts: facts, aside: map[*store.Fact][2]bool{}}
		if n.census, err = s.ledger.Census(ctx); err != nil {
			return nil, err
		}
		why := link.AsideOf(eventsUnder(facts, link.Conservative))
		for _, f := range facts.All {
			if w, ok := why[f.ID]; ok {
				n.aside[f] = [2]bool{w[0].Code != "", w[1].Code != ""}
			}
		}
		return n, nil
	})
}

// eventsUnder are all events with the figures of a rule, as tallies take them.
func eventsUnder(facts *store.Facts, rule link.Rule) []isnad.Event {
	out := make([]isnad.Event, len(facts.All))
	for i, f := range facts.All {
		out[i] = f.Event(rule)
	}
	return out
}

// rowsBy is a tally of all events.
func (s *server) rowsBy(ctx context.Context, of rowsOf) (*store.Facts, []link.Row, error) {
	facts, err := s.ledger.Facts(ctx)
	if err != nil {
		return nil, nil, err
	}
	rows, err := s.tallies[of].get(facts.Version, func() ([]link.Row, error) {
		var by []link.Dimension
		if of.by != "" {
			by = append(by, of.by)
		}
		rows := link.Tally(eventsUnder(facts, of.rule), by...)
		for i := range rows {
			rows[i].Used = nil // no page names them
		}
		return rows, nil
	})
	return facts, rows, err
}

// allControls is who is said to hold what, by the claims and judgements as they are now.
func (s *server) allControls(ctx context.Context) ([]link.Control, error) {
	state, err := s.ledger.State(ctx)
	if err != nil {
		return nil, err
	}
	return s.controls.get(state, func() ([]link.Control, error) { return s.ledger.Controls(ctx) })
}

// allPositions is where parties stand, by the claims and judgements as they are now.
func (s *server) allPositions(ctx context.Context) ([]link.Issue, error) {
	state, err := s.ledger.State(ctx)
	if err != nil {
		return nil, err
	}
	return s.positions.get(state, func() ([]link.Issue, error) { return s.ledger.Positions(ctx) })
}

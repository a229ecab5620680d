package web

import (
	"context"

	"github.com/isnad-project/isnad/link"
	"github.com/isnad-project/isnad/store"
)

// numbers are what the overview needs of all events together: which figures the sums leave
// out, and how much the ledger holds.
type numbers struct {
	facts  *store.Facts
	census store.Census
	aside  map[*store.Fact][2]link.Aside // left out of the sums of killed, of injured
	state  string
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
		n := &numbers{facts: facts, state: facts.Version, aside: facts.Aside(link.Conservative)}
		n.census, err = s.ledger.Census(ctx)
		return n, err
	})
}

// rowsBy is a tally of all events.
func (s *server) rowsBy(ctx context.Context, of rowsOf) (*store.Facts, []link.Row, error) {
	facts, err := s.ledger.Facts(ctx)
	if err != nil {
		return nil, nil, err
	}
	rows, err := s.tallies[of].get(facts.Version, func() ([]link.Row, error) {
		adding := link.Adding{Brief: true} // no page names what made the figures
		if of.by != "" {
			adding.By = append(adding.By, of.by)
		}
		aside := facts.Aside(of.rule)
		for _, f := range facts.All {
			e := f.Event(of.rule)
			adding.Add(&e, aside[f])
		}
		return adding.Rows(), nil
	})
	return facts, rows, err
}

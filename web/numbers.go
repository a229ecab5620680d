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

// A table is a tally of all events, with its sum but where rows are of kinds of victims, which
// overlap.
type table struct {
	facts *store.Facts
	rows  []link.Row
	total []link.Row // one, or none
}

// tableOf makes a table. No page names what made the figures.
func (s *server) tableOf(ctx context.Context, of rowsOf) (*table, error) {
	facts, err := s.ledger.Facts(ctx)
	if err != nil {
		return nil, err
	}
	return s.tables[of].get(facts.Version, func() (*table, error) {
		rows, total := link.Adding{Brief: true}, link.Adding{Brief: true}
		if of.by != "" {
			rows.By = append(rows.By, of.by)
		}
		aside := facts.Aside(of.rule)
		for _, f := range facts.All {
			e := f.Bare(of.rule)
			rows.Add(&e, aside[f])
			if of.by != "" && of.by != link.ByWho {
				total.Add(&e, aside[f])
			}
		}
		return &table{facts, rows.Rows(), total.Rows()}, nil
	})
}

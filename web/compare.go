package web

import (
	"context"
	"time"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

// tooFew is how many events both of two ranges need so that their proportion says anything.
const tooFew = 10

// A comparison is a range of days beside the one before it, as long.
type comparison struct {
	From, To string // of the range before
	Events   int
	Killed   *isnad.Tally
	Change   int  // of the events, in percent
	TooFew   bool // to say so
	Href     string
}

// compared sets what is chosen in a range beside what the same choice gives in the range
// before it; nil where the choice has no range.
func (s *server) compare(ctx context.Context, n *numbers, f filter, some []*store.Fact) (*comparison, error) {
	from, err1 := time.Parse(time.DateOnly, f.From)
	to, err2 := time.Parse(time.DateOnly, f.To)
	if err1 != nil || err2 != nil || to.Before(from) {
		return nil, nil
	}
	length := to.Sub(from) + 24*time.Hour
	f.From, f.To = from.Add(-length).Format(time.DateOnly), to.Add(-length).Format(time.DateOnly)
	_, before, err := s.chosen(ctx, f)
	if err != nil {
		return nil, err
	}
	c := &comparison{From: f.From, To: f.To, Events: len(before), TooFew: len(before) < tooFew || len(some) < tooFew}
	var killed sum
	for _, x := range before {
		killed.add(x, "killed", n.aside[x][0].Code != "")
	}
	if c.Killed = killed.Tally; !c.TooFew {
		c.Change = (100*len(some)+len(before)/2)/len(before) - 100
	}
	return c, nil
}

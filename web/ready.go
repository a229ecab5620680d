package web

import (
	"context"
	"fmt"
	"net/http"
	"time"
)

// Pages are the pages of a ledger.
type Pages struct {
	http.Handler
	s *server
}

// Ready makes what pages need of all of the ledger, before anybody asks for it. Who asks
// meanwhile waits for it.
func (p *Pages) Ready(ctx context.Context) (err error) {
	defer func() { // a page that fails is a page, not the end of the program
		if why := recover(); why != nil {
			err = fmt.Errorf("web: %v", why)
		}
	}()
	if err := p.s.ledger.Index(ctx, nil); err != nil {
		return err
	}
	for _, lang := range []Lang{Arabic, English} {
		l := p.s.locales[[2]string{string(lang), "western"}]
		for _, at := range []struct {
			path string
			page func(*http.Request, *locale) (*answer, error)
		}{{"/", p.s.overview}, {"/tally", p.s.tally}, {"/reports", p.s.reports}, {"/control", p.s.controlPage}, {"/positions", p.s.positionsPage}, {"/victims", p.s.victimsPage}} {
			r, err := http.NewRequestWithContext(ctx, http.MethodGet, at.path, nil)
			if err == nil {
				_, err = at.page(r, l)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// often is how long KeepReady waits before it looks again whether the ledger has changed.
const often = 500 * time.Millisecond

// KeepReady is Ready now, and again when claims or judgements have been taken in, until ctx ends.
// No page shows what was: one that is asked for sooner makes what it needs itself.
func (p *Pages) KeepReady(ctx context.Context) {
	ready := ""
	for ctx.Err() == nil {
		state, err := p.s.ledger.State(ctx)
		if err == nil && state != ready {
			var stale bool
			if stale, err = p.s.ledger.Stale(ctx); err == nil && !stale {
				ready, err = state, p.Ready(ctx) // what fails is not tried again before something changes
			}
		}
		if err != nil && ctx.Err() == nil {
			p.s.log.Error("pages are not made ready", "error", err)
		}
		select {
		case <-ctx.Done():
		case <-time.After(often):
		}
	}
}

package main

import (
	"errors"
	"fmt"
	"time"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/fetch"
	"github.com/isnad-project/isnad/store"
)

type watchCmd struct {
	Feeds string `arg:"" name:"feeds.toml" help:"The feeds and sitemaps to watch."`
	Once  bool   `help:"Poll each of them once and end."`
	ledgerFlag
	fetchFlags
	readingFlags
}

// Help explains the command at length.
func (watchCmd) Help() string {
	return `Polls RSS, Atom and JSON feeds and sitemaps, and adds the pages that they name to the ledger as ingest does. What was had is kept
in the ledger: stopped and started again, nothing is fetched twice. A page that failed is tried again with each poll, five times; one
that its feed says has changed is fetched again, and becomes another report when its text is another. The list is a TOML file:

  every = "15m"

  [[feed]]
  address = "https://example.org/rss.xml"
  outlet = "وكالة المثال"    # who publishes the pages, when they are not to say it themselves
  every = "1h"
  from = 2031-03-01         # older pages are left out

Examples:

  isnad watch feeds.toml --db war.db
  isnad watch feeds.toml --once --db war.db`
}

// Run runs the command.
func (c *watchCmd) Run(a *app) error {
	sources, err := fetch.ReadSources(c.Feeds)
	if err != nil {
		return err
	}
	ledger, err := store.Open(a.ctx, c.DB, a.now)
	if err != nil {
		return err
	}
	defer ledger.Close()
	ledger.SetTool(tool())
	reader, err := readerOf(a, ledger)
	if err != nil {
		return err
	}
	asker := newAsker(a, ledger, c.fetchFlags)
	for {
		t := newTaking(a, ledger, reader, asker, c.readingFlags)
		next, err := c.round(t, sources)
		if err == nil {
			err = compute(a, ledger, reader)
		}
		switch {
		case a.ctx.Err() != nil && !c.Once:
			return nil // that is how it ends
		case err != nil:
			return err
		}
		if c.Once || t.added+t.failed > 0 {
			fmt.Fprintln(a.stdout, t.summary())
		}
		switch {
		case c.Once && t.failed > 0:
			return errFailed
		case c.Once:
			return nil
		}
		select {
		case <-a.ctx.Done():
			return nil
		case <-time.After(next.Sub(a.now())):
		}
	}
}

// round polls the feeds whose time has come, and gives the time of the next.
func (c *watchCmd) round(t *taking, sources []fetch.Source) (next time.Time, err error) {
	for _, s := range sources {
		past, err := t.asker.past(t.app.ctx, s.Address)
		if err != nil {
			return next, err
		}
		due := past.At.Add(s.Every)
		if c.Once || !due.After(t.app.now()) {
			if err := poll(t, s, s.Address, 0); err != nil {
				return next, err
			}
			due = t.app.now().Add(s.Every)
		}
		if next.IsZero() || due.Before(next) {
			next = due
		}
	}
	return next, nil
}

const (
	feedBytes = 50 << 20 // what sitemaps.org allows
	mapsDeep  = 2        // indexes of indexes of sitemaps
)

// poll adds what a feed at an address, or a sitemap that it names, names and is due.
// That the feed was had is noted last: a poll that was ended is made again in whole.
func poll(t *taking, s fetch.Source, address string, depth int) error {
	ctx := t.app.ctx
	body, answer, err := t.asker.get(ctx, address, feedBytes)
	var feed *fetch.Feed
	if err == nil {
		feed, err = fetch.ParseFeed(body, answer.Address, feedBytes)
	}
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, fetch.ErrUnchanged):
		return t.asker.note(address, nil, err)
	case err != nil:
		t.failed++
		t.progress.say("%s: %v", address, err)
		return t.asker.note(address, nil, err)
	}
	failed := t.failed
	if depth < mapsDeep {
		for _, m := range feed.Maps {
			due, err := t.asker.due(ctx, m, s.From)
			if err == nil && (due || m.Changed.IsZero()) { // the server knows whether it has changed
				err = poll(t, s, m.Address, depth+1)
			}
			if err != nil {
				return err
			}
		}
	}
	if err := takePages(t, s, feed.Pages); err != nil {
		return err
	}
	if n := t.failed - failed; n > 0 {
		err = fmt.Errorf("%d of what it names failed", n)
	}
	return t.asker.note(address, answer, err)
}

// takePages adds the pages of a feed that are due, with what the feed says of them.
func takePages(t *taking, s fetch.Source, pages []fetch.Entry) error {
	var addresses []string
	of := map[string]fetch.Entry{}
	for _, e := range pages {
		due, err := t.asker.due(t.app.ctx, e, s.From)
		if err != nil {
			return err
		}
		if _, twice := of[e.Address]; due && !twice {
			addresses = append(addresses, e.Address)
			of[e.Address] = e
		}
	}
	if len(addresses) == 0 {
		return nil
	}
	return t.take(addresses, func(d *isnad.Document) {
		if s.Outlet != "" {
			d.Outlet = s.Outlet
		}
		if e := of[d.Origin]; d.Published == "" && !e.Published.IsZero() {
			d.Published, d.DatedBy = e.Published.Format(time.DateOnly), "feed"
		}
	})
}

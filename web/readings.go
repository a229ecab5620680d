package web

import (
	"context"
	"net/url"
	"slices"
	"sort"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/link"
	"github.com/isnad-project/isnad/store"
)

// A reading is one claim of a report with the event that it tells of.
type reading struct {
	*claimView
	Event string          // event id, or empty
	Added isnad.Judgement // of a claim that a reviewer added: the judgement
	Here  string          // address of this page with the claim looked at
}

// cut leaves the readings of the page that is asked for, or that has the claim looked at.
func (b *reportBody) cut(u *url.URL) (pager, error) {
	page, err := readPage(u.Query())
	if at := slices.IndexFunc(b.Claims, func(c reading) bool { return c.ID == b.Looked }); at >= 0 && !u.Query().Has("page") {
		page = at/perPage + 1
	}
	from, to, p := cutPage(len(b.Claims), page, perPage, u)
	b.Claims = b.Claims[from:to]
	return p, err
}

// readings numbers the claims of a report in reading order.
func (s *server) readings(ctx context.Context, address string, held []store.Claim) ([]reading, error) {
	sort.SliceStable(held, func(i, j int) bool {
		a, b := held[i].Quote, held[j].Quote
		if a.Start != b.Start {
			return a.Start < b.Start
		}
		return a.End > b.End
	})
	if len(held) == 0 {
		return nil, nil
	}
	views, err := s.show(ctx, held, &docNames{known: map[string]string{held[0].DocKey: address}})
	if err != nil {
		return nil, err
	}
	added, err := s.additions(ctx, views)
	if err != nil {
		return nil, err
	}
	var out []reading
	for i, c := range views {
		c.Number = i + 1
		out = append(out, reading{claimView: c, Here: claimHref(address, c.ID), Added: added[c.ID]})
	}
	return out, nil
}

// findEvents finds the events of readings.
func (s *server) findEvents(ctx context.Context, some []reading) error {
	var ids []string
	for i := range some {
		ids = append(ids, some[i].ID)
	}
	of, err := s.ledger.EventsOf(ctx, ids)
	for i := range some {
		some[i].Event = of[some[i].ID]
	}
	return err
}

// additions are the judgements that added claims, by the claims.
func (s *server) additions(ctx context.Context, claims []*claimView) (map[string]isnad.Judgement, error) {
	if !slices.ContainsFunc(claims, func(c *claimView) bool { return c.Rule == isnad.Reviewer }) {
		return nil, nil
	}
	js, err := s.ledger.Judgements(ctx)
	out := map[string]isnad.Judgement{}
	for _, j := range link.InForce(js) {
		if j.Verdict == "add" {
			out[j.A] = j
		}
	}
	return out, err
}

// familiesOf lists the kinds of claims that are drawn apart, in a fixed order.
func familiesOf(claims []reading) []string {
	present := map[string]bool{}
	for _, c := range claims {
		family := isnad.Family(c.Type)
		if !isnad.Happens(c.Type) {
			family = "other"
		}
		present[family] = true
	}
	var out []string
	for _, f := range []string{"assault", "clash", "control", "coerce", "toll", "other"} {
		if present[f] {
			out = append(out, f)
		}
	}
	return out
}

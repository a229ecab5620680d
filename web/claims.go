package web

import (
	"net/http"

	"github.com/isnad-project/isnad/store"
)

// claimsBody is the list of the claims in force.
type claimsBody struct {
	Rows  []*claimView
	Count int
	Pager pager
}

// claimsPage lists the claims from one on, by its id, and not by the number of a page: a place far
// down is found at once, and an address shows the same when others have come.
func (s *server) claimsPage(r *http.Request, l *locale) (*answer, error) {
	ctx, before, after := r.Context(), r.URL.Query().Get("before"), r.URL.Query().Get("after")
	census, err := s.ledger.Census(ctx)
	if err != nil {
		return nil, err
	}
	b := claimsBody{Count: census.Claims}
	var held []store.Claim
	var newer, older bool
	if after != "" {
		if held, err = s.ledger.Later(ctx, after, perPage+1); err != nil {
			return nil, err
		}
		if newer, older = len(held) > perPage, true; newer {
			held = held[1:]
		}
	}
	if len(held) < perPage { // what is asked for, or the first page filled up
		if held, err = s.ledger.Latest(ctx, before, perPage+1); err != nil {
			return nil, err
		}
		if newer, older = before != "", len(held) > perPage; older {
			held = held[:perPage]
		}
	}
	if n := len(held); newer && n > 0 {
		b.Pager.Previous = narrowed(r.URL, "before", "", "after", held[0].ID)
	}
	if n := len(held); older && n > 0 {
		b.Pager.Next = narrowed(r.URL, "after", "", "before", held[n-1].ID)
	}
	if b.Rows, err = s.show(ctx, held, &docNames{ledger: s.ledger}); err != nil {
		return nil, err
	}
	return &answer{View: "claims", Title: l.A("claims.title"), Section: "reports", Body: b}, nil
}

package web

import "net/http"

// claimsBody is the list of the claims in force.
type claimsBody struct {
	Rows  []*claimView
	Count int
	Pager pager
}

func (s *server) claimsPage(r *http.Request, l *locale) (*answer, error) {
	page, err := readPage(r.URL.Query())
	if err != nil {
		return nil, err
	}
	census, err := s.ledger.Census(r.Context())
	if err != nil {
		return nil, err
	}
	b := claimsBody{Count: census.Claims}
	from, to, p := cutPage(b.Count, page, perPage, r.URL)
	b.Pager = p
	held, err := s.ledger.Latest(r.Context(), from, to-from)
	if err != nil {
		return nil, err
	}
	if b.Rows, err = s.show(r.Context(), held, &docNames{ledger: s.ledger}); err != nil {
		return nil, err
	}
	return &answer{View: "claims", Title: l.A("claims.title"), Section: "reports", Body: b}, nil
}

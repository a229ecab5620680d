package web

import (
	"net/http"
	"slices"
	"strings"

	"github.com/isnad-project/isnad/link"
)

// positionsBody is where parties stand.
type positionsBody struct {
	Issue  string
	Issues []link.Issue
	Count  int
	Pager  pager
}

func (s *server) positionsPage(r *http.Request, l *locale) (*answer, error) {
	q := r.URL.Query()
	b := positionsBody{Issue: strings.TrimSpace(q.Get("issue"))}
	page, err := readPage(q)
	if err != nil {
		return nil, err
	}
	all, err := s.ledger.Positions(r.Context())
	if err != nil {
		return nil, err
	}
	issues := slices.DeleteFunc(slices.Clone(all), func(i link.Issue) bool { return !strings.Contains(s.fold(i.Name), s.fold(b.Issue)) })
	b.Count = len(issues)
	from, to, p := cutPage(len(issues), page, perPage, r.URL)
	b.Issues, b.Pager = issues[from:to], p
	return &answer{View: "positions", Title: l.A("nav.positions"), Section: "positions", Body: b}, nil
}

package web

import (
	"net/http"

	"github.com/isnad-project/isnad/store"
)

// reportsBody is the list of reports.
type reportsBody struct {
	Rows  []store.Entry
	Count int
	Pager pager
}

func (s *server) reports(r *http.Request, l *locale) (*answer, error) {
	f, err := readFilter(r.URL.Query())
	if err != nil {
		return nil, err
	}
	heads, err := s.ledger.Heads(r.Context())
	if err != nil {
		return nil, err
	}
	b := reportsBody{Count: len(heads)}
	from, to, p := f.cut(len(heads), r.URL)
	b.Pager = p
	if b.Rows, err = s.ledger.Entries(r.Context(), seqsOf(heads[from:to]), false); err != nil {
		return nil, err
	}
	return &answer{View: "reports", Title: l.A("nav.reports"), Section: "reports", Body: b}, nil
}

func seqsOf(heads []store.Head) []int {
	out := make([]int, len(heads))
	for i, h := range heads {
		out[i] = h.Seq
	}
	return out
}

package web

import (
	"net/http"

	"github.com/isnad-project/isnad/store"
)

// reportsBody is the list of reports.
type reportsBody struct {
	Rows  []reportRow
	Count int
	Pager pager
}

type reportRow struct {
	store.Entry
	Address string // how addresses name it
}

func (s *server) reports(r *http.Request, l *locale) (*answer, error) {
	f, err := readFilter(r.URL.Query())
	if err != nil {
		return nil, err
	}
	docs, err := s.ledger.Documents(r.Context())
	if err != nil {
		return nil, err
	}
	taken := map[string]bool{}
	rows := make([]reportRow, len(docs))
	for i, d := range docs {
		rows[i] = reportRow{d, d.ID}
		if d.ID == "" || taken[d.ID] {
			rows[i].Address = d.Key
		}
		taken[d.ID] = true
	}
	b := reportsBody{Count: len(rows)}
	from, to, p := f.cut(len(rows), r.URL)
	b.Rows, b.Pager = rows[from:to], p
	return &answer{View: "reports", Title: l.A("nav.reports"), Section: "reports", Body: b}, nil
}

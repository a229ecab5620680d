package web

import (
	"context"
	"net/http"
	"net/url"
	"strconv"

	"github.com/isnad-project/isnad/store"
)

// mostAlike is how many reports that say the same a page lists.
const mostAlike = 12

// besideBody is two reports side by side, sentence by sentence.
type besideBody struct {
	A, B   store.Entry
	Dir    string
	Rows   []besideRow
	Same   int // rows that are the same word for word
	Differ int
	OnlyA  int
	OnlyB  int
}

type besideRow struct {
	compared
	State string // same, differ, first, second
}

func besideHref(a, b string) string { return reportHref(a) + "/beside/" + url.PathEscape(b) }

// beside shows two reports side by side.
func (s *server) beside(r *http.Request, l *locale) (*answer, error) {
	var b besideBody
	for _, x := range []struct {
		name string
		into *store.Entry
	}{{"doc", &b.A}, {"other", &b.B}} {
		d, err := s.ledger.Document(r.Context(), r.PathValue(x.name))
		if err != nil {
			return nil, err
		}
		*x.into = *d
		x.into.Address = r.PathValue(x.name)
	}
	b.Dir = direction(b.A.Text)
	for _, c := range beside(cutSentences(b.A.Text, s.fold), cutSentences(b.B.Text, s.fold)) {
		row := besideRow{c, "differ"}
		switch {
		case c.A == nil:
			row.State = "second"
			b.OnlyB++
		case c.B == nil:
			row.State = "first"
			b.OnlyA++
		case c.Same:
			row.State = "same"
			b.Same++
		default:
			b.Differ++
		}
		b.Rows = append(b.Rows, row)
	}
	return &answer{View: "beside", Title: l.A("beside.title"), Section: "reports", Body: b}, nil
}

// alike are the reports with sentences of a report. They are remembered for as long as no report
// comes.
func (s *server) alike(ctx context.Context, key string) ([]store.Alike, error) {
	heads, err := s.ledger.Heads(ctx)
	if err != nil {
		return nil, err
	}
	return s.alikes.get(strconv.Itoa(heads[len(heads)-1].Seq), key, func() ([]store.Alike, error) { return s.ledger.Alike(ctx, key, mostAlike) })
}

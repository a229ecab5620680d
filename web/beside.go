package web

import (
	"context"
	"net/http"
	"net/url"
	"sync"

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

// alikes remembers which reports are like one another, for as long as no report comes.
type alikes struct {
	mu   sync.Mutex
	upTo int // last report
	of   several[[]store.Alike]
}

// alike are the reports with sentences of a report.
func (s *server) alike(ctx context.Context, key string) ([]store.Alike, error) {
	heads, err := s.ledger.Heads(ctx)
	if err != nil {
		return nil, err
	}
	s.alikes.mu.Lock()
	if last := heads[len(heads)-1].Seq; s.alikes.upTo != last {
		s.alikes.upTo, s.alikes.of = last, several[[]store.Alike]{}
	}
	s.alikes.mu.Unlock()
	return s.alikes.of.get(key, func() ([]store.Alike, error) { return s.ledger.Alike(ctx, key, mostAlike) })
}

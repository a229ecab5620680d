package web

import (
	"net/http"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/isnad-project/isnad/store"
)

type savedView struct {
	store.SavedSearch
	Href, Feed string
}

// saveSearch keeps a search under a name, or ends one.
func (s *server) saveSearch(r *http.Request, l *locale) (*answer, error) {
	r.Body = http.MaxBytesReader(nil, r.Body, maxForm)
	if err := r.ParseForm(); err != nil {
		return nil, problem{http.StatusBadRequest, ""}
	}
	asked, err := url.ParseQuery(r.PostFormValue("query"))
	if err != nil {
		return nil, problem{http.StatusBadRequest, r.PostFormValue("query")}
	}
	k, err := readSeeking(asked)
	if err != nil {
		return nil, err
	}
	one := func(name string) string { return strings.Join(strings.Fields(r.PostFormValue(name)), " ") }
	keep := store.SavedSearch{Name: one("name"), By: one("by"), Query: k.values().Encode()}
	if r.PostFormValue("end") == "1" {
		keep.Query = ""
	}
	b := searchBody{Seeking: k, Desk: deskOf(r), Query: k.values().Encode()}
	switch {
	case !ours(r):
		b.Asks = "judge.asks.again"
	case keep.Name == "" || utf8.RuneCountInString(keep.Name) > maxName:
		b.Asks = "search.needs_name"
	case keep.By == "" || utf8.RuneCountInString(keep.By) > maxName:
		b.Asks = "judge.asks.name"
	default:
		if err := s.ledger.SaveSearch(r.Context(), keep); err != nil {
			return nil, err
		}
		return &answer{Moved: "/search?" + b.Query, By: keep.By}, nil
	}
	if err := s.seek(r, &b); err != nil {
		return nil, err
	}
	return &answer{View: "search", Title: l.A("nav.search"), Section: "search", Body: &b, Status: http.StatusUnprocessableEntity}, nil
}

// updated is the time of a record as feeds write it; of one that cannot be read, the first
// of all times.
func updated(recorded string) string {
	t, err := time.Parse(time.RFC3339, recorded)
	if err != nil {
		t = time.Unix(0, 0)
	}
	return t.UTC().Format(time.RFC3339)
}

package web

import (
	"encoding/json"
	"mime"
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
	if b.Asks = savable(keep); !ours(r) {
		b.Asks = "judge.asks.again"
	}
	if b.Asks == "" {
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

// savable names what a search lacks to be kept, by a key of the catalogue.
func savable(keep store.SavedSearch) string {
	switch {
	case keep.Name == "" || utf8.RuneCountInString(keep.Name) > maxName:
		return "search.needs_name"
	case keep.By == "" || utf8.RuneCountInString(keep.By) > maxName:
		return "judge.asks.name"
	}
	return ""
}

// apiSearches answers with the searches that are kept, by name.
func (s *server) apiSearches(w http.ResponseWriter, r *http.Request) {
	saved, err := s.ledger.SavedSearches(r.Context())
	pageOf(s, w, r, "searches", saved, err)
}

// apiSaveSearch keeps a search that is sent as JSON, in the place of an earlier one of its
// name; one with an empty query ends it.
func (s *server) apiSaveSearch(w http.ResponseWriter, r *http.Request) {
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		s.writeJSON(w, r, http.StatusUnsupportedMediaType, map[string]string{"error": "a search is sent as application/json"})
		return
	}
	refuse := func(says string) { s.writeJSON(w, r, http.StatusUnprocessableEntity, map[string]string{"error": says}) }
	var keep store.SavedSearch
	dec := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxForm))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&keep); err != nil {
		refuse("not a search: " + err.Error())
		return
	}
	keep.Name, keep.By, keep.Recorded = strings.Join(strings.Fields(keep.Name), " "), strings.Join(strings.Fields(keep.By), " "), ""
	asked, err := url.ParseQuery(keep.Query)
	if err != nil {
		refuse("the query cannot be read: " + err.Error())
		return
	}
	k, err := readSeeking(asked)
	if err != nil {
		s.apiError(w, r, err)
		return
	}
	if lacks := savable(keep); lacks != "" {
		refuse(s.locales[[2]string{string(English), "western"}].A(lacks))
		return
	}
	if keep.Query = k.values().Encode(); k.Text == "" {
		keep.Query = ""
	}
	if err := s.ledger.SaveSearch(r.Context(), keep); err != nil {
		s.apiError(w, r, err)
		return
	}
	s.writeJSON(w, r, http.StatusCreated, keep)
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

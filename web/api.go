package web

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

// apiList is the JSON form of a list of events: the page asked for out of all
// that the filter chooses.
type apiList struct {
	Count  int           `json:"count"`
	Page   int           `json:"page"`
	Pages  int           `json:"pages"`
	Events []isnad.Event `json:"events"`
}

// apiEvents answers with the events that the filter of the address chooses,
// with the same parameters as the page /events.
func (s *server) apiEvents(w http.ResponseWriter, r *http.Request) {
	f, err := readFilter(r.URL.Query())
	if err != nil {
		s.apiError(w, r, err)
		return
	}
	_, all, err := s.chosen(r.Context(), f)
	if err != nil {
		s.apiError(w, r, err)
		return
	}
	from, to, p := f.cut(len(all), r.URL)
	found, err := s.eventsOf(r.Context(), all[from:to])
	if err != nil {
		s.apiError(w, r, err)
		return
	}
	s.writeJSON(w, r, http.StatusOK, apiList{len(all), p.Page, p.Pages, append([]isnad.Event{}, found...)})
}

// apiEvent answers with one event; a former id leads to the present one.
func (s *server) apiEvent(w http.ResponseWriter, r *http.Request) {
	e, err := s.ledger.Event(r.Context(), r.PathValue("id"))
	if err != nil {
		s.apiError(w, r, err)
		return
	}
	if e.ID != r.PathValue("id") {
		http.Redirect(w, r, "/api/v1"+eventHref(e.ID), http.StatusFound)
		return
	}
	s.writeJSON(w, r, http.StatusOK, e)
}

// apiPlace answers with where an event happened, as a GeoJSON feature.
func (s *server) apiPlace(w http.ResponseWriter, r *http.Request) {
	e, err := s.ledger.Event(r.Context(), r.PathValue("id"))
	if err == nil && s.atlas == nil {
		err = store.ErrNotFound
	}
	if err != nil {
		s.apiError(w, r, err)
		return
	}
	atlas, err := s.atlas()
	if err != nil {
		s.apiError(w, r, err)
		return
	}
	sh, ok := atlas.Of(wherever(e))
	if !ok {
		s.apiError(w, r, store.ErrNotFound)
		return
	}
	s.writeJSON(w, r, http.StatusOK, sh)
}

// health answers "ok" while the ledger can be read.
func (s *server) health(w http.ResponseWriter, r *http.Request) {
	if _, err := s.ledger.Stale(r.Context()); err != nil {
		s.apiError(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.Write([]byte("ok\n"))
}

// apiError answers with {"error": …} and the status of the error.
func (s *server) apiError(w http.ResponseWriter, r *http.Request, err error) {
	status, says := http.StatusInternalServerError, "the ledger could not be read"
	var p problem
	switch {
	case errors.As(err, &p) && p.Status == http.StatusTooManyRequests:
		status, says = p.Status, "too much is asked at once: wait a little"
	case errors.As(err, &p) && p.Status == http.StatusNotFound:
		status, says = p.Status, "not in the ledger"
	case errors.As(err, &p):
		status, says = p.Status, "a value of the address cannot be read: "+p.Value
	case errors.Is(err, store.ErrNotFound):
		status, says = http.StatusNotFound, "not in the ledger"
	case errors.Is(err, store.ErrStale):
		status, says = http.StatusConflict, err.Error()
	default:
		s.log.Error("answer failed", "path", r.URL.Path, "error", err)
	}
	s.writeJSON(w, r, status, map[string]string{"error": says})
}

func (s *server) writeJSON(w http.ResponseWriter, r *http.Request, status int, v any) {
	b, err := json.Marshal(v)
	if err != nil {
		s.log.Error("answer failed", "path", r.URL.Path, "error", err)
		http.Error(w, `{"error": "the answer could not be written"}`, http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-cache")
	if status == http.StatusOK {
		sum := sha256.Sum256(b)
		tag := `"` + hex.EncodeToString(sum[:12]) + `"`
		w.Header().Set("ETag", tag)
		if slices.Contains(strings.Split(strings.ReplaceAll(r.Header.Get("If-None-Match"), " ", ""), ","), tag) {
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	w.WriteHeader(status)
	w.Write(append(b, '\n'))
}

package web

import (
	"encoding/json"
	"errors"
	"mime"
	"net/http"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

// apiJudgement is a judgement with what it was seen to change.
type apiJudgement struct {
	isnad.Judgement
	Effect *store.Effect `json:"effect"` // null: not known
}

// apiDoubts answers with the open questions of the page /review, in its order.
func (s *server) apiDoubts(w http.ResponseWriter, r *http.Request) {
	page, err := readPage(r.URL.Query())
	if err != nil {
		s.apiError(w, r, err)
		return
	}
	doubts, count, err := s.ledger.Doubts(r.Context(), (page-1)*perPage, perPage)
	if err != nil {
		s.apiError(w, r, err)
		return
	}
	_, _, p := cutPage(count, page, perPage, r.URL)
	s.writeJSON(w, r, http.StatusOK, map[string]any{"count": count, "page": p.Page, "pages": p.Pages, "doubts": append([]store.Doubt{}, doubts...)})
}

// apiJudgements answers with every judgement, in order of recording.
func (s *server) apiJudgements(w http.ResponseWriter, r *http.Request) {
	js, err := s.ledger.Judgements(r.Context())
	if err != nil {
		s.apiError(w, r, err)
		return
	}
	effects, err := s.ledger.Effects(r.Context())
	if err != nil {
		s.apiError(w, r, err)
		return
	}
	out := make([]apiJudgement, len(js))
	for i, j := range js {
		out[i].Judgement = j
		if e, ok := effects[j.ID]; ok {
			out[i].Effect = &e
		}
	}
	pageOf(s, w, r, "judgements", out, nil)
}

// apiJudge records a judgement that is sent as JSON and answers with it and with
// what it changed. It asks for no less than the pages do. No other site can send
// JSON here: browsers ask first, and nobody allows it.
func (s *server) apiJudge(w http.ResponseWriter, r *http.Request) {
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		s.writeJSON(w, r, http.StatusUnsupportedMediaType, map[string]string{"error": "a judgement is sent as application/json"})
		return
	}
	var j isnad.Judgement
	dec := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxForm))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&j); err != nil {
		s.writeJSON(w, r, http.StatusBadRequest, map[string]string{"error": "not a judgement: " + err.Error()})
		return
	}
	j.ID, j.At = "", "" // the ledger's to give
	asks, err := s.lacks(r.Context(), j)
	if err != nil {
		s.apiError(w, r, err)
		return
	}
	if len(asks) > 0 {
		english := s.locales[[2]string{string(English), "western"}]
		for i, key := range asks {
			asks[i] = english.A(key)
		}
		s.writeJSON(w, r, http.StatusUnprocessableEntity, map[string]string{"error": strings.Join(asks, " ")})
		return
	}
	j, e, err := s.ruleAll(r.Context(), j, r.URL.Query().Get("all") == "1")
	switch {
	case errors.Is(err, store.ErrJudgement):
		s.writeJSON(w, r, http.StatusUnprocessableEntity, map[string]string{"error": err.Error()})
	case err != nil:
		s.apiError(w, r, err)
	default:
		s.writeJSON(w, r, http.StatusCreated, apiJudgement{j, &e})
	}
}

package web

import (
	_ "embed"
	"encoding/json"
	"errors"
	"mime"
	"net/http"
	"strings"
	"time"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/link"
	"github.com/isnad-project/isnad/store"
)

// openAPI describes the API (OpenAPI 3.1).
//
//go:embed openapi.json
var openAPI []byte

func (s *server) apiDescription(w http.ResponseWriter, r *http.Request) {
	s.writeJSON(w, r, http.StatusOK, json.RawMessage(openAPI))
}

// mostChanges is how many changes of each kind one answer holds.
const mostChanges = 500

// apiChanges answers with what came to the ledger behind a cursor. The cursor of the answer
// is where to go on; nothing is ever missed or told twice.
func (s *server) apiChanges(w http.ResponseWriter, r *http.Request) {
	since, err := store.ParseCursor(r.URL.Query().Get("since"))
	if err != nil {
		s.apiError(w, r, problem{http.StatusBadRequest, r.URL.Query().Get("since")})
		return
	}
	c, err := s.ledger.Changes(r.Context(), since, mostChanges)
	if err != nil {
		s.apiError(w, r, err)
		return
	}
	s.writeJSON(w, r, http.StatusOK, map[string]any{"cursor": c.Cursor.String(), "more": c.More, "reports": append([]store.ChangedReport{}, c.Reports...),
		"judgements": append([]isnad.Judgement{}, c.Judgements...), "events": append([]string{}, c.Events...)})
}

// apiReports answers with a page of the reports, in order of arrival, or with those that
// have all the words of q, the last published first.
func (s *server) apiReports(w http.ResponseWriter, r *http.Request) {
	k, err := readSeeking(r.URL.Query())
	if err != nil {
		s.apiError(w, r, err)
		return
	}
	heads, err := s.ledger.Heads(r.Context())
	if err == nil && k.Text != "" {
		_, heads, err = s.sought(r.Context(), k)
	}
	if err != nil {
		s.apiError(w, r, err)
		return
	}
	from, to, p := cutPage(len(heads), k.Page, perPage, r.URL)
	rows, err := s.ledger.Entries(r.Context(), seqsOf(heads[from:to]), false)
	if err != nil {
		s.apiError(w, r, err)
		return
	}
	s.writeJSON(w, r, http.StatusOK, map[string]any{"count": len(heads), "page": p.Page, "pages": p.Pages, "reports": append([]store.Entry{}, rows...)})
}

// apiReport answers with a report, its text and the claims in force, as they were read.
func (s *server) apiReport(w http.ResponseWriter, r *http.Request) {
	d, err := s.ledger.Document(r.Context(), r.PathValue("doc"))
	if err != nil {
		s.apiError(w, r, err)
		return
	}
	claims, err := s.ledger.Claims(r.Context(), store.ClaimFilter{Doc: d.Key})
	if err != nil {
		s.apiError(w, r, err)
		return
	}
	s.writeJSON(w, r, http.StatusOK, map[string]any{"report": d, "claims": append([]store.Claim{}, claims...)})
}

// apiAdd reads a report that is sent as JSON, keeps it and answers with it. The same again
// changes nothing.
func (s *server) apiAdd(w http.ResponseWriter, r *http.Request) {
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		s.writeJSON(w, r, http.StatusUnsupportedMediaType, map[string]string{"error": "a report is sent as application/json"})
		return
	}
	refuse := func(says string) { s.writeJSON(w, r, http.StatusUnprocessableEntity, map[string]string{"error": says}) }
	if s.read == nil {
		refuse("this server reads no reports")
		return
	}
	var p Pasted
	dec := json.NewDecoder(http.MaxBytesReader(w, r.Body, 2*maxPasted))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&p); err != nil {
		refuse("not a report: " + err.Error())
		return
	}
	if _, err := time.Parse(time.DateOnly, p.Published); err != nil && p.Published != "" {
		refuse("published is no day: " + p.Published)
		return
	}
	if strings.TrimSpace(p.Text) == "" {
		refuse("the report has no text")
		return
	}
	d, err := s.take(r.Context(), p)
	if err != nil {
		s.apiError(w, r, err)
		return
	}
	e, err := s.ledger.Document(r.Context(), d.Key())
	if err != nil {
		s.apiError(w, r, err)
		return
	}
	s.writeJSON(w, r, http.StatusCreated, e)
}

// apiClaim answers with a claim as it was read, and the judgements on it.
func (s *server) apiClaim(w http.ResponseWriter, r *http.Request) {
	held, err := s.ledger.Claims(r.Context(), store.ClaimFilter{IDs: []string{r.PathValue("id")}})
	if err == nil && len(held) == 0 {
		err = store.ErrNotFound
	}
	if err != nil {
		s.apiError(w, r, err)
		return
	}
	all, err := s.ledger.Judgements(r.Context())
	if err != nil {
		s.apiError(w, r, err)
		return
	}
	on := []isnad.Judgement{}
	for _, j := range all {
		if j.A == held[0].ID || j.B == held[0].ID {
			on = append(on, j)
		}
	}
	s.writeJSON(w, r, http.StatusOK, map[string]any{"claim": held[0], "judgements": on})
}

// apiClaims answers with the claims in force, the last to arrive first: those that came before
// a claim, if one is named; next names the claim to go on from.
func (s *server) apiClaims(w http.ResponseWriter, r *http.Request) {
	census, err := s.ledger.Census(r.Context())
	if err != nil {
		s.apiError(w, r, err)
		return
	}
	held, err := s.ledger.Latest(r.Context(), r.URL.Query().Get("before"), perPage+1)
	if err != nil {
		s.apiError(w, r, err)
		return
	}
	next := ""
	if len(held) > perPage {
		held = held[:perPage]
		next = held[perPage-1].ID
	}
	s.writeJSON(w, r, http.StatusOK, map[string]any{"count": census.Claims, "next": next, "claims": append([]store.Claim{}, held...)})
}

// apiAlike answers with the reports that have sentences of a report, those with most of them
// first.
func (s *server) apiAlike(w http.ResponseWriter, r *http.Request) {
	d, err := s.ledger.Document(r.Context(), r.PathValue("doc"))
	if err != nil {
		s.apiError(w, r, err)
		return
	}
	found, err := s.alike(r.Context(), d.Key)
	if err != nil {
		s.apiError(w, r, err)
		return
	}
	type row struct {
		store.Entry
		Shared int  `json:"shared"` // sentences of the report that it has too, of so many
		Of     int  `json:"of"`
		Whole  bool `json:"whole_text"`
	}
	out := []row{}
	for _, a := range found {
		out = append(out, row{a.Entry, a.Shared, a.Of, a.WholeText})
	}
	s.writeJSON(w, r, http.StatusOK, map[string]any{"reports": out})
}

// apiOverview answers with the counts and sums of the page /, over what the filter chooses.
func (s *server) apiOverview(w http.ResponseWriter, r *http.Request) {
	b, err := s.overviewBy(r, s.locales[[2]string{string(English), "western"}])
	if err != nil {
		s.apiError(w, r, err)
		return
	}
	summed := func(x sum) map[string]any {
		return map[string]any{"tally": x.Tally, "events": x.Events, "set_aside": x.Aside}
	}
	sources := []map[string]any{}
	for _, o := range b.Sources {
		sources = append(sources, map[string]any{"name": o.Name, "events": o.Events, "percent": o.Share, "alone": o.Alone})
	}
	s.writeJSON(w, r, http.StatusOK, map[string]any{"count": b.Count, "of": b.Of, "disputed": b.Disputed, "undated": b.Line.Undated, "ledger": b.Census,
		"killed": summed(b.Killed), "injured": summed(b.Injured), "sources": sources})
}

// apiTally answers with the sums of the page /tally.
func (s *server) apiTally(w http.ResponseWriter, r *http.Request) {
	of := rowsOf{link.Dimension(r.URL.Query().Get("by")), link.Conservative}
	if name := r.URL.Query().Get("rule"); name != "" {
		of.rule = link.RuleNamed(name)
	}
	if s.tables[of] == nil {
		s.apiError(w, r, problem{http.StatusBadRequest, r.URL.RawQuery})
		return
	}
	t, err := s.tableOf(r.Context(), of)
	if err != nil {
		s.apiError(w, r, err)
		return
	}
	s.writeJSON(w, r, http.StatusOK, map[string]any{"by": of.by, "rule": of.rule, "rows": append([]link.Row{}, t.rows...)})
}

// apiControl answers with who is said to hold which place, chosen as on the page /control.
func (s *server) apiControl(w http.ResponseWriter, r *http.Request) {
	b, err := readControl(r.URL.Query())
	if err != nil {
		s.apiError(w, r, err)
		return
	}
	all, err := s.controls(r.Context(), b.Known)
	var some []link.Control
	for _, row := range s.holdersOf(r.URL, s.locales[[2]string{string(English), "western"}], all, b).rows {
		some = append(some, row.Control)
	}
	pageOf(s, w, r, "places", some, err)
}

// apiPositions answers with where parties stand, chosen as on the page /positions.
func (s *server) apiPositions(w http.ResponseWriter, r *http.Request) {
	all, err := s.issues(r.Context(), r.URL.Query())
	pageOf(s, w, r, "issues", all, err)
}

// pageOf answers with one page of a list.
func pageOf[T any](s *server, w http.ResponseWriter, r *http.Request, name string, all []T, err error) {
	page, err2 := readPage(r.URL.Query())
	if err = errors.Join(err, err2); err != nil {
		s.apiError(w, r, err)
		return
	}
	from, to, p := cutPage(len(all), page, perPage, r.URL)
	s.writeJSON(w, r, http.StatusOK, map[string]any{"count": len(all), "page": p.Page, "pages": p.Pages, name: append([]T{}, all[from:to]...)})
}

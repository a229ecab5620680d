package web

import (
	"context"
	"html/template"
	"net/http"
	"strconv"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/link"
	"github.com/isnad-project/isnad/store"
)

// reviewBody is the queue of links that the linker left open, one at a time.
type reviewBody struct {
	Desk desk
	*asked
	Keys  bool   // single keys decide
	Other string // this page with the keys the other way

	Claims  []*claimView
	Events  []eventRow // of the claims, in their order
	Rows    []fieldRow
	Reasons []reasonView
	Band    string       // weak, possible, likely
	Would   store.Effect // if both were one event
	Needs   bool         // saying so needs a reason
	Mine    *entry       // the last judgement in force of this reviewer
	Done    int          // of this reviewer in force
	Day     string       // the last day on which anybody judged, and how much
	Judged  int
}

// A reasonView is one reason of the linker's in words.
type reasonView struct {
	Feature template.HTML
	For     bool
	Points  string
	Why     template.HTML // empty where the language has no words for it
}

func (s *server) review(r *http.Request, l *locale) (*answer, error) {
	ctx := r.Context()
	at, _ := strconv.Atoi(r.URL.Query().Get("at"))
	b := reviewBody{Desk: deskOf(r), Keys: setting(r, "keys", "on", "off") == "on"}
	b.Desk.Back = without(r.URL, "judged", "at") // behind what was answered the next one comes
	var err error
	if b.asked, err = s.ask(ctx, b.Desk.By, at); err != nil {
		return nil, err
	}
	b.Other = with(r.URL, "keys", map[bool]string{true: "off", false: "on"}[b.Keys])
	if b.Mine, b.Done, err = s.lastOf(r, l, b.Desk); err != nil {
		return nil, err
	}
	a := &answer{View: "review", Title: l.A("review.title"), Section: "review"}
	if !b.Open {
		if b.Day, b.Judged, err = s.lastDay(ctx); err != nil {
			return nil, err
		}
		a.Body = b
		return a, nil
	}
	if b.Claims, err = s.claimsByID(ctx, []string{b.Doubt.A, b.Doubt.B}); err != nil {
		return nil, err
	}
	for _, c := range b.Claims {
		e, err := s.ledger.Event(ctx, c.ID)
		if err != nil {
			return nil, err
		}
		b.Events = append(b.Events, l.row(e))
	}
	b.Rows = l.fieldRows(b.Claims, nil)
	if b.Reasons, err = s.reasons(r, l, b.Doubt); err != nil {
		return nil, err
	}
	b.Band = band(b.Doubt.Score)
	if b.Would, err = s.ledger.Suppose(ctx, isnad.Judgement{A: b.Doubt.A, B: b.Doubt.B, Verdict: "same", By: b.Desk.By}); err != nil {
		return nil, err
	}
	b.Needs = b.Would.MovesFigures()
	a.Body = b
	return a, nil
}

// band names how near to the threshold a score is, in thirds of what is doubtful.
func band(score float64) string {
	switch third := (link.Threshold - link.Doubtful) / 3; {
	case score >= link.Threshold-third:
		return "likely"
	case score >= link.Threshold-2*third:
		return "possible"
	}
	return "weak"
}

// reasons says why the linker came near to joining two claims and did not.
func (s *server) reasons(r *http.Request, l *locale, d store.Doubt) ([]reasonView, error) {
	edges, err := s.ledger.Edges(r.Context(), d.A, d.B)
	if err != nil {
		return nil, err
	}
	var out []reasonView
	for _, e := range edges {
		for _, why := range e.Reasons {
			points := strings.Replace(strconv.FormatFloat(why.Points, 'f', 1, 64), "-", "−", 1)
			if why.Points >= 0 {
				points = "+" + points
			}
			out = append(out, reasonView{l.T("feature." + why.Feature), why.Points >= 0, l.digits(points), l.reason(why)})
		}
	}
	return out, nil
}

// reason is the linker's reason in the language of the page. The linker words it
// in English; in Arabic what only repeats the values compared is left out.
func (l *locale) reason(r link.Reason) template.HTML {
	if key := "reason." + strings.ReplaceAll(r.Why, " ", "_"); l.Has(key) {
		return l.T(key)
	}
	if n, ok := strings.CutSuffix(r.Why, " words in common"); ok {
		if n, err := strconv.Atoi(n); err == nil {
			return l.Count("reason.words", n)
		}
	}
	if l.Lang == English {
		return bdi(r.Why)
	}
	return ""
}

// lastDay is the last day on which anybody judged, and how many judgements it has.
func (s *server) lastDay(ctx context.Context) (day string, n int, err error) {
	js, err := s.ledger.Judgements(ctx)
	for _, j := range js {
		switch d, _, _ := strings.Cut(j.At, "T"); {
		case d > day:
			day, n = d, 1
		case d == day:
			n++
		}
	}
	return day, n, err
}

// lastOf is the last judgement of this reviewer that holds, and how many do.
func (s *server) lastOf(r *http.Request, l *locale, d desk) (*entry, int, error) {
	if d.By == "" {
		return nil, 0, nil
	}
	js, err := s.ledger.Judgements(r.Context())
	if err != nil {
		return nil, 0, err
	}
	last, n := -1, 0
	for i, holds := range link.Holds(js) {
		if holds && js[i].By == d.By && js[i].Retracts == "" {
			last = i
			n++
		}
	}
	if last < 0 {
		return nil, 0, nil
	}
	out, err := s.entries(r.Context(), l, d, js, []int{last})
	if err != nil {
		return nil, 0, err
	}
	return &out[0], n, nil
}

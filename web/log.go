package web

import (
	"context"
	"html/template"
	"net/http"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/link"
	"github.com/isnad-project/isnad/store"
)

// An entry is one judgement as pages show it.
type entry struct {
	isnad.Judgement
	Desk   desk
	When   template.HTML
	Claims []*claimView  // that it speaks of; of a retraction, those of what it takes back
	Of     *entry        // of a retraction: what it takes back
	Value  template.HTML // of a correction: what the field should be
	Effect *store.Effect // nil: not known
	Holds  bool          // nobody took it back
	With   int           // judgements in force that were made at once with it
}

// logBody is the page of all judgements.
type logBody struct {
	Entries []entry
	Count   int
	Pager   pager
}

// judgements is the audit: every judgement, newest first.
func (s *server) judgements(r *http.Request, l *locale) (*answer, error) {
	f, err := readFilter(r.URL.Query())
	if err != nil {
		return nil, err
	}
	js, err := s.ledger.Judgements(r.Context())
	if err != nil {
		return nil, err
	}
	newest := make([]int, len(js))
	for i := range js {
		newest[i] = len(js) - 1 - i
	}
	b := logBody{Count: len(js)}
	from, to, p := f.cut(len(js), r.URL)
	b.Pager = p
	if b.Entries, err = s.entries(r.Context(), l, deskOf(r), js, newest[from:to]); err != nil {
		return nil, err
	}
	return &answer{View: "log", Title: l.A("log.title"), Section: "review", Body: b}, nil
}

// judged is the judgement that the address names: it was just made.
func (s *server) judged(r *http.Request, l *locale) (*entry, error) {
	id := r.URL.Query().Get("judged")
	if id == "" {
		return nil, nil
	}
	js, err := s.ledger.Judgements(r.Context())
	if err != nil {
		return nil, err
	}
	for i := range js {
		if js[i].ID == id {
			out, err := s.entries(r.Context(), l, deskOf(r), js, []int{i})
			if err != nil {
				return nil, err
			}
			return &out[0], nil
		}
	}
	return nil, nil
}

// entriesOn are the judgements on any of the claims, newest first.
func (s *server) entriesOn(ctx context.Context, l *locale, d desk, claims map[string]bool) ([]entry, error) {
	js, err := s.ledger.Judgements(ctx)
	if err != nil {
		return nil, err
	}
	var some []int
	for i := len(js) - 1; i >= 0; i-- {
		of := js[i]
		for of.Retracts != "" {
			of = byID(js, of.Retracts)
		}
		if claims[of.A] || claims[of.B] {
			some = append(some, i)
		}
	}
	return s.entries(ctx, l, d, js, some)
}

// byID finds a judgement; one that is not there is empty.
func byID(js []isnad.Judgement, id string) isnad.Judgement {
	for _, j := range js {
		if j.ID == id {
			return j
		}
	}
	return isnad.Judgement{}
}

// entries are the chosen ones of all judgements as pages show them.
func (s *server) entries(ctx context.Context, l *locale, d desk, js []isnad.Judgement, chosen []int) ([]entry, error) {
	if len(chosen) == 0 {
		return nil, nil
	}
	effects, err := s.ledger.Effects(ctx)
	if err != nil {
		return nil, err
	}
	holds := map[string]bool{}
	for i, h := range link.Holds(js) {
		holds[js[i].ID] = h
	}
	var show func(j isnad.Judgement) (*entry, error)
	show = func(j isnad.Judgement) (*entry, error) {
		e := &entry{Judgement: j, Desk: d, When: l.Clock(j.At), Holds: holds[j.ID], With: len(batchIn(js, j.ID))}
		if x, ok := effects[j.ID]; ok {
			e.Effect = &x
		}
		if j.Retracts != "" {
			of, err := show(byID(js, j.Retracts))
			if err != nil {
				return nil, err
			}
			e.Of, e.Claims = of, of.Claims
			return e, nil
		}
		ids := []string{j.A}
		if j.B != "" {
			ids = append(ids, j.B)
		}
		var err error
		if e.Claims, err = s.claimsByID(ctx, ids); err != nil {
			return nil, err
		}
		if j.Verdict == "correct" && len(e.Claims) > 0 {
			should, err := e.Claims[0].Read.Corrected(j.Field, j.Value)
			if err != nil {
				return nil, err
			}
			if e.Value = l.value(j.Field, &claimView{Claim: should}); e.Value == "" {
				e.Value = l.T("event.silent")
			}
		}
		if said, err := j.Victims(); err == nil {
			e.Value = l.names(said[:])
		}
		return e, nil
	}
	out := []entry{}
	for _, i := range chosen {
		e, err := show(js[i])
		if err != nil {
			return nil, err
		}
		out = append(out, *e)
	}
	return out, nil
}

// Clock writes the time of a record to the second, in words and with its zone.
func (l *locale) Clock(at string) template.HTML {
	day, time, ok := strings.Cut(at, "T")
	if !ok || len(time) < 8 {
		return ltr(at)
	}
	return l.T("clock", l.Date(day), l.digits(time[:8]))
}

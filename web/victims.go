package web

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"

	"github.com/isnad-project/isnad/link"
)

// named is whom reports name, and what is open about them.
type named struct {
	persons []link.Victim
	open    []link.Likeness
}

// named are the victims as of the events and judgements that are there.
func (s *server) named(ctx context.Context) (*named, error) {
	facts, err := s.ledger.Facts(ctx)
	if err != nil {
		return nil, err
	}
	state, err := s.ledger.State(ctx)
	if err != nil {
		return nil, err
	}
	return s.victims.get(facts.Version+" "+state, func() (*named, error) {
		persons, open, err := s.ledger.Victims(ctx)
		return &named{persons, open}, err
	})
}

// victimsBody is the page of persons whom reports name among the victims.
type victimsBody struct {
	Desk    desk
	Open    []question // the first of them
	Waiting int        // how many are open
	Persons []link.Victim
	Count   int
	Pager   pager
}

// A question asks whether two namings mean one person.
type question struct {
	link.Likeness
	Value string // of the judgement that answers it
}

// Sides are the two namings.
func (q question) Sides() [2]link.Naming { return [2]link.Naming{q.A, q.B} }

// mostAsked is how many questions stand on the page at a time.
const mostAsked = 10

func (s *server) victimsPage(r *http.Request, l *locale) (*answer, error) {
	f, err := readFilter(url.Values{"page": r.URL.Query()["page"]})
	if err != nil {
		return nil, err
	}
	v, err := s.named(r.Context())
	if err != nil {
		return nil, err
	}
	b := victimsBody{Desk: deskOf(r), Waiting: len(v.open), Count: len(v.persons)}
	for _, q := range v.open[:min(len(v.open), mostAsked)] {
		value, err := json.Marshal([]string{q.A.Name, q.B.Name})
		if err != nil {
			return nil, err
		}
		b.Open = append(b.Open, question{q, string(value)})
	}
	from, to, p := f.cut(len(v.persons), r.URL)
	b.Persons, b.Pager = v.persons[from:to], p
	return &answer{View: "victims", Title: l.A("victims.title"), Section: "review", Body: b}, nil
}

// apiVictims answers with the persons, or with open=1 with the open questions.
func (s *server) apiVictims(w http.ResponseWriter, r *http.Request) {
	v, err := s.named(r.Context())
	if v == nil {
		v = &named{}
	}
	if r.URL.Query().Get("open") == "1" {
		pageOf(s, w, r, "open", v.open, err)
		return
	}
	pageOf(s, w, r, "victims", v.persons, err)
}

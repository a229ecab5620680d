package web

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/isnad-project/isnad/link"
)

// positionsBody is where parties stand on issues, or on one issue all that was ever said.
type positionsBody struct {
	Issue  string // a part of the name that is asked for
	Known  string // the day by which all of it could be known; empty: today
	Now    string // this page by all that is known
	Issues []issueView
	Count  int
	One    bool // the issues are one, with all of it
	Pager  pager
}

// An issueView is an issue with where each party stands.
type issueView struct {
	link.Issue
	Href     string // its own page
	Stands   []standing
	More     int        // parties that are not shown
	Later    int        // dates that are not shown
	Said     []saidOnce // on its own page: all that was said, newest first
	Anything int        // how much was ever said on it
}

// A standing is where a party stands by the last word on it.
type standing struct {
	Name  string
	Now   link.Position
	Since string // the first day of the words for this stance that no other parts
	Words int    // of them
	Was   *link.Position
}

// saidOnce is one position with whose it is.
type saidOnce struct {
	Name string
	link.Position
}

const (
	mostParties = 8 // of an issue among other issues
	mostDates   = 4
)

func (s *server) positionsPage(r *http.Request, l *locale) (*answer, error) {
	q := r.URL.Query()
	b := positionsBody{Issue: strings.TrimSpace(q.Get("issue"))}
	page, err := readPage(q)
	if err != nil {
		return nil, err
	}
	if b.Known, err = readDay(q, "known"); err != nil {
		return nil, err
	}
	b.Now = without(r.URL, "known")
	issues, err := s.issues(r.Context(), q)
	if err != nil {
		return nil, err
	}
	b.Count = len(issues)
	if b.One = b.Count == 1; b.One {
		v := viewOf(issues[0], len(issues[0].Parties))
		said := saidOn(issues[0])
		from, to, p := cutPage(len(said), page, 2*perPage, r.URL)
		v.Said, b.Pager = said[from:to], p
		b.Issues = []issueView{v}
	} else {
		from, to, p := cutPage(len(issues), page, placesAPage, r.URL)
		b.Pager = p
		for _, i := range issues[from:to] {
			v := viewOf(i, mostParties)
			if n := len(v.Planned); n > mostDates {
				v.Planned, v.Later = v.Planned[n-mostDates:], n-mostDates
			}
			if b.Known != "" {
				v.Href += "&known=" + b.Known
			}
			b.Issues = append(b.Issues, v)
		}
	}
	return &answer{View: "positions", Title: l.A("nav.positions"), Section: "positions", Body: b}, nil
}

// issues are the issues that an address chooses.
func (s *server) issues(ctx context.Context, q url.Values) ([]link.Issue, error) {
	known, err := readDay(q, "known")
	if err != nil {
		return nil, err
	}
	var issues []link.Issue
	if known != "" {
		issues, err = s.ledger.PositionsKnownOn(ctx, known)
	} else {
		issues, err = s.ledger.Positions(ctx)
	}
	if err != nil {
		return nil, err
	}
	if key := q.Get("of"); key != "" {
		at := slices.IndexFunc(issues, func(i link.Issue) bool { return i.Key() == key })
		if at < 0 {
			return nil, problem{http.StatusNotFound, ""}
		}
		return issues[at : at+1], nil
	}
	if name := strings.TrimSpace(q.Get("issue")); name != "" {
		issues = slices.DeleteFunc(slices.Clone(issues), func(i link.Issue) bool { return !strings.Contains(s.fold(i.Name), s.fold(name)) })
	}
	return issues, nil
}

// viewOf is an issue with where so many of its parties stand, those who spoke last first.
func viewOf(i link.Issue, most int) issueView {
	v := issueView{Issue: i, Href: "/positions?of=" + url.QueryEscape(i.Key()), Anything: len(i.Planned)}
	last := slices.Clone(i.Parties)
	slices.SortStableFunc(last, func(a, b link.Party) int {
		return strings.Compare(b.Positions[len(b.Positions)-1].Known, a.Positions[len(a.Positions)-1].Known)
	})
	for n, p := range last {
		v.Anything += len(p.Positions)
		if n < most {
			v.Stands = append(v.Stands, standingOf(p))
		}
	}
	v.More = max(len(last)-most, 0)
	return v
}

// saidOn is all that was said on an issue, newest first.
func saidOn(i link.Issue) (out []saidOnce) {
	for _, p := range i.Parties {
		for _, at := range p.Positions {
			out = append(out, saidOnce{p.Name, at})
		}
	}
	slices.SortStableFunc(out, func(a, b saidOnce) int { return strings.Compare(b.Known, a.Known) })
	return out
}

func standingOf(p link.Party) standing {
	last := len(p.Positions) - 1
	s := standing{Name: p.Name, Now: p.Positions[last]}
	for i := last; i >= 0; i-- {
		if p.Positions[i].Stance != s.Now.Stance {
			s.Was = &p.Positions[i]
			break
		}
		s.Since, s.Words = p.Positions[i].Known, s.Words+1
	}
	return s
}

package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/isnad-project/isnad/link"
)

// positionsBody is where parties stand on issues, or on one issue all that was ever said.
type positionsBody struct {
	Issue  string // a part of the name that is asked for
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
	issues, err := s.ledger.Positions(r.Context())
	if err != nil {
		return nil, err
	}
	if key := q.Get("of"); key != "" {
		at := slices.IndexFunc(issues, func(i link.Issue) bool { return i.Key() == key })
		if at < 0 {
			return nil, problem{http.StatusNotFound, ""}
		}
		issues = issues[at : at+1]
	} else if b.Issue != "" {
		issues = slices.DeleteFunc(slices.Clone(issues), func(i link.Issue) bool { return !strings.Contains(s.fold(i.Name), s.fold(b.Issue)) })
	}
	b.Count = len(issues)
	if b.One = b.Count == 1; b.One {
		v := viewOf(issues[0])
		from, to, p := cutPage(len(v.Said), page, 2*perPage, r.URL)
		v.Said, b.Pager = v.Said[from:to], p
		b.Issues = []issueView{v}
	} else {
		from, to, p := cutPage(len(issues), page, placesAPage, r.URL)
		b.Pager = p
		for _, i := range issues[from:to] {
			b.Issues = append(b.Issues, viewOf(i).short())
		}
	}
	return &answer{View: "positions", Title: l.A("nav.positions"), Section: "positions", Body: b}, nil
}

func viewOf(i link.Issue) issueView {
	v := issueView{Issue: i, Href: "/positions?of=" + url.QueryEscape(i.Key())}
	for _, p := range i.Parties {
		v.Stands = append(v.Stands, standingOf(p))
		for _, at := range p.Positions {
			v.Said = append(v.Said, saidOnce{p.Name, at})
		}
	}
	slices.SortStableFunc(v.Stands, func(a, b standing) int { return strings.Compare(b.Now.Known, a.Now.Known) })
	slices.SortStableFunc(v.Said, func(a, b saidOnce) int { return strings.Compare(b.Known, a.Known) })
	v.Anything = len(v.Said) + len(v.Planned)
	return v
}

// short is the issue as it stands among others.
func (v issueView) short() issueView {
	v.Said = nil
	if n := len(v.Stands); n > mostParties {
		v.Stands, v.More = v.Stands[:mostParties], n-mostParties
	}
	if n := len(v.Planned); n > mostDates {
		v.Planned, v.Later = v.Planned[n-mostDates:], n-mostDates
	}
	return v
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

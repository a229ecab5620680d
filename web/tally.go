package web

import (
	"html/template"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/isnad-project/isnad/link"
)

// tallyBody is a table of sums.
type tallyBody struct {
	By     link.Dimension
	Ways   []way
	Rules  []ruleWay
	Rows   []tallyRow
	Total  *tallyRow
	Pager  pager
	Events int
	Rule   link.Rule // the rule that the figures follow
}

// A way is one breakdown to choose.
type way struct {
	By     link.Dimension
	Href   string
	Chosen bool
}

// A ruleWay is one rule for numbers to choose.
type ruleWay struct {
	Rule   link.Rule
	Href   string
	Chosen bool
}

type tallyRow struct {
	link.Row
	Name template.HTML
	Href string // the list of the events behind it, or empty
	More int    // of SetAside, that are not shown
}

const (
	mostRows  = 100 // of a table on one page
	mostAside = 10  // that a row shows
)

func newTallyRow(row link.Row, name template.HTML, href string) tallyRow {
	out := tallyRow{Row: row, Name: name, Href: href}
	if n := len(row.SetAside); n > mostAside {
		out.SetAside, out.More = row.SetAside[:mostAside], n-mostAside
	}
	return out
}

func (s *server) tally(r *http.Request, l *locale) (*answer, error) {
	by := link.Dimension(r.URL.Query().Get("by"))
	if by == "" {
		by = link.ByPlace
	}
	name := r.URL.Query().Get("rule")
	if name == "" {
		name, _, _ = strings.Cut(string(link.Conservative), "/")
	}
	b := tallyBody{By: by, Rule: link.RuleNamed(name)}
	if b.Rule == "" {
		return nil, problem{http.StatusBadRequest, name}
	}
	for _, rule := range link.Rules {
		short, _, _ := strings.Cut(string(rule), "/")
		b.Rules = append(b.Rules, ruleWay{rule, tallyHref(by, short), rule == b.Rule})
	}
	known := false
	for _, d := range []link.Dimension{link.ByPlace, link.ByMonth, link.ByType, link.ByWho} {
		b.Ways = append(b.Ways, way{d, tallyHref(d, name), d == by})
		known = known || d == by
	}
	if !known {
		return nil, problem{http.StatusBadRequest, string(by)}
	}
	page, err := readPage(r.URL.Query())
	if err != nil {
		return nil, err
	}
	t, err := s.tableOf(r.Context(), rowsOf{by, b.Rule})
	if err != nil {
		return nil, err
	}
	b.Events = len(t.facts.All)
	from, to, p := cutPage(len(t.rows), page, mostRows, r.URL)
	b.Pager = p
	for _, row := range t.rows[from:to] {
		b.Rows = append(b.Rows, newTallyRow(row, l.groupName(by, row.Key[0]), groupHref(by, row.Key[0])))
	}
	for _, row := range t.total {
		all := newTallyRow(row, "", "")
		b.Total = &all
	}
	return &answer{View: "tally", Title: l.A("nav.tally"), Section: "tally", Body: b}, nil
}

func tallyHref(by link.Dimension, rule string) string {
	return "/tally?" + url.Values{"by": {string(by)}, "rule": {rule}}.Encode()
}

// groupName is the name of a tally's group.
func (l *locale) groupName(by link.Dimension, key string) template.HTML {
	switch {
	case key == "":
		return l.T("tally.unknown." + string(by))
	case by == link.ByMonth:
		return l.Date(key)
	case by == link.ByType:
		return bdi(l.Type(key))
	case by == link.ByWho:
		return l.Term("who", key)
	}
	return bdi(key)
}

// groupHref is the list of the events of a group, where an address can say so.
func groupHref(by link.Dimension, key string) string {
	switch {
	case key == "":
		return ""
	case by == link.ByType:
		return "/events?type=" + url.QueryEscape(key)
	case by == link.ByPlace:
		return "/events?admin1=" + url.QueryEscape(key)
	case by == link.ByMonth:
		first, err := time.Parse("2006-01", key)
		if err != nil {
			return ""
		}
		last := first.AddDate(0, 1, -1)
		return "/events?" + url.Values{"from": {first.Format(time.DateOnly)}, "to": {last.Format(time.DateOnly)}, "sure": {"1"}}.Encode()
	}
	return ""
}

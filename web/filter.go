package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/isnad-project/isnad/store"
)

// perPage is the number of rows of one page of a list.
const perPage = 50

// A filter is the part of an address that chooses events. All of it lives in
// the address: the same address shows the same choice.
type filter struct {
	Type      string // family or code
	Place     string
	Text      string
	Origin    string // an innermost narrator
	Actor     string // a party that a claim names as having done it
	Doc       string // a report, by id or key
	Event     string // one event, by its id
	From, To  string // ISO dates
	Disputed  bool
	Admin1    string // governorate of the event itself
	Undated   bool
	Sure      bool   // it surely happened between From and To
	MinDead   int    // 0: any
	Box       *box   // the part of the map in which its point lies
	Precision string // exact, near, area, none: how a map shows its place
	Not       []hiddenValue
	Sort      string // newest, oldest, killed
	Page      int    // from 1
}

var (
	sorts  = []string{"newest", "oldest", "killed"}
	orders = map[string]store.Order{"newest": store.Newest, "oldest": store.Oldest, "killed": store.MostKilled}
)

// readFilter reads a filter; a value that cannot be read is a problem that
// names it.
func readFilter(q url.Values) (filter, error) {
	f := filter{Type: strings.TrimSpace(q.Get("type")), Place: strings.TrimSpace(q.Get("place")),
		Text: strings.TrimSpace(q.Get("q")), Origin: q.Get("origin"), Actor: strings.TrimSpace(q.Get("actor")), Doc: q.Get("doc"), Event: q.Get("event"), From: q.Get("from"), To: q.Get("to"),
		Disputed: q.Get("disputed") == "1", Admin1: q.Get("admin1"), Undated: q.Get("undated") == "1", Sure: q.Get("sure") == "1", Precision: q.Get("precision"), Sort: "newest", Page: 1}
	if f.Precision != "" && !slices.Contains(precisions, f.Precision) {
		return f, problem{http.StatusBadRequest, f.Precision}
	}
	var err error
	if f.Not, err = readHidden(q); err != nil {
		return f, err
	}
	if f.Box, err = readBox(q.Get("box")); err != nil {
		return f, err
	}
	for _, d := range []string{f.From, f.To} {
		if d == "" {
			continue
		}
		if _, err := time.Parse(time.DateOnly, d); err != nil {
			return f, problem{http.StatusBadRequest, d}
		}
	}
	for name, into := range map[string]*int{"killed": &f.MinDead, "page": &f.Page} {
		if s := western(q.Get(name)); s != "" {
			n, err := strconv.Atoi(s)
			if err != nil || n < 0 || n > 1e9 {
				return f, problem{http.StatusBadRequest, q.Get(name)}
			}
			*into = n
		}
	}
	if s := q.Get("sort"); s != "" {
		f.Sort = ""
		for _, known := range sorts {
			if s == known {
				f.Sort = s
			}
		}
		if f.Sort == "" {
			return f, problem{http.StatusBadRequest, s}
		}
	}
	f.Page = max(f.Page, 1)
	return f, nil
}

// precision is the name of a kind in which maps show places.
func (l *locale) precision(how string) string {
	if how == "" {
		return ""
	}
	return l.A("map.kind." + how)
}

// western reads Arabic-Indic and Persian digits as ASCII ones.
func western(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '٠' && r <= '٩':
			return r - '٠' + '0'
		case r >= '۰' && r <= '۹':
			return r - '۰' + '0'
		}
		return r
	}, strings.TrimSpace(s))
}

// narrowing tells whether the filter leaves anything out.
func (f filter) Narrowing() bool {
	return f.Origin != "" || f.Actor != "" || f.Doc != "" || f.Event != "" || f.Type != "" || f.Place != "" || f.Text != "" || f.From != "" || f.To != "" || f.Disputed || f.MinDead > 0 ||
		f.Admin1 != "" || f.Undated || f.Sure || f.Box != nil || f.Precision != "" || len(f.Not) > 0
}

// beyond tells that the filter asks for what the ledger's own filter does not know.
func (f filter) beyond() bool {
	return f.Text != "" || f.Box != nil || f.Precision != "" || len(f.Not) > 0
}

// More tells whether one of the less used fields is set.
func (f filter) More() bool { return f.Actor != "" || f.From != "" || f.To != "" || f.MinDead > 0 }

// query is the part that the ledger answers.
func (f filter) query() store.EventFilter {
	var ids []string
	if f.Event != "" {
		ids = []string{f.Event}
	}
	return store.EventFilter{IDs: ids, Type: f.Type, Place: f.Place, From: f.From, To: f.To,
		Origin: f.Origin, Actor: f.Actor, Doc: f.Doc, Disputed: f.Disputed, Admin1: f.Admin1, Undated: f.Undated, Sure: f.Sure, Killed: f.MinDead, Order: orders[f.Sort]}
}

// kept are the parts of a filter that its form has no field for.
func kept(u *url.URL) []pair {
	var out []pair
	for _, k := range []string{"box", "precision", "admin1", "origin", "doc", "event", "undated", "sure"} {
		if v := u.Query().Get(k); v != "" {
			out = append(out, pair{k, v})
		}
	}
	for _, v := range u.Query()["not"] {
		out = append(out, pair{"not", v})
	}
	return out
}

// A chip is one condition of a filter with the address that drops it.
type chip struct {
	Key   string // of the catalogue
	Value string
	Drop  string
}

func (f filter) chips(u *url.URL, l *locale) []chip {
	var out []chip
	add := func(set bool, key, value string, params ...string) {
		if set {
			out = append(out, chip{key, value, without(u, append(params, "page")...)})
		}
	}
	typeName := l.Type(f.Type)
	if typeName == f.Type && l.Has("family."+f.Type) {
		typeName = l.A("family." + f.Type)
	}
	add(f.Text != "", "filter.text", f.Text, "q")
	add(f.Type != "", "family", typeName, "type")
	add(f.Origin != "", "filter.origin", f.Origin, "origin")
	add(f.Actor != "", "filter.actor", f.Actor, "actor")
	add(f.Doc != "", "filter.doc", f.Doc, "doc")
	add(f.Event != "", "event.id", f.Event, "event")
	add(f.Place != "", "filter.place", f.Place, "place")
	add(f.From != "", "filter.from", f.From, "from")
	add(f.To != "", "filter.to", f.To, "to")
	add(f.Admin1 != "", "filter.admin1", f.Admin1, "admin1")
	add(f.Undated, "filter.undated", "", "undated")
	add(f.Sure, "filter.sure", "", "sure")
	add(f.Box != nil, "filter.box", "", "box")
	add(f.Precision != "", "filter.precision", l.precision(f.Precision), "precision")
	for i, h := range f.Not {
		q := u.Query()
		q["not"] = slices.Delete(slices.Clone(q["not"]), i, i+1)
		q.Del("page")
		name := h.Value
		if h.Kind == byType {
			name = l.Type(h.Value)
		}
		out = append(out, chip{"filter.not", name, u.EscapedPath() + "?" + q.Encode()})
	}
	add(f.MinDead > 0, "filter.killed", l.digits(strconv.Itoa(f.MinDead)), "killed")
	add(f.Disputed, "filter.disputed", "", "disputed")
	return out
}

// A pager leads through the pages of a list.
type pager struct {
	Page, Pages    int // 0: they are not numbered
	Previous, Next string
}

// cut chooses the rows of the page asked for: rows[from:to].
func (f filter) cut(n int, u *url.URL) (from, to int, p pager) { return cutPage(n, f.Page, perPage, u) }

// cutPage chooses the rows of one page of a list.
func cutPage(n, page, size int, u *url.URL) (from, to int, p pager) {
	p.Pages = max((n+size-1)/size, 1)
	p.Page = min(max(page, 1), p.Pages)
	if p.Page > 1 {
		p.Previous = with(u, "page", strconv.Itoa(p.Page-1))
	}
	if p.Page < p.Pages {
		p.Next = with(u, "page", strconv.Itoa(p.Page+1))
	}
	from = (p.Page - 1) * size
	return from, min(from+size, n), p
}

// readPage reads which page of a list an address asks for.
func readPage(q url.Values) (int, error) {
	f, err := readFilter(url.Values{"page": q["page"]})
	return f.Page, err
}

package web

import (
	"cmp"
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/isnad-project/isnad/search"
	"github.com/isnad-project/isnad/store"
)

// A seeking is the part of an address that says what reports are sought.
type seeking struct {
	Text     string
	Outlet   string
	From, To string // days of publication
	Exact    bool   // no other forms and names of the words
	Page     int
}

func readSeeking(q url.Values) (seeking, error) {
	f, err := readFilter(url.Values{"from": q["from"], "to": q["to"], "page": q["page"]})
	return seeking{Text: strings.TrimSpace(q.Get("q")), Outlet: q.Get("outlet"), From: f.From, To: f.To, Exact: q.Get("exact") == "1", Page: f.Page}, err
}

// values is the seeking as an address holds it, without the page.
func (k seeking) values() url.Values {
	q := url.Values{}
	for name, v := range map[string]string{"q": k.Text, "outlet": k.Outlet, "from": k.From, "to": k.To} {
		if v != "" {
			q.Set(name, v)
		}
	}
	if k.Exact {
		q.Set("exact", "1")
	}
	return q
}

// chips are the conditions, each with the address that drops it.
func (k seeking) chips(u *url.URL) []chip {
	exact := ""
	if k.Exact {
		exact = "1"
	}
	var out []chip
	for _, c := range []struct{ name, key, value string }{{"q", "search.words", k.Text}, {"outlet", "reports.outlet", k.Outlet},
		{"from", "search.from", k.From}, {"to", "search.to", k.To}, {"exact", "search.exact", exact}} {
		if c.value == "" {
			continue
		}
		if c.name == "exact" {
			c.value = "" // the key says it
		}
		out = append(out, chip{c.key, c.value, narrowed(u, c.name, "")})
	}
	return out
}

// searchBody is the page of what was sought and found.
type searchBody struct {
	Seeking seeking
	Words   search.Query
	Forgo   string // this page with the other forms and names left out, or taken in again
	Count   int
	Rows    []foundRow
	Outlets []outletRow
	More    int // outlets that are not listed
	Pager   pager
	Chips   []chip
	Events  string // the events that the reports with these words tell of
	Feed    string
	Saved   []savedView
	Desk    desk
	Query   string
	Asks    string // key of what a search that is to be kept lacks
	Reports int    // in the ledger
}

type outletRow struct {
	Name   string
	Count  int
	Href   string
	Chosen bool
}

const (
	mostFound    = 20 // reports on a page
	mostPassages = 3
	mostOutlets  = 12
)

// query reads what was typed, with the forms and names that the program knows.
func (s *server) query(typed string, exact bool) search.Query {
	if exact {
		return search.Parse(typed, nil)
	}
	return search.Parse(typed, func(text, norm string) []string {
		var out []string
		if s.forms != nil {
			out = s.forms(text)
		}
		if r, _ := utf8.DecodeRuneInString(text); s.places != nil && !unicode.Is(unicode.Arabic, r) && unicode.IsLetter(r) {
			found, err := s.places(text)
			if err != nil {
				s.log.Error("names of places", "error", err)
			}
			for _, p := range found[:min(len(found), 3)] {
				if !strings.Contains(p.Name, " ") {
					out = append(out, p.Name)
				}
			}
		}
		return out
	})
}

// sought are the reports that are sought, the last published first.
func (s *server) sought(ctx context.Context, k seeking) (search.Query, []store.Head, error) {
	q := s.query(k.Text, k.Exact)
	hits, err := s.ledger.Find(ctx, q)
	if err != nil {
		return q, nil, err
	}
	heads, err := s.ledger.Heads(ctx)
	if err != nil {
		return q, nil, err
	}
	var out []store.Head
	i := 0
	for _, n := range hits {
		for i < len(heads) && heads[i].Seq < n {
			i++
		}
		if i == len(heads) {
			break
		}
		if h := heads[i]; h.Seq == n && (k.From == "" || h.Published >= k.From) && (k.To == "" || h.Published != "" && h.Published <= k.To) {
			out = append(out, h)
		}
	}
	slices.SortFunc(out, func(a, b store.Head) int { return cmp.Or(strings.Compare(b.Published, a.Published), b.Seq-a.Seq) })
	return q, out, nil
}

func (s *server) search(r *http.Request, l *locale) (*answer, error) {
	k, err := readSeeking(r.URL.Query())
	if err != nil {
		return nil, err
	}
	b := searchBody{Seeking: k, Desk: deskOf(r), Query: k.values().Encode()}
	if err := s.seek(r, &b); err != nil {
		return nil, err
	}
	title := l.A("nav.search")
	if k.Text != "" {
		title = l.A("search.title", k.Text)
	}
	return &answer{View: "search", Title: title, Section: "search", Body: &b}, nil
}

// seek fills in what was found.
func (s *server) seek(r *http.Request, b *searchBody) error {
	ctx, k := r.Context(), b.Seeking
	saved, err := s.ledger.SavedSearches(ctx)
	if err != nil {
		return err
	}
	for _, v := range saved {
		b.Saved = append(b.Saved, savedView{v, "/search?" + v.Query, "/search.atom?" + v.Query})
	}
	if b.Reports, err = s.ledger.CountDocuments(ctx); err != nil {
		return err
	}
	if k.Text == "" {
		return nil
	}
	u := &url.URL{Path: "/search", RawQuery: b.Query}
	var found []store.Head
	if b.Words, found, err = s.sought(ctx, k); err != nil {
		return err
	}
	found = b.outlets(u, found)
	b.Chips = k.chips(u)
	b.Count = len(found)
	b.Feed, b.Events = "/search.atom?"+b.Query, "/events?"+url.Values{"q": {k.Text}}.Encode()
	if b.Forgo = narrowed(u, "exact", "1"); k.Exact {
		b.Forgo = narrowed(u, "exact", "")
	}
	from, to, p := cutPage(len(found), k.Page, mostFound, u)
	b.Pager = p
	b.Rows, err = s.found(ctx, b.Words, found[from:to])
	return err
}

// outlets counts the reports of each outlet and leaves those of the chosen one.
func (b *searchBody) outlets(u *url.URL, found []store.Head) []store.Head {
	n := map[string]int{}
	for _, h := range found {
		n[h.Outlet]++
	}
	chosen := b.Seeking.Outlet
	for name, count := range n {
		if name != "" {
			b.Outlets = append(b.Outlets, outletRow{name, count, narrowed(u, "outlet", name), name == chosen})
		}
	}
	slices.SortFunc(b.Outlets, func(x, y outletRow) int { return cmp.Or(y.Count-x.Count, strings.Compare(x.Name, y.Name)) })
	if len(b.Outlets) > mostOutlets {
		b.More, b.Outlets = len(b.Outlets)-mostOutlets, b.Outlets[:mostOutlets]
	}
	if chosen == "" {
		return found
	}
	return slices.DeleteFunc(found, func(h store.Head) bool { return h.Outlet != chosen })
}

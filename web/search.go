package web

import (
	"cmp"
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/isnad-project/isnad"
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
	Events  string // the events that the reports with these words tell of
	Feed    string
	Saved   []savedView
	Desk    desk
	Query   string
	Asks    string // key of what a search that is to be kept lacks
	Reports int    // in the ledger
}

// A foundRow is a report in which all the words stand.
type foundRow struct {
	store.Entry
	Title    []piece
	Passages []foundPassage
	Claims   []foundClaim
}

// A foundPassage is a sentence with the words that were sought.
type foundPassage struct {
	Dir    string
	Pieces []piece
}

// A piece of a text is a word that was sought, or what stands between.
type piece struct {
	Text string
	Hit  bool
}

// A foundClaim is a claim whose words have some that were sought.
type foundClaim struct{ ID, Type string }

type outletRow struct {
	Name   string
	Count  int
	Href   string
	Chosen bool
}

type savedView struct {
	store.SavedSearch
	Href, Feed string
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

// found reads reports and marks in them what was sought.
func (s *server) found(ctx context.Context, q search.Query, some []store.Head) ([]foundRow, error) {
	at := make(map[int]int, len(some))
	for i, h := range some {
		at[h.Seq] = i
	}
	entries, err := s.ledger.Entries(ctx, seqsOf(some), true)
	if err != nil {
		return nil, err
	}
	out := make([]foundRow, len(entries))
	slices.SortFunc(entries, func(a, b store.Entry) int { return at[a.Seq] - at[b.Seq] })
	for i, e := range entries {
		row := foundRow{Entry: e, Title: pieces(e.Document.Title, isnad.Span{End: len(e.Document.Title)}, q.Marks(e.Document.Title))}
		for _, p := range q.Passages(e.Text, mostPassages) {
			row.Passages = append(row.Passages, foundPassage{direction(e.Text[p.Start:p.End]), pieces(e.Text, p.Span, p.Marks)})
		}
		held, err := s.ledger.Claims(ctx, store.ClaimFilter{Doc: e.Key})
		if err != nil {
			return nil, err
		}
		for _, c := range held {
			if isnad.Happens(c.Type) && len(row.Claims) < 6 && len(q.Marks(c.Quote.Exact)) > 0 {
				row.Claims = append(row.Claims, foundClaim{c.ID, c.Type})
			}
		}
		out[i] = row
	}
	return out, nil
}

// pieces cuts a stretch of a text at its marks.
func pieces(text string, in isnad.Span, marks []isnad.Span) []piece {
	var out []piece
	at := in.Start
	for _, m := range marks {
		if m.Start > at {
			out = append(out, piece{text[at:m.Start], false})
		}
		out = append(out, piece{text[m.Start:m.End], true})
		at = m.End
	}
	if at < in.End {
		out = append(out, piece{text[at:in.End], false})
	}
	return out
}

// saveSearch keeps a search under a name, or ends one.
func (s *server) saveSearch(r *http.Request, l *locale) (*answer, error) {
	r.Body = http.MaxBytesReader(nil, r.Body, maxForm)
	if err := r.ParseForm(); err != nil {
		return nil, problem{http.StatusBadRequest, ""}
	}
	asked, err := url.ParseQuery(r.PostFormValue("query"))
	if err != nil {
		return nil, problem{http.StatusBadRequest, r.PostFormValue("query")}
	}
	k, err := readSeeking(asked)
	if err != nil {
		return nil, err
	}
	one := func(name string) string { return strings.Join(strings.Fields(r.PostFormValue(name)), " ") }
	keep := store.SavedSearch{Name: one("name"), By: one("by"), Query: k.values().Encode()}
	if r.PostFormValue("end") == "1" {
		keep.Query = ""
	}
	b := searchBody{Seeking: k, Desk: deskOf(r), Query: k.values().Encode()}
	switch {
	case !ours(r):
		b.Asks = "judge.asks.again"
	case keep.Name == "" || utf8.RuneCountInString(keep.Name) > maxName:
		b.Asks = "search.needs_name"
	case keep.By == "" || utf8.RuneCountInString(keep.By) > maxName:
		b.Asks = "judge.asks.name"
	default:
		if err := s.ledger.SaveSearch(r.Context(), keep); err != nil {
			return nil, err
		}
		return &answer{Moved: "/search?" + b.Query, By: keep.By}, nil
	}
	if err := s.seek(r, &b); err != nil {
		return nil, err
	}
	return &answer{View: "search", Title: l.A("nav.search"), Section: "search", Body: &b, Status: http.StatusUnprocessableEntity}, nil
}

// updated is the time of a record as feeds write it; of one that cannot be read, the first
// of all times.
func updated(recorded string) string {
	t, err := time.Parse(time.RFC3339, recorded)
	if err != nil {
		t = time.Unix(0, 0)
	}
	return t.UTC().Format(time.RFC3339)
}

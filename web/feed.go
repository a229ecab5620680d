package web

import (
	"encoding/xml"
	"net/http"
	"slices"
	"strings"

	"github.com/isnad-project/isnad/store"
)

// An atomFeed is a feed of reports, in the order in which they came into the ledger, the
// last first (RFC 4287).
type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"xml:lang,attr"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  string      `xml:"author>name"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Author  string   `xml:"author>name"`
	Link    atomLink `xml:"link"`
	Summary string   `xml:"summary"`
}

// mostEntries is how many reports a feed holds.
const mostEntries = 50

// searchFeed answers with what a search finds as an Atom feed: whoever follows it sees what
// is ingested.
func (s *server) searchFeed(w http.ResponseWriter, r *http.Request) {
	k, err := readSeeking(r.URL.Query())
	if err != nil {
		s.apiError(w, r, err)
		return
	}
	words, found, err := s.sought(r.Context(), k)
	if err != nil {
		s.apiError(w, r, err)
		return
	}
	if k.Outlet != "" {
		found = slices.DeleteFunc(found, func(h store.Head) bool { return h.Outlet != k.Outlet })
	}
	slices.SortFunc(found, func(a, b store.Head) int { return b.Seq - a.Seq })
	rows, err := s.found(r.Context(), words, found[:min(len(found), mostEntries)])
	if err != nil {
		s.apiError(w, r, err)
		return
	}
	l := s.locales[[2]string{setting(r, "lang", "ar", "en"), "western"}]
	base := "http://" + r.Host
	f := atomFeed{Lang: string(l.Lang), ID: base + "/search?" + k.values().Encode(), Title: l.A("search.title", k.Text), Author: l.A("brand"),
		Updated: updated(""), Links: []atomLink{{"self", base + r.URL.RequestURI()}, {"alternate", base + "/search?" + k.values().Encode()}}}
	for _, row := range rows {
		e := atomEntry{ID: "urn:sha256:" + row.Key, Title: row.Document.Title, Updated: updated(row.Recorded), Author: row.Outlet,
			Link: atomLink{"alternate", base + reportHref(row.Address)}}
		if e.Title == "" {
			e.Title = row.Document.ID
		}
		if e.Author == "" {
			e.Author = l.A("unknown")
		}
		var words []string
		for _, p := range row.Passages {
			var b strings.Builder
			for _, x := range p.Pieces {
				b.WriteString(x.Text)
			}
			words = append(words, b.String())
		}
		e.Summary = strings.Join(words, " … ")
		f.Updated = max(f.Updated, e.Updated)
		f.Entries = append(f.Entries, e)
	}
	b, err := xml.MarshalIndent(f, "", " ")
	if err != nil {
		s.apiError(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "application/atom+xml; charset=utf-8")
	w.Header().Set("Cache-Control", "no-cache")
	w.Write([]byte(xml.Header))
	w.Write(b)
}

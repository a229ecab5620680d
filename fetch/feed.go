package fetch

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/mail"
	"net/url"
	"strings"
	"time"

	"github.com/klauspost/compress/gzip"
	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html/charset"
)

// Entry is what a feed or sitemap names.
type Entry struct {
	Address   string    // of a page, or of another sitemap
	Published time.Time // with the offset that is written; zero when nothing is said
	Changed   time.Time // when it was last changed; zero when nothing is said
}

// Feed is what an RSS or Atom feed, a JSON feed, a sitemap or an index of sitemaps
// names.
type Feed struct {
	Pages []Entry
	Maps  []Entry // other sitemaps
}

// ParseFeed reads a feed or a sitemap, also one in gzip of at most maxBytes. base is
// where it was had from.
func ParseFeed(body []byte, base string, maxBytes int64) (*Feed, error) {
	if bytes.HasPrefix(body, []byte{0x1f, 0x8b}) {
		var err error
		if body, err = unzip(body, maxBytes); err != nil {
			return nil, err
		}
	}
	switch root(body) {
	case "urlset", "sitemapindex":
		return parseSitemap(body, base)
	}
	parsed, err := gofeed.NewParser().Parse(bytes.NewReader(body))
	if errors.Is(err, gofeed.ErrFeedTypeNotDetected) {
		return nil, errors.New("neither a feed (RSS, Atom, JSON) nor a sitemap")
	}
	if err != nil {
		return nil, fmt.Errorf("feed: %w", err)
	}
	f := &Feed{}
	for _, item := range parsed.Items {
		var e Entry
		if item.PublishedParsed != nil {
			e.Published = asWritten(*item.PublishedParsed, item.Published)
		}
		if item.UpdatedParsed != nil {
			e.Changed = *item.UpdatedParsed
		}
		f.Pages = e.at(base, item.Link, f.Pages)
	}
	return f, nil
}

// asWritten is the moment t with the offset that its text gives: the day of a report
// is that of its own place.
func asWritten(t time.Time, text string) time.Time {
	if w, err := mail.ParseDate(text); err == nil && w.Equal(t) {
		return w
	}
	if w := moment(text); w.Equal(t) {
		return w
	}
	return t
}

func unzip(body []byte, limit int64) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("gzip: %w", err)
	}
	out, err := io.ReadAll(io.LimitReader(z, limit+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("gzip: %w", err)
	case int64(len(out)) > limit:
		return nil, fmt.Errorf("gzip: holds more than %d bytes", limit)
	}
	return out, nil
}

// decoder reads XML in any encoding that it declares.
func decoder(body []byte) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(body))
	d.CharsetReader = charset.NewReaderLabel
	return d
}

// root is the name of the outermost element.
func root(body []byte) string {
	for d := decoder(body); ; {
		t, err := d.Token()
		if err != nil {
			return ""
		}
		if e, ok := t.(xml.StartElement); ok {
			return e.Name.Local
		}
	}
}

// sitemap is a sitemap or an index of sitemaps, as sitemaps.org defines them, with
// the dates that news sitemaps add.
type sitemap struct {
	Pages []struct {
		Loc       string `xml:"loc"`
		Changed   string `xml:"lastmod"`
		Published string `xml:"news>publication_date"`
	} `xml:"url"`
	Maps []struct {
		Loc     string `xml:"loc"`
		Changed string `xml:"lastmod"`
	} `xml:"sitemap"`
}

func parseSitemap(body []byte, base string) (*Feed, error) {
	var s sitemap
	if err := decoder(body).Decode(&s); err != nil {
		return nil, fmt.Errorf("sitemap: %w", err)
	}
	f := &Feed{}
	for _, p := range s.Pages {
		f.Pages = Entry{Published: moment(p.Published), Changed: moment(p.Changed)}.at(base, p.Loc, f.Pages)
	}
	for _, m := range s.Maps {
		f.Maps = Entry{Changed: moment(m.Changed)}.at(base, m.Loc, f.Maps)
	}
	return f, nil
}

// moment reads a date as sitemaps write it (W3C Datetime); zero when it is none.
func moment(s string) time.Time {
	s = strings.TrimSpace(s)
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", time.DateOnly} {
		if t, err := time.Parse(layout, s); err == nil {
			return t
		}
	}
	return time.Time{}
}

// at appends the entry to list with the address that ref means at base, if it
// means one.
func (e Entry) at(base, ref string, list []Entry) []Entry {
	b, err := url.Parse(base)
	if err != nil {
		return list
	}
	u, err := b.Parse(strings.TrimSpace(ref))
	if err != nil || ref == "" || proper(u) != nil {
		return list
	}
	e.Address = u.String()
	return append(list, e)
}

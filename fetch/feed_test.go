package fetch_test

import (
	"bytes"
	"compress/gzip"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"

	"github.com/isnad-project/isnad/fetch"
)

func TestParseFeed(t *testing.T) {
	beirut := time.FixedZone("", 3*3600)
	entry := func(path string, published, changed time.Time) fetch.Entry {
		return fetch.Entry{Address: "https://example.org" + path, Published: published, Changed: changed}
	}
	none := time.Time{}
	rss, err := charmap.Windows1256.NewEncoder().String(`<?xml version="1.0" encoding="windows-1256"?><rss version="2.0"><channel><title>وكالة المثال</title>
<item><title>وصول قافلة</title><link>/news/1</link><pubDate>Tue, 12 Mar 2019 01:30:00 +0300</pubDate></item>
<item><title>بلا عنوان</title></item></channel></rss>`)
	if err != nil {
		t.Fatal(err)
	}
	var zipped bytes.Buffer
	z := gzip.NewWriter(&zipped)
	z.Write([]byte(`<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc> https://example.org/m1.xml </loc><lastmod>2019-03-12</lastmod></sitemap></sitemapindex>`))
	z.Close()
	for _, tc := range []struct {
		name, body string
		want       *fetch.Feed
	}{
		{"rss in windows-1256", rss, &fetch.Feed{Pages: []fetch.Entry{entry("/news/1", time.Date(2019, 3, 12, 1, 30, 0, 0, beirut), none)}}},
		{"atom", `<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="https://example.org/news/2"/><published>2019-03-12T10:00:00Z</published><updated>2019-03-13T10:00:00Z</updated></entry></feed>`,
			&fetch.Feed{Pages: []fetch.Entry{entry("/news/2", time.Date(2019, 3, 12, 10, 0, 0, 0, time.UTC), time.Date(2019, 3, 13, 10, 0, 0, 0, time.UTC))}}},
		{"sitemap", `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://example.org/news/3</loc><lastmod>2019-03-12T10:00+03:00</lastmod><news:news><news:publication_date>2019-03-11</news:publication_date></news:news></url>
<url><loc>mailto:a@example.org</loc></url></urlset>`,
			&fetch.Feed{Pages: []fetch.Entry{entry("/news/3", time.Date(2019, 3, 11, 0, 0, 0, 0, time.UTC), time.Date(2019, 3, 12, 10, 0, 0, 0, beirut))}}},
		{"index in gzip", zipped.String(), &fetch.Feed{Maps: []fetch.Entry{entry("/m1.xml", none, time.Date(2019, 3, 12, 0, 0, 0, 0, time.UTC))}}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, err := fetch.ParseFeed([]byte(tc.body), "https://example.org/feed", 1<<16)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Error(diff)
			}
			if len(got.Pages) > 0 && tc.name == "rss in windows-1256" && got.Pages[0].Published.Format(time.DateOnly) != "2019-03-12" {
				t.Errorf("the day is not the one that is written: %s", got.Pages[0].Published)
			}
		})
	}
}

func TestParseFeedErrors(t *testing.T) {
	var bomb bytes.Buffer
	z := gzip.NewWriter(&bomb)
	z.Write(bytes.Repeat([]byte(" "), 1<<20))
	z.Close()
	for _, tc := range []struct{ body, says string }{
		{"<html><p>لا شيء</p></html>", "neither a feed"},
		{"", "neither a feed"},
		{"<urlset><url>", "sitemap: "},
		{"\x1f\x8bx", "gzip: "},
		{bomb.String(), "gzip: holds more than 65536 bytes"},
	} {
		if _, err := fetch.ParseFeed([]byte(tc.body), "https://example.org/", 1<<16); err == nil || !strings.Contains(err.Error(), tc.says) {
			t.Errorf("%.20q: %v; want %q", tc.body, err, tc.says)
		}
	}
}

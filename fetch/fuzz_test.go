package fetch_test

import (
	"testing"

	"github.com/isnad-project/isnad/fetch"
)

// FuzzParseFeed reads feeds and sitemaps that are broken in all ways.
func FuzzParseFeed(f *testing.F) {
	for _, s := range []string{
		`<rss version="2.0"><channel><item><link>/1</link><pubDate>Tue, 12 Mar 2019 01:30:00 +0300</pubDate></item></channel></rss>`,
		`<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="/2"/><updated>2019-03-13T10:00:00Z</updated></entry></feed>`,
		`<urlset><url><loc>/3</loc><lastmod>2019-03-12</lastmod></url></urlset>`,
		`{"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "/4", "date_published": "2019-03-12T00:00:00Z"}]}`,
		"<?xml version=\"1.0\" encoding=\"windows-1256\"?><rss><channel><title>\xe6\xdf\xc7\xe1\xc9</title></channel></rss>",
		"\x1f\x8b\x08\x00",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		feed, err := fetch.ParseFeed(b, "https://example.org/feed", 1<<16)
		if err != nil {
			return
		}
		for _, e := range append(feed.Pages, feed.Maps...) {
			if e.Address == "" {
				t.Errorf("an entry without an address: %+v", e)
			}
		}
	})
}

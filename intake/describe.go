package intake

import (
	"encoding/json"
	"strings"

	"github.com/isnad-project/isnad"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// describe fills the title, outlet, byline, address and publication date of d
// with what the page says of itself in JSON-LD and in its head; where it gives no
// date there, the one that stands by its headline is taken ([pageFacts.byHeadline]).
// A date in no form that is known is left out: an unknown date is better than a
// guessed one. It gives the page's own headline as it stands in the body, "" if
// there is none.
func describe(root *html.Node, d *isnad.Document) (headline string) {
	p := pageFacts{meta: map[string]string{}}
	p.walk(root)
	if p.h1 != "" && strings.HasPrefix(p.title, p.h1) {
		p.title = p.h1 // what follows it is the outlet's name
	}
	d.Title = first(p.headline, p.meta["og:title"], p.meta["twitter:title"], p.title, p.h1)
	d.Outlet = first(p.publisher, p.meta["og:site_name"], p.meta["application-name"])
	d.URL = first(p.canonical, p.meta["og:url"])
	d.Byline = first(p.author, p.meta["author"], p.meta["dc.creator"], p.meta["parsely-author"])
	d.Published, d.DatedBy = p.dated()
	if d.Published == "" {
		d.Published, d.DatedBy = p.byHeadline(root)
	}
	return p.h1
}

// dateNames are the names under which the head of a page gives its date.
var dateNames = []string{"article:published_time", "datepublished", "dc.date.issued", "dcterms.issued", "parsely-pub-date"}

// dated is the day of publication by JSON-LD or the head, and which of them says it.
func (p *pageFacts) dated() (day, by string) {
	if day, err := isoDate(p.date); err == nil && day != "" {
		return day, "json-ld"
	}
	for _, name := range dateNames {
		if day, err := isoDate(p.meta[name]); err == nil && day != "" {
			return day, "meta " + name
		}
	}
	return "", ""
}

// pageFacts is what a page says of itself.
type pageFacts struct {
	meta                      map[string]string // lower-case name, property or itemprop to content; the first wins
	title, h1, canonical      string
	headline, publisher, date string // of the JSON-LD article
	author                    string
}

func (p *pageFacts) walk(n *html.Node) {
	if n.Type == html.ElementNode {
		switch n.DataAtom {
		case atom.Meta:
			p.addMeta(n)
		case atom.Title:
			if p.title == "" && (n.Parent == nil || n.Parent.DataAtom == atom.Head) {
				p.title = squeeze(content(n))
			}
		case atom.H1:
			if p.h1 == "" {
				p.h1 = squeeze(visible(n))
			}
		case atom.Link:
			if p.canonical == "" && strings.EqualFold(attr(n, "rel"), "canonical") {
				p.canonical = strings.TrimSpace(attr(n, "href"))
			}
		case atom.Script:
			if strings.EqualFold(strings.TrimSpace(attr(n, "type")), "application/ld+json") {
				p.addJSON(content(n))
			}
			return
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.walk(c)
	}
}

func (p *pageFacts) addMeta(n *html.Node) {
	name := strings.ToLower(strings.TrimSpace(first(attr(n, "property"), attr(n, "name"), attr(n, "itemprop"))))
	value := squeeze(attr(n, "content"))
	if name != "" && value != "" && p.meta[name] == "" {
		p.meta[name] = value
	}
}

// addJSON takes the facts of the first article in a JSON-LD block.
func (p *pageFacts) addJSON(s string) {
	var v any
	if p.headline != "" || p.date != "" || json.Unmarshal([]byte(s), &v) != nil {
		return
	}
	p.findArticle(v, 0)
}

// findArticle looks through lists and @graph, down to a small depth.
func (p *pageFacts) findArticle(v any, depth int) bool {
	if depth > 4 {
		return false
	}
	switch v := v.(type) {
	case []any:
		for _, w := range v {
			if p.findArticle(w, depth+1) {
				return true
			}
		}
	case map[string]any:
		if isArticle(v["@type"]) {
			p.headline = squeeze(html.UnescapeString(str(v["headline"])))
			p.date = str(v["datePublished"])
			p.author = authors(v["author"])
			if pub, ok := v["publisher"].(map[string]any); ok {
				p.publisher = squeeze(html.UnescapeString(str(pub["name"])))
			}
			return true
		}
		if g, ok := v["@graph"]; ok {
			return p.findArticle(g, depth+1)
		}
	}
	return false
}

// isArticle tells whether a JSON-LD @type, a name or a list of names, is an
// article: NewsArticle, ReportageNewsArticle, BlogPosting.
func isArticle(v any) bool {
	switch v := v.(type) {
	case string:
		return strings.HasSuffix(v, "Article") || strings.HasSuffix(v, "Posting")
	case []any:
		for _, w := range v {
			if isArticle(w) {
				return true
			}
		}
	}
	return false
}

// authors is whom a JSON-LD author names: a name, a person, or a list of such.
func authors(v any) string {
	switch v := v.(type) {
	case string:
		return squeeze(html.UnescapeString(v))
	case map[string]any:
		return authors(v["name"])
	case []any:
		var names []string
		for _, w := range v {
			if s := authors(w); s != "" {
				names = append(names, s)
			}
		}
		return strings.Join(names, "، ")
	}
	return ""
}

func str(v any) string {
	s, _ := v.(string)
	return s
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// content is the text that stands directly in an element.
func content(n *html.Node) string {
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// squeeze is s with runs of white space as one space.
func squeeze(s string) string { return strings.Join(strings.Fields(valid(s)), " ") }

func first(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}

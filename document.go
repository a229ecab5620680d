package isnad

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// Document is one report as it was read. It never changes: an edited page is
// another document.
type Document struct {
	ID        string `json:"id"`                  // the caller's own id: a file's base name, or the "id" of a JSON line
	Text      string `json:"text"`                // the whole report as it is read; offsets count its code points
	Title     string `json:"title,omitempty"`     // metadata, never joined to Text
	Outlet    string `json:"outlet,omitempty"`    // who published it
	URL       string `json:"url,omitempty"`       // where
	Published string `json:"published,omitempty"` // ISO date (YYYY-MM-DD) or empty when unknown: then times stay relative
	DatedBy   string `json:"dated_by,omitempty"`  // what of a page gave Published: "json-ld", "meta article:published_time", "time", "visible", "feed"
	Byline    string `json:"byline,omitempty"`    // whom a page names as its author

	// Via is who handed the text on to the outlet, where the source of the report
	// itself says so, outermost first: the channel that a message was forwarded
	// from. The chain of every claim begins with it.
	Via []string `json:"via,omitempty"`

	Origin   string  `json:"origin,omitempty"`   // where it was read from: day.jsonl:17, crawl.warc.gz@9216
	Encoding string  `json:"encoding,omitempty"` // "windows-1256" when it was decoded; empty for UTF-8
	Raw      []byte  `json:"-"`                  // the bytes as retrieved
	Answer   *Answer `json:"-"`                  // what the server said that Raw was had from; nil for a file
	Marks    []Mark  `json:"marks,omitempty"`    // what was noticed about the text; Text itself is untouched
}

// Answer is what a server said when it gave the bytes of a document.
type Answer struct {
	Address string              `json:"address"`           // that answered: the one asked for, or where it led
	Through []string            `json:"through,omitempty"` // the addresses that led there, the one asked for first
	At      string              `json:"at"`                // RFC 3339, UTC
	Status  int                 `json:"status,omitempty"`  // of HTTP
	Header  map[string][]string `json:"headers,omitempty"` // of the response
}

// Headed is the text with the title at its head, set off by an empty line, as
// annotators of reports from archives read it; the text alone when it starts with
// the title or there is none.
func (d *Document) Headed() string {
	title := strings.TrimSpace(d.Title)
	if title == "" || strings.HasPrefix(d.Text, title) {
		return d.Text
	}
	return title + "\n\n" + d.Text
}

// Key identifies a document: the SHA-256, in hex, of its text, outlet, url and
// publication date. The same text at another outlet is another document.
func (d *Document) Key() string {
	h := sha256.New()
	for _, s := range []string{d.Text, d.Outlet, d.URL, d.Published} {
		h.Write([]byte(s))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil))
}

// TextKey identifies a document's text alone: two documents with the same
// TextKey are copies of one another.
func (d *Document) TextKey() string {
	h := sha256.Sum256([]byte(strings.TrimSpace(d.Text)))
	return hex.EncodeToString(h[:])
}

// A Mark says something about a stretch of a document's text without changing
// a byte of it.
type Mark struct {
	Span `json:"span"`
	Kind MarkKind `json:"kind"`
}

// MarkKind names what a [Mark] says.
type MarkKind string

// The kinds of marks.
const (
	Glued   MarkKind = "glued"   // an empty span: a word boundary that the text lacks (انفجار|سيارة)
	Repeat  MarkKind = "repeat"  // a paragraph or sentence that stands word for word earlier in the text
	Caption MarkKind = "caption" // the caption of a photograph
	Credit  MarkKind = "credit"  // a photo or agency credit (أ.ف.ب)
	Residue MarkKind = "residue" // page furniture: share lines, "read more", menus
)

package intake

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// visible is the text under a node as a reader sees it: white space runs are one
// space, and each block (paragraph, heading, list item, table row, line break)
// is a line of its own.
func visible(n *html.Node) string {
	w := &lineWriter{}
	w.walk(n)
	return strings.TrimSpace(w.b.String())
}

// lineWriter gathers text and remembers what must stand before the next word.
type lineWriter struct {
	b     strings.Builder
	space bool
	line  bool
}

func (w *lineWriter) walk(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.text(n.Data)
		return
	case html.ElementNode:
		if furniture(n) {
			return
		}
		if n.DataAtom == atom.Br {
			w.line = true
			return
		}
	}
	block := n.Type == html.ElementNode && isBlock(n.DataAtom)
	if block {
		w.line = true
	}
	if n.DataAtom == atom.Td || n.DataAtom == atom.Th {
		w.space = true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c)
	}
	if block {
		w.line = true
	}
}

func (w *lineWriter) text(s string) {
	for i := 0; i < len(s); {
		switch s[i] {
		case ' ', '\t', '\n', '\r', '\f':
			w.space = true
			i++
			continue
		case 0:
			i++
			continue
		}
		if w.b.Len() > 0 {
			if w.line {
				w.b.WriteByte('\n')
			} else if w.space {
				w.b.WriteByte(' ')
			}
		}
		w.space, w.line = false, false
		end := strings.IndexAny(s[i:], " \t\n\r\f\x00")
		if end < 0 {
			end = len(s) - i
		}
		word := s[i : i+end]
		if !utf8.ValidString(word) {
			word = strings.ToValidUTF8(word, "\uFFFD")
		}
		w.b.WriteString(word)
		i += end
	}
}

// furniture tells whether an element holds nothing of the report.
func furniture(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Nav, atom.Footer, atom.Aside, atom.Form,
		atom.Button, atom.Select, atom.Textarea, atom.Iframe, atom.Svg, atom.Head, atom.Object, atom.Audio, atom.Video, atom.Math:
		return true
	}
	for _, a := range n.Attr {
		if a.Key == "hidden" {
			return true
		}
	}
	return false
}

func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Li, atom.Ul, atom.Ol, atom.Dl, atom.Dt, atom.Dd,
		atom.Table, atom.Tr, atom.Caption, atom.Blockquote, atom.Pre, atom.Article, atom.Section, atom.Header, atom.Main,
		atom.Figure, atom.Figcaption, atom.Hr, atom.Address, atom.Body, atom.Center, atom.Details, atom.Summary, atom.Fieldset:
		return true
	}
	return false
}

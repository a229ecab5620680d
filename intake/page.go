package intake

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	readability "codeberg.org/readeck/go-readability"
	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/text"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
)

// readPage fills d from the page in d.Raw: its main text, a paragraph a line,
// and what it says of itself. A headline at the head of the text is left out:
// it is the title. contentType is what the server said of the page, if one did.
func readPage(d *isnad.Document, contentType string) error {
	src, encoding, err := decodePage(d.Raw, contentType)
	if err != nil {
		return err
	}
	root, err := html.Parse(strings.NewReader(src))
	if err != nil {
		return fmt.Errorf("page: %w", err)
	}
	d.Encoding = encoding
	headline := describe(root, d)
	d.Text = mainText(root)
	if line, rest, ok := strings.Cut(d.Text, "\n"); ok && (squeeze(line) == headline || squeeze(line) == d.Title) {
		d.Text = strings.TrimSpace(rest)
	}
	if strings.TrimSpace(d.Text) == "" {
		return errors.New("page: no text found in it")
	}
	return nil
}

// decodePage is the page as UTF-8. Bytes that are valid UTF-8 are UTF-8 whatever
// the page declares; else the declaration holds, but one of Latin letters, the
// usual mistake, does not outweigh bytes that read as Arabic.
func decodePage(raw []byte, contentType string) (src, encoding string, err error) {
	if n := bytes.Count(raw, []byte{0}); 100*n < len(raw) {
		raw = bytes.ReplaceAll(raw, []byte{0}, nil) // stray ones, which browsers pass over; UTF-16 has more
	}
	if utf8.Valid(raw) || bytes.HasPrefix(raw, []byte("\xff\xfe")) || bytes.HasPrefix(raw, []byte("\xfe\xff")) {
		return text.Decode("", raw)
	}
	enc, name, declared := charset.DetermineEncoding(raw, contentType)
	if !declared || name == "utf-8" || name == "windows-1252" {
		src, encoding, err = text.Decode("", raw)
		if err == nil || name != "windows-1252" || !declared || !errors.Is(err, text.ErrInvalid) {
			return src, encoding, err
		}
	}
	out, err := enc.NewDecoder().Bytes(raw)
	if err != nil {
		return "", "", fmt.Errorf("%s: %w", name, err)
	}
	if src, _, err = text.Decode("", out); err != nil {
		return "", "", err
	}
	return src, name, nil
}

// mainText is the page's article without what surrounds it. When none is found
// it is all that a reader would see, without menus. It changes root.
func mainText(root *html.Node) string {
	fallback := visible(root)
	if s := article(root); s != "" {
		return s
	}
	return fallback
}

// article is the main text as readability finds it, or "".
func article(root *html.Node) (s string) {
	defer func() {
		if recover() != nil { // a page that readability stumbles over still has its visible text
			s = ""
		}
	}()
	parser := readability.NewParser()
	parser.DisableJSONLD = true
	a, err := parser.ParseAndMutate(root, nil)
	if err != nil || a.Node == nil {
		return ""
	}
	return visible(a.Node)
}

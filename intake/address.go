package intake

import (
	"errors"
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/text"
)

// IsAddress tells whether a source is the address of a page rather than a file.
func IsAddress(source string) bool {
	return strings.HasPrefix(source, "http://") || strings.HasPrefix(source, "https://")
}

// address reads what stands at a web address; false means that reading ends.
func (r *reader) address(s string) bool {
	if r.opt.Fetch == nil {
		return r.fail(s, 0, errors.New("a page is fetched by ingest alone"))
	}
	raw, answer, err := r.opt.Fetch(r.ctx, s)
	if err != nil {
		return r.fail(s, 0, err)
	}
	r.add(int64(len(raw)))
	defer r.tell()
	if int64(len(raw)) > r.opt.MaxReport {
		return r.fail(s, 0, r.tooLarge(int64(len(raw))))
	}
	body, err := r.decode(raw, answer.Header)
	if err != nil {
		return r.fail(s, 0, err)
	}
	d := &isnad.Document{ID: s, Raw: body, Origin: s, Answer: answer}
	if err := readAnswer(d); err != nil {
		return r.failText(s, err)
	}
	return r.document(d)
}

// readAnswer fills d from what a server sent, by what it says that it is.
func readAnswer(d *isnad.Document) error {
	declared := http.Header(d.Answer.Header).Get("Content-Type")
	kind, _, err := mime.ParseMediaType(declared)
	if err != nil {
		kind, _, _ = strings.Cut(http.DetectContentType(d.Raw), ";")
	}
	switch kind {
	case "text/html", "application/xhtml+xml":
		if err := readPage(d, declared); err != nil {
			return err
		}
	case "text/plain":
		if d.Text, d.Encoding, err = text.Decode("", d.Raw); err != nil {
			return err
		}
		if strings.TrimSpace(d.Text) == "" {
			return errors.New("empty")
		}
	default:
		return fmt.Errorf("%s is neither a page nor plain text", kind)
	}
	d.URL = resolve(d.Answer.Address, d.URL)
	return nil
}

// resolve is the address that ref means on the page at base: base itself when ref
// is empty or no address of a page.
func resolve(base, ref string) string {
	b, err := url.Parse(base)
	if err != nil || ref == "" {
		return base
	}
	u, err := b.Parse(ref)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return base
	}
	return u.String()
}

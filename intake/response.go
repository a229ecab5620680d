package intake

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/http/httputil"
	"net/textproto"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
)

// page is the page in the block of a record; errPassed when it holds none.
func (w *warcReader) page(head textproto.MIMEHeader, block io.Reader) (*isnad.Document, error) {
	a := &isnad.Answer{Address: strings.Trim(head.Get("WARC-Target-URI"), "<>"), At: head.Get("WARC-Date")}
	kind, _, _ := mime.ParseMediaType(head.Get("Content-Type")) // what cannot be parsed is no page
	var body []byte
	var err error
	switch head.Get("WARC-Type") {
	case "response":
		if kind != "application/http" {
			return nil, errPassed
		}
		body, err = w.response(a, block)
	case "resource":
		a.Header = map[string][]string{"Content-Type": {head.Get("Content-Type")}}
		if !isPage(kind) {
			return nil, errPassed
		}
		body, err = w.r.limited(block)
	default:
		return nil, errPassed
	}
	if err != nil {
		return nil, err
	}
	d := &isnad.Document{ID: valid(a.Address), Raw: body, Origin: valid(w.origin), Answer: a}
	if err := readAnswer(d); err != nil {
		return nil, err
	}
	return d, nil
}

func isPage(kind string) bool {
	return kind == "text/html" || kind == "application/xhtml+xml" || kind == "text/plain"
}

// response reads what a server answered: its head into a, and the body as a
// browser has it. An answer that is no page, or not 200, is passed over.
func (w *warcReader) response(a *isnad.Answer, block io.Reader) ([]byte, error) {
	begin, err := io.ReadAll(io.LimitReader(block, maxHead))
	if err != nil {
		return nil, err
	}
	end := headEnd(begin)
	if end < 0 {
		return nil, errors.New("warc: the head of the response does not end")
	}
	res, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(begin[:end])), nil)
	if err != nil {
		return nil, fmt.Errorf("warc: %w", err)
	}
	res.Body.Close()
	kind, _, _ := mime.ParseMediaType(res.Header.Get("Content-Type"))
	if res.StatusCode != http.StatusOK || !isPage(kind) {
		return nil, errPassed
	}
	a.Status, a.Header = res.StatusCode, res.Header
	body, err := w.r.limited(io.MultiReader(bytes.NewReader(begin[end:]), block))
	if err != nil {
		return nil, err
	}
	if len(res.TransferEncoding) > 0 { // some archives keep the word and drop the chunks
		if whole, err := w.r.limited(httputil.NewChunkedReader(bytes.NewReader(body))); err == nil {
			body = whole
		}
	}
	return w.r.decode(body, res.Header)
}

// decode undoes the content encoding, which some servers send unasked; some archives keep the
// word and not the encoding.
func (r *reader) decode(body []byte, head http.Header) ([]byte, error) {
	var from io.Reader
	var err error
	encoding := strings.ToLower(strings.TrimSpace(head.Get("Content-Encoding")))
	switch {
	case strings.HasSuffix(encoding, "gzip") && bytes.HasPrefix(body, gzipMagic):
		from, err = gzip.NewReader(bytes.NewReader(body))
	case encoding == "deflate" && bytes.HasPrefix(body, []byte{0x78}):
		from, err = zlib.NewReader(bytes.NewReader(body))
	case encoding == "br" || encoding == "zstd":
		return nil, fmt.Errorf("Content-Encoding %s is not read", encoding)
	default:
		return body, nil
	}
	if err == nil {
		body, err = r.limited(from)
	}
	if err != nil {
		return nil, fmt.Errorf("Content-Encoding %s: %w", encoding, err)
	}
	return body, nil
}

// limited reads what is no larger than a report may be.
func (r *reader) limited(from io.Reader) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(from, r.opt.MaxReport+1))
	if err == nil && int64(len(b)) > r.opt.MaxReport {
		err = r.tooLarge(-1)
	}
	return b, err
}

// headEnd is where the body of a response begins; -1 when its head does not end.
func headEnd(b []byte) int {
	for i := 0; ; {
		at := bytes.IndexByte(b[i:], '\n')
		if at < 0 {
			return -1
		}
		line := b[i : i+at]
		i += at + 1
		if len(trimEnd(line)) == 0 {
			return i
		}
	}
}

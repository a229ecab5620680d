package intake

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/textproto"
	"strconv"
	"strings"

	"github.com/isnad-project/isnad"
)

// readWARC reads the pages in a web archive (ISO 28500): responses of servers
// with status 200, and stored resources, that are HTML or plain text. The origin
// of a page is where its record lies.
func (r *reader) readWARC(in input, c *counter, p *packed) bool {
	w := &warcReader{r: r, in: in, p: p}
	if in.file != nil && r.opt.Last != nil {
		origin, key, err := r.opt.Last(in.path)
		if err != nil {
			return r.fail(in.path, 0, err)
		}
		if place, ok := strings.CutPrefix(origin, valid(in.path)+"@"); ok {
			w = r.resume(in, c, place, key)
			defer w.p.close()
		}
	}
	for {
		d, err := w.next()
		switch {
		case err == io.EOF:
			if w.records == 0 {
				return r.fail(in.path, 0, errors.New("warc: no record in it"))
			}
			return true
		case errors.Is(err, errPassed):
			r.skip(w.origin)
		case err != nil:
			if !r.fail(w.origin, 0, err) {
				return false
			}
			if w.p.err != nil {
				return true // nothing behind it can be read
			}
		case !r.document(d):
			return false
		}
		r.tell()
	}
}

// resume reads the archive on behind the report at place, if it is the one with
// that key; else from its beginning.
func (r *reader) resume(in input, c *counter, place, key string) *warcReader {
	at, rest, _ := strings.Cut(place, "+")
	start, _ := strconv.ParseInt(at, 10, 64) // where no number stands no such record lies
	within, _ := strconv.ParseInt(rest, 10, 64)
	w := &warcReader{r: r, in: in, p: seek(in, c, start)}
	if w.p.next() == nil {
		_, err := io.CopyN(io.Discard, w.p.out, within)
		if d, readErr := w.next(); err == nil && readErr == nil && d.Key() == key {
			c.count(start)
			return w
		}
	}
	w.p.close()
	return &warcReader{r: r, in: in, p: seek(in, c, 0)}
}

// seek is the file from an offset on.
func seek(in input, c *counter, offset int64) *packed {
	c.from, c.offset = io.NewSectionReader(in.file, offset, 1<<62), offset
	return unpack(c)
}

// warcReader reads the records of a web archive.
type warcReader struct {
	r       *reader
	in      input
	p       *packed
	origin  string // of the record at hand
	records int
}

// errPassed says that a record is no page.
var errPassed = errors.New("no page")

// maxHead is the largest head of a record or of a response.
const maxHead = 64 << 10

// next is the page of the next record; errPassed when it holds none.
func (w *warcReader) next() (*isnad.Document, error) {
	for {
		if w.p.cur == nil {
			if err := w.p.next(); err != nil {
				w.origin = w.in.path
				return nil, err
			}
		}
		b, err := w.p.out.Peek(1)
		switch {
		case err == io.EOF:
			w.p.cur = nil
		case err != nil:
			w.origin = w.in.path
			return nil, err
		case b[0] == '\r' || b[0] == '\n': // between two records
			_, _ = w.p.out.Discard(1) // it was seen
		default:
			w.records++
			w.origin = w.in.path + "@" + w.place()
			return w.record()
		}
	}
}

// place is where the next record lies: an offset in the file, and behind a plus
// one in what is packed there.
func (w *warcReader) place() string {
	start, within := w.p.place()
	if within == 0 {
		return strconv.FormatInt(start, 10)
	}
	return fmt.Sprintf("%d+%d", start, within)
}

func (w *warcReader) record() (*isnad.Document, error) {
	head, length, err := w.head()
	if err != nil {
		w.recover()
		return nil, fmt.Errorf("warc: %w", err)
	}
	block := &io.LimitedReader{R: w.p.out, N: length}
	d, err := w.page(head, block)
	if _, discard := io.Copy(io.Discard, block); discard != nil {
		return nil, discard
	}
	if block.N > 0 {
		return nil, fmt.Errorf("warc: the record is cut off: %d bytes of %d are missing", block.N, length)
	}
	return d, err
}

// head reads the head of a record, and how long the block behind it is.
func (w *warcReader) head() (textproto.MIMEHeader, int64, error) {
	var lines bytes.Buffer
	for {
		line, err := w.p.out.ReadSlice('\n')
		switch {
		case lines.Len() == 0 && !bytes.HasPrefix(line, []byte("WARC/")):
			return nil, 0, errors.New("no record begins here")
		case err == io.EOF:
			return nil, 0, errors.New("the head of the record is cut off")
		case err != nil && w.p.err != nil:
			return nil, 0, err
		case err != nil || lines.Len() > maxHead:
			return nil, 0, errors.New("the head of the record does not end")
		}
		lines.Write(line)
		if len(trimEnd(line)) == 0 {
			break
		}
	}
	_, fields, _ := bytes.Cut(lines.Bytes(), []byte("\n"))
	head, err := textproto.NewReader(bufio.NewReader(bytes.NewReader(fields))).ReadMIMEHeader()
	if err != nil {
		return nil, 0, err
	}
	length, err := strconv.ParseInt(head.Get("Content-Length"), 10, 64)
	if err != nil || length < 0 {
		return nil, 0, fmt.Errorf("Content-Length %q is no length", head.Get("Content-Length"))
	}
	return head, length, nil
}

// recover goes to the next line of the member that a record begins with.
func (w *warcReader) recover() {
	for {
		if b, err := w.p.out.Peek(5); err != nil || string(b) == "WARC/" {
			return
		}
		for {
			_, err := w.p.out.ReadSlice('\n')
			if err == nil {
				break
			}
			if err != bufio.ErrBufferFull {
				return
			}
		}
	}
}

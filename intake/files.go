package intake

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/text"
)

// source reads one source; false means that reading ends.
func (r *reader) source(s string) bool {
	if !r.alive() {
		return false
	}
	if s == "-" {
		if r.opt.Stdin == nil {
			return r.fail(s, 0, errors.New("there is no standard input"))
		}
		return r.stream(input{path: s, id: "stdin", kind: r.as}, &counter{r: r, from: r.opt.Stdin, limit: -1})
	}
	if IsAddress(s) {
		return r.address(s)
	}
	info, err := os.Stat(s)
	switch {
	case err != nil:
		return r.fail(s, 0, cause(err))
	case info.IsDir():
		return r.folder(s)
	}
	return r.file(s, info)
}

// file reads one file.
func (r *reader) file(path string, info fs.FileInfo) bool {
	c := &counter{r: r, limit: -1}
	if info.Mode().IsRegular() {
		c.limit = info.Size()
	}
	defer c.rest()
	in := input{path: path, id: base(path), kind: kindOf(path), size: info.Size()}
	if in.kind == unknown {
		in.kind = r.as
	}
	f, err := os.Open(path)
	if err != nil {
		return r.fail(path, 0, cause(err))
	}
	defer f.Close()
	if c.from = f; info.Mode().IsRegular() {
		in.file = f
	}
	return r.stream(in, c)
}

// input is a stream of bytes and what is known of it before it is read.
type input struct {
	path  string   // stands in errors and origins
	id    string   // stands in the ids of reports that have none
	kind  kind     // by its name
	file  *os.File // when it is a regular file
	size  int64    // of that file
	form  form     // how it is compressed
	inner bool     // it lies in an archive
}

// stream reads a stream of any kind.
func (r *reader) stream(in input, c *counter) bool {
	p := unpack(c)
	defer p.close()
	kind, some, err := p.kind(in.kind)
	if err != nil && err != io.EOF && !some {
		return r.fail(in.path, 0, cause(err))
	}
	in.form, in.kind = p.form, kind
	from := bufio.NewReaderSize(p, 64<<10)
	switch in.kind {
	case plain, page, printed:
		return r.whole(in, from)
	case lines:
		return r.readLines(in, from)
	case table:
		return r.readTable(in, from)
	case tree:
		return r.readTree(in, from)
	case warc:
		return r.readWARC(in, c, p)
	case archive:
		return r.readArchive(in, c, from)
	}
	switch {
	case !some:
		return r.fail(in.path, 0, errors.New("empty"))
	case in.path == "-":
		return r.fail(in.path, 0, errors.New("its first bytes do not tell what it is: say --as txt, csv, tsv, jsonl, ..."))
	}
	return r.fail(in.path, 0, fmt.Errorf("unknown kind of file %q: want %s", filepath.Ext(in.path), kindNames))
}

// whole reads a stream that is one report.
func (r *reader) whole(in input, from io.Reader) bool {
	if in.file != nil && in.form == bare && in.size > r.opt.MaxReport {
		return r.fail(in.path, 0, r.tooLarge(in.size))
	}
	raw, err := io.ReadAll(io.LimitReader(from, r.opt.MaxReport+1))
	switch {
	case err != nil:
		return r.fail(in.path, 0, cause(err))
	case int64(len(raw)) > r.opt.MaxReport:
		return r.fail(in.path, 0, r.tooLarge(-1))
	}
	d := &isnad.Document{ID: in.id, Raw: raw, Origin: valid(in.path)}
	switch in.kind {
	case page:
		err = readPage(d, "")
	case printed:
		err = r.readPDF(d)
	default:
		d.Text, d.Encoding, err = text.Decode("", raw)
	}
	if err != nil {
		return r.failText(in.path, err)
	}
	return r.document(d)
}

// failText hands on an error of reading a whole file, with the line it names.
func (r *reader) failText(path string, err error) bool {
	var te *text.Error
	if !errors.As(err, &te) || te.Line == 0 {
		return r.fail(path, 0, err)
	}
	return r.fail(path, te.Line, fmt.Errorf("byte %d: %w", te.Offset, te.Err))
}

// ErrTooLarge is the cause of the error for a report above Options.MaxReport.
var ErrTooLarge = errors.New("report is too large")

// tooLarge is the error for a report of size bytes, -1 if that is not known.
func (r *reader) tooLarge(size int64) error {
	if size < 0 {
		return fmt.Errorf("%w: above %d bytes (--max-report)", ErrTooLarge, r.opt.MaxReport)
	}
	return fmt.Errorf("%w: %d bytes, above %d (--max-report)", ErrTooLarge, size, r.opt.MaxReport)
}

// base is the name of a file without folder and extension: the id of its report.
func base(path string) string {
	name := unpackedName(filepath.Base(path))
	return valid(strings.TrimSuffix(name, filepath.Ext(name)))
}

// valid is s as valid UTF-8: file names need not be.
func valid(s string) string { return strings.ToValidUTF8(s, "\uFFFD") }

// cause takes the path off a file error: [Error] names it already.
func cause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

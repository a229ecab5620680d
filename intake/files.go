package intake

import (
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

// kind is what a file holds, by its extension.
type kind uint8

const (
	unknown kind = iota
	plain        // one report as text
	page         // one report as HTML
	lines        // a report a line, JSON
	gzLines      // the same, compressed
)

func kindOf(path string) kind {
	name := strings.ToLower(filepath.Base(path))
	switch ext := filepath.Ext(name); ext {
	case ".txt":
		return plain
	case ".html", ".htm":
		return page
	case ".jsonl", ".ndjson":
		return lines
	case ".gz":
		switch filepath.Ext(strings.TrimSuffix(name, ext)) {
		case ".jsonl", ".ndjson":
			return gzLines
		}
	}
	return unknown
}

// source reads one source; false means that reading ends.
func (r *reader) source(s string) bool {
	if !r.alive() {
		return false
	}
	if s == "-" {
		if r.opt.Stdin == nil {
			return r.fail(s, 0, errors.New("there is no standard input"))
		}
		return r.readLines(s, "stdin", &counter{r: r, from: r.opt.Stdin, limit: -1})
	}
	if IsAddress(s) && r.opt.Fetch != nil {
		return r.address(s)
	}
	info, err := os.Stat(s)
	switch {
	case err != nil:
		return r.fail(s, 0, cause(err))
	case info.IsDir():
		return r.folder(s)
	case kindOf(s) == unknown:
		r.add(info.Size())
		defer r.tell()
		return r.fail(s, 0, fmt.Errorf("unknown kind of file %q: want .txt, .html, .htm, .jsonl, .ndjson, .jsonl.gz or .ndjson.gz", filepath.Ext(s)))
	}
	return r.file(s, info)
}

// file reads one file of a known kind.
func (r *reader) file(path string, info fs.FileInfo) bool {
	limit := int64(-1)
	if info.Mode().IsRegular() {
		limit = info.Size()
	}
	c := &counter{r: r, limit: limit}
	defer c.rest()
	k := kindOf(path)
	if (k == plain || k == page) && limit > r.opt.MaxReport {
		return r.fail(path, 0, r.tooLarge(limit))
	}
	f, err := os.Open(path)
	if err != nil {
		return r.fail(path, 0, cause(err))
	}
	defer f.Close()
	c.from = f
	switch k {
	case lines:
		return r.readLines(path, base(path), c)
	case gzLines:
		return r.readGzip(path, c)
	}
	raw, err := io.ReadAll(io.LimitReader(c, r.opt.MaxReport+1))
	switch {
	case err != nil:
		return r.fail(path, 0, cause(err))
	case int64(len(raw)) > r.opt.MaxReport:
		return r.fail(path, 0, r.tooLarge(-1))
	}
	d := &isnad.Document{ID: base(path), Raw: raw, Origin: valid(path)}
	if k == page {
		err = readPage(d, "")
	} else {
		d.Text, d.Encoding, err = text.Decode("", raw)
	}
	if err != nil {
		return r.failText(path, err)
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
	name := filepath.Base(path)
	if s, ok := strings.CutSuffix(name, ".gz"); ok {
		name = s
	}
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

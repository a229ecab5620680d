package intake

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
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

// folder reads what a folder holds, in the order of names.
func (r *reader) folder(dir string) bool {
	for e := range entries(dir) {
		ok := true
		switch {
		case e.err != nil:
			ok = r.fail(e.path, 0, cause(e.err))
		case e.info.IsDir():
			ok = r.alive() && r.folder(e.path)
		case !e.info.Mode().IsRegular() || kindOf(e.path) == unknown:
			if r.opt.Skipped != nil {
				r.opt.Skipped(e.path)
			}
		default:
			ok = r.file(e.path, e.info)
		}
		if !ok {
			return false
		}
	}
	return true
}

// entry is a file or folder inside a folder, or the error of looking at it.
type entry struct {
	path string
	info fs.FileInfo
	err  error
}

// entries yields what a folder holds, in the order of names, without hidden
// files. A link to a file is that file; a link to a folder is passed over as no
// regular file, so that no circle can arise.
func entries(dir string) iter.Seq[entry] {
	return func(yield func(entry) bool) {
		list, err := os.ReadDir(dir)
		if err != nil && !yield(entry{path: dir, err: err}) {
			return
		}
		for _, d := range list {
			if strings.HasPrefix(d.Name(), ".") {
				continue
			}
			e := entry{path: filepath.Join(dir, d.Name())}
			e.info, e.err = d.Info()
			if e.err == nil && e.info.Mode()&fs.ModeSymlink != 0 {
				target, err := os.Stat(e.path)
				if err != nil {
					e.err = err
				} else if !target.IsDir() {
					e.info = target
				}
			}
			if !yield(e) {
				return
			}
		}
	}
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
		err = readPage(d)
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

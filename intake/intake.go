package intake

import (
	"context"
	"io"
	"iter"

	"github.com/isnad-project/isnad"
)

// DefaultMaxReport is the largest report read when [Options] say nothing: 8 MiB.
const DefaultMaxReport = 8 << 20

// Options say how to read.
type Options struct {
	// MaxReport is the largest report in bytes as retrieved: a file, a line, a
	// row, a message. 0 means DefaultMaxReport.
	MaxReport int64
	// Stdin is what the source "-" reads. Nil means that "-" is an error.
	Stdin io.Reader
	// Fetch, when set, gets what stands at a web address: then a source may be
	// one. Nil means that no source is looked for on the network.
	Fetch func(ctx context.Context, address string) ([]byte, *isnad.Answer, error)
	// As is the kind (txt, html, jsonl, csv, tsv, json, warc, pdf, docx, zip) of
	// standard input and of files whose names do not tell it. Empty means that
	// the first bytes decide.
	As string
	// Map names the column that holds a field (id, text, title, published,
	// outlet, url) in CSV and TSV. A field that is not in it is in the column of
	// its own name.
	Map map[string]string
	// Last, when set, gives the origin and the key of the last report that was
	// kept of a web archive, "" when none was. When the archive still has that
	// report there, reading goes on behind it.
	Last func(path string) (origin, key string, err error)
	// Progress, when set, is told the bytes read so far and their total; the
	// total is -1 when it cannot be known (standard input). It is called from
	// the loop that reads: behind each report, and within a file after each
	// megabyte. Files that failed or were skipped count as read, so that done
	// reaches total.
	Progress func(done, total int64)
	// Skipped, when set, is told of what was passed over because it is no report:
	// a file in a folder or an archive that is of no known kind or no regular
	// file, a record of a web archive that is no page, a service message.
	Skipped func(path string)
}

// Read yields the reports in sources, in order. A source is a file of one of the
// kinds that docs/intake.md lists, a folder, read recursively in the order of
// names, "-", which is Options.Stdin, or with Options.Fetch the address of a page
// (http://, https://). What a file is packed in is seen from its first bytes.
//
// Each step yields a document or an error, never both. An error is an *[Error]
// and concerns one file or one line; reading goes on behind it. Only the end of
// ctx ends the reading early: then the last error is ctx.Err().
//
// Documents come with ID, Text, Raw, Origin and Encoding set, and Title, Outlet,
// URL, Published and Via where the source gives them; Marks are left to the caller.
func Read(ctx context.Context, opt Options, sources ...string) iter.Seq2[*isnad.Document, error] {
	if opt.MaxReport <= 0 {
		opt.MaxReport = DefaultMaxReport
	}
	return func(yield func(*isnad.Document, error) bool) {
		r := &reader{ctx: ctx, opt: opt, yield: yield, as: kinds[opt.As]}
		defer func() {
			if r.pdf != nil {
				r.pdf.close()
			}
		}()
		if opt.Progress != nil {
			r.total = measure(sources)
		}
		for _, s := range sources {
			if !r.source(s) {
				return
			}
		}
	}
}

// reader is one run of [Read].
type reader struct {
	ctx   context.Context
	opt   Options
	yield func(*isnad.Document, error) bool
	as    kind       // Options.As
	pdf   *pdfReader // once a PDF was met

	done, total int64 // bytes, for Options.Progress
	told        int64 // done when Progress was last called
}

// document hands a document on; false means that reading ends.
func (r *reader) document(d *isnad.Document) bool {
	return r.alive() && r.yield(d, nil)
}

// fail hands an error on; false means that reading ends.
func (r *reader) fail(source string, line int, err error) bool {
	return r.alive() && r.yield(nil, &Error{Source: source, Line: line, Err: err})
}

// skip tells of what is no report.
func (r *reader) skip(path string) {
	if r.opt.Skipped != nil {
		r.opt.Skipped(path)
	}
}

// alive tells whether the context still holds, and yields its end if not.
func (r *reader) alive() bool {
	if err := r.ctx.Err(); err != nil {
		r.yield(nil, err)
		return false
	}
	return true
}

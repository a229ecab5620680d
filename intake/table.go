package intake

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/isnad-project/isnad"
)

// columns are the fields of a report that a table can hold.
var columns = []string{"id", "text", "title", "published", "outlet", "url"}

// readTable reads CSV and TSV: a header, then a report a row.
func (r *reader) readTable(in input, from *bufio.Reader) bool {
	rows := &rowReader{in: &lineReader{in: toUTF8(from), max: r.opt.MaxReport}}
	head, err := rows.header()
	var where map[string]int
	if err == nil {
		where, err = findColumns(head, r.opt.Map)
	}
	if errors.Is(err, ErrTooLarge) {
		err = r.tooLarge(-1)
	}
	if err != nil {
		return r.fail(in.path, 1, cause(err))
	}
	for {
		row, err := rows.next()
		if err == io.EOF {
			return true
		}
		if err != nil {
			return r.fail(in.path, row.line, cause(err))
		}
		d, err := row.document(where)
		if errors.Is(err, ErrTooLarge) {
			err = r.tooLarge(-1)
		}
		if err != nil {
			if !r.fail(in.path, row.line, err) {
				return false
			}
			continue
		}
		if !r.numbered(d, in, row.line) {
			return false
		}
		r.tell()
	}
}

// findColumns finds the column of each field, by its own name or by the one that
// as gives for it.
func findColumns(head []string, as map[string]string) (map[string]int, error) {
	for field := range as {
		if !slices.Contains(columns, field) {
			return nil, fmt.Errorf("--map: a report has no field %q: want one of %s", field, strings.Join(columns, ", "))
		}
	}
	where := map[string]int{}
	for _, field := range columns {
		name, mapped := as[field]
		if !mapped {
			name = field
		}
		at := slices.IndexFunc(head, func(h string) bool { return strings.EqualFold(strings.TrimSpace(h), name) })
		switch {
		case at >= 0:
			where[field] = at
		case mapped:
			return nil, fmt.Errorf("--map %s=%s: the header has no such column: %s", field, name, strings.Join(head, ", "))
		case field == "text":
			return nil, fmt.Errorf(`no column "text" (--map text=COLUMN names it): the header has %s`, strings.Join(head, ", "))
		}
	}
	return where, nil
}

// document is the report of a row, or what is wrong with it.
func (row *tableRow) document(where map[string]int) (*isnad.Document, error) {
	if row.fault != nil {
		return nil, row.fault
	}
	cell := func(field string) string {
		if at, ok := where[field]; ok {
			return row.cells[at]
		}
		return ""
	}
	d := &isnad.Document{
		ID: cell("id"), Text: cell("text"), Title: cell("title"), Outlet: cell("outlet"), URL: cell("url"),
		Raw: row.raw, Encoding: row.encoding,
	}
	if err := settle(d, cell("published")); err != nil {
		return nil, err
	}
	return d, nil
}

// separator is what stands between the cells of a table: of comma, semicolon
// and tab the one that the header has most of.
func separator(head []byte) byte {
	best := byte(',')
	for _, c := range []byte{';', '\t'} {
		if bytes.Count(head, []byte{c}) > bytes.Count(head, []byte{best}) {
			best = c
		}
	}
	return best
}

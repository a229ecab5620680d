package intake

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/isnad-project/isnad/text"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// rowReader cuts a table into rows. A row that is faulty costs nothing but
// itself: when a quotation mark never closes, or the cells are not as many as
// the header has, reading goes on in the line behind the one it began in.
type rowReader struct {
	in    *lineReader
	again []tableLine // lines that a faulty row had taken, to be read anew
	sep   byte
	width int // columns
}

// tableLine is a line as it stands, with its end, or why it cannot be read.
type tableLine struct {
	number int
	bytes  []byte
	err    error
}

// tableRow is one row, or what is wrong with it.
type tableRow struct {
	line     int // where it begins
	raw      []byte
	cells    []string
	encoding string
	fault    error
}

// header reads the names of the columns.
func (t *rowReader) header() ([]string, error) {
	first, err := t.in.raw()
	if err == io.EOF || err == nil && len(bytes.TrimSpace(first)) == 0 {
		return nil, errors.New("empty: no header")
	}
	if err != nil {
		return nil, err
	}
	first = slices.Clone(bytes.TrimPrefix(first, []byte("\xef\xbb\xbf")))
	t.sep = separator(first)
	t.again = []tableLine{{number: t.in.number, bytes: first}}
	row, err := t.next()
	if err == nil {
		err = row.fault
	}
	t.width = len(row.cells)
	return row.cells, err
}

// line is the next line.
func (t *rowReader) line() tableLine {
	if len(t.again) > 0 {
		l := t.again[0]
		t.again = t.again[1:]
		return l
	}
	b, err := t.in.raw()
	return tableLine{t.in.number, slices.Clone(b), err}
}

// next is the next row that is not blank. An error is one of the stream, and
// ends it: io.EOF behind the last row.
func (t *rowReader) next() (tableRow, error) {
	l := t.line()
	for l.err == nil && len(bytes.TrimSpace(l.bytes)) == 0 {
		l = t.line()
	}
	row := tableRow{line: l.number, raw: l.bytes}
	switch {
	case errors.Is(l.err, ErrTooLarge):
		row.fault = l.err
		return row, nil
	case l.err != nil:
		return row, l.err
	}
	c := cutter{sep: t.sep}
	var taken []tableLine // behind the first
	size := int64(len(l.bytes))
	c.line(l.bytes)
	for c.quoted && c.fault == nil {
		l = t.line()
		taken = append(taken, l)
		if size += int64(len(l.bytes)); l.err != nil || size > t.in.max {
			c.fault = fmt.Errorf("column %d: the quotation mark is never closed", len(c.cells)+1)
			break
		}
		c.line(l.bytes)
	}
	row.cells, row.fault = c.cells, c.fault
	if row.fault == nil && t.width > 0 && len(row.cells) != t.width {
		row.fault = fmt.Errorf("the header has %d columns, this row %d", t.width, len(row.cells))
	}
	if row.fault != nil {
		t.again = append(taken, t.again...)
		row.literal(t.sep, t.width)
		return row, nil
	}
	for _, l := range taken {
		row.raw = append(row.raw, l.bytes...)
	}
	row.raw = trimEnd(row.raw)
	if s, ok := row.decode(); ok {
		c = cutter{sep: t.sep}
		c.line([]byte(s))
		row.cells = c.cells
	}
	return row, nil
}

// literal reads a faulty row of a table with tabs as one that knows no quoting,
// as many such tables are, if it then has as many cells as the header.
func (row *tableRow) literal(sep byte, width int) {
	row.raw = trimEnd(row.raw)
	if n := bytes.Count(row.raw, []byte{'\t'}) + 1; sep != '\t' || width > 0 && n != width {
		return
	}
	row.fault = nil
	s, ok := row.decode()
	if !ok {
		s = string(row.raw)
	}
	row.cells = strings.Split(s, "\t")
}

// decode gives the row as UTF-8 if it is not; then the encoding, or the fault,
// is known. Bytes below 128, all that cutting looks at, are the same in every
// encoding that is read here.
func (row *tableRow) decode() (s string, ok bool) {
	if utf8.Valid(row.raw) {
		return "", false
	}
	s, row.encoding, row.fault = text.Decode("", row.raw)
	return s, row.fault == nil
}

// cutter cuts the lines of one row into cells. A cell that begins with a
// quotation mark runs to the mark that closes it, over line ends; two marks in
// it are one. A mark elsewhere is a character like any other.
type cutter struct {
	sep    byte
	cells  []string
	cell   []byte
	quoted bool // a quotation mark is open
	fault  error
}

// line takes one line more, with its end.
func (c *cutter) line(b []byte) {
	for c.fault == nil {
		if !c.quoted && len(b) > 0 && b[0] == '"' {
			c.quoted, b = true, b[1:]
		}
		if !c.quoted {
			at := bytes.IndexByte(b, c.sep)
			if at < 0 {
				c.cells = append(c.cells, string(trimEnd(b)))
				return
			}
			c.cells, b = append(c.cells, string(b[:at])), b[at+1:]
			continue
		}
		at := bytes.IndexByte(b, '"')
		if at < 0 {
			c.cell = append(c.cell, b...)
			return
		}
		c.cell = append(c.cell, b[:at]...)
		b = b[at+1:]
		if len(b) > 0 && b[0] == '"' {
			c.cell, b = append(c.cell, '"'), b[1:]
			continue
		}
		c.quoted = false
		c.cells, c.cell = append(c.cells, string(c.cell)), c.cell[:0]
		switch {
		case len(trimEnd(b)) == 0:
			return
		case b[0] == c.sep:
			b = b[1:]
		default:
			c.fault = fmt.Errorf("column %d: something follows the closing quotation mark", len(c.cells))
		}
	}
}

func trimEnd(b []byte) []byte { return bytes.TrimRight(b, "\r\n") }

// toUTF8 is from as UTF-8 if a byte order mark says that it is UTF-16, as
// spreadsheets save their text; else it is from.
func toUTF8(from *bufio.Reader) *bufio.Reader {
	head, _ := from.Peek(2) // what cannot be read is met again
	if !bytes.Equal(head, []byte("\xff\xfe")) && !bytes.Equal(head, []byte("\xfe\xff")) {
		return from
	}
	return bufio.NewReader(transform.NewReader(from, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder()))
}

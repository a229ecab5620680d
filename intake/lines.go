package intake

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"slices"
	"strconv"

	"github.com/isnad-project/isnad"
)

// readLines reads JSON lines.
func (r *reader) readLines(src input, from *bufio.Reader) bool {
	in := &lineReader{in: from, max: r.opt.MaxReport}
	for {
		line, err := in.next()
		switch {
		case err == io.EOF:
			if in.seen {
				return true
			}
			return r.fail(src.path, 0, errors.New("empty: no JSON line"))
		case errors.Is(err, ErrTooLarge):
			if !r.fail(src.path, in.number, r.tooLarge(-1)) {
				return false
			}
			continue
		case err != nil:
			return r.fail(src.path, in.number, cause(err))
		}
		if !r.line(src, in.number, line) {
			return false
		}
		r.tell()
	}
}

// line reads the report of one line.
func (r *reader) line(src input, number int, line []byte) bool {
	d, err := parseLine(line)
	if err != nil {
		return r.fail(src.path, number, err)
	}
	d.Raw = slices.Clone(line)
	return r.numbered(d, src, number)
}

// numbered hands on the report that begins in a line of a file.
func (r *reader) numbered(d *isnad.Document, src input, number int) bool {
	at := ":" + strconv.Itoa(number)
	d.Origin = valid(src.path) + at
	if d.ID == "" {
		d.ID = src.id + at
	}
	return r.document(d)
}

// keptLine is how long a line may be for which room is kept for the next.
const keptLine = 1 << 20

// lineReader cuts a stream into lines without ever holding more than max bytes.
type lineReader struct {
	in     *bufio.Reader
	max    int64
	number int    // of the line last given, from 1
	seen   bool   // whether any line was not blank
	buf    []byte // a line longer than the buffer of in
}

// next is the next line that is not blank, without its end and without a byte
// order mark. It is valid until the next call. A line above max is ErrTooLarge
// and has been passed over.
func (l *lineReader) next() ([]byte, error) {
	for {
		line, err := l.raw()
		if err != nil {
			return nil, err
		}
		if l.number == 1 {
			line = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))
		}
		line = bytes.TrimRight(line, "\r\n")
		if len(bytes.TrimSpace(line)) > 0 {
			l.seen = true
			return line, nil
		}
	}
}

// raw is the next line as it stands. The last one may lack its line break; a
// line that a read error cut off is not given.
func (l *lineReader) raw() ([]byte, error) {
	l.number++
	if l.buf = l.buf[:0]; cap(l.buf) > keptLine {
		l.buf = nil
	}
	large := false
	for {
		part, err := l.in.ReadSlice('\n')
		if !large && int64(len(l.buf)+len(bytes.TrimRight(part, "\r\n"))) > l.max {
			large, l.seen = true, true
		}
		switch {
		case err == bufio.ErrBufferFull:
			if !large {
				l.buf = append(l.buf, part...)
			}
			continue
		case err == io.EOF && len(part) == 0 && len(l.buf) == 0 && !large:
			return nil, io.EOF
		case err != nil && err != io.EOF:
			return nil, err
		}
		if large {
			l.buf = nil
			return nil, ErrTooLarge
		}
		if len(l.buf) == 0 {
			return part, nil
		}
		l.buf = append(l.buf, part...)
		return l.buf, nil
	}
}

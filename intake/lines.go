package intake

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"

	"github.com/klauspost/compress/gzip"
)

// readGzip reads compressed JSON lines.
func (r *reader) readGzip(path string, c *counter) bool {
	z, err := gzip.NewReader(c)
	if err != nil {
		return r.fail(path, 0, gzipCause(err))
	}
	defer z.Close()
	return r.readLines(path, base(path), z)
}

func gzipCause(err error) error {
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return errors.New("gzip: the file is cut off")
	case errors.Is(err, gzip.ErrHeader):
		return errors.New("gzip: not a gzip file")
	}
	return fmt.Errorf("gzip: %w", err)
}

// readLines reads JSON lines. name stands in the ids of lines without one.
func (r *reader) readLines(source, name string, from io.Reader) bool {
	in := &lineReader{in: bufio.NewReaderSize(from, 64<<10), max: r.opt.MaxReport}
	for {
		line, err := in.next()
		switch {
		case err == io.EOF:
			if in.seen {
				return true
			}
			return r.fail(source, 0, errors.New("empty: no JSON line"))
		case errors.Is(err, ErrTooLarge):
			if !r.fail(source, in.number, r.tooLarge(-1)) {
				return false
			}
			continue
		case err != nil:
			if kindOf(source) == gzLines {
				err = gzipCause(err)
			}
			return r.fail(source, in.number, cause(err))
		}
		if !r.line(source, name, in.number, line) {
			return false
		}
		r.tell()
	}
}

// line reads the report of one line.
func (r *reader) line(source, name string, number int, line []byte) bool {
	d, err := parseLine(line)
	if err != nil {
		return r.fail(source, number, err)
	}
	d.Raw = slices.Clone(line)
	d.Origin = valid(source) + ":" + strconv.Itoa(number)
	if d.ID == "" {
		d.ID = name + ":" + strconv.Itoa(number)
	}
	return r.document(d)
}

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
	l.buf = l.buf[:0]
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

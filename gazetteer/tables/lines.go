package tables

import (
	"bufio"
	"errors"
	"io"
	"iter"
	"strings"
	"unicode/utf8"
)

// longest is how long a line may be; the longest of GeoNames has some 10 KB.
const longest = 1 << 20

var errEncoding = errors.New("not UTF-8")

// each gives the lines of a file with their numbers, comments and empty lines
// left out. A line that is not UTF-8 is bad; one that is too long ends the
// reading.
func (t *reading) each(in io.Reader) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		s := bufio.NewScanner(in)
		s.Buffer(make([]byte, 0, sniffed), longest)
		n := 1
		for ; s.Scan(); n++ {
			b := s.Bytes()
			switch {
			case len(b) == 0 || b[0] == '#':
				continue
			case t.ctx.Err() != nil:
				return
			case !utf8.Valid(b):
				t.bad(n, "%w", errEncoding)
				continue
			}
			if !yield(n, strings.TrimSuffix(string(b), "\r")) {
				return
			}
		}
		if err := s.Err(); errors.Is(err, bufio.ErrTooLong) {
			t.bad(n, "longer than a megabyte; what follows is not read")
		} else if err != nil {
			t.bad(n, "%w", err)
		}
	}
}

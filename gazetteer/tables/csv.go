package tables

import (
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"
)

// separator is the sign that parts the columns of a line.
func separator(line string) string {
	best := ","
	for _, s := range []string{";", "\t"} {
		if strings.Count(line, s) > strings.Count(line, best) {
			best = s
		}
	}
	return best
}

// csv reads a table of OCHA from a file of comma-separated values.
func (t *reading) csv(in io.Reader, separator string) error {
	t.Form = OCHA
	r := csv.NewReader(in)
	r.Comma = rune(separator[0])
	r.FieldsPerRecord = -1
	r.ReuseRecord = true
	c := &cod{reading: t}
	columns := 0
	for t.ctx.Err() == nil {
		cells, err := r.Read()
		var pe *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.As(err, &pe):
			t.bad(pe.StartLine, "%w", pe.Err)
			continue
		case err != nil:
			return err
		}
		line, _ := r.FieldPos(0)
		switch {
		case c.header == nil:
			c.header, columns = codHeader(cells), len(cells)
			if c.header == nil {
				return errNoHeader("line")
			}
		case len(cells) != columns:
			t.bad(line, "%d columns, the header has %d", len(cells), columns)
		case !utf8.ValidString(strings.Join(cells, "")):
			t.bad(line, "%w", errEncoding)
		default:
			c.record(line, record{cells: cells})
		}
	}
	return t.ctx.Err()
}

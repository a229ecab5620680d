package tables

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"
)

// unzipped is how large a workbook may be once unpacked.
const unzipped = 1 << 30

// xlsx reads the sheets of a workbook that are tables of OCHA, and passes over
// the others.
func (t *reading) xlsx(in io.Reader) error {
	t.Form = OCHA
	book, err := excelize.OpenReader(in, excelize.Options{RawCellValue: true, UnzipSizeLimit: unzipped})
	if err != nil {
		return fmt.Errorf("no workbook that can be read: %w", err)
	}
	defer book.Close()
	file, found := t.file, false
	for _, sheet := range book.GetSheetList() {
		t.file = file + ": " + sheet
		ok, err := t.sheet(book, sheet)
		if err != nil {
			return fmt.Errorf("%s: %w", sheet, err)
		}
		found = found || ok
	}
	if !found {
		return errNoHeader("sheet")
	}
	return t.ctx.Err()
}

// sheet reads one sheet; false is one of another sort.
func (t *reading) sheet(book *excelize.File, name string) (bool, error) {
	rows, err := book.Rows(name)
	if err != nil {
		return false, err
	}
	defer rows.Close()
	c := &cod{reading: t}
	for line := 1; rows.Next() && t.ctx.Err() == nil; line++ {
		cells, err := rows.Columns()
		if err != nil {
			return true, fmt.Errorf("row %d: %w", line, err)
		}
		if c.header != nil {
			c.record(line, record{cells: cells})
		} else if c.header = codHeader(cells); c.header == nil {
			return false, nil
		}
	}
	return c.header != nil, rows.Error()
}

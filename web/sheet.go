package web

import (
	"archive/zip"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/isnad-project/isnad/export"
)

// A spreadsheet is a CSV file for programs that take a cell beginning like a formula for one,
// and Arabic for another encoding unless a mark stands before it.
type spreadsheet struct {
	pipe *io.PipeWriter
	done chan error
}

// forSpreadsheet writes CSV to w as spreadsheets read it.
func forSpreadsheet(w io.Writer) *spreadsheet {
	r, pipe := io.Pipe()
	s := &spreadsheet{pipe, make(chan error, 1)}
	go func() {
		err := harmless(w, r)
		r.CloseWithError(err)
		s.done <- err
	}()
	return s
}

func (s *spreadsheet) Write(b []byte) (int, error) { return s.pipe.Write(b) }

// Close waits until all is written.
func (s *spreadsheet) Close() error {
	return errors.Join(s.pipe.Close(), <-s.done)
}

// harmless copies CSV with a byte order mark, and a quotation mark before what would be taken
// for a formula; a number below zero is none.
func harmless(w io.Writer, r io.Reader) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	in, out := csv.NewReader(r), csv.NewWriter(w)
	in.FieldsPerRecord = -1
	for {
		row, err := in.Read()
		if err == io.EOF {
			out.Flush()
			return out.Error()
		}
		if err != nil {
			return err
		}
		for i, cell := range row {
			if _, err := strconv.ParseFloat(cell, 64); cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) && (err != nil || cell[0] != '-') {
				row[i] = "'" + cell
			}
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
}

// bundle answers with all files of a format and its method note in one archive, which says
// what was chosen, when, by what and under which licence.
func (s *server) bundle(w http.ResponseWriter, r *http.Request, f export.Format, o export.Options) {
	w.Header().Set("Content-Type", "application/zip")
	w.Header().Set("Content-Disposition", fmt.Sprintf(`attachment; filename="isnad-%s.zip"`, f))
	z, at := zip.NewWriter(w), time.Now().UTC()
	address := "http://" + r.Host + strings.Replace(r.URL.RequestURI(), "/export/"+string(f)+"/"+bundleName, "/events", 1)
	err := s.pack(r.Context(), z, f, o, at, address)
	if err = errors.Join(err, z.Close()); err != nil {
		s.log.Error("export failed", "path", r.URL.Path, "error", err)
		panic(http.ErrAbortHandler)
	}
}

// pack writes the files of a bundle. address is that of the list that it holds.
func (s *server) pack(ctx context.Context, z *zip.Writer, f export.Format, o export.Options, at time.Time, address string) error {
	create := func(name string) (io.Writer, error) {
		return z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: at})
	}
	var note string
	for _, table := range f.Tables() {
		into, err := create(fileName(f, table))
		if err != nil {
			return err
		}
		file, end := into, func() error { return nil }
		if f.Ext() == ".csv" {
			sheet := forSpreadsheet(into)
			file, end = sheet, sheet.Close
		}
		summary, err := export.Write(ctx, s.ledger, f, o, map[string]io.Writer{table: file})
		if err = errors.Join(err, end()); err != nil {
			return err
		}
		note = summary.Note()
	}
	into, err := create("method.md")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(into, "%s\n## When and what\n\n- Exported: %s\n- Address: `%s`\n- Licence: the words of reports are their publishers'; names and outlines of places stand under the licences that NOTICE of the program lists.\n",
		note, at.Format(time.RFC3339), address)
	return err
}

// bundleName is the file of a format that holds all of its files.
const bundleName = "isnad.zip"

// Package tables reads the tables of places that others publish, for the
// gazetteer of a ledger: a country file of GeoNames, a table of the Common
// Operational Datasets of OCHA (CSV, XLSX or GeoJSON), or a table in our own
// form. docs/places.md describes each.
//
// The GeoNames line «170063 Aleppo … Alep,Haleb,حلب … P PPLA SY …» becomes the row
// gn:170063, حلب, a city, with its point. A row that cannot be used is told by file
// and line, and the others are read.
package tables

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/isnad-project/isnad"
)

// The forms of a table.
const (
	GeoNames = "country file of GeoNames"
	OCHA     = "table of OCHA"
	Own      = "table in our own form"
)

// Table is what a file holds.
type Table struct {
	Form     string // GeoNames, OCHA or Own
	Rows     []isnad.PlaceRow
	Bad      []error // rows that cannot be used, each with file and line
	Nameless int     // rows without an Arabic name
	Others   int     // rows of kinds that no gazetteer of news needs
}

// Read reads a file, whichever of the forms it has. It calls progress, if not
// nil, with the bytes that are through. A file that ends or breaks in the middle
// gives the rows before, and the break among Bad.
func Read(ctx context.Context, file string, progress func(done, total int64)) (*Table, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, tidy(file, err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, tidy(file, err)
	}
	if info.IsDir() {
		return nil, fmt.Errorf("%s: is a folder, not a table of places", file)
	}
	t := &reading{ctx: ctx, file: file, at: map[string]int{}, stubs: map[string]bool{}}
	if err := t.read(f, info.Size(), progress); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return &t.Table, nil
}

// tidy names the file once.
func tidy(file string, err error) error {
	var pe *os.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	return fmt.Errorf("%s: %w", file, err)
}

// reading is a Table that is being read.
type reading struct {
	Table
	ctx   context.Context
	file  string
	at    map[string]int  // id → its row
	stubs map[string]bool // divisions that rows were said to lie in, without a row of their own so far
}

const (
	zipMagic = "PK\x03\x04"
	sniffed  = 64 << 10 // bytes that tell what a file is
)

func (t *reading) read(f *os.File, size int64, progress func(done, total int64)) error {
	in := bufio.NewReaderSize(&counted{r: f, total: size, progress: progress}, sniffed)
	head, err := in.Peek(sniffed)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if bytes.HasPrefix(head, []byte(zipMagic)) {
		return t.zipped(f, size, progress)
	}
	return t.plain(in, head)
}

// zipped reads a workbook, or the one text file of an archive, which is how
// GeoNames publishes its country files.
func (t *reading) zipped(f *os.File, size int64, progress func(done, total int64)) error {
	z, err := zip.NewReader(f, size)
	if err != nil {
		return fmt.Errorf("cut off or damaged: %w", err)
	}
	var text []*zip.File
	for _, e := range z.File {
		switch name := strings.ToLower(filepath.Base(e.Name)); {
		case e.Name == "xl/workbook.xml":
			return t.xlsx(io.NewSectionReader(f, 0, size))
		case filepath.Ext(name) == ".txt" && name != "readme.txt":
			text = append(text, e)
		}
	}
	if len(text) != 1 {
		return fmt.Errorf("an archive with %d text files; want a workbook, or one country file of GeoNames", len(text))
	}
	r, err := text[0].Open()
	if err != nil {
		return err
	}
	defer r.Close()
	in := bufio.NewReaderSize(&counted{r: r, total: int64(text[0].UncompressedSize64), progress: progress}, sniffed)
	head, err := in.Peek(sniffed)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	return t.plain(in, head)
}

// plain reads a file of text by what its first line is.
func (t *reading) plain(in *bufio.Reader, head []byte) error {
	if bytes.HasPrefix(head, []byte("\xef\xbb\xbf")) {
		if _, err := in.Discard(3); err != nil {
			return err
		}
		head = head[3:]
	}
	first := firstLine(head)
	columns := strings.Split(first, "\t")
	switch {
	case len(bytes.TrimSpace(head)) == 0:
		return errors.New("empty")
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")):
		return errors.New("written in UTF-16; save it as UTF-8")
	case bytes.IndexByte(head, 0) >= 0:
		return errors.New("binary, not a table of places")
	case bytes.TrimSpace(head)[0] == '{':
		return t.geojson(in)
	}
	if h := ownHeader(columns); h != nil {
		return t.own(in, h)
	}
	if codHeader(strings.Split(first, separator(first))) != nil {
		return t.csv(in, separator(first))
	}
	if len(columns) == geonamesColumns {
		return t.geonames(in)
	}
	return fmt.Errorf("its first line, of %d columns, is none of a country file of GeoNames (%d columns), a table of OCHA (ADM1_AR, ADM1_PCODE, …) "+
		"or our own (id, names, kind, country, …)", len(columns), geonamesColumns)
}

// firstLine is the first line that is neither empty nor a comment.
func firstLine(head []byte) string {
	for line := range strings.Lines(string(head)) {
		if line = strings.TrimRight(line, "\r\n"); line != "" && line[0] != '#' {
			return line
		}
	}
	return ""
}

// counted tells how many bytes were read.
type counted struct {
	r           io.Reader
	done, total int64
	progress    func(done, total int64)
}

func (c *counted) Read(b []byte) (int, error) {
	n, err := c.r.Read(b)
	c.done += int64(n)
	if c.progress != nil {
		c.progress(c.done, c.total)
	}
	return n, err
}

package export

import (
	"encoding/csv"
	"io"

	"github.com/isnad-project/isnad/store"
)

// A column is one column of a sheet: its name and what stands in it.
type column struct {
	name, tag string // tag: its HXL hashtag
	cell      func(*cells) string
}

// cells is what the cells of a row are made from.
type cells struct {
	*store.Telling
	o *Options
}

// columns are a sheet's columns and which events get a row.
type columns struct {
	list []column
	skip func(*cells) reason
}

// A sheet writes one row an event.
type sheet struct {
	csv *csv.Writer
	columns
	o *Options
}

func newSheet(w io.Writer, c columns, o *Options) (writer, error) {
	s := &sheet{csv.NewWriter(w), c, o}
	var names, tags []string
	tagged := false
	for _, col := range c.list {
		names, tags = append(names, col.name), append(tags, col.tag)
		tagged = tagged || col.tag != ""
	}
	err := s.csv.Write(names)
	if tagged && err == nil {
		err = s.csv.Write(tags)
	}
	return s, err
}

func (s *sheet) add(t *store.Telling) (reason, error) {
	c := &cells{t, s.o}
	if why := s.skip(c); why != "" {
		return why, nil
	}
	row := make([]string, len(s.list))
	for i, col := range s.list {
		if col.cell != nil {
			row[i] = col.cell(c)
		}
	}
	return "", s.csv.Write(row)
}

func (s *sheet) close() error {
	s.csv.Flush()
	return s.csv.Error()
}

package main

import (
	_ "embed"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// The tables kept by hand beside the raw ones. fixes.tsv says what a raw row
// must be called, of what kind it is and where it lies, or that it is none;
// added.tsv has places that the raw tables lack or know by no Arabic name.
var (
	//go:embed fixes.tsv
	fixes string
	//go:embed added.tsv
	added string
)

// handLines calls do for each line of a table that is no comment.
func handLines(file, text string, columns int, do func(f []string) error) error {
	for n, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		err := errors.New("wrong number of columns")
		if len(f) == columns {
			err = do(f)
		}
		if err != nil {
			return fmt.Errorf("%s:%d: %w", file, n+1, err)
		}
	}
	return nil
}

// fix corrects raw rows: id, names, kind, parent. An empty cell keeps what the
// row has; «-» for the names drops the row.
func (t *table) fix() error {
	return handLines("fixes.tsv", fixes, 4, func(f []string) error {
		r := t.byID[f[0]]
		if r == nil {
			return fmt.Errorf("no row %s", f[0])
		}
		switch f[1] {
		case "":
		case "-":
			r.names = nil
		default:
			r.names, r.latin = strings.Split(f[1], "|"), nil
		}
		if f[2] != "" {
			r.kind = f[2]
		}
		if f[3] != "" {
			if t.byID[f[3]] == nil {
				return fmt.Errorf("no parent %s", f[3])
			}
			r.parent = f[3]
		}
		return nil
	})
}

// add adds places: id, names, kind, parent, governorate, latitude, longitude,
// population. Ids of GeoNames (gn:) have its point; others have none. The names of
// a place that is there already go before its own, and it moves to the parent.
func (t *table) add() error {
	return handLines("added.tsv", added, 8, func(f []string) error {
		names := strings.Split(f[1], "|")
		p := t.byID[f[3]]
		if p == nil {
			return fmt.Errorf("no parent %s", f[3])
		}
		if r := t.byID[f[0]]; r != nil {
			r.names, r.parent = append(names, r.names...), f[3]
			return nil
		}
		r := &row{id: f[0], names: names, kind: f[2], parent: f[3], country: p.country, admin1: f[4], source: "own", first: true}
		if num, ok := strings.CutPrefix(f[0], "gn:"); ok {
			r.source, r.geonames, r.point = "geonames", num, true
			var e1, e2, e3 error
			r.lat, e1 = strconv.ParseFloat(f[5], 64)
			r.lon, e2 = strconv.ParseFloat(f[6], 64)
			r.pop, e3 = strconv.Atoi(f[7])
			if err := errors.Join(e1, e2, e3); err != nil {
				return err
			}
		}
		t.rows = append(t.rows, r)
		t.byID[r.id] = r
		return nil
	})
}

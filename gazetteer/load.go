package gazetteer

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"github.com/klauspost/compress/zstd"

	"github.com/isnad-project/isnad"
)

// hint is about how many places there are, to make room for.
const hint = 81_000

// Load reads the tables of a folder (knowledge/gazetteer): places.tsv.zst and
// words.tsv.zst, which gazetteer/pack makes, and the tables kept by hand beside
// them. Errors name file and line. own are the rows of a ledger's own gazetteer.
func Load(fsys fs.FS, own ...isnad.PlaceRow) (*Gazetteer, error) {
	g := &Gazetteer{
		rows: make([]Row, 0, hint), parents: make([]string, 0, hint),
		byID: make(map[string]int32, hint), words: make(map[string]int32, hint/2), grades: map[string]grade{}, lex: map[string]term{},
		nisba: map[string]string{}, phrases: map[string][][]string{}, capital: map[string]int32{}, strip: map[string]int32{},
		country: map[string]int32{}, gov: map[string]int32{}, divided: map[string]bool{},
	}
	for _, t := range []struct {
		file    string
		columns int
		row     func(f []string) error
	}{
		{"places.tsv.zst", 11, g.addPlace},
		{"words.tsv.zst", 2, g.addWord},
		{"common.tsv", 2, g.addCommon},
		{"kinds.tsv", 5, g.addKind},
		{"relations.tsv", 2, g.addRelation},
		{"evidence.tsv", 2, g.addEvidence},
		{"nisba.tsv", 2, g.addNisba},
	} {
		if err := table(fsys, t.file, t.columns, t.row); err != nil {
			return nil, fmt.Errorf("gazetteer: %w", err)
		}
	}
	if err := g.link(); err != nil {
		return nil, fmt.Errorf("gazetteer: places.tsv.zst: %w", err)
	}
	g.index()
	err := table(fsys, "supplement.tsv", 8, func(f []string) error {
		if f[0] != "" {
			return g.addNew(f)
		}
		return g.amend(f)
	})
	if err != nil {
		return nil, fmt.Errorf("gazetteer: %w", err)
	}
	g.addOwn(own)
	g.anchor()
	return g, nil
}

var errColumns = errors.New("wrong number of columns")

// table calls row for each line of a file that is neither empty nor a comment,
// with the line's columns; missing ones at the end are empty.
func table(fsys fs.FS, file string, columns int, row func([]string) error) error {
	b, err := fs.ReadFile(fsys, file)
	if err != nil {
		return err
	}
	if strings.HasSuffix(file, ".zst") {
		d, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
		if err != nil {
			return err
		}
		defer d.Close()
		if b, err = d.DecodeAll(b, nil); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	text := string(b)
	cells := make([]string, columns)
	for n := 1; text != ""; n++ {
		var line string
		line, text, _ = strings.Cut(text, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		clear(cells)
		i := 0
		for more := true; more; i++ {
			var c string
			if c, line, more = strings.Cut(line, "\t"); i >= columns {
				return fmt.Errorf("%s:%d: %w", file, n, errColumns)
			}
			cells[i] = c
		}
		if err := row(cells); err != nil {
			return fmt.Errorf("%s:%d: %w", file, n, err)
		}
	}
	return nil
}

func (g *Gazetteer) addPlace(f []string) error {
	r := Row{ID: f[0], Kind: f[2], Parent: -1, Country: f[4], Admin1: f[5], Source: f[9], Precision: f[10]}
	r.Names = strings.Split(f[1], "|")
	if r.ID == "" || r.Names[0] == "" {
		return errors.New("a place without id or name")
	}
	if f[6] != "" {
		var e1, e2 error
		r.Lat, e1 = strconv.ParseFloat(f[6], 64)
		r.Lon, e2 = strconv.ParseFloat(f[7], 64)
		if err := errors.Join(e1, e2); err != nil {
			return err
		}
		r.Point = true
	}
	if f[8] != "" {
		pop, err := strconv.Atoi(f[8])
		if err != nil {
			return err
		}
		r.Pop = pop
	}
	g.byID[r.ID] = int32(len(g.rows))
	g.rows = append(g.rows, r)
	if len(g.byID) < len(g.rows) {
		return fmt.Errorf("place %s stands twice", r.ID)
	}
	g.parents = append(g.parents, f[3])
	return nil
}

func (g *Gazetteer) addWord(f []string) error {
	n, err := strconv.Atoi(f[1])
	g.words[f[0]] = int32(n)
	return err
}

// link finds the parents and notes countries and governorates.
func (g *Gazetteer) link() error {
	if len(g.rows) == 0 {
		return errors.New("empty")
	}
	for i, id := range g.parents {
		if id == "" {
			continue
		}
		p, ok := g.byID[id]
		if !ok {
			return fmt.Errorf("place %s lies in %s, which is unknown", g.rows[i].ID, id)
		}
		g.rows[i].Parent = int(p)
	}
	g.parents = nil
	for i := range g.rows {
		r := &g.rows[i]
		switch r.Kind {
		case "country":
			g.country[r.Country] = int32(i)
		case "governorate":
			if r.Admin1 != "" {
				g.gov[r.Country+r.Admin1] = int32(i)
				g.divided[r.Country] = true
			}
		}
	}
	return nil
}

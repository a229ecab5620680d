package gazetteer

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/klauspost/compress/zstd"
)

// hint is about how many places there are, to make room for.
const hint = 81_000

// Load reads the tables of a folder (knowledge/gazetteer): places.tsv.zst and
// words.tsv.zst, which gazetteer/pack makes, and the tables kept by hand beside
// them. Errors name file and line.
func Load(fsys fs.FS) (*Gazetteer, error) {
	g := &Gazetteer{
		rows: make([]Row, 0, hint), parents: make([]string, 0, hint),
		byID: make(map[string]int32, hint), words: make(map[string]int32, hint/2), grades: map[string]grade{}, lex: map[string]term{},
		nisba: map[string]string{}, phrases: map[string][][]string{}, capital: map[string]int32{},
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
	if _, ok := g.byID[r.ID]; ok {
		return fmt.Errorf("place %s stands twice", r.ID)
	}
	g.byID[r.ID] = int32(len(g.rows))
	g.rows = append(g.rows, r)
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

// addNew adds a place of the supplement.
func (g *Gazetteer) addNew(f []string) error {
	if _, ok := g.byID[f[0]]; ok {
		return fmt.Errorf("place %s stands twice", f[0])
	}
	r := Row{ID: f[0], Names: strings.Split(f[1], "|"), Kind: f[2], Parent: -1, Country: f[4], Admin1: f[5], Source: f[7], Default: f[6] == "default"}
	if r.Names[0] == "" || r.Kind == "" {
		return errors.New("a new place needs names and a kind")
	}
	if f[3] != "" {
		p, ok := g.byID[f[3]]
		if !ok {
			return fmt.Errorf("parent %s is unknown", f[3])
		}
		r.Parent = int(p)
	}
	i := len(g.rows)
	g.byID[r.ID] = int32(i)
	g.rows = append(g.rows, r)
	if r.Kind == "governorate" && r.Admin1 != "" {
		g.gov[r.Country+r.Admin1] = int32(i)
	}
	for _, n := range r.Names {
		g.addName(n, i)
		g.list(n)
	}
	return nil
}

// amend adds names, a role or a governorate to a place that is there already.
func (g *Gazetteer) amend(f []string) error {
	names := strings.Split(f[1], "|")
	best := -1
	for _, n := range names {
		for _, i := range g.lookup(n) {
			r := &g.rows[i]
			if r.Country != f[4] || f[2] != "" && r.Kind != f[2] && !(f[2] == "city" && settled(r.Kind)) {
				continue
			}
			if f[5] != "" && r.Admin1 != f[5] && !strings.Contains(f[7], ";") {
				continue
			}
			if best < 0 || r.prior() > g.rows[best].prior() {
				best = i
			}
		}
		if best >= 0 {
			break
		}
	}
	if best < 0 {
		return fmt.Errorf("no place of %s bears the name %s", f[4], names[0])
	}
	r := &g.rows[best]
	seen := map[string]bool{}
	all := make([]string, 0, len(names)+len(r.Names))
	for _, n := range append(names[:len(names):len(names)], r.Names...) {
		if !seen[n] {
			seen[n] = true
			all = append(all, n)
		}
	}
	for _, n := range names {
		g.addName(n, best)
		g.list(n)
	}
	r.Names = all
	if f[5] != "" {
		r.Admin1 = f[5]
	}
	switch f[6] {
	case "":
	case "capital":
		r.Capital = true
		g.capital[r.Country] = int32(best)
	case "default":
		r.Default = true
	default:
		return fmt.Errorf("role %q", f[6])
	}
	return nil
}

// list lets a name of one word that the supplement gives stand anywhere, unless
// common.tsv says otherwise.
func (g *Gazetteer) list(name string) {
	n := arabic.Fold(name)
	if strings.Contains(n, " ") {
		return
	}
	stem := stripAl(n)
	if g.graded(stem, stem != n) != unlisted {
		return
	}
	if stem == n {
		n = "-" + n
	}
	g.grades[n] = free
}

func settled(kind string) bool {
	switch kind {
	case "city", "town", "village", "settlement", "camp":
		return true
	}
	return false
}

// anchor hangs what the supplement left without a parent, and weighs all rows.
func (g *Gazetteer) anchor() {
	for i := range g.rows {
		r := &g.rows[i]
		r.weight = r.prior()
		if r.Parent >= 0 || r.Kind == "country" {
			continue
		}
		if p, ok := g.gov[r.Country+r.Admin1]; ok && int(p) != i && r.Admin1 != "" {
			r.Parent = int(p)
		} else if c, ok := g.country[r.Country]; ok && int(c) != i {
			r.Parent = int(c)
		}
	}
}

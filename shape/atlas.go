package shape

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"github.com/klauspost/compress/zstd"

	"github.com/isnad-project/isnad/gazetteer"
)

// Atlas holds the outlines of places. It is read-only and safe for concurrent use.
type Atlas struct {
	gaz     *gazetteer.Gazetteer
	arcs    []ring
	rings   map[string]string // id → polygons of rings of arcs, as the table writes them
	members map[string][]int  // region without borders → rows that lie in it
	seats   map[string]Point  // country and name → its largest town
}

// Load reads the outlines (shapes.tsv.zst, which shape/pack makes) and the regions
// (regions.tsv) of the folder that the gazetteer came from. Errors name file and
// line.
func Load(fsys fs.FS, gaz *gazetteer.Gazetteer) (*Atlas, error) {
	a := &Atlas{gaz: gaz, rings: map[string]string{}, members: map[string][]int{}, seats: map[string]Point{}}
	if err := errors.Join(lines(fsys, "shapes.tsv.zst", a.addOutline), lines(fsys, "regions.tsv", a.addRegion)); err != nil {
		return nil, fmt.Errorf("shape: %w", err)
	}
	people := map[string]int{}
	for i := range gaz.Len() {
		r := gaz.Row(i)
		if k := r.Country + r.Names[0]; (r.Kind == "city" || r.Kind == "town") && r.Point && r.Pop > people[k] {
			a.seats[k], people[k] = Point{r.Lon, r.Lat}, r.Pop
		}
	}
	return a, nil
}

// lines calls f for each line of a file that is neither empty nor a comment.
func lines(fsys fs.FS, file string, f func(string) error) error {
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
	n := 0
	for line := range strings.Lines(string(b)) {
		n++
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		if err := f(line); err != nil {
			return fmt.Errorf("%s:%d: %w", file, n, err)
		}
	}
	return nil
}

// unit is one step of the written coordinates, in degrees.
const unit = 1e5

func (a *Atlas) addOutline(line string) error {
	id, rest, ok := strings.Cut(line, "\t")
	if !ok {
		return errors.New("one column")
	}
	if id != "arc" {
		a.rings[id] = rest
		return nil
	}
	var arc ring
	x, y := 0, 0
	for step := range strings.SplitSeq(rest, " ") {
		dx, dy, _ := strings.Cut(step, ",")
		i, err1 := strconv.Atoi(dx)
		j, err2 := strconv.Atoi(dy)
		if err := errors.Join(err1, err2); err != nil {
			return err
		}
		x, y = x+i, y+j
		arc = append(arc, Point{float64(x) / unit, float64(y) / unit})
	}
	a.arcs = append(a.arcs, arc)
	return nil
}

func (a *Atlas) addRegion(line string) error {
	f := strings.Split(line, "\t")
	if len(f) != 3 {
		return fmt.Errorf("%d columns instead of 3", len(f))
	}
	if _, ok := a.gaz.ByID(f[0]); !ok {
		return fmt.Errorf("no place has the id %s", f[0])
	}
	for m := range strings.SplitSeq(f[1], "|") {
		id, name, _ := strings.Cut(m, "=")
		row, ok := a.gaz.ByID(id)
		if !ok {
			return fmt.Errorf("no place has the id %s", id)
		}
		if !slices.Contains(a.gaz.Row(row).Names, name) {
			return fmt.Errorf("%s is not called %s", id, name)
		}
		a.members[f[0]] = append(a.members[f[0]], row)
	}
	return nil
}

// outline gives the polygons of a place, nil when there are none.
func (a *Atlas) outline(id string) []Polygon {
	table, ok := a.rings[id]
	if !ok {
		return nil
	}
	var out []Polygon
	for polygon := range strings.SplitSeq(table, "|") {
		var p Polygon
		for arcs := range strings.SplitSeq(polygon, ";") {
			var r ring
			for s := range strings.SplitSeq(arcs, " ") {
				n, err := strconv.Atoi(s)
				if err != nil || n >= len(a.arcs) || ^n >= len(a.arcs) {
					return nil // a table that TestFresh does not pass
				}
				arc := a.arcs[max(n, ^n)]
				if n < 0 {
					arc = slices.Clone(arc)
					slices.Reverse(arc)
				}
				if len(r) > 0 {
					arc = arc[1:]
				}
				r = append(r, arc...)
			}
			if len(r) > 3 {
				p = append(p, r)
			}
		}
		if p != nil {
			out = append(out, p.turned())
		}
	}
	return out
}

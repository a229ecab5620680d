package main

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"

	"github.com/isnad-project/isnad/gazetteer"
)

// outline is the area of a division: rings of longitude and latitude, holes
// among them.
type outline struct {
	id    string // of its row
	rings []ring
}

type ring [][2]float64

// holds tells whether a point lies inside: whether a ray from it crosses the
// rings an odd number of times.
func (o *outline) holds(r *row) bool {
	in := false
	for _, ring := range o.rings {
		for i, j := 0, len(ring)-1; i < len(ring); j, i = i, i+1 {
			a, b := ring[i], ring[j]
			if (a[1] > r.lat) != (b[1] > r.lat) && r.lon < (b[0]-a[0])*(r.lat-a[1])/(b[1]-a[1])+a[0] {
				in = !in
			}
		}
	}
	return in
}

// far tells whether a point lies more than a number of kilometres from every
// corner of the outline, which has one every few kilometres.
func (o *outline) far(r *row, limit float64) bool {
	for _, ring := range o.rings {
		for _, c := range ring {
			if km(r, &row{lat: c[1], lon: c[0]}) < limit {
				return false
			}
		}
	}
	return true
}

// readOutlines reads the divisions of a TopoJSON file; id gives the id of the
// row that one belongs to.
func readOutlines(file string, id func(g geometry) string) ([]*outline, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var t topology
	if err := json.Unmarshal(b, &t); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	var out []*outline
	for _, o := range t.Objects {
		for _, g := range o.Geometries {
			rings, err := t.rings(g)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", file, err)
			}
			out = append(out, &outline{id: id(g), rings: rings})
		}
	}
	return out, nil
}

// locate hangs rows under the division whose outline holds their point: those
// that the tables hang directly under their country, and those that lie far
// from the division they are said to lie in.
func (t *table) locate(outlines []*outline) {
	at := map[string]*outline{}
	for _, o := range outlines {
		at[o.id] = o
	}
	in := map[string][]*row{} // country → its divisions
	for _, r := range t.rows {
		if at[r.id] != nil {
			in[r.country] = append(in[r.country], r)
		}
	}
	holder := func(r *row, country string) *row {
		for _, d := range in[country] {
			if at[d.id].holds(r) {
				return d
			}
		}
		return nil
	}
	for _, r := range t.rows {
		if !r.point || gazetteer.Level(r.kind) < 2 || at[r.id] != nil {
			continue
		}
		said := t.byID[r.parent]
		for said != nil && at[said.id] == nil {
			said = t.byID[said.parent]
		}
		if said == nil && r.parent != r.country || said != nil && (at[said.id].holds(r) || !at[said.id].far(r, 10)) {
			continue
		}
		if d := holder(r, r.country); d != nil {
			r.parent, r.admin1 = d.id, d.admin1
		}
	}
	t.astray(in, at, holder)
}

// astray takes its point from a row when it cannot be right: it lies in a division
// of another country and more than 20 km from every one of the row's own, or in
// none and more than 500 km from all.
func (t *table) astray(in map[string][]*row, at map[string]*outline, holder func(*row, string) *row) {
	for _, r := range t.rows {
		if !r.point || gazetteer.Level(r.kind) < 2 || len(in[r.country]) == 0 || holder(r, r.country) != nil {
			continue
		}
		elsewhere, limit, around := false, 500.0, []*row{}
		for c, divisions := range in {
			elsewhere = elsewhere || holder(r, c) != nil
			around = append(around, divisions...)
		}
		if elsewhere {
			limit, around = 20, in[r.country]
		}
		if !slices.ContainsFunc(around, func(d *row) bool { return !at[d.id].far(r, limit) }) {
			r.point = false
		}
	}
}

// occupied gives to Palestine, as settlements, the places in the West Bank and
// the Strip that the tables give to Israel.
func (t *table) occupied(outlines []*outline) {
	for _, o := range outlines {
		d := t.byID[o.id]
		if d == nil || d.country != "PS" {
			continue
		}
		for _, r := range t.rows {
			if r.country == "IL" && r.point && gazetteer.Level(r.kind) >= 4 && o.holds(r) {
				r.country, r.kind, r.parent = d.country, "settlement", d.id
			}
		}
	}
}

// topology is what is read of a TopoJSON file.
type topology struct {
	Transform struct{ Scale, Translate [2]float64 }
	Arcs      [][][2]float64
	Objects   map[string]struct{ Geometries []geometry }
}

type geometry struct {
	ID         string
	Type       string
	Arcs       json.RawMessage
	Properties properties
}

type properties struct {
	ID    int
	PCODE string
}

func (t *topology) rings(g geometry) ([]ring, error) {
	var polygons [][][]int
	var err error
	switch g.Type {
	case "Polygon":
		polygons = make([][][]int, 1)
		err = json.Unmarshal(g.Arcs, &polygons[0])
	case "MultiPolygon":
		err = json.Unmarshal(g.Arcs, &polygons)
	}
	var rings []ring
	for _, p := range polygons {
		for _, arcs := range p {
			var r ring
			for _, n := range arcs {
				r = append(r, t.arc(n)...)
			}
			rings = append(rings, r)
		}
	}
	return rings, err
}

// arc gives the points of an arc, whose numbers are steps; one with a negative
// number runs backwards.
func (t *topology) arc(n int) ring {
	back := n < 0
	if back {
		n = ^n
	}
	steps := t.Arcs[n]
	points := make(ring, len(steps))
	var x, y float64
	for i, s := range steps {
		x, y = x+s[0], y+s[1]
		k := i
		if back {
			k = len(steps) - 1 - i
		}
		points[k] = [2]float64{x*t.Transform.Scale[0] + t.Transform.Translate[0], y*t.Transform.Scale[1] + t.Transform.Translate[1]}
	}
	return points
}

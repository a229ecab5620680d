package main

import (
	"bytes"
	"fmt"
	"math"
	"sort"
)

// unit is one step of the written coordinates, in degrees: about a metre.
const unit = 1e-5

// table holds the arcs of all sources and the outlines that they make.
type table struct {
	arcs   [][][2]int
	shapes map[string][][][]int // id → polygons → rings → arcs
}

// add takes the outlines of one file; several that bear one id become one, and
// the lines between them fall away.
func (t *table) add(topo *topology, geometries []*geometry, s source) error {
	if t.shapes == nil {
		t.shapes = map[string][][][]int{}
	}
	number := map[int]int{} // arc of the file → arc of the table
	arc := func(n int) int {
		back := n < 0
		if back {
			n = ^n
		}
		m, ok := number[n]
		if !ok {
			m = len(t.arcs)
			number[n] = m
			t.arcs = append(t.arcs, steps(thin(topo.Arcs[n], s.tolerance)))
		}
		if back {
			return ^m
		}
		return m
	}
	parts := map[string][][][]int{}
	count := map[string]int{}
	var ids []string
	for _, g := range geometries {
		polygons, err := g.polygons()
		if err != nil {
			return err
		}
		for _, id := range s.ids(g) {
			if count[id]++; count[id] == 1 {
				ids = append(ids, id)
			}
			parts[id] = append(parts[id], polygons...)
		}
	}
	for _, id := range ids {
		polygons := parts[id]
		if count[id] > 1 {
			polygons = topo.dissolve(polygons)
		}
		for _, rings := range polygons {
			var kept [][]int
			for i, ring := range rings {
				if s.small(topo, ring) && i == 0 {
					break // an islet
				}
				if s.small(topo, ring) {
					continue
				}
				of := make([]int, len(ring))
				for k := range ring {
					of[k] = arc(ring[k])
				}
				kept = append(kept, of)
			}
			if kept != nil {
				t.shapes[id] = append(t.shapes[id], kept)
			}
		}
	}
	return nil
}

// small tells a ring that is no wider nor higher than three tolerances.
func (s source) small(topo *topology, ring []int) bool {
	lo, hi := [2]float64{math.Inf(1), math.Inf(1)}, [2]float64{math.Inf(-1), math.Inf(-1)}
	for _, n := range ring {
		if n < 0 {
			n = ^n
		}
		for _, p := range topo.Arcs[n] {
			for k := range p {
				lo[k], hi[k] = min(lo[k], p[k]), max(hi[k], p[k])
			}
		}
	}
	return max(hi[0]-lo[0], hi[1]-lo[1]) < 3*s.tolerance
}

// steps writes a line as its first point and the way from each point to the next,
// in units.
func steps(line [][2]float64) [][2]int {
	var out [][2]int
	x, y := 0, 0
	for _, p := range line {
		px, py := int(math.Round(p[0]/unit)), int(math.Round(p[1]/unit))
		if len(out) == 0 || px != x || py != y {
			out = append(out, [2]int{px - x, py - y})
			x, y = px, py
		}
	}
	return out
}

// write gives the table as text: a line for each arc, in order, of its steps, and
// a line for each outline: its id and its polygons, | between these, ; between
// rings, a space between the numbers of the arcs.
func (t *table) write() []byte {
	var b bytes.Buffer
	for _, a := range t.arcs {
		b.WriteString("arc\t")
		for i, p := range a {
			if i > 0 {
				b.WriteByte(' ')
			}
			fmt.Fprintf(&b, "%d,%d", p[0], p[1])
		}
		b.WriteByte('\n')
	}
	ids := make([]string, 0, len(t.shapes))
	for id := range t.shapes {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	for _, id := range ids {
		fmt.Fprintf(&b, "%s\t", id)
		for i, polygon := range t.shapes[id] {
			if i > 0 {
				b.WriteByte('|')
			}
			for k, ring := range polygon {
				if k > 0 {
					b.WriteByte(';')
				}
				for j, n := range ring {
					if j > 0 {
						b.WriteByte(' ')
					}
					fmt.Fprint(&b, n)
				}
			}
		}
		b.WriteByte('\n')
	}
	return b.Bytes()
}

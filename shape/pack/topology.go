package main

import (
	"encoding/json"
	"fmt"
	"os"
)

// topology is a TopoJSON file: arcs that neighbours share, quantized, and
// outlines made of them.
type topology struct {
	Transform struct{ Scale, Translate [2]float64 }
	Arcs      [][][2]float64
	Objects   map[string]struct{ Geometries []*geometry }
}

type geometry struct {
	Type       string
	ID         string
	Arcs       json.RawMessage
	Properties map[string]any
}

func readTopology(file string) (*topology, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var t topology
	if err := json.Unmarshal(b, &t); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	for _, a := range t.Arcs {
		x, y := 0.0, 0.0
		for i := range a {
			x, y = x+a[i][0], y+a[i][1]
			a[i] = [2]float64{x*t.Transform.Scale[0] + t.Transform.Translate[0], y*t.Transform.Scale[1] + t.Transform.Translate[1]}
		}
	}
	return &t, nil
}

// polygons are the rings of a geometry, each a list of arcs, ^n for arc n
// backwards; the first ring of a polygon is its outside.
func (g *geometry) polygons() (out [][][]int, err error) {
	switch g.Type {
	case "Polygon":
		out = make([][][]int, 1)
		err = json.Unmarshal(g.Arcs, &out[0])
	case "MultiPolygon":
		err = json.Unmarshal(g.Arcs, &out)
	case "":
	default:
		err = fmt.Errorf("a %s is no area", g.Type)
	}
	return out, err
}

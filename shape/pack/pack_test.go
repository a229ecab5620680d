package main

import (
	"bytes"
	"os"
	"slices"
	"testing"
)

const (
	shared = "../../../shared"
	out    = "../../knowledge/gazetteer/shapes.tsv.zst"
)

// TestFresh fails when the committed table is not what the raw boundaries give.
func TestFresh(t *testing.T) {
	if _, err := os.Stat(shared + "/gazetteer/boundaries"); err != nil {
		t.Skip("no " + shared + "/gazetteer/boundaries beside the project")
	}
	want, err := pack(shared)
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is stale: go run ./shape/pack ../shared knowledge/gazetteer", out)
	}
	if len(got) > 2<<20 {
		t.Errorf("%s has %d bytes", out, len(got))
	}
}

func TestThin(t *testing.T) {
	line := [][2]float64{{0, 0}, {1, 0.01}, {2, 0}, {3, 1}, {4, 0}}
	if got, want := thin(line, 0.1), [][2]float64{{0, 0}, {2, 0}, {3, 1}, {4, 0}}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	closed := [][2]float64{{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}}
	if got := thin(closed, 0.1); len(got) != 5 {
		t.Errorf("a square became %v", got)
	}
}

// TestDissolve joins two squares that share a side, one of which has a hole.
func TestDissolve(t *testing.T) {
	topo := &topology{Arcs: [][][2]float64{
		{{1, 0}, {1, 1}},                         // the side between
		{{1, 1}, {0, 1}, {0, 0}, {1, 0}},         // the rest of the left one
		{{1, 0}, {2, 0}, {2, 1}, {1, 1}},         // of the right one
		{{.2, .2}, {.2, .4}, {.4, .4}, {.2, .2}}, // the hole
	}}
	got := topo.dissolve([][][]int{{{0, 1}, {3}}, {{2, ^0}}})
	if len(got) != 1 || len(got[0]) != 2 || !slices.Equal(got[0][0], []int{1, 2}) || !slices.Equal(got[0][1], []int{3}) {
		t.Errorf("%v", got)
	}
}

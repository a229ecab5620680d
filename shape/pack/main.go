// Pack makes the table of outlines that package shape loads: it thins the arcs of
// the raw boundaries, joins the quarters of a city to the city's own outline and
// writes one compressed file. The same input gives the same bytes.
//
//	go run ./shape/pack ../shared knowledge/gazetteer
//
// reads gazetteer/boundaries of the first folder and writes shapes.tsv.zst into
// the second.
package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"github.com/klauspost/compress/zstd"
	"golang.org/x/text/language"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: pack SHARED OUT")
		os.Exit(2)
	}
	b, err := pack(os.Args[1])
	if err == nil {
		err = os.WriteFile(filepath.Join(os.Args[2], "shapes.tsv.zst"), b, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
}

// A source is one file of boundaries: which ids of the gazetteer an outline
// belongs to, and how far a thinned line may lie from the raw one, in degrees.
type source struct {
	file, object string
	ids          func(*geometry) []string
	tolerance    float64
}

var sources = []source{
	{"world-atlas-countries-50m.json", "countries", country, 0.008},
	{"wof_mena_region.topojson", "layer", region, 0.004},
	{"syr_adm1.topojson", "syr_admin3", code("ADM1_PCODE"), 0.001},
	{"syr_adm2.topojson", "syr_admin3", code("ADM2_PCODE"), 0.001},
	{"syr_adm3.topojson", "syr_admin3", code("PCODE"), 0.001},
	{"syr_neighbourhoods.topojson", "city_neighbourhoods", code("PCODE", "AREA_PCODE", "ADM4_PCODE"), 0.0001},
}

// country is the two-letter code of a country that the outline numbers by ISO
// 3166-1. Outlines without a number belong to no country of the gazetteer.
func country(g *geometry) []string {
	n, err := strconv.Atoi(g.ID)
	if err != nil {
		return nil
	}
	r, err := language.EncodeM49(n)
	if err != nil {
		return nil
	}
	return []string{r.String()}
}

// region is the id of an outline of Who's On First. Those of Syria are left to
// the ones of OCHA.
func region(g *geometry) []string {
	if g.Properties["cc"] == "sy" {
		return nil
	}
	return []string{fmt.Sprintf("wof:%.0f", g.Properties["id"])}
}

// code gives the p-codes that stand under some keys; outlines that share one are
// joined.
func code(keys ...string) func(*geometry) []string {
	return func(g *geometry) []string {
		var out []string
		for _, k := range keys {
			if s, _ := g.Properties[k].(string); s != "" && s != "<Null>" {
				out = append(out, s)
			}
		}
		return out
	}
}

func pack(shared string) ([]byte, error) {
	var t table
	for _, s := range sources {
		file := filepath.Join(shared, "gazetteer", "boundaries", s.file)
		topo, err := readTopology(file)
		if err != nil {
			return nil, err
		}
		object, ok := topo.Objects[s.object]
		if !ok {
			return nil, fmt.Errorf("%s: no object %s", file, s.object)
		}
		if err := t.add(topo, object.Geometries, s); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
	}
	return compress(t.write())
}

func compress(b []byte) ([]byte, error) {
	var buf bytes.Buffer
	w, err := zstd.NewWriter(&buf, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(b); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

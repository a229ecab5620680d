package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/isnad-project/isnad/export"
	"github.com/isnad-project/isnad/knowledge"
	"github.com/isnad-project/isnad/store"
)

// TestSamplesExports compares every format of the samples' first events with
// testdata/exports. Ids are numbered, since they change with the knowledge. Of the big
// formats the golden holds three events, of Parquet none: it holds what CSV holds
// (TestTables of package export).
func TestSamplesExports(t *testing.T) {
	dir := t.TempDir()
	db := filepath.Join(dir, "samples.db")
	var out, errs bytes.Buffer
	a := &app{ctx: t.Context(), stdout: &out, stderr: &errs, now: func() time.Time { return time.Date(2031, 5, 1, 0, 0, 0, 0, time.UTC) }}
	if s := a.run([]string{"ingest", "../../samples", "--db", db}); s != exitOK {
		t.Fatalf("ingest: status %d\n%s", s, &errs)
	}
	numbers := numbered(t, db)
	for _, f := range export.Formats {
		if f == export.Parquet {
			continue
		}
		for _, table := range f.Tables() {
			out.Reset()
			args := []string{"export", string(f), "--db", db}
			if table != "" {
				args = append(args, "--table", table)
			}
			switch f {
			case export.GeoJSON, export.FTM, export.JSONL, export.CSV:
				args = append(args, "--limit", "3")
			}
			if s := a.run(args); s != exitOK {
				t.Fatalf("%v: status %d\n%s", args, s, &errs)
			}
			name := string(f)
			if table != "" {
				name += "." + table
			}
			golden(t, "testdata/exports/"+name+f.Ext(), numbers.Replace(out.String()))
		}
	}
	file := filepath.Join(dir, "war.csv")
	if s := a.run([]string{"export", "acled", "--db", db, "-o", file}); s != exitOK {
		t.Fatalf("status %d\n%s", s, &errs)
	}
	note, err := os.ReadFile(file + ".method.md")
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/exports/acled.method.md", numbers.Replace(string(note)))
	out.Reset()
	if s := a.run([]string{"export", "geojson", "--db", db}); s != exitOK {
		t.Fatalf("status %d\n%s", s, &errs)
	}
	checkGeoJSON(t, out.Bytes())
}

// numbered puts numbers for the ids of events and claims, and takes out what names the
// build.
func numbered(t *testing.T, db string) *strings.Replacer {
	t.Helper()
	ledger, err := store.OpenExisting(t.Context(), db, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer ledger.Close()
	pairs := []string{knowledge.Digest(), "(knowledge)", "isnad " + version(), "isnad (version)"}
	n := 0
	for e, err := range ledger.Tellings(t.Context(), store.EventFilter{}) {
		if err != nil {
			t.Fatal(err)
		}
		n++
		pairs = append(pairs, e.ID, fmt.Sprintf("event-%d", n))
		for i := range e.Claims {
			pairs = append(pairs, e.Claims[i].ID, fmt.Sprintf("claim-%d-%d", n, i+1))
		}
	}
	return strings.NewReplacer(pairs...)
}

// checkGeoJSON checks what RFC 7946 asks for: geometries of its types, positions on the
// globe, rings that are closed and run against the clock outside and with it inside.
func checkGeoJSON(t *testing.T, text []byte) {
	t.Helper()
	var all struct {
		Type     string
		Features []struct {
			Type     string
			ID       string
			Geometry *struct {
				Type        string
				Coordinates json.RawMessage
			}
			Properties map[string]any
		}
	}
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	if all.Type != "FeatureCollection" || len(all.Features) < 20 {
		t.Fatalf("%s of %d features", all.Type, len(all.Features))
	}
	kinds := map[string]int{}
	for _, f := range all.Features {
		if f.Type != "Feature" || f.ID == "" || f.Properties["event"] == "" {
			t.Errorf("%+v", f)
		}
		if f.Geometry == nil {
			kinds["none"]++
			continue
		}
		kinds[f.Geometry.Type]++
		var err error
		switch g := f.Geometry; g.Type {
		case "Point":
			var p []float64
			err = json.Unmarshal(g.Coordinates, &p)
			onGlobe(t, f.ID, p)
		case "MultiPoint":
			var ps [][]float64
			err = json.Unmarshal(g.Coordinates, &ps)
			onGlobe(t, f.ID, ps...)
		case "Polygon":
			var rings [][][]float64
			err = json.Unmarshal(g.Coordinates, &rings)
			rightHanded(t, f.ID, rings)
		case "MultiPolygon":
			var polygons [][][][]float64
			err = json.Unmarshal(g.Coordinates, &polygons)
			for _, rings := range polygons {
				rightHanded(t, f.ID, rings)
			}
		default:
			t.Errorf("%s: a geometry of type %q", f.ID, g.Type)
		}
		if err != nil {
			t.Errorf("%s: %v", f.ID, err)
		}
	}
	if kinds["Point"] == 0 || kinds["Polygon"] == 0 {
		t.Errorf("geometries: %v", kinds)
	}
}

func onGlobe(t *testing.T, id string, ps ...[]float64) {
	t.Helper()
	for _, p := range ps {
		if len(p) != 2 || !(p[0] >= -180 && p[0] <= 180 && p[1] >= -90 && p[1] <= 90) {
			t.Errorf("%s: position %v", id, p)
		}
	}
}

func rightHanded(t *testing.T, id string, rings [][][]float64) {
	t.Helper()
	for i, r := range rings {
		onGlobe(t, id, r...)
		if len(r) < 4 || r[0][0] != r[len(r)-1][0] || r[0][1] != r[len(r)-1][1] {
			t.Errorf("%s: ring %d of %d positions is not closed", id, i, len(r))
			continue
		}
		area := 0.0
		for k := 1; k < len(r); k++ {
			area += (r[k-1][0]-r[0][0])*(r[k][1]-r[0][1]) - (r[k][0]-r[0][0])*(r[k-1][1]-r[0][1])
		}
		if (area > 0) != (i == 0) {
			t.Errorf("%s: ring %d has the area %g", id, i, area)
		}
	}
}

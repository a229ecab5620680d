package extract_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/score"
)

var update = flag.Bool("update", false, "write the figures that are reached now to testdata/figures.json")

// slack is how far a figure may fall below the one that was reached before.
const slack = 0.01

// TestFigures reads annotated reports and compares the figures with those
// recorded in testdata/figures.json. Sets that lie beside the project are skipped
// where they are absent.
func TestFigures(t *testing.T) {
	const file = "testdata/figures.json"
	recorded := map[string]map[string]float64{}
	b, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(b, &recorded)
	}
	if err != nil && !*update {
		t.Fatal(err)
	}
	for _, set := range []struct{ name, dir string }{
		{"own", "testdata"}, {"seeds", "../../shared/gold"}, {"train", "../../shared/gold"}, {"articles", "../../shared/gold"},
	} {
		t.Run(set.name, func(t *testing.T) {
			if _, err := os.Stat(filepath.Join(set.dir, set.name+".gold.jsonl")); err != nil {
				t.Skipf("no annotated set %s beside the project", set.name)
			}
			reached := figures(t, set.dir, set.name)
			if *update {
				recorded[set.name] = reached
				return
			}
			for _, k := range slices.Sorted(maps.Keys(recorded[set.name])) {
				if want := recorded[set.name][k]; reached[k] < want-slack {
					t.Errorf("%s %s fell from %.3f to %.3f", set.name, k, want, reached[k])
				}
			}
		})
	}
	if *update {
		b, err := json.MarshalIndent(recorded, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, append(b, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// figures reads the reports of a set and scores what was read.
func figures(t *testing.T, dir, set string) map[string]float64 {
	r := newReader(t)
	load := func(kind string) *score.File {
		name := filepath.Join(dir, set+"."+kind+".jsonl")
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		s, err := score.Load(f, name)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	texts, err := os.ReadFile(filepath.Join(dir, set+".texts.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	var predicted bytes.Buffer
	enc := json.NewEncoder(&predicted)
	for line := range bytes.Lines(texts) {
		d := &isnad.Document{}
		if err := json.Unmarshal(line, d); err != nil {
			t.Fatal(err)
		}
		if err := enc.Encode(map[string]any{"id": d.ID, "claims": r.Read(d)}); err != nil {
			t.Fatal(err)
		}
	}
	p, err := score.Load(&predicted, "predicted")
	if err != nil {
		t.Fatal(err)
	}
	report, err := score.Compare(load("gold"), p, load("texts"))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]float64{}
	for _, f := range report.Figures {
		out[f.Name] = f.F1
	}
	for _, a := range report.Accuracies {
		out[a.Name] = a.Share
	}
	return out
}

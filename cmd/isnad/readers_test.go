package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/isnad-project/isnad/export"
)

// TestSecondReaders has what was exported read by readers that are not ours: DuckDB,
// FollowTheMoney's own model, a checker of GeoJSON.
func TestSecondReaders(t *testing.T) {
	const readers = "../../export/readers"
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("no node, which the second readers run in")
	}
	if _, err := os.Stat(filepath.Join(readers, "node_modules")); err != nil {
		t.Skip(`the second readers are not installed: "npm install --prefix export/readers"`)
	}
	dir := t.TempDir()
	db, folder := filepath.Join(dir, "samples.db"), filepath.Join(dir, "exports")
	command(t, exitOK, "ingest", "../../samples", "--db", db)
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	files := map[export.Format]string{export.JSONL: "events.jsonl", export.GeoJSON: "events.geojson"}
	for _, f := range export.Formats {
		name := files[f]
		switch {
		case len(f.Tables()) > 1:
			name = string(f)
		case name == "":
			name = string(f) + f.Ext()
		}
		command(t, exitOK, "export", string(f), "-o", filepath.Join(folder, name), "--db", db)
	}
	check := func() (string, error) {
		out, err := exec.CommandContext(t.Context(), node, filepath.Join(readers, "check.mjs"), folder).CombinedOutput()
		return string(out), err
	}
	if out, err := check(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	// They do look: a word that the model does not have, and a figure that CSV alone has.
	spoilt := func(name, old, new string) {
		t.Helper()
		path := filepath.Join(folder, name)
		b, err := os.ReadFile(path)
		if err != nil || !bytes.Contains(b, []byte(old)) {
			t.Fatalf("%s: %v, or no %s in it", name, err, old)
		}
		if err := os.WriteFile(path, bytes.Replace(b, []byte(old), []byte(new), 1), 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := check(); err == nil {
			t.Errorf("%s with %s for %s is whole:\n%s", name, new, old, out)
		}
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	spoilt("ftm/entities.ftm.jsonl", `"proof"`, `"evidence"`)
	spoilt("csv/events.csv", "conservative/1", "conservative/2")
	spoilt("events.geojson", `"type":"Point"`, `"type":"Pin"`)
}

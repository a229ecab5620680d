package web

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/export"
)

// A CSV file for spreadsheets begins with a byte order mark and holds no formula; the bundle has
// all files and says what was chosen, when and under which licence.
func TestSpreadsheet(t *testing.T) {
	l := emptyLedger(t)
	text := "قصفت المدفعية بلدة ببيلا"
	d := isnad.Document{ID: "=1+1", Outlet: "@SUM(A1)", Title: "-2+3", URL: "+44", Text: text, Published: "2031-03-03"}
	c := isnad.Claim{Doc: d.ID, Type: "assault.shelling", Quote: quote(t, text, text, 1), Trigger: quote(t, text, "قصفت", 1), Modality: isnad.Asserted, Rule: "strike",
		Place: &isnad.Place{Name: "=ببيلا", Country: "SY", Relation: isnad.In}}
	c.Seal(d.Key())
	if _, err := l.Add(t.Context(), &d, []isnad.Claim{c}); err != nil {
		t.Fatal(err)
	}
	if err := l.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	h, err := New(l, Options{Types: testTypes, Export: export.Options{Version: "9.9"}})
	if err != nil {
		t.Fatal(err)
	}
	check := func(name string, b []byte) {
		t.Helper()
		if !bytes.HasPrefix(b, []byte("\ufeff")) {
			t.Errorf("%s has no byte order mark", name)
		}
		rows, err := csv.NewReader(bytes.NewReader(b[3:])).ReadAll()
		if err != nil || len(rows) < 2 {
			t.Fatalf("%s: %d rows, %v", name, len(rows), err)
		}
		for _, row := range rows[1:] {
			for _, cell := range row {
				if cell != "" && strings.ContainsRune("=+-@", rune(cell[0])) {
					t.Errorf("%s holds %q", name, cell)
				}
			}
		}
	}
	for _, name := range []string{"events.csv", "claims.csv", "documents.csv"} {
		check(name, get(t, h, "/export/csv/"+name+"?for=spreadsheet").Body.Bytes())
		if plain := get(t, h, "/export/csv/"+name).Body.Bytes(); bytes.HasPrefix(plain, []byte("\ufeff")) {
			t.Errorf("%s for programs begins with a mark", name)
		}
	}
	b := get(t, h, "/export/csv/isnad.zip?type=assault.shelling").Body.Bytes()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range z.File {
		names = append(names, f.Name)
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name != "method.md" {
			check(f.Name, content)
			continue
		}
		for _, want := range []string{"/events?type=assault.shelling", "Exported: 20", "Licence:", "isnad 9.9", "Events written: 1"} {
			if !strings.Contains(string(content), want) {
				t.Errorf("the note does not say %q:\n%s", want, content)
			}
		}
	}
	if want := []string{"events.csv", "claims.csv", "documents.csv", "method.md"}; !slices.Equal(names, want) {
		t.Errorf("the bundle holds %q", names)
	}
}

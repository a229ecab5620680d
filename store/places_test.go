package store_test

import (
	"database/sql"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/isnad-project/isnad"
)

func placeRow(id, name string, line int) isnad.PlaceRow {
	lat, lon := 35.5, 36.25
	return isnad.PlaceRow{ID: id, Names: []string{name}, Kind: "town", Country: "SY", Parent: "SY07", Lat: &lat, Lon: &lon, Pop: 40,
		Origin: isnad.PlaceOrigin{Source: "desk", Licence: "CC0", File: "ours.tsv", Line: line}}
}

// Rows come back with their origin; the same again change nothing; a row that
// differs takes the place of the one under its id, which stays in the file.
func TestPlaces(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	l := open(t, path)
	add := func(want int, rows ...isnad.PlaceRow) {
		t.Helper()
		if n, err := l.AddPlaces(t.Context(), rows, nil); err != nil || n != want {
			t.Errorf("appended %d, %v; want %d", n, err, want)
		}
	}
	first, second := placeRow("our:2", "الغيمة", 2), placeRow("our:1", "الغيمة السفلى", 3)
	add(2, first, second)
	add(0, second, first)
	moved := first
	moved.Origin.File, moved.Origin.Line = "elsewhere.tsv", 9
	add(0, moved)
	respelled, relicensed := first, second
	respelled.Names = []string{"الغيمة", "الغيمه"}
	relicensed.Origin.Licence = "CC BY 4.0"
	add(2, respelled, relicensed)

	got, err := open(t, path).Places(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]isnad.PlaceRow{relicensed, respelled}, got); diff != "" {
		t.Errorf("places in force (-want +got):\n%s", diff)
	}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var n int
	if err := db.QueryRow(`SELECT count(*) FROM places`).Scan(&n); err != nil || n != 4 {
		t.Errorf("%d rows are kept, want 4: %v", n, err)
	}
}

package shape

import (
	"io/fs"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/isnad-project/isnad/gazetteer"
	"github.com/isnad-project/isnad/knowledge"
)

var loaded = sync.OnceValues(func() (*Atlas, error) {
	sub, err := fs.Sub(knowledge.FS, "gazetteer")
	if err != nil {
		return nil, err
	}
	g, err := gazetteer.Load(sub)
	if err != nil {
		return nil, err
	}
	return Load(sub, g)
})

func atlas(t *testing.T) *Atlas {
	t.Helper()
	a, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// TestOutlines finds outlines that cannot be drawn and, but for the few that the
// gazetteer's tables count to other places, those that belong to no place.
func TestOutlines(t *testing.T) {
	a := atlas(t)
	strangers := 0
	for id := range a.rings {
		if _, ok := a.gaz.ByID(id); !ok {
			strangers++
		}
		if a.outline(id) == nil {
			t.Errorf("the outline of %s cannot be drawn", id)
		}
	}
	if strangers > 12 {
		t.Errorf("%d outlines belong to no place", strangers)
	}
	for id, polygons := range map[string]int{"SY02": 1, "N0223": 1, "C1007": 1, "SA": 1} {
		if n := len(a.outline(id)); n < polygons {
			t.Errorf("%s has %d polygons", id, n)
		}
	}
	country, _ := extent(a.outline("SY"))
	sum := 0.0
	for i := range a.gaz.Len() {
		if r := a.gaz.Row(i); r.Kind == "governorate" && r.Country == "SY" {
			area, _ := extent(a.outline(r.ID))
			sum += area
		}
	}
	if sum/country < .98 || sum/country > 1.02 {
		t.Errorf("the governorates of Syria have %.0f km² together, the country %.0f", sum, country)
	}
	for _, p := range a.outline("C1007") {
		for i, r := range p {
			if area, _, _ := (plane{r[0]}).area(r); (area > 0) != (i == 0) {
				t.Errorf("ring %d of the city of Aleppo runs the wrong way", i)
			}
		}
	}
}

// TestLoadErrors looks for the place of what is wrong in a table.
func TestLoadErrors(t *testing.T) {
	a := atlas(t)
	for regions, want := range map[string]string{
		"# head\ncur:ghab\tC3114=السقيلبية": "shape: regions.tsv:2: 2 columns instead of 3",
		"cur:ghab\tC3114=حمص\tcommon":       "shape: regions.tsv:1: C3114 is not called حمص",
		"nowhere\tC3114=السقيلبية\tcommon":  "shape: regions.tsv:1: no place has the id nowhere",
	} {
		fsys := fstest.MapFS{"regions.tsv": {Data: []byte(regions)}, "shapes.tsv.zst": {}}
		if _, err := Load(fsys, a.gaz); err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

// BenchmarkLoad is what the first map costs, once the places are there.
func BenchmarkLoad(b *testing.B) {
	a, err := loaded()
	if err != nil {
		b.Fatal(err)
	}
	tables, err := fs.Sub(knowledge.FS, "gazetteer")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load(tables, a.gaz); err != nil {
			b.Fatal(err)
		}
	}
}

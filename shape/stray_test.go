package shape

import (
	"io/fs"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/gazetteer"
	"github.com/isnad-project/isnad/knowledge"
)

func TestStrays(t *testing.T) {
	var own []isnad.PlaceRow
	for id, p := range map[string]Point{
		"own:in":       {36.6, 35.9},   // in the governorate of Idlib
		"own:turned":   {35.3, 40.1},   // latitude and longitude exchanged: in Turkey
		"own:decimals": {0.366, 0.359}, // in the Gulf of Guinea
		"own:border":   {36.7, 36.85},  // a few kilometres beyond the border
		"own:golan":    {35.65, 33.03}, // held by another country
	} {
		own = append(own, isnad.PlaceRow{ID: id, Names: []string{"الغيمة الزرقاء"}, Kind: "village", Country: "SY", Parent: "SY", Lat: &p[1], Lon: &p[0]})
	}
	tables, err := fs.Sub(knowledge.FS, "gazetteer")
	if err != nil {
		t.Fatal(err)
	}
	g, err := gazetteer.Load(tables, own...)
	if err != nil {
		t.Fatal(err)
	}
	a, err := Load(tables, g)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, s := range a.Strays() {
		if r := g.Row(s.Row); len(g.Origins(s.Row)) > 0 {
			got[r.ID] = s.Country
		}
	}
	if diff := cmp.Diff(map[string]string{"own:turned": "TR", "own:decimals": ""}, got); diff != "" {
		t.Errorf("strays (-want +got):\n%s", diff)
	}
}

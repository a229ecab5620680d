package isnad_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/isnad-project/isnad"
)

// TestClass codes places by our own scale and by those of ACLED and UCDP.
func TestClass(t *testing.T) {
	town := isnad.Place{ID: "C2528", Kind: "city", Precision: "town", Relation: isnad.In}
	governorate := isnad.Place{ID: "SY05", Kind: "governorate", Precision: "governorate", Relation: isnad.In}
	at := func(p isnad.Place, r isnad.Relation) *isnad.Place { p.Relation = r; return &p }
	off := func(p isnad.Place, o isnad.Offset) *isnad.Place { p.Offset = &o; return &p }
	homs, tartus, qusayr := isnad.End{Lat: 34.73, Lon: 36.7197}, isnad.End{Lat: 34.8866, Lon: 35.8933}, isnad.End{Lat: 34.5096, Lon: 36.5794}
	for _, c := range []struct {
		says        string
		p           *isnad.Place
		class       isnad.Class
		acled, ucdp int
	}{
		{"في مطار حماة العسكري", &isnad.Place{ID: "a", Kind: "airport", Precision: "site"}, isnad.AtSite, 1, 1},
		{"في حي جوبر", &isnad.Place{ID: "N1", Kind: "neighbourhood", Precision: "neighbourhood", Relation: isnad.In}, isnad.AtNeighbourhood, 1, 1},
		{"في حمص", &town, isnad.AtTown, 1, 1},
		{"أطراف حمص", at(town, isnad.Outskirts), isnad.Around, 2, 2},
		{"على بعد 20 كيلومترا غرب حمص", off(town, isnad.Offset{Km: 20, Bearing: "W"}), isnad.Around, 2, 2},
		{"على بعد 60 كيلومترا شمال عدن", off(town, isnad.Offset{Km: 60, Bearing: "N"}), isnad.Around, 2, 5},
		{"قرية لا يعرفها المعجم، على بعد 12 كيلومترا من حمص", off(isnad.Place{Relation: isnad.In}, isnad.Offset{Km: 12, From: &homs}), isnad.Around, 2, 2},
		{"في ناحية تلبيسة", &isnad.Place{ID: "SY040109", Kind: "subdistrict", Precision: "area", Relation: isnad.In}, isnad.InSubdistrict, 2, 3},
		{"في منطقة الرستن", &isnad.Place{ID: "SY0404", Kind: "district", Precision: "district", Relation: isnad.In}, isnad.InDistrict, 2, 3},
		{"بين حمص وطرطوس", &isnad.Place{Relation: isnad.Between, Ends: []isnad.End{homs, tartus}}, isnad.Along, 2, 5},
		{"بين حمص والقصير", &isnad.Place{Relation: isnad.Between, Ends: []isnad.End{homs, qusayr}}, isnad.Along, 2, 5},
		{"في القلمون", &isnad.Place{ID: "cur:qalamoun", Kind: "region", Relation: isnad.In}, isnad.InRegion, 3, 5},
		{"في ريف حماة الشمالي", at(governorate, isnad.Countryside), isnad.InPart, 2, 4},
		{"في شمال سوريا", &isnad.Place{ID: "SY", Kind: "country", Precision: "country", Relation: isnad.AreaOf}, isnad.InPart, 2, 5},
		{"في محافظة حماة", &governorate, isnad.InGovernorate, 3, 4},
		{"في سوريا", &isnad.Place{ID: "SY", Kind: "country", Precision: "country", Relation: isnad.In}, isnad.InCountry, 3, 6},
		{"في البحر الأحمر", &isnad.Place{ID: "sea", Kind: "sea", Relation: isnad.In}, isnad.AtSea, 3, 7},
		{"في قرية لا يعرفها المعجم", &isnad.Place{Name: "س", Relation: isnad.In}, isnad.Named, 0, 0},
	} {
		if got, a, u := c.p.Class(), c.p.ACLED(), c.p.UCDP(); got != c.class || a != c.acled || u != c.ucdp {
			t.Errorf("%s: %s, ACLED %d, UCDP %d; want %s, %d, %d", c.says, got, a, u, c.class, c.acled, c.ucdp)
		}
	}
}

// TestClassesDocumented finds a class that the codebook does not describe.
func TestClassesDocumented(t *testing.T) {
	book, err := os.ReadFile("docs/codebook.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []isnad.Class{isnad.AtSite, isnad.AtNeighbourhood, isnad.AtTown, isnad.Around, isnad.InSubdistrict, isnad.InDistrict, isnad.Along,
		isnad.InRegion, isnad.InPart, isnad.InGovernorate, isnad.InCountry, isnad.AtSea, isnad.Named} {
		if !strings.Contains(string(book), fmt.Sprintf("| `%s` |", c)) {
			t.Errorf("docs/codebook.md does not describe the class %s", c)
		}
	}
}

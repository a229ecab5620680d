package main

import (
	"bytes"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
)

const (
	shared = "../../../shared"
	out    = "../../knowledge/gazetteer/"
)

// TestFresh fails when a committed table is not what the raw ones give.
func TestFresh(t *testing.T) {
	if _, err := os.Stat(shared + "/gazetteer"); err != nil {
		t.Skip("no " + shared + "/gazetteer beside the project")
	}
	places, words, err := pack(shared)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string][]byte{"places.tsv.zst": places, "words.tsv.zst": words} {
		got, err := os.ReadFile(out + name)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is stale: go run ./gazetteer/pack ../shared knowledge/gazetteer", name)
		}
		if len(got) > 3<<20 {
			t.Errorf("%s has %d bytes", name, len(got))
		}
	}
}

func TestSpells(t *testing.T) {
	for _, c := range []struct {
		name, latin string
		want        bool
	}{
		{"السجانة", "As Sijanah", true},
		{"قرية البو حسان", "Qaryat Albu Hassan", true},
		{"هيجة الواقع", "Hayjat al Waqi`", true},
		{"تشيرنيهيف", "Chernihiv", true},
		{"خورمكسر", "Khawr Maksar", true},
		{"كرنب أجعد", "Kale", false},
		{"منشار", "Saw", false},
		{"خبز النان", "Naan|Na'an", false},
		{"زيلكو رازناتوفيتش", "Arkan", false},
		{"مهرجان هولي", "Holi", false},
		{"الاصلاح", "`Izbat as Sayyid al Faqi", false},
		{"ما لا اسم له", "", true},
	} {
		if got := spells(c.name, strings.Split(c.latin, "|")); got != c.want {
			t.Errorf("%s, %s: %v", c.name, c.latin, got)
		}
	}
}

func TestLocate(t *testing.T) {
	square := func(id string, lon float64) *outline {
		return &outline{id: id, rings: []ring{{{lon, 30}, {lon + 1, 30}, {lon + 1, 31}, {lon, 31}}}}
	}
	at := func(id, kind, parent string, lon float64) *row {
		return &row{id: id, kind: kind, parent: parent, country: "EG", lat: 30.5, lon: lon, point: true, admin1: parent}
	}
	rows := []*row{
		at("west", "governorate", "EG", 30.5), at("east", "governorate", "EG", 31.5),
		at("loose", "village", "EG", 31.2), at("far", "town", "west", 31.9), at("border", "town", "west", 31.02), at("right", "town", "east", 31.7),
		at("outside", "village", "EG", 35),
	}
	tab := newTable(nil)
	for _, r := range rows {
		tab.rows, tab.byID[r.id] = append(tab.rows, r), r
	}
	// Corners every tenth of a degree, as outlines have them.
	outlines := []*outline{square("west", 30), square("east", 31)}
	for _, o := range outlines {
		var dense ring
		for i, a := range o.rings[0] {
			b := o.rings[0][(i+1)%4]
			for k := range 10 {
				f := float64(k) / 10
				dense = append(dense, [2]float64{a[0] + f*(b[0]-a[0]), a[1] + f*(b[1]-a[1])})
			}
		}
		o.rings[0] = dense
	}
	tab.locate(outlines)
	for id, want := range map[string]string{"loose": "east", "far": "east", "border": "west", "right": "east", "outside": "EG"} {
		if got := tab.byID[id].parent; got != want {
			t.Errorf("%s lies in %s, want %s", id, got, want)
		}
	}
}

func TestJoin(t *testing.T) {
	at := func(id, name, kind, source string, lat, lon float64, pop int) *row {
		return &row{id: id, names: []string{name}, kind: kind, country: "SY", source: source, lat: lat, lon: lon, point: true, pop: pop}
	}
	tab := newTable(nil)
	tab.rows = []*row{
		at("C1", "مورك", "village", "ocha", 35.37, 36.68, 0),
		at("w1", "مورك", "town", "wof", 35.375, 36.685, 14000),  // the same place
		at("w2", "مورك", "village", "wof", 36.5, 40.0, 0),       // another one far off
		at("C2", "مورك", "village", "ocha", 35.38, 36.68, 0),    // two rows of one list stay two
		at("g1", "مورك", "district", "wof", 35.37, 36.68, 0),    // another level
		at("w3", "المورك", "village", "wof", 36.5001, 40.0, 20), // the same but for the article
	}
	tab.join()
	var ids []string
	for _, r := range tab.rows {
		ids = append(ids, r.id)
	}
	if want := []string{"C1", "w2", "C2", "g1"}; !slices.Equal(ids, want) {
		t.Errorf("kept %v, want %v", ids, want)
	}
	if r := tab.rows[0]; r.kind != "town" || r.pop != 14000 {
		t.Errorf("the joined row is a %s of %d", r.kind, r.pop)
	}
}

// The point of a country is the middle of its mainland, whatever islands it has.
func TestCentre(t *testing.T) {
	land, island := ring{{0, 0}, {4, 0}, {4, 2}, {0, 2}, {0, 0}}, ring{{30, 30}, {31, 30}, {31, 31}, {30, 31}, {30, 30}}
	round := ring{{-179, 60}, {179, 60}, {179, 70}, {-179, 70}, {-179, 60}}
	tab := newTable([]*row{{id: "A", kind: "country", lat: 9, lon: 9}, {id: "B", kind: "country", lat: 9, lon: 9}})
	tab.centre([]*outline{{id: "A", rings: []ring{island, land}}, {id: "B", rings: []ring{island, round}}})
	if a := tab.byID["A"]; math.Abs(a.lat-1) > 1e-9 || math.Abs(a.lon-2) > 1e-9 {
		t.Errorf("the middle of the mainland is %g, %g", a.lat, a.lon)
	}
	if b := tab.byID["B"]; b.lat != 9 || b.lon != 9 {
		t.Errorf("a country round the date line was moved to %g, %g", b.lat, b.lon)
	}
}

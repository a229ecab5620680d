package gazetteer

import (
	"os"
	"slices"
	"testing"

	"github.com/isnad-project/isnad"
)

func degrees(lat, lon float64) (*float64, *float64) { return &lat, &lon }

func at(id, name, kind, parent string, point ...float64) isnad.PlaceRow {
	r := isnad.PlaceRow{ID: id, Names: []string{name}, Kind: kind, Parent: parent, Country: "SY",
		Origin: isnad.PlaceOrigin{Source: "desk", Licence: "CC0", File: "ours.tsv", Line: 2}}
	if len(point) == 2 {
		r.Lat, r.Lon = degrees(point[0], point[1])
	}
	return r
}

// What a ledger adds stands beside the tables: a row that means a place of theirs
// gives it its spellings and no more, any other is a place under its parent.
func TestOwn(t *testing.T) {
	plain := load(t)
	murek := plain.Named("مورك")[0]
	before := plain.Row(murek)
	own := []isnad.PlaceRow{
		at("our:1", "مورك", "village", "SY05", before.Lat+0.01, before.Lon), // the town itself
		at("our:2", "مورك", "village", "SY09", 34.9, 40.5),                  // another, far off
		at("our:3", "بستان الغيمة الزرقاء", "neighbourhood", "our:4"),
		at("our:4", "الغيمة الزرقاء", "town", "SY07", 35.9, 36.6),
		at("our:5", "الغيمة البعيدة", "village", "", 35.05, 36.75), // its neighbours tell its governorate
		at("our:6", "الغيمة المنسية", "village", ""),
		at("SY07", "ادلب الجديدة", "governorate", "SY"),
	}
	own[0].Names = append(own[0].Names, "مورك الغيمة")
	g, err := Load(os.DirFS("../knowledge/gazetteer"), own...)
	if err != nil {
		t.Fatal(err)
	}
	if added, joined := g.Imported(); added != 5 || joined != 2 || g.Len() != plain.Len()+5 {
		t.Errorf("added %d, joined %d, %d rows on top of %d", added, joined, g.Len(), plain.Len())
	}
	after := g.Row(murek)
	if after.Lat != before.Lat || after.Kind != before.Kind || after.ID != before.ID || after.Names[0] != before.Names[0] {
		t.Errorf("the row of the tables was changed: %+v, was %+v", after, before)
	}
	if got := g.Named("مورك الغيمة"); len(got) != 1 || got[0] != murek {
		t.Errorf("the new spelling leads to %v", got)
	}
	for id, want := range map[string]string{
		"our:1": g.Path(murek),
		"our:2": "سوريا > دير الزور > مورك",
		"our:3": "سوريا > إدلب > الغيمة الزرقاء > بستان الغيمة الزرقاء",
		"our:5": "سوريا > حماة > الغيمة البعيدة",
		"our:6": "سوريا > الغيمة المنسية",
	} {
		i, ok := g.ByID(id)
		if !ok || g.Path(i) != want {
			t.Errorf("%s is %v %s, want %s", id, ok, g.Path(i), want)
		}
		if o := g.Origins(i); len(o) != 1 || o[0].Source != "desk" {
			t.Errorf("%s comes from %v", id, o)
		}
	}
	if r, _ := g.ByID("our:2"); g.Row(r).Admin1 != "دير الزور" || g.Row(r).Precision != "town" || g.Row(r).Source != "desk" {
		t.Errorf("%+v", g.Row(r))
	}

	slices.Reverse(own)
	again, err := Load(os.DirFS("../knowledge/gazetteer"), own...)
	if err != nil {
		t.Fatal(err)
	}
	for i := range g.Len() {
		if a, b := g.Row(i), again.Row(i); a.ID != b.ID || a.Parent != b.Parent || !slices.Equal(a.Names, b.Names) {
			t.Fatalf("in another order row %d is %+v, was %+v", i, b, a)
		}
	}
}

// The places of a country, imported once more under other ids, are all found to
// be there.
func TestOwnJoins(t *testing.T) {
	plain := load(t)
	var own []isnad.PlaceRow
	for i := range plain.Len() {
		if r := plain.Row(i); r.Country == "SY" && r.Point {
			o := at("again:"+r.ID, r.Names[0], r.Kind, "", r.Lat, r.Lon)
			if r.Parent >= 0 {
				o.Parent = "again:" + plain.Row(r.Parent).ID
			}
			own = append(own, o)
		}
	}
	g, err := Load(os.DirFS("../knowledge/gazetteer"), own...)
	if err != nil {
		t.Fatal(err)
	}
	added, joined := g.Imported()
	t.Logf("%d rows, %d joined", len(own), joined)
	if added > 0 || len(own) < 10_000 {
		t.Errorf("of %d rows %d were taken for new places", len(own), added)
	}
}

// A report is read with what the ledger adds.
func TestOwnIsRead(t *testing.T) {
	text := "قصفت المدفعية بلدة الغيمة الزرقاء بريف إدلب"
	if got := read(load(t), text); got[0] != "الغيمة town in إدلب SY" {
		t.Errorf("without: %v", got)
	}
	g, err := Load(os.DirFS("../knowledge/gazetteer"), at("our:4", "الغيمة الزرقاء", "town", "SY07", 35.9, 36.6))
	if err != nil {
		t.Fatal(err)
	}
	out, weighed, err := g.Seek("الغيمة الزرقاء", "إدلب", "")
	if err != nil || out.ID != "our:4" || *out.Lat != 35.9 || len(weighed) != 1 {
		t.Errorf("%+v, %v, %v", out, weighed, err)
	}
	if got := read(g, text); got[0] != "الغيمة_الزرقاء town in إدلب SY" {
		t.Errorf("with: %v", got)
	}
}

func TestRefuse(t *testing.T) {
	g := load(t)
	listed := map[string]bool{"our:4": true}
	for _, c := range []struct {
		row  isnad.PlaceRow
		want string
	}{
		{at("our:1", "الغيمة", "town", "SY07"), ""},
		{at("our:1", "الغيمة", "town", "our:4"), ""},
		{at("our:1", "الغيمة", "town", "our:9"), "parent our:9 is unknown"},
		{at("SY07", "الغيمة", "town", ""), "SY07 is the id of سوريا > إدلب, governorate"},
		{isnad.PlaceRow{ID: "our:1", Names: []string{"الغيمة"}, Kind: "town", Country: "XQ"}, "country XQ is unknown"},
	} {
		got := ""
		if err := g.Refuse(&c.row, listed); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s in %s: %q, want %q", c.row.ID, c.row.Parent, got, c.want)
		}
	}
}

func TestSeek(t *testing.T) {
	g := load(t)
	for _, c := range []struct{ name, in, near, want string }{
		{"الزهراء", "حمص", "", "سوريا > حمص > حمص > مركز حمص > حمص > الزهراء"},
		{"حي الزهراء", "مدينة حلب", "", "سوريا > حلب > جبل سمعان > مركز جبل سمعان > حلب > الزهراء"},
		{"طرابلس", "لبنان", "", "لبنان > الشمال > طرابلس > طرابلس"},
		{"مشيرفة", "", "", "?"},
		{"غيمة لا وجود لها", "", "", "-"},
		{"", "", "", "-"},
	} {
		out, weighed, err := g.Seek(c.name, c.in, c.near)
		got := "-"
		switch {
		case err != nil:
			got = err.Error()
		case out.Row >= 0:
			got = g.Path(out.Row)
		case len(out.Ambiguous) > 1:
			got = "?"
		}
		if got != c.want || (got == "-") != (len(weighed) == 0) {
			t.Errorf("%s in %s near %s: %s, want %s", c.name, c.in, c.near, got, c.want)
		}
	}
	if _, _, err := g.Seek("الزهراء", "غيمة لا وجود لها", ""); err == nil {
		t.Error("an unknown container was passed over")
	}
}

func TestAudit(t *testing.T) {
	bad := at("our:1", "الغيمة", "town", "SY07", 35.9, 36.6)
	twice := at("our:2", "الغيمة الأخرى", "town", "SY07", 35.9, 36.7)
	g, err := Load(os.DirFS("../knowledge/gazetteer"), bad, twice)
	if err != nil {
		t.Fatal(err)
	}
	clean := len(g.Audit())
	i, _ := g.ByID("our:1")
	j, _ := g.ByID("our:2")
	g.rows[i].Names = []string{"الغيمة", "گيمة"}
	g.rows[i].Parent = -1
	g.rows[j].Names, g.rows[j].Lon = []string{"الغيمة"}, 36.6
	g.addName("الغيمة", j)
	var got []string
	for _, f := range g.Audit()[clean:] {
		got = append(got, g.Row(f.Row).ID+" "+f.What)
	}
	want := []string{`our:1 the name "گيمة" is not Arabic`, "our:1 has no parent", "our:2 means the same as our:1, الغيمة"}
	if !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
}

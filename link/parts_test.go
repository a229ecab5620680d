package link

import (
	"slices"
	"testing"

	"github.com/isnad-project/isnad"
)

func TestReadWhen(t *testing.T) {
	d := func(iso string) int {
		n, ok := day(iso)
		if !ok {
			t.Fatal(iso)
		}
		return n
	}
	for _, tc := range []struct {
		value, published string
		want             when
	}{
		{"", "", when{frame: "r"}},
		{"", "2016-09-06", when{from: d("2016-09-03"), to: d("2016-09-06"), guess: true}},
		{"2016-09-05", "", when{from: d("2016-09-05"), to: d("2016-09-05"), known: true}},
		{"2016-09", "", when{from: d("2016-09-01"), to: d("2016-09-30"), known: true}},
		{"2016", "", when{from: d("2016-01-01"), to: d("2016-12-31"), known: true}},
		{"2016-08-25/2016-09-05", "", when{from: d("2016-08-25"), to: d("2016-09-05"), known: true}},
		{"/2016-09-05", "", when{from: farPast, to: d("2016-09-05"), known: true}},
		{"P0D", "", when{frame: "r", known: true}},
		{"-P1D", "2016-09-06", when{from: d("2016-09-05"), to: d("2016-09-05"), known: true}},
		{"-P1DTMO", "", when{frame: "r", from: -1, to: -1, known: true, part: "MO"}},
		{"-P2D/-P1D", "", when{frame: "r", from: -2, to: -1, known: true}},
		{"-P1W", "", when{frame: "r", from: -13, to: -1, known: true}},
		{"P0W", "", when{frame: "r", from: -6, to: 6, known: true}},
		{"XXXX-WXX-3", "", when{frame: "r", partial: "XXXX-WXX-3"}},
		{"yesterday", "", when{frame: "r"}},
		{"-P1D/2016-09-05", "", when{frame: "r"}},
		{"2016-09-05/2016-09-01", "", when{frame: "r"}},
		{"P99999999999D", "", when{frame: "r"}},
		{"P", "", when{frame: "r"}},
	} {
		if got := readWhen(&tc.value, tc.published, "r"); got != tc.want {
			t.Errorf("%q published %q: %+v, want %+v", tc.value, tc.published, got, tc.want)
		}
	}
}

func FuzzReadWhen(f *testing.F) {
	for _, s := range []string{"2016-09-05", "-P1DTMO", "/2016", "P0W/", "XXXX-WXX-3", "a/b"} {
		f.Add(s, "2016-09-06")
		f.Add(s, "")
	}
	f.Fuzz(func(t *testing.T, value, published string) {
		w := readWhen(&value, published, "r")
		if w.from > w.to {
			t.Errorf("%q: from %d to %d", value, w.from, w.to)
		}
		if w.known && w.guess {
			t.Errorf("%q is both stated and guessed", value)
		}
		months(w)
	})
}

func TestCompare(t *testing.T) {
	place := func(name, admin1 string, edits ...func(*isnad.Place)) *isnad.Place {
		p := &isnad.Place{Name: name, Admin1: isnad.Known(admin1), Country: "SY", Relation: isnad.In}
		for _, e := range edits {
			e(p)
		}
		return p
	}
	id := func(id, kind string, within ...string) func(*isnad.Place) {
		return func(p *isnad.Place) { p.ID, p.Kind, p.Within = id, kind, within }
	}
	between := func(p *isnad.Place) { p.Relation = isnad.Between }
	for _, tc := range []struct {
		name  string
		a, b  *isnad.Place
		want  nearness
		outer int
	}{
		{"nothing given", nil, place("حلب", "حلب"), unknownPlace, 0},
		{"same id", place("حلب", "حلب", id("1", "city")), place("مدينة حلب", "حلب", id("1", "city")), samePlace, 0},
		{"same name", place("الأتارب", "حلب"), place("الاتارب", "حلب"), samePlace, 0},
		{"same name elsewhere", place("الزهراء", "حمص"), place("الزهراء", "حلب"), apart, 0},
		{"quarter in city", place("صلاح الدين", "حلب", id("2", "neighbourhood", "1", "g", "SY")), place("حلب", "حلب", id("1", "city", "g", "SY")), within, 1},
		{"a town and the district of its name", place("منبج", "حلب", id("3", "district", "g", "SY")), place("منبج", "حلب", id("4", "town", "3", "g", "SY")), samePlace, 0},
		{"governorate by name", place("حلب", "حلب"), place("صلاح الدين", "حلب"), within, -1},
		{"country", place("سوريا", ""), place("صلاح الدين", "حلب"), within, -1},
		{"two towns", place("منبج", "حلب", id("4", "town", "3", "g", "SY")), place("الباب", "حلب", id("5", "town", "6", "g", "SY")), apart, 0},
		{"two quarters of a city", place("صلاح الدين", "حلب", id("2", "neighbourhood", "1", "g", "SY")), place("السكري", "حلب", id("7", "neighbourhood", "1", "g", "SY")), siblings, 0},
		{"a city and a town of its governorate", place("حلب", "حلب", id("1", "city", "g", "SY")), place("منبج", "حلب", id("4", "town", "3", "g", "SY")), apart, 0},
		{"not in the gazetteer", place("مبنى البريد", "دمشق"), place("ساحة النجمة", "دمشق"), siblings, 0},
		{"between two towns", place("جرابلس وأعزاز", "حلب", between), place("حلب", "حلب"), siblings, 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got, outer := compare(tc.a, tc.b); got != tc.want || outer != tc.outer {
				t.Errorf("%d, %d; want %d, %d", got, outer, tc.want, tc.outer)
			}
			if got, outer := compare(tc.b, tc.a); got != tc.want || outer != -tc.outer {
				t.Errorf("the other way round: %d, %d", got, outer)
			}
		})
	}
}

func TestFold(t *testing.T) {
	for _, tc := range []struct{ in, want string }{
		{"إِدْلِبْ", "ادلب"},
		{"  مدينة   حـلب ", "مدينه حلب"},
		{"«داعش»", "داعش"},
		{"Aleppo", "aleppo"},
		{"اللواء ٨٠", "اللواء 80"},
		{"", ""},
	} {
		if got := Fold(tc.in); got != tc.want {
			t.Errorf("Fold(%q) = %q, want %q", tc.in, got, tc.want)
		}
	}
}

func TestNamesJoinOrigins(t *testing.T) {
	names := Names(func(n, _ string) (string, bool) {
		if n == "المرصد" || n == "المرصد السوري" {
			return "المرصد السوري", true
		}
		return n, n == "قوات الأسد" || n == "الجيش السوري"
	})
	in := inputs(rep{id: "r1", claims: []isnad.Claim{
		claim(carBomb, "حمص", by("المرصد"), kill(4)),
		claim(carBomb, "حمص", by("المرصد السوري"), kill(4)),
	}})
	e := together(t, Build(in, nil, Options{Names: names}), in, 0, 1)
	if !slices.Equal(e.Origins, []string{"المرصد السوري"}) {
		t.Errorf("origins %q", e.Origins)
	}
	in = inputs(rep{id: "r1", outlet: "A", published: "2016-09-06", claims: []isnad.Claim{
		claim(shelling, "حمص", at("2016-09-05"), who("قوات الأسد"), kill(14))}},
		rep{id: "r2", outlet: "B", published: "2016-09-06", claims: []isnad.Claim{
			claim(shelling, "حمص", at("2016-09-05"), who("الجيش السوري"), kill(14))}})
	e = together(t, Build(in, nil, Options{Names: names}), in, 0, 1)
	if contradiction(e, "actors", "perpetrator") == nil {
		t.Errorf("two known parties: %v", e.Contradictions)
	}
	for blamed, want := range map[string]bool{"مسلحون": true, "جماعة إرهابية مسلحة": true, "مجهولون": false, "طائرات حربية": false} {
		in = inputs(rep{id: "r1", outlet: "A", published: "2016-09-06", claims: []isnad.Claim{
			claim(ied, "حمص", at("2016-09-05"), who("الجيش السوري"), kill(14))}},
			rep{id: "r2", outlet: "B", published: "2016-09-06", claims: []isnad.Claim{
				claim(ied, "حمص", at("2016-09-05"), who(blamed), kill(14))}})
		e = together(t, Build(in, nil, Options{Names: names}), in, 0, 1)
		if got := contradiction(e, "actors", "perpetrator") != nil; got != want {
			t.Errorf("an army and %s: %v, want %v", blamed, got, want)
		}
	}
}

func TestConflictingJudgements(t *testing.T) {
	in := inputs(rep{id: "r1", claims: []isnad.Claim{claim(carBomb, "حمص"), claim(strike, "حلب"), claim("clash", "درعا")}})
	id := func(n int) string { return in[n].Claim.ID }
	j := func(n, a, b int, verdict, by string) isnad.Judgement {
		return isnad.Judgement{ID: string(rune('a' + n)), A: id(a), B: id(b), Verdict: verdict, By: by,
			At: "2024-05-0" + string(rune('1'+n)) + "T00:00:00Z"}
	}
	res := build(in, j(0, 0, 1, "same", "Salma"), j(1, 1, 2, "same", "Salma"), j(2, 0, 2, "different", "Salma"))
	if len(res.Incidents) != 2 || len(res.Conflicts) != 1 || res.Conflicts[0].Judgement != "a" {
		t.Errorf("%d incidents, conflicts %v: the later word counts", len(res.Incidents), res.Conflicts)
	}
	if res := build(in, j(0, 0, 1, "different", "Salma"), j(1, 0, 1, "same", Machine)); incidentWith(res, id(0)) == incidentWith(res, id(1)) {
		t.Error("the machine overrules a person")
	}
	rejected := isnad.Judgement{ID: "x", A: id(0), Verdict: "reject", By: "Salma", At: "2024-05-01T00:00:00Z"}
	if res := build(in, rejected); len(res.Incidents) != 2 || incidentWith(res, id(0)) != "" {
		t.Error("a rejected claim is still counted")
	}
}

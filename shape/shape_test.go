package shape

import (
	"encoding/json"
	"math"
	"slices"
	"testing"

	"github.com/isnad-project/isnad"
)

// TestOf draws places and looks at the rule, the size and the middle.
func TestOf(t *testing.T) {
	a := atlas(t)
	homs := isnad.End{ID: "C2528", Lat: 34.73, Lon: 36.7197}
	tartus := isnad.End{ID: "C5221", Lat: 34.8866, Lon: 35.8933}
	for _, c := range []struct {
		says   string
		p      isnad.Place
		rule   Rule
		vague  bool
		km2    [2]float64 // least and greatest area
		middle Point      // to a few kilometres; zero: not looked at
	}{
		{"في حي كرم الجبل", isnad.Place{ID: "N0223", Kind: "neighbourhood", Relation: isnad.In}, Outline, false, [2]float64{3, 5}, Point{37.225, 36.168}},
		{"في محافظة حماة", isnad.Place{ID: "SY05", Kind: "governorate", Relation: isnad.In}, Outline, false, [2]float64{9000, 12000}, Point{}},
		{"في داريا", isnad.Place{ID: "C2498", Kind: "city", Relation: isnad.In}, Spot, false, [2]float64{}, Point{36.2397, 33.457}},
		{"أطراف داريا", isnad.Place{ID: "C2498", Kind: "city", Relation: isnad.Outskirts}, Ring, true, [2]float64{20, 40}, Point{36.2397, 33.457}},
		{"أطراف داريا الغربية", isnad.Place{ID: "C2498", Kind: "city", Relation: isnad.Outskirts, Offset: &isnad.Offset{Bearing: "W"}}, Part, true,
			[2]float64{5, 10}, Point{36.218, 33.457}},
		{"ريف حماة الشمالي", isnad.Place{ID: "SY05", Kind: "governorate", Relation: isnad.Countryside, Offset: &isnad.Offset{Bearing: "N"}}, Part, true,
			[2]float64{800, 2500}, Point{36.64, 35.42}},
		{"على بعد 20 كيلومترا غرب حمص", isnad.Place{ID: "C2528", Kind: "city", Relation: isnad.AreaOf, Offset: &isnad.Offset{Km: 20, Bearing: "W"}}, Offset, true,
			[2]float64{80, 110}, Point{36.505, 34.73}},
		{"قرية لا يعرفها المعجم، على بعد 20 كيلومترا غرب حمص", isnad.Place{Relation: isnad.In, Offset: &isnad.Offset{Km: 20, Bearing: "W", From: &homs}}, Offset,
			true, [2]float64{80, 110}, Point{36.505, 34.73}},
		{"طريق حمص - طرطوس", isnad.Place{Relation: isnad.In, Ends: []isnad.End{homs, tartus}}, Corridor, true, [2]float64{1100, 1300}, Point{36.306, 34.81}},
		{"في جبل الزاوية", isnad.Place{ID: "cur:jabal-zawiya", Kind: "mountain", Relation: isnad.In}, Members, true, [2]float64{150, 400}, Point{36.54, 35.73}},
		{"في دارفور", isnad.Place{ID: "isnad:darfur", Kind: "region", Relation: isnad.In}, Members, true, [2]float64{450e3, 550e3}, Point{}},
		{"في قرية لا يعرفها المعجم بريف حماة", isnad.Place{Relation: isnad.In, Within: []string{"SY05", "SY"}}, Within, true, [2]float64{9000, 12000}, Point{}},
		{"حماة وحلب معا", isnad.Place{Kind: "country", Country: "SY", Relation: isnad.In}, Outline, false, [2]float64{180e3, 190e3}, Point{}},
		{"في مشيرفة", isnad.Place{Relation: isnad.In, Ambiguous: []isnad.Candidate{{ID: "C2498"}, {ID: "C2528"}}}, Candidates, true, [2]float64{}, Point{}},
	} {
		s, ok := a.Of(&c.p)
		if !ok || s.Rule != c.rule || s.Approximate != c.vague {
			t.Errorf("%s: %v %s, approximate %v", c.says, ok, s.Rule, s.Approximate)
			continue
		}
		middle := Point{}
		if len(s.Polygons) > 0 {
			var area float64
			if area, middle = extent(s.Polygons); area < c.km2[0] || area > c.km2[1] {
				t.Errorf("%s: %.1f km²", c.says, area)
			}
		} else {
			middle = s.Points[0]
		}
		if c.middle != (Point{}) && math.Hypot(middle[0]-c.middle[0], middle[1]-c.middle[1]) > .05 {
			t.Errorf("%s: the middle is %v", c.says, middle)
		}
	}
	for says, p := range map[string]*isnad.Place{
		"no place":                   nil,
		"a name of no known country": {Name: "س"},
		"45 كيلومترا شمال قطاع غزة":      {ID: "wof:85681213", Kind: "region", Offset: &isnad.Offset{Km: 45, Bearing: "N"}},
		"between a place and the same":   {Ends: []isnad.End{homs, homs}},
		"candidates without any point":   {Ambiguous: []isnad.Candidate{{ID: "cur:qalamoun"}}},
		"an id that is not in the table": {ID: "x"},
	} {
		if s, ok := a.Of(p); ok {
			t.Errorf("%s: %+v", says, s)
		}
	}
}

// TestGeoJSON fixes the form of a feature.
func TestGeoJSON(t *testing.T) {
	s, _ := atlas(t).Of(&isnad.Place{ID: "C2498", Kind: "city", Relation: isnad.In})
	b, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"type":"Feature","properties":{"rule":"point","approximate":false,"of":["C2498"],"radius_km":2.13},"geometry":{"type":"Point","coordinates":[36.2397,33.457]}}`
	if string(b) != want {
		t.Errorf("%s\nwant %s", b, want)
	}
}

func TestWedge(t *testing.T) {
	square := []Polygon{{{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}, {-1, -1}}}}
	whole, _ := extent(square)
	for c, degrees := range bearings {
		quarter := wedge(square, Point{0, 0}, degrees)
		if area, middle := extent(quarter); math.Abs(area/whole-.25) > .01 {
			t.Errorf("%s: %.3f of the square, around %v", c, area/whole, middle)
		}
		if !slices.Equal(quarter[0][0][:1], quarter[0][0][len(quarter[0][0])-1:]) {
			t.Errorf("%s: the ring is open", c)
		}
	}
}

func TestHull(t *testing.T) {
	h := hull([]Point{{36, 35}, {36.2, 35}, {36.1, 35.1}, {36.1, 35.03}}, 2)
	for _, q := range h[0] {
		if km := nearest(q, []Point{{36, 35}, {36.2, 35}, {36.1, 35.1}}); math.Abs(km-2) > .05 {
			t.Errorf("%v lies %.2f km from the points", q, km)
		}
	}
}

// nearest is how far a point lies from the nearest of some.
func nearest(q Point, ps []Point) float64 {
	best := math.Inf(1)
	for _, p := range ps {
		best = min(best, km(q, p))
	}
	return best
}

func km(a, b Point) float64 {
	return isnad.End{Lat: a[1], Lon: a[0]}.KmTo(isnad.End{Lat: b[1], Lon: b[0]})
}

package web

import (
	"encoding/json"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/gazetteer"
	"github.com/isnad-project/isnad/knowledge"
	"github.com/isnad-project/isnad/shape"
)

var atlas = sync.OnceValues(func() (*shape.Atlas, error) {
	tables, err := fs.Sub(knowledge.FS, "gazetteer")
	if err != nil {
		return nil, err
	}
	g, err := gazetteer.Load(tables)
	if err != nil {
		return nil, err
	}
	return shape.Load(tables, g)
})

// TestDraw draws places of each rule in both languages: what is vague is drawn
// vague, all of it lies on the paper, and words say what is drawn.
func TestDraw(t *testing.T) {
	s := &server{atlas: atlas}
	homs, tartus := isnad.End{ID: "C2528", Lat: 34.73, Lon: 36.7197}, isnad.End{ID: "C5221", Lat: 34.8866, Lon: 35.8933}
	number := regexp.MustCompile(`-?[0-9.]+`)
	for _, c := range []struct {
		p        isnad.Place
		vague    bool
		area     bool // an area, not dots
		ar, says string
	}{
		{isnad.Place{ID: "N0223", Kind: "neighbourhood"}, false, true, "الحدود الرسمية", "official outline"},
		{isnad.Place{ID: "C2498", Kind: "city"}, false, false, "نقطة", "point for"},
		{isnad.Place{ID: "C2498", Kind: "city", Relation: isnad.Outskirts}, true, true, "حلقة", "ring around"},
		{isnad.Place{ID: "SY05", Kind: "governorate", Relation: isnad.Countryside, Offset: &isnad.Offset{Bearing: "N"}}, true, true, "الجهة", "side of"},
		{isnad.Place{ID: "C2528", Kind: "city", Offset: &isnad.Offset{Km: 20, Bearing: "W"}}, true, true, "يبعد", "20"},
		{isnad.Place{Ends: []isnad.End{homs, tartus}}, true, true, "الشريط", "strip between"},
		{isnad.Place{ID: "cur:jabal-zawiya", Kind: "mountain"}, true, true, "بلا حدود رسمية", "without official borders"},
		{isnad.Place{Within: []string{"SY05", "SY"}}, true, true, "لا نقطة", "no point"},
		{isnad.Place{Ambiguous: []isnad.Candidate{{ID: "C2498"}, {ID: "C2528"}}}, true, false, "قد يعنيها", "may mean"},
	} {
		for lang, says := range map[Lang]string{Arabic: c.ar, English: c.says} {
			d, err := s.draw(localeOf(t, lang, false), &c.p)
			if err != nil || d == nil {
				t.Fatalf("%+v: %v %v", c.p, d, err)
			}
			if d.Vague != c.vague || (d.Area != "") != c.area || (len(d.Dots) > 0) == c.area || d.Bar <= 0 || d.Bar > mapWidth/2 {
				t.Errorf("%s: vague %v, dots %v, bar %d", c.says, d.Vague, d.Dots, d.Bar)
			}
			if !strings.Contains(string(d.Says), says) {
				t.Errorf("%s: %s", c.says, d.Says)
			}
			for i, n := range number.FindAllString(d.Area+d.Frame, -1) {
				var v float64
				if err := json.Unmarshal([]byte(n), &v); err != nil || v < 0 || v > []float64{mapWidth, mapHeight}[i%2] {
					t.Fatalf("%s: %s does not lie on the paper", c.says, n)
				}
			}
		}
	}
}

// TestNoMap leaves a place out that nothing is known of, and all where there is no
// atlas.
func TestNoMap(t *testing.T) {
	l := localeOf(t, Arabic, false)
	for _, s := range []*server{{atlas: atlas}, {}} {
		if d, err := s.draw(l, &isnad.Place{Name: "س"}); d != nil || err != nil {
			t.Errorf("%v %v", d, err)
		}
	}
	h := handler(t, sampleLedger(t))
	e := eventOf(t, sampleLedger(t), "market", "assault.car_bomb")
	if w := get(t, h, "/api/v1"+eventHref(e.ID)+"/place"); w.Code != http.StatusNotFound {
		t.Errorf("without an atlas the place is answered with %d", w.Code)
	}
}

// TestMapPages asks for the page of an event, of a report and for GeoJSON.
func TestMapPages(t *testing.T) {
	l := sampleLedger(t)
	h, err := New(l, Options{Types: testTypes, Atlas: atlas})
	if err != nil {
		t.Fatal(err)
	}
	e := eventOf(t, l, "market", "assault.car_bomb") // its places are of no table, but the country is known
	for _, path := range []string{eventHref(e.ID), claimHref("market", e.Claims[0].ID)} {
		path, _, _ = strings.Cut(path, "#")
		body := get(t, h, path).Body.String()
		if strings.Count(body, `<svg viewBox="0 0 320 220" role="img" aria-labelledby="map-says">`) != 1 || !strings.Contains(body, `class="area vague"`) {
			t.Errorf("%s shows no vague map", path)
		}
	}
	var f struct {
		Type       string
		Properties struct {
			Rule shape.Rule
			Of   []string
		}
	}
	if err := json.Unmarshal(get(t, h, "/api/v1"+eventHref(e.ID)+"/place").Body.Bytes(), &f); err != nil {
		t.Fatal(err)
	}
	if f.Type != "Feature" || f.Properties.Rule != shape.Within || len(f.Properties.Of) != 1 || f.Properties.Of[0] != "SY" {
		t.Errorf("%+v", f)
	}
}

// Forty events at the middle of one village are one mark, with their number, that opens their
// list: no frame could part them, and none is moved aside.
func TestFortyEventsAtOnePoint(t *testing.T) {
	lat, lon := 35.5, 36.7
	l := eventsAt(t, 40, func(i int) string { return time.Date(2028, 1, 1+45*i, 0, 0, 0, 0, time.UTC).Format(time.DateOnly) },
		func(i int) *isnad.Place {
			return &isnad.Place{Name: fmt.Sprint("حارة ", i%2), ID: fmt.Sprint("g:", i%2), Kind: "town", Admin1: "إدلب", Country: "SY", Relation: isnad.In, Within: []string{"g:sy"}, Precision: "town", Lat: &lat, Lon: &lon}
		})
	h, err := New(l, Options{Types: testTypes, Atlas: atlas})
	if err != nil {
		t.Fatal(err)
	}
	body := visit(t, h, "/?lang=en", http.StatusOK)
	marks := regexp.MustCompile(`(?s)<a[^>]*href="([^"]*)"[^>]*class="exact">.*?</a>`).FindAllStringSubmatch(body, -1)
	if len(marks) != 1 || !strings.Contains(marks[0][0], ">40<") {
		t.Fatalf("%d marks at points: %.600v", len(marks), marks)
	}
	if list := visit(t, h, html.UnescapeString(marks[0][1]), http.StatusOK); !strings.Contains(plain(template.HTML(list)), "40 events") {
		t.Errorf("%s does not list them", marks[0][1])
	}
}

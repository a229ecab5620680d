package shape

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"slices"
	"testing"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/extract"
	"github.com/isnad-project/isnad/intake"
)

// TestNoOtherCoordinate reads the samples and the corpus and looks where every
// coordinate of every claim comes from: a row of the gazetteer, an outline, or the
// rule that its shape names, reckoned here once more over the sphere.
func TestNoOtherCoordinate(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: the corpus is not read")
	}
	a := atlas(t)
	reader, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	w := witness{a, t, map[Rule]int{}, map[string]map[Point]bool{}, map[string]bool{}}
	for _, file := range []string{"../samples", "../../shared/corpus/conflict-articles.jsonl"} {
		if _, err := os.Stat(file); errors.Is(err, fs.ErrNotExist) {
			t.Logf("no %s beside the project: its claims are not looked at", file)
			continue
		}
		for d, err := range intake.Read(context.Background(), intake.Options{}, file) {
			if err != nil {
				continue // what cannot be read gives no claim
			}
			for _, c := range reader.Read(d) {
				if c.Place != nil {
					w.place(d.ID+" "+c.ID, c.Place)
				}
			}
		}
	}
	t.Logf("shapes by rule: %v", w.seen)
	if w.seen[Spot] == 0 || w.seen[Outline] == 0 {
		t.Error("no place with a shape was read")
	}
}

type witness struct {
	*Atlas
	*testing.T
	seen    map[Rule]int
	corners map[string]map[Point]bool // of outlines, by id
	judged  map[string]bool           // shapes that stand already
}

// at fails unless the row with an id has the point.
func (w witness) at(where, id string, lat, lon float64) {
	i, ok := w.gaz.ByID(id)
	if !ok {
		w.Errorf("%s: no place has the id %q", where, id)
		return
	}
	if r := w.gaz.Row(i); !r.Point || r.Lat != lat || r.Lon != lon {
		w.Errorf("%s: %v, %v is not the point of %s", where, lat, lon, id)
	}
}

func (w witness) place(where string, p *isnad.Place) {
	if (p.Lat == nil) != (p.Lon == nil) {
		w.Errorf("%s: half a point", where)
	}
	if p.Lat != nil {
		w.at(where, p.ID, *p.Lat, *p.Lon)
	}
	for _, e := range p.Ends {
		w.at(where, e.ID, e.Lat, e.Lon)
	}
	if p.Offset != nil && p.Offset.From != nil {
		w.at(where, p.Offset.From.ID, p.Offset.From.Lat, p.Offset.From.Lon)
	}
	s, ok := w.Of(p)
	if !ok {
		w.seen["none"]++
		return
	}
	w.seen[s.Rule]++
	key := fmt.Sprint(s.Rule, s.Of, p.ID, p.Relation, p.Offset)
	if w.judged[key] {
		return
	}
	w.judged[key] = true
	if len(s.Of) == 0 {
		w.Errorf("%s: a %s made from nothing", where, s.Rule)
		return
	}
	for _, q := range s.Points {
		if !slices.ContainsFunc(s.Of, func(id string) bool { return w.point(id) == q }) {
			w.Errorf("%s: %v is the point of none of %v", where, q, s.Of)
		}
	}
	for _, polygon := range s.Polygons {
		for _, r := range polygon {
			for _, q := range r {
				if !w.stands(&s, p, q) {
					w.Errorf("%s: %s of %v has %v, which the rule does not give", where, s.Rule, s.Of, q)
					return
				}
			}
		}
	}
}

func (w witness) point(id string) Point {
	i, _ := w.gaz.ByID(id)
	r := w.gaz.Row(i)
	return Point{r.Lon, r.Lat}
}

// stands tells whether the rule of a shape gives a corner of it.
func (w witness) stands(s *Shape, p *isnad.Place, q Point) bool {
	from := w.point(s.Of[0])
	like := func(a, b float64) bool { return math.Abs(a-b) <= .02*b+.01 }
	switch s.Rule {
	case Outline:
		return w.corner(s.Of[0], q)
	case Within:
		return w.corner(s.Of[0], q) || w.member(s, q)
	case Members:
		return w.member(s, q)
	case Offset:
		off := turn(from, q, bearings[p.Offset.Bearing])
		return (like(km(from, q), .85*p.Offset.Km) || like(km(from, q), 1.15*p.Offset.Km)) && (p.Offset.Bearing == "" || off < 23)
	case Corridor:
		ends := []Point{from, w.point(s.Of[1])}
		return like(nearest(q, ends), max(1, km(ends[0], ends[1])/10))
	case Ring, Part:
		base, _ := w.row(p.ID)
		if isnad.Wide(p.Kind) {
			return w.corner(p.ID, q) || w.cut(p, q)
		}
		_, r := base.centre()
		inner, outer := ringOf(p.Relation, r)
		return (like(km(from, q), inner) || like(km(from, q), outer)) && (s.Rule == Ring || km(from, q) < .01 || turn(from, q, bearings[p.Offset.Bearing]) < 46)
	}
	return false
}

// corner tells whether the outline of a place has a corner at q.
func (w witness) corner(id string, q Point) bool {
	if w.corners[id] == nil {
		w.corners[id] = map[Point]bool{}
		for _, polygon := range w.outline(id) {
			for _, r := range polygon {
				for _, at := range r {
					w.corners[id][at] = true
				}
			}
		}
	}
	return w.corners[id][q]
}

// member tells a corner of a member's outline or of the circle around its point.
func (w witness) member(s *Shape, q Point) bool {
	return slices.ContainsFunc(s.Of, func(id string) bool {
		return w.corner(id, q) || math.Abs(km(w.point(id), q)-2) < .05
	})
}

// cut tells a point on the sides of the quarter that was cut out, or its tip.
func (w witness) cut(p *isnad.Place, q Point) bool {
	base, _ := w.row(p.ID)
	middle, _ := base.centre()
	for _, from := range []Point{middle, w.seats[string(p.Country+p.Admin1)], w.seats[string(p.Country)+"دمشق"]} {
		if km(from, q) < .1 || math.Abs(turn(from, q, bearings[p.Offset.Bearing])-45) < 1.5 {
			return true
		}
	}
	return false
}

// turn is by how many degrees the way from a to b differs from a bearing.
func turn(a, b Point, bearing float64) float64 {
	x, y := plane{a}.km(b)
	d := math.Mod(math.Atan2(x, y)*180/math.Pi-bearing+720, 360)
	return min(d, 360-d)
}

package web

import (
	"fmt"
	"html/template"
	"math"
	"slices"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/shape"
)

// A drawing is a small map of one place: what holds it as a thin outline, where it
// lies as an area or a dot, hatched and dashed when that is approximate.
type drawing struct {
	Frame, Area string // path data
	Dots        []dot
	From        []dot // the points that an area was reckoned from
	Vague       bool
	Bar         int           // width of the scale bar
	Km          template.HTML // that it stands for
	Says        template.HTML // in words, what is drawn and by which rule
	Where       template.HTML // what the thin outline is; empty without one
}

// A dot is a point with the disc around it.
type dot struct{ X, Y, R float64 }

// The paper of a map, as templates/parts.gohtml has it.
const mapWidth, mapHeight, mapMargin = 320, 220, 8

// draw is the map of a place; nil when nothing is known of where it lies, and
// where the server has no atlas.
func (s *server) draw(l *locale, p *isnad.Place) (*drawing, error) {
	if s.atlas == nil || p == nil {
		return nil, nil
	}
	atlas, err := s.atlas()
	if err != nil {
		return nil, err
	}
	sh, ok := atlas.Of(p)
	if !ok {
		return nil, nil
	}
	ids, frame := atlas.Frame(sh)
	v := paperOf(&sh, frame)
	d := &drawing{Frame: v.path(frame), Area: v.path(sh.Polygons), Vague: sh.Approximate}
	for _, q := range sh.Points {
		x, y := v.at(q)
		d.Dots = append(d.Dots, dot{x, y, max(2, sh.Radius*v.perKm)})
	}
	km, bar := v.scaleBar(mapWidth)
	d.Km, d.Bar = l.km(km), bar
	d.Says = l.mapSays(atlas, &sh, p)
	if frame != nil {
		d.Where = l.T("map.frame", l.called(atlas, ids))
	}
	if sh.Rule != shape.Outline && sh.Rule != shape.Within && sh.Points == nil {
		for _, id := range sh.Of {
			if q, ok := atlas.Point(id); ok {
				x, y := v.at(q)
				d.From = append(d.From, dot{X: x, Y: y})
			}
		}
	}
	return d, nil
}

// mapSays names the rule that a shape was drawn by and what it was made from.
func (l *locale) mapSays(atlas *shape.Atlas, sh *shape.Shape, p *isnad.Place) template.HTML {
	names := l.called(atlas, sh.Of)
	switch sh.Rule {
	case shape.Spot, shape.Candidates:
		return l.T("map."+string(sh.Rule), names, l.km(sh.Radius))
	case shape.Offset:
		return l.T("map.offset", names, l.km(p.Offset.Km))
	}
	return l.T("map."+string(sh.Rule), names)
}

// called writes the names of places, six at most.
func (l *locale) called(atlas *shape.Atlas, ids []string) template.HTML {
	var of []string
	for _, id := range ids {
		if name := atlas.Name(id); !slices.Contains(of, name) {
			of = append(of, name)
		}
	}
	if len(of) > 6 {
		return l.names(of[:6]) + "…"
	}
	return l.names(of)
}

// km writes kilometres with one decimal at most.
func (l *locale) km(v float64) template.HTML {
	return bdi(l.digits(strings.TrimSuffix(fmt.Sprintf("%.1f", v), ".0")))
}

// A paper puts longitudes and latitudes on the paper: equirectangular, true along
// its middle latitude.
type paper struct {
	west, north float64
	x, y        float64 // units of the paper for a degree
	left, top   float64
	perKm       float64
}

// paperOf fits the frame and the shape onto the paper of one place.
func paperOf(sh *shape.Shape, frame []shape.Polygon) paper {
	b := sh.Bounds()
	if frame != nil {
		f := shape.Shape{Polygons: frame}
		o := f.Bounds()
		for k := range 2 {
			b.Least[k], b.Greatest[k] = min(b.Least[k], o.Least[k]), max(b.Greatest[k], o.Greatest[k])
		}
	}
	return fit(b, mapWidth, mapHeight, mapMargin, mapMargin+8) // room for the scale bar below
}

// fit puts a box in the middle of a paper, with a margin and more room below.
func fit(b shape.Box, width, height, margin, below float64) paper {
	c := math.Cos((b.Least[1] + b.Greatest[1]) / 2 * math.Pi / 180)
	w, h := (b.Greatest[0]-b.Least[0])*c, b.Greatest[1]-b.Least[1]
	y := min((width-2*margin)/w, (height-2*margin-below)/h)
	v := paper{west: b.Least[0], north: b.Greatest[1], x: y * c, y: y, left: (width - w*y) / 2, top: margin, perKm: y / 111.19}
	if margin == 0 {
		v.top = (height - h*y) / 2
	}
	return v
}

// box is what lies on a paper of the size.
func (v paper) box(width, height float64) box {
	return box{v.west - v.left/v.x, v.north - (height-v.top)/v.y, v.west + (width-v.left)/v.x, v.north + v.top/v.y}
}

func (v paper) at(p shape.Point) (x, y float64) {
	return math.Round((v.left+(p[0]-v.west)*v.x)*10) / 10, math.Round((v.top+(v.north-p[1])*v.y)*10) / 10
}

// path writes polygons as path data, without points closer than half a unit to
// the one before.
func (v paper) path(ps []shape.Polygon) string {
	var b strings.Builder
	for _, polygon := range ps {
		for _, r := range polygon {
			lx, ly := math.Inf(1), math.Inf(1)
			for i, p := range r {
				x, y := v.at(p)
				switch {
				case i == 0:
					fmt.Fprintf(&b, "M%g %g", x, y)
				case math.Hypot(x-lx, y-ly) < .5:
					continue
				default:
					fmt.Fprintf(&b, "L%g %g", x, y)
				}
				lx, ly = x, y
			}
			b.WriteString("Z")
		}
	}
	return b.String()
}

// sketch writes polygons as path data in whole units, for lands that are only drawn
// upon: without islands that are hardly seen, and off the paper with few points.
func (v paper) sketch(ps []shape.Polygon, width, height float64) string {
	var b strings.Builder
	for _, polygon := range ps {
		for _, r := range polygon {
			var line [][2]int
			for _, p := range r {
				x, y := v.at(p)
				q := [2]int{int(math.Round(x)), int(math.Round(y))}
				near := 2
				if x < -50 || y < -50 || x > width+50 || y > height+50 {
					near = 60
				}
				if n := len(line); n > 0 && abs(q[0]-line[n-1][0]) < near && abs(q[1]-line[n-1][1]) < near {
					continue
				}
				line = append(line, q)
			}
			if len(line) < 4 {
				continue
			}
			fmt.Fprintf(&b, "M%d %d", line[0][0], line[0][1])
			for i := 1; i < len(line); i++ {
				fmt.Fprintf(&b, "l%d %d", line[i][0]-line[i-1][0], line[i][1]-line[i-1][1])
			}
			b.WriteString("Z")
		}
	}
	return b.String()
}

func abs(n int) int { return max(n, -n) }

// scaleBar is a round number of kilometres that takes up to a third of a paper of the
// width.
func (v paper) scaleBar(width float64) (km float64, bar int) {
	km = math.Pow(10, math.Floor(math.Log10(width/3/v.perKm)))
	for _, m := range []float64{5, 2} {
		if m*km*v.perKm <= width/3 {
			km *= m
			break
		}
	}
	return km, int(km * v.perKm)
}

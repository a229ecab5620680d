package web

import (
	"cmp"
	"context"
	"html/template"
	"math"
	"net/url"
	"slices"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/shape"
	"github.com/isnad-project/isnad/store"
)

// An eventMap is a map of many events: a dot where the place is known exactly, an open
// ring where it is near a place, a hatched area where only that is known. What lies
// together on the paper is one mark with a count. No mark stands where no event was told to
// be.
type eventMap struct {
	Lands  []landView
	Areas  []areaMark
	Marks  []mark
	In     []mark // the marks and areas as a list, the most events first
	More   int    // entries that the list leaves out
	Bar    int
	Km     template.HTML
	Shown  int // events with a point in the frame
	Reach  int // of areas that reach into it
	Beside int // with a point outside of the frame
	Rough  int // known to an area that is not drawn: a country, or more than are drawn
	None   int // events that no map can show
	NoneAt string
	Kinds  []kindCount
	Box    box

	West, East, North, South, Closer, Farther, Whole string // addresses
}

// A kindCount is one way in which places are known, with the events of it.
type kindCount struct {
	Kind   string
	Count  int
	Href   string
	Chosen bool
}

type landView struct {
	Path, Kind, Name string
	X, Y             float64
}

// A mark is one or more places that lie together on the paper.
type mark struct {
	X, Y, R float64
	Kind    string
	Count   int
	Name    template.HTML
	Places  int
	Href    string
	Number  int // in the list
}

type areaMark struct {
	Path string
	mark
}

const (
	bigWidth, bigHeight = 960, 560
	apart               = 44 // marks whose middles are closer are one
	mostAreas           = 24
	mostListed          = 30
)

// spot is all events of one place.
type spot struct {
	place *isnad.Place
	kind  string
	count int
	x, y  float64
}

// spots gathers events by place.
func spots(some []*store.Fact) (out []*spot, none int) {
	at := map[*isnad.Place]*spot{}
	for _, f := range some {
		if f.Place == nil {
			none++
			continue
		}
		sp := at[f.Place]
		if sp == nil {
			sp = &spot{place: f.Place, kind: precisionOf(f.Place)}
			at[f.Place] = sp
			if sp.kind != nowhere {
				out = append(out, sp)
			}
		}
		sp.count++
		if sp.kind == nowhere {
			none++
		}
	}
	slices.SortFunc(out, func(a, b *spot) int {
		return cmp.Or(b.count-a.count, strings.Compare(a.place.Name, b.place.Name), strings.Compare(a.place.ID, b.place.ID))
	})
	return out, none
}

// drawEvents is the map of a choice; some are the events that all of the filter but its
// part of the map chooses.
func (s *server) drawEvents(ctx context.Context, u *url.URL, l *locale, f filter, some []*store.Fact) (*eventMap, error) {
	all, none := spots(some)
	m := &eventMap{None: none}
	if none > 0 {
		m.NoneAt = listOf(u, "precision", nowhere)
	}
	m.kinds(u, f, all)
	pointed := slices.DeleteFunc(slices.Clone(all), func(sp *spot) bool { return sp.kind == inArea })
	if f.Box != nil {
		m.Box = *f.Box
	} else {
		m.Box = around(pointed)
	}
	v := fit(m.Box.shape(), bigWidth, bigHeight, 0, 0)
	m.Box = v.box(bigWidth, bigHeight)
	m.moves(u, f)
	if err := s.lands(m, v); err != nil {
		return nil, err
	}
	if err := s.areas(m, v, u, l, all); err != nil {
		return nil, err
	}
	m.cluster(v, u, l, pointed)
	m.part()
	km, bar := v.scaleBar(bigWidth)
	m.Km, m.Bar = l.km(km), bar
	m.list()
	return m, nil
}

// kinds counts the ways in which places are known.
func (m *eventMap) kinds(u *url.URL, f filter, all []*spot) {
	n := map[string]int{nowhere: m.None}
	for _, sp := range all {
		n[sp.kind] += sp.count
	}
	for _, k := range precisions {
		to := k
		if f.Precision == k {
			to = ""
		}
		m.Kinds = append(m.Kinds, kindCount{k, n[k], narrowed(u, "precision", to), f.Precision == k})
	}
}

// around is a part of the map that holds the points, but for the few far from all others.
func around(pointed []*spot) box {
	if len(pointed) == 0 {
		return box{35, 32, 43, 38}
	}
	var out box
	for k := range 2 {
		at := func(sp *spot) float64 { return [2]float64{*sp.place.Lon, *sp.place.Lat}[k] }
		by := slices.SortedFunc(slices.Values(pointed), func(a, b *spot) int { return cmp.Compare(at(a), at(b)) })
		total := 0
		for _, sp := range by {
			total += sp.count
		}
		edge, seen, low, high := total/50, 0, at(by[0]), at(by[len(by)-1])
		for _, sp := range by {
			if seen <= edge {
				low = at(sp)
			}
			if seen += sp.count; seen >= total-edge {
				high = at(sp)
				break
			}
		}
		margin := max((high-low)*.08, .15)
		out[k], out[k+2] = low-margin, high+margin
	}
	return out
}

// moves are the addresses of other parts of the map.
func (m *eventMap) moves(u *url.URL, f filter) {
	w, h := m.Box[2]-m.Box[0], m.Box[3]-m.Box[1]
	to := func(dx, dy, grow float64) string {
		b := box{m.Box[0] + dx*w - grow*w, m.Box[1] + dy*h - grow*h, m.Box[2] + dx*w + grow*w, m.Box[3] + dy*h + grow*h}
		if b[0] < -180 || b[1] < -85 || b[2] > 180 || b[3] > 85 || b[2]-b[0] < .005 {
			return ""
		}
		return narrowed(u, "box", b.String())
	}
	m.West, m.East, m.North, m.South = to(-.4, 0, 0), to(.4, 0, 0), to(0, .4, 0), to(0, -.4, 0)
	m.Closer, m.Farther = to(0, 0, -.25), to(0, 0, .5)
	if f.Box != nil {
		m.Whole = narrowed(u, "box", "")
	}
}

// lands draws the countries and governorates in the frame.
func (s *server) lands(m *eventMap, v paper) error {
	if s.atlas == nil {
		return nil
	}
	lands, err := s.allLands()
	if err != nil {
		return err
	}
	atlas, err := s.atlas()
	if err != nil {
		return err
	}
	frame := m.Box.shape()
	for _, d := range lands {
		if !d.Box.Meets(frame) {
			continue
		}
		left, top := v.at(shape.Point{d.Box.Least[0], d.Box.Greatest[1]})
		right, bottom := v.at(shape.Point{d.Box.Greatest[0], d.Box.Least[1]})
		view := landView{Kind: d.Kind}
		if d.Kind == "country" && right-left > 4 || right-left > 40 {
			view.Path = v.sketch(d.Polygons, bigWidth, bigHeight)
		}
		if view.Path == "" {
			continue
		}
		if d.Kind == "governorate" && right-left > 70 && bottom-top > 36 {
			view.Name = atlas.Name(d.ID)
			view.X, view.Y = v.at(shape.Middle(d.Polygons))
		}
		m.Lands = append(m.Lands, view)
	}
	return nil
}

// areas draws what is known only to lie somewhere in an area. A country is not drawn: its
// hatching would cover all that is known better.
func (s *server) areas(m *eventMap, v paper, u *url.URL, l *locale, all []*spot) error {
	frame := m.Box.shape()
	for _, sp := range all {
		if sp.kind != inArea {
			continue
		}
		class := sp.place.Class()
		if s.atlas == nil || class == isnad.InCountry || class == isnad.AtSea || sp.place.Kind == "country" || len(m.Areas) == mostAreas {
			m.Rough += sp.count
			continue
		}
		atlas, err := s.atlas()
		if err != nil {
			return err
		}
		sh, ok := atlas.Of(sp.place)
		if !ok || len(sh.Polygons) == 0 {
			m.Rough += sp.count
			continue
		}
		if !sh.Bounds().Meets(frame) {
			m.Beside += sp.count
			continue
		}
		a := areaMark{Path: v.path(sh.Polygons), mark: mark{Kind: inArea, Count: sp.count, Places: 1, Name: l.PlaceName(sp.place), Href: placeHref(u, sp.place)}}
		a.X, a.Y = v.at(shape.Middle(sh.Polygons))
		m.Areas = append(m.Areas, a)
		m.Reach += sp.count
	}
	return nil
}

// cluster makes marks of points: the place with most events draws to itself what lies so
// close that both could not be told apart.
func (m *eventMap) cluster(v paper, u *url.URL, l *locale, pointed []*spot) {
	type heap struct {
		first *spot
		all   []*spot
		count int
	}
	cells := map[[2]int][]*heap{}
	var heaps []*heap
next:
	for _, sp := range pointed {
		sp.x, sp.y = v.at(shape.Point{*sp.place.Lon, *sp.place.Lat})
		if sp.x < 0 || sp.y < 0 || sp.x > bigWidth || sp.y > bigHeight {
			m.Beside += sp.count
			continue
		}
		m.Shown += sp.count
		cx, cy := int(sp.x/apart), int(sp.y/apart)
		for dx := -1; dx <= 1; dx++ {
			for dy := -1; dy <= 1; dy++ {
				for _, h := range cells[[2]int{cx + dx, cy + dy}] {
					if math.Hypot(h.first.x-sp.x, h.first.y-sp.y) < apart {
						h.all, h.count = append(h.all, sp), h.count+sp.count
						continue next
					}
				}
			}
		}
		h := &heap{first: sp, all: []*spot{sp}, count: sp.count}
		heaps = append(heaps, h)
		cells[[2]int{cx, cy}] = append(cells[[2]int{cx, cy}], h)
	}
	for _, h := range heaps {
		k := mark{X: h.first.x, Y: h.first.y, R: math.Round(8 + 4*math.Log10(float64(h.count))), Kind: h.first.kind, Count: h.count,
			Name: l.PlaceName(h.first.place), Places: len(h.all), Href: placeHref(u, h.first.place)}
		reach := box{180, 90, -180, -90}
		for _, sp := range h.all {
			lon, lat := *sp.place.Lon, *sp.place.Lat
			reach = box{min(reach[0], lon), min(reach[1], lat), max(reach[2], lon), max(reach[3], lat)}
			if sp.kind == exactly {
				k.Kind = exactly
			}
		}
		if len(h.all) > 1 {
			wide := max(reach[2]-reach[0], reach[3]-reach[1]) * .15
			if wide > 0 {
				b := box{reach[0] - wide, reach[1] - wide, reach[2] + wide, reach[3] + wide}
				k.Href = narrowed(u, "box", b.String())
			} else { // they lie at one point: no frame parts them
				b := box{reach[0] - 1e-4, reach[1] - 1e-4, reach[2] + 1e-4, reach[3] + 1e-4}
				k.Href = listOf(u, "box", b.String())
			}
		}
		m.Marks = append(m.Marks, k)
	}
}

// part moves the counts of areas beside the marks that they would lie upon, and leaves out
// the names of lands that would not be read.
func (m *eventMap) part() {
	taken := slices.Clone(m.Marks)
	free := func(x, y, w, h float64) bool {
		return !slices.ContainsFunc(taken, func(k mark) bool { return math.Abs(k.X-x) < w && math.Abs(k.Y-y) < h })
	}
	for i := range m.Areas {
		a := &m.Areas[i]
		for _, by := range [][2]float64{{0, 0}, {0, 27}, {0, -27}, {36, 0}, {-36, 0}} {
			if free(a.X+by[0], a.Y+by[1], 32, 24) {
				a.X, a.Y = a.X+by[0], a.Y+by[1]
				break
			}
		}
		taken = append(taken, a.mark)
	}
	for i := range m.Lands {
		if d := &m.Lands[i]; !free(d.X, d.Y, 52, 20) {
			d.Name = ""
		}
	}
}

// list numbers the marks and areas, the most events first.
func (m *eventMap) list() {
	var all []*mark
	for i := range m.Marks {
		all = append(all, &m.Marks[i])
	}
	for i := range m.Areas {
		all = append(all, &m.Areas[i].mark)
	}
	slices.SortStableFunc(all, func(a, b *mark) int { return b.Count - a.Count })
	for i, k := range all {
		if i == mostListed {
			m.More = len(all) - i
			break
		}
		k.Number = i + 1
		m.In = append(m.In, *k)
	}
}

// placeHref chooses the events of a place.
func placeHref(u *url.URL, p *isnad.Place) string {
	if p.ID != "" {
		return narrowed(u, "place", p.ID, "box", "")
	}
	return narrowed(u, "place", p.Name, "box", "")
}

// listOf is the list of the events that the page chooses, with more conditions.
func listOf(u *url.URL, pairs ...string) string {
	to := *u
	to.Path, to.RawPath = "/events", ""
	return narrowed(&to, pairs...)
}

package web

import (
	"cmp"
	"html/template"
	"math"
	"net/url"
	"slices"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/shape"
	"github.com/isnad-project/isnad/store"
)

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

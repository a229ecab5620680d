package web

import (
	"cmp"
	"context"
	"html/template"
	"net/url"
	"slices"

	"github.com/isnad-project/isnad"
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

package web

import (
	"context"
	"fmt"
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/search"
	"github.com/isnad-project/isnad/shape"
	"github.com/isnad-project/isnad/store"
)

// chosen are the facts of the events that a filter chooses, in its order, with those
// that they were chosen from.
func (s *server) chosen(ctx context.Context, f filter) (*store.Facts, []*store.Fact, error) {
	facts, err := s.ledger.Facts(ctx)
	if err != nil {
		return nil, nil, err
	}
	if f.Text != "" { // what reports say may change before events do
		out, err := s.pick(ctx, facts, f)
		return facts, out, err
	}
	out, err := s.choices.get(facts.Version, f.key(), func() ([]*store.Fact, error) { return s.pick(ctx, facts, f) })
	return facts, out, err
}

func (s *server) pick(ctx context.Context, facts *store.Facts, f filter) ([]*store.Fact, error) {
	out, err := s.ledger.Choose(ctx, facts, f.query())
	if err != nil {
		return nil, err
	}
	if f.Text != "" {
		if out, err = s.saying(ctx, out, f.Text); err != nil {
			return nil, err
		}
	}
	if f.Precision == "" && f.Box == nil && len(f.Not) == 0 {
		return out, nil
	}
	return slices.DeleteFunc(slices.Clone(out), func(x *store.Fact) bool {
		return slices.ContainsFunc(f.Not, func(h hiddenValue) bool { return h.in(x) }) || f.Precision != "" && precisionOf(x.Place) != f.Precision ||
			f.Box != nil && !(pointed(x.Place) && f.Box.holds(*x.Place.Lon, *x.Place.Lat))
	}), nil
}

// key is the same for filters that choose the same in the same order.
func (f filter) key() string {
	in := ""
	if f.Box != nil {
		in = f.Box.String()
	}
	f.Box, f.Page = nil, 0
	return fmt.Sprintf("%+v %s", f, in)
}

// saying leaves the events with every word of a text: in a report that tells of it, or in
// its type, place, origins or id.
func (s *server) saying(ctx context.Context, some []*store.Fact, text string) ([]*store.Fact, error) {
	for _, w := range s.query(text, false) {
		hits, err := s.ledger.Find(ctx, search.Query{w})
		if err != nil {
			return nil, err
		}
		told := make(map[int]bool, len(hits))
		for _, n := range hits {
			told[n] = true
		}
		named := map[string]bool{} // by the text looked at
		one := search.Query{w}
		has := func(s string) bool {
			ok, known := named[s]
			if !known {
				ok = one.Holds(s)
				named[s] = ok
			}
			return ok
		}
		some = slices.DeleteFunc(slices.Clone(some), func(x *store.Fact) bool {
			name := s.types[x.Type]
			return !slices.ContainsFunc(x.Docs, func(n int) bool { return told[n] }) && !has(name.Ar) && !has(name.En) && x.ID != w.Text &&
				!(x.Place != nil && (has(x.Place.Name) || has(string(x.Place.Admin1)))) && !slices.ContainsFunc(x.Origins, has)
		})
	}
	return some, nil
}

// The three kinds in which maps show places: an exact point, somewhere near a point, and an
// area in which it lies somewhere. What is none of them no map shows.
const (
	exactly = "exact"
	nearby  = "near"
	inArea  = "area"
	nowhere = "none"
)

// precisionOf is how a map may show a place.
func precisionOf(p *isnad.Place) string {
	if p == nil {
		return nowhere
	}
	switch p.Class() {
	case isnad.AtSite, isnad.AtNeighbourhood, isnad.AtTown:
		if p.Lat == nil || p.Lon == nil {
			return nowhere
		}
		return exactly
	case isnad.Around:
		if p.Lat == nil || p.Lon == nil {
			return inArea
		}
		return nearby
	case isnad.Named:
		return nowhere
	}
	return inArea
}

var precisions = []string{exactly, nearby, inArea, nowhere}

// pointed tells that a map shows the place at a point, exactly or nearly.
func pointed(p *isnad.Place) bool {
	how := precisionOf(p)
	return how == exactly || how == nearby
}

// A box is a part of the map: west, south, east, north, in degrees.
type box [4]float64

func (b *box) holds(lon, lat float64) bool {
	return lon >= b[0] && lat >= b[1] && lon <= b[2] && lat <= b[3]
}

func (b *box) shape() shape.Box {
	return shape.Box{Least: shape.Point{b[0], b[1]}, Greatest: shape.Point{b[2], b[3]}}
}

// String is the box as an address holds it.
func (b *box) String() string {
	parts := make([]string, 4)
	for i, v := range b {
		parts[i] = strconv.FormatFloat(math.Round(v*1e4)/1e4, 'f', -1, 64)
	}
	return strings.Join(parts, ",")
}

// readBox reads a box out of an address; nil when there is none.
func readBox(s string) (*box, error) {
	if s == "" {
		return nil, nil
	}
	parts := strings.Split(s, ",")
	var b box
	if len(parts) != len(b) {
		return nil, problem{http.StatusBadRequest, s}
	}
	for i, p := range parts {
		v, err := strconv.ParseFloat(p, 64)
		if err != nil || math.IsNaN(v) || math.Abs(v) > 180 {
			return nil, problem{http.StatusBadRequest, s}
		}
		b[i] = v
	}
	if b[0] >= b[2] || b[1] >= b[3] || b[1] < -90 || b[3] > 90 {
		return nil, problem{http.StatusBadRequest, s}
	}
	return &b, nil
}

// idsOf are the ids of facts.
func idsOf(some []*store.Fact) []string {
	out := make([]string, len(some))
	for i, f := range some {
		out[i] = f.ID
	}
	return out
}

// eventsOf reads the events of facts, in their order.
func (s *server) eventsOf(ctx context.Context, some []*store.Fact) ([]isnad.Event, error) {
	if len(some) == 0 {
		return nil, nil
	}
	found, err := s.ledger.Events(ctx, store.EventFilter{IDs: idsOf(some)})
	if err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	at := make(map[string]int, len(some))
	for i, f := range some {
		at[f.ID] = i
	}
	slices.SortFunc(found, func(a, b isnad.Event) int { return at[a.ID] - at[b.ID] })
	return found, nil
}

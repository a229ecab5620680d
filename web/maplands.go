package web

import (
	"net/url"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/shape"
)

type landView struct {
	Path, Kind, Name string
	X, Y             float64
}

type areaMark struct {
	Path string
	mark
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

package web

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/isnad-project/isnad"
)

// correction writes what a form gives for a field as a judgement's value.
func (s *server) correction(field string, form url.Values) (string, error) {
	text := strings.TrimSpace(form.Get("text"))
	var v any
	switch field {
	case "type":
		v = text
	case "time":
		if text = western(text); text != "" {
			v = text
		}
	case "actors", "targets":
		v = listed(text)
	case "killed", "injured":
		ends := map[string]*int{}
		for _, end := range []string{"low", "high"} {
			if n := western(strings.TrimSpace(form.Get(end))); n != "" {
				i, err := strconv.Atoi(n)
				if err != nil {
					return "", problem{http.StatusBadRequest, n}
				}
				ends[end] = &i
			}
		}
		if len(ends) > 0 {
			v = ends
		}
	case "place":
		p, err := s.placeNamed(text, form.Get("place"))
		if err != nil {
			return "", err
		}
		if p != nil {
			if p.Relation = isnad.Relation(form.Get("relation")); p.Relation == "" {
				p.Relation = isnad.In
			}
			v = p
		}
	}
	b, err := json.Marshal(v)
	return string(b), err
}

// placeNamed is the place of the gazetteer with the name and id; without an id
// the name alone, of which nothing more is known; nil without a name.
func (s *server) placeNamed(name, id string) (*isnad.Place, error) {
	if name == "" {
		return nil, nil
	}
	if id == "" || s.places == nil {
		return &isnad.Place{Name: name}, nil
	}
	found, err := s.places(name)
	if err != nil {
		return nil, err
	}
	for _, f := range found {
		if f.ID == id {
			return &f.Place, nil
		}
	}
	return nil, problem{http.StatusBadRequest, id}
}

// listed are the names of a list, one a line or with commas between them.
func listed(text string) []string {
	out := []string{}
	for _, name := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("\n\r,،;؛", r) }) {
		if name = strings.TrimSpace(name); name != "" {
			out = append(out, name)
		}
	}
	return out
}

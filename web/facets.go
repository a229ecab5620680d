package web

import (
	"cmp"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/isnad-project/isnad/store"
)

// The kinds of values that a choice can be narrowed to, or that it can leave out.
const (
	byType   = "type"
	byPlace  = "admin1"
	byOrigin = "origin"
)

// mostValues is how many values of a facet a page shows; others are found by their name.
const mostValues = 12

// A facet is the values of one kind among the events that are chosen.
type facet struct {
	Kind   string
	Values []facetValue
	All    int // how many there are
	More   int // that are not shown
}

// A facetValue is a value with how many of the chosen events have it.
type facetValue struct {
	Name       template.HTML
	Count      int
	Only, Hide string // addresses
	Chosen     bool
	value      string
}

// A hidden value is left out of a choice: "hide this".
type hiddenValue struct{ Kind, Value string }

func (h hiddenValue) String() string { return h.Kind + ":" + h.Value }

// readHidden reads what an address leaves out.
func readHidden(q url.Values) ([]hiddenValue, error) {
	var out []hiddenValue
	for _, s := range q["not"] {
		kind, value, ok := strings.Cut(s, ":")
		if !ok || value == "" || kind != byType && kind != byPlace && kind != byOrigin {
			return nil, problem{http.StatusBadRequest, s}
		}
		out = append(out, hiddenValue{kind, value})
	}
	return out, nil
}

// in tells whether an event has the value.
func (h hiddenValue) in(x *store.Fact) bool { return slices.Contains(valuesOf(h.Kind, x), h.Value) }

// valuesOf are the values of a kind that an event has.
func valuesOf(kind string, x *store.Fact) []string {
	switch {
	case kind == byType:
		return []string{x.Type}
	case kind == byOrigin:
		return x.Origins
	case x.Place != nil && x.Place.Admin1 != "":
		return []string{string(x.Place.Admin1)}
	}
	return nil
}

// hiding is the address of the same page with a value left out.
func hiding(u *url.URL, kind, value string) string {
	q := u.Query()
	for _, k := range []string{"page", "judged", "find"} {
		q.Del(k)
	}
	q.Add("not", hiddenValue{kind, value}.String())
	return u.EscapedPath() + "?" + q.Encode()
}

// facets counts the values of the chosen events; find, if not empty, is a part of the names
// that are looked for.
func (s *server) facets(u *url.URL, l *locale, f filter, facts *store.Facts, some []*store.Fact, find string) []facet {
	count := func() ([]facet, error) { return s.countedValues(l, some, find), nil }
	var all []facet
	if f.Text == "" {
		all, _ = s.counts.get(facts.Version, fmt.Sprint(l.Lang, l.Hindi, find, "\x00", f.key()), count)
	} else {
		all, _ = count()
	}
	out := make([]facet, len(all))
	for i, fc := range all {
		chosen := map[string]string{byType: f.Type, byPlace: f.Admin1, byOrigin: f.Origin}[fc.Kind]
		out[i] = fc
		out[i].Values = nil
		for _, v := range fc.Values {
			v.Only, v.Hide, v.Chosen = narrowed(u, fc.Kind, v.value, "find", ""), hiding(u, fc.Kind, v.value), v.value == chosen
			out[i].Values = append(out[i].Values, v)
		}
	}
	return out
}

// countedValues are the facets without addresses.
func (s *server) countedValues(l *locale, some []*store.Fact, find string) []facet {
	var out []facet
	for _, kind := range []string{byType, byPlace, byOrigin} {
		counts := map[string]int{}
		for _, x := range some {
			switch {
			case kind == byType:
				counts[x.Type]++
			case kind == byOrigin:
				for _, o := range x.Origins {
					counts[o]++
				}
			case x.Place != nil && x.Place.Admin1 != "":
				counts[string(x.Place.Admin1)]++
			}
		}
		fc := facet{Kind: kind, All: len(counts)}
		names := make([]string, 0, len(counts))
		for v := range counts {
			if name := v; find == "" || strings.Contains(s.fold(name), s.fold(find)) || kind == byType && strings.Contains(strings.ToLower(l.Type(v)), strings.ToLower(find)) {
				names = append(names, v)
			}
		}
		slices.SortFunc(names, func(a, b string) int { return cmp.Or(counts[b]-counts[a], strings.Compare(a, b)) })
		if len(names) > mostValues {
			fc.More, names = len(names)-mostValues, names[:mostValues]
		}
		for _, v := range names {
			name := bdi(v)
			if kind == byType {
				name = bdi(l.Type(v))
			}
			fc.Values = append(fc.Values, facetValue{Name: name, Count: counts[v], value: v})
		}
		if fc.All > 0 {
			out = append(out, fc)
		}
	}
	return out
}

package tables

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/isnad-project/isnad"
)

// kinds are the kinds that a row may be of.
var kinds = set(`country governorate district subdistrict region area city town village neighbourhood settlement camp place
	airport base crossing dam field port plant bridge square street road market hospital mosque church school university building
	hill mountain valley river lake island`)

// precisions are the classes that a table may give its points.
var precisions = set("site neighbourhood town area district governorate country")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// bad notes that a line cannot be used.
func (t *reading) bad(line int, format string, args ...any) {
	t.Bad = append(t.Bad, fmt.Errorf("%s:%d: %w", t.file, line, fmt.Errorf(format, args...)))
}

// add keeps a row, or says why it cannot be used.
func (t *reading) add(r isnad.PlaceRow, line int) {
	if len(r.Names) == 0 {
		t.Nameless++
		return
	}
	if err := check(&r); err != nil {
		t.bad(line, "%w", err)
		return
	}
	r.Origin.File, r.Origin.Line = t.file, line
	switch i, ok := t.at[r.ID]; {
	case ok && t.stubs[r.ID]:
		delete(t.stubs, r.ID)
		r.Names = Names(slices.Concat(r.Names, t.Rows[i].Names), r.Kind, nil)
		t.Rows[i] = r
	case ok:
		t.bad(line, "%s stands in %s:%d already", r.ID, t.Rows[i].Origin.File, t.Rows[i].Origin.Line)
	default:
		t.at[r.ID] = len(t.Rows)
		t.Rows = append(t.Rows, r)
	}
}

func check(r *isnad.PlaceRow) error {
	switch {
	case r.ID == "" || strings.ContainsAny(r.ID, " \t\n|"):
		return fmt.Errorf("id %q: want one without spaces and bars", r.ID)
	case !kinds[r.Kind]:
		return fmt.Errorf("kind %q is unknown", r.Kind)
	case !isCountry(r.Country):
		return fmt.Errorf("country %q: want two letters, as in ISO 3166-1", r.Country)
	case r.Parent == r.ID:
		return fmt.Errorf("%s is its own parent", r.ID)
	case r.Pop < 0:
		return fmt.Errorf("population %d", r.Pop)
	case r.Precision != "" && !precisions[r.Precision]:
		return fmt.Errorf("precision %q is unknown", r.Precision)
	}
	return nil
}

func isCountry(s string) bool {
	return len(s) == 2 && s[0] >= 'A' && s[0] <= 'Z' && s[1] >= 'A' && s[1] <= 'Z'
}

// point reads a latitude and a longitude in degrees; two empty ones are none.
func point(lat, lon string) (la, lo *float64, err error) {
	lat, lon = strings.TrimSpace(lat), strings.TrimSpace(lon)
	if lat == "" && lon == "" {
		return nil, nil, nil
	}
	a, e1 := strconv.ParseFloat(lat, 64)
	o, e2 := strconv.ParseFloat(lon, 64)
	if e1 != nil || e2 != nil {
		return nil, nil, fmt.Errorf("%q, %q is no latitude and longitude in degrees", lat, lon)
	}
	return degrees(a, o)
}

func degrees(lat, lon float64) (la, lo *float64, err error) {
	switch {
	case !(lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180): // also what is no number
		return nil, nil, fmt.Errorf("%g, %g is no latitude and longitude in degrees", lat, lon)
	case lat == 0 && lon == 0:
		return nil, nil, errors.New("the point 0, 0 stands for none")
	}
	return &lat, &lon, nil
}

// population reads a number of people; empty is unknown.
func population(s string) (int, error) {
	if s = strings.TrimSpace(s); s == "" {
		return 0, nil
	}
	n, err := strconv.ParseFloat(s, 64) // some tables write 12000.0
	if err != nil || n < 0 || n > 1e10 {
		return 0, fmt.Errorf("population %q", s)
	}
	return int(n), nil
}

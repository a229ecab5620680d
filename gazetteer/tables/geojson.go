package tables

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"
	"unicode/utf8"
)

// feature is one of a GeoJSON file.
type feature struct {
	Properties map[string]any `json:"properties"`
	Geometry   *struct {
		Type        string          `json:"type"`
		Coordinates json.RawMessage `json:"coordinates"`
	} `json:"geometry"`
}

// geojson reads a table of OCHA from a collection of features. A place's point is
// that of its feature, or the centre of the largest of its polygons.
func (t *reading) geojson(in io.Reader) error {
	t.Form = OCHA
	lines := &lineCounter{r: in}
	d := json.NewDecoder(lines)
	if err := toFeatures(d); err != nil {
		return err
	}
	c := &cod{reading: t}
	columns := map[string]int{}
	for d.More() && t.ctx.Err() == nil {
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			if errors.Is(err, io.ErrUnexpectedEOF) {
				err = errors.New("the file ends in the middle of a feature")
			}
			t.bad(lines.at(d.InputOffset()), "%w; what follows is not read", err)
			return nil
		}
		line := lines.at(d.InputOffset() - int64(len(raw)))
		if !utf8.Valid(raw) {
			t.bad(line, "%w", errEncoding)
			continue
		}
		var f feature
		if err := json.Unmarshal(raw, &f); err != nil {
			t.bad(line, "%w", err)
			continue
		}
		fresh := false
		for _, k := range slices.Sorted(maps.Keys(f.Properties)) {
			if _, ok := columns[k]; !ok {
				columns[k] = len(columns)
				fresh = true
			}
		}
		if fresh {
			names := make([]string, len(columns))
			for k, i := range columns {
				names[i] = k
			}
			c.header = codHeader(names)
		}
		if c.header == nil {
			return errNoHeader("feature")
		}
		rec := record{cells: make([]string, len(columns))}
		for k, v := range f.Properties {
			rec.cells[columns[k]] = property(v)
		}
		var err error
		if rec.lat, rec.lon, err = f.point(); err != nil {
			t.bad(line, "%w", err)
			continue
		}
		c.record(line, rec)
	}
	if c.header == nil && len(t.Bad) == 0 && t.ctx.Err() == nil {
		return errors.New("a collection without features")
	}
	return t.ctx.Err()
}

// toFeatures goes to the first feature of the collection.
func toFeatures(d *json.Decoder) error {
	if _, err := d.Token(); err != nil {
		return notGeoJSON(err)
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return notGeoJSON(err)
		}
		if key == "features" {
			if open, err := d.Token(); err != nil || open != json.Delim('[') {
				return notGeoJSON(err)
			}
			return nil
		}
		var skip json.RawMessage
		if err := d.Decode(&skip); err != nil {
			return notGeoJSON(err)
		}
	}
	return notGeoJSON(nil)
}

func notGeoJSON(err error) error {
	if err == nil {
		return errors.New("no collection of GeoJSON features")
	}
	return fmt.Errorf("no collection of GeoJSON features: %w", err)
}

func property(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return ""
}

// point is where a feature lies, if it says so.
func (f *feature) point() (lat, lon *float64, err error) {
	if f.Geometry == nil {
		return nil, nil, nil
	}
	var polygons [][][][]float64
	switch f.Geometry.Type {
	case "Point":
		var p []float64
		if err := json.Unmarshal(f.Geometry.Coordinates, &p); err != nil || len(p) < 2 {
			return nil, nil, errors.New("a point without coordinates")
		}
		return degrees(p[1], p[0])
	case "Polygon":
		polygons = make([][][][]float64, 1)
		err = json.Unmarshal(f.Geometry.Coordinates, &polygons[0])
	case "MultiPolygon":
		err = json.Unmarshal(f.Geometry.Coordinates, &polygons)
	default:
		return nil, nil, fmt.Errorf("a geometry of type %q", f.Geometry.Type)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("its polygon cannot be read: %w", err)
	}
	return centre(polygons)
}

// centre is the centroid of the outline that has the largest area.
func centre(polygons [][][][]float64) (lat, lon *float64, err error) {
	best, x, y := 0.0, 0.0, 0.0
	for _, p := range polygons {
		if len(p) == 0 || slices.ContainsFunc(p[0], func(c []float64) bool { return len(c) < 2 }) {
			continue
		}
		area, cx, cy := 0.0, 0.0, 0.0
		for i, a := range p[0] {
			b := p[0][(i+1)%len(p[0])]
			cross := a[0]*b[1] - b[0]*a[1]
			area += cross
			cx += (a[0] + b[0]) * cross
			cy += (a[1] + b[1]) * cross
		}
		if math.Abs(area) > best {
			best, x, y = math.Abs(area), cx/(3*area), cy/(3*area)
		}
	}
	if best == 0 {
		return nil, nil, errors.New("a polygon without area")
	}
	return degrees(y, x)
}

// lineCounter says which line of a stream a byte stands in. It is asked for bytes
// in their order.
type lineCounter struct {
	r     io.Reader
	read  int64
	ends  []int64 // offsets of the line ends that were read and not yet passed
	lines int     // line ends that were passed
}

func (l *lineCounter) Read(b []byte) (int, error) {
	n, err := l.r.Read(b)
	for i, c := range b[:n] {
		if c == '\n' {
			l.ends = append(l.ends, l.read+int64(i))
		}
	}
	l.read += int64(n)
	return n, err
}

func (l *lineCounter) at(offset int64) int {
	n := 0
	for n < len(l.ends) && l.ends[n] <= offset {
		n++
	}
	l.ends, l.lines = l.ends[n:], l.lines+n
	return l.lines + 1
}

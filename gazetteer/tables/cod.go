package tables

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/isnad-project/isnad"
)

// levels is how many administrative levels a table of OCHA may have, the country
// being the first.
const levels = 6

// levelKinds are what the levels of the Common Operational Datasets are called
// here.
var levelKinds = [levels]string{"country", "governorate", "district", "subdistrict", "village", "village"}

// header says which columns of a table of OCHA hold what. The tables write one
// column in many ways (ADM3_AR, admin3Name_ar, adm3_name1; ADM3_PCODE,
// admin3Pcode), so names are not told from each other by their columns but by
// their letters: of those of one level the Arabic ones count.
type header struct {
	code  [levels]int   // column of the p-code of a level, or -1
	names [levels][]int // columns of its names
	own   []int         // names of a populated place or a neighbourhood
	kind  string        // of it
	ownID int           // its p-code, or -1
	class int           // what a populated place is, or -1
	lat   int
	lon   int
	pop   int
}

// codHeader reads the first line of a table of OCHA; it is nil for any other.
func codHeader(columns []string) *header {
	h := &header{ownID: -1, class: -1, lat: -1, lon: -1, pop: -1}
	for i := range h.code {
		h.code[i] = -1
	}
	for i, c := range columns {
		k := columnKey(c)
		if level, rest, ok := leveled(k); ok {
			switch {
			case rest == "pcode":
				h.code[level] = i
			case strings.HasSuffix(rest, "pcode"), strings.HasPrefix(rest, "type"), strings.HasPrefix(rest, "ref"):
			default:
				h.names[level] = append(h.names[level], i)
			}
			continue
		}
		switch k {
		case "pcode", "featurepcode", "neighborhoodpcode", "neighbourhoodpcode", "locationpcode":
			h.ownID = i
		case "popplaceclasstitle":
			h.class = i
		case "lat", "latitude", "latitudey", "pointy", "centerlat", "ylat":
			h.lat = i
		case "lon", "long", "longitude", "longitudex", "pointx", "centerlon", "xlon":
			h.lon = i
		case "population", "poptotal":
			h.pop = i
		}
		for _, p := range []struct{ prefix, kind string }{
			{"featurename", "village"}, {"featurealtname", "village"}, {"locationname", "village"},
			{"neighborhoodname", "neighbourhood"}, {"neighbourhoodname", "neighbourhood"},
		} {
			if strings.HasPrefix(k, p.prefix) {
				h.own, h.kind = append(h.own, i), p.kind
			}
		}
	}
	coded := h.ownID >= 0 && len(h.own) > 0
	alternatesLast(h.own, columns)
	for level := 1; level < levels; level++ {
		alternatesLast(h.names[level], columns)
		coded = coded || h.code[level] >= 0 && len(h.names[level]) > 0
	}
	if !coded {
		return nil
	}
	return h
}

// alternatesLast puts the columns of other names behind those of the usual one.
func alternatesLast(names []int, columns []string) {
	rank := func(i int) int { return strings.Count(columnKey(columns[i]), "alt") }
	slices.SortStableFunc(names, func(a, b int) int { return rank(a) - rank(b) })
}

// columnKey is the name of a column without case, spaces and signs.
func columnKey(c string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, c)
}

// leveled divides the column of a level: adm3ar is level 3 and ar.
func leveled(key string) (level int, rest string, ok bool) {
	rest, ok = strings.CutPrefix(key, "admin")
	if !ok {
		rest, ok = strings.CutPrefix(key, "adm")
	}
	if !ok || rest == "" || rest[0] < '0' || rest[0] >= '0'+levels {
		return 0, "", false
	}
	return int(rest[0] - '0'), rest[1:], true
}

// record is one row of a table of OCHA, from whichever kind of file.
type record struct {
	cells    []string
	lat, lon *float64 // of its geometry
}

func (r *record) cell(i int) string {
	if i < 0 || i >= len(r.cells) {
		return ""
	}
	return strings.TrimSpace(r.cells[i])
}

// names are the Arabic ones among the cells.
func (r *record) names(columns []int, kind string) []string {
	var out []string
	for _, i := range columns {
		out = append(out, r.cell(i))
	}
	return Names(out, kind, nil)
}

// cod turns the records of one table into rows.
type cod struct {
	*reading
	header *header
}

// record adds what a record is of, and the divisions that it lies in.
func (c *cod) record(line int, r record) {
	h := c.header
	if len(r.cells) == 0 || slices.ContainsFunc(r.cells, func(c string) bool { return strings.HasPrefix(c, "#") }) {
		return // an empty line, or the tags of the HXL standard
	}
	row := isnad.PlaceRow{Lat: r.lat, Lon: r.lon}
	if row.Lat == nil {
		var err error
		if row.Lat, row.Lon, err = point(r.cell(h.lat), r.cell(h.lon)); err != nil {
			c.bad(line, "%w", err)
			return
		}
	}
	var err error
	if row.Pop, err = population(r.cell(h.pop)); err != nil {
		c.bad(line, "%w", err)
		return
	}
	finest := levels - 1
	for finest > 0 && r.cell(h.code[finest]) == "" {
		finest--
	}
	row.Country = r.country(h, finest)
	above := finest - 1
	if h.ownID >= 0 && len(h.own) > 0 {
		row.ID, row.Kind, above = r.cell(h.ownID), classed(h.kind, r.cell(h.class)), finest
		row.Names = r.names(h.own, row.Kind)
	} else {
		row.ID, row.Kind = r.cell(h.code[finest]), levelKinds[finest]
		row.Names = r.names(h.names[finest], row.Kind)
	}
	if row.ID == "" || finest == 0 && above < 0 {
		c.bad(line, "no p-code")
		return
	}
	row.Parent = c.divisions(line, &r, row.Country, above)
	c.add(row, line)
}

// divisions adds the divisions of a record, from the governorate down to the
// given level, and gives the id of the finest: its country's when there is none.
func (c *cod) divisions(line int, r *record, country string, finest int) string {
	parent := country
	for level := 1; level <= finest; level++ {
		id := r.cell(c.header.code[level])
		if id == "" {
			continue
		}
		if _, ok := c.at[id]; !ok {
			row := isnad.PlaceRow{ID: id, Kind: levelKinds[level], Parent: parent, Country: country, Names: r.names(c.header.names[level], levelKinds[level])}
			if len(row.Names) == 0 {
				continue
			}
			before := len(c.Rows)
			c.add(row, line)
			if len(c.Rows) == before {
				continue
			}
			c.stubs[id] = true
		}
		parent = id
	}
	return parent
}

// country is that of a record: the code of level 0, else the letters that its
// p-code begins with.
func (r *record) country(h *header, finest int) string {
	code := strings.ToUpper(r.cell(h.code[0]))
	if code == "" {
		code = strings.ToUpper(r.cell(h.code[finest]))
	}
	if len(code) > 2 && (code[2] >= '0' && code[2] <= '9') {
		code = code[:2]
	}
	return code
}

// classed is the kind of a populated place by its class.
func classed(kind, class string) string {
	class = strings.ToLower(class)
	for _, c := range []struct{ word, kind string }{
		{"neighbo", "neighbourhood"}, {"camp", "camp"}, {"admin 0 capital", "city"}, {"admin 1 capital", "city"},
		{"admin 2 capital", "town"}, {"admin 3 capital", "town"}, {"city", "city"}, {"town", "town"}, {"village", "village"},
	} {
		if strings.Contains(class, c.word) {
			return c.kind
		}
	}
	return kind
}

// errNoHeader is told of a file of which no part is a table of OCHA.
func errNoHeader(what string) error {
	return fmt.Errorf("no %s has the columns of a table of OCHA (ADM1_AR, ADM1_PCODE, … or admin1Name_ar, admin1Pcode, …)", what)
}

package main

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/gazetteer"
)

type table struct {
	rows   []*row
	byID   map[string]*row
	joined map[string]string // id of a row that went into another → that other
	listed map[string][]division
}

func newTable(rows []*row) *table {
	t := &table{rows: rows, byID: map[string]*row{}, joined: map[string]string{}}
	for _, r := range rows {
		if t.byID[r.id] == nil {
			t.byID[r.id] = r
		}
	}
	for _, r := range rows {
		r.country = t.countryOf(r)
	}
	return t
}

func (t *table) countryOf(r *row) string {
	for n := 0; r != nil && n < 10; n++ {
		if r.kind == "country" {
			return r.id
		}
		if r.parent == "" || t.byID[r.parent] == nil {
			break
		}
		r = t.byID[r.parent]
	}
	if r != nil && r.from != "world" {
		return strings.ToUpper(r.from)
	}
	return ""
}

func size(kind string) int {
	switch kind {
	case "city":
		return 3
	case "town":
		return 2
	}
	return 1
}

func km(a, b *row) float64 {
	const rad = math.Pi / 180
	x := (b.lon - a.lon) * rad * math.Cos((a.lat+b.lat)/2*rad)
	y := (b.lat - a.lat) * rad
	return 6371 * math.Hypot(x, y)
}

// join makes one row of those that mean one place: the same GeoNames id, or a
// name in common, the same country and kind, and a few kilometres between them.
// Two rows of the OCHA list stay two.
func (t *table) join() {
	rank := map[string]int{"ocha": 0, "ocha-n": 0, "ucdp": 1, "ourairports": 2, "own": 3, "cldr": 3, "wof": 4, "geonames": 5}
	order := append([]*row(nil), t.rows...)
	sort.SliceStable(order, func(i, j int) bool {
		if a, b := rank[order[i].source], rank[order[j].source]; a != b {
			return a < b
		}
		return order[i].id < order[j].id
	})
	byName, byGeo := map[string][]*row{}, map[string]*row{}
	kept := map[*row]bool{}
	for _, r := range order {
		if strings.HasPrefix(firstName(r), "ريف ") && r.kind == "region" || r.kind == "area" && strings.Contains(firstName(r), " و") {
			continue // «ريف حلب الغربي» is read as the countryside of Aleppo, «نبل والزهراء» as a list
		}
		if into := t.twin(r, byName, byGeo); into != nil {
			t.absorb(into, r)
			r = into
		} else {
			kept[r] = true
		}
		if r.geonames != "" && gazetteer.Level(r.kind) == 4 && byGeo[r.geonames] == nil {
			byGeo[r.geonames] = r
		}
		for _, n := range r.names {
			k := r.country + bareKey(n)
			if l := byName[k]; len(l) == 0 || l[len(l)-1] != r {
				byName[k] = append(l, r)
			}
		}
	}
	rows := t.rows[:0]
	for _, r := range t.rows {
		if kept[r] {
			rows = append(rows, r)
		}
	}
	t.rows = rows
}

func (t *table) twin(r *row, byName map[string][]*row, byGeo map[string]*row) *row {
	if o := byGeo[r.geonames]; o != nil && r.geonames != "" && gazetteer.Level(r.kind) == 4 && o.country == r.country {
		return o
	}
	for _, n := range r.names {
		for _, o := range byName[r.country+bareKey(n)] {
			if same(o, r) {
				return o
			}
		}
	}
	return nil
}

func same(o, r *row) bool {
	if gazetteer.Level(o.kind) != gazetteer.Level(r.kind) {
		return quarter(o, r) || quarter(r, o)
	}
	switch gazetteer.Level(r.kind) {
	case 0, 1:
		return o.id == r.id
	case 2, 3:
		return o.parent == r.parent
	case 5:
		if o.kind != r.kind || r.kind == "base" {
			return false
		}
	}
	if o.source == "ocha" && r.source == "ocha" || !o.point || !r.point {
		return false
	}
	limit := 4.0
	if big := max(o.pop, r.pop); big > 200000 {
		limit = 20
	} else if big > 20000 {
		limit = 10
	} else if o.kind == "neighbourhood" {
		limit = 1
	}
	return km(o, r) <= limit
}

// quarter tells whether one list has as a town or village what another has as
// a quarter.
func quarter(o, r *row) bool {
	return o.kind == "neighbourhood" && (r.kind == "town" || r.kind == "village") && o.point && r.point && km(o, r) <= 1 &&
		!(o.source == "ocha-n" && r.source == "ocha")
}

func (t *table) absorb(into, r *row) {
	t.joined[r.id] = into.id
	if r.first {
		into.names = union(r.names, into.names)
	} else {
		into.names = union(into.names, r.names)
	}
	into.pop = max(into.pop, r.pop)
	if gazetteer.Level(into.kind) == 4 && size(r.kind) > size(into.kind) && into.kind != "settlement" && into.kind != "camp" {
		into.kind = r.kind
	}
	if into.geonames == "" {
		into.geonames = r.geonames
	}
}

// union lists the names of both, without those that differ by marks alone.
func union(a, b []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, n := range slices.Concat(a, b) {
		if k := arabic.Fold(n); !seen[k] {
			seen[k] = true
			out = append(out, n)
		}
	}
	return out
}

// relink drops rows without an Arabic name and points every parent at a row that
// stayed.
func (t *table) relink() {
	stays := map[string]bool{}
	rows := t.rows[:0]
	for _, r := range t.rows {
		if len(r.names) > 0 && r.country != "" {
			rows = append(rows, r)
			stays[r.id] = true
		}
	}
	t.rows = rows
	for _, r := range t.rows {
		p := r.parent
		for n := 0; p != "" && !stays[p] && n < 20; n++ {
			if j, ok := t.joined[p]; ok {
				p = j
				continue
			}
			o := t.byID[p]
			if o == nil {
				p = ""
				break
			}
			p = o.parent
		}
		if p == r.id {
			p = ""
		}
		if p == "" && r.kind != "country" {
			p = r.country
		}
		r.parent = p
	}
}

// dropBorrowed takes a name off a governorate when a city of the country bears
// it as its own: الموصل is the city, not Nineveh.
func (t *table) dropBorrowed() {
	own := map[string]bool{}
	for _, r := range t.rows {
		if gazetteer.Level(r.kind) == 4 && r.kind != "village" || r.kind == "governorate" {
			own[r.country+bareKey(r.names[0])] = true
		}
	}
	for _, r := range t.rows {
		if r.kind != "governorate" {
			continue
		}
		names := r.names[:1]
		for _, n := range r.names[1:] {
			if !own[r.country+bareKey(n)] || bareKey(n) == bareKey(r.names[0]) {
				names = append(names, n)
			}
		}
		r.names = names
	}
}

func firstName(r *row) string {
	if len(r.names) == 0 {
		return ""
	}
	return r.names[0]
}

// bareKey is a name folded, without articles and spaces: تل الترمس and تلترمس
// are one.
func bareKey(n string) string {
	var b strings.Builder
	for w := range strings.FieldsSeq(arabic.Fold(n)) {
		b.WriteString(strings.TrimPrefix(w, "ال"))
	}
	return b.String()
}

func (t *table) write() []byte {
	sort.Slice(t.rows, func(i, j int) bool {
		a, b := t.rows[i], t.rows[j]
		if a.country != b.country {
			return a.country < b.country
		}
		if x, y := gazetteer.Level(a.kind), gazetteer.Level(b.kind); x != y {
			return x < y
		}
		return a.id < b.id
	})
	var out bytes.Buffer
	for _, r := range t.rows {
		lat, lon := "", ""
		if r.point {
			lat, lon = strconv.FormatFloat(r.lat, 'f', 4, 64), strconv.FormatFloat(r.lon, 'f', 4, 64)
		}
		pop := ""
		if r.pop > 0 {
			pop = strconv.Itoa(r.pop)
		}
		fmt.Fprintf(&out, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", r.id, strings.Join(r.names, "|"), r.kind, r.parent,
			r.country, r.admin1, lat, lon, pop, r.source, precision(r))
	}
	return out.Bytes()
}

// precision says how finely a row's point places something.
func precision(r *row) string {
	if !r.point {
		return ""
	}
	switch r.kind {
	case "country", "governorate", "district", "neighbourhood":
		return r.kind
	case "subdistrict", "region", "area", "river":
		return "area"
	case "city", "town", "village", "settlement", "camp":
		return "town"
	}
	return "site"
}

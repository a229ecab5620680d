package main

import (
	"sort"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/gazetteer"
	"github.com/isnad-project/isnad/gazetteer/tables"
)

// moved says which governorate of the closed list holds a division that has
// another name in the tables, by id.
var moved = map[string]string{
	"wof:85673563": "نالوت", "wof:85673575": "المرقب", "wof:85673605": "الجفارة", "wof:85673615": "الجبل الغربي",
	"wof:85673621": "طرابلس", "wof:85673631": "الواحات", "wof:85673663": "درنة", "wof:85673669": "وادي الحياة",
	"wof:1377074355": "الشمال", "wof:85673499": "الجنوب",
}

// divide sets the governorate of every row in the countries of the closed list,
// and renames the governorates by it.
func (t *table) divide(list []division) {
	t.listed = map[string][]division{}
	for _, d := range list {
		t.listed[d.country] = append(t.listed[d.country], d)
	}
	named := map[string]string{}
	for _, r := range t.rows {
		if r.kind != "governorate" && r.kind != "district" || t.listed[r.country] == nil {
			continue
		}
		if (r.kind == "district") != (r.country == "PS") {
			continue
		}
		if n := t.match(r); n != "" {
			named[r.id] = n
		}
	}
	for _, r := range t.rows {
		if t.listed[r.country] == nil {
			continue
		}
		for p, n := r, 0; p != nil && n < 10; p, n = t.byID[p.parent], n+1 {
			if a, ok := named[p.id]; ok {
				r.admin1 = a
				break
			}
		}
	}
	for _, r := range t.rows {
		if r.country == "PS" && r.kind == "governorate" {
			r.kind = "region" // the Strip and the Bank hold the governorates
		}
		n, ok := named[r.id]
		if !ok {
			continue
		}
		r.kind = "governorate"
		names := []string{n}
		for _, m := range r.names {
			if arabic.Fold(m) != arabic.Fold(n) {
				names = append(names, m)
			}
		}
		r.names = names
	}
}

// match finds the closed list's name of a governorate: by its own name first,
// then by its other names.
func (t *table) match(r *row) string {
	if n, ok := moved[r.id]; ok {
		return n
	}
	for _, n := range r.names {
		k := key1(n)
		for _, d := range t.listed[r.country] {
			if key1(d.name) == k {
				return d.name
			}
		}
	}
	for _, n := range r.names {
		k := key1(n)
		for _, d := range t.listed[r.country] {
			for _, a := range d.also {
				if key1(a) == k {
					return d.name
				}
			}
		}
	}
	return ""
}

func key1(n string) string {
	b, _ := tables.Bare(n)
	return bareKey(b)
}

// fillAdmin1 gives a row that the tables hang directly under its country the
// governorate of its neighbours: that of the three nearest rows within 25 km,
// when they agree.
func (t *table) fillAdmin1() {
	type near struct {
		km float64
		r  *row
	}
	known := map[string][]*row{}
	for _, r := range t.rows {
		if r.admin1 != "" && r.point && gazetteer.Level(r.kind) >= 4 {
			known[r.country] = append(known[r.country], r)
		}
	}
	gov := map[string]*row{}
	for _, r := range t.rows {
		if r.kind == "governorate" {
			gov[r.country+r.admin1] = r
		}
	}
	for _, r := range t.rows {
		if r.admin1 != "" || !r.point || gazetteer.Level(r.kind) < 4 || t.listed[r.country] == nil {
			continue
		}
		var ns []near
		for _, o := range known[r.country] {
			if d := km(o, r); d <= 25 {
				ns = append(ns, near{d, o})
			}
		}
		sort.Slice(ns, func(i, j int) bool {
			if ns[i].km != ns[j].km {
				return ns[i].km < ns[j].km
			}
			return ns[i].r.id < ns[j].r.id
		})
		if len(ns) < 3 || ns[0].r.admin1 != ns[1].r.admin1 || ns[1].r.admin1 != ns[2].r.admin1 {
			continue
		}
		r.admin1 = ns[0].r.admin1
		if g := gov[r.country+r.admin1]; g != nil && gazetteer.Level(t.byID[r.parent].kind) < 2 {
			r.parent = g.id
		}
	}
}

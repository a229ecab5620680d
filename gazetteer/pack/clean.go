package main

import (
	"strings"
	"unicode"

	"github.com/isnad-project/isnad/gazetteer"
	"github.com/isnad-project/isnad/gazetteer/tables"
)

func (t *table) cleanNames() {
	for _, r := range t.rows {
		switch r.kind {
		case "israeli_settlement":
			r.kind = "settlement"
		case "locality":
			r.kind = "village"
		case "city_area":
			r.kind = "neighbourhood"
		}
		if head, _, ok := strings.Cut(firstName(r), " "); ok && sites[head] != "" && (r.kind == "neighbourhood" && r.source != "ocha-n" || gazetteer.Level(r.kind) == 4) {
			r.kind = sites[head]
		}
		if r.from == "world" && r.kind == "city" && r.pop < 50000 {
			r.kind = "town"
		}
		r.names = cleaned(r)
	}
}

// sites are the words that begin the names of what the tables have as quarters
// and villages though it is something else.
var sites = map[string]string{"مخيم": "camp", "مطار": "airport", "ميناء": "port", "جامعة": "university", "مستشفى": "hospital"}

// cleaned gives the names of a row that can be names of it.
func cleaned(r *row) []string {
	return tables.Names(r.names, r.kind, func(name string) bool {
		return r.kind != "village" || r.source != "wof" || translated(name) || spells(name, r.latin)
	})
}

// translated tells whether the Latin tables translate a name rather than spell
// it: one with a number, or that of a port, a camp or the like.
func translated(name string) bool {
	head, _, _ := strings.Cut(name, " ")
	switch head {
	case "مخيم", "مدينة", "ميناء", "مطار", "جزيرة", "قلعة":
		return true
	}
	return strings.IndexFunc(name, unicode.IsDigit) >= 0
}

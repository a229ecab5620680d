package export

import (
	"math"
	"strconv"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

// gedColumns are the 49 columns of a UCDP GED file, in its order. Those without a
// function are codings of UCDP's own: conflicts, dyads, types of violence, countries
// by Gleditsch and Ward.
var gedColumns = columns{[]column{
	{name: "id", cell: func(c *cells) string { return c.ID }},
	{name: "relid"},
	{name: "year", cell: func(c *cells) string { y, _, _ := strings.Cut(first(&c.Event), "-"); return y }},
	{name: "active_year"},
	{name: "code_status"},
	{name: "type_of_violence"},
	{name: "conflict_dset_id"},
	{name: "conflict_new_id"},
	{name: "conflict_name"},
	{name: "dyad_dset_id"},
	{name: "dyad_new_id"},
	{name: "dyad_name"},
	{name: "side_a_dset_id"},
	{name: "side_a_new_id"},
	{name: "side_a", cell: func(c *cells) string {
		return each(append([]string{nth(c.sides(), 0)}, c.beside()...), ", ", strings.TrimSpace)
	}},
	{name: "side_b_dset_id"},
	{name: "side_b_new_id"},
	{name: "side_b", cell: func(c *cells) string { return nth(c.sides(), 1) }},
	{name: "number_of_sources", cell: func(c *cells) string { return strconv.Itoa(len(c.Origins)) }},
	{name: "source_article", cell: func(c *cells) string {
		return each(reports(c.Telling), ";", func(r *store.Entry) string {
			return `"` + strings.Join([]string{r.Outlet, r.Published, strings.ReplaceAll(r.Title, `"`, "'")}, ",") + `"`
		})
	}},
	{name: "source_office", cell: func(c *cells) string {
		return each(reports(c.Telling), ";", func(r *store.Entry) string { return r.Outlet })
	}},
	{name: "source_date", cell: func(c *cells) string {
		return each(reports(c.Telling), ";", func(r *store.Entry) string { return r.Published })
	}},
	{name: "source_headline", cell: func(c *cells) string {
		return each(reports(c.Telling), ";", func(r *store.Entry) string { return r.Title })
	}},
	{name: "source_original", cell: func(c *cells) string { return strings.Join(c.Origins, ";") }},
	{name: "where_prec", cell: func(c *cells) string {
		if c.Place == nil {
			return ""
		}
		return code(c.Place.UCDP())
	}},
	{name: "where_coordinates", cell: func(c *cells) string { return placeName(c.Place) }},
	{name: "where_description", cell: func(c *cells) string { return where(c.Place) }},
	{name: "adm_1", cell: func(c *cells) string { return admin1(c.Place) }},
	{name: "adm_2"},
	{name: "latitude", cell: (*cells).latitude},
	{name: "longitude", cell: (*cells).longitude},
	{name: "geom_wkt", cell: func(c *cells) string {
		if _, _, ok := point(&c.Event); !ok {
			return ""
		}
		return "POINT (" + c.longitude() + " " + c.latitude() + ")"
	}},
	{name: "priogrid_gid", cell: func(c *cells) string {
		lat, lon, ok := point(&c.Event)
		if !ok {
			return ""
		}
		return strconv.Itoa(priogrid(lat, lon))
	}},
	{name: "country", cell: func(c *cells) string { _, n, _ := country(c.Place); return n }},
	{name: "country_id"},
	{name: "region"},
	{name: "event_clarity"},
	{name: "date_prec", cell: func(c *cells) string { return code(gedTime(&c.Event)) }},
	{name: "date_start", cell: func(c *cells) string {
		if c.Date == nil {
			return ""
		}
		return c.Date.From
	}},
	{name: "date_end", cell: func(c *cells) string {
		if c.Date == nil {
			return ""
		}
		return c.Date.To
	}},
	{name: "deaths_a", cell: func(*cells) string { return "0" }},
	{name: "deaths_b", cell: func(*cells) string { return "0" }},
	{name: "deaths_civilians", cell: func(c *cells) string { return strconv.Itoa(civilians(&c.Event)) }},
	{name: "deaths_unknown", cell: func(c *cells) string { return strconv.Itoa(c.Killed.Best - civilians(&c.Event)) }},
	{name: "best", cell: func(c *cells) string { return number(c.Killed, best) }},
	{name: "high", cell: func(c *cells) string { return number(c.Killed, high) }},
	{name: "low", cell: func(c *cells) string { return number(c.Killed, low) }},
	{name: "gwnoa"},
	{name: "gwnob"},
}, func(c *cells) reason {
	if why := incident(&c.Event); why != "" {
		return why
	}
	if c.Killed == nil || c.Killed.High == 0 {
		return noDeaths
	}
	return ""
}}

// noFighters are the kinds of persons that are civilians by what they are called.
var noFighters = map[string]bool{"civilians": true, "children": true, "medics": true, "journalists": true, "students": true, "families": true}

// civilians is how many of the dead are said to be civilians: the greatest figure of
// one kind, since kinds overlap, and at most all of the dead.
func civilians(e *isnad.Event) int {
	n := 0
	for _, w := range e.ByWho {
		if w.Outcome == "killed" && noFighters[w.Who] {
			n = max(n, w.Best)
		}
	}
	return min(n, e.Killed.Best)
}

// gedTime is UCDP's date_prec: 1 a day, 2 two to six days, 3 a week, 4 up to a month,
// 5 up to a year; 0 for what is longer or open.
func gedTime(e *isnad.Event) int {
	switch n := days(e); {
	case n == 0 || n > 366:
		return 0
	case n > 31:
		return 5
	case n > 7:
		return 4
	case n == 7:
		return 3
	case n > 1:
		return 2
	}
	return 1
}

// priogrid is the number of the cell of PRIO-GRID, half a degree wide, that a point
// lies in.
func priogrid(lat, lon float64) int {
	row, col := math.Floor((lat+90)*2), math.Floor((lon+180)*2)
	return int(min(row, 359))*720 + int(min(col, 719)) + 1
}

package web

import (
	"cmp"
	"html/template"
	"maps"
	"net/url"
	"slices"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/link"
	"github.com/isnad-project/isnad/store"
)

// A bandRow is one line of a table of sums, with its figures as a band.
type bandRow struct {
	Name   template.HTML
	Here   string // address that chooses it here, or drops it
	Hide   string // address that leaves it out
	Chosen bool
	List   string
	Events int
	Killed *isnad.Tally
	Band   *interval
	key    string
}

// A sourceRow is an origin with what rests on it.
type sourceRow struct {
	Name   string
	Here   string
	Hide   string
	Chosen bool
	List   string
	Events int
	Share  int // in percent of the events chosen
	Alone  int // events of which nobody else tells
}

// grouped adds up by a key, the most events first.
func grouped(n *numbers, some []*store.Fact, key func(*store.Fact) string) []bandRow {
	rows := map[string]*bandRow{}
	for _, f := range some {
		k := key(f)
		row := rows[k]
		if row == nil {
			row = &bandRow{key: k}
			rows[k] = row
		}
		row.Events++
		if t := f.Figure(link.Conservative, "killed"); t != nil && n.aside[f][0].Code == "" {
			if row.Killed == nil {
				row.Killed = &isnad.Tally{}
			}
			row.Killed.Low, row.Killed.Best, row.Killed.High = row.Killed.Low+t.Low, row.Killed.Best+t.Best, row.Killed.High+t.High
		}
	}
	out := make([]bandRow, 0, len(rows))
	for _, row := range rows {
		out = append(out, *row)
	}
	slices.SortFunc(out, func(a, b bandRow) int { return cmp.Or(b.Events-a.Events, cmp.Compare(a.key, b.key)) })
	return out
}

// bands draws the figures of rows to one scale, but those of the row of what belongs to no
// other, which would press them together.
func bands(rows []bandRow, lang Lang) {
	most := 0
	for _, r := range rows {
		if r.Killed != nil && r.List != "" {
			most = max(most, r.Killed.High)
		}
	}
	for i, r := range rows {
		if r.Killed != nil && r.List != "" && most > 0 {
			rows[i].Band = scaled(r.Killed, most, lang)
		}
	}
}

func (b *overviewBody) byPlace(u *url.URL, l *locale, n *numbers, f filter, some []*store.Fact) {
	rows := grouped(n, some, func(x *store.Fact) string {
		if x.Place == nil {
			return ""
		}
		return string(x.Place.Admin1)
	})
	if len(rows) > mostPlaces {
		b.MorePlaces, rows = len(rows)-mostPlaces, rows[:mostPlaces]
	}
	for i, row := range rows {
		if rows[i].Name = l.groupName(link.ByPlace, row.key); row.key == "" {
			continue
		}
		rows[i].Chosen, rows[i].Hide = row.key == f.Admin1, hiding(u, byPlace, row.key)
		rows[i].Here, rows[i].List = narrowed(u, "admin1", row.key), listOf(u, "admin1", row.key)
		if rows[i].Chosen {
			rows[i].Here = narrowed(u, "admin1", "")
		}
	}
	bands(rows, l.Lang)
	b.ByPlace = rows
}

// byTime is the timeline as a table: what surely happened in each column.
func (b *overviewBody) byTime(u *url.URL, l *locale, n *numbers, some []*store.Fact) {
	if len(b.Line.Bins) == 0 {
		return
	}
	of := map[string]int{}
	for i, c := range b.Line.Bins {
		of[c.key] = i + 1
	}
	size := len(b.Line.Bins[0].key)
	rows := grouped(n, some, func(x *store.Fact) string {
		switch {
		case x.Date == nil:
			return "\xff" // behind all columns
		case len(x.Date.From) < size || len(x.Date.To) < size || x.Date.From[:size] != x.Date.To[:size] || of[x.Date.From[:size]] == 0:
			return "~"
		}
		return x.Date.From[:size]
	})
	slices.SortFunc(rows, func(a, b bandRow) int { return cmp.Compare(a.key, b.key) })
	for i, row := range rows {
		switch at := of[row.key]; {
		case row.key == "~":
			rows[i].Name = l.T("overview.longer")
		case row.key == "\xff":
			rows[i].Name, rows[i].Here = l.T("events.undated"), narrowed(u, "undated", "1", "from", "", "to", "")
			rows[i].List = listOf(u, "undated", "1", "from", "", "to", "")
		default:
			c := b.Line.Bins[at-1]
			rows[i].Name, rows[i].Here = bdi(c.Text), c.Href
			rows[i].List = listOf(u, "from", c.From, "to", c.To, "sure", "1")
		}
	}
	bands(rows, l.Lang)
	b.ByTime = rows
}

func (b *overviewBody) sources(u *url.URL, f filter, some []*store.Fact) {
	type weight struct{ events, alone int }
	of := map[string]*weight{}
	for _, x := range some {
		for _, o := range x.Origins {
			if of[o] == nil {
				of[o] = &weight{}
			}
			of[o].events++
			if len(x.Origins) == 1 {
				of[o].alone++
			}
		}
	}
	names := slices.SortedFunc(maps.Keys(of), func(a, b string) int { return cmp.Or(of[b].events-of[a].events, cmp.Compare(a, b)) })
	if len(names) > mostSources {
		b.MoreSources, names = len(names)-mostSources, names[:mostSources]
	}
	for _, o := range names {
		row := sourceRow{Name: o, Chosen: o == f.Origin, Here: narrowed(u, "origin", o), Hide: hiding(u, byOrigin, o), List: listOf(u, "origin", o),
			Events: of[o].events, Alone: of[o].alone, Share: (200*of[o].events + len(some)) / (2 * len(some))}
		if row.Chosen {
			row.Here = narrowed(u, "origin", "")
		}
		b.Sources = append(b.Sources, row)
	}
}

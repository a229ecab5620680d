package gazetteer

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/isnad-project/isnad"
)

// addOwn adds the rows of a ledger's own gazetteer to those of the tables, which
// stay as they are: a row that means a place that is there already adds its
// spellings to it, and its point where none was known; any other is a new place
// under its parent. The order of the rows does not matter.
func (g *Gazetteer) addOwn(rows []isnad.PlaceRow) {
	if len(rows) == 0 {
		return
	}
	g.origins = map[int32][]isnad.PlaceOrigin{}
	byID := make(map[string]*isnad.PlaceRow, len(rows))
	ids := make([]string, len(rows))
	for i := range rows {
		ids[i], byID[rows[i].ID] = rows[i].ID, &rows[i]
	}
	slices.Sort(ids)
	near := neighbours{g: g}
	for _, id := range ids {
		g.own(id, byID, &near)
	}
}

// own adds the row with an id, what holds it first.
func (g *Gazetteer) own(id string, rows map[string]*isnad.PlaceRow, near *neighbours) {
	o, ok := rows[id]
	if !ok {
		return
	}
	delete(rows, id)
	g.own(o.Parent, rows, near)
	r := g.ownRow(o, near)
	at, known := g.byID[id]
	if !known {
		at, known = g.twin(&r)
	}
	if known {
		g.extend(at, &r)
	} else {
		at = int32(len(g.rows))
		g.rows = append(g.rows, r)
		for _, n := range r.Names {
			g.addName(n, int(at))
		}
		g.added++
	}
	g.byID[id] = at
	g.origins[at] = append(g.origins[at], o.Origin)
}

// ownRow is an imported row as one of the gazetteer's, its parent found and its
// governorate taken from it, or else from its neighbours.
func (g *Gazetteer) ownRow(o *isnad.PlaceRow, near *neighbours) Row {
	r := Row{ID: o.ID, Names: o.Names, Kind: o.Kind, Parent: -1, Country: o.Country, Admin1: o.Admin1, Pop: o.Pop, Source: o.Origin.Source}
	if o.Lat != nil && o.Lon != nil {
		r.Lat, r.Lon, r.Point = *o.Lat, *o.Lon, true
		r.Precision = cmp.Or(o.Precision, precisionOf(r.Kind))
	}
	if p, ok := g.byID[o.Parent]; ok && g.rows[p].Country == r.Country && holds(g.rows[p].Kind, r.Kind) {
		r.Parent = int(p)
	}
	if r.Parent >= 0 && r.Admin1 == "" {
		r.Admin1 = g.rows[r.Parent].Admin1
		if r.Kind == "district" && g.rows[r.Parent].Kind == "region" {
			r.Kind = "governorate" // the Strip and the Bank hold the governorates
		}
	}
	if r.Admin1 == "" && Level(r.Kind) > 3 {
		r.Admin1 = near.admin1(&r)
	}
	return r
}

// extend gives row i the names that r has besides, and its point when none was
// known.
func (g *Gazetteer) extend(i int32, r *Row) {
	o := &g.rows[i]
	for _, n := range r.Names {
		if !sameSpelling(o, n) {
			o.Names = append(slices.Clip(o.Names), n)
			g.addName(n, int(i))
		}
	}
	if !o.Point && r.Point {
		o.Lat, o.Lon, o.Point, o.Precision, o.Source = r.Lat, r.Lon, true, r.Precision, r.Source
	}
}

// Origins says where what was imported of row i comes from; nothing for a row of
// the embedded tables alone.
func (g *Gazetteer) Origins(i int) []isnad.PlaceOrigin { return g.origins[int32(i)] }

// Imported counts the rows that were added to those of the embedded tables, and
// those that turned out to mean a place of these.
func (g *Gazetteer) Imported() (added, joined int) {
	for _, o := range g.origins {
		joined += len(o)
	}
	return g.added, joined - g.added
}

// Refuse says why a row that is to be imported cannot stand in this gazetteer:
// its country or its parent is unknown, or its id is that of a place of another
// sort. listed tells the ids that are imported with it.
func (g *Gazetteer) Refuse(r *isnad.PlaceRow, listed map[string]bool) error {
	if _, ok := g.country[r.Country]; !ok {
		return fmt.Errorf("country %s is unknown", r.Country)
	}
	if i, ok := g.byID[r.ID]; ok {
		if o := &g.rows[i]; o.Country != r.Country || Level(o.Kind) != Level(r.Kind) {
			return fmt.Errorf("%s is the id of %s, %s", r.ID, g.Path(int(i)), o.Kind)
		}
	}
	if _, ok := g.byID[r.Parent]; r.Parent != "" && !ok && !listed[r.Parent] {
		return fmt.Errorf("parent %s is unknown", r.Parent)
	}
	return nil
}

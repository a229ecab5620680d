package main

import (
	"cmp"
	"fmt"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/gazetteer/tables"
	"github.com/isnad-project/isnad/store"
)

type placesImportCmd struct {
	File    string `arg:"" help:"A country file of GeoNames (SY.txt or SY.zip), a table of OCHA (.csv, .xlsx, .geojson), or a table of your own (.tsv)."`
	Source  string `placeholder:"NAME" help:"Who publishes the table (GeoNames says so itself)."`
	Licence string `placeholder:"NAME" help:"The licence that it comes under (that of GeoNames is known)."`
	ledgerFlag
}

// Help explains the command at length.
func (placesImportCmd) Help() string {
	return `Adds the places of a table to the gazetteer of a ledger; reports that are read into that ledger are read with them. What the program knows
stays: a row that means a place of its own adds spellings to it, every other is a new place. The same table again changes nothing.
A row that cannot be used is named on standard error with file and line, the others are imported, and the exit status is 1.
Rows without an Arabic name are left out. docs/places.md describes the tables.

Examples:

  isnad places import SY.zip --db war.db
  isnad places import syr_admin3.xlsx --source "UN OCHA" --licence "CC BY 3.0 IGO" --db war.db
  isnad places import ours.tsv --source "our desk" --licence "CC0" --db war.db`
}

// Run runs the command.
func (c *placesImportCmd) Run(a *app) error {
	p := newProgress(a, "reading")
	t, err := tables.Read(a.ctx, c.File, p.bytes)
	p.end()
	if err != nil {
		return err
	}
	if t.Form == tables.GeoNames {
		c.Source, c.Licence = cmp.Or(c.Source, "GeoNames"), cmp.Or(c.Licence, "CC BY 4.0")
	}
	if c.Source == "" || c.Licence == "" {
		return fmt.Errorf("%s is a %s: say with --source and --licence whose it is and how it may be used", c.File, t.Form)
	}
	for _, err := range t.Bad {
		a.say("%v", err)
	}
	if len(t.Rows) == 0 {
		return fmt.Errorf("%s: no row of it can be used: %d bad, %d without an Arabic name, %d of other kinds", c.File, len(t.Bad), t.Nameless, t.Others)
	}
	ledger, err := store.Open(a.ctx, c.DB, a.now)
	if err != nil {
		return err
	}
	defer ledger.Close()
	rows, err := c.vet(a, ledger, t.Rows)
	if err != nil {
		return err
	}
	p = newProgress(a, "importing")
	added, err := ledger.AddPlaces(a.ctx, rows, p.things)
	p.end()
	if err != nil {
		return err
	}
	bad := len(t.Bad) + len(t.Rows) - len(rows)
	fmt.Fprintf(a.stdout, "%s: places %d, new %d, already known %d, without an Arabic name %d, of other kinds %d, bad %d\n",
		t.Form, len(rows), added, len(rows)-added, t.Nameless, t.Others, bad)
	if err := c.told(a, ledger); err != nil {
		return err
	}
	if bad > 0 {
		return errFailed
	}
	return nil
}

// vet gives the rows that can stand beside the places of the program, with their
// origin, and says of the others what is wrong.
func (c *placesImportCmd) vet(a *app, ledger *store.Ledger, rows []isnad.PlaceRow) ([]isnad.PlaceRow, error) {
	g, err := gazetteerWith(nil)
	if err != nil {
		return nil, err
	}
	known, err := ledger.Places(a.ctx)
	if err != nil {
		return nil, err
	}
	listed := map[string]bool{}
	for _, list := range [][]isnad.PlaceRow{known, rows} {
		for i := range list {
			listed[list[i].ID] = true
		}
	}
	var out []isnad.PlaceRow
	for _, r := range rows {
		if err := g.Refuse(&r, listed); err != nil {
			a.say("%s:%d: %v", r.Origin.File, r.Origin.Line, err)
			continue
		}
		r.Origin.Source, r.Origin.Licence = c.Source, c.Licence
		out = append(out, r)
	}
	return out, nil
}

// told says what the places of the ledger come to, and what is to be done for its
// reports.
func (c *placesImportCmd) told(a *app, ledger *store.Ledger) error {
	own, err := ledger.Places(a.ctx)
	if err != nil {
		return err
	}
	g, err := gazetteerWith(own)
	if err != nil {
		return err
	}
	added, joined := g.Imported()
	fmt.Fprintf(a.stdout, "%s holds %d places of its own: %d that the program lacks, %d that it knows by these or other spellings\n", c.DB, len(own), added, joined)
	docs, err := ledger.Documents(a.ctx)
	if len(docs) > 0 {
		a.say(`"isnad rebuild --reread --db %s" reads its reports again with them`, c.DB)
	}
	return err
}

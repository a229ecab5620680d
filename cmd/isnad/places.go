package main

import (
	"io/fs"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/gazetteer"
	"github.com/isnad-project/isnad/knowledge"
	"github.com/isnad-project/isnad/shape"
)

type placesCmd struct {
	Find   placesFindCmd   `cmd:"" help:"List the places that a name may mean, with what speaks for each."`
	Import placesImportCmd `cmd:"" help:"Add the places of a GeoNames country file, an OCHA table or a table of your own to a ledger."`
	Check  placesCheckCmd  `cmd:"" help:"Look for rows of the gazetteer that cannot be right."`
}

// Help explains the command at length.
func (placesCmd) Help() string {
	return `The program knows some 80,000 places by their Arabic names. A ledger may hold places besides: they are used when reports are read into
it, and never change what the program knows.

Examples:

  isnad places find الزهراء --in حمص
  isnad places import SY.zip --db war.db
  isnad places check --db war.db`
}

// gazetteerWith is the gazetteer of the program with places besides.
func gazetteerWith(own []isnad.PlaceRow) (*gazetteer.Gazetteer, error) {
	tables, err := fs.Sub(knowledge.FS, "gazetteer")
	if err != nil {
		return nil, err
	}
	return gazetteer.Load(tables, own...)
}

// atlasOf is the atlas of the program, over the places of a gazetteer.
func atlasOf(g *gazetteer.Gazetteer) (*shape.Atlas, error) {
	tables, err := fs.Sub(knowledge.FS, "gazetteer")
	if err != nil {
		return nil, err
	}
	return shape.Load(tables, g)
}

// atlasWith is the atlas of the program with places besides.
func atlasWith(own []isnad.PlaceRow) (*shape.Atlas, error) {
	g, err := gazetteerWith(own)
	if err != nil {
		return nil, err
	}
	return atlasOf(g)
}

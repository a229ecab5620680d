package main

import (
	"fmt"
	"slices"

	"github.com/isnad-project/isnad/gazetteer"
)

type placesCheckCmd struct {
	ownFlag
}

// Help explains the command at length.
func (placesCheckCmd) Help() string {
	return `Looks through the places of the program, and of a ledger if one is named, for rows that cannot be right: a name that is not Arabic, no
parent, a parent in another country or of a finer level, a point outside the country, two rows that mean one place. Each is printed
with its id, and with file and line where it was imported from; the exit status is 1 when there is any.

Examples:

  isnad places check
  isnad places check --db war.db`
}

// Run runs the command.
func (c *placesCheckCmd) Run(a *app) error {
	own, err := c.places(a)
	if err != nil {
		return err
	}
	g, err := gazetteerWith(own)
	if err != nil {
		return err
	}
	atlas, err := atlasOf(g)
	if err != nil {
		return err
	}
	findings := g.Audit()
	for _, s := range atlas.Strays() {
		r := g.Row(s.Row)
		where := "far from all land"
		if s.Country != "" {
			where = "in " + s.Country
		}
		findings = append(findings, gazetteer.Finding{Row: s.Row, What: fmt.Sprintf("a place of %s, its point %g, %g lies %s", r.Country, r.Lat, r.Lon, where)})
	}
	slices.SortStableFunc(findings, func(a, b gazetteer.Finding) int { return a.Row - b.Row })
	for _, f := range findings {
		r := g.Row(f.Row)
		fmt.Fprintf(a.stdout, "%s %s (%s): %s\n", r.ID, g.Path(f.Row), r.Kind, f.What)
		for _, o := range g.Origins(f.Row) {
			fmt.Fprintf(a.stdout, "  from %s:%d\n", o.File, o.Line)
		}
	}
	if len(findings) > 0 {
		a.say("%d of %d places cannot be right", len(findings), g.Len())
		return errFailed
	}
	fmt.Fprintf(a.stdout, "%d places, nothing found\n", g.Len())
	return nil
}

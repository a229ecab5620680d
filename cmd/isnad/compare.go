package main

import (
	"bufio"
	"cmp"
	"fmt"
	"os"

	"github.com/isnad-project/isnad/export"
	"github.com/isnad-project/isnad/link"
)

type compareCmd struct {
	File string     `arg:"" help:"A CSV file with the columns of ACLED or of UCDP GED."`
	Km   float64    `default:"25" placeholder:"N" help:"How far apart the points of a match may lie, in kilometres (default: ${default})."`
	Days int        `default:"1" placeholder:"N" help:"How many days may lie between the dates of a match (default: ${default})."`
	Rule string     `enum:"conservative,ucdp-like,acled-like,airwars-like,two-origins,format" default:"format" placeholder:"NAME" help:"The rule for numbers (default: acled-like for rows of ACLED, ucdp-like for rows of GED)."`
	Pick eventFlags `embed:""`
	formatFlag
	ledgerFlag
}

// Help explains the command at length.
func (compareCmd) Help() string {
	return `Puts rows that others coded beside the events of the ledger, one line a row or event: a match (with how far apart in place and time, and
by how much the dead differ), a miss (theirs alone) or an extra (ours alone, within the days that their rows span; --country and
--place narrow them). A match is near in place and in time; the nearest pairs are matched first, each row and event once. What has no day, no
point, or a place known to a governorate at best cannot be compared and is counted. Where theirs are right and ours wrong, or the other way round, is not told by this.

Examples:

  isnad compare acled.csv --db war.db --format text
  isnad compare GEDEvent_v25_1.csv --country SY --km 50 > compared.jsonl`
}

// Run runs the command.
func (c *compareCmd) Run(a *app) error {
	filter, err := c.Pick.filter()
	if err != nil {
		return err
	}
	f, err := os.Open(c.File)
	if err != nil {
		return err
	}
	defer f.Close()
	format, theirs, bad, err := export.Rows(f)
	if err != nil {
		return fmt.Errorf("%s: %w", c.File, err)
	}
	for _, err := range bad {
		a.say("%s: %v", c.File, err)
	}
	ledger, err := c.openFresh(a)
	if err != nil {
		return err
	}
	defer ledger.Close()
	reader, err := readerOf(a, ledger)
	if err != nil {
		return err
	}
	o := exportOptions(reader)
	o.Filter, o.Rule = filter, link.RuleNamed(c.Rule)
	compared, err := export.Compare(a.ctx, ledger, format, o, theirs, export.Near{Km: c.Km, Days: c.Days})
	if err != nil {
		return err
	}
	out := bufio.NewWriter(a.stdout)
	if c.text(a) {
		t := newTable(a, "", "theirs", "ours", "place", "from", "km", "days", "killed: theirs", "ours", "gap")
		for _, p := range compared.Pairs {
			t.row(append([]string{p.Kind}, pairCells(&p)...)...)
		}
		t.write(out)
	} else if err := writeLines(out, compared.Pairs); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return err
	}
	a.say("%s", compared.Line())
	if len(bad) > 0 {
		return errFailed
	}
	return nil
}

func pairCells(p *export.Pair) []string {
	theirs, ours := p.Theirs, p.Ours
	if theirs == nil {
		theirs = &export.Row{}
	}
	if ours == nil {
		ours = &export.Row{}
	}
	return []string{theirs.ID, ours.ID, cmp.Or(ours.Place, theirs.Place), cmp.Or(theirs.From, ours.From),
		known(p.Km), known(p.Days), known(theirs.Killed), known(ours.Killed), known(p.Gap)}
}

// known writes a value that may be unknown.
func known[T any](v *T) string {
	if v == nil {
		return ""
	}
	return fmt.Sprint(*v)
}

package main

import (
	"bufio"
	"errors"
	"fmt"

	"github.com/isnad-project/isnad/link"
)

type growthCmd struct {
	Event string `arg:"" help:"The id of the event."`
	Rule  string `enum:"conservative,ucdp-like,acled-like,airwars-like,two-origins" default:"conservative" placeholder:"NAME" help:"The rule for numbers (default: ${default})."`
	formatFlag
	ledgerFlag
}

// Help explains the command at length.
func (growthCmd) Help() string {
	return `Shows how the figures of one event grew from day to day as its reports came to be known: published, or ingested where nobody tells the
day of publication.

Examples:

  isnad growth i089bc9d6bae6caf5
  isnad growth i089bc9d6bae6caf5 --rule ucdp-like --format jsonl`
}

// Run runs the command.
func (c *growthCmd) Run(a *app) error {
	ledger, err := c.openNamed(a)
	if err != nil {
		return err
	}
	defer ledger.Close()
	e, err := ledger.Event(a.ctx, c.Event)
	if err != nil {
		return err
	}
	days, err := ledger.Growth(a.ctx, e, link.RuleNamed(c.Rule))
	if err != nil {
		return err
	}
	out := bufio.NewWriter(a.stdout)
	if !c.text(a) {
		return errors.Join(writeLines(out, days), out.Flush())
	}
	t := newTable(a, "known on", "killed", "injured", "new claims")
	for _, d := range days {
		day := d.Day
		if d.Ingested {
			day += "\n(ingested)"
		}
		t.row(day, flat(tally(d.Killed)), flat(tally(d.Injured)), fmt.Sprint(len(d.Claims)))
	}
	t.write(out)
	return out.Flush()
}

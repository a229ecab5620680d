package main

import (
	"bufio"
	"errors"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

type claimsCmd struct {
	Doc  string `placeholder:"ID" help:"Only claims of this report."`
	Type string `placeholder:"CODE" help:"Only claims of this type (assault.shelling) or family (assault)."`
	formatFlag
	ledgerFlag
}

// Help explains the command at length.
func (claimsCmd) Help() string {
	return `Prints the claims in force, in the order in which their reports arrived: one JSON object a line, or a table.

Examples:

  isnad claims --db war.db > claims.jsonl
  isnad claims --type control --format text`
}

// Run runs the command.
func (c *claimsCmd) Run(a *app) error {
	ledger, err := c.open(a)
	if err != nil {
		return err
	}
	defer ledger.Close()
	claims, err := ledger.Claims(a.ctx, store.ClaimFilter{Doc: c.Doc, Type: c.Type})
	if err != nil {
		return err
	}
	out := bufio.NewWriter(a.stdout)
	if c.text(a) {
		t := newTable(a, "report", "type", "where", "when", "figures", "who says so", "words")
		for i := range claims {
			cl := &claims[i].Claim
			kind := cl.Type
			if cl.Modality != isnad.Asserted {
				kind += "\n" + string(cl.Modality)
			}
			t.row(cl.Doc, kind, where(cl.Place), when(cl.Time), figures(cl), chain(cl, claims[i].Outlet), flat(cl.Quote.Exact))
		}
		t.write(out)
		return out.Flush()
	}
	return errors.Join(writeLines(out, claims), out.Flush())
}

// figures writes the counts of a claim, a line each.
func figures(c *isnad.Claim) string {
	var lines []string
	for _, n := range c.Counts {
		lines = append(lines, n.Outcome+" "+figure(n)+partOf(c, n))
	}
	return strings.Join(lines, "\n")
}

package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/isnad-project/isnad/evidence"
)

type evidenceCmd struct {
	Event  string `arg:"" help:"The event, by its id or by that of one of its claims."`
	Output string `short:"o" required:"" placeholder:"FILE" help:"The bundle to write, a zip; a file that exists is not overwritten."`
	ledgerFlag
}

// Help explains the command at length.
func (evidenceCmd) Help() string {
	return `Writes what stands behind an event: a page to read (index.html), the event, its reports with how they came into hand, the claims
with their chains, what was judged of them, the bytes of the reports as they were retrieved, and the hashes of all of these. The
bundle needs neither the ledger nor a network, and "isnad verify FILE" tells whether a byte of it was changed.

Example:

  isnad evidence i089bc9d6bae6caf5 -o dirkush.zip --db war.db`
}

// Run runs the command.
func (c *evidenceCmd) Run(a *app) error {
	ledger, err := c.openNamed(a)
	if err != nil {
		return err
	}
	defer ledger.Close()
	f, err := os.OpenFile(c.Output, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	err = evidence.Write(a.ctx, f, ledger, c.Event, tool(), a.now())
	if err = errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, os.Remove(c.Output))
	}
	fmt.Fprintln(a.stdout, c.Output)
	return nil
}

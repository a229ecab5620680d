package main

import (
	"fmt"

	"github.com/isnad-project/isnad/evidence"
)

type verifyCmd struct {
	Bundle string `arg:"" optional:"" placeholder:"BUNDLE" help:"A bundle that isnad evidence wrote (default: the ledger)."`
	ledgerFlag
}

// Help explains the command at length.
func (verifyCmd) Help() string {
	return `Hashes everything again: the bytes of each report against the SHA-256 that was kept as they came in, each report against its key,
each claim against its id and its words against the text. A bundle is verified without a ledger; one byte changed in it fails. What
is not as it was is named, a line each, and the exit status is 1.

Examples:

  isnad verify --db war.db
  isnad verify dirkush.zip`
}

// Run runs the command.
func (c *verifyCmd) Run(a *app) error {
	found, err := c.verify(a)
	if err != nil {
		return err
	}
	for _, f := range found.Faults {
		fmt.Fprintln(a.stdout, f)
	}
	if found.Unkept > 0 {
		a.say("%d reports have no custody: they were taken in by a program that kept none", found.Unkept)
	}
	if n := len(found.Faults); n > 0 {
		a.say("not whole: %d faults", n)
		return errFailed
	}
	fmt.Fprintf(a.stdout, "whole: reports %d, claims %d\n", found.Reports, found.Claims)
	return nil
}

func (c *verifyCmd) verify(a *app) (*evidence.Result, error) {
	if c.Bundle != "" {
		return evidence.Bundle(c.Bundle)
	}
	ledger, err := c.open(a)
	if err != nil {
		return nil, err
	}
	defer ledger.Close()
	p := newProgress(a, "verifying")
	defer p.end()
	return evidence.Ledger(a.ctx, ledger, p.things)
}

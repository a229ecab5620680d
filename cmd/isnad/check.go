package main

import (
	"fmt"

	"github.com/isnad-project/isnad/extract"
)

type checkCmd struct{}

// Help explains the command at length.
func (checkCmd) Help() string {
	return `Compiles the word lists and rules and runs every example and counterexample in them against the whole knowledge. Each failure is
printed with file, line and id, and the exit status is 1.

Example:

  isnad check`
}

// Run runs the command.
func (checkCmd) Run(a *app) error {
	reader, err := extract.New()
	if err != nil {
		return err
	}
	failures := reader.Check()
	for _, f := range failures {
		fmt.Fprintln(a.stdout, f)
	}
	if len(failures) > 0 {
		a.say("%d examples fail", len(failures))
		return errFailed
	}
	fmt.Fprintf(a.stdout, "all examples hold; knowledge %s\n", reader.Digest())
	return nil
}

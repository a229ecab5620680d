package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/isnad-project/isnad/extract"
)

type versionCmd struct{}

// Help explains the command at length.
func (versionCmd) Help() string {
	return `Prints the version of the program and the digest of the word lists, rules and places that it holds. Two programs with one digest
read a report the same way.

Example:

  isnad version`
}

// Run runs the command.
func (versionCmd) Run(a *app) error {
	reader, err := extract.New()
	if err != nil {
		return err
	}
	fmt.Fprintf(a.stdout, "isnad %s\nknowledge %s\n%s %s/%s\n", version(), reader.Digest(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return nil
}

// version is the module's version, or the commit that it was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "(unknown)"
	}
	v := info.Main.Version
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && v == "(devel)" {
			v = s.Value
		}
	}
	return v
}

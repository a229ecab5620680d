package main

import (
	"bufio"
	"errors"
	"slices"
	"strings"

	"github.com/isnad-project/isnad/link"
)

type positionsCmd struct {
	Issue string `placeholder:"WORDS" help:"Only issues whose name has these words."`
	Party string `placeholder:"NAME" help:"Only this party."`
	asKnownFlag
	formatFlag
	ledgerFlag
}

// Help explains the command at length.
func (positionsCmd) Help() string {
	return `Follows what each party says on an issue (for, against, on a condition), claim by claim, and the dates that a conference was planned
for, so that their drift shows. A party's own word and what others say of it stand side by side, with who says so.

Examples:

  isnad positions
  isnad positions --issue جنيف --format jsonl
  isnad positions --party المعارضة --as-known-on 2031-03-02`
}

// Run runs the command.
func (c *positionsCmd) Run(a *app) error {
	ledger, err := c.openFollowed(a, c.asKnownFlag)
	if err != nil {
		return err
	}
	defer ledger.Close()
	issues, err := ledger.Positions(a.ctx)
	if err != nil {
		return err
	}
	issues = slices.DeleteFunc(issues, func(i link.Issue) bool { return !strings.Contains(link.Fold(i.Name), link.Fold(c.Issue)) })
	if c.Party != "" {
		for i := range issues {
			issues[i].Parties = slices.DeleteFunc(issues[i].Parties, func(p link.Party) bool { return !strings.Contains(link.Fold(p.Name), link.Fold(c.Party)) })
			issues[i].Planned = nil
		}
		issues = slices.DeleteFunc(issues, func(i link.Issue) bool { return len(i.Parties) == 0 })
	}
	out := bufio.NewWriter(a.stdout)
	if !c.text(a) {
		return errors.Join(writeLines(out, issues), out.Flush())
	}
	t := newTable(a, "issue", "party", "known", "stance", "condition", "says who")
	for _, i := range issues {
		for _, p := range i.Parties {
			for _, x := range p.Positions {
				t.row(i.Name, p.Name, x.Known, changed(x.Stance, x.Changed), x.Condition, x.Origin)
			}
		}
		for _, x := range i.Planned {
			t.row(i.Name, "", x.Known, changed("planned for "+x.For, x.Moved), "", x.Origin)
		}
	}
	t.write(out)
	return out.Flush()
}

func changed(s string, yes bool) string {
	if yes {
		return "→ " + s
	}
	return s
}

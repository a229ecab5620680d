package main

import (
	"bufio"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/isnad-project/isnad/link"
)

type victimsCmd struct {
	Place string `placeholder:"NAME" help:"Only those named at this place: a name, a governorate or a gazetteer id, with what lies in it."`
	Open  bool   `help:"The open questions instead: which namings may mean one person."`
	asKnownFlag
	formatFlag
	ledgerFlag
}

// Help explains the command at length.
func (victimsCmd) Help() string {
	return `Prints the persons whom reports name among the victims: every spelling, the age, and who names them where. Names that are alike in
Arabic spelling (hamza, ة and ه, ى and ي, بن and ابن, عبد الله and عبدالله, names left out in the middle) are never taken for one person
by the program. --open lists what somebody has to say; it is said on the page /victims, or by the API (docs/numbers.md).

Examples:

  isnad victims
  isnad victims --open
  isnad victims --place حمص --format jsonl`
}

// Run runs the command.
func (c *victimsCmd) Run(a *app) error {
	ledger, err := c.openFollowed(a, c.asKnownFlag)
	if err != nil {
		return err
	}
	defer ledger.Close()
	persons, open, err := ledger.Victims(a.ctx)
	if err != nil {
		return err
	}
	elsewhere := func(n link.Naming) bool { return c.Place != "" && (n.Place == nil || !liesAt(n.Place, c.Place)) }
	persons = slices.DeleteFunc(persons, func(p link.Victim) bool {
		return !slices.ContainsFunc(p.Namings, func(n link.Naming) bool { return !elsewhere(n) })
	})
	open = slices.DeleteFunc(open, func(q link.Likeness) bool { return elsewhere(q.A) && elsewhere(q.B) })
	out := bufio.NewWriter(a.stdout)
	switch {
	case c.Open && !c.text(a):
		return errors.Join(writeLines(out, open), out.Flush())
	case !c.text(a):
		return errors.Join(writeLines(out, persons), out.Flush())
	case c.Open:
		t := newTable(a, "one", "another", "alike in", "where", "events")
		for _, q := range open {
			t.row(named(q.A), named(q.B), map[string]string{"spelling": "spelling", "middle": "first and last name", "shorter": "the first names"}[q.Why],
				strings.Join(present(where(q.A.Place), where(q.B.Place)), "\n"), q.A.Event+"\n"+q.B.Event)
		}
		t.write(out)
	default:
		t := newTable(a, "name", "age", "where", "when", "named by", "event")
		for _, p := range persons {
			var age, place, when, by, event []string
			for _, n := range p.Namings {
				if n.Age != nil {
					age = append(age, fmt.Sprint(*n.Age))
				}
				place, when = append(place, where(n.Place)), append(when, n.When)
				by, event = append(by, n.Origin+" ("+n.Doc+")"), append(event, n.Event)
			}
			t.row(strings.Join(p.Names, "\n"), once(age), once(place), once(when), once(by), once(event))
		}
		t.write(out)
	}
	return out.Flush()
}

// named is who is named by whom.
func named(n link.Naming) string {
	s := n.Name
	if n.Age != nil {
		s += fmt.Sprintf(" (%d)", *n.Age)
	}
	return s + "\n" + n.Origin + " (" + n.Doc + ")"
}

// once joins lines, each once and none empty.
func once(lines []string) string {
	lines = present(lines...)
	var out []string
	for _, s := range lines {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return strings.Join(out, "\n")
}

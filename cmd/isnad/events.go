package main

import (
	"bufio"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/isnad-project/isnad"
)

type eventsCmd struct {
	eventFlags
	asKnownFlag
	formatFlag
	ledgerFlag
}

// Help explains the command at length.
func (eventsCmd) Help() string {
	return `Prints the events that follow from the claims of the ledger, by date: one JSON object a line, or a table that shows which source
gives which figure and who denies.

Examples:

  isnad events --db war.db > events.jsonl
  isnad events --place حمص --disputed --format text
  isnad events --as-known-on 2031-03-02`
}

// Run runs the command.
func (c *eventsCmd) Run(a *app) error {
	filter, err := c.filter()
	if err != nil {
		return err
	}
	ledger, err := c.openKnown(a, c.asKnownFlag)
	if err != nil {
		return err
	}
	defer ledger.Close()
	events, err := ledger.Events(a.ctx, filter)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(a.stdout)
	if !c.text(a) {
		return errors.Join(writeLines(out, events), out.Flush())
	}
	t := newTable(a, "where", "when", "event", "killed", "injured", "who says what", "contradictions")
	for i := range events {
		e := &events[i]
		t.row(where(e.Place), eventDate(e), e.Type+"\n"+e.ID+sums(e), tally(e.Killed), tally(e.Injured), tellings(e), contradictions(e))
	}
	t.write(out)
	return out.Flush()
}

// tally writes a figure: "19 – 60" and below it "best 19".
func tally(t *isnad.Tally) string {
	switch {
	case t == nil:
		return ""
	case t.Low == t.High:
		return fmt.Sprint(t.Best)
	}
	return fmt.Sprintf("%d – %d\nbest %d", t.Low, t.High, t.Best)
}

func sums(e *isnad.Event) string {
	var s string
	if len(e.SumOf) > 0 {
		s += "\nsum of " + strings.Join(e.SumOf, " ")
	}
	if len(e.PartOf) > 0 {
		s += "\npart of " + strings.Join(e.PartOf, " ")
	}
	for _, x := range e.Sums {
		s += "\n" + x.Outcome + ": " + x.String()
	}
	for _, x := range e.Limits {
		s += "\n" + x.Outcome + ": the sums leave " + x.Bounds.String()
	}
	return s
}

// tellings writes who says what of an event, a line a claim, each line once.
func tellings(e *isnad.Event) string {
	var lines []string
	for i := range e.Claims {
		c := &e.Claims[i]
		var says []string
		if c.Modality != isnad.Asserted {
			says = append(says, string(c.Modality))
		}
		says = append(says, present(c.Extent)...)
		for _, n := range c.Counts {
			if n.PartOf == nil {
				says = append(says, n.Outcome+" "+figure(n))
			}
		}
		if len(says) == 0 {
			says = append(says, flat(c.Trigger.Exact))
		}
		line := narrator(e, c.ID) + ": " + strings.Join(says, ", ")
		if !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// narrator is on whose word a claim of the event rests.
func narrator(e *isnad.Event, claim string) string {
	if n := e.OriginOf[claim]; n != "" {
		return n
	}
	return "unnamed"
}

func contradictions(e *isnad.Event) string {
	side := func(ids []string) string {
		var names []string
		for _, id := range ids {
			n := narrator(e, id)
			if c := e.Camps[e.OriginOf[id]]; c != "" {
				n += " (" + strings.ReplaceAll(string(c), "_", " ") + ")"
			}
			if !slices.Contains(names, n) {
				names = append(names, n)
			}
		}
		return strings.Join(names, "، ")
	}
	var lines []string
	for _, x := range e.Contradictions {
		lines = append(lines, fmt.Sprintf("%s (%s): %s / %s", x.Field, x.Kind, side(x.Claims[0]), side(x.Claims[1])))
	}
	return strings.Join(lines, "\n")
}

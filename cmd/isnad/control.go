package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/isnad-project/isnad/link"
)

type controlCmd struct {
	Place     string `placeholder:"NAME" help:"Only this place: a name, a governorate or a gazetteer id, with what lies in it."`
	AsOf      string `placeholder:"YYYY-MM-DD" help:"Who held what on this day, by all that is known now."`
	Contested bool   `help:"Only what is contested."`
	asKnownFlag
	formatFlag
	ledgerFlag
}

// Help explains the command at length.
func (controlCmd) Help() string {
	return `Follows the claims of taking, holding and losing places: one line a stretch of time over which the words stay the same, with who is
said to hold the place, who denies it, and the day of the last word. Nothing is carried on in silence: with --as-of the age of the
last word stands beside it. How words become stretches is the rule control/1 (docs/control.md).

Examples:

  isnad control --place قارة
  isnad control --as-of 2031-03-05 --contested
  isnad control --as-known-on 2031-03-02 --format jsonl`
}

// Run runs the command.
func (c *controlCmd) Run(a *app) error {
	if err := isDay("--as-of", c.AsOf); err != nil {
		return err
	}
	controls, err := c.read(a)
	if err != nil {
		return err
	}
	controls = slices.DeleteFunc(controls, func(x link.Control) bool {
		return c.Place != "" && !liesAt(x.Place, c.Place) || len(c.stretches(&x)) == 0
	})
	out := bufio.NewWriter(a.stdout)
	if !c.text(a) {
		for i := range controls {
			controls[i].Stretches = c.stretches(&controls[i])
		}
		return errors.Join(writeLines(out, controls), out.Flush())
	}
	t := newTable(a, "where", "from", "to", "state", "held by", "denied", "last word", "origins")
	for i := range controls {
		x := &controls[i]
		for _, s := range c.stretches(x) {
			to := s.To
			if to == "" {
				to = "…"
			}
			t.row(where(x.Place), s.From, to, s.State, held(s.Holders), held(s.Denied)+rows(x, &s), s.Last+c.age(&s), strings.Join(s.Origins, "، "))
		}
	}
	t.write(out)
	return out.Flush()
}

// read is what the ledger says, or said.
func (c *controlCmd) read(a *app) ([]link.Control, error) {
	ledger, err := c.openFollowed(a, c.asKnownFlag)
	if err != nil {
		return nil, err
	}
	defer ledger.Close()
	return ledger.Controls(a.ctx)
}

// stretches are those of a place that were asked for.
func (c *controlCmd) stretches(x *link.Control) []link.Stretch {
	out := x.Stretches
	if c.AsOf != "" {
		out = nil
		if s := x.At(c.AsOf); s != nil {
			out = []link.Stretch{*s}
		}
	}
	if c.Contested {
		out = slices.DeleteFunc(slices.Clone(out), func(s link.Stretch) bool { return s.State != "contested" })
	}
	return out
}

// age is how old the last word was on the day asked for, and whether its day is only
// that of ingest.
func (c *controlCmd) age(s *link.Stretch) string {
	if s.Ingest {
		return "\n(ingested; no day of publication)"
	}
	then, err1 := time.Parse(time.DateOnly, s.Last)
	now, err2 := time.Parse(time.DateOnly, c.AsOf)
	if cmp.Or(err1, err2) != nil || !now.After(then) {
		return ""
	}
	return fmt.Sprintf("\n%d days before", int(now.Sub(then).Hours()/24))
}

func held(list []link.Held) string {
	var lines []string
	for _, h := range list {
		s := h.Holder
		if s == "" {
			s = "unnamed"
		}
		if len(h.Extent) > 0 {
			s += " (" + strings.Join(h.Extent, ", ") + ")"
		}
		lines = append(lines, s)
	}
	return strings.Join(lines, "\n")
}

// rows tells of denials that say how many days they have gone on.
func rows(x *link.Control, s *link.Stretch) string {
	for _, h := range x.Holdings {
		if h.InRow > 0 && slices.ContainsFunc(s.Denied, func(d link.Held) bool { return slices.Contains(d.Claims, h.Claim) }) {
			return fmt.Sprintf("\nfor the day no. %d (%s)", h.InRow, h.Origin)
		}
	}
	return ""
}

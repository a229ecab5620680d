package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/link"
	"github.com/isnad-project/isnad/store"
)

type tallyCmd struct {
	By   []string `enum:"place,month,type,who" placeholder:"place|month|type|who" help:"What to break the sums down by; several with commas."`
	From string   `placeholder:"YYYY-MM-DD" help:"Only events on this day or later."`
	To   string   `placeholder:"YYYY-MM-DD" help:"Only events on this day or before."`
	Rule string   `enum:"conservative,ucdp-like,acled-like,airwars-like,two-origins,all" default:"conservative" placeholder:"NAME" help:"The rule for numbers: conservative, ucdp-like, acled-like, airwars-like, two-origins, or all side by side (default: ${default})."`
	asKnownFlag
	formatFlag
	ledgerFlag
}

// Help explains the command at length.
func (tallyCmd) Help() string {
	return `Sums the killed and injured of the events: place is the governorate, who the kind of victim as stated. A toll and the incidents
inside it are never both counted; "of one origin" is the share of the best figure that nobody else vouches for; each row says what it used and what it set aside, and why (--format jsonl). Rules for numbers differ in
what they take from sources that disagree (docs/numbers.md); --rule all shows them side by side, with how far apart they come out.

Examples:

  isnad tally --by place
  isnad tally --by type,month --db war.db --format jsonl
  isnad tally --rule all --by place`
}

// Run runs the command.
func (c *tallyCmd) Run(a *app) error {
	if err := cmp.Or(isDay("--from", c.From), isDay("--to", c.To)); err != nil {
		return err
	}
	ledger, err := c.openKnown(a, c.asKnownFlag)
	if err != nil {
		return err
	}
	defer ledger.Close()
	events, err := ledger.Events(a.ctx, store.EventFilter{From: c.From, To: c.To})
	if err != nil {
		return err
	}
	var by []link.Dimension
	for _, d := range c.By {
		by = append(by, link.Dimension(d))
	}
	out := bufio.NewWriter(a.stdout)
	if c.Rule == "all" {
		return errors.Join(c.compare(a, out, link.Compared(events, by...)), out.Flush())
	}
	rows := link.Tally(link.AllUnder(events, link.RuleNamed(c.Rule)), by...)
	if !c.text(a) {
		return errors.Join(writeLines(out, rows), out.Flush())
	}
	t := newTable(a, append(append([]string{}, c.By...), "events", "killed", "of one origin", "injured", "of one origin", "set aside")...)
	t.dense()
	for _, r := range rows {
		t.row(append(keys(r.Key), fmt.Sprint(r.Events), flat(tally(r.Killed)), share(r.Single.Killed, r.Killed),
			flat(tally(r.Injured)), share(r.Single.Injured, r.Injured), fmt.Sprint(len(r.SetAside)))...)
	}
	t.write(out)
	return out.Flush()
}

// share is how much of a best figure rests on one origin, in percent.
func share(n int, of *isnad.Tally) string {
	if of == nil || of.Best == 0 {
		return ""
	}
	return fmt.Sprintf("%d %%", (100*n+of.Best/2)/of.Best)
}

// keys are the values that a row stands for.
func keys(key []string) []string {
	var out []string
	for _, k := range key {
		if k == "" {
			k = "unknown"
		}
		out = append(out, k)
	}
	return out
}

// compare writes what every rule gives, killed above injured, and how far the best
// numbers lie apart.
func (c *tallyCmd) compare(a *app, out *bufio.Writer, rows []link.Comparison) error {
	if !c.text(a) {
		return writeLines(out, rows)
	}
	heads := append(append([]string{}, c.By...), "outcome")
	for _, r := range link.Rules {
		heads = append(heads, string(r))
	}
	t := newTable(a, append(heads, "apart")...)
	t.dense()
	for _, r := range rows {
		row := append(keys(r.Key), r.Outcome)
		for _, f := range r.Figures {
			row = append(row, flat(tally(f)))
		}
		t.row(append(row, fmt.Sprintf("%d – %d", r.Least, r.Most))...)
	}
	t.write(out)
	return nil
}

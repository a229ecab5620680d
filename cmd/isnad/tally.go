package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"

	"github.com/isnad-project/isnad/link"
	"github.com/isnad-project/isnad/store"
)

type tallyCmd struct {
	By   []string `enum:"place,month,type,who" placeholder:"place|month|type|who" help:"What to break the sums down by; several with commas."`
	From string   `placeholder:"YYYY-MM-DD" help:"Only events on this day or later."`
	To   string   `placeholder:"YYYY-MM-DD" help:"Only events on this day or before."`
	formatFlag
	ledgerFlag
}

// Help explains the command at length.
func (tallyCmd) Help() string {
	return `Sums the killed and injured of the events: place is the governorate, who the kind of victim as stated. A toll and the incidents
inside it are never both counted; each row says what it used and what it set aside, and why (--format jsonl).

Examples:

  isnad tally --by place
  isnad tally --by type,month --db war.db --format jsonl`
}

// Run runs the command.
func (c *tallyCmd) Run(a *app) error {
	if err := cmp.Or(isDay("--from", c.From), isDay("--to", c.To)); err != nil {
		return err
	}
	ledger, err := c.openFresh(a)
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
	rows := link.Tally(events, by...)
	out := bufio.NewWriter(a.stdout)
	if !c.text(a) {
		return errors.Join(writeLines(out, rows), out.Flush())
	}
	t := newTable(a, append(append([]string{}, c.By...), "events", "killed", "injured", "set aside")...)
	t.dense()
	for _, r := range rows {
		var row []string
		for _, k := range r.Key {
			if k == "" {
				k = "unknown"
			}
			row = append(row, k)
		}
		t.row(append(row, fmt.Sprint(r.Events), flat(tally(r.Killed)), flat(tally(r.Injured)), fmt.Sprint(len(r.SetAside)))...)
	}
	t.write(out)
	return out.Flush()
}

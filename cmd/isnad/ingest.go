package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/isnad-project/isnad/extract"
	"github.com/isnad-project/isnad/store"
)

type ingestCmd struct {
	Sources []string `arg:"" name:"source" help:"Reports: .txt, .html, .jsonl (also .gz), a folder of them, or - for JSON lines on standard input."`
	ledgerFlag
	readingFlags
}

// Help explains the command at length.
func (ingestCmd) Help() string {
	return `Reads reports, appends them and the claims in them to the ledger, and computes its events. A report that the ledger holds already
changes nothing. An input that cannot be read is named on standard error, the others are read, and the exit status is 1. Ctrl-C
stops between two reports; what was read until then is kept.

Examples:

  isnad ingest samples/ --db demo.db
  isnad ingest day1.jsonl.gz pages/ --db war.db`
}

// Run runs the command.
func (c *ingestCmd) Run(a *app) error {
	ledger, err := store.Open(a.ctx, c.DB, a.now)
	if err != nil {
		return err
	}
	defer ledger.Close()
	ledger.SetTool("isnad " + version())
	reader, err := readerOf(a, ledger)
	if err != nil {
		return err
	}

	whole := context.WithoutCancel(a.ctx) // a report is added whole, or not at all
	added := 0
	b := &batch{app: a, progress: newProgress(a, "reading")}
	err = b.run(c.readingFlags, c.Sources,
		func(r *reading) error {
			switch _, err := ledger.Document(whole, r.doc.Key()); {
			case err == nil:
				r.known = true
			case errors.Is(err, store.ErrNotFound):
				r.claims = reader.Read(r.doc)
			default:
				return fmt.Errorf("%s: %w", c.DB, err)
			}
			return nil
		},
		func(r *reading) error {
			if !r.known {
				fresh, err := ledger.Add(whole, r.doc, r.claims)
				if err != nil {
					return fmt.Errorf("%s: %s: %w", c.DB, r.doc.Origin, err)
				}
				r.known = !fresh
			}
			if r.known {
				b.known++
			} else {
				added++
			}
			return nil
		})
	stopped := errors.Is(err, context.Canceled)
	if err != nil && !stopped {
		return err
	}
	summary := fmt.Sprintf("read %d, new %d, already known %d, failed %d%s", b.read, added, b.known, b.failed, b.others())
	if stopped {
		fmt.Fprintln(a.stdout, summary)
		a.say(`stopped; "isnad rebuild --db %s" computes the events of what was read`, c.DB)
		return errFailed
	}
	if err := compute(a, ledger, reader); err != nil {
		return err
	}
	fmt.Fprintln(a.stdout, summary)
	if b.failed > 0 {
		return errFailed
	}
	return nil
}

// readerOf is the reader of a ledger's reports: it knows the ledger's own places.
func readerOf(a *app, ledger *store.Ledger) (*extract.Reader, error) {
	own, err := ledger.Places(a.ctx)
	if err != nil {
		return nil, err
	}
	return extract.WithPlaces(own)
}

// compute brings the events of the ledger up to date.
func compute(a *app, ledger *store.Ledger, reader *extract.Reader) error {
	stale, err := ledger.Stale(a.ctx)
	if err != nil || !stale {
		return err
	}
	return relink(a, ledger, reader)
}

// setNames gives a ledger the usual names of narrators and parties that the word lists
// know.
func setNames(ledger *store.Ledger, reader *extract.Reader) {
	ledger.SetNames(func(name, country string) (string, bool) {
		usual, _, known := reader.UsualName(name, country)
		return usual, known
	})
}

// relink computes the events of the ledger anew.
func relink(a *app, ledger *store.Ledger, reader *extract.Reader) error {
	setNames(ledger, reader)
	p := newProgress(a, "linking")
	defer p.end()
	return ledger.Rebuild(a.ctx, p.things)
}

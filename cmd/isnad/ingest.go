package main

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"

	"github.com/isnad-project/isnad/extract"
	"github.com/isnad-project/isnad/link"
	"github.com/isnad-project/isnad/store"
)

type ingestCmd struct {
	Sources []string `arg:"" name:"source" help:"Files (docs/intake.md lists the kinds), folders of them, addresses of pages, or - for standard input."`
	ledgerFlag
	fetchFlags
	readingFlags
}

// Help explains the command at length.
func (ingestCmd) Help() string {
	return `Reads reports from text, pages, JSON lines, tables (CSV, TSV), Telegram exports, web archives (WARC), PDF and DOCX, packed in
gzip, zstd or zip or not (docs/intake.md), appends them and the claims in them to the ledger, and computes its events. A report that
the ledger holds already changes nothing. An input that cannot be read is named on standard error, the others are read, and the exit
status is 1. Ctrl-C stops between two reports; what was read until then is kept, and the same command again goes on from there: a web
archive is read on behind the last page that the ledger has of it.

A page is fetched as its server's robots.txt allows, its host is asked once in --delay, and not at all for what has not changed.

Examples:

  isnad ingest samples/ --db demo.db
  isnad ingest day1.jsonl.gz pages/ --db war.db
  isnad ingest --map text=body,published=date table.csv --db war.db
  isnad ingest ChatExport/result.json crawl.warc.gz reports.zip --db war.db
  tail -f wire.jsonl | isnad ingest - --as jsonl --db war.db
  isnad ingest https://example.org/news/7 --db war.db`
}

// Run runs the command.
func (c *ingestCmd) Run(a *app) error {
	ledger, err := store.Open(a.ctx, c.DB, a.now)
	if err != nil {
		return err
	}
	defer ledger.Close()
	ledger.SetTool(tool())
	reader, err := readerOf(a, ledger)
	if err != nil {
		return err
	}

	t := newTaking(a, ledger, reader, newAsker(a, ledger, c.fetchFlags), c.readingFlags)
	if err = t.take(c.Sources, nil); err == nil {
		reader.Forget() // linking needs the room
		err = compute(a, ledger, reader)
	}
	stopped := a.ctx.Err() != nil && errors.Is(err, context.Canceled)
	if err != nil && !stopped {
		return err
	}
	fmt.Fprintln(a.stdout, t.summary())
	if stopped {
		a.say(`stopped; what was read is kept. The same command goes on from here; "isnad rebuild --db %s" computes the events of what was read`, c.DB)
	}
	if stopped || t.failed > 0 {
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

// compute brings the events of the ledger, and the words that it is searched by, up to date.
func compute(a *app, ledger *store.Ledger, reader *extract.Reader) error {
	p := newProgress(a, "indexing")
	err := ledger.Index(a.ctx, p.things)
	p.end()
	if err != nil {
		return err
	}
	stale, err := ledger.Stale(a.ctx)
	if err != nil || !stale {
		return err
	}
	return relink(a, ledger, reader, ledger.Update)
}

// setNames gives a ledger the usual names of narrators and parties that the word lists
// know.
func setNames(ledger *store.Ledger, reader *extract.Reader) {
	ledger.SetNames(namesOf(reader))
	ledger.SetCamps(reader.Camp)
}

func namesOf(reader *extract.Reader) link.Names {
	return func(name, country string) (string, bool) {
		usual, _, known := reader.UsualName(name, country)
		return usual, known
	}
}

// relink computes the events of the ledger, all of them or those that changed.
func relink(a *app, ledger *store.Ledger, reader *extract.Reader, compute func(context.Context, func(done, total int)) error) error {
	setNames(ledger, reader)
	// Something of every claim is held, beside the knowledge: a quarter of it more is let lie as waste, not as much again.
	defer debug.SetGCPercent(debug.SetGCPercent(25))
	p := newProgress(a, "linking")
	defer p.end()
	return compute(a.ctx, p.things)
}

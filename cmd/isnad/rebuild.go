package main

import (
	"errors"
	"fmt"
	"iter"

	"github.com/isnad-project/isnad/extract"
	"github.com/isnad-project/isnad/store"
)

type rebuildCmd struct {
	Reread bool `help:"Read every report of the ledger again first, with the knowledge of this program and the ledger's own places."`
	ledgerFlag
}

// Help explains the command at length.
func (rebuildCmd) Help() string {
	return `Throws the computed events of the ledger away and computes them anew from its claims and judgements. With --reread every report
is read again first: claims that are new are appended, none is changed.

Examples:

  isnad rebuild --db war.db
  isnad rebuild --reread --db war.db`
}

// Run runs the command.
func (c *rebuildCmd) Run(a *app) error {
	ledger, err := c.open(a)
	if err != nil {
		return err
	}
	defer ledger.Close()
	reader, err := readerOf(a, ledger)
	if err != nil {
		return err
	}
	if c.Reread {
		if err := reread(a, ledger, reader); err != nil {
			return err
		}
	}
	if err := relink(a, ledger, reader, ledger.Rebuild); err != nil {
		return err
	}
	docs, err := count(ledger.AllDocuments(a.ctx))
	if err != nil {
		return err
	}
	claims, err := count(ledger.AllClaims(a.ctx))
	if err != nil {
		return err
	}
	events, err := ledger.CountEvents(a.ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(a.stdout, "reports %d, claims %d, events %d\n", docs, claims, events)
	return nil
}

// count counts what a stream gives.
func count[T any](all iter.Seq2[T, error]) (n int, err error) {
	for _, err := range all {
		if err != nil {
			return 0, err
		}
		n++
	}
	return n, nil
}

// reread reads every report of the ledger again.
func reread(a *app, ledger *store.Ledger, reader *extract.Reader) error {
	docs, err := ledger.Documents(a.ctx)
	if err != nil {
		return err
	}
	p := newProgress(a, "reading")
	defer p.end()
	appended := 0
	for i, d := range docs {
		if a.ctx.Err() != nil {
			return errors.New("stopped; the reports before this one are read again")
		}
		e, err := ledger.Document(a.ctx, d.Key)
		if err != nil {
			return err
		}
		n, err := ledger.Reread(a.ctx, d.Key, reader.Read(&e.Document))
		if err != nil {
			return fmt.Errorf("%s: %w", d.ID, err)
		}
		appended += n
		p.things(i+1, len(docs))
	}
	p.say("read %d reports again: %d new claims", len(docs), appended)
	return nil
}

package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/extract"
	"github.com/isnad-project/isnad/fetch"
	"github.com/isnad-project/isnad/intake"
	"github.com/isnad-project/isnad/store"
)

// taking adds reports, and the claims in them, to a ledger.
type taking struct {
	batch
	flags   readingFlags
	ledger  *store.Ledger
	reader  *extract.Reader
	asker   *asker
	added   int
	pending []store.Read // that are not in the ledger yet
	since   time.Time    // when the first of them was read
}

// together is how many reports are added at most in one transaction: each waits for the disk.
const together = 50

func newTaking(a *app, ledger *store.Ledger, reader *extract.Reader, asker *asker, read readingFlags) *taking {
	t := &taking{
		batch: batch{app: a, progress: newProgress(a, "reading")},
		flags: read, ledger: ledger, reader: reader, asker: asker,
	}
	t.fetch = func(ctx context.Context, address string) ([]byte, *isnad.Answer, error) {
		b, answer, err := asker.get(ctx, address, int64(read.MaxReport))
		if errors.Is(err, fetch.ErrTooLarge) {
			err = fmt.Errorf("%w (--max-report)", err)
		}
		return b, answer, err
	}
	t.idle = t.add
	t.last = func(file string) (origin, key string, err error) {
		if origin, key, err = ledger.LastFrom(a.ctx, file); origin != "" {
			t.progress.say("%s: was read before, last %s", file, origin)
		}
		return origin, key, err
	}
	t.missed = func(e *intake.Error) error {
		if !intake.IsAddress(e.Source) {
			return nil
		}
		return asker.note(e.Source, nil, e.Err)
	}
	return t
}

// take adds the reports of the sources. amend, when given, says more of a document
// before it is added.
func (t *taking) take(sources []string, amend func(*isnad.Document)) error {
	whole := context.WithoutCancel(t.app.ctx)
	read := func(r *reading) error {
		if amend != nil {
			amend(r.doc)
		}
		switch _, err := t.ledger.Document(whole, r.doc.Key()); {
		case err == nil:
			r.known = true
		case errors.Is(err, store.ErrNotFound):
			r.claims = t.reader.Read(r.doc)
		default:
			return fmt.Errorf("%s: %w", t.ledger.Path(), err)
		}
		return nil
	}
	err := t.run(t.flags, sources, read, func(r *reading) error {
		if r.known {
			t.known++
		} else {
			t.hold(r)
		}
		address := intake.IsAddress(r.doc.Origin)
		if address || t.full() {
			if err := t.add(); err != nil {
				return err
			}
		}
		if address {
			return t.asker.note(r.doc.Origin, r.doc.Answer, nil)
		}
		return nil
	})
	return errors.Join(err, t.add()) // what was read is kept, whatever ended the reading
}

// hold keeps what was read for the next transaction.
func (t *taking) hold(r *reading) {
	if len(t.pending) == 0 {
		t.since = time.Now()
	}
	t.pending = append(t.pending, store.Read{Doc: r.doc, Claims: r.claims})
}

// full tells whether enough is held, or was held for long enough.
func (t *taking) full() bool {
	return len(t.pending) == together || len(t.pending) > 0 && time.Since(t.since) >= aWhile
}

// add adds what was read to the ledger.
func (t *taking) add() error {
	if len(t.pending) == 0 {
		return nil
	}
	fresh, err := t.ledger.AddAll(context.WithoutCancel(t.app.ctx), t.pending)
	if err != nil {
		return fmt.Errorf("%s: %w", t.ledger.Path(), err)
	}
	t.pending = t.pending[:0]
	for _, f := range fresh {
		if f {
			t.added++
		} else {
			t.known++
		}
	}
	return nil
}

// summary counts what was done.
func (t *taking) summary() string {
	return fmt.Sprintf("read %d, new %d, already known %d, failed %d%s", t.read, t.added, t.known, t.failed, t.others())
}

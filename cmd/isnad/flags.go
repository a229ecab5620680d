package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strconv"
	"strings"
	"time"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

// formatFlag chooses how records are printed.
type formatFlag struct {
	Format string `enum:"auto,jsonl,text" default:"auto" help:"jsonl, one JSON object a line, or text, for people (default: text on a terminal, else jsonl)." placeholder:"jsonl|text"`
}

func (f formatFlag) text(a *app) bool {
	return f.Format == "text" || f.Format == "auto" && a.outTerminal
}

// ledgerFlag names the ledger.
type ledgerFlag struct {
	DB string `name:"db" default:"isnad.db" placeholder:"FILE" help:"The ledger (default: ${default})."`
}

// open opens a ledger that must exist already.
func (f ledgerFlag) open(a *app) (*store.Ledger, error) {
	l, err := store.OpenExisting(a.ctx, f.DB, a.now)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf(`%s: there is no ledger here; "isnad ingest SOURCE... --db FILE" makes one`, f.DB)
	}
	return l, err
}

// openFresh opens a ledger whose events are shown, and says so when they do not
// cover all that it holds.
func (f ledgerFlag) openFresh(a *app) (*store.Ledger, error) {
	l, err := f.open(a)
	if err != nil {
		return nil, err
	}
	stale, err := l.Stale(a.ctx)
	if err != nil {
		l.Close()
		return nil, err
	}
	if stale {
		a.say(`%s: claims were added since its events were computed; "isnad rebuild" brings them up to date`, f.DB)
	}
	return l, nil
}

// ownFlag names a ledger whose own places are to be known too.
type ownFlag struct {
	DB string `name:"db" placeholder:"FILE" help:"A ledger whose own places are known too (default: those of the program alone)."`
}

func (f ownFlag) places(a *app) ([]isnad.PlaceRow, error) {
	if f.DB == "" {
		return nil, nil
	}
	l, err := ledgerFlag(f).open(a)
	if err != nil {
		return nil, err
	}
	defer l.Close()
	return l.Places(a.ctx)
}

// asKnownFlag asks for the ledger as it could have been known on a day.
type asKnownFlag struct {
	AsKnownOn string `placeholder:"YYYY-MM-DD" help:"Only what could be known at the end of this day: reports published (without a date: ingested) by then."`
}

// openKnown opens a ledger to read, as it is or as it could have been known.
func (f ledgerFlag) openKnown(a *app, on asKnownFlag) (*store.Ledger, error) {
	if err := isDay("--as-known-on", on.AsKnownOn); err != nil {
		return nil, err
	}
	if on.AsKnownOn == "" {
		return f.openFresh(a)
	}
	l, err := f.openNamed(a)
	if err != nil {
		return nil, err
	}
	return on.of(a, l)
}

// openFollowed is openKnown for what compares parties: their usual names are known.
func (f ledgerFlag) openFollowed(a *app, on asKnownFlag) (*store.Ledger, error) {
	if err := isDay("--as-known-on", on.AsKnownOn); err != nil {
		return nil, err
	}
	l, err := f.openNamed(a)
	if err != nil || on.AsKnownOn == "" {
		return l, err
	}
	return on.of(a, l)
}

// of is the ledger as it could have been known; l itself is closed.
func (on asKnownFlag) of(a *app, l *store.Ledger) (*store.Ledger, error) {
	defer l.Close()
	p := newProgress(a, "linking")
	defer p.end()
	k, undated, err := l.KnownOn(a.ctx, on.AsKnownOn, p.things)
	if err == nil && undated > 0 {
		a.say("%d reports have no day of publication: they count as known since they were ingested", undated)
	}
	return k, err
}

// openNamed opens a ledger to read that knows the usual names of parties.
func (f ledgerFlag) openNamed(a *app) (*store.Ledger, error) {
	l, err := f.openFresh(a)
	if err != nil {
		return nil, err
	}
	reader, err := readerOf(a, l)
	if err != nil {
		l.Close()
		return nil, err
	}
	setNames(l, reader)
	return l, nil
}

// byteSize is a number of bytes, written 500000, 64KiB or 8MiB.
type byteSize int64

// UnmarshalText reads a size.
func (s *byteSize) UnmarshalText(b []byte) error {
	number, shift := string(b), 0
	for i, unit := range []string{"KiB", "MiB", "GiB"} {
		if rest, ok := strings.CutSuffix(number, unit); ok {
			number, shift = rest, 10*(i+1)
			break
		}
	}
	n, err := strconv.ParseInt(strings.TrimSpace(number), 10, 64)
	if err != nil || n <= 0 || n > 1<<62>>shift {
		return fmt.Errorf("want a size such as 500000, 64KiB or 8MiB, not %q", b)
	}
	*s = byteSize(n << shift)
	return nil
}

// isDay checks that the value of a flag is a day; empty is none.
func isDay(flag, value string) error {
	if value == "" {
		return nil
	}
	if _, err := time.Parse(time.DateOnly, value); err != nil {
		return fmt.Errorf("%s: want a day such as 2031-03-04, not %q", flag, value)
	}
	return nil
}

// writeLines writes each of the records as a line.
func writeLines[T any](w io.Writer, records []T) error {
	for i := range records {
		if err := writeJSON(w, records[i]); err != nil {
			return err
		}
	}
	return nil
}

// writeJSON writes v as one line, Arabic and markup as they are.
func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

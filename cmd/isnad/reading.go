package main

import (
	"context"
	"errors"
	"iter"
	"runtime"
	"sync"
	"time"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/fetch"
	"github.com/isnad-project/isnad/intake"
)

// readingFlags say how reports are read.
type readingFlags struct {
	As        string            `enum:",txt,html,jsonl,csv,tsv,json,warc,pdf,docx,zip" default:"" placeholder:"KIND" help:"What standard input is, and a file whose name does not tell (default: its first bytes decide): txt, html, jsonl, csv, tsv, json, warc, pdf, docx, zip."`
	Map       map[string]string `mapsep:"," placeholder:"FIELD=COLUMN" help:"The columns of a table that hold id, text, title, published, outlet and url (default: those of the same name)."`
	MaxReport byteSize          `default:"8MiB" placeholder:"SIZE" help:"The largest report that is read (default: ${default})."`
	Workers   int               `default:"0" placeholder:"N" help:"Reports read at the same time (default: one for each processor)."`
}

func (f readingFlags) workers() int {
	if f.Workers > 0 {
		return f.Workers
	}
	return runtime.GOMAXPROCS(0)
}

// reading is one input and what was read from it.
type reading struct {
	doc    *isnad.Document
	claims []isnad.Claim
	known  bool  // the ledger holds it already
	err    error // the input failed; then there is nothing else
}

// batch is one run over many inputs: it counts them, and says which failed.
type batch struct {
	app      *app
	progress *progress

	fetch  func(ctx context.Context, address string) ([]byte, *isnad.Answer, error) // nil: sources are files
	last   func(file string) (origin, key string, err error)                        // what the ledger has of a web archive; may be nil
	missed func(*intake.Error) error                                                // told of each input that failed; may be nil
	idle   func() error                                                             // called when no input comes for a while; may be nil

	read, failed, known, claims int
	passed                      int // files of other kinds, in folders
}

// run reads the sources with read, several at a time, and hands the readings to
// each in the order of input. An input that fails is said and counted. The end
// of the app's context ends the run between two reports, with its error.
func (b *batch) run(f readingFlags, sources []string, read func(*reading) error, each func(*reading) error) error {
	opt := intake.Options{
		MaxReport: int64(f.MaxReport), Stdin: b.app.stdin, As: f.As, Map: f.Map, Fetch: b.fetch, Last: b.last,
		Progress: b.progress.bytes, Skipped: func(string) { b.passed++ },
	}
	defer b.progress.end()
	return inOrder(f.workers(), intake.Read(b.app.ctx, opt, sources...), read, b.idle, func(r *reading) error {
		if r.err != nil {
			if errors.Is(r.err, context.Canceled) {
				return r.err
			}
			return b.miss(r.err)
		}
		b.read++
		b.progress.read(b.read)
		if r.doc.Encoding != "" {
			b.progress.say("%s: decoded from %s", r.doc.Origin, r.doc.Encoding)
		}
		b.claims += len(r.claims)
		return each(r)
	})
}

// miss counts an input that failed. A page that has not changed since it was last
// fetched is known.
func (b *batch) miss(err error) error {
	if errors.Is(err, fetch.ErrUnchanged) {
		b.known++
	} else {
		b.failed++
		b.progress.say("%v", err)
	}
	var at *intake.Error
	if b.missed != nil && errors.As(err, &at) {
		return b.missed(at)
	}
	return nil
}

// aWhile is how long no input comes before that is told.
const aWhile = time.Second

// inOrder runs read over in with a bounded number of workers, and each over the
// results in the order of in; idle, if not nil, when in gives nothing for a while. It ends with the
// first error of each or idle.
func inOrder(workers int, in iter.Seq2[*isnad.Document, error], read func(*reading) error, idle func() error, each func(*reading) error) error {
	type slot struct {
		reading
		done chan struct{}
	}
	var (
		queue = make(chan *slot, 2*workers) // in the order of input
		work  = make(chan *slot)
		stop  = make(chan struct{})
		wg    sync.WaitGroup
	)
	wg.Go(func() {
		defer close(queue)
		defer close(work)
		for doc, err := range in {
			s := &slot{reading{doc: doc, err: err}, make(chan struct{})}
			select {
			case queue <- s:
			case <-stop:
				return
			}
			if err != nil {
				close(s.done)
				continue
			}
			select {
			case work <- s:
			case <-stop:
				return
			}
		}
	})
	for range workers {
		wg.Go(func() {
			for s := range work {
				s.err = read(&s.reading)
				close(s.done)
			}
		})
	}
	defer wg.Wait()
	defer close(stop)
	for {
		var s *slot
		select {
		case s = <-queue:
		case <-time.After(aWhile):
			if idle != nil {
				if err := idle(); err != nil {
					return err
				}
			}
			s = <-queue
		}
		if s == nil {
			return nil
		}
		<-s.done
		if err := each(&s.reading); err != nil {
			return err
		}
	}
}

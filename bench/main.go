// Command bench times the reader against a tokeniser, in one run and on one core:
// bleve's Arabic analyzer, which cuts a text into words, normalises and stems them
// and does nothing else, and extract, which reads claims. It is a module of its own
// so that bleve stays out of the program.
//
//	cd bench && go run . ../../shared/corpus/bulk-articles.jsonl.gz ../../shared/corpus/conflict-articles.jsonl
//
// For every file it prints the megabytes of text a second of processor time that
// each does, the medians of -runs, and what extract does of what bleve does. With
// -cores 2 it prints how much sooner two readers are done than one.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"runtime"
	"runtime/pprof"
	"slices"
	"sync"
	"time"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/lang/ar"
	"github.com/blevesearch/bleve/v2/registry"
	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/extract"
	"github.com/isnad-project/isnad/intake"
)

func main() {
	var b bench
	flag.IntVar(&b.runs, "runs", 5, "how often each is timed")
	flag.IntVar(&b.limit, "n", 0, "read only so many reports of each file (0: all)")
	flag.IntVar(&b.cores, "cores", 1, "readers at the same time; with more than one, bleve is not timed")
	profile := flag.String("profile", "", "write a profile of the processor to this file")
	flag.Parse()
	if err := run(&b, *profile, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(b *bench, profile string, files []string) error {
	runtime.GOMAXPROCS(b.cores)
	start := time.Now()
	var err error
	if b.reader, err = extract.New(); err != nil {
		return err
	}
	fmt.Printf("all knowledge is loaded in %.2f s\n", time.Since(start).Seconds())
	if b.analyzer, err = registry.NewCache().AnalyzerNamed(ar.AnalyzerName); err != nil {
		return err
	}
	if profile != "" {
		f, err := os.Create(profile)
		if err != nil {
			return err
		}
		defer f.Close()
		if err := pprof.StartCPUProfile(f); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	for _, f := range files {
		if err := b.file(f); err != nil {
			return err
		}
	}
	return nil
}

type bench struct {
	runs, limit, cores int
	reader             *extract.Reader
	analyzer           analysis.Analyzer
}

// file times what is asked over the reports of a file.
func (b *bench) file(name string) error {
	var docs []*isnad.Document
	size := 0
	for d, err := range intake.Read(context.Background(), intake.Options{}, name) {
		if err != nil {
			return err
		}
		docs = append(docs, d)
		if size += len(d.Text); len(docs) == b.limit {
			break
		}
	}
	megabytes := float64(size) / 1e6
	fmt.Printf("%s: %d reports, %.1f MB\n", name, len(docs), megabytes)
	if b.cores > 1 {
		one := b.median(wallTime, func() { b.read(docs, 1) })
		all := b.median(wallTime, func() { b.read(docs, b.cores) })
		fmt.Printf("  %d cores are done in 1/%.2f of the time of one\n", b.cores, one/all)
		return nil
	}
	bleve := megabytes / b.median(processorTime, func() {
		for _, d := range docs {
			b.analyzer.Analyze([]byte(d.Text))
		}
	})
	read := megabytes / b.median(processorTime, func() { b.read(docs, 1) })
	fmt.Printf("  bleve %.2f MB/s, extract %.2f MB/s: %.3f times\n", bleve, read, read/bleve)
	return nil
}

// read reads the reports with so many readers at the same time.
func (b *bench) read(docs []*isnad.Document, readers int) {
	work := make(chan *isnad.Document)
	var wg sync.WaitGroup
	for range readers {
		wg.Go(func() {
			for d := range work {
				b.reader.Read(d)
			}
		})
	}
	for _, d := range docs {
		work <- d
	}
	close(work)
	wg.Wait()
}

// median is that of the seconds on a clock that f takes.
func (b *bench) median(clock func() time.Duration, f func()) float64 {
	var all []float64
	for range b.runs {
		runtime.GC()
		start := clock()
		f()
		all = append(all, (clock() - start).Seconds())
	}
	slices.Sort(all)
	return all[len(all)/2]
}

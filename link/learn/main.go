// Command learn finds out from judged linking sets how much each sign weighs that speaks for two
// claims of one report, or for what two reports tell, being of one happening, and
// writes link/weights.tsv.
//
//	go run ./link/learn link/testdata/press.linking.jsonl > link/weights.tsv
//
// The reports are taken from -corpus by their ids. The answer is the same for the same
// reports and sets. With -folds 3 it writes no weights but links with those that were
// learned without a part of the reports, and scores that part; reports that
// tell of one happening are in one part.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/isnad-project/isnad/extract"
	"github.com/isnad-project/isnad/intake"
	"github.com/isnad-project/isnad/link"
	"github.com/isnad-project/isnad/store"
)

func main() {
	folds := flag.Int("folds", 0, "score held-out reports, in so many parts, instead of writing weights")
	corpus := flag.String("corpus", "../shared/corpus/conflict-articles.jsonl", "the file that holds the reports")
	flag.Parse()
	if err := run(context.Background(), os.Stdout, *corpus, *folds, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "learn:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, w io.Writer, corpus string, folds int, names []string) error {
	var set set
	for _, name := range names {
		if err := set.read(name); err != nil {
			return err
		}
	}
	in, usual, err := inputs(ctx, corpus, set.reports())
	if err != nil {
		return err
	}
	j := judge(&set, in)
	if folds > 0 {
		return measure(w, j, in, usual, folds)
	}
	fmt.Fprintf(w, "# What each sign weighs, by question; written by: go run ./link/learn %s\n", strings.Join(names, " "))
	return teach(j, in, usual, nil).Write(w)
}

// inputs reads the reports as anybody would, and gives their claims as the linker takes
// them.
func inputs(ctx context.Context, corpus string, wanted map[string]bool) ([]link.Input, link.Names, error) {
	reader, err := extract.New()
	if err != nil {
		return nil, nil, err
	}
	folder, err := os.MkdirTemp("", "learn")
	if err != nil {
		return nil, nil, err
	}
	defer os.RemoveAll(folder)
	l, err := store.Open(ctx, filepath.Join(folder, "l.db"), time.Now)
	if err != nil {
		return nil, nil, err
	}
	defer l.Close()
	for d, err := range intake.Read(ctx, intake.Options{}, corpus) {
		if err != nil {
			return nil, nil, err
		}
		if !wanted[d.ID] {
			continue
		}
		d.Text, d.Title = d.Headed(), "" // as it was judged
		if _, err := l.Add(ctx, d, reader.Read(d)); err != nil {
			return nil, nil, err
		}
	}
	in, err := l.Inputs(ctx)
	return in, func(name, country string) (string, bool) {
		usual, _, known := reader.UsualName(name, country)
		return usual, known
	}, err
}

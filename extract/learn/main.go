// Command learn finds out from annotated reports how much each sign of a place or
// a time weighs, and writes knowledge/weights.tsv.
//
//	go run ./extract/learn ../shared/gold/seeds ../shared/gold/train extract/testdata/own > knowledge/weights.tsv
//
// Every argument stands for NAME.texts.jsonl and NAME.gold.jsonl. The answer is
// the same for the same reports: every step goes over all of them in their order.
// With -folds 5 it writes no weights but says how often it chose right on the
// reports that it had not learned from.
package main

import (
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"strings"

	"github.com/isnad-project/isnad/extract"
)

func main() {
	folds := flag.Int("folds", 0, "measure on held-out reports, in so many parts, instead of writing weights")
	show := flag.Bool("show", false, "with -folds: print the wrong choices")
	flag.Parse()
	if err := run(os.Stdout, *folds, *show, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "learn:", err)
		os.Exit(1)
	}
}

func run(w io.Writer, folds int, show bool, names []string) error {
	r, err := extract.New()
	if err != nil {
		return err
	}
	var reports []report
	for _, name := range names {
		more, err := load(r, name)
		if err != nil {
			return err
		}
		reports = append(reports, more...)
	}
	if folds > 0 {
		return measure(w, r, reports, folds, show, names)
	}
	fmt.Fprintf(w, "# What each sign of a place or a time weighs; written by: go run ./extract/learn %s\n", strings.Join(names, " "))
	weights := teach(r, reports)
	for _, about := range questions {
		for _, s := range sorted(weights[about]) {
			if v := math.Round(weights[about][s]*100) / 100; v != 0 {
				fmt.Fprintf(w, "%s\t%s\t%.2f\n", about, s, v)
			}
		}
	}
	return nil
}

// Command learn finds out from annotated reports how much each sign weighs that
// speaks for a place, a time, a doer or a target of an event, or for its being told
// at all, and writes knowledge/weights.tsv.
//
//	go run ./extract/learn ../shared/gold/seeds ../shared/gold/train extract/testdata/own extract/testdata/press > knowledge/weights.tsv
//
// Every argument stands for NAME.gold.jsonl and NAME.texts.jsonl; where there are no
// texts, they are taken from -corpus by their ids. NAME.verdicts.jsonl, where there
// is one, has what people said of single acts that the reader proposed. The answer is the same for the
// same reports: every step goes over all of them in their order. With -folds 5 it
// writes no weights but says how often it chose right on the reports that it had not
// learned from, and how these score. With -questions time only that question is learned
// anew, on what the reader makes of the reports today. With -texts it only writes the texts of the
// annotated reports.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strings"

	"github.com/isnad-project/isnad/extract"
)

func main() {
	folds := flag.Int("folds", 0, "measure on held-out reports, in so many parts, instead of writing weights")
	show := flag.Bool("show", false, "with -folds: print the wrong choices")
	corpora := flag.String("corpus", "../shared/corpus/conflict-articles.jsonl,../shared/corpus/bulk-articles.jsonl.gz",
		"files of reports, parted by commas: annotations without texts speak of the first, verdicts of any")
	asked := flag.String("questions", strings.Join(questions, ","), "which to learn, parted by commas; the weights of the others stay as they are")
	only := flag.Bool("texts", false, "write the texts of the annotated reports, one JSON object a line")
	flag.Parse()
	if err := run(os.Stdout, *folds, *show, *only, strings.Split(*corpora, ","), strings.Split(*asked, ","), flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "learn:", err)
		os.Exit(1)
	}
}

func run(w io.Writer, folds int, show, only bool, corpora, asked, names []string) error {
	r, err := extract.New()
	if err != nil {
		return err
	}
	for _, q := range asked {
		if !slices.Contains(questions, q) {
			return fmt.Errorf("%q is no question; there are %s", q, strings.Join(questions, ", "))
		}
	}
	var reports []report
	for _, name := range names {
		more, err := load(r, name, corpora)
		if err != nil {
			return err
		}
		reports = append(reports, more...)
		if only {
			continue
		}
		if more, err = judged(r, name, corpora); err != nil {
			return err
		}
		reports = append(reports, more...)
	}
	switch {
	case only:
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		for i := range reports {
			if err := enc.Encode(&reports[i].doc); err != nil {
				return err
			}
		}
		return nil
	case folds > 0:
		return measure(w, r, reports, folds, show, names, asked)
	}
	fmt.Fprintf(w, "# What each sign weighs, by question; written by: go run ./extract/learn %s\n", strings.Join(names, " "))
	weights := teach(r, reports, asked, r.Weights())
	for _, about := range questions {
		for _, s := range sorted(weights[about]) {
			if v := math.Round(weights[about][s]*100) / 100; v != 0 {
				fmt.Fprintf(w, "%s\t%s\t%.2f\n", about, s, v)
			}
		}
	}
	return nil
}

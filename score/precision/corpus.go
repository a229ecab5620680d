package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"runtime"
	"strings"
	"sync"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/intake"
)

// report is one report and its claims of violence, in the order of the text.
type report struct {
	doc    *isnad.Document
	claims []isnad.Claim
}

// violent tells whether claims of the type tell of violence: attacks, clashes,
// coercion and tolls.
func violent(code string) bool {
	switch isnad.Family(code) {
	case "assault", "clash", "coerce", "toll":
		return true
	}
	return false
}

// eachReport reads the reports of a corpus with read, several at a time, and
// hands them to each in the order of the file. When ids is not nil only reports
// whose id it has are read.
func eachReport(ctx context.Context, corpus string, ids map[string]bool, each func(*report), read func(*isnad.Document) []isnad.Claim) error {
	if corpus == "" {
		return fmt.Errorf("name the reports with -corpus")
	}
	var all []*report
	for doc, err := range intake.Read(ctx, intake.Options{}, corpus) {
		if err != nil {
			return err
		}
		if ids == nil || ids[doc.ID] {
			all = append(all, &report{doc: doc})
		}
	}
	if len(all) == 0 {
		return fmt.Errorf("%s: no report to read", corpus)
	}
	work := make(chan *report)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for r := range work {
				for _, c := range read(r.doc) {
					if violent(c.Type) {
						r.claims = append(r.claims, c)
					}
				}
			}
		})
	}
	for _, r := range all {
		if ctx.Err() != nil {
			break
		}
		work <- r
	}
	close(work)
	wg.Wait()
	if err := ctx.Err(); err != nil {
		return err
	}
	for _, r := range all {
		each(r)
	}
	return nil
}

// readIDs reads one id a line; lines that start with # are remarks.
func readIDs(file string) ([]string, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var ids []string
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		if id := strings.TrimSpace(sc.Text()); id != "" && !strings.HasPrefix(id, "#") {
			ids = append(ids, id)
		}
	}
	return ids, sc.Err()
}

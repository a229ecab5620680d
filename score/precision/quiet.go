package main

import (
	"context"
	"fmt"
	"io"

	"github.com/isnad-project/isnad/extract"
)

// runQuiet reads the reports that are not about armed conflict and prints every
// claim of violence found in them.
func runQuiet(ctx context.Context, out io.Writer, corpus, file string) error {
	ids, err := readIDs(file)
	if err != nil {
		return err
	}
	wanted := map[string]bool{}
	for _, id := range ids {
		if wanted[id] {
			return fmt.Errorf("%s: %s stands twice", file, id)
		}
		wanted[id] = true
	}
	reader, err := extract.New()
	if err != nil {
		return err
	}
	reports, noisy, claims := 0, 0, 0
	err = eachReport(ctx, corpus, wanted, func(r *report) {
		reports++
		if len(r.claims) > 0 {
			noisy++
		}
		for _, c := range r.claims {
			claims++
			drawn{doc: r.doc, claim: c}.print(out, claims, true)
		}
	}, reader.Read)
	if err != nil {
		return err
	}
	if reports != len(ids) {
		return fmt.Errorf("%s: %d of the %d reports of %s are not there", corpus, len(ids)-reports, len(ids), file)
	}
	_, err = fmt.Fprintf(out, "\nknowledge %s: %d reports, claims of violence %d, in %d reports\n", reader.Digest(), reports, claims, noisy)
	return err
}

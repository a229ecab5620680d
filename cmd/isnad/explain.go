package main

import (
	"bufio"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/extract"
)

type explainCmd struct {
	Input     string `arg:"" name:"sentence|file" help:"A sentence, or a file of reports."`
	Published string `placeholder:"YYYY-MM-DD" help:"The day on which the sentence was published: dates its relative times."`
	ownFlag
	readingFlags
}

// Help explains the command at length.
func (explainCmd) Help() string {
	return `Shows how a sentence, or each report of a file, is read: its tokens, what was marked in it, the places that each name of a
place may mean with what spoke for them, and the rules that fired on it or nearly did.

Examples:

  isnad explain "قصفت المدفعية بلدة سراقب وقتلت ثلاثة أشخاص"
  isnad explain --published 2031-03-04 "انفجرت سيارة مفخخة أمس في سلقين"
  isnad explain report.txt`
}

// Run runs the command.
func (c *explainCmd) Run(a *app) error {
	if err := isDay("--published", c.Published); err != nil {
		return err
	}
	own, err := c.places(a)
	if err != nil {
		return err
	}
	reader, err := extract.WithPlaces(own)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(a.stdout)
	if !namesFile(c.Input) {
		doc := &isnad.Document{ID: "sentence", Text: strings.ToValidUTF8(c.Input, "\uFFFD"), Published: c.Published}
		if err := reader.Explain(out, doc); err != nil {
			return err
		}
		return out.Flush()
	}
	b := &batch{app: a, progress: newProgress(a, "reading")}
	err = b.run(c.readingFlags, []string{c.Input}, func(*reading) error { return nil }, func(r *reading) error {
		if c.Published != "" {
			r.doc.Published = c.Published
		}
		return reader.Explain(out, r.doc)
	})
	if err := out.Flush(); err != nil {
		return err
	}
	if err == nil && b.failed > 0 {
		err = errFailed
	}
	return err
}

// namesFile tells a path from a sentence: it exists, or it has no space and the
// extension of a report.
func namesFile(s string) bool {
	if s == "-" {
		return true
	}
	if _, err := os.Stat(s); err == nil {
		return true
	}
	return !strings.Contains(s, " ") && slices.Contains([]string{".txt", ".html", ".htm", ".jsonl", ".ndjson", ".gz"}, filepath.Ext(s))
}

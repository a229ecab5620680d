package main

import (
	"bufio"
	"fmt"
	"io"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/extract"
)

type extractCmd struct {
	Files []string `arg:"" name:"file" help:"Files (docs/intake.md lists the kinds), folders of them, or - for standard input."`
	formatFlag
	readingFlags
}

// Help explains the command at length.
func (extractCmd) Help() string {
	return `Prints one JSON object a report: "id", "published" and "claims", in the form that docs/codebook.md describes. Every quote is
{"start", "end", "exact"}, half-open, in Unicode code points of the report. With --format text it prints, for people, each
sentence, what was read from it, and who says so.

A JSON line needs "text" and may have "id", "title", "published" (YYYY-MM-DD), "outlet" and "url". An input that cannot be read
is named on standard error, the others are read, and the exit status is 1.

Examples:

  isnad extract report.txt
  isnad extract --format text samples/reports.jsonl
  isnad extract --map text=body,published=date table.csv
  cat day.jsonl | isnad extract - > claims.jsonl`
}

// Run runs the command.
func (c *extractCmd) Run(a *app) error {
	reader, err := extract.New()
	if err != nil {
		return err
	}
	out := bufio.NewWriter(a.stdout)
	b := &batch{app: a, progress: newProgress(a, "reading")}
	text := c.text(a)
	err = b.run(c.readingFlags, c.Files, readClaims(reader), func(r *reading) error {
		if text {
			err := writeReading(out, r.doc, r.claims)
			if err == nil && a.outTerminal {
				err = out.Flush()
			}
			return err
		}
		return writeJSON(out, extracted(r.doc, r.claims))
	})
	if err := out.Flush(); err != nil {
		return err
	}
	if err != nil {
		return err
	}
	a.say("read %d, claims %d, failed %d%s", b.read, b.claims, b.failed, b.others())
	if b.failed > 0 {
		return errFailed
	}
	return nil
}

// others tells of files that a folder held besides reports.
func (b *batch) others() string {
	if b.passed == 0 {
		return ""
	}
	return fmt.Sprintf(", passed over %d of other kinds", b.passed)
}

func readClaims(reader *extract.Reader) func(*reading) error {
	return func(r *reading) error {
		r.claims = reader.Read(r.doc)
		return nil
	}
}

// documentJSON is a report as extract prints it.
type documentJSON struct {
	ID        string        `json:"id"`
	Published *string       `json:"published"`
	Encoding  string        `json:"encoding,omitempty"`
	Claims    []isnad.Claim `json:"claims"`
	Marks     []markJSON    `json:"marks,omitempty"`
}

type markJSON struct {
	Kind isnad.MarkKind `json:"kind"`
	isnad.Quote
}

func extracted(doc *isnad.Document, claims []isnad.Claim) documentJSON {
	d := documentJSON{ID: doc.ID, Encoding: doc.Encoding, Claims: claims}
	if doc.Published != "" {
		d.Published = &doc.Published
	}
	if d.Claims == nil {
		d.Claims = []isnad.Claim{}
	}
	ruler := isnad.NewRuler(doc.Text)
	for _, m := range doc.Marks {
		d.Marks = append(d.Marks, markJSON{m.Kind, ruler.Quote(m.Span)})
	}
	return d
}

// writeReading prints a report for people.
func writeReading(w io.Writer, doc *isnad.Document, claims []isnad.Claim) error {
	p := newPeople(w)
	p.document(doc, claims)
	return p.err
}

package main

import (
	"bufio"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

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
	read := func(r *reading) error {
		r.doc.Raw = nil // which only a ledger keeps
		if text || len(r.doc.Text) <= extract.Whole {
			r.claims = reader.Read(r.doc)
		}
		return nil
	}
	err = b.run(c.readingFlags, c.Files, read, func(r *reading) error {
		if text {
			err := writeReading(out, r.doc, r.claims)
			if err == nil && a.outTerminal {
				err = out.Flush()
			}
			return err
		}
		claims := slices.Values([][]isnad.Claim{r.claims})
		if len(r.doc.Text) > extract.Whole {
			claims = counted(reader.Parts(r.doc), &b.claims) // read as it is printed
		}
		return writeExtracted(out, r.doc, claims)
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

// counted are parts of a report, whose claims are added to n as they come.
func counted(parts iter.Seq[[]isnad.Claim], n *int) iter.Seq[[]isnad.Claim] {
	return func(yield func([]isnad.Claim) bool) {
		for claims := range parts {
			*n += len(claims)
			if !yield(claims) {
				return
			}
		}
	}
}

// writeExtracted prints a report and its claims as a line, a claim at a time: of a long
// report they are many times its text. Its marks are known when its claims are read.
func writeExtracted(w io.Writer, doc *isnad.Document, parts iter.Seq[[]isnad.Claim]) error {
	head := struct {
		ID        string  `json:"id"`
		Published *string `json:"published"`
		Encoding  string  `json:"encoding,omitempty"`
	}{ID: doc.ID, Encoding: doc.Encoding}
	if doc.Published != "" {
		head.Published = &doc.Published
	}
	j := pieces{w: w}
	j.put(head, "}")
	j.text(`,"claims":[`)
	between := ""
	for claims := range parts {
		for i := range claims {
			j.text(between)
			j.put(&claims[i], "")
			between = ","
		}
	}
	j.text("]")
	if len(doc.Marks) > 0 {
		ruler := isnad.NewRuler(doc.Text)
		marks := make([]markJSON, len(doc.Marks))
		for i, m := range doc.Marks {
			marks[i] = markJSON{m.Kind, ruler.Quote(m.Span)}
		}
		j.text(`,"marks":`)
		j.put(marks, "")
	}
	j.text("}\n")
	return j.err
}

type markJSON struct {
	Kind isnad.MarkKind `json:"kind"`
	isnad.Quote
}

// pieces writes a line of JSON piece by piece.
type pieces struct {
	w   io.Writer
	buf bytes.Buffer
	err error
}

func (j *pieces) text(s string) {
	if j.err == nil {
		_, j.err = io.WriteString(j.w, s)
	}
}

// put writes v but for the end, where it is left open.
func (j *pieces) put(v any, end string) {
	j.buf.Reset()
	if err := writeJSON(&j.buf, v); err != nil {
		j.err = cmp.Or(j.err, err)
		return
	}
	j.text(strings.TrimSuffix(j.buf.String(), end+"\n"))
}

// writeReading prints a report for people.
func writeReading(w io.Writer, doc *isnad.Document, claims []isnad.Claim) error {
	p := newPeople(w)
	p.document(doc, claims)
	return p.err
}

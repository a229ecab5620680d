package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/isnad-project/isnad/export"
	"github.com/isnad-project/isnad/extract"
	"github.com/isnad-project/isnad/link"
	"github.com/isnad-project/isnad/shape"
)

type exportCmd struct {
	To    string     `arg:"" name:"format" enum:"acled,ged,plover,hxl,geojson,ftm,parquet,csv,jsonl" help:"acled, ged, plover, hxl, geojson, ftm, parquet, csv or jsonl."`
	Out   string     `short:"o" placeholder:"FILE" help:"Where to write: a file, or a folder for ftm, parquet and csv, which are several tables (default: standard output)."`
	Table string     `placeholder:"NAME" help:"Only one table of several: events, claims, documents (csv, parquet), entities, statements (ftm)."`
	Rule  string     `enum:"conservative,ucdp-like,acled-like,airwars-like,two-origins,format" default:"format" placeholder:"NAME" help:"The rule for numbers: conservative, ucdp-like, acled-like, airwars-like or two-origins (default: acled-like for acled, ucdp-like for ged, else conservative)."`
	Pick  eventFlags `embed:""`
	asKnownFlag
	ledgerFlag
}

// Help explains the command at length.
func (exportCmd) Help() string {
	return `Writes the events of the ledger in a form that other tools read. A cell of which nothing is known stays empty. Beside a file (or in the
folder) stands FILE.method.md: by which rule, what the numbers mean, and what the format could not carry, in Arabic and English; without
a file one line of it goes to standard error. The formats: docs/exports.md.

Examples:

  isnad export acled -o war.csv --country SY --from 2031-03-01
  isnad export geojson --place حمص > homs.geojson
  isnad export parquet -o tables/`
}

// Run runs the command.
func (c *exportCmd) Run(a *app) error {
	format := export.Format(c.To)
	filter, err := c.Pick.filter()
	if err != nil {
		return err
	}
	tables, err := c.tables(format)
	if err != nil {
		return err
	}
	ledger, err := c.openKnown(a, c.asKnownFlag)
	if err != nil {
		return err
	}
	defer ledger.Close()
	reader, err := readerOf(a, ledger)
	if err != nil {
		return err
	}
	o := exportOptions(reader)
	o.Filter, o.Known, o.Rule = filter, c.AsKnownOn, link.RuleNamed(c.Rule)
	o.Atlas = func() (*shape.Atlas, error) {
		own, err := ledger.Places(a.ctx)
		if err != nil {
			return nil, err
		}
		return atlasWith(own)
	}
	if c.Out == "" {
		s, err := export.Write(a.ctx, ledger, format, o, map[string]io.Writer{tables[0]: a.stdout})
		if err == nil {
			a.say("%s", s.Line())
		}
		return err
	}
	s, err := writeFiles(c.paths(format, tables), func(files []io.Writer) (*export.Summary, error) {
		byTable := map[string]io.Writer{}
		for i, t := range tables {
			byTable[t] = files[i]
		}
		return export.Write(a.ctx, ledger, format, o, byTable)
	})
	if err != nil {
		return err
	}
	if err := os.WriteFile(c.notePath(), []byte(s.Note()), 0o644); err != nil {
		return err
	}
	a.say("%s", s.Line())
	return nil
}

// writeFiles lets write fill the files at the paths: all of them, or none is touched.
func writeFiles[T any](paths []string, write func([]io.Writer) (T, error)) (done T, err error) {
	var parts []*os.File
	var writers []io.Writer
	defer func() {
		for _, f := range parts {
			f.Close()
			os.Remove(f.Name()) // not there when all went well
		}
	}()
	for _, p := range paths {
		f, err := os.Create(p + ".part")
		if err != nil {
			return done, err
		}
		parts, writers = append(parts, f), append(writers, f)
	}
	if done, err = write(writers); err != nil {
		return done, err
	}
	for _, f := range parts {
		if err := f.Close(); err != nil {
			return done, err
		}
	}
	for i, f := range parts {
		if err := os.Rename(f.Name(), paths[i]); err != nil {
			return done, err
		}
	}
	return done, nil
}

// tables are those that are asked for; the many need a folder.
func (c *exportCmd) tables(f export.Format) ([]string, error) {
	all := f.Tables()
	if c.Table != "" {
		for _, t := range all {
			if t == c.Table {
				return []string{t}, nil
			}
		}
		return nil, fmt.Errorf("--table: %s has no table %q", f, c.Table)
	}
	if len(all) == 1 {
		return all, nil
	}
	if c.Out == "" {
		return nil, fmt.Errorf("%s is several tables (%s): name a folder with -o, or one of them with --table", f, strings.Join(all, ", "))
	}
	if err := os.MkdirAll(c.Out, 0o755); err != nil {
		return nil, err
	}
	return all, nil
}

// paths are the files of the tables.
func (c *exportCmd) paths(f export.Format, tables []string) (out []string) {
	if len(tables) == 1 {
		return []string{c.Out}
	}
	for _, t := range tables {
		out = append(out, filepath.Join(c.Out, t+f.Ext()))
	}
	return out
}

// notePath is where the method note stands.
func (c *exportCmd) notePath() string {
	if info, err := os.Stat(c.Out); err == nil && info.IsDir() {
		return filepath.Join(c.Out, "method.md")
	}
	return c.Out + ".method.md"
}

// exportOptions are what an export needs to know of the knowledge, but for where places
// lie.
func exportOptions(reader *extract.Reader) export.Options {
	o := export.Options{Types: map[string]export.Type{}, Names: namesOf(reader), Version: version(), Knowledge: reader.Digest()}
	for _, t := range reader.Types() {
		o.Types[t.Code] = export.Type{Ar: t.Ar, En: t.En, ACLED: t.Acled, PLOVER: t.Plover}
	}
	return o
}

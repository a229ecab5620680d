package export

import (
	"context"
	"fmt"
	"io"
	"reflect"
	"slices"

	"github.com/isnad-project/isnad/link"
	"github.com/isnad-project/isnad/shape"
	"github.com/isnad-project/isnad/store"
)

// Format is a form to write.
type Format string

// The formats.
const (
	ACLED   Format = "acled"   // CSV with the columns of the Armed Conflict Location & Event Data
	GED     Format = "ged"     // CSV with the columns of the UCDP Georeferenced Event Dataset
	PLOVER  Format = "plover"  // PLOVER records, one JSON object a line
	HXL     Format = "hxl"     // CSV with a row of HXL hashtags
	GeoJSON Format = "geojson" // RFC 7946, with areas where a place is no point
	FTM     Format = "ftm"     // FollowTheMoney entities and statements, JSON lines
	Parquet Format = "parquet" // events, claims, documents
	CSV     Format = "csv"     // the same
	JSONL   Format = "jsonl"   // whole events with their reports, one JSON object a line
)

// Formats are all formats.
var Formats = []Format{ACLED, GED, PLOVER, HXL, GeoJSON, FTM, Parquet, CSV, JSONL}

// Tables are the files that the format is made of; one without a name where it is
// a single file.
func (f Format) Tables() []string {
	switch f {
	case CSV, Parquet:
		return []string{"events", "claims", "documents"}
	case FTM:
		return []string{"entities", "statements"}
	}
	return []string{""}
}

// Ext is how the names of the format's files end.
func (f Format) Ext() string {
	switch f {
	case ACLED, GED, HXL, CSV:
		return ".csv"
	case PLOVER, JSONL:
		return ".jsonl"
	case FTM:
		return ".ftm.jsonl"
	}
	return "." + string(f)
}

// Rule is the rule for numbers that the format goes by unless another is chosen.
func (f Format) Rule() link.Rule {
	switch f {
	case ACLED:
		return link.ACLED
	case GED:
		return link.UCDP
	}
	return link.Conservative
}

// Type is what a type of event is called, and what others call it.
type Type struct{ Ar, En, ACLED, PLOVER string }

// Options say what is written.
type Options struct {
	Filter store.EventFilter
	Words  string    // in words, what the ids of the filter were chosen by, for the method note
	Known  string    // the day by which all of it could be known, for the method note; empty: today
	Rule   link.Rule // empty: that of the format

	Types     map[string]Type
	Names     link.Names                   // the usual names of parties, for FollowTheMoney; nil: none is known
	Atlas     func() (*shape.Atlas, error) // where places lie, for GeoJSON
	Version   string                       // of the program
	Knowledge string                       // digest of the knowledge that the program holds
	Progress  func()                       // called behind each event; nil: nobody asks
}

// all tells that nothing is left out: then the claims and documents are all that
// the ledger holds, those of no event too.
func (o *Options) all() bool { return reflect.ValueOf(o.Filter).IsZero() }

// writer writes events in one format. add may leave an event out and says why.
type writer interface {
	add(*store.Telling) (leftOut reason, err error)
	close() error
}

// Write writes the events of the ledger that are chosen, by date, one table into
// each of files; a table without a file is not written.
func Write(ctx context.Context, l *store.Ledger, f Format, o Options, files map[string]io.Writer) (*Summary, error) {
	if o.Rule == "" {
		o.Rule = f.Rule()
	}
	s := newSummary(f, &o)
	w, err := newWriter(ctx, l, f, &o, files)
	if err != nil {
		return nil, err
	}
	for t, err := range l.Tellings(ctx, o.Filter) {
		if err != nil {
			return nil, err
		}
		under := *t
		under.Event = link.Under(t.Event, o.Rule)
		why, err := w.add(&under)
		if err != nil {
			return nil, fmt.Errorf("export: event %s: %w", t.ID, err)
		}
		if why != "" {
			s.leave(&under.Event, why)
		} else {
			s.count(t)
		}
		if o.Progress != nil {
			o.Progress()
		}
	}
	if err := w.close(); err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	return s, nil
}

func newWriter(ctx context.Context, l *store.Ledger, f Format, o *Options, files map[string]io.Writer) (writer, error) {
	for name := range files {
		if !slices.Contains(f.Tables(), name) {
			return nil, fmt.Errorf("export: %s has no table %q", f, name)
		}
	}
	switch f {
	case ACLED:
		return newSheet(files[""], acledColumns, o)
	case GED:
		return newSheet(files[""], gedColumns, o)
	case HXL:
		return newSheet(files[""], hxlColumns, o)
	case PLOVER:
		return &ploverWriter{lines: newLines(files[""]), o: o}, nil
	case GeoJSON:
		return newGeoWriter(files[""], o)
	case FTM:
		return newFTMWriter(files, o), nil
	case CSV, Parquet:
		return newTables(ctx, l, f, o, files), nil
	case JSONL:
		return &wholeWriter{newLines(files[""])}, nil
	}
	return nil, fmt.Errorf("export: unknown format %q", f)
}

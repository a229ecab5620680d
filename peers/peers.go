package peers

import (
	"bytes"
	"compress/gzip"
	"embed"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"
)

//go:embed testdata
var testdata embed.FS

// Case is one line of a set: a text, what its authors want of it, and what else
// they say.
type Case struct {
	Row  int // in its set, from 1
	Text string
	Want string
	More []string
}

// Set is a file of cases.
type Set struct {
	File  string
	Name  string  // for readers
	Part  string  // the package it measures
	Least float64 // the share that must pass
}

// Sets are the sets in the order of docs/accuracy.md.
var Sets = []Set{
	{"duckling_numeral_ar", "Duckling, numbers", "numeral", .98},
	{"duckling_numeral_eg_ar", "Duckling, numbers of Egypt", "numeral", .96},
	{"duckling_ordinal_ar", "Duckling, ordinals", "numeral", 1},
	{"icu_spellout_ar", "ICU, spelled-out numbers", "numeral", .99},
	{"recognizers_number_ar", "Recognizers-Text, numbers", "numeral", .80},
	{"recognizers_no_number_ar", "Recognizers-Text, what is no number", "numeral", .20},
	{"duckling_duration_ar", "Duckling, durations", "timex", .85},
	{"duckling_time_ar", "Duckling, times", "timex", .60},
	{"icu_dates_ar", "ICU, dates of 14 countries", "timex", .98},
	{"recognizers_datetime_ar", "Recognizers-Text, times", "timex", .60},
	{"bleve_normalize_ar", "bleve, folding", "arabic", 1},
	{"bleve_stemmer_ar", "bleve, light stems", "arabic", .65},
	{"bleve_analyzer_ar", "bleve, whole texts", "arabic", .8},
	{"camel_arclean", "CAMeL Tools, Arabic letters and signs", "arabic", .85},
}

// Cases reads a set.
func Cases(file string) ([]Case, error) {
	data, err := testdata.ReadFile("testdata/" + file + ".tsv")
	if err != nil {
		if data, err = unpack("testdata/" + file + ".tsv.gz"); err != nil {
			return nil, err
		}
	}
	var out []Case
	for line := range strings.Lines(string(data)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) < 2 {
			return nil, fmt.Errorf("%s.tsv:%d: %d columns", file, len(out)+1, len(f))
		}
		out = append(out, Case{Row: len(out) + 1, Text: f[0], Want: f[1], More: f[2:]})
	}
	return out, nil
}

func unpack(name string) ([]byte, error) {
	packed, err := testdata.ReadFile(name)
	if err != nil {
		return nil, err
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return io.ReadAll(z)
}

// Failure is a case that is known to fail.
type Failure struct {
	File   string
	Row    int
	Reason string // a key of testdata/reasons.tsv
	Text   string // the text of the case, for readers of the list
}

// Failures reads the list of the cases that fail.
func Failures() ([]Failure, error) {
	data, err := testdata.ReadFile("testdata/failing.tsv")
	if err != nil {
		return nil, err
	}
	var out []Failure
	for line := range strings.Lines(string(data)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 4 {
			return nil, fmt.Errorf("failing.tsv:%d: %d columns", len(out)+1, len(f))
		}
		row, err := strconv.Atoi(f[1])
		if err != nil {
			return nil, fmt.Errorf("failing.tsv:%d: %w", len(out)+1, err)
		}
		out = append(out, Failure{f[0], row, f[2], f[3]})
	}
	return out, nil
}

// Run tries every case of a set. right says what was read of a case and whether
// that is what its authors want.
func Run(t *testing.T, file string, right func(Case) (got any, ok bool)) {
	t.Helper()
	cases, err := Cases(file)
	if err != nil {
		t.Fatal(err)
	}
	failures, err := Failures()
	if err != nil {
		t.Fatal(err)
	}
	listed := map[int]string{}
	for _, f := range failures {
		if f.File == file {
			listed[f.Row] = f.Reason
		}
	}
	passed := 0
	for _, c := range cases {
		got, ok := right(c)
		why, known := listed[c.Row]
		switch {
		case ok && known:
			t.Errorf("passes, yet stands in failing.tsv:\n%s\t%d\t%s\t%s", file, c.Row, why, c.Text)
		case !ok && !known:
			t.Errorf("fails, and does not stand in failing.tsv:\n%s\t%d\t\t%s\nwant %s %q, got %v", file, c.Row, c.Text, c.Want, c.More, got)
		}
		if ok {
			passed++
		}
	}
	t.Logf("%s: %d of %d", file, passed, len(cases))
	for _, s := range Sets {
		if s.File == file && float64(passed) < s.Least*float64(len(cases)) {
			t.Errorf("%d of %d pass, less than %v of 100", passed, len(cases), 100*s.Least)
		}
	}
}

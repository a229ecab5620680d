package export

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A Row is an event as a table has it.
type Row struct {
	ID     string   `json:"id"`
	From   string   `json:"from"` // ISO dates
	To     string   `json:"to"`
	Place  string   `json:"place,omitempty"`
	Lat    *float64 `json:"lat"` // nil: not told
	Lon    *float64 `json:"lon"`
	Killed *int     `json:"killed"` // the best figure; nil: nobody said

	coarse bool // known to a governorate at best: its point says nothing of how near another lies
}

// rowColumns are the columns that a row is read from, by format; several names for one
// where editions differ.
var rowColumns = map[Format]map[string][]string{
	ACLED: {"id": {"event_id_cnty", "data_id"}, "from": {"event_date"}, "to": {"event_date"}, "place": {"location"}, "killed": {"fatalities"}},
	GED:   {"id": {"id"}, "from": {"date_start"}, "to": {"date_end"}, "place": {"where_coordinates"}, "killed": {"best", "best_est"}},
}

// Rows reads a CSV file with the columns of ACLED or of UCDP GED, which it tells apart
// by them; commas or semicolons part its cells. A row that cannot be read is an error of
// bad, with its line, and the others are given.
func Rows(r io.Reader) (f Format, rows []Row, bad []error, err error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return "", nil, nil, err
	}
	c := newCSVReader(bytes.TrimPrefix(text, []byte("\xef\xbb\xbf")))
	names, _, err := c.next()
	if err != nil {
		return "", nil, nil, fmt.Errorf("no head of a table: %w", err)
	}
	at := map[string]int{}
	for i, n := range names {
		at[strings.ToLower(strings.TrimSpace(n))] = i
	}
	switch {
	case has(at, "event_date", "latitude", "longitude", "fatalities"):
		f = ACLED
	case has(at, "date_start", "date_end", "latitude", "longitude"):
		f = GED
	default:
		return "", nil, nil, errors.New("neither the columns of ACLED (event_date, latitude, longitude, fatalities) nor of GED (date_start, date_end, latitude, longitude, best)")
	}
	for {
		record, line, err := c.next()
		if err == io.EOF {
			return f, rows, bad, nil
		}
		var row Row
		if err == nil {
			row, err = readRow(f, at, record)
		}
		if err != nil {
			bad = append(bad, fmt.Errorf("line %d: %w", line, err))
			continue
		}
		rows = append(rows, row)
	}
}

// csvReader reads the rows of a text. Behind a row that is faulty it goes on in the next line: a quotation
// mark that is never closed takes no other row with it.
type csvReader struct {
	text   []byte // from where csv began
	before int    // lines before that
	comma  rune
	csv    *csv.Reader
}

func newCSVReader(text []byte) *csvReader {
	c := &csvReader{comma: ','}
	head, _, _ := bytes.Cut(text, []byte("\n"))
	if bytes.Count(head, []byte(";")) > bytes.Count(head, []byte(",")) {
		c.comma = ';'
	}
	c.begin(text, 0)
	return c
}

func (c *csvReader) begin(text []byte, before int) {
	c.text, c.before, c.csv = text, before, csv.NewReader(bytes.NewReader(text))
	c.csv.Comma, c.csv.FieldsPerRecord = c.comma, -1
}

// next gives a row and the line that it begins in.
func (c *csvReader) next() (record []string, line int, err error) {
	rest := c.text[c.csv.InputOffset():]
	record, err = c.csv.Read()
	var fault *csv.ParseError
	switch {
	case errors.As(err, &fault):
		_, behind, _ := bytes.Cut(bytes.TrimLeft(rest, "\r\n"), []byte("\n"))
		line = c.before + fault.StartLine
		c.begin(behind, line)
		return nil, line, fault.Err
	case err == nil:
		line, _ = c.csv.FieldPos(0)
	}
	return record, c.before + line, err
}

func has(at map[string]int, names ...string) bool {
	return !slices.ContainsFunc(names, func(n string) bool { _, ok := at[n]; return !ok })
}

func readRow(f Format, at map[string]int, record []string) (Row, error) {
	get := func(names ...string) string {
		for _, n := range names {
			if i, ok := at[n]; ok && i < len(record) {
				return strings.TrimSpace(record[i])
			}
		}
		return ""
	}
	columns := rowColumns[f]
	r := Row{ID: get(columns["id"]...), Place: get(columns["place"]...)}
	var errs [5]error
	r.From, errs[0] = isoDay(get(columns["from"]...))
	r.To, errs[1] = isoDay(get(columns["to"]...))
	r.Lat, errs[2] = coordinate(get("latitude"), 90)
	r.Lon, errs[3] = coordinate(get("longitude"), 180)
	if s := get(columns["killed"]...); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil || n < 0 {
			errs[4] = fmt.Errorf("%q is no number of dead", s)
		}
		r.Killed = &n
	}
	r.coarse = f == ACLED && get("geo_precision") == "3" || f == GED && slices.Contains([]string{"4", "5", "6", "7"}, get("where_prec"))
	return r, cmp.Or(errs[:]...)
}

// isoDay reads a day as ACLED and UCDP write it; empty for none.
func isoDay(s string) (string, error) {
	if s == "" {
		return "", nil
	}
	for _, layout := range []string{time.DateOnly, "2006-01-02 15:04:05.000", time.DateTime, time.RFC3339, "2 January 2006", "2 Jan 2006", "1/2/2006 15:04:05", "1/2/2006 3:04:05 PM"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Format(time.DateOnly), nil
		}
	}
	return "", fmt.Errorf("%q is no day", s)
}

func coordinate(s string, limit float64) (*float64, error) {
	if s == "" {
		return nil, nil
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || !(v >= -limit && v <= limit) {
		return nil, fmt.Errorf("%q is no coordinate", s)
	}
	return &v, nil
}

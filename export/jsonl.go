package export

import (
	"bufio"
	"encoding/json"
	"io"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

// lines writes one JSON object a line, Arabic and markup as they are.
type lines struct {
	out *bufio.Writer
	enc *json.Encoder
}

func newLines(w io.Writer) *lines {
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	return &lines{out, enc}
}

func (l *lines) close() error { return l.out.Flush() }

// A wholeWriter writes events as they are, with the reports that tell of them.
type wholeWriter struct{ *lines }

func (w *wholeWriter) add(t *store.Telling) (reason, error) {
	return "", w.enc.Encode(struct {
		*isnad.Event
		Reports []report `json:"reports"`
	}{&t.Event, reportsOf(t)})
}

// A report is what is written of a document: all but its text, which belongs to
// whoever published it.
type report struct {
	Key       string `json:"key" parquet:"key"`
	ID        string `json:"id" parquet:"id"`
	Title     string `json:"title" parquet:"title"`
	Outlet    string `json:"outlet" parquet:"outlet,dict"`
	URL       string `json:"url" parquet:"url"`
	Published string `json:"published" parquet:"published"`
	CopyOf    string `json:"copy_of" parquet:"copy_of"`
	Recorded  string `json:"recorded" parquet:"recorded"`
}

func reportOf(e *store.Entry) report {
	return report{e.Key, e.ID, e.Title, e.Outlet, e.URL, e.Published, e.CopyOf, e.Recorded}
}

func reportsOf(t *store.Telling) []report {
	var out []report
	for _, e := range reports(t) {
		out = append(out, reportOf(e))
	}
	return out
}

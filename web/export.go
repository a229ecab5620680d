package web

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/isnad-project/isnad/export"
	"github.com/isnad-project/isnad/link"
	"github.com/isnad-project/isnad/store"
)

// An exportView is a format with the addresses of its files, for the events that a
// filter chooses.
type exportView struct {
	Format export.Format
	Files  []fileView
	Note   string
	Bundle string // all files with the note
}

// A fileView is one file of a format.
type fileView struct{ Name, Href string }

// A taking is how events are taken away: all that a list chooses, or one of them.
type taking struct {
	Event    bool
	Evidence string // address of what stands behind the one event; empty: this server makes none
	Count    int
	Formats  []exportView
	Token    string // of the form that begins a job
	Query    string // for it
}

// evidenceOf answers with a bundle of what stands behind an event, which can be verified without
// the ledger.
func (s *server) evidenceOf(w http.ResponseWriter, r *http.Request) {
	e, err := s.ledger.Event(r.Context(), r.PathValue("id"))
	if err == nil && s.evidence == nil {
		err = store.ErrNotFound
	}
	var b bytes.Buffer
	if err == nil {
		err = s.evidence(r.Context(), &b, e.ID)
	}
	if err != nil {
		s.page(func(*http.Request, *locale) (*answer, error) { return nil, err })(w, r)
		return
	}
	w.Header().Set("Content-Type", "application/zip")
	w.Header().Set("Content-Disposition", fmt.Sprintf("attachment; filename=%q", e.ID+".zip"))
	w.Header().Set("Cache-Control", "no-cache")
	w.Write(b.Bytes())
}

// exports are the formats of what the address u chooses.
func exports(u *url.URL) []exportView {
	q := u.Query()
	for _, k := range []string{"page", "sort", "find", "for"} {
		q.Del(k)
	}
	href := func(f export.Format, name string) string {
		out := "/export/" + string(f) + "/" + name
		if len(q) > 0 {
			out += "?" + q.Encode()
		}
		return out
	}
	var out []exportView
	for _, f := range export.Formats {
		v := exportView{Format: f, Note: href(f, "method.md"), Bundle: href(f, bundleName)}
		for _, t := range f.Tables() {
			name := fileName(f, t)
			v.Files = append(v.Files, fileView{name, href(f, name)})
		}
		out = append(out, v)
	}
	return out
}

// fileName is what the file of a table is called.
func fileName(f export.Format, table string) string {
	if table == "" {
		table = strings.TrimSuffix(string(f), strings.TrimPrefix(f.Ext(), "."))
	}
	return cmp.Or(table, "events") + f.Ext()
}

// export answers with the events that the filter of the address chooses, as one file
// of a format, or with the method note of the format.
func (s *server) export(w http.ResponseWriter, r *http.Request) {
	f := export.Format(r.PathValue("format"))
	name := r.PathValue("file")
	at := slices.IndexFunc(f.Tables(), func(t string) bool { return fileName(f, t) == name })
	if !slices.Contains(export.Formats, f) || at < 0 && name != "method.md" && name != bundleName {
		s.apiError(w, r, store.ErrNotFound)
		return
	}
	o, err := s.exportOf(r.Context(), r.URL)
	if err != nil {
		s.apiError(w, r, err)
		return
	}
	w.Header().Set("Cache-Control", "no-cache")
	if name == bundleName {
		s.bundle(w, r, f, o)
		return
	}
	if name == "method.md" {
		summary, err := export.Write(r.Context(), s.ledger, f, o, map[string]io.Writer{f.Tables()[0]: io.Discard})
		if err != nil {
			s.apiError(w, r, err)
			return
		}
		w.Header().Set("Content-Type", "text/markdown; charset=utf-8")
		io.WriteString(w, summary.Note())
		return
	}
	w.Header().Set("Content-Type", contentType(f))
	w.Header().Set("Content-Disposition", `attachment; filename="isnad-`+name+`"`)
	var into io.Writer = w
	end := func() error { return nil }
	if f.Ext() == ".csv" && r.URL.Query().Get("for") == "spreadsheet" {
		sheet := forSpreadsheet(w)
		into, end = sheet, sheet.Close
	}
	_, err = export.Write(r.Context(), s.ledger, f, o, map[string]io.Writer{f.Tables()[at]: into})
	if err = errors.Join(err, end()); err != nil {
		s.log.Error("export failed", "path", r.URL.Path, "error", err)
		panic(http.ErrAbortHandler) // so that what was sent is not taken for the whole
	}
}

// exportOf are the options that the address asks for.
func (s *server) exportOf(ctx context.Context, u *url.URL) (export.Options, error) {
	o := s.exporting
	f, err := readFilter(u.Query())
	if err != nil {
		return o, err
	}
	o.Filter = f.query()
	o.Filter.Order = ""
	if f.beyond() {
		_, all, err := s.chosen(ctx, f)
		if err != nil {
			return o, err
		}
		o.Words, o.Filter.IDs = f.Text, idsOf(all)
	}
	if name := u.Query().Get("rule"); name != "" {
		if o.Rule = link.RuleNamed(name); o.Rule == "" {
			return o, problem{http.StatusBadRequest, name}
		}
	}
	return o, nil
}

func contentType(f export.Format) string {
	switch f.Ext() {
	case ".csv":
		return "text/csv; charset=utf-8"
	case ".geojson":
		return "application/geo+json"
	case ".parquet":
		return "application/vnd.apache.parquet"
	}
	return "application/x-ndjson; charset=utf-8"
}

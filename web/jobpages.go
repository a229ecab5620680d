package web

import (
	"encoding/json"
	"io"
	"mime"
	"net/http"
	"os"
	"path"
	"strings"

	"github.com/isnad-project/isnad/export"
	"github.com/isnad-project/isnad/store"
)

// jobsBody is the page of jobs, or of one.
type jobsBody struct {
	Desk desk
	Jobs []job
	One  bool
}

// jobsPage lists the jobs.
func (s *server) jobsPage(r *http.Request, l *locale) (*answer, error) {
	return s.showJobs(r, l, s.jobs.list(), false), nil
}

// jobPage shows one job. While it runs the page is asked for again by itself.
func (s *server) jobPage(r *http.Request, l *locale) (*answer, error) {
	for _, j := range s.jobs.list() {
		if j.ID == r.PathValue("id") {
			return s.showJobs(r, l, []job{j}, true), nil
		}
	}
	return nil, store.ErrNotFound
}

func (s *server) showJobs(r *http.Request, l *locale, some []job, one bool) *answer {
	a := &answer{View: "jobs", Title: l.A("jobs.title"), Section: "jobs", Body: jobsBody{deskOf(r), some, one}}
	for _, j := range some {
		if j.State == "running" {
			a.Again = lookIn
		} else {
			s.jobs.look(j.What)
		}
	}
	return a
}

// changeJobs begins an export, or stops a job.
func (s *server) changeJobs(r *http.Request, l *locale) (*answer, error) {
	r.Body = http.MaxBytesReader(nil, r.Body, maxForm)
	if err := r.ParseForm(); err != nil || !ours(r) {
		return nil, problem{http.StatusBadRequest, ""}
	}
	if id := r.PostFormValue("stop"); id != "" {
		s.jobs.end(id)
		return &answer{Moved: jobHref(id)}, nil
	}
	j, err := s.beginExport(exportJob{export.Format(r.PostFormValue("format")), r.PostFormValue("query")}, r.Host)
	if err != nil {
		return nil, err
	}
	return &answer{Moved: jobHref(j.ID)}, nil
}

// maxFile is the largest file of reports that the pages take; isnad ingest takes any.
const maxFile = 256 << 20

// addFile begins to read a file of reports that a form sends.
func (s *server) addFile(r *http.Request, l *locale, b addBody) (*answer, error) {
	sent, head, err := r.FormFile("file")
	if err != nil || s.readFile == nil {
		b.Asks = append(b.Asks, "add.asks.file")
		return &answer{View: "add", Title: l.A("add.title"), Section: "reports", Body: b, Status: http.StatusUnprocessableEntity}, nil
	}
	defer sent.Close()
	file, err := os.CreateTemp("", "isnad-*") // what was sent goes with the request
	if err != nil {
		return nil, err
	}
	os.Remove(file.Name())
	size, err := io.Copy(file, sent)
	if err == nil {
		_, err = file.Seek(0, io.SeekStart)
	}
	if err != nil {
		file.Close()
		return nil, err
	}
	j, err := s.beginImport(path.Base(strings.ReplaceAll(head.Filename, `\`, "/")), file, size)
	if err != nil {
		file.Close()
		return nil, err
	}
	return &answer{Moved: jobHref(j.ID)}, nil
}

// apiJobs answers with the jobs, newest first.
func (s *server) apiJobs(w http.ResponseWriter, r *http.Request) {
	pageOf(s, w, r, "jobs", s.jobs.list(), nil)
}

// apiExport begins an export that is asked for as JSON.
func (s *server) apiExport(w http.ResponseWriter, r *http.Request) {
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		s.writeJSON(w, r, http.StatusUnsupportedMediaType, map[string]string{"error": "an export is asked for as application/json"})
		return
	}
	var e exportJob
	dec := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxForm))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&e); err != nil {
		s.writeJSON(w, r, http.StatusUnprocessableEntity, map[string]string{"error": "not an export: " + err.Error()})
		return
	}
	j, err := s.beginExport(e, r.Host)
	if err != nil {
		s.apiError(w, r, err)
		return
	}
	var now job
	s.jobs.note(func() { now = *j })
	s.writeJSON(w, r, http.StatusAccepted, now)
}

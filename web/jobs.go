package web

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strconv"
	"sync"
	"time"

	"github.com/isnad-project/isnad/export"
	"github.com/isnad-project/isnad/store"
)

// The kinds of jobs.
const (
	exporting = "export" // writes a file
	importing = "import" // reads a file of reports
	computing = "page"   // makes a page that took too long to wait for
)

// A job is work that goes on when nobody looks: its page says how far it is and what came of it.
type job struct {
	ID    string    `json:"id"`
	Kind  string    `json:"kind"`
	What  string    `json:"what"`               // the address of the page or export, or the name of the file
	Began time.Time `json:"began"`              // UTC
	State string    `json:"state"`              // running, done, stopped, failed
	Done  int       `json:"done"`               // steps, of so many
	Total int       `json:"total"`              // 0: not known
	Step  string    `json:"step"`               // what is being done: events (of so many), reading (bytes), linking
	Added int       `json:"added"`              // reports that are new, of an import
	Known int       `json:"known"`              // reports that the ledger had
	Bad   []string  `json:"bad,omitempty"`      // what could not be read, with its place; the first of it
	Worse int       `json:"bad_more,omitempty"` // and so much more
	Href  string    `json:"href,omitempty"`     // where what came of it is

	seen   bool // somebody looked at what came of it
	stop   context.CancelFunc
	ended  chan struct{}
	file   *os.File // of an export
	answer *answer  // of a page
	err    error
}

// Percent is how far the job is, of a hundred; -1 where nobody can say.
func (j job) Percent() int {
	if j.Total <= 0 {
		return -1
	}
	return min(100*j.Done/j.Total, 100)
}

// At is when it began, as the ledger writes times.
func (j job) At() string { return j.Began.Format(time.RFC3339) }

// Figures say how far the job is: of events how many, of a file which part.
func (j job) Figures() string {
	switch {
	case j.Total <= 0:
		return ""
	case j.Step == "reading":
		return fmt.Sprintf("%d%%", j.Percent())
	}
	return fmt.Sprintf("%d / %d", j.Done, j.Total)
}

// jobs are those that run and the last that ended, the oldest first.
type jobs struct {
	mu  sync.Mutex
	all []*job
	n   int
}

// mostJobs is how many are remembered, and how many run at once at most.
const (
	mostJobs    = 30
	mostRunning = 8
)

// begin starts a job. Nobody who leaves a page ends it.
func (js *jobs) begin(kind, what string, do func(context.Context, *job) error) (*job, error) {
	js.mu.Lock()
	defer js.mu.Unlock()
	running := 0
	for _, j := range js.all {
		if j.State == "running" {
			running++
		}
	}
	if running >= mostRunning {
		return nil, problem{http.StatusTooManyRequests, ""}
	}
	for i := 0; len(js.all) >= mostJobs && i < len(js.all); {
		if j := js.all[i]; j.State == "running" {
			i++
		} else {
			j.forget()
			js.all = slices.Delete(js.all, i, i+1)
		}
	}
	js.n++
	ctx, stop := context.WithCancel(context.Background())
	j := &job{ID: strconv.Itoa(js.n), Kind: kind, What: what, Began: time.Now().UTC().Truncate(time.Second), State: "running", stop: stop, ended: make(chan struct{})}
	js.all = append(js.all, j)
	go func() {
		defer close(j.ended)
		defer stop()
		err := guarded(func() error { return do(ctx, j) })
		js.mu.Lock()
		defer js.mu.Unlock()
		switch j.err = err; {
		case ctx.Err() != nil && err != nil:
			j.State = "stopped"
		case err != nil:
			j.State = "failed"
		default:
			j.State = "done"
		}
	}()
	return j, nil
}

// guarded makes an error of a panic: in a job nobody else would catch it.
func guarded(do func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("web: %v", p)
		}
	}()
	return do()
}

// forget lets go what a job holds.
func (j *job) forget() {
	if j.file != nil {
		j.file.Close()
	}
}

// note changes what is told of a job.
func (js *jobs) note(change func()) {
	js.mu.Lock()
	defer js.mu.Unlock()
	change()
}

// list gives the jobs as they stand, newest first.
func (js *jobs) list() []job {
	js.mu.Lock()
	defer js.mu.Unlock()
	out := make([]job, len(js.all))
	for i, j := range js.all {
		out[len(out)-1-i] = *j
	}
	return out
}

// look notes that somebody has seen what came of the jobs about something.
func (js *jobs) look(what string) {
	js.note(func() {
		for _, j := range js.all {
			j.seen = j.seen || j.What == what && j.State != "running"
		}
	})
}

// end stops a job, if it runs.
func (js *jobs) end(id string) {
	js.note(func() {
		for _, j := range js.all {
			if j.ID == id {
				j.stop()
			}
		}
	})
}

// count counts the jobs that run, and those that ended and nobody has looked at.
func (js *jobs) count() (out [2]int) {
	js.note(func() {
		for _, j := range js.all {
			if j.State == "running" {
				out[0]++
			} else if !j.seen {
				out[1]++
			}
		}
	})
	return out
}

func jobHref(id string) string { return "/jobs/" + url.PathEscape(id) }

// An exportJob is what a form or the API asks for: a format, and the query that chooses
// events as the addresses of lists do.
type exportJob struct {
	Format export.Format `json:"format"`
	Query  string        `json:"query"`
}

// beginExport packs all files of a format, with the method note, into a file that no folder shows.
func (s *server) beginExport(e exportJob, host string) (*job, error) {
	u := &url.URL{Path: "/events", RawQuery: e.Query}
	if !slices.Contains(export.Formats, e.Format) {
		return nil, problem{http.StatusBadRequest, string(e.Format)}
	}
	o, err := s.exportOf(context.Background(), u)
	if err != nil {
		return nil, err
	}
	f, err := readFilter(u.Query())
	if err != nil {
		return nil, err
	}
	_, all, err := s.chosen(context.Background(), f)
	if err != nil {
		return nil, err
	}
	name := "isnad-" + string(e.Format) + ".zip"
	return s.jobs.begin(exporting, name, func(ctx context.Context, j *job) error {
		file, err := os.CreateTemp("", "isnad-*")
		if err != nil {
			return err
		}
		os.Remove(file.Name()) // it lives as long as it is open
		s.jobs.note(func() { j.file, j.Total, j.Step = file, len(all)*len(e.Format.Tables()), "events" })
		o.Progress = func() { s.jobs.note(func() { j.Done++ }) }
		z := zip.NewWriter(file)
		err = s.pack(ctx, z, e.Format, o, time.Now().UTC(), "http://"+host+u.RequestURI())
		if err = errors.Join(err, z.Close()); err == nil {
			s.jobs.note(func() { j.Done, j.Href = j.Total, jobHref(j.ID)+"/"+name })
		}
		return err
	})
}

// jobFile answers with the file that an export has written.
func (s *server) jobFile(w http.ResponseWriter, r *http.Request) {
	for _, j := range s.jobs.list() {
		if j.ID != r.PathValue("id") || j.Href != r.URL.Path {
			continue
		}
		size, err := j.file.Seek(0, io.SeekEnd)
		if err != nil {
			s.apiError(w, r, err)
			return
		}
		w.Header().Set("Content-Type", "application/zip")
		w.Header().Set("Content-Disposition", fmt.Sprintf("attachment; filename=%q", j.What))
		http.ServeContent(w, r, "", j.Began, io.NewSectionReader(j.file, 0, size))
		return
	}
	s.apiError(w, r, store.ErrNotFound)
}

// mostBad is how much of what could not be read a job tells of.
const mostBad = 20

// batchOf is how many reports are added in one transaction.
const batchOf = 20

// beginImport reads a file of reports, adds each of them that is not known and brings the events
// up to them. The file is the job's to close.
func (s *server) beginImport(name string, file *os.File, size int64) (*job, error) {
	return s.jobs.begin(importing, name, func(ctx context.Context, j *job) error {
		defer file.Close()
		s.jobs.note(func() { j.Step, j.Total = "reading", int(size) })
		var batch []store.Read
		flush := func() error {
			added, err := s.ledger.AddAll(context.WithoutCancel(ctx), batch)
			batch = batch[:0]
			s.jobs.note(func() {
				for _, new := range added {
					if new {
						j.Added++
					} else {
						j.Known++
					}
				}
			})
			return err
		}
		read := counting{file, func(n int) { s.jobs.note(func() { j.Done += n }) }}
		for r, err := range s.readFile(ctx, name, read) {
			if ctx.Err() != nil {
				break
			}
			if err != nil {
				s.jobs.note(func() {
					if len(j.Bad) < mostBad {
						j.Bad = append(j.Bad, err.Error())
					} else {
						j.Worse++
					}
				})
				continue
			}
			if batch = append(batch, *r); len(batch) == batchOf {
				if err := flush(); err != nil {
					return err
				}
			}
		}
		if err := flush(); err != nil {
			return err
		}
		s.jobs.note(func() { j.Step, j.Done, j.Total = "linking", 0, 0 })
		s.ruling.Lock()
		defer s.ruling.Unlock()
		err := s.ledger.Update(context.WithoutCancel(ctx), func(done, total int) { s.jobs.note(func() { j.Done, j.Total = done, total }) })
		if err != nil {
			return err
		}
		s.jobs.note(func() { j.Href = "/reports" })
		return ctx.Err()
	})
}

// counting tells how much was read.
type counting struct {
	io.Reader
	tell func(int)
}

func (c counting) Read(b []byte) (int, error) {
	n, err := c.Reader.Read(b)
	c.tell(n)
	return n, err
}

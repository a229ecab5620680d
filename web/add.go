package web

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/isnad-project/isnad"
)

// Pasted is a report as somebody pastes it into the page.
type Pasted struct {
	Text      string `json:"text"`
	Title     string `json:"title,omitempty"`
	Outlet    string `json:"outlet,omitempty"`
	Published string `json:"published,omitempty"` // ISO date
	URL       string `json:"url,omitempty"`
}

// maxPasted is the largest report that the page takes; isnad ingest takes larger ones.
const maxPasted = 1 << 20

// addBody is the form for a report.
type addBody struct {
	Desk   desk
	Pasted Pasted
	Asks   []string // keys of what is wrong
	Reads  bool     // this server can read reports
	Files  bool     // and files of them
}

func (s *server) addForm(r *http.Request, l *locale) (*answer, error) {
	return &answer{View: "add", Title: l.A("add.title"), Section: "reports", Body: addBody{Desk: deskOf(r), Reads: s.read != nil, Files: s.readFile != nil}}, nil
}

// add reads a report that was pasted, keeps it with its claims, computes the events anew and
// shows the report.
func (s *server) add(r *http.Request, l *locale) (*answer, error) {
	file := strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/form-data")
	most := int64(4 * maxPasted) // forms write most bytes as three
	if file {
		most = maxFile
	}
	r.Body = http.MaxBytesReader(nil, r.Body, most)
	err := r.ParseForm()
	if file {
		err = r.ParseMultipartForm(maxPasted)
	}
	if err != nil {
		return nil, problem{http.StatusRequestEntityTooLarge, ""}
	}
	one := func(name string) string { return strings.Join(strings.Fields(r.PostFormValue(name)), " ") }
	p := Pasted{Text: strings.TrimSpace(strings.ReplaceAll(r.PostFormValue("text"), "\r\n", "\n")), Title: one("title"), Outlet: one("outlet"),
		Published: western(one("published")), URL: one("url")}
	b := addBody{Desk: deskOf(r), Pasted: p, Reads: s.read != nil, Files: s.readFile != nil}
	if !ours(r) {
		b.Asks = append(b.Asks, "judge.asks.again")
	}
	if file && len(b.Asks) == 0 {
		return s.addFile(r, l, b)
	}
	if p.Text == "" {
		b.Asks = append(b.Asks, "add.asks.text")
	}
	if len(p.Text) > maxPasted {
		b.Asks = append(b.Asks, "add.asks.shorter")
	}
	if p.Published != "" {
		if _, err := time.Parse(time.DateOnly, p.Published); err != nil {
			b.Asks = append(b.Asks, "add.asks.published")
		}
	}
	if len(b.Asks) > 0 || s.read == nil {
		return &answer{View: "add", Title: l.A("add.title"), Section: "reports", Body: b, Status: http.StatusUnprocessableEntity}, nil
	}
	d, err := s.take(r.Context(), p)
	if err != nil {
		return nil, err
	}
	entries, err := s.ledger.Document(r.Context(), d.Key())
	if err != nil {
		return nil, err
	}
	return &answer{Moved: reportHref(entries.Key)}, nil
}

// take keeps a report, unless the ledger has it, and brings the events up to it.
func (s *server) take(ctx context.Context, p Pasted) (*isnad.Document, error) {
	d, claims, err := s.read(ctx, p)
	if err != nil {
		return nil, fmt.Errorf("web: the pasted report: %w", err)
	}
	s.ruling.Lock()
	defer s.ruling.Unlock()
	whole := context.WithoutCancel(ctx) // a report is added whole, or not at all
	added, err := s.ledger.Add(whole, d, claims)
	if err != nil || !added {
		return d, err
	}
	return d, s.ledger.Update(whole, nil)
}

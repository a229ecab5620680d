package web

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"log/slog"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/export"
	"github.com/isnad-project/isnad/extract"
	"github.com/isnad-project/isnad/gazetteer"
	"github.com/isnad-project/isnad/knowledge"
	"github.com/isnad-project/isnad/store"
)

var program = sync.OnceValues(extract.New)

var gaz = sync.OnceValues(func() (*gazetteer.Gazetteer, error) {
	tables, err := fs.Sub(knowledge.FS, "gazetteer")
	if err != nil {
		return nil, err
	}
	return gazetteer.Load(tables)
})

// readingServer serves a ledger as isnad serve does: with the reader, the gazetteer and
// the atlas of the program.
func readingServer(t *testing.T, l *store.Ledger) *httptest.Server {
	t.Helper()
	return patientServer(t, l, 0, nil)
}

// patientServer is readingServer with pages that are waited for so long, and files of which each
// report waits for a word of next.
func patientServer(t *testing.T, l *store.Ledger, patience time.Duration, next chan bool) *httptest.Server {
	t.Helper()
	reader, err := program()
	if err != nil {
		t.Fatal(err)
	}
	types := map[string]TypeName{}
	for _, x := range reader.Types() {
		types[x.Code] = TypeName{Ar: x.Ar, En: x.En}
	}
	l.SetNames(func(name, country string) (string, bool) {
		usual, _, known := reader.UsualName(name, country)
		return usual, known
	})
	h, err := New(l, Options{Types: types, Log: slog.New(slog.DiscardHandler), Atlas: atlas, Export: export.Options{Atlas: atlas}, Forms: reader.Forms, Rule: reader.Rule,
		Read: func(_ context.Context, p Pasted) (*isnad.Document, []isnad.Claim, error) {
			d := &isnad.Document{Text: p.Text, Title: p.Title, Outlet: p.Outlet, Published: p.Published, URL: p.URL, Origin: "pasted"}
			d.ID = "pasted-" + d.Key()[:12]
			return d, reader.Read(d), nil
		},
		Patience: patience,
		ReadFile: func(_ context.Context, name string, file io.Reader) iter.Seq2[*store.Read, error] {
			return func(yield func(*store.Read, error) bool) {
				lines := bufio.NewScanner(file)
				for n := 1; lines.Scan(); n++ {
					if next != nil {
						<-next
					}
					d := &isnad.Document{Text: lines.Text(), Origin: fmt.Sprint(name, ":", n)}
					d.ID = d.Origin
					var err error
					if d.Text == "" {
						err = fmt.Errorf("%s: nothing", d.Origin)
					}
					if !yield(&store.Read{Doc: d, Claims: reader.Read(d)}, err) {
						return
					}
				}
			}
		},
		Places: func(name string) ([]FoundPlace, error) {
			g, err := gaz()
			if err != nil {
				return nil, err
			}
			_, weighed, err := g.Seek(name, "", "")
			if err != nil {
				return nil, err
			}
			var out []FoundPlace
			for _, w := range weighed[:min(len(weighed), 20)] {
				out = append(out, FoundPlace{Place: g.Place(w.Row), Path: g.Path(w.Row)})
			}
			return out, nil
		}})
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s
}

// A report is pasted, kept as it is and read; what is missing is asked for with all that was
// typed; the same again changes nothing.
func TestAdd(t *testing.T) {
	l := emptyLedger(t)
	w := openWindow(t, readingServer(t, l))
	page := w.open(t, "/add?lang=en")
	send := func(v url.Values, status int) string {
		t.Helper()
		if v.Get("token") == "" {
			v.Set("token", tokenIn(t, page))
		}
		resp, err := w.PostForm(w.server+"/add", v)
		return w.read(t, resp, err, status)
	}
	text := "قتل سبعة أشخاص في قصف مدفعي على مدينة سلقين بريف إدلب أمس الاثنين."
	wants(t, send(url.Values{"text": {""}, "outlet": {"وكالة الصباح"}}, 422), "The report has no text")
	if got := send(url.Values{"text": {text}, "published": {"yesterday"}}, 422); !strings.Contains(got, text) {
		t.Error("what was typed is lost")
	}
	wants(t, send(url.Values{"text": {text}, "token": {"forged"}}, 422), "did not come from a page open in this browser")
	if n, err := l.CountDocuments(t.Context()); n != 0 || err != nil {
		t.Fatal(n, err)
	}
	report := url.Values{"text": {text}, "outlet": {"وكالة الصباح"}, "published": {"2031-03-04"}}
	wants(t, send(report, 200), "Killed", "سلقين", "وكالة الصباح")
	send(report, 200)
	if n, err := l.CountDocuments(t.Context()); n != 1 || err != nil {
		t.Errorf("%d reports after the same one twice, %v", n, err)
	}
	wants(t, w.open(t, "/events?lang=en"), "1 event", "سلقين", "3 March 2031")
}

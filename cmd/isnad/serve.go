package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/evidence"
	"github.com/isnad-project/isnad/gazetteer"
	"github.com/isnad-project/isnad/intake"
	"github.com/isnad-project/isnad/numeral"
	"github.com/isnad-project/isnad/shape"
	"github.com/isnad-project/isnad/store"
	"github.com/isnad-project/isnad/web"
)

type serveCmd struct {
	Addr string   `default:"127.0.0.1:8080" placeholder:"HOST:PORT" help:"Where to listen (default: ${default})."`
	Host []string `placeholder:"NAME" help:"A host name that the pages may be asked for under, besides localhost; may be repeated."`
	ledgerFlag
}

// Help explains the command at length.
func (serveCmd) Help() string {
	return `Serves the pages of a ledger: the list of events, each event with its claims side by side, and each report with the words of its
claims marked; and the review, where people judge what the program did not decide. They are served to this machine alone unless --addr and --host say otherwise; there are no
accounts yet, so put nothing before others that they may not see.

Examples:

  isnad serve --db war.db
  isnad serve --db war.db --addr 127.0.0.1:9000`
}

// Run runs the command.
func (c *serveCmd) Run(a *app) error {
	ledger, err := c.openOrMake(a)
	if err != nil {
		return err
	}
	defer ledger.Close()
	reader, err := readerOf(a, ledger)
	if err != nil {
		return err
	}
	setNames(ledger, reader)
	ledger.SetTool(tool())
	own, err := ledger.Places(a.ctx)
	if err != nil {
		return err
	}
	o := exportOptions(reader)
	types := map[string]web.TypeName{}
	for code, t := range o.Types {
		types[code] = web.TypeName{Ar: t.Ar, En: t.En}
	}
	places := sync.OnceValues(func() (*gazetteer.Gazetteer, error) { return gazetteerWith(own) })
	atlas := sync.OnceValues(func() (*shape.Atlas, error) {
		g, err := places()
		if err != nil {
			return nil, err
		}
		return atlasOf(g)
	})
	o.Atlas = atlas
	pages, err := web.New(ledger, web.Options{
		Types: types, Hosts: c.Host, Fold: arabic.Fold,
		Atlas: atlas, Export: o,
		Places: func(name string) ([]web.FoundPlace, error) {
			g, err := places()
			if err != nil {
				return nil, err
			}
			return placesNamed(g, name)
		},
		Forms: reader.Forms,
		Rule:  reader.Rule,
		Evidence: func(ctx context.Context, out io.Writer, event string) error {
			return evidence.Write(ctx, out, ledger, event, tool(), a.now())
		},
		Counted: func(sentence string) bool { return len(numeral.Find(arabic.Tokenize(sentence, nil))) > 0 },
		Read: func(ctx context.Context, p web.Pasted) (*isnad.Document, []isnad.Claim, error) {
			d, err := pasted(ctx, p)
			if err != nil {
				return nil, nil, err
			}
			return d, reader.Read(d), nil
		},
		ReadFile: func(ctx context.Context, name string, file io.Reader) iter.Seq2[*store.Read, error] {
			return func(yield func(*store.Read, error) bool) {
				for d, err := range sent(ctx, name, file) {
					var r *store.Read
					if err == nil {
						r = &store.Read{Doc: d, Claims: reader.Read(d)}
					}
					if !yield(r, err) {
						return
					}
				}
			}
		},
		Log: slog.New(slog.NewTextHandler(a.stderr, nil)),
	})
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", c.Addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("%s is taken by another program: stop that one, or choose another port with --addr", c.Addr)
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(a.stdout, "serving %s on http://%s (Ctrl-C stops)\n", c.DB, l.Addr())
	ready, stop := context.WithCancel(a.ctx)
	var keeping sync.WaitGroup
	keeping.Go(func() { pages.KeepReady(ready) })
	defer keeping.Wait()
	defer stop()
	s := &http.Server{Handler: pages, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute}
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(l) }()
	select {
	case err := <-ended:
		return err
	case <-a.ctx.Done():
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(a.ctx), 5*time.Second)
	defer cancel()
	return s.Shutdown(ctx)
}

// openOrMake opens the ledger, and makes one where there is none: the pages take reports in.
func (c *serveCmd) openOrMake(a *app) (*store.Ledger, error) {
	if _, err := os.Stat(c.DB); !errors.Is(err, fs.ErrNotExist) {
		return c.openFresh(a)
	}
	l, err := store.Open(a.ctx, c.DB, a.now)
	if err == nil {
		a.say("%s is a new ledger, empty until reports are added", c.DB)
	}
	return l, err
}

// sent are the reports of a file that a page sends.
func sent(ctx context.Context, name string, file io.Reader) iter.Seq2[*isnad.Document, error] {
	return func(yield func(*isnad.Document, error) bool) {
		kind := strings.TrimPrefix(strings.ToLower(path.Ext(name)), ".")
		for d, err := range intake.Read(ctx, intake.Options{Stdin: file, As: kind}, "-") {
			if at := (*intake.Error)(nil); errors.As(err, &at) {
				at.Source = name + strings.TrimPrefix(at.Source, "-")
			}
			if err == nil {
				d.Origin = name + strings.TrimPrefix(d.Origin, "-")
				if of, ok := strings.CutPrefix(d.ID, "stdin"); ok {
					d.ID = name + of
				}
			}
			if !yield(d, err) {
				return
			}
		}
	}
}

// pasted makes a document of what somebody pasted, as ingest does of a line.
func pasted(ctx context.Context, p web.Pasted) (*isnad.Document, error) {
	line, err := json.Marshal(p)
	if err != nil {
		return nil, err
	}
	for d, err := range intake.Read(ctx, intake.Options{Stdin: bytes.NewReader(line), As: "jsonl"}, "-") {
		if err != nil {
			return nil, err
		}
		d.Origin = "pasted"
		if d.ID == "" || strings.HasPrefix(d.ID, "-") {
			d.ID = "pasted-" + d.Key()[:12]
		}
		return d, nil
	}
	return nil, errors.New("the text holds no report")
}

// placesNamed are the places that a name may mean, for correcting where something
// happened.
func placesNamed(g *gazetteer.Gazetteer, name string) ([]web.FoundPlace, error) {
	_, weighed, err := g.Seek(name, "", "")
	if err != nil {
		return nil, err
	}
	const most = 20
	var out []web.FoundPlace
	for _, w := range weighed[:min(len(weighed), most)] {
		out = append(out, web.FoundPlace{Place: g.Place(w.Row), Path: g.Path(w.Row)})
	}
	return out, nil
}

package web

import (
	"cmp"
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"iter"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/export"
	"github.com/isnad-project/isnad/extract"
	"github.com/isnad-project/isnad/link"
	"github.com/isnad-project/isnad/shape"
	"github.com/isnad-project/isnad/store"
)

// TypeName is what a type of the ontology is called in the two languages.
type TypeName = struct{ Ar, En string }

// Options say how the pages are served.
type Options struct {
	Types map[string]TypeName // names of type codes; a code without one is shown as it is
	Hosts []string            // host names accepted besides localhost and loopback addresses, without port
	Log   *slog.Logger        // where the reason of a failed page goes; nil: slog.Default

	// Atlas gives what maps are drawn from, when one is first asked for; nil: no maps.
	Atlas func() (*shape.Atlas, error)

	// Places gives the places that a name may mean, likeliest first, for correcting
	// where something happened; nil: places are corrected by name alone.
	Places func(name string) ([]FoundPlace, error)

	// Read makes of a pasted report a document with its claims; nil: the pages take no
	// reports.
	Read func(context.Context, Pasted) (*isnad.Document, []isnad.Claim, error)

	// ReadFile gives the reports of a file with their claims; an error is of one of them, or of all
	// that follows; nil: the pages take no files.
	ReadFile func(ctx context.Context, name string, file io.Reader) iter.Seq2[*store.Read, error]

	// Patience is how long a page may take before it becomes a job that the reader need not wait
	// for; 0: a few seconds.
	Patience time.Duration

	// Rule tells of the rule of reading that a claim names; nil: only its name is shown.
	Rule func(id string) (extract.RuleText, bool)

	// Forms gives the other forms of a word, so that a search for مدفع finds مدافع; nil: only
	// spellings and endings are seen through.
	Forms func(word string) []string

	// Counted tells whether a sentence names a number, in digits or words; nil: digits only.
	Counted func(sentence string) bool

	// Export is what exports know of the knowledge; what they hold is the address's to say.
	Export export.Options

	// Evidence writes a bundle of what stands behind an event; nil: the pages give none.
	Evidence func(ctx context.Context, out io.Writer, event string) error

	// Fold maps spellings that search should not tell apart to one, such as
	// arabic.Fold; nil: link.Fold.
	Fold func(string) string
}

// FoundPlace is a place of the gazetteer with the names of what holds it.
type FoundPlace struct {
	isnad.Place
	Path string
}

//go:embed templates/*.gohtml
var templateFiles embed.FS

//go:embed static/*.css static/*.js static/*.svg static/fonts/*.woff2 static/fonts/*.txt
var staticFiles embed.FS

// pages are the templates that fill the layout, one file each.
var pages = []string{"add", "overview", "events", "event", "history", "reports", "report", "missed", "beside", "search", "tally", "control", "positions", "review", "victims", "log", "claim", "claims", "judge", "jobs", "wait", "help", "error"}

// server holds what all pages need. But for the lock it is not changed after New.
type server struct {
	ledger    *store.Ledger
	types     map[string]TypeName
	log       *slog.Logger
	fold      func(string) string
	atlas     func() (*shape.Atlas, error)
	locales   map[[2]string]*locale // by language and digits
	views     map[*locale]map[string]*template.Template
	exporting export.Options
	places    func(name string) ([]FoundPlace, error)
	forms     func(word string) []string
	counted   func(sentence string) bool
	read      func(context.Context, Pasted) (*isnad.Document, []isnad.Claim, error)

	evidence func(context.Context, io.Writer, string) error
	ruleText func(id string) (extract.RuleText, bool)
	readFile func(context.Context, string, io.Reader) iter.Seq2[*store.Read, error]
	patience time.Duration
	jobs     jobs
	pendings pendings

	allLands func() ([]shape.Land, error)

	// What all of the ledger has to be looked at for is made once for each state of it.
	numbers   memo[*numbers]
	divisions memo[[]string]
	tables    map[rowsOf]*memo[*table]
	victims   memo[*named]
	overviews several[*overviewBody] // by what the address chooses
	choices   several[[]*store.Fact] // by the filter
	counts    several[[]facet]
	holders   several[*holders]
	alikes    several[[]store.Alike]
	histories several[[]store.Version]

	ruling sync.Mutex // one judgement at a time: each computes the events anew
}

// New makes all pages over an open ledger. It writes judgements, saved
// searches and pasted reports, and nothing else.
func New(ledger *store.Ledger, o Options) (*Pages, error) {
	words, err := readCatalogue()
	if err != nil {
		return nil, err
	}
	rules, err := readRules()
	if err != nil {
		return nil, err
	}
	s := &server{ledger: ledger, types: o.Types, log: o.Log, fold: o.Fold, atlas: o.Atlas, places: o.Places, forms: o.Forms, counted: o.Counted, read: o.Read, readFile: o.ReadFile, ruleText: o.Rule, evidence: o.Evidence, exporting: o.Export, patience: cmp.Or(o.Patience, patience),
		locales: map[[2]string]*locale{}, views: map[*locale]map[string]*template.Template{}}
	s.tables = map[rowsOf]*memo[*table]{}
	for _, rule := range link.Rules {
		for _, by := range []link.Dimension{"", link.ByPlace, link.ByMonth, link.ByType, link.ByWho} {
			s.tables[rowsOf{by, rule}] = &memo[*table]{}
		}
	}
	s.allLands = sync.OnceValues(func() ([]shape.Land, error) {
		atlas, err := s.atlas()
		if err != nil {
			return nil, err
		}
		return atlas.Lands(), nil
	})
	if s.log == nil {
		s.log = slog.Default()
	}
	if s.counted == nil {
		s.counted = func(sentence string) bool { return strings.ContainsAny(western(sentence), "0123456789") }
	}
	if s.fold == nil {
		s.fold = link.Fold
	}
	version, err := assetVersion()
	if err != nil {
		return nil, err
	}
	for _, lang := range []Lang{Arabic, English} {
		for _, digits := range []string{"western", "hindi"} {
			l := &locale{Lang: lang, Hindi: digits == "hindi", words: words, rules: rules, types: o.Types}
			s.locales[[2]string{string(lang), digits}] = l
			if s.views[l], err = parseViews(l, version); err != nil {
				return nil, err
			}
		}
	}
	static, err := fs.Sub(staticFiles, "static")
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", s.page(s.overview))
	mux.HandleFunc("GET /events", s.page(s.events))
	mux.HandleFunc("GET /events/{id}", s.page(s.event))
	mux.HandleFunc("GET /events/{id}/evidence.zip", s.evidenceOf)
	mux.HandleFunc("GET /events/{id}/history", s.page(s.history))
	mux.HandleFunc("GET /reports", s.page(s.reports))
	mux.HandleFunc("GET /reports/{doc}", s.page(s.report))
	mux.HandleFunc("GET /reports/{doc}/beside/{other}", s.page(s.beside))
	mux.HandleFunc("GET /reports/{doc}/missed", s.page(s.missed))
	mux.HandleFunc("POST /reports/{doc}/missed", s.page(s.addMissed))
	mux.HandleFunc("GET /add", s.page(s.addForm))
	mux.HandleFunc("POST /add", s.page(s.add))
	mux.HandleFunc("GET /jobs", s.page(s.jobsPage))
	mux.HandleFunc("POST /jobs", s.page(s.changeJobs))
	mux.HandleFunc("GET /jobs/{id}", s.page(s.jobPage))
	mux.HandleFunc("GET /jobs/{id}/{file}", s.jobFile)
	mux.HandleFunc("GET /search", s.page(s.search))
	mux.HandleFunc("POST /search", s.page(s.saveSearch))
	mux.HandleFunc("GET /search.atom", s.searchFeed)
	mux.HandleFunc("GET /tally", s.page(s.tally))
	mux.HandleFunc("GET /control", s.page(s.controlPage))
	mux.HandleFunc("GET /positions", s.page(s.positionsPage))
	mux.HandleFunc("GET /claims", s.page(s.claimsPage))
	mux.HandleFunc("GET /claims/{id}", s.page(s.claim))
	mux.HandleFunc("GET /review", s.page(s.review))
	mux.HandleFunc("POST /review", s.page(s.beginRound))
	mux.HandleFunc("GET /review/log", s.page(s.judgements))
	mux.HandleFunc("GET /victims", s.page(s.victimsPage))
	mux.HandleFunc("GET /help", s.page(s.help))
	mux.HandleFunc("POST /judge", s.page(s.judge))
	mux.HandleFunc("GET /judge", s.page(func(*http.Request, *locale) (*answer, error) { return &answer{Moved: "/review"}, nil }))
	mux.HandleFunc("GET /api/v1/events", s.apiEvents)
	mux.HandleFunc("GET /api/v1/events/{id}", s.apiEvent)
	mux.HandleFunc("GET /api/v1/events/{id}/place", s.apiPlace)
	mux.HandleFunc("GET /api/v1/events/{id}/history", s.apiVersions)
	mux.HandleFunc("GET /api/v1/events/{id}/history/{version}", s.apiVersion)
	mux.HandleFunc("GET /export/{format}/{file}", s.export)
	mux.HandleFunc("GET /api/v1/openapi.json", s.apiDescription)
	mux.HandleFunc("GET /api/v1/changes", s.apiChanges)
	mux.HandleFunc("GET /api/v1/reports", s.apiReports)
	mux.HandleFunc("POST /api/v1/reports", s.apiAdd)
	mux.HandleFunc("GET /api/v1/reports/{doc}", s.apiReport)
	mux.HandleFunc("GET /api/v1/reports/{doc}/alike", s.apiAlike)
	mux.HandleFunc("GET /api/v1/overview", s.apiOverview)
	mux.HandleFunc("GET /api/v1/claims", s.apiClaims)
	mux.HandleFunc("GET /api/v1/claims/{id}", s.apiClaim)
	mux.HandleFunc("GET /api/v1/tally", s.apiTally)
	mux.HandleFunc("GET /api/v1/control", s.apiControl)
	mux.HandleFunc("GET /api/v1/positions", s.apiPositions)
	mux.HandleFunc("GET /api/v1/doubts", s.apiDoubts)
	mux.HandleFunc("GET /api/v1/victims", s.apiVictims)
	mux.HandleFunc("GET /api/v1/judgements", s.apiJudgements)
	mux.HandleFunc("POST /api/v1/judgements", s.apiJudge)
	mux.HandleFunc("GET /api/v1/searches", s.apiSearches)
	mux.HandleFunc("POST /api/v1/searches", s.apiSaveSearch)
	mux.HandleFunc("GET /api/v1/jobs", s.apiJobs)
	mux.HandleFunc("POST /api/v1/jobs", s.apiExport)
	mux.HandleFunc("/api/", func(w http.ResponseWriter, r *http.Request) { s.apiError(w, r, store.ErrNotFound) })
	mux.HandleFunc("GET /healthz", s.health)
	mux.Handle("GET /static/", http.StripPrefix("/static/", cached(http.FileServerFS(static))))
	mux.HandleFunc("/", s.page(func(r *http.Request, l *locale) (*answer, error) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			return nil, problem{http.StatusMethodNotAllowed, ""}
		}
		return nil, problem{http.StatusNotFound, ""}
	}))
	return &Pages{s.guard(mux, o.Hosts), s}, nil
}

// parseViews parses every page for one locale.
func parseViews(l *locale, version string) (map[string]*template.Template, error) {
	base, err := template.New("layout.gohtml").Funcs(l.funcs(version)).
		ParseFS(templateFiles, "templates/layout.gohtml", "templates/parts.gohtml", "templates/desk.gohtml")
	if err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	views := map[string]*template.Template{}
	for _, p := range pages {
		t, err := base.Clone()
		if err != nil {
			return nil, fmt.Errorf("web: %s: %w", p, err)
		}
		if views[p], err = t.ParseFS(templateFiles, "templates/"+p+".gohtml"); err != nil {
			return nil, fmt.Errorf("web: %w", err)
		}
	}
	return views, nil
}

// assetVersion is a digest of the style sheet and fonts: it stands in their
// addresses, so that browsers may keep them and never show old ones.
func assetVersion() (string, error) {
	h := sha256.New()
	err := fs.WalkDir(staticFiles, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := staticFiles.ReadFile(path)
		h.Write(b)
		return err
	})
	return hex.EncodeToString(h.Sum(nil))[:12], err
}

// cached lets browsers keep what is addressed with its digest.
func cached(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "" || strings.HasSuffix(r.URL.Path, "/") {
			http.NotFound(w, r)
			return
		}
		if r.URL.RawQuery != "" {
			w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
		}
		h.ServeHTTP(w, r)
	})
}

package web

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"log/slog"
	"net/http"
	"net/url"
	"strings"

	"github.com/isnad-project/isnad/link"
	"github.com/isnad-project/isnad/store"
)

// TypeName is what a type of the ontology is called in the two languages.
type TypeName = struct{ Ar, En string }

// Options say how the pages are served.
type Options struct {
	Types map[string]TypeName // names of type codes; a code without one is shown as it is
	Hosts []string            // host names accepted besides localhost and loopback addresses, without port
	Log   *slog.Logger        // where the reason of a failed page goes; nil: slog.Default

	// Fold maps spellings that search should not tell apart to one, such as
	// arabic.Fold; nil: link.Fold.
	Fold func(string) string
}

//go:embed templates/*.gohtml
var templateFiles embed.FS

//go:embed static/*.css static/*.svg static/fonts/*.woff2 static/fonts/*.txt
var staticFiles embed.FS

// pages are the templates that fill the layout, one file each.
var pages = []string{"events", "event", "reports", "report", "tally", "error"}

// server holds what all pages need. It is not changed after New.
type server struct {
	ledger  *store.Ledger
	types   map[string]TypeName
	log     *slog.Logger
	fold    func(string) string
	locales map[[2]string]*locale // by language and digits
	views   map[*locale]map[string]*template.Template
}

// New makes the handler of all pages over an open ledger. It only reads.
func New(ledger *store.Ledger, o Options) (http.Handler, error) {
	words, err := readCatalogue()
	if err != nil {
		return nil, err
	}
	s := &server{ledger: ledger, types: o.Types, log: o.Log, fold: o.Fold,
		locales: map[[2]string]*locale{}, views: map[*locale]map[string]*template.Template{}}
	if s.log == nil {
		s.log = slog.Default()
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
			l := &locale{Lang: lang, Hindi: digits == "hindi", words: words, types: o.Types}
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
	mux.HandleFunc("GET /{$}", s.page(s.events))
	mux.HandleFunc("GET /events", s.page(s.events))
	mux.HandleFunc("GET /events/{id}", s.page(s.event))
	mux.HandleFunc("GET /reports", s.page(s.reports))
	mux.HandleFunc("GET /reports/{doc}", s.page(s.report))
	mux.HandleFunc("GET /tally", s.page(s.tally))
	mux.HandleFunc("GET /api/v1/events", s.apiEvents)
	mux.HandleFunc("GET /api/v1/events/{id}", s.apiEvent)
	mux.HandleFunc("GET /healthz", s.health)
	mux.Handle("GET /static/", http.StripPrefix("/static/", cached(http.FileServerFS(static))))
	mux.HandleFunc("/", s.page(func(r *http.Request, l *locale) (*answer, error) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			return nil, problem{http.StatusMethodNotAllowed, ""}
		}
		return nil, problem{http.StatusNotFound, ""}
	}))
	return s.guard(mux, o.Hosts), nil
}

// parseViews parses every page for one locale.
func parseViews(l *locale, version string) (map[string]*template.Template, error) {
	base, err := template.New("layout.gohtml").Funcs(l.funcs(version)).
		ParseFS(templateFiles, "templates/layout.gohtml", "templates/parts.gohtml")
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

// An answer is what a page shows: which template, with what, under which title.
type answer struct {
	View    string
	Title   string
	Section string // the entry of the navigation that the page belongs to
	Body    any
	Moved   string // not empty: redirect there instead
}

// frame is the data of the layout.
type frame struct {
	*answer
	L       *locale
	Stale   bool   // the events are older than the claims
	Switch  string // this page in the other language
	Digits  string // this page with the other digits
	Escaped string // path of this page
}

// problem is an error that a page explains: a status and a value to name.
type problem struct {
	Status int
	Value  string
}

func (p problem) Error() string { return fmt.Sprintf("%d %s", p.Status, p.Value) }

// page wraps a handler: chooses the locale, renders, turns errors into pages.
func (s *server) page(h func(*http.Request, *locale) (*answer, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		l := s.choose(w, r)
		a, err := h(r, l)
		status := http.StatusOK
		if err != nil {
			a, status = s.explain(r, l, err)
		}
		if a.Moved != "" {
			http.Redirect(w, r, a.Moved, http.StatusMovedPermanently)
			return
		}
		s.render(w, r, l, a, status)
	}
}

// explain makes the page of an error.
func (s *server) explain(r *http.Request, l *locale, err error) (*answer, int) {
	var p problem
	switch {
	case errors.As(err, &p):
	case errors.Is(err, store.ErrNotFound):
		p = problem{Status: http.StatusNotFound}
	default:
		s.log.Error("page failed", "path", r.URL.Path, "error", err)
		p = problem{Status: http.StatusInternalServerError}
	}
	return &answer{View: "error", Title: l.A(fmt.Sprintf("error.%d.title", p.Status)), Body: p}, p.Status
}

func (s *server) render(w http.ResponseWriter, r *http.Request, l *locale, a *answer, status int) {
	f := frame{answer: a, L: l, Escaped: r.URL.EscapedPath(),
		Switch: with(r.URL, "lang", string(l.Lang.Other())), Digits: with(r.URL, "digits", "hindi")}
	if l.Hindi {
		f.Digits = with(r.URL, "digits", "western")
	}
	if status == http.StatusOK {
		stale, err := s.ledger.Stale(r.Context())
		if err != nil {
			a, status = s.explain(r, l, err)
			f.answer = a
		}
		f.Stale = stale
	}
	var b bytes.Buffer
	if err := s.views[l][a.View].Execute(&b, f); err != nil {
		s.log.Error("page failed", "path", r.URL.Path, "error", err)
		http.Error(w, l.A("error.500.title"), http.StatusInternalServerError)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Language", string(l.Lang))
	h.Set("Vary", "Cookie")
	h.Set("Cache-Control", "no-cache")
	w.WriteHeader(status)
	w.Write(b.Bytes())
}

// with is the address of the same page with one parameter set.
func with(u *url.URL, key, value string) string {
	q := u.Query()
	q.Set(key, value)
	return u.EscapedPath() + "?" + q.Encode()
}

// without is the address of the same page with some parameters left out.
func without(u *url.URL, keys ...string) string {
	q := u.Query()
	for _, k := range keys {
		q.Del(k)
	}
	if len(q) == 0 {
		return u.EscapedPath()
	}
	return u.EscapedPath() + "?" + q.Encode()
}

// choose finds the language and digits of a request: its parameters, which are
// then remembered, or the cookies, or Arabic with Western digits.
func (s *server) choose(w http.ResponseWriter, r *http.Request) *locale {
	lang := remembered(w, r, "lang", "ar", "en")
	digits := remembered(w, r, "digits", "western", "hindi")
	return s.locales[[2]string{lang, digits}]
}

// remembered is a setting with the given values, the first one by default.
func remembered(w http.ResponseWriter, r *http.Request, name string, values ...string) string {
	asked := r.URL.Query().Get(name)
	for _, v := range values {
		if v == asked {
			http.SetCookie(w, &http.Cookie{Name: "isnad_" + name, Value: v, Path: "/", MaxAge: 365 * 24 * 3600,
				HttpOnly: true, SameSite: http.SameSiteLaxMode})
			return v
		}
	}
	if c, err := r.Cookie("isnad_" + name); err == nil {
		for _, v := range values {
			if v == c.Value {
				return v
			}
		}
	}
	return values[0]
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

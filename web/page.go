package web

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/isnad-project/isnad/store"
)

// An answer is what a page shows: which template, with what, under which title.
type answer struct {
	View    string
	Title   string
	Section string // the entry of the navigation that the page belongs to
	Body    any
	Moved   string // not empty: redirect there instead
	Status  int    // 0: 200
	By      string // not empty: the name that judgements are made under, to be remembered
	Again   int    // not 0: after so many seconds the browser asks again
	Behind  bool   // the ledger has changed since this was begun
}

// frame is the data of the layout.
type frame struct {
	*answer
	L       *locale
	Stale   bool   // the events are older than the claims
	Judged  *entry // the judgement that was just made here
	Switch  string // this page in the other language
	Digits  string // this page with the other digits
	Escaped string // path of this page
	Here    string // its address
	Keys    bool   // single keys do something
	Jobs    [2]int // that run, and that have ended and nobody looked at
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
		keepToken(w, r)
		a, err := s.patiently(r, l, h)
		status := http.StatusOK
		if err != nil {
			a, status = s.explain(r, l, err)
		}
		if a.By != "" {
			keepName(w, a.By)
		}
		if a.Moved != "" {
			status := http.StatusFound // for now: a judgement may lead elsewhere
			if r.Method == http.MethodPost {
				status = http.StatusSeeOther
			}
			http.Redirect(w, r, a.Moved, status)
			return
		}
		if a.Status != 0 {
			status = a.Status
		}
		if a.Again > 0 {
			w.Header().Set("Refresh", strconv.Itoa(a.Again))
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
	case errors.Is(err, store.ErrStale):
		p = problem{Status: http.StatusConflict}
	default:
		s.log.Error("page failed", "path", r.URL.Path, "error", err)
		p = problem{Status: http.StatusInternalServerError}
	}
	return &answer{View: "error", Title: l.A(fmt.Sprintf("error.%d.title", p.Status)), Body: p}, p.Status
}

func (s *server) render(w http.ResponseWriter, r *http.Request, l *locale, a *answer, status int) {
	f := frame{answer: a, L: l, Escaped: r.URL.EscapedPath(), Here: r.URL.RequestURI(), Keys: setting(r, "keys", "on", "off") == "on",
		Jobs: s.jobs.count(), Switch: with(r.URL, "lang", string(l.Lang.Other())), Digits: with(r.URL, "digits", "hindi")}
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
		if f.Judged, err = s.judged(r, l); err != nil {
			a, status = s.explain(r, l, err)
			f.answer = a
		}
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
	h.Set("Vary", "Cookie, Accept-Encoding")
	h.Set("Cache-Control", "no-cache")
	if b.Len() < worthPacking || !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		w.WriteHeader(status)
		w.Write(b.Bytes())
		return
	}
	h.Set("Content-Encoding", "gzip")
	w.WriteHeader(status)
	z, _ := gzip.NewWriterLevel(w, gzip.BestSpeed) // a level that there is
	z.Write(b.Bytes())
	z.Close()
}

// worthPacking is from how many bytes on a page is sent packed: a long report is a fifth then.
const worthPacking = 32 << 10

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
	remembered(w, r, "keys", "on", "off")
	remembered(w, r, "only", "all", "claims")
	return s.locales[[2]string{lang, digits}]
}

// remembered is a setting with the given values, the first one by default; what
// the address asks for is kept.
func remembered(w http.ResponseWriter, r *http.Request, name string, values ...string) string {
	v := setting(r, name, values...)
	if r.URL.Query().Get(name) == v {
		http.SetCookie(w, &http.Cookie{Name: "isnad_" + name, Value: v, Path: "/", MaxAge: remember,
			HttpOnly: true, SameSite: http.SameSiteLaxMode})
	}
	return v
}

// setting is a setting of the request: its parameter, or the cookie, or the first
// of the values.
func setting(r *http.Request, name string, values ...string) string {
	if v := r.URL.Query().Get(name); slices.Contains(values, v) {
		return v
	}
	if c, err := r.Cookie("isnad_" + name); err == nil && slices.Contains(values, c.Value) {
		return c.Value
	}
	return values[0]
}

package web

import (
	"net"
	"net/http"
	"strings"
	"sync"
	"time"
)

// policy lets a page load its own script, style sheet, fonts and pictures and
// nothing else: no script inside the page, no frame, no other host.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// guard sets the headers of every answer, refuses requests that were made for
// another host name (DNS rebinding) and writing requests from other sites.
func (s *server) guard(next http.Handler, hosts []string) http.Handler {
	cross := http.NewCrossOriginProtection()
	refused := s.page(func(*http.Request, *locale) (*answer, error) {
		return nil, problem{http.StatusForbidden, ""}
	})
	cross.SetDenyHandler(refused)
	checked := cross.Handler(next)
	var writes limit
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		if !accepted(r.Host, hosts) {
			refused(w, r)
			return
		}
		if r.Method != http.MethodGet && r.Method != http.MethodHead && !writes.take(time.Now()) {
			h.Set("Retry-After", "1")
			s.refuse(w, r, http.StatusTooManyRequests)
			return
		}
		checked.ServeHTTP(w, r)
	})
}

// refuse answers with an error, as a page or as JSON.
func (s *server) refuse(w http.ResponseWriter, r *http.Request, status int) {
	if strings.HasPrefix(r.URL.Path, "/api/") {
		s.apiError(w, r, problem{status, ""})
		return
	}
	s.page(func(*http.Request, *locale) (*answer, error) { return nil, problem{status, ""} })(w, r)
}

// So many requests that write are taken at once, and so many a second from then on: more than
// people or scripts that wait for answers send, fewer than fill a disk before anybody sees it.
const (
	writesAtOnce    = 200
	writesPerSecond = 20
)

// A limit counts what is left of a measure that fills up with time.
type limit struct {
	mu   sync.Mutex
	used float64
	at   time.Time
}

// take takes one, if there is one left.
func (l *limit) take(now time.Time) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.used = max(0, l.used-now.Sub(l.at).Seconds()*writesPerSecond)
	l.at = now
	if l.used+1 > writesAtOnce {
		return false
	}
	l.used++
	return true
}

// accepted tells whether the Host header names this machine's loopback or one of
// the given hosts.
func accepted(host string, hosts []string) bool {
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	name = strings.Trim(strings.ToLower(name), "[]")
	if name == "localhost" {
		return true
	}
	if ip := net.ParseIP(name); ip != nil && ip.IsLoopback() {
		return true
	}
	for _, h := range hosts {
		if strings.EqualFold(strings.Trim(h, "[]"), name) {
			return true
		}
	}
	return false
}

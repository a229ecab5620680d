package web

import (
	"net"
	"net/http"
	"strings"
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
		checked.ServeHTTP(w, r)
	})
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

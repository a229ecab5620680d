package web

import (
	"crypto/rand"
	"crypto/subtle"
	"net/http"
	"net/url"
	"strings"
)

const (
	tokenCookie = "isnad_form" // what forms of this browser carry
	nameCookie  = "isnad_name" // under which name this browser judges
	remember    = 365 * 24 * 3600
)

// A desk is what a form needs to judge: the token that shows that it is ours, the
// name to judge under, and the page to come back to.
type desk struct {
	Token string
	By    string // empty: to be asked for
	Back  string
}

func deskOf(r *http.Request) desk {
	d := desk{Back: without(r.URL, "judged")}
	if c, err := r.Cookie(tokenCookie); err == nil {
		d.Token = c.Value
	}
	if c, err := r.Cookie(nameCookie); err == nil {
		d.By, _ = url.QueryUnescape(c.Value)
	}
	return d
}

// keepToken gives a browser without a token one, and the request too.
func keepToken(w http.ResponseWriter, r *http.Request) {
	if _, err := r.Cookie(tokenCookie); err == nil {
		return
	}
	c := &http.Cookie{Name: tokenCookie, Value: rand.Text(), Path: "/", MaxAge: remember, HttpOnly: true, SameSite: http.SameSiteStrictMode}
	http.SetCookie(w, c)
	if r.Method == http.MethodGet {
		r.AddCookie(c)
	}
}

func keepName(w http.ResponseWriter, name string) {
	http.SetCookie(w, &http.Cookie{Name: nameCookie, Value: url.QueryEscape(name), Path: "/", MaxAge: remember,
		HttpOnly: true, SameSite: http.SameSiteLaxMode})
}

// ours tells whether a form came from a page of ours in this browser: it carries
// what the browser's cookie says, which no other site can read.
func ours(r *http.Request) bool {
	c, err := r.Cookie(tokenCookie)
	return err == nil && c.Value != "" && subtle.ConstantTimeCompare([]byte(c.Value), []byte(r.PostFormValue("token"))) == 1
}

// local is the address if it is one of this server, else the queue.
func local(address string) string {
	if u, err := url.Parse(address); err != nil || u.IsAbs() || u.Host != "" || !strings.HasPrefix(address, "/") || strings.Contains(address, `\`) {
		return "/review"
	}
	return address
}

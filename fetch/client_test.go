package fetch_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/isnad-project/isnad/fetch"
)

// options allow this computer to be asked, and nothing else that is private.
func options() fetch.Options {
	return fetch.Options{
		Agent: "isnad/test", Timeout: 5 * time.Second, Now: time.Now,
		Private: []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32")},
	}
}

func serve(t *testing.T, handle http.HandlerFunc) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		handle(w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

func TestGet(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/old":
			http.Redirect(w, r, "/خبر?n=1#top", http.StatusMovedPermanently)
		case "/خبر":
			if r.Header.Get("If-None-Match") == `"v1"` && r.Header.Get("If-Modified-Since") != "" {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			w.Header().Set("ETag", `"v1"`)
			w.Header().Set("X-Agent", r.UserAgent())
			fmt.Fprint(w, "وصلت القافلة")
		default:
			http.NotFound(w, r)
		}
	})
	c := fetch.New(options())
	body, answer, err := c.Get(t.Context(), s.URL+"/old", fetch.Since{}, 1<<16)
	if err != nil {
		t.Fatal(err)
	}
	if string(body) != "وصلت القافلة" || answer.Status != 200 || answer.Header["X-Agent"][0] != "isnad/test" ||
		answer.Address != s.URL+"/%d8%ae%d8%a8%d8%b1?n=1" || len(answer.Through) != 1 || answer.Through[0] != s.URL+"/old" {
		t.Errorf("%q %+v", body, answer)
	}
	if _, err := time.Parse(time.RFC3339, answer.At); err != nil {
		t.Error(err)
	}
	_, _, err = c.Get(t.Context(), s.URL+"/old", fetch.Since{ETag: answer.Header["Etag"][0], LastModified: "Wed, 01 May 2024 00:00:00 GMT"}, 1<<16)
	if !errors.Is(err, fetch.ErrUnchanged) {
		t.Errorf("asked again: %v", err)
	}
}

// TestRefused are the servers that no answer is had from, each with what is said.
func TestRefused(t *testing.T) {
	stop := make(chan struct{})
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/circle":
			http.Redirect(w, r, "/circle2", http.StatusFound)
		case "/circle2":
			http.Redirect(w, r, "/circle", http.StatusFound)
		case "/on":
			http.Redirect(w, r, "/on?"+r.URL.RawQuery+"x", http.StatusFound)
		case "/file":
			http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
		case "/slow":
			select {
			case <-r.Context().Done():
			case <-stop:
			}
		case "/drip":
			for i := 0; ; i++ {
				fmt.Fprint(w, ".")
				w.(http.Flusher).Flush()
				select {
				case <-r.Context().Done():
					return
				case <-stop:
					return
				case <-time.After(20 * time.Millisecond):
				}
			}
		case "/endless":
			block := []byte(strings.Repeat("قصف ", 4096))
			for {
				if _, err := w.Write(block); err != nil {
					return
				}
			}
		case "/cut":
			w.Header().Set("Content-Length", "1000")
			fmt.Fprint(w, "<p>قصف")
		case "/busy":
			w.Header().Set("Retry-After", "3600")
			w.WriteHeader(http.StatusServiceUnavailable)
		}
	})
	defer close(stop)
	opt := options()
	opt.Timeout = 300 * time.Millisecond
	c := fetch.New(opt)
	for _, tc := range []struct{ address, says string }{
		{s.URL + "/circle", "led in a circle, back to " + s.URL + "/circle"},
		{s.URL + "/on", "led on more than 5 times"},
		{s.URL + "/file", `"file:///etc/passwd" is not an address of a page`},
		{s.URL + "/slow", "no whole answer within 300ms"},
		{s.URL + "/drip", "no whole answer within 300ms"},
		{s.URL + "/endless", "larger than 65536 bytes"},
		{s.URL + "/cut", "the answer is cut off"},
		{"http://user:secret@127.0.0.1/", "user name"},
		{"http:///x", "names no host"},
		{s.URL + "/busy", "503 Service Unavailable"},
		{s.URL + "/after-busy", "wants to be left alone until"},
	} {
		_, _, err := c.Get(t.Context(), tc.address, fetch.Since{}, 1<<16)
		if err == nil || !strings.Contains(err.Error(), tc.says) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %v; want %q", tc.address, err, tc.says)
		}
	}
}

// TestPrivate refuses what is private by its address, by its name and behind a
// redirect, before a byte is sent there.
func TestPrivate(t *testing.T) {
	var asked atomic.Int32
	hidden := httptest.NewUnstartedServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked.Add(1) }))
	at, err := net.Listen("tcp", "127.0.0.2:0")
	if err != nil {
		t.Skipf("no second loopback address: %v", err)
	}
	hidden.Listener.Close()
	hidden.Listener = at
	hidden.Start()
	defer hidden.Close()
	open := serve(t, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, hidden.URL+"/secret", http.StatusFound)
	})

	c := fetch.New(options())
	var private *fetch.PrivateError
	for _, address := range []string{open.URL + "/news", hidden.URL, "http://[::1]:1/", "http://[::ffff:10.0.0.1]/", "http://10.1.2.3/", "http://169.254.169.254/latest/"} {
		if _, _, err := c.Get(t.Context(), address, fetch.Since{}, 1<<16); !errors.As(err, &private) {
			t.Errorf("%s: %v", address, err)
		}
	}
	opt := options()
	opt.Private = nil
	_, port, _ := strings.Cut(strings.TrimPrefix(open.URL, "http://"), ":")
	if _, _, err := fetch.New(opt).Get(t.Context(), "http://localhost:"+port+"/news", fetch.Since{}, 1<<16); !errors.As(err, &private) {
		t.Errorf("a name: %v", err)
	}
	if asked.Load() > 0 {
		t.Errorf("the private server was asked %d times", asked.Load())
	}
}

// TestDelay waits between two requests of one host, and not between two hosts.
func TestDelay(t *testing.T) {
	one := serve(t, func(http.ResponseWriter, *http.Request) {})
	opt := options()
	opt.Delay = 150 * time.Millisecond
	c := fetch.New(opt)
	begin := time.Now()
	for range 2 { // robots.txt, the page, the page
		if _, _, err := c.Get(t.Context(), one.URL+"/a", fetch.Since{}, 1<<16); err != nil {
			t.Fatal(err)
		}
	}
	if d := time.Since(begin); d < 2*opt.Delay {
		t.Errorf("three requests of one host within %s", d)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := c.Get(ctx, one.URL+"/a", fetch.Since{}, 1<<16); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}

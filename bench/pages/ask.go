package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"syscall"
	"time"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
	"github.com/isnad-project/isnad/web"
)

// asked is a ledger whose pages are asked for.
type asked struct {
	path   string
	l      *store.Ledger
	h      *web.Pages
	kinds  []*kind
	claims []string        // some of its claims, spread over it
	judged []time.Duration // what judgements took
}

// kind is a kind of pages with the address of each of them, and what was seen of it.
type kind struct {
	name string
	at   func(n int) string

	took   []time.Duration
	first  time.Duration
	waited int // pages that were made beside: the browser was told to ask again
	bytes  int
}

func (k *kind) median() time.Duration { return slices.Sorted(slices.Values(k.took))[len(k.took)/2] }

// ask asks for one of the pages.
func (k *kind) ask(a *asked, n int) error {
	took, waited, body, err := get(a.h, k.at(n))
	if n == 0 {
		k.first = took
	}
	if waited {
		k.waited++
	}
	k.took, k.bytes = append(k.took, took), max(k.bytes, len(body))
	return err
}

// judge asks for a kind of pages behind a judgement of its own, which is taken back.
func (a *asked) judge(i int) (judged, page time.Duration, err error) {
	rule := func(j isnad.Judgement) (isnad.Judgement, error) {
		start := processorTime()
		j, _, err := a.l.Rule(context.Background(), j)
		a.judged = append(a.judged, processorTime()-start)
		return j, err
	}
	j, err := rule(isnad.Judgement{A: a.claims[i%len(a.claims)], Verdict: "reject", Why: "timing", By: "bench"})
	if err != nil {
		return 0, 0, err
	}
	judged = a.judged[len(a.judged)-1]
	if page, _, _, err = get(a.h, a.kinds[i].at(0)); err != nil {
		return 0, 0, err
	}
	_, err = rule(isnad.Judgement{Retracts: j.ID, By: "bench"})
	return judged, page, err
}

// processorTime is what the program has had of the processors, in itself and in the system for
// it: other programs on the machine do not lengthen it.
func processorTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// get asks for an address as one browser on this machine does, until the page itself is there, and
// tells whether it was first told to wait.
func get(h http.Handler, path string) (took time.Duration, waited bool, body []byte, err error) {
	start := processorTime()
	for {
		r := httptest.NewRequest(http.MethodGet, path, nil)
		r.Host = "127.0.0.1"
		r.AddCookie(&http.Cookie{Name: "isnad_form", Value: "bench"}) // by it the page is known that was made beside
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		switch w.Code {
		case http.StatusOK, http.StatusFound:
			return processorTime() - start, waited, w.Body.Bytes(), nil
		case http.StatusAccepted:
			waited = true
			time.Sleep(20 * time.Millisecond)
		default:
			return 0, waited, nil, fmt.Errorf("%s: status %d", path, w.Code)
		}
	}
}

// read asks for an address of the API.
func read(h http.Handler, path string, into any) error {
	_, _, body, err := get(h, path)
	if err != nil {
		return err
	}
	return json.Unmarshal(body, into)
}

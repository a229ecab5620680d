// Command pages times the pages of ledgers of different sizes, and weighs them: every page
// shall take no more than three times as long in a large ledger as in a small one, and none
// shall weigh more than 500 kB.
//
//	cd bench && go run ./ledger -claims 10000,1000000 -dir /var/tmp/ledgers ../samples ../../shared/corpus/conflict-articles.jsonl
//	go run ./pages /var/tmp/ledgers/10000.db /var/tmp/ledgers/1000000.db
//
// Each kind of page is asked for several times at different addresses, spread over the
// ledger, and of lists full pages; what is shown is the median of the processor time that the handler takes, the first answer
// after the start (which reads what is held in memory), the first after a judgement, both as if
// nothing were made ready behind it, and the greatest weight. A claim of every ledger is rejected for that, and the judgement taken back.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"regexp"
	"runtime"
	"runtime/pprof"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/extract"
	"github.com/isnad-project/isnad/gazetteer"
	"github.com/isnad-project/isnad/knowledge"
	"github.com/isnad-project/isnad/shape"
	"github.com/isnad-project/isnad/store"
	"github.com/isnad-project/isnad/web"
)

func main() {
	only := flag.String("only", "", "ask for the kinds of pages whose names begin so alone")
	profile := flag.String("profile", "", "write a profile of the processor to this file")
	flag.Parse()
	if flag.NArg() == 0 {
		fmt.Fprintln(os.Stderr, "usage: pages [-only KIND] [-profile FILE] LEDGER…")
		os.Exit(2)
	}
	if err := run(flag.Args(), *only, *profile); err != nil {
		fmt.Fprintln(os.Stderr, "pages:", err)
		os.Exit(1)
	}
}

// rounds is how often each kind of page is asked for.
const rounds = 9

func run(paths []string, only, profile string) error {
	runtime.GOMAXPROCS(2)
	if profile != "" {
		f, err := os.Create(profile)
		if err != nil {
			return err
		}
		defer f.Close()
		if err := pprof.StartCPUProfile(f); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	reader, err := extract.New()
	if err != nil {
		return err
	}
	atlas := sync.OnceValues(func() (*shape.Atlas, error) {
		tables, err := fs.Sub(knowledge.FS, "gazetteer")
		if err != nil {
			return nil, err
		}
		g, err := gazetteer.Load(tables)
		if err != nil {
			return nil, err
		}
		return shape.Load(tables, g)
	})
	if _, err := atlas(); err != nil {
		return err
	}
	open := func(path string) (*asked, error) {
		l, err := store.OpenExisting(context.Background(), path, time.Now)
		if err != nil {
			return nil, err
		}
		l.SetNames(func(name, country string) (string, bool) {
			usual, _, known := reader.UsualName(name, country)
			return usual, known
		})
		l.SetCamps(reader.Camp)
		if stale, err := l.Stale(context.Background()); err != nil {
			return nil, err
		} else if stale {
			fmt.Fprintln(os.Stderr, path, "is linked")
			if err := l.Rebuild(context.Background(), nil); err != nil {
				return nil, err
			}
		}
		h, err := web.New(l, web.Options{Atlas: atlas, Forms: reader.Forms})
		return &asked{l: l, h: h}, err
	}
	var all []*asked
	for _, path := range paths {
		a, err := open(path)
		if err != nil {
			return err
		}
		if err := a.plan(); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		a.kinds = slices.DeleteFunc(a.kinds, func(k *kind) bool { return !strings.HasPrefix(k.name, only) })
		all = append(all, a)
	}
	for i := range all[0].kinds { // in turn, so that what else the machine does is the same for all
		for n := range 2 * rounds {
			for _, a := range all {
				if err := a.kinds[i].ask(a, n); err != nil {
					return err
				}
			}
		}
	}
	for i := range all[0].kinds {
		for _, a := range all {
			if err := a.judge(i); err != nil {
				return err
			}
		}
	}
	fmt.Printf("%-14s", "")
	for _, p := range paths {
		fmt.Printf("  %-59s", p[max(0, len(p)-34):])
	}
	fmt.Println("  times")
	for i, k := range all[0].kinds {
		fmt.Printf("%-14s", k.name)
		for _, a := range all {
			k := a.kinds[i]
			fmt.Printf("  %7.1f ms  first %8.1f ms  judged %7.1f ms  %4d kB", ms(k.median()), ms(k.first), ms(k.judged), k.bytes/1000)
		}
		fmt.Printf("  %.1f\n", float64(all[len(all)-1].kinds[i].median())/float64(k.median()))
	}
	for i, path := range paths {
		if err := all[i].l.Close(); err != nil {
			return err
		}
		a, err := open(path) // as one that has just been started
		if err != nil {
			return err
		}
		for _, when := range []string{"start", "judgement"} {
			start := processorTime()
			if err := a.h.Ready(context.Background()); err != nil {
				return err
			}
			fmt.Printf("%s: made ready behind a %s in %.2f s\n", path, when, (processorTime() - start).Seconds())
			if when == "start" {
				_, _, err = a.l.Rule(context.Background(), isnad.Judgement{A: all[i].claims[0], Verdict: "accept", Why: "timing", By: "bench"})
				if err != nil {
					return err
				}
			}
		}
		if err := a.l.Close(); err != nil {
			return err
		}
	}
	return nil
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// asked is a ledger whose pages are asked for.
type asked struct {
	l      *store.Ledger
	h      *web.Pages
	kinds  []*kind
	claims []string // some of its claims, spread over it
}

// kind is a kind of pages with the address of each of them, and what was seen of it.
type kind struct {
	name string
	at   func(n int) string

	took          []time.Duration
	first, judged time.Duration
	bytes         int
}

func (k *kind) median() time.Duration { return slices.Sorted(slices.Values(k.took))[len(k.took)/2] }

// ask asks for one of the pages.
func (k *kind) ask(a *asked, n int) error {
	d, bytes, err := get(a.h, k.at(n), nil)
	if n == 0 {
		k.first = d
	}
	k.took, k.bytes = append(k.took, d), max(k.bytes, bytes)
	return err
}

// judge asks for a kind of pages behind a judgement of its own, which is taken back.
func (a *asked) judge(i int) error {
	start := processorTime()
	j, _, err := a.l.Rule(context.Background(), isnad.Judgement{A: a.claims[i%len(a.claims)], Verdict: "reject", Why: "timing", By: "bench"})
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "judged in %.2f s\n", (processorTime() - start).Seconds())
	k := a.kinds[i]
	if k.judged, _, err = get(a.h, k.at(0), nil); err != nil {
		return err
	}
	_, _, err = a.l.Rule(context.Background(), isnad.Judgement{Retracts: j.ID, By: "bench"})
	return err
}

// plan chooses the addresses that are asked for.
func (a *asked) plan() error {
	var list struct {
		Count, Pages int
		Events       []isnad.Event
	}
	h := a.h
	var places, reports, events []string
	for n := range rounds {
		if _, _, err := get(h, fmt.Sprintf("/api/v1/events?page=%d", 1+n*max(list.Pages-1, 0)/rounds), &list); err != nil {
			return err
		}
		e := list.Events[n%len(list.Events)]
		events, reports, a.claims = append(events, e.ID), append(reports, e.Claims[0].Doc), append(a.claims, e.Claims[0].ID)
		for _, e := range list.Events {
			if e.Place != nil && e.Place.Admin1 != "" {
				places = append(places, string(e.Place.Admin1))
				break
			}
		}
	}
	claims := a.claims
	pick := func(s []string, n int) string { return url.PathEscape(s[n%len(s)]) }
	listed := func(path string) func(n int) string {
		full := 0
		return func(n int) string {
			if n == 0 {
				return path
			}
			if full == 0 {
				full = fullPages(h, path)
			}
			return fmt.Sprintf("%s?page=%d", path, 1+n*full/(2*rounds))
		}
	}
	a.kinds = []*kind{
		{name: "overview", at: func(n int) string { return []string{"/", "/?type=assault", "/?lang=en&disputed=1"}[n%3] }},
		{name: "overview, some", at: func(n int) string { return "/?admin1=" + pick(places, n) }},
		{name: "events", at: listed("/events")},
		{name: "events, some", at: func(n int) string { return "/events?sort=killed&type=assault&admin1=" + pick(places, n) }},
		{name: "event", at: func(n int) string { return "/events/" + pick(events, n) }},
		{name: "reports", at: listed("/reports")},
		{name: "report", at: func(n int) string { return "/reports/" + pick(reports, n) }},
		{name: "search", at: func(n int) string {
			return "/search?q=" + url.QueryEscape([]string{"قصف", "غارة حلب", "مقتل"}[n%3])
		}},
		{name: "tally", at: func(n int) string { return "/tally?by=" + []string{"place", "month", "type"}[n%3] }},
		{name: "control", at: listed("/control")},
		{name: "positions", at: listed("/positions")},
		{name: "review", at: func(n int) string { return fmt.Sprintf("/review?at=%d", 1+n) }},
		{name: "review log", at: func(int) string { return "/review/log" }},
		{name: "victims", at: func(int) string { return "/victims" }},
		{name: "claims", at: func(n int) string { return "/claims?before=" + pick(claims, n) }},
		{name: "claim", at: func(n int) string { return "/claims/" + pick(claims, n) }},
	}
	return nil
}

// fullPages is how many pages of a list are full; of a list that is all on one page, that one.
func fullPages(h http.Handler, path string) int {
	r := httptest.NewRequest(http.MethodGet, path+"?lang=en", nil)
	r.Host = "127.0.0.1"
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	m := pageOf.FindStringSubmatch(tags.ReplaceAllString(w.Body.String(), ""))
	if m == nil {
		return 1
	}
	n, _ := strconv.Atoi(strings.ReplaceAll(m[1], ",", ""))
	return max(n-1, 1)
}

var (
	tags   = regexp.MustCompile(`<[^>]*>`)
	pageOf = regexp.MustCompile(`Page [0-9,]+ of ([0-9,]+)`)
)

// processorTime is what the program has had of the processors, in itself and in the system for
// it: other programs on the machine do not lengthen it.
func processorTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// get asks for an address as a browser on this machine does.
func get(h http.Handler, path string, into any) (time.Duration, int, error) {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.Host = "127.0.0.1"
	w := httptest.NewRecorder()
	start := processorTime()
	h.ServeHTTP(w, r)
	took := processorTime() - start
	if w.Code == http.StatusAccepted { // it takes longer than a browser is kept waiting: made beside, and asked for again
		time.Sleep(time.Second)
		again, size, err := get(h, path, into)
		return took + again, size, err
	}
	if w.Code != http.StatusOK && w.Code != http.StatusFound {
		return 0, 0, fmt.Errorf("%s: status %d", path, w.Code)
	}
	if into != nil {
		return took, w.Body.Len(), json.Unmarshal(w.Body.Bytes(), into)
	}
	return took, w.Body.Len(), nil
}

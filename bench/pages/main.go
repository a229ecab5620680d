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

// timed is what was seen of one kind of page.
type timed struct {
	first, median, judged time.Duration
	bytes                 int
}

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
	seen := make([]map[string]timed, len(paths))
	var kinds []string
	open := func(path string) (*store.Ledger, *web.Pages, error) {
		l, err := store.OpenExisting(context.Background(), path, time.Now)
		if err != nil {
			return nil, nil, err
		}
		l.SetNames(func(name, country string) (string, bool) {
			usual, _, known := reader.UsualName(name, country)
			return usual, known
		})
		h, err := web.New(l, web.Options{Atlas: atlas, Forms: reader.Forms})
		return l, h, err
	}
	for i, path := range paths {
		l, h, err := open(path)
		if err != nil {
			return err
		}
		if stale, err := l.Stale(context.Background()); err != nil {
			return err
		} else if stale {
			fmt.Fprintln(os.Stderr, path, "is linked")
			if err := l.Rebuild(context.Background(), nil); err != nil {
				return err
			}
		}
		if seen[i], kinds, err = ask(h, l, only); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		if err := l.Close(); err != nil {
			return err
		}
		if l, h, err = open(path); err != nil { // as one that has just been started
			return err
		}
		start := processorTime()
		if err := h.Ready(context.Background()); err != nil {
			return err
		}
		fmt.Fprintf(os.Stderr, "%s is made ready in %.2f s\n", path, (processorTime() - start).Seconds())
		if err := l.Close(); err != nil {
			return err
		}
	}
	fmt.Printf("%-12s", "")
	for _, p := range paths {
		fmt.Printf("  %-53s", p[max(0, len(p)-34):])
	}
	fmt.Println("  times")
	for _, k := range kinds {
		fmt.Printf("%-12s", k)
		for i := range paths {
			s := seen[i][k]
			fmt.Printf("  %7.1f ms  first %8.1f ms  judged %7.1f ms %4d kB", ms(s.median), ms(s.first), ms(s.judged), s.bytes/1000)
		}
		fmt.Printf("  %.1f\n", float64(seen[len(paths)-1][k].median)/float64(seen[0][k].median))
	}
	return nil
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// kind is a kind of pages with the address of each of them.
type kind struct {
	name string
	at   func(n int) string
}

// ask asks for the kinds of pages whose names begin with only.
func ask(h http.Handler, l *store.Ledger, only string) (map[string]timed, []string, error) {
	var list struct {
		Count, Pages int
		Events       []isnad.Event
	}
	var places, reports, events, claims []string
	for n := range rounds {
		if _, _, err := get(h, fmt.Sprintf("/api/v1/events?page=%d", 1+n*max(list.Pages-1, 0)/rounds), &list); err != nil {
			return nil, nil, err
		}
		e := list.Events[n%len(list.Events)]
		events, reports, claims = append(events, e.ID), append(reports, e.Claims[0].Doc), append(claims, e.Claims[0].ID)
		for _, e := range list.Events {
			if e.Place != nil && e.Place.Admin1 != "" {
				places = append(places, string(e.Place.Admin1))
				break
			}
		}
	}
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
	kinds := []kind{
		{"overview", func(n int) string { return []string{"/", "/?type=assault", "/?lang=en&disputed=1"}[n%3] }},
		{"overview, some", func(n int) string { return "/?admin1=" + pick(places, n) }},
		{"events", listed("/events")},
		{"events, some", func(n int) string { return "/events?sort=killed&type=assault&admin1=" + pick(places, n) }},
		{"event", func(n int) string { return "/events/" + pick(events, n) }},
		{"reports", listed("/reports")},
		{"report", func(n int) string { return "/reports/" + pick(reports, n) }},
		{"search", func(n int) string {
			return "/search?q=" + url.QueryEscape([]string{"قصف", "غارة حلب", "مقتل"}[n%3])
		}},
		{"tally", func(n int) string { return "/tally?by=" + []string{"place", "month", "type"}[n%3] }},
		{"control", listed("/control")},
		{"positions", listed("/positions")},
		{"review", func(n int) string { return fmt.Sprintf("/review?at=%d", 1+n) }},
		{"review log", func(int) string { return "/review/log" }},
		{"victims", func(int) string { return "/victims" }},
		{"claims", func(n int) string { return "/claims?before=" + pick(claims, n) }},
		{"claim", func(n int) string { return "/claims/" + pick(claims, n) }},
	}
	out := map[string]timed{}
	kinds = slices.DeleteFunc(kinds, func(k kind) bool { return !strings.HasPrefix(k.name, only) })
	var names []string
	for _, k := range kinds {
		name := k.name
		names = append(names, name)
		var s timed
		var took []time.Duration
		for n := range 2 * rounds {
			d, bytes, err := get(h, k.at(n), nil)
			if err != nil {
				return nil, nil, err
			}
			if n == 0 {
				s.first = d
			}
			took = append(took, d)
			s.bytes = max(s.bytes, bytes)
		}
		slices.Sort(took)
		s.median = took[rounds]
		out[name] = s
	}
	for i, k := range kinds { // each after a judgement of its own
		s := out[names[i]]
		start := processorTime()
		j, _, err := l.Rule(context.Background(), isnad.Judgement{A: claims[i%len(claims)], Verdict: "reject", Why: "timing", By: "bench"})
		if err != nil {
			return nil, nil, err
		}
		fmt.Fprintf(os.Stderr, "judged in %.2f s\n", (processorTime() - start).Seconds())
		if s.judged, _, err = get(h, k.at(0), nil); err != nil {
			return nil, nil, err
		}
		out[names[i]] = s
		if _, _, err := l.Rule(context.Background(), isnad.Judgement{Retracts: j.ID, By: "bench"}); err != nil {
			return nil, nil, err
		}
	}
	return out, names, nil
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
	if w.Code != http.StatusOK && w.Code != http.StatusFound {
		return 0, 0, fmt.Errorf("%s: status %d", path, w.Code)
	}
	if into != nil {
		return took, w.Body.Len(), json.Unmarshal(w.Body.Bytes(), into)
	}
	return took, w.Body.Len(), nil
}

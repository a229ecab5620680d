// Command ledger times linking and the ledger over many claims, made from those of real
// reports: copies of the first reports with other dates, other places and other letters,
// so that what is told of one place in one month is as much in a large ledger as in a
// small one.
//
//	cd bench && go run ./ledger -claims 10000,100000 ../samples ../../shared/corpus/conflict-articles.jsonl
//
// For every number of claims it prints what the parts cost in processor time: filling a
// ledger, making its index for search, linking all of it, adding one report and linking that, and asking for events and
// tallies. With -stat it prints the same as lines that benchstat reads:
//
//	go run ./ledger -stat -count 4 ../samples ../../shared/corpus/conflict-articles.jsonl > new.txt
//	go run golang.org/x/perf/cmd/benchstat@latest -col /claims new.txt
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/isnad-project/isnad/extract"
	"github.com/isnad-project/isnad/link"
	"github.com/isnad-project/isnad/store"
)

func main() {
	claims := flag.String("claims", "10000,100000", "how many claims, several with commas")
	folder := flag.String("dir", "", "where the ledgers are written (a temporary folder)")
	linkOnly := flag.Bool("link", false, "link in memory, without a ledger")
	profile := flag.String("profile", "", "write a profile of the processor to this file")
	stat := flag.Bool("stat", false, "print lines for benchstat")
	count := flag.Int("count", 1, "how often everything is timed")
	flag.Parse()
	many := strings.Split(strings.Repeat(*claims+",", *count), ",")
	if err := run(many[:len(many)-1], *folder, *linkOnly, *stat, *profile, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "ledger:", err)
		os.Exit(1)
	}
}

func run(claims []string, folder string, linkOnly, stat bool, profile string, sources []string) error {
	runtime.GOMAXPROCS(2)
	reader, err := extract.New()
	if err != nil {
		return err
	}
	if folder == "" {
		if folder, err = os.MkdirTemp("", "isnad-ledger-"); err != nil {
			return err
		}
		defer os.RemoveAll(folder)
	}
	names := func(name, country string) (string, bool) {
		usual, _, known := reader.UsualName(name, country)
		return usual, known
	}
	pattern, err := read(reader, sources)
	if err != nil {
		return err
	}
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
	for _, n := range claims {
		many, err := strconv.Atoi(n)
		if err != nil {
			return fmt.Errorf("-claims %s: %w", n, err)
		}
		if linkOnly {
			linked(pattern, many, names)
		} else if err := timed(pattern, many, filepath.Join(folder, n+".db"), names, reader.Camp, stat); err != nil {
			return err
		}
	}
	return nil
}

// linked links so many claims in memory.
func linked(pattern []told, many int, names link.Names) {
	var in []link.Input
	for c := range copies(pattern, many) {
		key, text := c.doc.Key(), c.doc.TextKey()
		for i := range c.claims {
			in = append(in, link.Input{Claim: c.claims[i], Outlet: c.doc.Outlet, Published: c.doc.Published,
				DocKey: key, TextKey: text, Seq: len(in) + 1})
		}
	}
	runtime.GC()
	start := processorTime()
	res := link.Build(in, nil, link.Options{Names: names})
	took := processorTime() - start
	fmt.Printf("%d claims: linked in %.1f s, %.0f µs a claim; %d incidents, %d edges; peak %d MB\n", len(in), took,
		took*1e6/float64(len(in)), len(res.Incidents), len(res.Edges), peak())
}

// timed fills a ledger and times what is asked of it.
func timed(pattern []told, many int, path string, names link.Names, camps link.Camps, stat bool) error {
	ctx := context.Background()
	if err := os.RemoveAll(path); err != nil {
		return err
	}
	l, err := store.Open(ctx, path, time.Now)
	if err != nil {
		return err
	}
	defer l.Close()
	l.SetNames(names)
	l.SetCamps(camps)
	held := 0
	show := func(what string, took float64, each bool) {
		per, a := 1, "op"
		if each {
			per, a = max(held, 1), "claim"
		}
		if stat {
			fmt.Printf("Benchmark%s/claims=%d 1 %.0f ns/%s\n", strings.ToUpper(what[:1])+strings.ReplaceAll(what[1:], " ", "_"), many, took*1e9/float64(per), a)
			return
		}
		fmt.Printf("%9d  %-34s %10.3f s", held, what, took)
		if each {
			fmt.Printf(" %8.1f µs a claim", took*1e6/float64(per))
		}
		fmt.Printf("   peak %d MB\n", peak())
	}
	tell := func(what string, each bool, f func() error) error {
		start := processorTime()
		if err := f(); err != nil {
			return err
		}
		show(what, processorTime()-start, each)
		return nil
	}
	fill := func() error {
		for c := range copies(pattern, many) {
			if _, err := l.Add(ctx, &c.doc, c.claims); err != nil {
				return err
			}
			held += len(c.claims)
		}
		return nil
	}
	if err := tell("filled", true, fill); err != nil {
		return err
	}
	if err := tell("indexed for search", true, func() error { return l.Index(ctx, nil) }); err != nil {
		return err
	}
	if err := tell("linked whole", true, func() error { return l.Rebuild(ctx, nil) }); err != nil {
		return err
	}
	var last *told
	var took []float64
	for i := range 9 {
		last = dated(pattern)[i*len(dated(pattern))/9].copy(max(many/unit-1, 0))
		c := last.retold(fmt.Sprint("again ", i))
		start := processorTime()
		if _, err := l.Add(ctx, &c.doc, c.claims); err != nil {
			return err
		}
		if err := l.Update(ctx, nil); err != nil {
			return err
		}
		took = append(took, processorTime()-start)
	}
	slices.Sort(took)
	show("one report added, median of nine", took[4], false)
	month := store.EventFilter{From: last.doc.Published[:7] + "-01", To: last.doc.Published[:7] + "-31"}
	for _, q := range []struct {
		what string
		f    store.EventFilter
	}{
		{"events: newest fifty", store.EventFilter{Order: store.Newest, Limit: 50}},
		{"events: most killed, fifty", store.EventFilter{Order: store.MostKilled, Limit: 50}},
		{"events: of a month", month},
		{"events: of a place, fifty", store.EventFilter{Place: last.place(), Limit: 50}},
	} {
		if err := tell(q.what, false, func() error { _, err := l.Events(ctx, q.f); return err }); err != nil {
			return err
		}
	}
	return tell("tally of a month", false, func() error {
		events, err := l.Events(ctx, month)
		link.Tally(events, link.ByPlace)
		return err
	})
}

// processorTime is the seconds that the program has had of the processors, in itself and in
// the system for it.
func processorTime() float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
}

// peak is the most memory that the program has held, in MB.
func peak() int {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	kb, _ := strconv.Atoi(strings.Fields(rest + " 0")[0])
	return kb / 1024
}

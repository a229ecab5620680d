// Command pages times the pages of ledgers of different sizes, and weighs them: every page
// shall take no more than three times as long in a large ledger as in a small one, and none
// shall weigh more than 500 kB.
//
//	cd bench && go run ./ledger -claims 10000,1000000 -dir /var/tmp/ledgers ../samples ../../shared/corpus/conflict-articles.jsonl
//	go run ./pages /var/tmp/ledgers/10000.db /var/tmp/ledgers/1000000.db
//
// Each kind of page is asked for several times at different addresses, spread over the ledger, and
// of lists full pages. Shown is the median of the processor time until the page itself is there,
// also where a browser is first told that it is being made (how many were is shown), the first
// answer after the start, which reads what is held in memory, and the greatest weight. Then each is asked for behind a judgement,
// which is timed and taken back. Nothing is made ready behind it in either; what that costs is shown at the end.
package main

import (
	"context"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"runtime/pprof"
	"slices"
	"strings"
	"sync"
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

// rounds is how often each kind of page is asked for, at as many addresses where there are so many.
const rounds = 18

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
	open, err := opener()
	if err != nil {
		return err
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
	if err := visits(all); err != nil {
		return err
	}
	if err := judgements(all); err != nil {
		return err
	}
	for i, path := range paths {
		if err := all[i].l.Close(); err != nil {
			return err
		}
		a, err := open(path) // as one that has just been started
		if err != nil {
			return err
		}
		if err := a.ready(); err != nil {
			return err
		}
		if err := a.l.Close(); err != nil {
			return err
		}
	}
	return nil
}

// opener loads what the program knows and gives what opens a ledger with its pages.
func opener() (func(path string) (*asked, error), error) {
	reader, err := extract.New()
	if err != nil {
		return nil, err
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
		return nil, err
	}
	return func(path string) (*asked, error) {
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
		return &asked{path: path, l: l, h: h}, err
	}, nil
}

// visits asks for all pages of the ledgers in turn, so that what else the machine does is the
// same for all, and prints what each kind took.
func visits(all []*asked) error {
	fmt.Printf("%-22s", "")
	for _, a := range all {
		fmt.Printf("  %-52s", a.path[max(0, len(a.path)-34):])
	}
	fmt.Println("  times")
	for i, k := range all[0].kinds {
		for n := range rounds {
			for _, a := range all {
				if err := a.kinds[i].ask(a, n); err != nil {
					return err
				}
			}
		}
		fmt.Printf("%-22s", k.name)
		for _, a := range all {
			k := a.kinds[i]
			fmt.Printf("  %7.1f ms  first %8.1f ms  told to wait %2d  %4d kB", ms(k.median()), ms(k.first), k.waited, k.bytes/1000)
		}
		fmt.Printf("  %.1f\n", float64(all[len(all)-1].kinds[i].median())/float64(k.median()))
	}
	return nil
}

// judgements asks for each kind of pages behind a judgement of its own.
func judgements(all []*asked) error {
	fmt.Println("behind a judgement: the judgement itself, and the page")
	for i, k := range all[0].kinds {
		fmt.Printf("%-22s", k.name)
		for _, a := range all {
			judged, page, err := a.judge(i)
			if err != nil {
				return err
			}
			fmt.Printf("  %7.1f ms  %8.1f ms", ms(judged), ms(page))
		}
		fmt.Println()
	}
	for _, a := range all {
		slices.Sort(a.judged)
		fmt.Printf("%s: %d judgements and retractions took %.0f ms at least, %.0f in the middle, %.0f at most\n", a.path, len(a.judged),
			ms(a.judged[0]), ms(a.judged[len(a.judged)/2]), ms(a.judged[len(a.judged)-1]))
	}
	return nil
}

// ready times what is made before anybody asks, at the start and behind a judgement.
func (a *asked) ready() error {
	for _, when := range []string{"start", "judgement"} {
		start := processorTime()
		if err := a.h.Ready(context.Background()); err != nil {
			return err
		}
		fmt.Printf("%s: made ready behind a %s in %.2f s\n", a.path, when, (processorTime() - start).Seconds())
		if when == "start" {
			list, err := a.l.Events(context.Background(), store.EventFilter{Limit: 1})
			if err != nil {
				return err
			}
			j := isnad.Judgement{A: list[0].Claims[0].ID, Verdict: "accept", Why: "timing", By: "bench"}
			if _, _, err = a.l.Rule(context.Background(), j); err != nil {
				return err
			}
		}
	}
	return nil
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

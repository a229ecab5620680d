package web

import (
	"context"
	"net/http"
	"sync"
	"testing"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

// While pages are kept ready, what is asked for right behind a judgement shows it, as pages do that
// were never made before.
func TestReadyPagesAreNeverOld(t *testing.T) {
	l := reviewLedger(t)
	open := func() *Pages {
		t.Helper()
		p, err := New(l, Options{Types: testTypes})
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	kept := open()
	ctx, stop := context.WithCancel(t.Context())
	var keeping sync.WaitGroup
	keeping.Go(func() { kept.KeepReady(ctx) })
	defer keeping.Wait()
	defer stop()
	raid, guns := eventOf(t, l, "raid", "assault.airstrike").Claims[0].ID, eventOf(t, l, "guns", "assault.shelling").Claims[0].ID
	j := isnad.Judgement{A: raid, B: guns, Verdict: "same", By: "Salma", Why: "one market"}
	var before string
	for range 4 {
		made, _, err := l.Rule(t.Context(), j)
		if err != nil {
			t.Fatal(err)
		}
		fresh := open()
		for _, path := range []string{"/", "/tally", "/tally?by=month", "/control", "/victims", "/events"} {
			is, want := visit(t, kept, path, http.StatusOK), visit(t, fresh, path, http.StatusOK)
			if textOf(is) != textOf(want) {
				t.Errorf("%s is not as it is now", path)
			}
			if path == "/" {
				if textOf(is) == before {
					t.Error("the judgement is not seen in the overview")
				}
				before = textOf(is)
			}
		}
		if j = (isnad.Judgement{Retracts: made.ID, By: "Salma"}); made.Retracts != "" {
			j = isnad.Judgement{A: raid, B: guns, Verdict: "same", By: "Salma", Why: "one market"}
		}
	}
}

// What pages need is made without an error, in a ledger that holds nothing too.
func TestReady(t *testing.T) {
	for name, l := range map[string]*store.Ledger{"samples": sampleLedger(t), "nothing": emptyLedger(t)} {
		p, err := New(l, Options{Types: testTypes})
		if err == nil {
			err = p.Ready(t.Context())
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

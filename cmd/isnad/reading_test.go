package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

// However many readers there are and however long each report takes, readings
// come in the order of input, and errors in their places.
func TestInOrder(t *testing.T) {
	input := func(yield func(*isnad.Document, error) bool) {
		for i := range 200 {
			doc, err := &isnad.Document{ID: fmt.Sprint(i)}, error(nil)
			if i%7 == 3 {
				doc, err = nil, fmt.Errorf("%d", i)
			}
			if !yield(doc, err) {
				return
			}
		}
	}
	for _, workers := range []int{1, 2, 9} {
		var running, most atomic.Int32
		var got []string
		err := inOrder(workers, input, func(r *reading) error {
			n := running.Add(1)
			for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
			}
			if len(r.doc.ID)%2 == 0 {
				time.Sleep(time.Millisecond)
			}
			running.Add(-1)
			return nil
		}, nil, func(r *reading) error {
			if r.err != nil {
				got = append(got, r.err.Error())
			} else {
				got = append(got, r.doc.ID)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		want := make([]string, 200)
		for i := range want {
			want[i] = fmt.Sprint(i)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%d workers: %v", workers, got)
		}
		if int(most.Load()) > workers {
			t.Errorf("%d workers ran at once, want at most %d", most.Load(), workers)
		}
	}
}

// The first error of the consumer ends the run, and nothing is left waiting.
func TestInOrderEnds(t *testing.T) {
	endless := func(yield func(*isnad.Document, error) bool) {
		for yield(&isnad.Document{}, nil) {
		}
	}
	enough := errors.New("enough")
	n := 0
	err := inOrder(3, endless, func(*reading) error { return nil }, nil, func(*reading) error {
		if n++; n == 10 {
			return enough
		}
		return nil
	})
	if !errors.Is(err, enough) || n != 10 {
		t.Errorf("ended with %v after %d", err, n)
	}
}

// What was read is in the ledger soon, though the input goes on without giving anything.
func TestSlowInputIsKept(t *testing.T) {
	db := filepath.Join(t.TempDir(), "l.db")
	in, out := io.Pipe()
	a := &app{ctx: t.Context(), stdin: in, stdout: io.Discard, stderr: io.Discard, now: time.Now}
	done := make(chan int)
	go func() { done <- a.run([]string{"ingest", "-", "--as", "jsonl", "--db", db}) }()
	for i := range 20 { // the first half a kilobyte is looked at as a whole
		if _, err := fmt.Fprintf(out, "{\"text\": \"قتل أربعة أشخاص في قصف على بلدة سراقب\", \"id\": \"%d\", \"url\": \"%[1]d\"}\n", i); err != nil {
			t.Fatal(err)
		}
	}
	for held := 0; held < 20; time.Sleep(50 * time.Millisecond) {
		l, err := store.Open(t.Context(), db, time.Now)
		if err != nil {
			t.Fatal(err)
		}
		if held, err = l.CountDocuments(t.Context()); err != nil {
			t.Fatal(err)
		}
		l.Close()
	}
	out.Close()
	if s := <-done; s != exitOK {
		t.Errorf("status %d", s)
	}
}

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

// What was read is in the ledger soon, though the input goes on without giving anything: even if
// that is less than what a file is looked at for its kind.
func TestSlowInputIsKept(t *testing.T) {
	for _, as := range []string{"", "jsonl"} {
		s := startSlow(t, "--as", as)
		s.report(t, 0)
		for s.held(t) == 0 {
			time.Sleep(50 * time.Millisecond)
		}
		s.end(t)
	}
}

// Nor is it held for as long as something comes now and then.
func TestTrickleIsKept(t *testing.T) {
	s := startSlow(t)
	for i := 0; s.held(t) == 0; i++ {
		if i == together-1 {
			t.Fatalf("%d reports were read, and none is in the ledger", i)
		}
		s.report(t, i)
		time.Sleep(aWhile / 10)
	}
	s.end(t)
}

// slow is an ingest whose input comes by and by.
type slow struct {
	db   string
	in   io.WriteCloser
	done chan int
}

func startSlow(t *testing.T, args ...string) *slow {
	in, out := io.Pipe()
	s := &slow{filepath.Join(t.TempDir(), "l.db"), out, make(chan int)}
	a := &app{ctx: t.Context(), stdin: in, stdout: io.Discard, stderr: io.Discard, now: time.Now}
	go func() { s.done <- a.run(append([]string{"ingest", "-", "--db", s.db}, args...)) }()
	return s
}

func (s *slow) report(t *testing.T, n int) {
	if _, err := fmt.Fprintf(s.in, "{\"text\": \"قتل أربعة أشخاص في قصف على بلدة سراقب\", \"id\": \"%d\", \"url\": \"%[1]d\"}\n", n); err != nil {
		t.Fatal(err)
	}
}

// held is how many reports the ledger holds.
func (s *slow) held(t *testing.T) int {
	l, err := store.Open(t.Context(), s.db, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	n, err := l.CountDocuments(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func (s *slow) end(t *testing.T) {
	s.in.Close()
	if status := <-s.done; status != exitOK {
		t.Errorf("status %d", status)
	}
}

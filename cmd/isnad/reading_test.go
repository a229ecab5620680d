package main

import (
	"errors"
	"fmt"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/isnad-project/isnad"
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
		}, func(r *reading) error {
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
	err := inOrder(3, endless, func(*reading) error { return nil }, func(*reading) error {
		if n++; n == 10 {
			return enough
		}
		return nil
	})
	if !errors.Is(err, enough) || n != 10 {
		t.Errorf("ended with %v after %d", err, n)
	}
}

package main

import (
	"bytes"
	"testing"
	"time"
)

// TestProgressLines are the lines of work that nobody watches: what is through, how
// fast, how long still.
func TestProgressLines(t *testing.T) {
	var errs bytes.Buffer
	now := time.Date(2031, 5, 1, 0, 0, 0, 0, time.UTC)
	a := &app{stderr: &errs, now: func() time.Time { return now }}
	after := func(d time.Duration) { now = now.Add(d) }

	p := newProgress(a, "reading")
	after(4 * time.Second)
	p.bytes(40, 1000) // too early
	after(time.Second)
	p.read(1000)
	p.bytes(50, 1000)
	after(10 * time.Second) // half as fast, and fewer reports
	p.read(1020)
	p.bytes(100, 1000)
	after(5 * time.Second)
	p.bytes(1000, 1000)
	p.end()

	p = newProgress(a, "linking")
	after(5 * time.Second)
	p.things(0, 1000)
	after(5 * time.Second)
	p.things(4, 1000)

	p = newProgress(a, "reading") // from standard input
	after(5 * time.Second)
	p.read(3)
	p.bytes(7<<20, -1)

	p = newProgress(a, "reading") // pages of servers
	after(5 * time.Second)
	p.bytes(0, -1)
	after(5 * time.Second)
	p.read(2)
	p.bytes(9000, -1)

	const want = `isnad: reading: 5%, reports: 1000, 200 a second, 1m35s left
isnad: reading: 10%, reports: 1020, 141 a second, 1m46s left
isnad: reading: 100%, reports: 1020, 98 a second, 0s left
isnad: linking: 0%
isnad: linking: 0%, 20m45s left
isnad: reading: 7 MiB, reports: 3, 0.6 a second
isnad: reading: reports: 2, 0.4 a second
`
	if errs.String() != want {
		t.Errorf("got\n%s\nwant\n%s", &errs, want)
	}
}

package main

import (
	"fmt"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
)

// plainEvery is the time between two lines of progress off a terminal.
const plainEvery = 5 * time.Second

// progress shows how far long work has come: a bar on a terminal, else a line
// now and then. It may be used by several goroutines.
type progress struct {
	app  *app
	what string

	mu   sync.Mutex
	bar  *progressbar.ProgressBar
	last time.Time
}

func newProgress(a *app, what string) *progress {
	return &progress{app: a, what: what, last: a.now()}
}

// bytes shows that done of total bytes are through; total -1 is unknown.
func (p *progress) bytes(done, total int64) { p.show(done, total, true) }

// things shows that done of total things are through.
func (p *progress) things(done, total int) { p.show(int64(done), int64(total), false) }

func (p *progress) show(done, total int64, bytes bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.app.errTerminal {
		if p.app.now().Sub(p.last) < plainEvery {
			return
		}
		p.last = p.app.now()
		switch {
		case total > 0:
			fmt.Fprintf(p.app.stderr, "isnad: %s: %d%%\n", p.what, 100*done/total)
		case bytes:
			fmt.Fprintf(p.app.stderr, "isnad: %s: %d MiB\n", p.what, done>>20)
		}
		return
	}
	if p.bar == nil {
		p.bar = progressbar.NewOptions64(total,
			progressbar.OptionSetWriter(p.app.stderr), progressbar.OptionSetDescription(p.what), progressbar.OptionShowBytes(bytes),
			progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish(), progressbar.OptionSetWidth(30))
	}
	_ = p.bar.Set64(done) // a bar that cannot be drawn must not stop the work
}

// say writes a line to standard error, above the bar if there is one.
func (p *progress) say(format string, args ...any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.clear()
	p.app.say(format, args...)
}

// end takes the bar away.
func (p *progress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.clear()
	p.bar = nil
}

func (p *progress) clear() {
	if p.bar != nil {
		_ = p.bar.Clear()
	}
}

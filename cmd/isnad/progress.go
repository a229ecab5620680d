package main

import (
	"fmt"
	"math"
	"strings"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
)

// plainEvery is the time between two lines of progress off a terminal.
const plainEvery = 5 * time.Second

// progress shows how far long work has come, how fast it goes and how long it will
// still take: a bar on a terminal, else a line now and then. It may be used by
// several goroutines.
type progress struct {
	app  *app
	what string

	mu      sync.Mutex
	bar     *progressbar.ProgressBar
	reports int
	last    stand // at the last line
	pace    stand // a second, of late; nothing before the first line
}

// stand is how far work has come at a time.
type stand struct {
	at            time.Time
	done, reports float64
}

func newProgress(a *app, what string) *progress {
	return &progress{app: a, what: what, last: stand{at: a.now()}}
}

// bytes shows that done of total bytes are through; total -1 is unknown.
func (p *progress) bytes(done, total int64) { p.show(done, total, true) }

// things shows that done of total things are through.
func (p *progress) things(done, total int) { p.show(int64(done), int64(total), false) }

// read says that n reports are read so far.
func (p *progress) read(n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.reports = n
}

func (p *progress) show(done, total int64, bytes bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.app.errTerminal {
		if p.app.now().Sub(p.last.at) >= plainEvery {
			p.move(stand{p.app.now(), float64(done), float64(p.reports)})
			if s := p.line(total, bytes); s != "" {
				fmt.Fprintf(p.app.stderr, "isnad: %s: %s\n", p.what, s)
			}
		}
		return
	}
	if p.bar == nil {
		p.bar = progressbar.NewOptions64(total,
			progressbar.OptionSetWriter(p.app.stderr), progressbar.OptionSetDescription(p.what), progressbar.OptionShowBytes(bytes),
			progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish(), progressbar.OptionSetWidth(30))
	}
	if p.reports > 0 {
		p.bar.Describe(fmt.Sprintf("%s, reports: %d", p.what, p.reports))
	}
	_ = p.bar.Set64(done) // a bar that cannot be drawn must not stop the work
}

// move goes on to where the work stands now. The pace is that of the last half
// minute or so: what is known already passes faster than what is read.
func (p *progress) move(now stand) {
	seconds := now.at.Sub(p.last.at).Seconds()
	weight := 0.3
	if p.pace == (stand{}) {
		weight = 1
	}
	p.pace.done += weight * ((now.done-p.last.done)/seconds - p.pace.done)
	p.pace.reports += weight * ((now.reports-p.last.reports)/seconds - p.pace.reports)
	p.last = now
}

// line says how the work stands: «45%, reports: 4108, 118 a second, 50s left».
func (p *progress) line(total int64, bytes bool) string {
	var parts []string
	say := func(format string, args ...any) { parts = append(parts, fmt.Sprintf(format, args...)) }
	switch {
	case total > 0:
		say("%d%%", int64(100*p.last.done/float64(total)))
	case bytes && p.last.done >= 1<<20:
		say("%d MiB", int64(p.last.done)>>20)
	}
	if p.last.reports > 0 {
		say("reports: %.0f, %.*f a second", p.last.reports, decimals(p.pace.reports), p.pace.reports)
	}
	if total > 0 && p.pace.done > 0 {
		say("%s left", time.Duration(math.Ceil((float64(total)-p.last.done)/p.pace.done))*time.Second)
	}
	return strings.Join(parts, ", ")
}

// decimals are those of a rate: one of a slow one.
func decimals(rate float64) int {
	if rate < 10 {
		return 1
	}
	return 0
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

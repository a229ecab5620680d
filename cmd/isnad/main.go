package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/alecthomas/kong"
	"golang.org/x/term"
)

// Exit statuses.
const (
	exitOK     = 0
	exitFailed = 1 // an input failed, a check failed, or the command could not do its work
	exitUsage  = 2
)

// cli is the command line.
type cli struct {
	Extract   extractCmd   `cmd:"" help:"Read reports and print the claims in them."`
	Explain   explainCmd   `cmd:"" help:"Show how a sentence or a report is read: tokens, marks, rules that fired or nearly did."`
	Check     checkCmd     `cmd:"" help:"Compile all knowledge and run every example in it."`
	Score     scoreCmd     `cmd:"" help:"Compare predicted claims with gold claims."`
	Ingest    ingestCmd    `cmd:"" help:"Read reports into a ledger and compute its events."`
	Watch     watchCmd     `cmd:"" help:"Poll feeds and sitemaps and ingest the pages that they name."`
	Rebuild   rebuildCmd   `cmd:"" help:"Compute the events of a ledger anew."`
	Claims    claimsCmd    `cmd:"" help:"Print the claims of a ledger."`
	Events    eventsCmd    `cmd:"" help:"Print the events of a ledger, with who says what."`
	Tally     tallyCmd     `cmd:"" help:"Sum killed and injured over the events of a ledger; nothing is counted twice."`
	Places    placesCmd    `cmd:"" help:"Look up the places that a name may mean, and keep a ledger's own."`
	Growth    growthCmd    `cmd:"" help:"Show how the figures of an event grew as its reports came to be known."`
	Control   controlCmd   `cmd:"" help:"Show who is said to hold which place, since when, and what is contested."`
	Positions positionsCmd `cmd:"" help:"Show where parties stand on an issue, and how planned dates drift."`
	Victims   victimsCmd   `cmd:"" help:"Print the persons whom reports name among the victims, and who may be one."`
	Export    exportCmd    `cmd:"" help:"Write the events of a ledger as ACLED- or GED-shaped rows, HXL, GeoJSON, FollowTheMoney, Parquet and more."`
	Compare   compareCmd   `cmd:"" help:"Compare the events of a ledger with ACLED- or GED-shaped rows."`
	Verify    verifyCmd    `cmd:"" help:"Hash a ledger or a bundle of evidence again and name what was changed."`
	Evidence  evidenceCmd  `cmd:"" help:"Write what stands behind an event into a bundle that verifies offline."`
	Serve     serveCmd     `cmd:"" help:"Serve the pages of a ledger."`
	Version   versionCmd   `cmd:"" help:"Print the version of the program and of its knowledge."`
}

// app is what the commands share: the streams, the clock, and whether somebody
// is watching.
type app struct {
	ctx            context.Context // ends with Ctrl-C
	stdin          io.Reader
	stdout, stderr io.Writer
	outTerminal    bool
	errTerminal    bool
	width          int // columns of the terminal; 0 when there is none
	now            func() time.Time
}

// errFailed ends a command with exit status 1 when all that was wrong has been
// said already.
var errFailed = errors.New("failed")

func main() { os.Exit(start()) }

func start() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // the second Ctrl-C ends the program at once
	a := &app{
		ctx: ctx, stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, now: time.Now,
		outTerminal: term.IsTerminal(int(os.Stdout.Fd())), errTerminal: term.IsTerminal(int(os.Stderr.Fd())),
	}
	if a.outTerminal {
		if w, _, err := term.GetSize(int(os.Stdout.Fd())); err == nil {
			a.width = w
		}
	}
	return a.run(os.Args[1:])
}

// run is one run of the program; it returns the exit status.
func (a *app) run(args []string) int {
	var c cli
	exited := -1
	parser, err := newParser(&c, a, func(code int) { exited = code })
	if err != nil {
		return a.fail(err, exitFailed)
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	k, err := parser.Parse(args)
	if exited >= 0 {
		return exited // help was asked for and printed
	}
	if err != nil {
		status := a.fail(err, exitUsage)
		fmt.Fprintln(a.stderr, `isnad: "isnad --help" lists the commands, "isnad COMMAND --help" explains one`)
		return status
	}
	switch err := k.Run(); {
	case err == nil:
		return exitOK
	case errors.Is(err, errFailed):
		return exitFailed
	case errors.Is(err, context.Canceled) && a.ctx.Err() != nil:
		return a.fail(errors.New("stopped"), exitFailed)
	default:
		return a.fail(err, exitFailed)
	}
}

func newParser(c *cli, a *app, exit func(int)) (*kong.Kong, error) {
	return kong.New(c,
		kong.Name("isnad"),
		kong.Description("isnad reads reports of armed conflict in Arabic and keeps who says what: claims with their sources and exact words, "+
			"joined into events with every figure and every contradiction."),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
		kong.Writers(a.stdout, a.stderr),
		kong.Exit(exit),
		kong.Bind(a),
	)
}

func (a *app) fail(err error, status int) int {
	a.say("%v", err)
	return status
}

// say writes one line to standard error.
func (a *app) say(format string, args ...any) {
	fmt.Fprintf(a.stderr, "isnad: "+format+"\n", args...)
}

package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"

	"github.com/isnad-project/isnad/extract"
)

const folder = "score/precision/"

const usage = `usage: precision draw   -corpus FILE [-n 100] [-rules] [-list]
       precision quiet  -corpus FILE [-ids FILE]
       precision report -verdicts FILE -verdicts FILE [-draw FILE]`

// errUsage is an error that the flag package has told of already.
var errUsage = errors.New("usage")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	out := bufio.NewWriter(os.Stdout)
	err := run(ctx, out, os.Args[1:])
	if e := out.Flush(); err == nil {
		err = e
	}
	switch {
	case errors.Is(err, errUsage):
		os.Exit(2)
	case err != nil:
		fmt.Fprintln(os.Stderr, "precision:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, out io.Writer, args []string) error {
	if len(args) == 0 {
		fmt.Fprintln(os.Stderr, usage)
		return errUsage
	}
	fs := flag.NewFlagSet("precision "+args[0], flag.ContinueOnError)
	switch args[0] {
	case "draw":
		corpus := fs.String("corpus", "", "the reports to draw from (.jsonl or .jsonl.gz)")
		n := fs.Int("n", 100, "how many claims")
		rules := fs.Bool("rules", false, "print each claim's rule too (not for judging)")
		list := fs.Bool("list", false, "write the draw to "+folder+"drawn-DIGEST.jsonl")
		if err := parse(fs, args[1:]); err != nil {
			return err
		}
		return runDraw(ctx, out, *corpus, *n, *rules, *list)
	case "quiet":
		corpus := fs.String("corpus", "", "the file that holds the reports (.jsonl or .jsonl.gz)")
		ids := fs.String("ids", folder+"quiet.txt", "ids of the reports, one a line")
		if err := parse(fs, args[1:]); err != nil {
			return err
		}
		return runQuiet(ctx, out, *corpus, *ids)
	case "report":
		var verdicts []string
		fs.Func("verdicts", "the verdicts of one pass; give it once for each pass", func(s string) error {
			verdicts = append(verdicts, s)
			return nil
		})
		draw := fs.String("draw", "", "the list that draw wrote (default: the one that the verdicts name)")
		if err := parse(fs, args[1:]); err != nil {
			return err
		}
		return runReport(out, verdicts, *draw)
	}
	fmt.Fprintln(os.Stderr, usage)
	return errUsage
}

func parse(fs *flag.FlagSet, args []string) error {
	if err := fs.Parse(args); err != nil {
		return errUsage
	}
	if fs.NArg() > 0 {
		return fmt.Errorf("%s: unexpected %q", fs.Name(), fs.Arg(0))
	}
	return nil
}

func runDraw(ctx context.Context, out io.Writer, corpus string, n int, rules, list bool) error {
	reader, err := extract.New()
	if err != nil {
		return err
	}
	var d draw
	d.digest = reader.Digest()
	if err := eachReport(ctx, corpus, nil, func(r *report) { d.add(r) }, reader.Read); err != nil {
		return err
	}
	fmt.Fprintf(out, "knowledge %s: %d reports, %d claims of violence, %d drawn\n", d.digest, d.reports, len(d.all), min(n, len(d.all)))
	d.choose(n)
	for i, c := range d.all {
		c.print(out, i+1, rules)
	}
	if !list {
		return nil
	}
	f, err := os.Create(folder + "drawn-" + d.digest + ".jsonl")
	if err != nil {
		return err
	}
	return errors.Join(d.list(f), f.Close())
}

package main

import (
	"fmt"
	"os"

	"github.com/isnad-project/isnad/score"
)

type scoreCmd struct {
	Gold      string `arg:"" help:"Gold claims, one document a line."`
	Predicted string `arg:"" help:"Predicted claims, as \"isnad extract\" prints them."`
	Texts     string `required:"" placeholder:"FILE" help:"The reports, one JSON line each with \"id\" and \"text\"."`
	JSON      bool   `name:"json" help:"Print one JSON object."`
	Misses    int    `default:"0" placeholder:"N" help:"Print up to N figures and claims that were not found."`
}

// Help explains the command at length.
func (scoreCmd) Help() string {
	return `Pairs predicted claims with gold ones and prints precision, recall and F1 of figures (counts), claims, places, the core of an
event database, names, times and modalities, and accuracies over the pairs.

Example:

  isnad extract texts.jsonl > predicted.jsonl
  isnad score gold.jsonl predicted.jsonl --texts texts.jsonl --misses 20`
}

// Run runs the command.
func (c *scoreCmd) Run(a *app) error {
	if c.Misses < 0 {
		return fmt.Errorf("--misses: want 0 or more, not %d", c.Misses)
	}
	var files [3]*score.File
	for i, path := range []string{c.Gold, c.Predicted, c.Texts} {
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		files[i], err = score.Load(f, path)
		f.Close()
		if err != nil {
			return err
		}
	}
	r, err := score.Compare(files[0], files[1], files[2])
	if err != nil {
		return fmt.Errorf("%s: %w", c.Texts, err)
	}
	if c.JSON {
		err = r.WriteJSON(a.stdout)
	} else {
		err = r.WriteText(a.stdout)
	}
	if err != nil {
		return err
	}
	for _, m := range r.Misses[:min(c.Misses, len(r.Misses))] {
		fmt.Fprintln(a.stdout, m)
	}
	if r.Unread > 0 {
		a.say("no prediction for %d of %d documents", r.Unread, r.Documents)
	}
	return nil
}

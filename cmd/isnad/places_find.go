package main

import (
	"bufio"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/gazetteer"
)

type placesFindCmd struct {
	Name  string `arg:"" help:"A name as reports write it, with or without its kind word: الزهراء, حي الزهراء."`
	In    string `placeholder:"PLACE" help:"What holds the place: a governorate, a city, a country."`
	Near  string `placeholder:"PLACE" help:"A place that the report speaks of too."`
	Limit int    `default:"10" placeholder:"N" help:"The most places that are listed (default: ${default})."`
	ownFlag
	formatFlag
}

// Help explains the command at length.
func (placesFindCmd) Help() string {
	return `Lists the places that bear a name, the likeliest first, weighed as in a report that says no more than what --in and --near say: with the
score of each, what it is the sum of, and the source of the row. A name that this does not decide is ambiguous. When no place bears
the name, the exit status is 1.

Examples:

  isnad places find مشيرفة
  isnad places find "حي الزهراء" --in حلب
  isnad places find الصالحية --near البوكمال --format jsonl`
}

// found is a place as it is printed.
type found struct {
	ID         string              `json:"id"`
	Path       string              `json:"path"`
	Names      []string            `json:"names"`
	Kind       string              `json:"kind"`
	Country    string              `json:"country"`
	Admin1     string              `json:"admin1"`
	Lat        *float64            `json:"lat"`
	Lon        *float64            `json:"lon"`
	Precision  string              `json:"precision"`
	Population int                 `json:"population,omitempty"`
	Verdict    string              `json:"verdict"` // chosen, ambiguous, or empty
	Score      float64             `json:"score"`
	Signs      []sign              `json:"signs"`
	Source     string              `json:"source"`
	Imported   []isnad.PlaceOrigin `json:"imported,omitempty"`
}

type sign struct {
	Sign   string  `json:"sign"`
	Weight float64 `json:"weight"`
}

// Run runs the command.
func (c *placesFindCmd) Run(a *app) error {
	own, err := c.places(a)
	if err != nil {
		return err
	}
	g, err := gazetteerWith(own)
	if err != nil {
		return err
	}
	verdict, weighed, err := g.Seek(c.Name, c.In, c.Near)
	if err != nil {
		return err
	}
	if len(weighed) == 0 {
		return fmt.Errorf("no place is called %s", c.Name)
	}
	shown := weighed[:min(len(weighed), max(c.Limit, 1))]
	out := bufio.NewWriter(a.stdout)
	if !c.text(a) {
		var lines []found
		for _, w := range shown {
			lines = append(lines, place(g, w, verdict))
		}
		return errors.Join(writeLines(out, lines), out.Flush())
	}
	t := newTable(a, "place", "kind", "point", "score", "why", "source")
	for _, w := range shown {
		f := place(g, w, verdict)
		point := ""
		if f.Lat != nil {
			point = fmt.Sprintf("%.4f, %.4f", *f.Lat, *f.Lon)
		}
		source := []string{f.Source, f.ID}
		for _, o := range f.Imported {
			source = append(source, fmt.Sprintf("%s (%s) %s:%d", o.Source, o.Licence, o.File, o.Line))
		}
		t.row(strings.Join(present(f.Path, f.Verdict), "\n"), f.Kind, point, fmt.Sprintf("%.2f", f.Score), why(f.Signs), strings.Join(source, "\n"))
	}
	t.write(out)
	if more := len(weighed) - len(shown); more > 0 {
		fmt.Fprintf(out, "and %d more (--limit)\n", more)
	}
	return out.Flush()
}

func place(g *gazetteer.Gazetteer, w gazetteer.Weighed, verdict gazetteer.Resolution) found {
	r := g.Row(w.Row)
	f := found{
		ID: r.ID, Path: g.Path(w.Row), Names: r.Names, Kind: r.Kind, Country: r.Country, Admin1: r.Admin1, Precision: r.Precision,
		Population: r.Pop, Score: hundredths(w.Score), Source: r.Source, Imported: g.Origins(w.Row),
	}
	if r.Point {
		f.Lat, f.Lon = &r.Lat, &r.Lon
	}
	for _, s := range w.Signs {
		if weight := hundredths(s.Weight); weight != 0 {
			f.Signs = append(f.Signs, sign{s.Name, weight})
		}
	}
	switch {
	case verdict.Row == w.Row:
		f.Verdict = "chosen"
	case slices.ContainsFunc(verdict.Ambiguous, func(c isnad.Candidate) bool { return c.ID == r.ID }):
		f.Verdict = "ambiguous"
	}
	return f
}

func hundredths(x float64) float64 { return math.Round(x*100) / 100 }

// why writes the signs, a line each.
func why(signs []sign) string {
	var lines []string
	for _, s := range signs {
		lines = append(lines, fmt.Sprintf("%+.2f %s", s.Weight, s.Sign))
	}
	return strings.Join(lines, "\n")
}

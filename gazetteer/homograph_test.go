package gazetteer

import (
	"bufio"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/isnad-project/isnad/arabic"
)

// ambiguousCase is a report of our own that uses a name which several places,
// or a place and a word, share, and what a careful reader makes of it: every
// field that is given must hold of each mention of the name.
type ambiguousCase struct {
	Text, Name      string
	Country, Admin1 string
	Kind            string // of the row; "settled" stands for a place of any size where people live
	Within          string // the name of something that holds it
	Ambiguous       bool   // nobody could tell from the text which place it is
	Lacks           bool   // the gazetteer has no such place
	None            bool   // the word is no place here
	Half            string // "develop" may be looked at when rules are written, "judge" not
}

// TestHomographs reads testdata/ambiguous.jsonl. The misses of the half that
// judges are counted and not printed, so that no rule is made for them.
func TestHomographs(t *testing.T) {
	f, err := os.Open("testdata/ambiguous.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	g := load(t)
	right := map[string]*tally{"develop": {}, "judge": {}}
	var open tally
	for s := bufio.NewScanner(f); s.Scan(); {
		var c ambiguousCase
		if err := json.Unmarshal(s.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		got := c.judge(g)
		right[c.Half].mark(got == "")
		if c.Ambiguous {
			open.mark(got == "")
		}
		if got != "" && (c.Half == "develop") {
			t.Logf("%s: %s", c.Text, got)
		}
	}
	all := tally{right["develop"].hit + right["judge"].hit, right["develop"].of + right["judge"].of}
	t.Logf("right %d of %d; develop %.3f, judge %.3f; of the undecidable %d of %d", all.hit, all.of, right["develop"].rate(), right["judge"].rate(), open.hit, open.of)
	if all.rate() < 0.90 {
		t.Error("less than nine in ten are right")
	}
}

// judge tells what is wrong with the reading of a case, empty if nothing is.
func (c *ambiguousCase) judge(g *Gazetteer) string {
	toks := arabic.Tokenize(c.Text, nil)
	ms := g.Find(toks, arabic.Sentences(toks))
	found := false
	for i, r := range g.Resolve(ms) {
		if n := arabic.Fold(ms[i].Name); n != arabic.Fold(c.Name) && !strings.HasSuffix(n, " "+arabic.Fold(c.Name)) {
			continue // the name of a facility keeps its kind word: مخيم النصيرات
		}
		found = true
		switch {
		case c.None:
			return "a place"
		case c.Ambiguous != (len(r.Ambiguous) > 0):
			return "ambiguous: " + ambiguity(&r) + ", chosen: " + path(g, &r)
		case c.Country != "" && string(r.Country) != c.Country, c.Admin1 != "" && string(r.Admin1) != c.Admin1,
			c.Lacks && r.Row >= 0,
			c.Kind != "" && c.Kind != string(r.Kind) && !(c.Kind == "settled" && settled(string(r.Kind))),
			c.Within != "" && !within(g, r.Row, c.Within):
			return path(g, &r) + " " + string(r.Kind)
		}
	}
	if !found && !c.None {
		return "no place"
	}
	return ""
}

func path(g *Gazetteer, r *Resolution) string {
	if r.Row < 0 {
		return "lacking in " + string(r.Admin1) + " " + string(r.Country)
	}
	return g.Path(r.Row)
}

func within(g *Gazetteer, row int, name string) bool {
	for _, w := range g.Within(row) {
		if slices.Contains(g.Row(w).Names, name) {
			return true
		}
	}
	return false
}

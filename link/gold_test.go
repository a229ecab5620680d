package link

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/isnad-project/isnad"
)

// goldInputs reads annotated reports as claims. Quotes stand in the gold as
// strings; their offsets are found in the texts. Nothing of the gold is kept in
// the project.
func goldInputs(t *testing.T, name string) []Input {
	t.Helper()
	texts := map[string]string{}
	for _, line := range goldLines(t, name+".texts.jsonl") {
		var d struct{ ID, Text string }
		if err := json.Unmarshal(line, &d); err != nil {
			t.Fatal(err)
		}
		texts[d.ID] = d.Text
	}
	var in []Input
	for _, line := range goldLines(t, name+".gold.jsonl") {
		var d struct {
			ID        string
			Published *string
			Outlet    *string
			Claims    []goldClaim
		}
		if err := json.Unmarshal(line, &d); err != nil {
			t.Fatal(err)
		}
		doc := isnad.Document{ID: d.ID, Text: texts[d.ID]}
		if d.Published != nil {
			doc.Published = *d.Published
		}
		for _, g := range d.Claims {
			c := g.claim(d.ID, doc.Text)
			c.Seal(doc.Key())
			in = append(in, Input{Claim: c, Published: doc.Published, DocKey: doc.Key(), TextKey: doc.TextKey(),
				Seq: len(in) + 1})
		}
	}
	return in
}

func goldLines(t *testing.T, name string) [][]byte {
	t.Helper()
	f, err := os.Open("../../shared/gold/" + name)
	if os.IsNotExist(err) {
		t.Skip("the annotated reports are not here")
	} else if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out [][]byte
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<24)
	for s.Scan() {
		if len(s.Bytes()) > 0 {
			out = append(out, append([]byte(nil), s.Bytes()...))
		}
	}
	if s.Err() != nil {
		t.Fatal(s.Err())
	}
	return out
}

type goldClaim struct {
	Type, Quote string
	Trigger     string
	Place       *struct {
		Text, Name, Relation string
		Admin1, Country      *string
	}
	Time struct {
		Text, Value *string
	}
	Actors, Targets []string
	Weapon          *string
	Counts          []struct {
		Outcome, Who, Quote string
		Low, High           *int
		Approx              bool
		Bound               *string
		PartOf              *int `json:"part_of"`
	}
	Source   []string
	Modality isnad.Modality
	Extent   string
	TollKind string `json:"toll_kind"`
}

func (g *goldClaim) claim(doc, text string) isnad.Claim {
	at := 0
	quote := func(s string) isnad.Quote {
		i := strings.Index(text[at:], s)
		base := at
		if i < 0 {
			if i, base = strings.Index(text, s), 0; i < 0 {
				return isnad.Quote{Exact: s}
			}
		}
		start := len([]rune(text[:base+i]))
		return isnad.Quote{Start: start, End: start + len([]rune(s)), Exact: s}
	}
	c := isnad.Claim{Doc: doc, Type: g.Type, Actors: g.Actors, Targets: g.Targets, Source: g.Source,
		Modality: g.Modality, Extent: g.Extent, TollKind: g.TollKind}
	c.Quote = quote(g.Quote)
	at = max(0, strings.Index(text, g.Quote))
	c.Trigger = quote(g.Trigger)
	c.Time.Value = g.Time.Value
	if g.Weapon != nil {
		c.Weapon = isnad.Known(*g.Weapon)
	}
	if p := g.Place; p != nil {
		c.Place = &isnad.Place{Name: p.Name, Relation: isnad.Relation(p.Relation)}
		if p.Admin1 != nil {
			c.Place.Admin1 = isnad.Known(*p.Admin1)
		}
		if p.Country != nil {
			c.Place.Country = isnad.Known(*p.Country)
		}
	}
	for _, n := range g.Counts {
		c.Counts = append(c.Counts, isnad.Count{Outcome: n.Outcome, Low: n.Low, High: n.High, Approx: n.Approx,
			Bound: n.Bound, Who: n.Who, PartOf: n.PartOf, Quote: quote(n.Quote)})
	}
	return c
}

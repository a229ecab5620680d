package link

import (
	"fmt"
	"slices"
	"testing"

	"github.com/isnad-project/isnad"
)

// rep is a report to be told of in a test; its claims stand one after another.
type rep struct {
	id, outlet, published string
	text                  string // equal texts are copies; the id when empty
	claims                []isnad.Claim
}

// edit changes a claim as a test builds it.
type edit func(*isnad.Claim)

func claim(code, place string, edits ...edit) isnad.Claim {
	c := isnad.Claim{Type: code, Modality: isnad.Asserted, Rule: "test"}
	if place != "" {
		c.Place = &isnad.Place{Name: place, Country: "SY", Admin1: isnad.Known(place), Relation: isnad.In}
	}
	for _, e := range edits {
		e(&c)
	}
	return c
}

func by(chain ...string) edit    { return func(c *isnad.Claim) { c.Source = chain } }
func at(value string) edit       { return func(c *isnad.Claim) { c.Time.Value = &value } }
func who(names ...string) edit   { return func(c *isnad.Claim) { c.Actors = names } }
func weapon(name string) edit    { return func(c *isnad.Claim) { c.Weapon = isnad.Known(name) } }
func mood(m isnad.Modality) edit { return func(c *isnad.Claim) { c.Modality = m } }
func extent(e string) edit       { return func(c *isnad.Claim) { c.Extent = e } }
func words(exact string) edit    { return func(c *isnad.Claim) { c.Quote.Exact = exact } }
func trigger(start, n int) edit {
	return func(c *isnad.Claim) {
		c.Trigger = isnad.Quote{Start: start, End: start + n, Exact: fmt.Sprint("at ", start)}
	}
}

// in puts the claim's place into a governorate (or, with an empty name, makes
// it the country).
func in(admin1 string) edit { return func(c *isnad.Claim) { c.Place.Admin1 = isnad.Known(admin1) } }

func lies(r isnad.Relation) edit { return func(c *isnad.Claim) { c.Place.Relation = r } }

func count(outcome string, low, high int, edits ...func(*isnad.Count)) edit {
	return func(c *isnad.Claim) {
		n := isnad.Count{Outcome: outcome, Who: "persons"}
		if low >= 0 {
			n.Low = &low
		}
		if high >= 0 {
			n.High = &high
		}
		for _, e := range edits {
			e(&n)
		}
		c.Counts = append(c.Counts, n)
	}
}

func kill(n int) edit { return count("killed", n, n) }
func hurt(n int) edit { return count("injured", n, n) }

func of(who string, part int) func(*isnad.Count) {
	return func(n *isnad.Count) {
		n.Who = who
		if part >= 0 {
			n.PartOf = &part
		}
	}
}

// inputs seals the claims of the reports and numbers them in order of arrival.
func inputs(reports ...rep) []Input {
	var out []Input
	for _, r := range reports {
		if r.text == "" {
			r.text = "report " + r.id
		}
		d := isnad.Document{ID: r.id, Text: r.text, Outlet: r.outlet, Published: r.published}
		for i, c := range r.claims {
			c.Doc = r.id
			c.Quote.Start, c.Quote.End = 100*i, 100*i+90
			if c.Quote.Exact == "" {
				c.Quote.Exact = "claim"
			}
			if c.Trigger.Exact == "" {
				c.Trigger = isnad.Quote{Start: 100 * i, End: 100*i + 5, Exact: "word"}
			}
			c.Seal(d.Key())
			out = append(out, Input{Claim: c, Outlet: r.outlet, Published: r.published, DocKey: d.Key(),
				TextKey: d.TextKey(), Seq: len(out) + 1})
		}
	}
	return out
}

func build(in []Input, js ...isnad.Judgement) Result { return Build(in, js, Options{}) }

// eventWith finds the event that holds the claim.
func eventWith(t *testing.T, res Result, claimID string) *isnad.Event {
	t.Helper()
	for i := range res.Events {
		for _, c := range res.Events[i].Claims {
			if c.ID == claimID {
				return &res.Events[i]
			}
		}
	}
	t.Fatalf("no event holds claim %s", claimID)
	return nil
}

// together tells whether the inputs with the given numbers are one event and
// no other claim is in it.
func together(t *testing.T, res Result, in []Input, numbers ...int) *isnad.Event {
	t.Helper()
	e := eventWith(t, res, in[numbers[0]].Claim.ID)
	var want, got []string
	for _, n := range numbers {
		want = append(want, in[n].Claim.ID)
	}
	for _, c := range e.Claims {
		got = append(got, c.ID)
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(want, got) {
		t.Errorf("claims of event with %v: got %v, want %v", numbers, got, want)
		for _, edge := range res.Edges {
			if slices.Contains(want, edge.A) || slices.Contains(want, edge.B) {
				t.Logf("%s %s %.2f %s %v", edge.A, edge.B, edge.Score, edge.Verdict, edge.Reasons)
			}
		}
	}
	return e
}

func contradiction(e *isnad.Event, field, kind string) *isnad.Contradiction {
	for i := range e.Contradictions {
		if c := &e.Contradictions[i]; c.Field == field && c.Kind == kind {
			return c
		}
	}
	return nil
}

func sameTally(a *isnad.Tally, low, best, high int) bool {
	return a != nil && *a == isnad.Tally{Low: low, Best: best, High: high}
}

// sumsOf are the sums of an event in words.
func sumsOf(e *isnad.Event, outcome string) (out []string) {
	for _, s := range e.Sums {
		if s.Outcome == outcome {
			out = append(out, s.String())
		}
	}
	return out
}

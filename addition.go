package isnad

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Reviewer is the Rule of a claim that a person added: no rule proposed it.
const Reviewer = "reviewer"

// Addition reads the claim that a Judgement with verdict "add" adds: a Claim in JSON, with
// the document that it stands in. What a person says is held to what a reading is held to:
// a type, the words it stands in, and every quote where it says it stands in the text.
func Addition(value, text string) (Claim, error) {
	var c Claim
	dec := json.NewDecoder(strings.NewReader(value))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&c); err != nil {
		return c, fmt.Errorf("added claim: %w", err)
	}
	switch {
	case c.Type == "":
		return c, errors.New("added claim: it has no type")
	case c.Rule != Reviewer:
		return c, fmt.Errorf("added claim: its rule is %q, not %q", c.Rule, Reviewer)
	case !slices.Contains(modalities, c.Modality):
		return c, fmt.Errorf("added claim: %q is no modality", c.Modality)
	case c.Quote.Exact == "":
		return c, errors.New("added claim: it names no words")
	case c.Time.Value != nil && !isDate(*c.Time.Value):
		return c, fmt.Errorf("added claim: %q is no date, month, year or interval of them", *c.Time.Value)
	case c.Place != nil && c.Place.Name == "":
		return c, errors.New("added claim: its place has no name")
	}
	for _, n := range c.Counts {
		if n.PartOf != nil && (*n.PartOf < 0 || *n.PartOf >= len(c.Counts)) {
			return c, errors.New("added claim: a figure is part of none that is there")
		}
		if err := bounds(n.Low, n.High); err != nil {
			return c, fmt.Errorf("added claim: %w", err)
		}
	}
	letters := []rune(text)
	for _, q := range c.quotes() {
		if q.Start < 0 || q.Start > q.End || q.End > len(letters) || string(letters[q.Start:q.End]) != q.Exact {
			return c, fmt.Errorf("added claim: %q does not stand at %d to %d", q.Exact, q.Start, q.End)
		}
	}
	if c.Trigger.Exact == "" || c.Trigger.Start < c.Quote.Start || c.Trigger.End > c.Quote.End {
		return c, errors.New("added claim: the word that names the event is none of its words")
	}
	return c, nil
}

var modalities = []Modality{Asserted, Denied, Negated, Hedged, Planned, Conditional}

// quotes are all stretches of the text that the claim names.
func (c *Claim) quotes() []Quote {
	out := []Quote{c.Quote, c.Trigger}
	if c.Place != nil && c.Place.Text != nil {
		out = append(out, *c.Place.Text)
	}
	if c.Time.Text != nil {
		out = append(out, *c.Time.Text)
	}
	for _, n := range c.Counts {
		if n.Quote.Exact != "" {
			out = append(out, n.Quote)
		}
	}
	return out
}

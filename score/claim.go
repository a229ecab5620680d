package score

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/isnad-project/isnad"
)

// claim is a claim as a file gives it: quotes as strings or as objects, fields
// missing or null. It is laxer than [isnad.Claim], which the program writes.
type claim struct {
	Type     string         `json:"type"`
	Quote    quote          `json:"quote"`
	Trigger  quote          `json:"trigger"`
	Place    *place         `json:"place"`
	Time     when           `json:"time"`
	Actors   []name         `json:"actors"`
	Targets  []name         `json:"targets"`
	Counts   []count        `json:"counts"`
	Source   []name         `json:"source"`
	Modality isnad.Modality `json:"modality"`
}

type place struct {
	Name     string  `json:"name"`
	Admin1   string  `json:"admin1"`
	Country  string  `json:"country"`
	Relation *string `json:"relation"`
}

type when struct {
	Value *string `json:"value"`
}

type count struct {
	Outcome string  `json:"outcome"`
	Low     figure  `json:"low"`
	High    figure  `json:"high"`
	Approx  bool    `json:"approx"`
	Bound   *string `json:"bound"`
	Who     string  `json:"who"`
	PartOf  *int    `json:"part_of"`
	Quote   quote   `json:"quote"`
}

// quote is a stretch of the report: a string, or an object with offsets, or
// neither (null).
type quote struct {
	start, end *int // code points; nil for a string
	exact      *string
}

func (q *quote) UnmarshalJSON(b []byte) error {
	*q = quote{}
	if len(b) > 0 && b[0] == '{' {
		var o struct {
			Start *int    `json:"start"`
			End   *int    `json:"end"`
			Exact *string `json:"exact"`
		}
		if err := json.Unmarshal(b, &o); err != nil {
			return fmt.Errorf("quote: %w", err)
		}
		if o.Start != nil && o.End == nil {
			return fmt.Errorf("quote: start without end")
		}
		*q = quote{o.Start, o.End, o.Exact}
		return nil
	}
	return json.Unmarshal(b, &q.exact)
}

// String is the quoted text.
func (q quote) String() string {
	if q.exact == nil {
		return "None"
	}
	return *q.exact
}

// name is an actor, a target or a link of a chain: a string, or an object with
// "name" or "exact".
type name string

func (n *name) UnmarshalJSON(b []byte) error {
	*n = ""
	if len(b) > 0 && b[0] == '{' {
		var o struct{ Name, Exact string }
		if err := json.Unmarshal(b, &o); err != nil {
			return fmt.Errorf("name: %w", err)
		}
		if *n = name(o.Name); o.Name == "" {
			*n = name(o.Exact)
		}
		return nil
	}
	return json.Unmarshal(b, (*string)(n))
}

// figure is a number that may be absent.
type figure struct {
	set   bool
	value float64
	text  string // as the file writes it
}

func (f *figure) UnmarshalJSON(b []byte) error {
	*f = figure{}
	if bytes.Equal(b, []byte("null")) {
		return nil
	}
	v, err := strconv.ParseFloat(string(b), 64)
	if err != nil {
		return fmt.Errorf("figure: %s is not a number", b)
	}
	*f = figure{true, v, string(b)}
	return nil
}

func (f figure) String() string {
	if !f.set {
		return "None"
	}
	return f.text
}

func (f figure) same(g figure) bool { return f.set == g.set && f.value == g.value }

// quoted is the value of an optional string as the report prints it.
func quoted(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func sameString(a, b *string) bool {
	return (a == nil) == (b == nil) && quoted(a) == quoted(b)
}

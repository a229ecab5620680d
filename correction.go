package isnad

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"
)

// Corrected is the claim with one field as a reviewer corrected it (a Judgement
// with verdict "correct"); the claim itself and its ID stay what they are. The
// value is the field's in the JSON form of claims: type "clash", time
// "2016-08-04" or null, place {…} or null, actors and targets […]; for killed and
// injured {"low": 3, "high": 5}, or null where the claim gives no such figure.
func (c Claim) Corrected(field, value string) (Claim, error) {
	read := func(into any) error {
		dec := json.NewDecoder(strings.NewReader(value))
		dec.DisallowUnknownFields()
		if err := dec.Decode(into); err != nil {
			return fmt.Errorf("correction of %s: %q: %w", field, value, err)
		}
		return nil
	}
	var err error
	switch field {
	case "type":
		c.Type = ""
		if err = read(&c.Type); err == nil && c.Type == "" {
			err = errors.New("correction of type: none is given")
		}
	case "time":
		var v *string
		if err = read(&v); err == nil && v != nil && !isDate(*v) {
			err = fmt.Errorf("correction of time: %q is no date, month, year or interval of them", *v)
		}
		c.Time.Value = v
	case "place":
		var p *Place
		if err = read(&p); err == nil && p != nil && p.Name == "" {
			err = errors.New("correction of place: it has no name")
		}
		if p != nil && c.Place != nil {
			p.Text = c.Place.Text
		}
		c.Place = p
	case "actors":
		c.Actors = nil
		err = read(&c.Actors)
	case "targets":
		c.Targets = nil
		err = read(&c.Targets)
	case "killed", "injured":
		var v *struct{ Low, High *int }
		if err = read(&v); err == nil && v != nil {
			err = bounds(v.Low, v.High)
		}
		if err != nil {
			return c, err
		}
		c.Counts = without(c.Counts, field, v != nil)
		if v != nil {
			c.Counts = append(c.Counts, Count{Outcome: field, Low: v.Low, High: v.High, Who: "persons"})
			whole := len(c.Counts) - 1
			for i := range c.Counts[:whole] {
				if n := &c.Counts[i]; n.Outcome == field && n.PartOf == nil {
					n.PartOf = &whole
				}
			}
		}
	default:
		err = fmt.Errorf("%q is no field that can be corrected", field)
	}
	return c, err
}

// Correctable lists the fields that Corrected knows.
func Correctable() []string {
	return []string{"type", "place", "time", "killed", "injured", "actors", "targets"}
}

func bounds(low, high *int) error {
	switch {
	case low == nil && high == nil:
		return errors.New("a figure needs a low or a high end")
	case low != nil && *low < 0 || high != nil && *high < 0:
		return errors.New("a figure cannot be less than none")
	case low != nil && high != nil && *low > *high:
		return fmt.Errorf("a figure from %d to %d runs backwards", *low, *high)
	}
	return nil
}

// without leaves out the whole figures of an outcome; parts keeps what they are
// broken down into. PartOf is counted anew.
func without(counts []Count, outcome string, parts bool) []Count {
	var out []Count
	moved := make(map[int]int, len(counts))
	for i, n := range counts {
		if n.Outcome == outcome && (n.PartOf == nil || !parts) {
			continue
		}
		moved[i] = len(out)
		out = append(out, n)
	}
	for i := range out {
		if out[i].PartOf == nil {
			continue
		}
		if to, ok := moved[*out[i].PartOf]; ok {
			out[i].PartOf = &to
		} else {
			out[i].PartOf = nil
		}
	}
	return out
}

// isDate tells whether a value is an ISO date, month or year, or an interval of
// them of which one end may be open.
func isDate(value string) bool {
	from, to, interval := strings.Cut(value, "/")
	one := func(s string) bool {
		for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
			if _, err := time.Parse(layout, s); err == nil {
				return true
			}
		}
		return false
	}
	if !interval {
		return one(from)
	}
	return (from == "" || one(from)) && (to == "" || one(to)) && from+to != ""
}

package web

import (
	"html/template"
	"strings"

	"github.com/isnad-project/isnad"
)

// A fieldRow is one field of an event across all its claims.
type fieldRow struct {
	Field string        // type, modality, killed, place, time, actors, …
	Label template.HTML // its name
	State string        // alone, agree, differ, contradict
	Cells []cell
}

// A cell is what one claim says of one field.
type cell struct {
	Claim   *claimView
	Value   template.HTML // empty: the claim does not say
	Was     template.HTML // what was read, where a reviewer corrected it
	By      string        // the reviewer
	Against []*claimView  // claims that contradict it here
}

// outcomes in the order in which rows stand.
var outcomes = []string{"killed", "injured", "casualties", "missing", "detained", "kidnapped", "displaced", "besieged", "trapped"}

// fieldRows lists the fields of which at least one claim says something.
func (l *locale) fieldRows(claims []*claimView, disputes []dispute) []fieldRow {
	fields := append([]string{"type", "modality"}, outcomes...)
	fields = append(fields, "place", "time", "actors", "targets", "weapon", "extent", "toll_kind", "silent_on", "victims")
	var out []fieldRow
	for _, f := range fields {
		row := fieldRow{Field: f, Label: l.fieldName(f)}
		stated, values := 0, map[string]bool{}
		for _, c := range claims {
			v := l.value(f, c)
			if v != "" {
				stated++
				values[string(v)] = true
			}
			x := cell{Claim: c, Value: v, Against: against(f, c, disputes)}
			x.Was, x.By = l.was(f, c)
			row.Cells = append(row.Cells, x)
		}
		disputed, corrected := false, false
		for _, c := range row.Cells {
			disputed = disputed || len(c.Against) > 0
			corrected = corrected || c.By != ""
		}
		switch {
		case disputed:
			row.State = "contradict"
		case stated == 0 && !corrected:
			continue
		case stated <= 1:
			row.State = "alone"
		case len(values) == 1:
			row.State = "agree"
		default:
			row.State = "differ"
		}
		out = append(out, row)
	}
	return out
}

func (l *locale) fieldName(field string) template.HTML {
	if l.Has("outcome." + field) {
		return l.T("outcome." + field)
	}
	return l.T("field." + field)
}

// value is what a claim says of a field, or "".
func (l *locale) value(field string, c *claimView) template.HTML {
	switch field {
	case "type":
		return bdi(l.Type(c.Type))
	case "modality":
		return l.Term("modality", c.Modality)
	case "place":
		if c.Place == nil {
			return ""
		}
		return l.PlaceName(c.Place)
	case "time":
		if c.Time.Value == nil {
			return ""
		}
		return l.When(*c.Time.Value)
	case "actors":
		return l.names(c.Actors)
	case "targets":
		return l.names(c.Targets)
	case "weapon":
		return l.names(some(string(c.Weapon)))
	case "extent":
		if c.Extent == "" && isnad.Family(c.Type) == "control" && c.Modality != isnad.Asserted {
			return l.Term("modality", c.Modality)
		}
		return l.optional("extent", c.Extent)
	case "toll_kind":
		return l.optional("toll_kind", c.TollKind)
	case "silent_on":
		var parts []template.HTML
		for _, o := range c.SilentOn {
			parts = append(parts, l.Term("outcome", o))
		}
		return l.chained(parts)
	case "victims":
		var parts []template.HTML
		for _, v := range c.Victims {
			if v.Age != nil {
				parts = append(parts, l.Count("victim", *v.Age, v.Name))
			} else {
				parts = append(parts, bdi(v.Name))
			}
		}
		return l.chained(parts)
	}
	return l.Figures(c.Counts, field)
}

func some(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

func (l *locale) optional(list, value string) template.HTML {
	if value == "" {
		return ""
	}
	return l.Term(list, value)
}

// Figures writes all figures of one outcome: the whole first, then its parts.
func (l *locale) Figures(counts []isnad.Count, outcome string) template.HTML {
	var wholes, parts []template.HTML
	for _, c := range counts {
		if c.Outcome != outcome {
			continue
		}
		s := l.Figure(c)
		if c.Low != nil && c.High != nil && *c.Low == 0 && *c.High == 0 {
			s = l.T("none_said")
		}
		if c.Who != "" && c.Who != "persons" {
			s = l.T("figure.of_who", s, l.Term("who", c.Who))
		}
		if c.PartOf != nil {
			parts = append(parts, l.T("figure.part", s))
		} else {
			wholes = append(wholes, s)
		}
	}
	return l.chained(append(wholes, parts...))
}

// Counted lists the outcomes that a claim gives figures of.
func (c *claimView) Counted() []string {
	var out []string
	for _, o := range outcomes {
		for _, n := range c.Counts {
			if n.Outcome == o {
				out = append(out, o)
				break
			}
		}
	}
	return out
}

// Took tells whether a field of the claim was taken from the context rather
// than from its own words.
func (c *claimView) Took(field string) bool {
	for _, f := range c.Inferred {
		if f == field || strings.HasPrefix(f, field+".") {
			return true
		}
	}
	return false
}

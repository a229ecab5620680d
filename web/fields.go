package web

import (
	"html/template"
	"sort"
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
	Against []*claimView  // claims that contradict it here
}

// A dispute is a contradiction with its two sides in words.
type dispute struct {
	isnad.Contradiction
	Row   string // the field row that it belongs to
	Sides [2][]said
}

// said is what one claim says in a dispute.
type said struct {
	Claim *claimView
	Value template.HTML
}

// outcomes in the order in which rows stand.
var outcomes = []string{"killed", "injured", "casualties", "missing", "detained", "kidnapped", "displaced", "besieged", "trapped"}

// rowOf is the field row that shows a contradiction.
func rowOf(c isnad.Contradiction) string {
	switch c.Kind {
	case "perpetrator":
		return "actors"
	case "means":
		return "type"
	case "control":
		return "extent"
	case "happened":
		return "modality"
	case "date":
		return "time"
	case "place":
		return "place"
	}
	outcome, _, _ := strings.Cut(c.Field, ".") // "killed.children"
	return outcome
}

// disputes puts the contradictions of an event in words.
func (l *locale) disputes(e *isnad.Event, claims []*claimView) []dispute {
	byID := map[string]*claimView{}
	for _, c := range claims {
		byID[c.ID] = c
	}
	var out []dispute
	for _, c := range e.Contradictions {
		d := dispute{Contradiction: c, Row: rowOf(c)}
		for side, ids := range c.Claims {
			for _, id := range ids {
				if v := byID[id]; v != nil {
					d.Sides[side] = append(d.Sides[side], said{v, l.stated(d.Row, v)})
				}
			}
			sort.SliceStable(d.Sides[side], func(i, j int) bool {
				return d.Sides[side][i].Claim.Number < d.Sides[side][j].Claim.Number
			})
		}
		out = append(out, d)
	}
	return out
}

// stated is what a claim says of a field in a dispute: "60", "denies: shelling".
func (l *locale) stated(row string, c *claimView) template.HTML {
	v := l.value(row, c)
	if v == "" && (row == "killed" || row == "injured") {
		v = l.value("casualties", c) // "no casualties" speaks of both
	}
	switch {
	case row == "modality" || row == "extent":
		v = bdi(l.Type(c.Type))
		if c.Extent != "" {
			v = l.T("figure.of_who", v, l.Term("extent", c.Extent))
		}
	case v != "" && c.Modality == isnad.Asserted:
		return v
	case v == "":
		return l.Term("modality", c.Modality)
	}
	return l.T("label", l.Term("modality", c.Modality), v)
}

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
			row.Cells = append(row.Cells, cell{Claim: c, Value: v, Against: against(f, c, disputes)})
		}
		disputed := false
		for _, c := range row.Cells {
			disputed = disputed || len(c.Against) > 0
		}
		switch {
		case disputed:
			row.State = "contradict"
		case stated == 0:
			continue
		case stated == 1:
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

// against lists the claims that contradict c in a field.
func against(field string, c *claimView, disputes []dispute) []*claimView {
	seen := map[*claimView]bool{}
	for _, d := range disputes {
		if d.Row != field {
			continue
		}
		for side := range d.Sides {
			for _, s := range d.Sides[side] {
				if s.Claim == c {
					for _, o := range d.Sides[1-side] {
						seen[o.Claim] = true
					}
				}
			}
		}
	}
	out := make([]*claimView, 0, len(seen))
	for o := range seen {
		out = append(out, o)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Number < out[j].Number })
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
				parts = append(parts, l.T("victim", v.Name, *v.Age))
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

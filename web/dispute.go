package web

import (
	"html/template"
	"sort"
	"strings"

	"github.com/isnad-project/isnad"
)

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
	Camp  isnad.Camp // of its source; empty where nobody looked it up
	Least bool       // one of the two claims that are enough for the contradiction
}

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
					d.Sides[side] = append(d.Sides[side], said{v, l.stated(d.Row, v), e.Camps[v.Origin], id == c.Least[side]})
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

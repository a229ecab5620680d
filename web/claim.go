package web

import (
	"context"
	"errors"
	"html/template"
	"net/http"
	"net/url"
	"sort"
	"strconv"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/link"
	"github.com/isnad-project/isnad/store"
)

// claimBody is the page of one claim: where it is judged and corrected.
type claimBody struct {
	Desk    desk
	Claim   *claimView
	Event   *eventRow // that it belongs to, or nil
	Read    ruleView  // the rule by which it was read
	Fields  []editable
	Types   []option
	Sought  string       // the name of a place that was looked for
	Found   []FoundPlace // for it
	Entries []entry      // the judgements on it
	Ruling  string       // accept or reject, when one is in force
	Same    []*claimView // claims of other reports with the same words, that can be judged with it
}

// An editable is a field that can be corrected, with what it says.
type editable struct {
	Field     string
	Label     template.HTML
	Value     template.HTML
	Was       template.HTML // as it was read, where it is corrected
	By        string
	Text      string // the value as somebody would type it
	Low, High string
}

func claimPage(id string) string { return "/claims/" + url.PathEscape(id) }

func (s *server) claim(r *http.Request, l *locale) (*answer, error) {
	ctx, id := r.Context(), r.PathValue("id")
	claims, err := s.claimsByID(ctx, []string{id})
	if err != nil {
		return nil, err
	}
	if len(claims) == 0 {
		return nil, store.ErrNotFound
	}
	b := claimBody{Desk: deskOf(r), Claim: claims[0], Sought: strings.TrimSpace(r.URL.Query().Get("place"))}
	b.Desk.Back = without(r.URL, "judged", "place")
	b.Read = s.ruled(&b.Claim.Claim)
	switch e, err := s.ledger.Event(ctx, id); {
	case err == nil:
		row := l.row(e)
		b.Event = &row
	case !errors.Is(err, store.ErrNotFound):
		return nil, err
	}
	b.Fields = l.editables(b.Claim)
	if b.Sought != "" && s.places != nil {
		if b.Found, err = s.places(b.Sought); err != nil {
			return nil, err
		}
	}
	same, err := s.sameWords(ctx, &isnad.Claim{ID: id})
	if err != nil {
		return nil, err
	}
	if len(same) > 0 {
		ids := make([]string, len(same))
		for i, c := range same {
			ids[i] = c.ID
		}
		if b.Same, err = s.claimsByID(ctx, ids); err != nil {
			return nil, err
		}
	}
	for code := range s.types {
		b.Types = append(b.Types, option{code, l.Type(code), code == b.Claim.Type})
	}
	sort.Slice(b.Types, func(i, j int) bool { return b.Types[i].Value < b.Types[j].Value })
	if b.Entries, err = s.entriesOn(ctx, l, b.Desk, map[string]bool{id: true}); err != nil {
		return nil, err
	}
	for _, e := range b.Entries {
		if e.Holds && (e.Verdict == "accept" || e.Verdict == "reject") {
			b.Ruling = e.Verdict
			break
		}
	}
	return &answer{View: "claim", Title: l.A("claim.title", l.Type(b.Claim.Type)), Section: "review", Body: b}, nil
}

// editables are the fields of a claim that can be corrected.
func (l *locale) editables(c *claimView) []editable {
	var out []editable
	for _, f := range isnad.Correctable() {
		e := editable{Field: f, Label: l.fieldName(f), Value: l.value(f, c)}
		e.Was, e.By = l.was(f, c)
		switch f {
		case "time":
			if c.Time.Value != nil && !isRelative(*c.Time.Value) {
				e.Text = *c.Time.Value
			}
		case "place":
			if c.Place != nil {
				e.Text = c.Place.Name
			}
		case "actors":
			e.Text = strings.Join(c.Actors, "\n")
		case "targets":
			e.Text = strings.Join(c.Targets, "\n")
		case "killed", "injured":
			for _, n := range c.Counts {
				if n.Outcome == f && n.PartOf == nil {
					e.Low, e.High = written(n.Low), written(n.High)
					break
				}
			}
		}
		out = append(out, e)
	}
	return out
}

func written(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

// was is what a field that a reviewer corrected said before, and whose correction
// it is; empty where nobody corrected it.
func (l *locale) was(field string, c *claimView) (template.HTML, string) {
	for _, j := range c.Corrections {
		if j.Field == field {
			read := *c
			read.Claim = c.Read
			v := l.value(field, &read)
			if v == "" {
				v = l.T("event.silent")
			}
			return v, j.By
		}
	}
	return "", ""
}

// claimsByID reads claims as they were corrected, in the order of their ids.
func (s *server) claimsByID(ctx context.Context, ids []string) ([]*claimView, error) {
	held, err := s.ledger.Claims(ctx, store.ClaimFilter{IDs: ids})
	if err != nil {
		return nil, err
	}
	views, err := s.show(ctx, held, &docNames{ledger: s.ledger})
	if err != nil {
		return nil, err
	}
	byID := map[string]*claimView{}
	for _, v := range views {
		byID[v.ID] = v
	}
	out := make([]*claimView, 0, len(ids))
	for i, id := range ids {
		if v := byID[id]; v != nil {
			v.Number = i + 1
			out = append(out, v)
		}
	}
	return out, nil
}

// show gives claims as pages show them, as they were corrected.
func (s *server) show(ctx context.Context, held []store.Claim, names *docNames) ([]*claimView, error) {
	corrections, err := s.ledger.Corrections(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]*claimView, len(held))
	for i := range held {
		if out[i], err = view(ctx, &held[i], names); err != nil {
			return nil, err
		}
		v := out[i]
		v.Read, v.Corrections = v.Claim, corrections[v.ID]
		v.Claim = link.Correct(v.Claim, v.Corrections)
	}
	return out, nil
}

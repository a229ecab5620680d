package web

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"sort"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/link"
	"github.com/isnad-project/isnad/store"
)

// reportBody is the page of one report.
type reportBody struct {
	store.Entry
	Custody  *store.Custody
	Address  string
	Dir      string
	Lang     string
	Lines    []line
	Claims   []reading
	Marks    []markCount
	Families []string // of the claims, for the legend
	Marked   bool     // the words of the claims are marked
	Toggle   string   // this page with the marks switched over
	Looked   string   // id of the claim that is looked at
	CopyOf   string   // address of the report that has the same text
	Map      *drawing // of the place of the claim that is looked at
	Undated  bool     // some time here is relative and the report has no date
	Keys     bool     // single keys do something
	Alike    []store.Alike
	Missed   int // sentences with a figure of which nothing was read
}

// A line is one paragraph of a report. Its direction is that of the report
// unless it has no letter that runs that way.
type line struct {
	Dir   string
	At    int // where it begins, in code points
	Nodes []*node
}

// A reading is one claim of a report with the event that it tells of.
type reading struct {
	*claimView
	Event string          // event id, or empty
	Added isnad.Judgement // of a claim that a reviewer added: the judgement
	Here  string          // address of this page with the claim looked at
}

type markCount struct {
	Kind  isnad.MarkKind
	Count int
}

func (s *server) report(r *http.Request, l *locale) (*answer, error) {
	ctx := r.Context()
	d, err := s.ledger.Document(ctx, r.PathValue("doc"))
	if err != nil {
		return nil, err
	}
	held, err := s.ledger.Claims(ctx, store.ClaimFilter{Doc: d.Key})
	if err != nil {
		return nil, err
	}
	custody, err := s.ledger.Custody(ctx, d.Key)
	if err != nil {
		return nil, err
	}
	b := reportBody{Entry: *d, Custody: custody, Address: r.PathValue("doc"), Dir: direction(d.Text), Lang: "ar",
		Marked: r.URL.Query().Get("marks") != "off", Looked: r.URL.Query().Get("claim"), Keys: setting(r, "keys", "on", "off") == "on"}
	if b.Dir == "ltr" {
		b.Lang = "en"
	}
	if b.CopyOf = d.CopyOf; b.CopyOf == d.Key {
		b.CopyOf = ""
	}
	b.Toggle = without(r.URL, "marks")
	if b.Marked {
		b.Toggle = with(r.URL, "marks", "off")
	}
	if b.Claims, err = s.readings(ctx, b.Address, held); err != nil {
		return nil, err
	}
	for _, c := range b.Claims {
		if d.Published == "" && c.Time.Value != nil && isRelative(*c.Time.Value) {
			b.Undated = true
		}
		if c.ID == b.Looked {
			if b.Map, err = s.draw(l, c.Place); err != nil {
				return nil, err
			}
		}
	}
	if b.Alike, err = s.alike(ctx, d.Key); err != nil {
		return nil, err
	}
	unread, err := s.unread(ctx, d, b.Address)
	if err != nil {
		return nil, err
	}
	for _, u := range unread {
		if u.Counted {
			b.Missed++
		}
	}
	b.Marks, b.Families = countMarks(d.Marks), familiesOf(b.Claims)
	b.Lines = drawReport(d, b.Claims, b.Marked, b.Looked)
	sort.SliceStable(b.Claims, func(i, j int) bool { // the claim that is looked at stands first
		return b.Claims[i].ID == b.Looked && b.Claims[j].ID != b.Looked
	})
	title := d.Title
	if title == "" {
		title = d.ID
	}
	return &answer{View: "report", Title: l.A("report.title", title), Section: "reports", Body: b}, nil
}

// readings numbers the claims of a report in reading order and finds their
// events.
func (s *server) readings(ctx context.Context, address string, held []store.Claim) ([]reading, error) {
	sort.SliceStable(held, func(i, j int) bool {
		a, b := held[i].Quote, held[j].Quote
		if a.Start != b.Start {
			return a.Start < b.Start
		}
		return a.End > b.End
	})
	if len(held) == 0 {
		return nil, nil
	}
	views, err := s.show(ctx, held, &docNames{known: map[string]string{held[0].DocKey: address}})
	if err != nil {
		return nil, err
	}
	added, err := s.additions(ctx, views)
	if err != nil {
		return nil, err
	}
	var out []reading
	for i, c := range views {
		c.Number = i + 1
		rd := reading{claimView: c, Here: claimHref(address, c.ID), Added: added[c.ID]}
		if isnad.Happens(c.Type) {
			switch e, err := s.ledger.Event(ctx, c.ID); {
			case err == nil:
				rd.Event = e.ID
			case !errors.Is(err, store.ErrNotFound):
				return nil, err
			}
		}
		out = append(out, rd)
	}
	return out, nil
}

// additions are the judgements that added claims, by the claims.
func (s *server) additions(ctx context.Context, claims []*claimView) (map[string]isnad.Judgement, error) {
	if !slices.ContainsFunc(claims, func(c *claimView) bool { return c.Rule == isnad.Reviewer }) {
		return nil, nil
	}
	js, err := s.ledger.Judgements(ctx)
	out := map[string]isnad.Judgement{}
	for _, j := range link.InForce(js) {
		if j.Verdict == "add" {
			out[j.A] = j
		}
	}
	return out, err
}

// familiesOf lists the kinds of claims that are drawn apart, in a fixed order.
func familiesOf(claims []reading) []string {
	present := map[string]bool{}
	for _, c := range claims {
		family := isnad.Family(c.Type)
		if !isnad.Happens(c.Type) {
			family = "other"
		}
		present[family] = true
	}
	var out []string
	for _, f := range []string{"assault", "clash", "control", "coerce", "toll", "other"} {
		if present[f] {
			out = append(out, f)
		}
	}
	return out
}

func countMarks(marks []isnad.Mark) []markCount {
	var out []markCount
	for _, kind := range []isnad.MarkKind{isnad.Glued, isnad.Repeat, isnad.Caption, isnad.Credit, isnad.Residue} {
		n := 0
		for _, m := range marks {
			if m.Kind == kind {
				n++
			}
		}
		if n > 0 {
			out = append(out, markCount{kind, n})
		}
	}
	return out
}

// drawReport cuts the text of a report into lines of nodes: the marks of the
// text itself outside, the words of claims inside them, and of the claim that
// is looked at also the words of its parts.
func drawReport(d *store.Entry, claims []reading, marked bool, looked string) []line {
	text := []rune(d.Text)
	ruler := isnad.NewRuler(d.Text)
	var all []stretch
	for _, m := range d.Marks {
		if m.Start < 0 || m.End > len(d.Text) || m.Start > m.End {
			continue
		}
		from, to := inCodePoints(ruler, m.Span)
		all = append(all, stretch{Start: from, End: to, Class: "text-" + string(m.Kind), Mark: m.Kind})
	}
	if marked {
		for _, c := range claims {
			if !within(c.Quote, len(text)) {
				continue
			}
			class := "claim family-" + isnad.Family(c.Type)
			if c.ID == looked {
				class += " looked"
			}
			all = append(all, stretch{Start: c.Quote.Start, End: c.Quote.End, Class: class, Claim: c.ID, Number: c.Number})
			if c.ID == looked {
				all = append(all, parts(&c.Claim, len(text))...)
			}
		}
	}
	seen := map[string]bool{}
	var out []line
	whole := direction(d.Text)
	for _, ln := range lines(text) {
		dir := whole
		if rtl, ltr := strong(string(text[ln[0]:ln[1]])); rtl == 0 && ltr > 0 {
			dir = "ltr"
		} else if ltr == 0 && rtl > 0 {
			dir = "rtl"
		}
		out = append(out, line{dir, ln[0], draw(text, ln[0], ln[1], all, seen)})
	}
	return out
}

func within(q isnad.Quote, n int) bool { return q.Start >= 0 && q.Start < q.End && q.End <= n }

// parts are the stretches of a claim's trigger, place, time and figures.
func parts(c *isnad.Claim, n int) []stretch {
	var out []stretch
	add := func(kind string, q isnad.Quote) {
		if within(q, n) {
			out = append(out, stretch{Start: q.Start, End: q.End, Class: "part part-" + kind, Claim: c.ID, Part: true})
		}
	}
	add("trigger", c.Trigger)
	if c.Place != nil && c.Place.Text != nil {
		add("place", *c.Place.Text)
	}
	if c.Time.Text != nil {
		add("time", *c.Time.Text)
	}
	for _, k := range c.Counts {
		add("count", k.Quote)
	}
	return out
}

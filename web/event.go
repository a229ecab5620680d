package web

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"sort"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/link"
	"github.com/isnad-project/isnad/store"
)

// eventBody is the page of one event.
type eventBody struct {
	eventRow
	Event          *isnad.Event
	Origins        []origin // of the event, each with the claims that rest on its word
	ByWho          []isnad.WhoTally
	Contradictions []dispute
	Claims         []*claimView
	Rows           []fieldRow
	SumOf, PartOf  []eventRow
	Sums           []sumView // how the parts add up
	Map            *drawing
	Desk           desk
	Taking         taking
	Entries        []entry      // the judgements on its claims
	Growth         []link.Known // how the figures grew, where reports of several days tell of it
	Proofs         map[string]proof
	Was            string        // a former id that led here
	Aliases        []string      // all former ids
	Reports        []store.Entry // in which the claims stand
	Reckoned       []*reckoning  // how killed and injured came about, where somebody gives them
	Relative       bool          // some claim's time counts from a report without a date
}

// An origin is an innermost narrator with the claims that rest on its word.
type origin struct {
	Name   string
	Camp   isnad.Camp // empty where nobody looked it up
	Claims []*claimView
}

// A claimView is one claim with what the page shows beside it.
type claimView struct {
	isnad.Claim
	Number int

	Read        isnad.Claim       // as it was read; Claim is as it was corrected
	Corrections []isnad.Judgement // in force

	Doc       string // how the address names the report
	DocID     string // how the collection names it
	Outlet    string
	Published string
	Chain     []string // from the outlet inward; the last one is the origin
	Origin    string   // the narrator as the event counts him; empty: a report whose outlet is not known
	Words     words
}

// words are a claim's exact words, cut around the words that name the event.
type words struct{ Before, Trigger, After string }

func cutAround(quote, trigger isnad.Quote) words {
	text := []rune(quote.Exact)
	from, to := trigger.Start-quote.Start, trigger.End-quote.Start
	if from < 0 || to > len(text) || from >= to || string(text[from:to]) != trigger.Exact {
		return words{Before: quote.Exact}
	}
	return words{string(text[:from]), string(text[from:to]), string(text[to:])}
}

func (s *server) event(r *http.Request, l *locale) (*answer, error) {
	ctx, id := r.Context(), r.PathValue("id")
	e, err := s.ledger.Event(ctx, id)
	if err != nil {
		return nil, err
	}
	if e.ID != id {
		to := eventHref(e.ID)
		if strings.HasPrefix(id, "i") { // of an event, and not of a claim
			to += "?was=" + url.QueryEscape(id)
		}
		return &answer{Moved: to}, nil
	}
	b := eventBody{eventRow: l.row(e), Event: e, ByWho: e.ByWho}
	if b.Claims, err = s.claims(ctx, e); err != nil {
		return nil, err
	}
	b.Origins = groupedByOrigin(e, b.Claims)
	b.Contradictions = l.disputes(e, b.Claims)
	b.Rows = l.fieldRows(b.Claims, b.Contradictions)
	b.Sums = l.sums(e, b.Claims)
	b.Proofs = l.proofs(b.Claims)
	if b.Aliases, err = s.ledger.FormerIDs(ctx, e.ID); err != nil {
		return nil, err
	}
	if was := r.URL.Query().Get("was"); slices.Contains(b.Aliases, was) {
		b.Was = was
	}
	if b.Reports, err = s.reportsOf(ctx, b.Claims); err != nil {
		return nil, err
	}
	for _, r := range []*reckoning{l.reckon("killed", e.Killed, b.Origins), l.reckon("injured", e.Injured, b.Origins)} {
		if len(r.Lines) > 0 {
			b.Reckoned = append(b.Reckoned, r)
		}
	}
	for _, c := range b.Claims {
		if c.Published == "" && c.Time.Value != nil && isRelative(*c.Time.Value) {
			b.Relative = true
		}
	}
	if b.SumOf, err = s.rows(ctx, l, e.SumOf); err != nil {
		return nil, err
	}
	if b.PartOf, err = s.rows(ctx, l, e.PartOf); err != nil {
		return nil, err
	}
	if b.Map, err = s.draw(l, wherever(e)); err != nil {
		return nil, err
	}
	b.Desk = deskOf(r)
	b.Taking = taking{Event: true, Formats: exports(&url.URL{Path: "/events", RawQuery: url.Values{"event": {e.ID}}.Encode()})}
	if s.evidence != nil {
		b.Taking.Evidence = eventHref(e.ID) + "/evidence.zip"
	}
	about := map[string]bool{}
	for _, c := range b.Claims {
		about[c.ID] = true
	}
	if b.Entries, err = s.entriesOn(ctx, l, b.Desk, about); err != nil {
		return nil, err
	}
	if b.Growth, err = s.ledger.Growth(ctx, e, link.Rule(e.Rule)); err != nil {
		return nil, err
	}
	title := l.A("event.title", l.Type(e.Type))
	if e.Place != nil {
		title = l.A("event.title_at", l.Type(e.Type), l.placeName(e.Place))
	}
	return &answer{View: "event", Title: title, Section: "events", Body: b}, nil
}

// reportsOf are the reports in which claims stand, by date.
func (s *server) reportsOf(ctx context.Context, claims []*claimView) ([]store.Entry, error) {
	var out []store.Entry
	seen := map[string]bool{}
	for _, c := range claims {
		if seen[c.Doc] {
			continue
		}
		seen[c.Doc] = true
		d, err := s.ledger.Document(ctx, c.Doc)
		if err != nil {
			return nil, err
		}
		d.Address = c.Doc
		out = append(out, *d)
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Published < out[j].Published })
	return out, nil
}

// rows reads linked events. One that is no longer there is left out.
func (s *server) rows(ctx context.Context, l *locale, ids []string) ([]eventRow, error) {
	var out []eventRow
	for _, id := range ids {
		e, err := s.ledger.Event(ctx, id)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		out = append(out, l.row(e))
	}
	return out, nil
}

// claims reads what the ledger holds of an event's claims and numbers them:
// those of one origin side by side, origins in order of arrival.
func (s *server) claims(ctx context.Context, e *isnad.Event) ([]*claimView, error) {
	ids := make([]string, len(e.Claims))
	for i := range e.Claims {
		ids[i] = e.Claims[i].ID
	}
	if len(ids) == 0 {
		return nil, nil
	}
	held, err := s.ledger.Claims(ctx, store.ClaimFilter{IDs: ids})
	if err != nil {
		return nil, err
	}
	first := map[string]int{}
	views, err := s.show(ctx, held, &docNames{ledger: s.ledger})
	if err != nil {
		return nil, err
	}
	for i := range held {
		o := e.OriginOf[held[i].ID]
		if views[i].Origin = o; first[o] == 0 {
			first[o] = i + 1
		}
	}
	sort.SliceStable(views, func(i, j int) bool { return first[views[i].Origin] < first[views[j].Origin] })
	for i, v := range views {
		v.Number = i + 1
	}
	return views, nil
}

func view(ctx context.Context, c *store.Claim, names *docNames) (*claimView, error) {
	v := &claimView{Claim: c.Claim, DocID: c.Claim.Doc, Outlet: c.Outlet, Published: c.Published,
		Words: cutAround(c.Quote, c.Trigger)}
	if c.Outlet != "" {
		v.Chain = append(v.Chain, c.Outlet)
	}
	for _, s := range c.Source {
		if len(v.Chain) == 0 || v.Chain[len(v.Chain)-1] != s {
			v.Chain = append(v.Chain, s)
		}
	}
	var err error
	v.Doc, err = names.of(ctx, c.Claim.Doc, c.DocKey)
	return v, err
}

// docNames finds how addresses name documents: by the caller's id, or by the
// key where another document arrived earlier under that id.
type docNames struct {
	ledger *store.Ledger
	known  map[string]string
}

func (n *docNames) of(ctx context.Context, id, key string) (string, error) {
	if name, ok := n.known[key]; ok {
		return name, nil
	}
	name := key
	if id != "" {
		switch d, err := n.ledger.Document(ctx, id); {
		case err == nil && d.Key == key:
			name = id
		case err != nil && !errors.Is(err, store.ErrNotFound):
			return "", err
		}
	}
	if n.known == nil {
		n.known = map[string]string{}
	}
	n.known[key] = name
	return name, nil
}

// groupedByOrigin gives each of an event's origins the claims that rest on its word.
func groupedByOrigin(e *isnad.Event, claims []*claimView) []origin {
	out := make([]origin, len(e.Origins))
	for i, n := range e.Origins {
		out[i].Name, out[i].Camp = n, e.Camps[n]
		for _, c := range claims {
			if c.Origin == n {
				out[i].Claims = append(out[i].Claims, c)
			}
		}
	}
	return out
}

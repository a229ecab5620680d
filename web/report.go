package web

import (
	"net/http"
	"sort"

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
	Only     bool     // only sentences with claims are shown
	Switch   string   // this page with the whole text, or only these
	Count    int      // claims; a page shows some of them
	Pager    pager
	Marked   bool     // the words of the claims are marked
	Toggle   string   // this page with the marks switched over
	Looked   string   // id of the claim that is looked at
	CopyOf   string   // address of the report that has the same text
	Map      *drawing // of the place of the claim that is looked at
	Read     ruleView // the rule by which it was read
	Undated  bool     // some time here is relative and the report has no date
	Keys     bool     // single keys do something
	Alike    []store.Alike
	Missed   int // sentences with a figure of which nothing was read
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
			b.Read = s.ruled(&c.Claim)
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
	b.Only = setting(r, "only", "all", "claims") == "claims"
	b.Switch = with(r.URL, "only", map[bool]string{true: "all", false: "claims"}[b.Only])
	all := b.Claims
	b.Count = len(all)
	if b.Pager, err = b.cut(r.URL); err != nil {
		return nil, err
	}
	told := map[string]bool{}
	for _, c := range b.Claims {
		told[c.ID] = true
	}
	b.Lines = drawReport(d, all, b.Marked, b.Only, b.Looked, told)
	if err := s.findEvents(ctx, b.Claims); err != nil {
		return nil, err
	}
	sort.SliceStable(b.Claims, func(i, j int) bool { // the claim that is looked at stands first
		return b.Claims[i].ID == b.Looked && b.Claims[j].ID != b.Looked
	})
	title := d.Title
	if title == "" {
		title = d.ID
	}
	return &answer{View: "report", Title: l.A("report.title", title), Section: "reports", Body: b}, nil
}

package evidence

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

//go:embed page.gohtml
var pageSource string

var pageTemplate = template.Must(template.New("page").Funcs(template.FuncMap{
	"list":   func(s []string) string { return strings.Join(s, "، ") },
	"figure": figure,
	"tally":  tally,
	"chain":  chain,
}).Parse(pageSource))

// told is a claim of the page with where it is told.
type told struct {
	store.Claim
	Report *report
}

// page is the page of a bundle: the event, who says what, and each report with how
// it came into hand; of gives the reports by their keys. It runs no script and asks no server.
func (b *bundle) page(e *isnad.Event, claims []store.Claim, reports []*report, of map[string]*report) ([]byte, error) {
	all := make([]told, len(claims))
	for i := range claims {
		all[i] = told{claims[i], of[claims[i].DocKey]}
	}
	var buf bytes.Buffer
	err := pageTemplate.Execute(&buf, struct {
		Event    *isnad.Event
		Manifest *manifest
		Claims   []told
		Reports  []*report
	}{e, &b.manifest, all, reports})
	return buf.Bytes(), err
}

// chain is who says so, from the outlet inward.
func chain(c told) string {
	outlet := c.Outlet
	if outlet == "" {
		outlet = c.Report.ID
	}
	return strings.Join(append([]string{outlet}, c.Source...), " ← ")
}

// figure writes a count: 19, 20–30, 60+, ≤ 5, ~90.
func figure(c isnad.Count) string {
	var s string
	switch {
	case c.Low == nil && c.High == nil:
		return "?"
	case c.Low == nil:
		s = fmt.Sprintf("≤ %d", *c.High)
	case c.High == nil:
		s = fmt.Sprintf("%d+", *c.Low)
	case *c.Low == *c.High:
		s = fmt.Sprint(*c.Low)
	default:
		s = fmt.Sprintf("%d–%d", *c.Low, *c.High)
	}
	if c.Approx {
		s = "~" + s
	}
	return s
}

// tally writes a figure of the event; a dash when nobody gave one.
func tally(t *isnad.Tally) string {
	switch {
	case t == nil:
		return "—"
	case t.Low == t.High:
		return fmt.Sprint(t.Best)
	}
	return fmt.Sprintf("%d–%d (%d)", t.Low, t.High, t.Best)
}

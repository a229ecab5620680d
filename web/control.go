package web

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/isnad-project/isnad/link"
)

// controlBody is who is said to hold what.
type controlBody struct {
	Place, AsOf string
	Known       string // the day by which all of it could be known; empty: today
	Now         string // this page by all that is known
	Contested   bool
	Rows        []controlRow
	Count       int
	Pager       pager
	Steps       *stepper // of a day that is asked for
	Last        string   // the last day of which anybody speaks, to begin with
}

type controlRow struct {
	link.Control
	Now    *link.Stretch // in force on the day asked for, or the last
	Age    int           // days between its last word and the day asked for
	Bars   []bar
	From   string // the days that the bars span
	To     string
	Latest []link.Stretch    // newest first, as many as are shown
	More   int               // of them that are not shown
	All    string            // address of the place with all of them
	docs   map[string]string // claim → its report, of those that are shown
	Denied int               // the day no. that a denial in it says, 0 for none
}

// Refs are the first claims of a holder, each with its report.
func (r controlRow) Refs(h link.Held) [][2]string {
	var out [][2]string
	for _, id := range h.Claims[:min(len(h.Claims), mostRefs)] {
		out = append(out, [2]string{r.docs[id], id})
	}
	return out
}

// MoreRefs is how many claims of a holder Refs leaves out.
func (r controlRow) MoreRefs(h link.Held) int { return max(0, len(h.Claims)-mostRefs) }

// mostRefs is how many claims of a holder a page leads to.
const mostRefs = 4

// A bar is one stretch drawn: where it begins and how wide it is, in thousandths.
type bar struct {
	X, W  int
	State string
	Faded bool // behind the last word: nothing is known to go on
}

func (s *server) controlPage(r *http.Request, l *locale) (*answer, error) {
	q := r.URL.Query()
	b, err := readControl(q)
	if err != nil {
		return nil, err
	}
	b.Now = without(r.URL, "known")
	page, err := readPage(q)
	if err != nil {
		return nil, err
	}
	state, err := s.ledger.State(r.Context())
	if err != nil {
		return nil, err
	}
	asked, err := s.holders.get(state, fmt.Sprint(l.Lang, l.Hindi, narrowed(r.URL)), func() (*holders, error) {
		all, err := s.controls(r.Context(), b.Known)
		return s.holdersOf(r.URL, l, all, b), err
	})
	if err != nil {
		return nil, err
	}
	b.Steps, b.Last, b.Count = asked.steps, asked.last, len(asked.rows)
	if b.Count == 1 { // all that was ever said of it
		row := asked.rows[0]
		from, to, p := cutPage(len(row.Stretches), page, perPage, r.URL)
		row.Latest = newestFirst(row.Stretches, from, to)
		b.Rows, b.Pager = []controlRow{row}, p
	} else {
		from, to, p := cutPage(b.Count, page, placesAPage, r.URL)
		b.Rows, b.Pager = slices.Clone(asked.rows[from:to]), p
		for i := range b.Rows {
			row := &b.Rows[i]
			row.Latest = newestFirst(row.Stretches, 0, min(len(row.Stretches), latest))
			if row.More = len(row.Stretches) - len(row.Latest); row.More > 0 {
				row.All = narrowed(r.URL, "place", cmp.Or(row.Place.ID, row.Place.Name), "contested", "")
			}
		}
	}
	for i := range b.Rows {
		b.Rows[i].finish(b.AsOf)
	}
	return &answer{View: "control", Title: l.A("nav.control"), Section: "control", Body: b}, nil
}

// readControl reads what an address asks of control.
func readControl(q url.Values) (b controlBody, err error) {
	b = controlBody{Place: strings.TrimSpace(q.Get("place")), Contested: q.Get("contested") == "1"}
	if b.AsOf, err = readDay(q, "as_of"); err == nil {
		b.Known, err = readDay(q, "known")
	}
	return b, err
}

// readDay reads a day, which may be missing.
func readDay(q url.Values, name string) (string, error) {
	day := western(q.Get(name))
	if _, err := time.Parse(time.DateOnly, day); err != nil && day != "" {
		return "", problem{http.StatusBadRequest, day}
	}
	return day, nil
}

// controls are the places with who holds them, by what could be known on a day; without one, by
// all that is known.
func (s *server) controls(ctx context.Context, known string) ([]link.Control, error) {
	if known != "" {
		return s.ledger.ControlsKnownOn(ctx, known)
	}
	return s.ledger.Controls(ctx)
}

// newestFirst are the stretches from one place to another, counted from the last.
func newestFirst(all []link.Stretch, from, to int) []link.Stretch {
	out := slices.Clone(all[len(all)-to : len(all)-from])
	slices.Reverse(out)
	return out
}

// holders are the places that a page of control asks for, in its order.
type holders struct {
	rows  []controlRow
	last  string
	steps *stepper
}

func (s *server) holdersOf(u *url.URL, l *locale, all []link.Control, b controlBody) *holders {
	var some []link.Control
	for i := range all {
		if s.about(all[i].Place, b.Place) {
			some = append(some, all[i])
		}
	}
	out := &holders{steps: l.step(u, b.AsOf, u.Query().Get("step"), some)}
	for _, c := range some {
		out.last = max(out.last, c.Stretches[len(c.Stretches)-1].Last)
		row := controlRow{Control: c, Now: &c.Stretches[len(c.Stretches)-1]}
		if b.AsOf != "" {
			if row.Now = c.At(b.AsOf); row.Now == nil {
				continue
			}
			row.Age = max(0, daysBetween(row.Now.Last, b.AsOf))
		}
		if !b.Contested || row.Now.State == "contested" {
			out.rows = append(out.rows, row)
		}
	}
	slices.SortStableFunc(out.rows, func(x, y controlRow) int { // what is contested and much spoken of first
		if c := (x.Now.State == "contested"); c != (y.Now.State == "contested") {
			if c {
				return -1
			}
			return 1
		}
		return len(y.Holdings) - len(x.Holdings)
	})
	return out
}

// finish makes of a row what is seen of it.
func (r *controlRow) finish(asOf string) {
	r.docs = map[string]string{}
	for _, s := range r.Latest {
		for _, h := range slices.Concat(s.Holders, s.Denied) {
			for _, id := range h.Claims[:min(len(h.Claims), mostRefs)] {
				r.docs[id] = ""
			}
		}
	}
	denies := map[string]bool{}
	for _, d := range r.Now.Denied {
		for _, id := range d.Claims {
			denies[id] = true
		}
	}
	for i := range r.Holdings {
		h := &r.Holdings[i]
		if _, shown := r.docs[h.Claim]; shown {
			r.docs[h.Claim] = h.Doc
		}
		if denies[h.Claim] {
			r.Denied = max(r.Denied, h.InRow)
		}
	}
	r.span(asOf)
	r.Bars = bars(r.Stretches, r.From, r.To)
}

// longest is how many days bars span at most: a word on a time long ago would press all
// others together. What began before begins at their edge.
const longest = 366

// placesAPage is how many places, or issues, stand on one page, each with its table.
const placesAPage = 25

// latest is how many stretches of a place stand among other places; all stand on its own page.
const latest = 4

// span sets the days between which the bars of a place lie.
func (r *controlRow) span(asOf string) {
	for _, s := range r.Stretches {
		r.To = max(r.To, s.From, s.To, s.Last)
	}
	r.From, r.To = r.Stretches[0].From, max(r.To, asOf)
	if end, err := time.Parse(time.DateOnly, r.To); err == nil {
		r.From = max(r.From, end.AddDate(0, 0, -longest).Format(time.DateOnly))
	}
}

// bars draws stretches between two days; time runs from left to right in either language.
func bars(stretches []link.Stretch, from, to string) []bar {
	whole := daysBetween(from, to) + 1
	if whole <= 0 {
		return nil
	}
	at := func(day string) int { return 1000 * min(max(daysBetween(from, day), 0), whole) / whole }
	var out []bar
	add := func(a, z int, state string, faded bool) {
		if z <= a {
			z = a + 4 // a day is seen in years
		}
		if n := len(out); n > 0 && out[n-1].State == state && out[n-1].Faded == faded && out[n-1].X+out[n-1].W >= a {
			out[n-1].W = max(out[n-1].W, z-out[n-1].X) // goes on
			return
		}
		out = append(out, bar{X: a, W: z - a, State: state, Faded: faded})
	}
	for i, s := range stretches {
		if i+1 < len(stretches) && stretches[i+1].From <= from {
			continue // all of it lies before
		}
		end := 1000
		if i+1 < len(stretches) {
			end = at(stretches[i+1].From)
		}
		said := min(max(at(s.Last), at(s.From))+1000/whole, end)
		add(at(s.From), said, s.State, false)
		if said < end {
			add(said, end, s.State, true)
		}
	}
	return out
}

// daysBetween counts the days from a to b; 0 where one is no day.
func daysBetween(a, b string) int {
	x, err1 := time.Parse(time.DateOnly, a)
	y, err2 := time.Parse(time.DateOnly, b)
	if err1 != nil || err2 != nil {
		return 0
	}
	return int(y.Sub(x).Hours() / 24)
}

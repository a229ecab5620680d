package web

import (
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/isnad-project/isnad/link"
)

// controlBody is who is said to hold what.
type controlBody struct {
	Place, AsOf string
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
	Latest []link.Stretch // newest first
	Older  []link.Stretch
	docs   map[string]string // claim → its report
	Denied int               // the day no. that a denial in it says, 0 for none
}

// Refs are the claims of a holder, each with its report.
func (r controlRow) Refs(h link.Held) [][2]string {
	var out [][2]string
	for _, id := range h.Claims {
		out = append(out, [2]string{r.docs[id], id})
	}
	return out
}

// A bar is one stretch drawn: where it begins and how wide it is, in thousandths.
type bar struct {
	X, W  int
	State string
	Faded bool // behind the last word: nothing is known to go on
}

func (s *server) controlPage(r *http.Request, l *locale) (*answer, error) {
	q := r.URL.Query()
	b := controlBody{Place: strings.TrimSpace(q.Get("place")), AsOf: q.Get("as_of"), Contested: q.Get("contested") == "1"}
	if b.AsOf != "" {
		if _, err := time.Parse(time.DateOnly, b.AsOf); err != nil {
			return nil, problem{http.StatusBadRequest, b.AsOf}
		}
	}
	page, err := readPage(q)
	if err != nil {
		return nil, err
	}
	all, err := s.ledger.Controls(r.Context())
	if err != nil {
		return nil, err
	}
	some := slices.DeleteFunc(slices.Clone(all), func(c link.Control) bool { return !s.about(c.Place, b.Place) })
	b.Steps = l.step(r.URL, b.AsOf, q.Get("step"), some)
	for _, c := range some {
		b.Last = max(b.Last, c.Stretches[len(c.Stretches)-1].Last)
		if row, ok := s.controlRow(c, &b); ok {
			b.Rows = append(b.Rows, row)
		}
	}
	slices.SortStableFunc(b.Rows, func(x, y controlRow) int { // what is contested and much spoken of first
		if c := (x.Now.State == "contested"); c != (y.Now.State == "contested") {
			if c {
				return -1
			}
			return 1
		}
		return len(y.Holdings) - len(x.Holdings)
	})
	b.Count = len(b.Rows)
	from, to, p := cutPage(len(b.Rows), page, perPage, r.URL)
	b.Rows, b.Pager = b.Rows[from:to], p
	for i := range b.Rows {
		row := &b.Rows[i]
		row.span(b.AsOf)
		row.Bars = bars(row.Stretches, row.From, row.To, l.Lang.Dir() == "rtl")
		row.Latest = slices.Clone(row.Stretches)
		slices.Reverse(row.Latest)
		n := min(len(row.Latest), latest)
		row.Latest, row.Older = row.Latest[:n], row.Latest[n:]
	}
	return &answer{View: "control", Title: l.A("nav.control"), Section: "control", Body: b}, nil
}

// controlRow is the row of a place; false when it was not asked for.
func (s *server) controlRow(c link.Control, b *controlBody) (controlRow, bool) {
	row := controlRow{Control: c, docs: map[string]string{}}
	row.Now = &c.Stretches[len(c.Stretches)-1]
	if b.AsOf != "" {
		if row.Now = c.At(b.AsOf); row.Now == nil {
			return row, false
		}
		row.Age = max(0, daysBetween(row.Now.Last, b.AsOf))
	}
	if b.Contested && row.Now.State != "contested" {
		return row, false
	}
	for _, h := range c.Holdings {
		row.docs[h.Claim] = h.Doc
		if slices.ContainsFunc(row.Now.Denied, func(d link.Held) bool { return slices.Contains(d.Claims, h.Claim) }) {
			row.Denied = max(row.Denied, h.InRow)
		}
	}
	return row, true
}

// longest is how many days bars span at most: a word on a time long ago would press all
// others together. What began before begins at their edge.
const longest = 366

// latest is how many stretches of a place stand open; older ones are folded away.
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

// bars draws stretches between two days; time runs as the language does.
func bars(stretches []link.Stretch, from, to string, mirrored bool) []bar {
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
		x := a
		if mirrored {
			x = 1000 - z
		}
		out = append(out, bar{X: x, W: z - a, State: state, Faded: faded})
	}
	for i, s := range stretches {
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

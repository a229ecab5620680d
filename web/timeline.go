package web

import (
	"net/url"
	"slices"
	"time"

	"github.com/isnad-project/isnad/store"
)

// A timeline counts events by day, month, year or decade. What surely happened in a column
// stands in it in full; what is only known to have happened over a longer time may have
// happened in each column of that time, and is hatched there.
type timeline struct {
	Bins    []bin
	Unit    string // day, month, year, decade
	Most    int    // height of the greatest column
	Undated int    // events without a date
	NoDate  string // address that chooses these
	Earlier string // addresses that move the range by its own length, and wider; empty where there is none
	Later   string
	Wider   string
	All     string
	Presets []preset // ranges that end with the data
	From    string   // the range that is drawn
	To      string
}

// A preset is the range of the last days.
type preset struct {
	Href string
	Days int
}

// A bin is one column.
type bin struct {
	From, To    string // first and last day
	Text        string
	Sure, Maybe int
	Href        string
	Tick        bool // its name is written below it

	X, W         float64
	SureY, SureH float64
	MayY, MayH   float64
	key          string
}

// The paper of the timeline, as templates/overview.gohtml has it.
const lineWidth, lineHeight, mostTicks = 960, 130, 8

// A unit is a width of columns.
type unit struct {
	name   string
	prefix int // length of the ISO prefix that names a column
	days   int // up to how many days of range it is used
}

var units = []unit{{"day", 10, 62}, {"month", 7, 1900}, {"year", 4, 45000}, {"decade", 3, 1 << 40}}

// drawTimeline counts the events of a choice.
func drawTimeline(u *url.URL, l *locale, f filter, facts *store.Facts, some []*store.Fact) timeline {
	t := timeline{From: f.From, To: f.To}
	first, last := "", ""
	for _, x := range some {
		if x.Date == nil {
			t.Undated++
			continue
		}
		if x.Date.From != "" && (first == "" || x.Date.From < first) {
			first = x.Date.From
		}
		last = max(last, x.Date.From, x.Date.To)
	}
	if t.Undated > 0 && !f.Undated {
		t.NoDate = narrowed(u, "undated", "1", "from", "", "to", "")
	}
	if t.From == "" {
		t.From = first
	}
	if t.To == "" {
		t.To = last
	}
	from, err1 := time.Parse(time.DateOnly, t.From)
	to, err2 := time.Parse(time.DateOnly, t.To)
	if err1 != nil || err2 != nil || to.Before(from) {
		return t
	}
	t.cut(from, to)
	for _, x := range some {
		if x.Date != nil {
			t.count(x.Date.From, x.Date.To)
		}
	}
	t.draw(u, l)
	t.moves(u, f, from, to, facts.Last())
	return t
}

// cut makes the columns between two days.
func (t *timeline) cut(from, to time.Time) {
	days := int(to.Sub(from).Hours()/24) + 1
	unit := units[slices.IndexFunc(units, func(u unit) bool { return days <= u.days })]
	t.Unit = unit.name
	for day := from; !day.After(to); {
		var next time.Time
		switch unit.name {
		case "day":
			next = day.AddDate(0, 0, 1)
		case "month":
			next = time.Date(day.Year(), day.Month()+1, 1, 0, 0, 0, 0, time.UTC)
		case "year":
			next = time.Date(day.Year()+1, 1, 1, 0, 0, 0, 0, time.UTC)
		default:
			next = time.Date(day.Year()/10*10+10, 1, 1, 0, 0, 0, 0, time.UTC)
		}
		end := next.AddDate(0, 0, -1)
		if end.After(to) {
			end = to
		}
		iso := day.Format(time.DateOnly)
		t.Bins = append(t.Bins, bin{From: iso, To: end.Format(time.DateOnly), key: iso[:unit.prefix]})
		day = next
	}
}

// count adds an event to its column, or to all in which it may have happened. Either end
// of its time may be open.
func (t *timeline) count(from, to string) {
	if from == "" {
		from = t.Bins[0].From
	}
	if to == "" {
		to = t.Bins[len(t.Bins)-1].To
	}
	n := len(t.Bins[0].key)
	if to < t.Bins[0].From || from > t.Bins[len(t.Bins)-1].To || len(from) < n || len(to) < n {
		return
	}
	at := func(day string) int {
		i, ok := slices.BinarySearchFunc(t.Bins, day[:n], func(b bin, key string) int {
			switch {
			case b.key < key:
				return -1
			case b.key > key:
				return 1
			}
			return 0
		})
		if !ok && i == len(t.Bins) {
			i--
		}
		return i
	}
	if from[:n] == to[:n] {
		t.Bins[at(from)].Sure++
		return
	}
	for i := at(max(from, t.Bins[0].From)); i <= at(to); i++ {
		t.Bins[i].Maybe++
	}
}

// draw places the columns on the paper and names them.
func (t *timeline) draw(u *url.URL, l *locale) {
	for _, b := range t.Bins {
		t.Most = max(t.Most, b.Sure+b.Maybe)
	}
	wide := float64(lineWidth) / float64(len(t.Bins))
	step := max((len(t.Bins)+mostTicks-1)/mostTicks, 1)
	for i := range t.Bins {
		b := &t.Bins[i]
		b.Text = l.column(t.Unit, b.key)
		b.Tick = i%step == 0
		b.X, b.W = float64(i)*wide+wide*.06, min(wide*.88, 48)
		high := func(n int) float64 { return float64(n) / float64(max(t.Most, 1)) * (lineHeight - 6) }
		b.SureH, b.MayH = high(b.Sure), high(b.Maybe)
		b.SureY = lineHeight - b.SureH
		b.MayY = b.SureY - b.MayH
		if b.Sure+b.Maybe > 0 {
			b.Href = narrowed(u, "from", b.From, "to", b.To, "undated", "")
		}
	}
}

// column is the name of a column.
func (l *locale) column(unit, key string) string {
	if unit == "decade" {
		return l.digits(key+"0") + "–" + l.digits(key+"9")
	}
	var part [3]string
	for i, at := range [][2]int{{0, 4}, {5, 7}, {8, 10}} {
		if len(key) >= at[1] {
			part[i] = key[at[0]:at[1]]
		}
	}
	s, _ := l.calendarText(part[0], part[1], part[2])
	return s
}

// moves are the addresses of other ranges. They hold days: what an address shows does not
// depend on when it is opened.
func (t *timeline) moves(u *url.URL, f filter, from, to time.Time, last string) {
	days := int(to.Sub(from).Hours()/24) + 1
	span := func(a, b time.Time) string {
		return narrowed(u, "from", a.Format(time.DateOnly), "to", b.Format(time.DateOnly), "undated", "")
	}
	t.Earlier = span(from.AddDate(0, 0, -days), to.AddDate(0, 0, -days))
	t.Later = span(from.AddDate(0, 0, days), to.AddDate(0, 0, days))
	if f.From != "" || f.To != "" {
		t.Wider = span(from.AddDate(0, 0, -(days+1)/2), to.AddDate(0, 0, (days+1)/2))
		t.All = narrowed(u, "from", "", "to", "")
	}
	if end, err := time.Parse(time.DateOnly, last); err == nil {
		for _, n := range []int{30, 365} {
			t.Presets = append(t.Presets, preset{span(end.AddDate(0, 0, 1-n), end), n})
		}
	}
}

// narrowed is the address of the same page with parameters set (or, for an empty value, left
// out), on its first page.
func narrowed(u *url.URL, pairs ...string) string {
	q := u.Query()
	q.Del("page")
	q.Del("judged")
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] == "" {
			q.Del(pairs[i])
		} else {
			q.Set(pairs[i], pairs[i+1])
		}
	}
	if len(q) == 0 {
		return u.EscapedPath()
	}
	return u.EscapedPath() + "?" + q.Encode()
}

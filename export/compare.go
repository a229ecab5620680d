package export

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/link"
	"github.com/isnad-project/isnad/store"
)

// Near says how far apart the two of a match may lie.
type Near struct {
	Km   float64
	Days int
}

// A Pair is a row of theirs, an event of ours, or both where they match.
type Pair struct {
	Kind   string   `json:"kind"` // match, miss (theirs alone) or extra (ours alone)
	Theirs *Row     `json:"theirs,omitempty"`
	Ours   *Row     `json:"ours,omitempty"`
	Km     *float64 `json:"km,omitempty"`   // between their points
	Days   *int     `json:"days,omitempty"` // between their dates; 0 when they share a day
	Gap    *int     `json:"gap,omitempty"`  // killed, ours less theirs
}

// A Comparison is how rows of others and the events of a ledger go together.
type Comparison struct {
	Pairs                []Pair // by date
	Match, Miss, Extra   int
	TheirsBare, OursBare int // without a day, or a point within a governorate, so that they cannot be compared
	TheirDead, OurDead   int // of the matches in which both say how many
}

// Compare matches rows of others, coded as f, with the events of the ledger that are
// chosen: one with one, near in place and time, the nearest first. Ours are those that
// f would hold; an extra is one within the days that theirs span.
func Compare(ctx context.Context, l *store.Ledger, f Format, o Options, theirs []Row, near Near) (*Comparison, error) {
	if o.Rule == "" {
		o.Rule = f.Rule()
	}
	out := &Comparison{}
	skip := acledColumns.skip
	if f == GED {
		skip = gedColumns.skip
	}
	var ours []placed
	for t, err := range l.Tellings(ctx, o.Filter) {
		if err != nil {
			return nil, err
		}
		t.Event = link.Under(t.Event, o.Rule)
		if skip(&cells{t, &o}) != "" {
			continue
		}
		if p, ok := place(rowOf(f, &t.Event)); ok {
			ours = append(ours, p)
		} else {
			out.OursBare++
		}
	}
	var rows []placed
	for _, r := range theirs {
		if p, ok := place(r); ok {
			rows = append(rows, p)
		} else {
			out.TheirsBare++
		}
	}
	out.join(rows, ours, near)
	return out, nil
}

// rowOf is an event as a row of f.
func rowOf(f Format, e *isnad.Event) Row {
	r := Row{ID: e.ID, Place: placeName(e.Place)}
	if e.Date != nil {
		r.From, r.To = e.Date.From, e.Date.To
	}
	if lat, lon, ok := point(e); ok {
		r.Lat, r.Lon = &lat, &lon
	}
	if e.Killed != nil {
		r.Killed = &e.Killed.Best
	}
	if e.Place != nil {
		r.coarse = f == ACLED && e.Place.ACLED() == 3 || f == GED && e.Place.UCDP() >= 4
	}
	return r
}

// placed is a row of which day and place are known.
type placed struct {
	Row
	from, to int // days since 1970
	at       isnad.End
	taken    bool
}

func place(r Row) (placed, bool) {
	from, err1 := time.Parse(time.DateOnly, cmp.Or(r.From, r.To))
	to, err2 := time.Parse(time.DateOnly, cmp.Or(r.To, r.From))
	if err1 != nil || err2 != nil || r.Lat == nil || r.Lon == nil || r.coarse {
		return placed{}, false
	}
	return placed{Row: r, from: int(from.Unix() / 86400), to: int(to.Unix() / 86400), at: isnad.End{Lat: *r.Lat, Lon: *r.Lon}}, true
}

// apart is how many days lie between two dates.
func (p *placed) apart(q *placed) int { return max(0, p.from-q.to, q.from-p.to) }

// gap is how many more dead ours has; nil where one does not say.
func gap(theirs, ours *Row) *int {
	if theirs.Killed == nil || ours.Killed == nil {
		return nil
	}
	n := *ours.Killed - *theirs.Killed
	return &n
}

func (c *Comparison) join(theirs, ours []placed, near Near) {
	slices.SortStableFunc(theirs, func(a, b placed) int { return a.from - b.from })
	last := make([]int, len(theirs)) // the last day of all rows up to this one
	for i := range theirs {
		last[i] = theirs[i].to
		if i > 0 {
			last[i] = max(last[i], last[i-1])
		}
	}
	type candidate struct {
		theirs, ours, days int
		km, far            float64
	}
	var all []candidate
	for o := range ours {
		end, _ := slices.BinarySearchFunc(theirs, ours[o].to+near.Days+1, func(p placed, day int) int { return p.from - day })
		for i := end - 1; i >= 0 && last[i] >= ours[o].from-near.Days; i-- {
			days, km := theirs[i].apart(&ours[o]), theirs[i].at.KmTo(ours[o].at)
			if days <= near.Days && km <= near.Km {
				all = append(all, candidate{i, o, days, km, km/max(near.Km, 1) + float64(days)/float64(max(near.Days, 1))})
			}
		}
	}
	difference := func(x candidate) int {
		if g := gap(&theirs[x.theirs].Row, &ours[x.ours].Row); g != nil {
			return max(*g, -*g)
		}
		return math.MaxInt
	}
	slices.SortFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.far, b.far), cmp.Compare(difference(a), difference(b)), a.theirs-b.theirs, a.ours-b.ours)
	})
	for _, x := range all {
		t, o := &theirs[x.theirs], &ours[x.ours]
		if t.taken || o.taken {
			continue
		}
		t.taken, o.taken = true, true
		km := math.Round(x.km*10) / 10
		p := Pair{Kind: "match", Theirs: &t.Row, Ours: &o.Row, Km: &km, Days: &x.days, Gap: gap(&t.Row, &o.Row)}
		if p.Gap != nil {
			c.TheirDead, c.OurDead = c.TheirDead+*t.Killed, c.OurDead+*o.Killed
		}
		c.Pairs, c.Match = append(c.Pairs, p), c.Match+1
	}
	for i := range theirs {
		if !theirs[i].taken {
			c.Pairs, c.Miss = append(c.Pairs, Pair{Kind: "miss", Theirs: &theirs[i].Row}), c.Miss+1
		}
	}
	for i := range ours {
		if o := &ours[i]; !o.taken && len(theirs) > 0 && o.to >= theirs[0].from && o.from <= last[len(last)-1] {
			c.Pairs, c.Extra = append(c.Pairs, Pair{Kind: "extra", Ours: &o.Row}), c.Extra+1
		}
	}
	slices.SortStableFunc(c.Pairs, func(a, b Pair) int { return strings.Compare(a.day(), b.day()) })
}

// day is what pairs are sorted by.
func (p *Pair) day() string {
	if p.Theirs != nil {
		return p.Theirs.From
	}
	return p.Ours.From
}

// Line says how many of theirs were matched.
func (c *Comparison) Line() string {
	s := fmt.Sprintf("match %d, miss %d, extra %d", c.Match, c.Miss, c.Extra)
	if c.Match > 0 {
		s += fmt.Sprintf("; killed in matches where both say: theirs %d, ours %d", c.TheirDead, c.OurDead)
	}
	if c.TheirsBare+c.OursBare > 0 {
		s += fmt.Sprintf("; without a day, or known to a governorate at best: theirs %d, ours %d", c.TheirsBare, c.OursBare)
	}
	return s
}

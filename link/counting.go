package link

import (
	"cmp"
	"maps"
	"math/bits"
	"slices"
	"strings"
	"time"

	"github.com/isnad-project/isnad"
)

// longToll is the number of days from which a toll gives way to its parts.
const longToll = 32

// counting decides, for one outcome, which events count.
type counting struct {
	*weighing
	outcome string
	aside   map[string]Aside               // event → why
	settled map[string]bool                // counted, or inside a whole that is counted
	longs   map[isnad.Known][]*isnad.Event // tolls over a long time that are counted, by country
	totals  map[string][]*isnad.Event      // tolls over a long time, counted or not, by place
	byPlace map[string][]*isnad.Event      // dated events of a shorter time that are counted, sorted by their first day
}

// A weighing is what a tally asks of events whatever the outcome.
type weighing struct {
	tied, plain []*isnad.Event // see sift
	byID        map[string]*isnad.Event
	roots       []root
}

// A root is one of the tied events that lies in no other.
type root struct {
	*isnad.Event
	class int
	key   string
}

func weigh(events []isnad.Event) *weighing {
	w := &weighing{byID: map[string]*isnad.Event{}}
	w.tied, w.plain = sift(events)
	for _, e := range w.tied {
		w.byID[e.ID] = e
	}
	for _, e := range w.tied {
		outer := false
		for _, p := range e.PartOf {
			outer = outer || w.byID[p] != nil
		}
		if !outer {
			w.roots = append(w.roots, root{e, lengthClass(e), eventKey(e)})
		}
	}
	return w
}

// setAside gives the events that are not to be counted for the outcome, with
// the reason.
func (w *weighing) setAside(outcome string) map[string]Aside {
	c := counting{weighing: w, outcome: outcome, aside: map[string]Aside{}, settled: map[string]bool{}, longs: map[isnad.Known][]*isnad.Event{}, totals: map[string][]*isnad.Event{}}
	for _, e := range w.tied {
		if wideToll(e) && e.Date != nil && long(e) && c.weight(e) > 0 {
			for _, k := range areaKeys(e.Place) {
				c.totals[k] = append(c.totals[k], e)
			}
		}
	}
	// Those over a long time last, since they give way to what is counted inside
	// them, and the much longer after the others. Else the greatest first: a toll that
	// shares parts with one already counted whole cannot be counted beside it.
	slices.SortFunc(w.roots, func(a, b root) int {
		return cmp.Or(cmp.Compare(a.class, b.class), cmp.Compare(c.weight(b.Event), c.weight(a.Event)), strings.Compare(a.key, b.key))
	})
	for _, r := range w.roots {
		if c.byPlace == nil && (r.class > 0 || long(r.Event)) {
			c.index()
		}
		c.settle(r.Event)
	}
	return c.aside
}

// wideToll tells a toll of more than a town.
func wideToll(e *isnad.Event) bool {
	return isnad.Family(e.Type) == "toll" && e.Place != nil && level(e.Place) < levelTown
}

// standing is the toll over a long time that e, told for a day in it or for no time, is more than half
// of: «حصيلة الحرب ترتفع اليوم إلى 300» tells how the toll of the war stood, not of 300 dead on one day.
// Of several it is the greatest, the first by its claims.
func (c *counting) standing(e *isnad.Event) *isnad.Event {
	if !wideToll(e) || long(e) {
		return nil
	}
	var of *isnad.Event
	for _, k := range areaKeys(e.Place) {
		for _, o := range c.totals[k] {
			if how, _ := compare(e.Place, o.Place); how != samePlace || e.Place.Relation != o.Place.Relation || 2*c.weight(e) <= c.weight(o) ||
				e.Date != nil && (e.Date.From < o.Date.From || o.Date.To != "" && e.Date.To > o.Date.To) {
				continue
			}
			if of == nil || cmp.Or(cmp.Compare(c.weight(of), c.weight(o)), strings.Compare(eventKey(o), eventKey(of))) < 0 {
				of = o
			}
		}
	}
	return of
}

// sift parts the events that depend on others, as parts, wholes, tolls of more than a town or over a long time,
// from the plain ones: these are counted whatever else is.
func sift(events []isnad.Event) (tied, plain []*isnad.Event) {
	named := map[string]bool{}
	for i := range events {
		for _, ids := range [2][]string{events[i].SumOf, events[i].PartOf} {
			for _, id := range ids {
				named[id] = true
			}
		}
	}
	for i := range events {
		e := &events[i]
		if len(e.SumOf)+len(e.PartOf) > 0 || named[e.ID] || long(e) || wideToll(e) {
			tied = append(tied, e)
		} else {
			plain = append(plain, e)
		}
	}
	return tied, plain
}

// InsideTolls tells of a place whether what is told there may lie in one of the tolls over a
// long time that are among the events: of what is told elsewhere, and is neither a part nor
// a whole, AsideOf need not know.
func InsideTolls(events []isnad.Event) func(*isnad.Place) bool {
	areas := map[string]bool{}
	for i := range events {
		if e := &events[i]; e.Place != nil && Lasting(e) {
			for _, k := range areaKeys(e.Place) {
				areas[k] = true
			}
		}
	}
	seen := map[*isnad.Place]bool{}
	return func(p *isnad.Place) bool {
		if p == nil {
			return false
		}
		in, known := seen[p]
		if !known {
			in = slices.ContainsFunc(spotKeys(p), func(k string) bool { return areas[k] })
			seen[p] = in
		}
		return in
	}
}

// lengthClass grows by one as the time of an event over a long time doubles; it is 0
// for the others.
func lengthClass(e *isnad.Event) int {
	if e.Date == nil || !long(e) {
		return 0
	}
	w := whenOf(e.Date)
	return bits.Len(uint(w.length()))
}

// index sorts what is counted so far by place and day, of the places in which a toll over a long
// time lies.
func (c *counting) index() {
	c.byPlace = map[string][]*isnad.Event{}
	asked := map[string]bool{}
	for _, e := range c.tied {
		if e.Place != nil && e.Date != nil && long(e) {
			for _, k := range areaKeys(e.Place) {
				asked[k] = true
			}
		}
	}
	at := map[*isnad.Place][]string{} // many events may share a place
	add := func(e *isnad.Event) {
		if e.Place == nil || e.Date == nil || c.weight(e) <= 0 {
			return
		}
		keys, known := at[e.Place]
		if !known {
			keys = slices.DeleteFunc(spotKeys(e.Place), func(k string) bool { return !asked[k] })
			at[e.Place] = keys
		}
		for _, k := range keys {
			c.byPlace[k] = append(c.byPlace[k], e)
		}
	}
	for _, e := range c.plain {
		add(e)
	}
	for _, e := range c.tied {
		if !long(e) && c.settled[e.ID] && c.aside[e.ID].Code == "" {
			add(e)
		}
	}
	for _, list := range c.byPlace {
		slices.SortFunc(list, func(a, b *isnad.Event) int { return strings.Compare(a.Date.From, b.Date.From) })
	}
}

// around is what is counted at the place of e in its time, without what is listed
// inside it.
func (c *counting) around(e *isnad.Event, below map[string]bool) int {
	if e.Place == nil || e.Date == nil {
		return 0
	}
	sum, seen := 0, map[string]bool{}
	add := func(o *isnad.Event) {
		if !below[o.ID] && !seen[o.ID] && (e.Date.To == "" || o.Date.To != "" && o.Date.To <= e.Date.To) && holds(e.Place, o.Place) {
			seen[o.ID] = true
			sum += c.weight(o)
		}
	}
	for _, k := range areaKeys(e.Place) {
		list := c.byPlace[k]
		first, _ := slices.BinarySearchFunc(list, e.Date.From, func(o *isnad.Event, day string) int { return strings.Compare(o.Date.From, day) })
		for _, o := range list[first:] {
			if e.Date.To != "" && o.Date.From > e.Date.To {
				break
			}
			add(o)
		}
	}
	for _, o := range c.longs[e.Place.Country] {
		if o.Date.From >= e.Date.From {
			add(o)
		}
	}
	return sum
}

// eventKey is the same in any order of arrival.
func eventKey(e *isnad.Event) string {
	k := ""
	for i := range e.Claims {
		if id := e.Claims[i].ID; k == "" || id < k {
			k = id
		}
	}
	return k
}

func (c *counting) weight(e *isnad.Event) int {
	if t := figureOf(e, c.outcome); t != nil {
		return t.Best
	}
	return -1
}

// parts are the events inside e that the tally knows.
func (c *counting) parts(e *isnad.Event) []*isnad.Event {
	var out []*isnad.Event
	for _, id := range e.SumOf {
		if p := c.byID[id]; p != nil {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(a, b *isnad.Event) int { return strings.Compare(eventKey(a), eventKey(b)) })
	return out
}

// below are all events inside e, to the last.
func (c *counting) below(e *isnad.Event, into map[string]bool) map[string]bool {
	for _, p := range c.parts(e) {
		if !into[p.ID] {
			into[p.ID] = true
			c.below(p, into)
		}
	}
	return into
}

// worth is the greatest sum that can be counted at or inside e.
func (c *counting) worth(e *isnad.Event, seen map[string]bool) int {
	if seen[e.ID] {
		return 0
	}
	seen[e.ID] = true
	inner := 0
	for _, p := range c.parts(e) {
		inner += c.worth(p, seen)
	}
	if long(e) && inner > 0 {
		return inner
	}
	return max(inner, c.weight(e), 0)
}

// long tells an event over a long time, or a toll over a country at a time that
// nobody tells.
func long(e *isnad.Event) bool {
	switch {
	case e.Date == nil:
		return timeless(e)
	case e.Date.From == e.Date.To && len(e.Date.To) == len(time.DateOnly):
		return false // one day, as most are
	}
	w := whenOf(e.Date)
	return w.length() >= longToll
}

// timeless tells a toll of a country, or of no place, of which nobody tells the
// time, or only that it runs long until an unknown day.
func timeless(e *isnad.Event) bool {
	if isnad.Family(e.Type) != "toll" || e.Date != nil || e.Place != nil && level(e.Place) > levelCountry {
		return false
	}
	value, _, _ := strings.Cut(e.When, " (")
	if value == "" {
		return true
	}
	w := readWhen(&value, "", "")
	return strings.Contains(value, "/") && (!w.known || w.length() >= longToll)
}

// apart tells why a toll that nothing is known to lie in cannot be added to what
// is counted: nobody tells its time, or another over a long time, of the same
// place or one that holds it or lies in it, is counted already.
func (c *counting) apart(e *isnad.Event) Aside {
	switch {
	case timeless(e) && c.weight(e) > 0:
		return Aside{Code: NoTime}
	case e.Place == nil || e.Date == nil || !long(e):
		return Aside{}
	}
	for _, o := range c.longs[e.Place.Country] {
		how, _ := compare(e.Place, o.Place)
		if (how == samePlace || how == within) && gap(whenOf(e.Date), whenOf(o.Date)) == 0 {
			return Aside{Code: Shares}
		}
	}
	c.longs[e.Place.Country] = append(c.longs[e.Place.Country], e)
	return Aside{}
}

// settle decides between e and what lies inside it.
func (c *counting) settle(e *isnad.Event) {
	if c.settled[e.ID] {
		return
	}
	parts := c.parts(e)
	whole := figureOf(e, c.outcome)
	inner, seen := 0, map[string]bool{e.ID: true}
	var stated []int
	for _, p := range parts {
		w := c.worth(p, seen)
		inner += w
		if w > 0 {
			stated = append(stated, w)
		}
	}
	below := c.below(e, map[string]bool{})
	overlaps := false
	for id := range below {
		overlaps = overlaps || c.settled[id]
	}
	c.settled[e.ID] = true
	if of := c.standing(e); whole != nil && of != nil {
		c.aside[e.ID] = Aside{Code: Standing, Whole: c.weight(of)}
		whole = nil
	}
	if whole != nil && long(e) && !overlaps {
		if around := c.around(e, below); around > 0 {
			c.aside[e.ID] = Aside{Code: LongToll, Sum: around + inner}
			whole = nil
		}
	}
	if whole != nil && len(stated) == 0 && !overlaps {
		if why := c.apart(e); why.Code != "" {
			c.aside[e.ID] = why
			return
		}
		for id := range below {
			c.drop(id, Aside{Code: Inside, Whole: whole.Best})
		}
		return
	}
	if whole != nil && (inner >= whole.Best || long(e) || overlaps) {
		why := Aside{Code: ByParts, Parts: stated, Sum: inner}
		switch {
		case overlaps:
			why = Aside{Code: Shares}
		case inner < whole.Best:
			why = Aside{Code: LongToll, Sum: inner}
		}
		c.aside[e.ID] = why
		whole = nil
	}
	if whole == nil {
		for _, p := range parts {
			c.settle(p)
		}
		return
	}
	for _, id := range slices.Sorted(maps.Keys(below)) {
		c.drop(id, Aside{Code: Inside, Whole: whole.Best, Sum: inner})
	}
}

func (c *counting) drop(id string, why Aside) {
	if c.settled[id] {
		return
	}
	c.settled[id] = true
	if figureOf(c.byID[id], c.outcome) != nil {
		c.aside[id] = why
	}
}

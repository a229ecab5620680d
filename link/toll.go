package link

import (
	"maps"
	"slices"
	"strings"

	"github.com/isnad-project/isnad"
)

// node is an event among those that sum it up and those that it sums up, with what is asked of its claims.
type node struct {
	event    *isnad.Event // without claims and fields
	accounts []account
	items    []*item         // those with figures, with what is asked of these
	whole    span            // covers every number of killed that the claims give
	key      string          // smallest claim id: the same in any order of arrival
	reports  map[string]when // for each report that tells of it, when it puts it
	inside   map[*node]bool  // everything that lies inside this toll; true when that is certain
	parts    []*node         // the direct ones
	closed   bool            // the parts add up to the whole in one report: nothing else is in it
}

// account is who tells of an event, and where.
type account struct {
	report, origin string
	bare           bool // the report says it itself
}

func newNode(e *isnad.Event, items []*item) *node {
	n := &node{key: items[0].c.ID, reports: map[string]when{}, whole: total(items),
		event: &isnad.Event{ID: e.ID, Type: e.Type, Place: e.Place, Date: e.Date, Killed: e.Killed, Injured: e.Injured}}
	for _, it := range items {
		n.key = min(n.key, it.c.ID)
		r := report(it.in)
		n.accounts = append(n.accounts, account{r, it.originKey, len(it.c.Source) == 0})
		if len(it.c.Counts) > 0 {
			n.items = append(n.items, it.figures())
		}
		if w, ok := n.reports[r]; !ok || !w.known && it.when.known {
			n.reports[r] = it.when
		} else if it.when.known && w.frame == it.when.frame {
			w.from, w.to = min(w.from, it.when.from), max(w.to, it.when.to)
			n.reports[r] = w
		}
	}
	return n
}

// figures is the item with nothing but its figures and who gives them.
func (it *item) figures() *item {
	in := &Input{DocKey: it.in.DocKey, TextKey: it.in.TextKey}
	in.Claim = isnad.Claim{ID: it.c.ID, Doc: it.c.Doc, TollKind: it.c.TollKind}
	return &item{in: in, c: &in.Claim, stated: it.stated, originKey: it.originKey, originDay: it.originDay, stance: it.stance}
}

func (n *node) toll() bool { return isnad.Family(n.event.Type) == "toll" }

// wide tells an event over a country or more than one governorate: "a series of
// bombings" may be told as one attack, and sums up those of its own report.
func (n *node) wide() bool {
	return n.event.Killed != nil && (n.event.Place == nil || level(n.event.Place) <= levelCountry)
}

func (n *node) figures() bool { return n.event.Killed != nil || n.event.Injured != nil }

// relate finds what each toll sums up, from place and period, and within one
// report also from arithmetic, and fills in SumOf and PartOf.
func relate(nodes []*node) {
	var tolls []*node
	for _, n := range nodes {
		if n.wide() || n.toll() && n.event.Place != nil {
			tolls = append(tolls, n)
			n.inside = map[*node]bool{}
		}
	}
	if len(tolls) == 0 {
		addSums(nodes)
		return
	}
	slices.SortFunc(tolls, byKey)
	find := lookup(nodes)
	for _, t := range tolls {
		for _, n := range find(t) {
			if n == t {
				continue
			}
			if in, certain := encloses(t, n); in {
				t.inside[n] = certain
			}
		}
	}
	for _, t := range tolls {
		t.addUp()
	}
	for _, t := range tolls {
		for n, certain := range t.inside {
			series := t.event.Place != nil &&
				(t.toll() || t.meets(n) && group(t.event.Type) == group(n.event.Type))
			if !t.closed && (!series || !certain && !t.tells(n)) {
				delete(t.inside, n)
			}
		}
	}
	for _, t := range tolls {
		t.parts = t.direct()
		for _, p := range t.parts {
			t.event.SumOf = append(t.event.SumOf, p.event.ID)
			p.event.PartOf = append(p.event.PartOf, t.event.ID)
		}
		slices.Sort(t.event.SumOf)
	}
	addSums(nodes)
	for _, n := range nodes {
		slices.Sort(n.event.PartOf)
	}
}

func byKey(a, b *node) int { return strings.Compare(a.key, b.key) }

// lookup gives a function that finds the events that may lie inside a toll:
// those that share a report with it, and dated ones of its place and time. A toll
// over a long time has only those of its reports: what all reports tell of years
// is no list of its parts, and a tally sees to it that nothing counts twice.
func lookup(nodes []*node) func(t *node) []*node {
	byReport, byPlace := map[string][]*node{}, map[string][]*node{}
	for _, n := range nodes {
		for r := range n.reports {
			byReport[r] = append(byReport[r], n)
		}
		p := n.event.Place
		if p == nil || n.event.Date == nil || !n.figures() {
			continue
		}
		for _, k := range spotKeys(p) {
			byPlace[k] = append(byPlace[k], n)
		}
	}
	from := func(n *node, day string) int { return strings.Compare(n.event.Date.From, day) }
	for _, list := range byPlace {
		slices.SortFunc(list, func(a, b *node) int { return from(a, b.event.Date.From) })
	}
	return func(t *node) []*node {
		found := map[*node]bool{}
		for r := range t.reports {
			for _, n := range byReport[r] {
				found[n] = true
			}
		}
		if t.event.Date != nil && t.event.Place != nil && !long(t.event) {
			for _, k := range areaKeys(t.event.Place) {
				list := byPlace[k]
				first, _ := slices.BinarySearchFunc(list, t.event.Date.From, from)
				for _, n := range list[first:] {
					if n.event.Date.From > t.event.Date.To {
						break
					}
					found[n] = true
				}
			}
		}
		return slices.SortedFunc(maps.Keys(found), byKey)
	}
}

// encloses tells whether n may lie inside the toll t; certain is false when they
// stand in one report and its times do not say.
func encloses(t, n *node) (in, certain bool) {
	p, q := t.event.Place, n.event.Place
	covers, strictly, known := t.covers(n)
	if p == nil { // only if it adds up
		return n.figures() && q != nil && t.meets(n) && (covers || !known) && !n.exceeds(t), known
	}
	if q == nil || !holds(p, q) {
		return false, false
	}
	if !n.figures() && (!n.toll() && isnad.Family(n.event.Type) != "assault" || level(p) < levelCapital) {
		return false, false // what costs nobody is no part of a wide toll
	}
	how, _ := compare(p, q)
	switch {
	case known && !covers || n.exceeds(t):
		return false, false
	case how == samePlace && (n.toll() || !t.toll()):
		return known && strictly && p.Relation == q.Relation, true
	case known:
		return true, true
	}
	return n.figures() && t.meets(n), false
}

// meets tells whether one report tells of both.
func (t *node) meets(n *node) bool {
	for r := range t.reports {
		if _, ok := n.reports[r]; ok {
			return true
		}
	}
	return false
}

// tells tells whether a narrator of the toll also tells of n, in one report. The
// report itself, when it sums up in its own voice, tells all that is in it; and
// a toll of one town is taken to be of what the report tells there.
func (t *node) tells(n *node) bool {
	if t.event.Place != nil && level(t.event.Place) >= levelTown {
		return t.meets(n)
	}
	return slices.ContainsFunc(t.accounts, func(a account) bool {
		return slices.ContainsFunc(n.accounts, func(b account) bool {
			return a.report == b.report && (a.origin == b.origin || a.bare)
		})
	})
}

// exceeds tells that n is surely greater than the whole t.
func (n *node) exceeds(t *node) bool {
	whole, part := t.whole, n.whole
	return whole.set && part.set && part.low > whole.high
}

// total covers every number of killed that the claims give.
func total(items []*item) span {
	var s span
	for _, v := range voices(items, killed) {
		s = s.cover(v.span)
	}
	return s
}

// covers tells whether t's period holds n's, and whether it is longer. known is
// false when the two cannot be compared.
func (t *node) covers(n *node) (covers, strictly, known bool) {
	inside := func(a, b when) (bool, bool) {
		return a.from <= b.from && b.to <= a.to, a.length() > b.length()
	}
	for _, r := range slices.Sorted(maps.Keys(t.reports)) {
		a := t.reports[r]
		b, ok := n.reports[r]
		switch {
		case !ok:
		case a.known && b.known && a.frame == b.frame:
			covers, strictly = inside(a, b)
			return covers, strictly, true
		case a.partial != "" && b.partial != "":
			return a.partial == b.partial, false, true
		}
	}
	if t.event.Date == nil || n.event.Date == nil {
		return false, false, false
	}
	covers, strictly = inside(whenOf(t.event.Date), whenOf(n.event.Date))
	return covers, strictly, true
}

func whenOf(d *isnad.DateRange) when {
	v := d.From + "/" + d.To
	return readWhen(&v, "", "")
}

package link

import (
	"maps"
	"slices"
	"strings"

	"github.com/isnad-project/isnad"
)

// node is an event among those that sum it up and those that it sums up, with no more than is
// asked of it: there is one for each event that counts anybody, all at a time.
type node struct {
	Sums
	id, kind        string
	place           *isnad.Place
	date            *isnad.DateRange
	killed, injured bool // somebody gives a number
	accounts        []account
	figures         []*testimony   // of claims that count somebody
	whole           span           // covers every number of killed that the claims give
	key             string         // smallest claim id: the same in any order of arrival
	reports         []mention      // that tell of it, sorted
	inside          map[*node]bool // everything that lies inside this toll; true when that is certain
	parts           []*node        // the direct ones
	closed          bool           // the parts add up to the whole in one report: nothing else is in it
}

// account is who tells of an event, and where.
type account struct {
	report, origin string
	bare           bool // the report says it itself
}

// mention is a report that tells of an event, and when it puts it.
type mention struct {
	report string
	when
}

func newNode(e *isnad.Event, items []*item) *node {
	n := &node{id: e.ID, kind: e.Type, place: e.Place, date: e.Date, killed: e.Killed != nil, injured: e.Injured != nil,
		key: items[0].claim, whole: total(items)}
	for _, it := range items {
		n.key = min(n.key, it.claim)
		n.accounts = append(n.accounts, account{it.report, it.originKey, it.bare})
		if len(it.c.Counts) > 0 {
			n.figures = append(n.figures, it.testimony)
		}
		n.mentioned(it)
	}
	slices.SortFunc(n.reports, func(a, b mention) int { return strings.Compare(a.report, b.report) })
	n.accounts, n.figures, n.reports = slices.Clip(n.accounts), slices.Clip(n.figures), slices.Clip(n.reports)
	return n
}

func (n *node) mentioned(it *item) {
	i := slices.IndexFunc(n.reports, func(m mention) bool { return m.report == it.report })
	if i < 0 {
		n.reports = append(n.reports, mention{it.report, it.when})
		return
	}
	switch m := &n.reports[i]; {
	case !m.known && it.when.known:
		m.when = it.when
	case it.when.known && m.frame == it.when.frame:
		m.from, m.to = min(m.from, it.when.from), max(m.to, it.when.to)
	}
}

// in is when a report puts the event, nil when it does not tell of it.
func (n *node) in(report string) *when {
	i, ok := slices.BinarySearchFunc(n.reports, report, func(m mention, r string) int { return strings.Compare(m.report, r) })
	if !ok {
		return nil
	}
	return &n.reports[i].when
}

func (n *node) toll() bool { return isnad.Family(n.kind) == "toll" }

// wide tells an event over a country or more than one governorate: "a series of
// bombings" may be told as one attack, and sums up those of its own report.
func (n *node) wide() bool {
	return n.killed && (n.place == nil || level(n.place) <= levelCountry)
}

func (n *node) counts() bool { return n.killed || n.injured }

// relate finds what each toll sums up, from place and period, and within one
// report also from arithmetic, and fills in SumOf and PartOf.
func relate(nodes []*node) {
	var tolls []*node
	for _, n := range nodes {
		if n.wide() || n.toll() && n.place != nil {
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
			series := t.place != nil &&
				(t.toll() || t.meets(n) && group(t.kind) == group(n.kind))
			if !t.closed && (!series || !certain && !t.tells(n)) {
				delete(t.inside, n)
			}
		}
	}
	for _, t := range tolls {
		t.parts = t.direct()
		for _, p := range t.parts {
			t.SumOf = append(t.SumOf, p.id)
			p.PartOf = append(p.PartOf, t.id)
		}
		slices.Sort(t.SumOf)
	}
	addSums(nodes)
	for _, n := range nodes {
		slices.Sort(n.PartOf)
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
		for _, m := range n.reports {
			byReport[m.report] = append(byReport[m.report], n)
		}
		p := n.place
		if p == nil || n.date == nil || !n.counts() {
			continue
		}
		for _, k := range spotKeys(p) {
			byPlace[k] = append(byPlace[k], n)
		}
	}
	from := func(n *node, day string) int { return strings.Compare(n.date.From, day) }
	for _, list := range byPlace {
		slices.SortFunc(list, func(a, b *node) int { return from(a, b.date.From) })
	}
	return func(t *node) []*node {
		found := map[*node]bool{}
		for _, m := range t.reports {
			for _, n := range byReport[m.report] {
				found[n] = true
			}
		}
		if t.date != nil && t.place != nil && whenOf(t.date).length() < longToll {
			for _, k := range areaKeys(t.place) {
				list := byPlace[k]
				first, _ := slices.BinarySearchFunc(list, t.date.From, from)
				for _, n := range list[first:] {
					if n.date.From > t.date.To {
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
	p, q := t.place, n.place
	covers, strictly, known := t.covers(n)
	if p == nil { // only if it adds up
		return n.counts() && q != nil && t.meets(n) && (covers || !known) && !n.exceeds(t), known
	}
	if q == nil || !holds(p, q) {
		return false, false
	}
	if !n.counts() && (!n.toll() && isnad.Family(n.kind) != "assault" || level(p) < levelCapital) {
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
	return n.counts() && t.meets(n), false
}

// meets tells whether one report tells of both.
func (t *node) meets(n *node) bool {
	return slices.ContainsFunc(t.reports, func(m mention) bool { return n.in(m.report) != nil })
}

// tells tells whether a narrator of the toll also tells of n, in one report. The
// report itself, when it sums up in its own voice, tells all that is in it; and
// a toll of one town is taken to be of what the report tells there.
func (t *node) tells(n *node) bool {
	if t.place != nil && level(t.place) >= levelTown {
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
	for _, a := range t.reports {
		b := n.in(a.report)
		switch {
		case b == nil:
		case a.known && b.known && a.frame == b.frame:
			covers, strictly = inside(a.when, *b)
			return covers, strictly, true
		case a.partial != "" && b.partial != "":
			return a.partial == b.partial, false, true
		}
	}
	if t.date == nil || n.date == nil {
		return false, false, false
	}
	covers, strictly = inside(whenOf(t.date), whenOf(n.date))
	return covers, strictly, true
}

func whenOf(d *isnad.DateRange) when {
	from, ok1 := day(d.From)
	to, ok2 := day(d.To)
	if ok1 && ok2 && from <= to { // as most are
		return when{known: true, from: from, to: to}
	}
	v := d.From + "/" + d.To
	return readWhen(&v, "", "")
}

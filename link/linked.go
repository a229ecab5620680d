package link

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/isnad-project/isnad"
)

// Linked is claims joined to incidents. Of the claims it holds numbers, and has them read again
// for what is computed of them.
type Linked struct {
	Conflicts []Conflict // judgements that could not all be honoured

	*pool
	edges  []comparison
	why    map[pair]string
	rule   Rule
	camps  Camps
	told   *steps
	groups [][]int32
	found  *summing
}

// Link joins the claims, holding opt.Room of them at a time.
func Link(claims Claims, judgements []isnad.Judgement, opt Options) (l *Linked, err error) {
	defer recovered(&err)
	if opt.Rule == "" {
		opt.Rule = Conservative
	}
	if opt.Weights == nil {
		opt.Weights = usual
	}
	p, err := newPool(claims, judgements, opt)
	if err != nil {
		return nil, err
	}
	c := newClustering(p, opt.Weights, judgements)
	l = &Linked{pool: p, rule: opt.Rule, camps: opt.Camps, told: progressOf(opt.Progress, len(p.ids)), Conflicts: c.conflicts}
	l.told.through(0, 1, 1)
	if err := c.tell(l.told); err != nil {
		return nil, err
	}
	c.meet(l.told)
	l.groups = c.absorb(c.join(l.told))
	slices.SortStableFunc(l.groups, func(a, b []int32) int { return compareAreas(c.lies[a[0]], c.lies[b[0]]) })
	l.edges, l.why, l.found = c.edges, c.why, newSumming(c, l.groups)
	return l, nil
}

// Edges gives the compared pairs that scored near the threshold or above, sorted by A, B, with the
// order of arrival of their claims. It is to be called once.
func (l *Linked) Edges(do func(a, b int, e Edge) error) error {
	edges := l.edges
	l.edges = nil
	slices.SortStableFunc(edges, func(x, y comparison) int {
		return cmp.Or(comparePairs(x.pair, y.pair), boolInt(y.joined)-boolInt(x.joined))
	})
	for n, e := range edges {
		if n > 0 && edges[n-1].pair == e.pair {
			continue
		}
		var why []Reason
		switch {
		case e.claims > 0:
			why = []Reason{{"telling", round(e.score), fmt.Sprintf("all that two reports tell of it, %d claims", e.claims)}}
		case e.joined:
			why = []Reason{{"telling", e.score, l.why[e.pair]}}
		}
		if err := do(l.seqs[e.i], l.seqs[e.j], edge(l.ids[e.i], l.ids[e.j], e.score, why)); err != nil {
			return err
		}
	}
	return nil
}

// Found is an incident with its claims, in its order, and what can be said of it: nil when every claim
// is planned or conditional. What it sums up and what sums it up is told when all are known: by
// [Linked.Sums].
type Found struct {
	isnad.Incident
	Claims []*Input
	Event  *isnad.Event
}

// Incidents gives what was found. It is to be called once.
func (l *Linked) Incidents(do func(*Found) error) (err error) {
	defer recovered(&err)
	through := 0
	for groups := l.groups; len(groups) > 0; {
		n := l.gather(groups)
		for _, g := range groups[:n] {
			if err := do(l.tell(g)); err != nil {
				return err
			}
			through++
			l.told.through(3, through, len(l.groups))
		}
		groups = groups[n:]
	}
	return nil
}

// gather has the items of the first groups ready and gives how many groups these are.
func (l *Linked) gather(groups [][]int32) int {
	var want []int32
	n := 0
	for n < len(groups) && (n == 0 || len(want) < l.room/2) {
		want = append(want, groups[n]...)
		n++
	}
	l.hold(want)
	return n
}

func (l *Linked) tell(group []int32) *Found {
	members := l.all(group)
	f := &Found{Incident: incidentOf(members)}
	for _, it := range members {
		f.Claims = append(f.Claims, it.in)
	}
	if f.Event = eventOf(f.ID, members, l.rule); f.Event != nil {
		l.camps.note(f.Event, members)
		l.found.see(f.Event, members)
	}
	return f
}

// Sums are the events that one sums up and those that sum it up, and how that adds up.
type Sums struct {
	SumOf, PartOf []string
	Sums          []isnad.Sum
	Limits        []isnad.Limit
}

// Put tells an event of its sums.
func (s Sums) Put(e *isnad.Event) {
	e.SumOf, e.PartOf, e.Sums, e.Limits = s.SumOf, s.PartOf, s.Sums, s.Limits
}

// Sums gives the sums of each event that has any, by its id, sorted. It is to be called once, behind Incidents.
func (l *Linked) Sums(do func(event string, s Sums) error) error {
	nodes := l.found.nodes
	relate(nodes)
	slices.SortFunc(nodes, func(a, b *node) int { return cmp.Compare(a.id, b.id) })
	for _, n := range nodes {
		if len(n.SumOf) == 0 && len(n.PartOf) == 0 && len(n.Sums.Sums) == 0 && len(n.Limits) == 0 {
			continue
		}
		if err := do(n.id, n.Sums); err != nil {
			return err
		}
	}
	return nil
}

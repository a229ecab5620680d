package score

import "slices"

// countKey is what two figures must share to be the same figure.
type countKey struct {
	outcome   string
	low, high figure
}

func (k countKey) same(l countKey) bool {
	return k.outcome == l.outcome && k.low.same(l.low) && k.high.same(l.high)
}

// placedCount is a figure with its key, its parent's key and its stretch.
type placedCount struct {
	count
	key    countKey
	parent *countKey
	at     *stretch
}

func placeCounts(claims []claim, r *report) []placedCount {
	var out []placedCount
	for _, c := range claims {
		within := r.place(c.Quote, nil)
		for _, n := range c.Counts {
			p := placedCount{count: n, key: countKey{n.Outcome, n.Low, n.High}, at: r.place(n.Quote, within)}
			if n.PartOf != nil && *n.PartOf >= 0 && *n.PartOf < len(c.Counts) {
				up := c.Counts[*n.PartOf]
				p.parent = &countKey{up.Outcome, up.Low, up.High}
			}
			if p.Who == "" {
				p.Who = "persons"
			}
			out = append(out, p)
		}
	}
	return out
}

// sameCount tells whether a predicted figure is the gold one: same key, quotes
// that overlap by half, and a quote of like length. fine asks also for the same
// kind of person and the same parent.
func sameCount(g, p *placedCount, fine bool) bool {
	if !g.key.same(p.key) {
		return false
	}
	if fine && (g.Who != p.Who || (g.parent == nil) != (p.parent == nil) || g.parent != nil && !g.parent.same(*p.parent)) {
		return false
	}
	return overlap(g.at, p.at) >= 0.5 && p.at.len() <= 3*g.at.len()+40
}

// countMatch is the outcome of comparing the figures of two lists of claims.
type countMatch struct {
	hits       [][2]count // gold, predicted
	gold, pred int
	missed     []count
}

func matchCounts(gold, pred []claim, r *report, fine bool) countMatch {
	left, sought := placeCounts(pred, r), placeCounts(gold, r)
	m := countMatch{gold: len(sought), pred: len(left)}
	for i := range sought {
		g := &sought[i]
		j := slices.IndexFunc(left, func(p placedCount) bool { return sameCount(g, &p, fine) })
		if j < 0 {
			m.missed = append(m.missed, g.count)
			continue
		}
		m.hits = append(m.hits, [2]count{g.count, left[j].count})
		left = slices.Delete(left, j, j+1)
	}
	return m
}

package gazetteer

import (
	"math"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
)

// road takes both ends of a road into the core that its kind word at w leads:
// طريق حمص - طرطوس, طريق دمشق حلب الدولي, الطريق الدولي العريش - رفح.
func (f *finder) road(c *core, w *word, end int) {
	if w.term.kind != "road" {
		return
	}
	at, from := c.end, c.m.inner
	if from == nil {
		if at, from = f.endOfRoad(c.end, end); from == nil {
			return
		}
	}
	if at < end && isDash(f.toks[at].Text) {
		at++
	} else if c.m.inner == nil {
		return // الطريق الدولي دمشق: another place
	}
	at, to := f.endOfRoad(at, end)
	if to == nil {
		return
	}
	c.end = f.siteAdjectives("road", at, end)
	c.words = c.end - c.first
	c.m.inner, c.m.far = f.narrow(from), f.narrow(to)
}

// narrow leaves out the rows that no road begins at, when others are left: the
// road of Homs is that of the city.
func (f *finder) narrow(rows []int) []int {
	var out []int
	for _, r := range rows {
		if !isnad.Wide(f.g.rows[r].Kind) {
			out = append(out, r)
		}
	}
	if out == nil {
		return rows
	}
	return out
}

// endOfRoad is the end of the name that stands at i, and its rows; nil when none
// stands there.
func (f *finder) endOfRoad(i, end int) (int, []int) {
	if i >= end || f.toks[i].Line {
		return i, nil
	}
	n := f.words[i]
	if n.n == 0 || i+n.n > end || n.namePr&^arabic.Al != 0 {
		return i, nil
	}
	refs := f.g.chain(n.ref)
	if f.gradeOf(i, n, refs) >= strict {
		return i, nil
	}
	return i + n.n, refs
}

func isDash(s string) bool { return s == "-" || s == "–" || s == "—" || s == "ـ" || s == "/" }

// nearest is the pair of rows that the ends of a road most likely are: important
// ones, in a country that the report speaks of, and not far apart.
func (r *resolver) nearest(from, to []int) (a, b int) {
	best := math.Inf(-1)
	for _, i := range from {
		for _, j := range to {
			p, q := &r.g.rows[i], &r.g.rows[j]
			s := p.prior() + q.prior() + 4*r.country[p.Country] + 4*r.country[q.Country]
			if p.Point && q.Point {
				s -= km(p, q) / 100
			}
			if s > best {
				best, a, b = s, i, j
			}
		}
	}
	return a, b
}

// farthest is how many kilometres two places may lie apart and something still be
// between them on the map: «بين موسكو وكييف» are two governments.
const farthest = 400

// ends gives a place that lies between two rows these as its ends, and what holds
// both. Divisions and countries are no ends: there is no point between them.
func (r *resolver) ends(out *Resolution, a, b int) {
	p, q := r.g.place(a), r.g.place(b)
	if p.Country == q.Country {
		out.Country = p.Country
		if p.Admin1 == q.Admin1 {
			out.Admin1 = p.Admin1
		}
	}
	p.Name, q.Name = r.g.rows[a].Names[0], r.g.rows[b].Names[0]
	from, ok1 := p.End()
	to, ok2 := q.End()
	if ok1 && ok2 && a != b && from.KmTo(to) <= farthest {
		out.Ends = []isnad.End{from, to}
	}
}

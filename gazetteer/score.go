package gazetteer

import (
	"math"
	"strings"

	"github.com/isnad-project/isnad"
)

// score says how likely mention i means a row.
func (r *resolver) score(i, row int) weighing {
	m, p := &r.ms[i], &r.g.rows[row]
	var w weighing
	if r.explains {
		w.signs = []Sign{}
	}
	w.add("size and kind", p.prior())
	if m.Kind != "" {
		if f := fits(m.Kind, p); f == 2 {
			w.add("kind word fits", 1.5)
		} else if f == 0 {
			w.add("kind word does not fit", -2)
		} else if p.Kind == "district" || p.Kind == "subdistrict" {
			w.add("kind word is of another level", -1)
		}
	} else {
		w.add("what a bare name means more often", r.usual(i, p))
	}
	if p.Country != "" {
		w.add("share of the country", 4*r.country[p.Country])
	}
	if p.Admin1 != "" {
		w.add("share of the governorate", 2.5*r.admin1[p.Country+p.Admin1])
	}
	if !m.spelled(p) {
		w.add("spelled otherwise", -1.2)
	}
	if m.nisba != "" {
		if p.Country == m.nisba {
			w.state("adjective of its country", 6)
		} else {
			w.add("adjective of another country", -6)
		}
	}
	if d, ok := r.distance(row); ok && settledOrSmaller(p.Kind) {
		w.add("distance to what is sure", 2*math.Exp(-d/40))
	}
	if m.Container >= 0 {
		if c := r.containerRow(m.Container); c >= 0 {
			if r.holds(c, row) {
				w.state("stated container holds it", 6)
			} else if r.ms[m.Container].Relation == isnad.AreaOf && r.beyond(c, row) {
				w.state("stated direction fits", 4) // الفلوجة غربي بغداد
			} else {
				w.add("stated container does not hold it", -3)
			}
		}
	}
	if f := r.focus(i); f >= 0 && p.Admin1 != "" {
		if q := &r.g.rows[f]; q.Country == p.Country && q.Admin1 == p.Admin1 {
			w.add("governorate spoken of before", 3)
		}
	}
	if p.Point && settledOrSmaller(p.Kind) {
		w.add("distance to the places beside it", 1.5*r.beside(i, p))
	}
	if m.List > 0 {
		w.add("siblings in the list", 1.5*r.siblings(i, p))
	}
	return w
}

// usual is what a bare name means more often: the country rather than its
// capital (تونس), the sea rather than a province on it, the town rather than the
// division around it, save in a list of figures by governorate.
func (r *resolver) usual(i int, p *Row) float64 {
	switch {
	case p.Kind == "country", p.Kind == "sea":
		return 6
	case p.Default:
		return 3
	case settled(p.Kind) && p.Kind != "village":
		if !r.tallies[r.ms[i].List] {
			return 1.2
		}
	case p.Kind == "governorate":
		if !r.tallies[r.ms[i].List] && r.hasTown(i, p) {
			return -2
		}
		return 1
	case p.Kind == "district":
		return -2
	case p.Kind == "subdistrict":
		return -1.5
	}
	return 0
}

// hasTown tells whether a town of governorate p bears the same name.
func (r *resolver) hasTown(i int, p *Row) bool {
	for _, c := range r.ms[i].Candidates {
		if q := &r.g.rows[c]; settled(q.Kind) && q.Kind != "village" && q.Country == p.Country &&
			(p.Admin1 == "" || q.Admin1 == p.Admin1 || p.Point && q.Point && km(p, q) < 30) {
			return true
		}
	}
	return false
}

// spelled tells whether the row bears the mention's name with, or without, the
// article as the text has it.
func (m *Mention) spelled(p *Row) bool {
	for _, n := range p.Names {
		if strings.HasPrefix(n, "ال") == strings.HasPrefix(m.Name, "ال") {
			return true
		}
	}
	return false
}

func settledOrSmaller(kind string) bool {
	return kind != "country" && kind != "governorate" && kind != "continent" && kind != "sea"
}

// focus is the row of the last mention before i that has a governorate and does
// not stand in i's own list, or -1: where the report is at that point.
func (r *resolver) focus(i int) int {
	for j := i - 1; j >= 0 && j >= i-6; j-- {
		if r.ms[i].List > 0 && r.ms[j].List == r.ms[i].List || r.ms[j].Joint != nil || len(r.scored[j]) == 0 {
			continue
		}
		if row := r.sure(j); row >= 0 && r.g.rows[row].Admin1 != "" {
			return row
		}
	}
	return -1
}

// tally tells whether a list holds three or more names that all are
// governorates' too: figures by governorate.
func (r *resolver) tally(members []int) bool {
	for _, j := range members {
		gov := false
		for _, c := range r.ms[j].Candidates {
			gov = gov || r.g.rows[c].Kind == "governorate"
		}
		if !gov {
			return false
		}
	}
	return len(members) >= 3
}

// distance is how far the nearest sure place lies, in km.
func (r *resolver) distance(row int) (float64, bool) {
	p := &r.g.rows[row]
	if !p.Point {
		return 0, false
	}
	best, ok := 0.0, false
	for _, n := range r.near {
		if n == row || r.g.rows[n].Country != p.Country {
			continue
		}
		if d := km(p, &r.g.rows[n]); !ok || d < best {
			best, ok = d, true
		}
	}
	return best, ok
}

// beside says how close the row lies to what stands right before and behind
// mention i: 1 there, falling to 0 within some 100 km.
func (r *resolver) beside(i int, p *Row) float64 {
	best := 0.0
	for _, j := range []int{i - 1, i + 1} {
		if j < 0 || j >= len(r.ms) {
			continue
		}
		if row := r.sure(j); row >= 0 && r.g.rows[row].Point && r.g.rows[row].Kind != "country" {
			best = max(best, math.Exp(-km(p, &r.g.rows[row])/30))
		}
	}
	return best
}

// containerRow is what the mention that holds another one is so far.
func (r *resolver) containerRow(i int) int {
	if s := r.scored[i]; len(s) > 0 {
		return s[0].row
	}
	return -1
}

// holds tells whether c can be said to hold row: it does by the table, or they
// share a governorate, or lie within 40 km.
func (r *resolver) holds(c, row int) bool {
	if c == row {
		return false
	}
	p, q := &r.g.rows[c], &r.g.rows[row]
	switch p.Kind {
	case "country":
		return p.Country == q.Country
	case "continent", "sea", "region":
		return r.g.inside(row, c) || p.Country != "" && p.Country == q.Country
	}
	if r.g.inside(row, c) || p.Admin1 != "" && p.Admin1 == q.Admin1 && p.Country == q.Country && q.Kind != "governorate" {
		return true
	}
	return p.Country == q.Country && p.Point && q.Point && km(p, q) <= 40 && q.Kind != "governorate"
}

// beyond tells whether row can be said to lie in a direction of the town c: within
// 150 km, in one country.
func (r *resolver) beyond(c, row int) bool {
	p, q := &r.g.rows[c], &r.g.rows[row]
	return p.Country == q.Country && q.Kind != "governorate" && p.Point && q.Point && km(p, q) <= 150
}

// siblings is the share of the members of i's list around it that lie, as far as
// known, in the row's governorate, or half of it for the country.
func (r *resolver) siblings(i int, p *Row) float64 {
	n, sum := 0.0, 0.0
	for j := max(0, i-8); j < min(len(r.ms), i+9); j++ {
		if j == i || r.ms[j].List != r.ms[i].List || len(r.scored[j]) == 0 {
			continue
		}
		n++
		q := &r.g.rows[r.scored[j][0].row]
		switch {
		case q.Country != p.Country:
		case p.Admin1 == q.Admin1:
			sum++
		default:
			sum += 0.5
		}
	}
	if n == 0 {
		return 0
	}
	return sum / n
}

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
			w.add("kind word fits", 1.5-1.25*float64(smaller(m.Kind, p.Kind)))
		} else if f == 0 {
			w.add("kind word does not fit", -2)
		} else if p.Kind == "district" || p.Kind == "subdistrict" {
			w.add("kind word is of another level", -2)
		}
	} else {
		w.add("what a bare name means more often", r.usual(i, p))
	}
	if p.Country != "" {
		w.add("share of the country", 5*r.spoken[r.names[i]].country.of(p.Country))
	}
	if p.Admin1 != "" {
		w.add("share of the governorate", 2.5*r.spoken[r.names[i]].admin1.of(p.Country+p.Admin1))
	}
	if !m.spelled(p) {
		w.add("spelled otherwise", -1.2)
	}
	if len(p.Names) > 1 && m.Kind == "" && !alike(p.Names[0], r.keys[i]) {
		w.add("is called otherwise more often", -0.8)
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
			if h := r.held(m.Container, row); h > 0 {
				w.state("stated container holds it", 2+4*h)
			} else {
				w.add("stated container does not hold it", -3)
			}
		}
	}
	if n := r.nearby(i); n >= 0 && p.Point && p.Kind != "governorate" {
		w.add("stated to lie near", 4*math.Exp(-km(p, &r.g.rows[n])/20))
	}
	if f := r.focus(i); f >= 0 && p.Admin1 != "" {
		if q := &r.g.rows[f]; q.Country == p.Country && q.Admin1 == p.Admin1 {
			w.add("governorate spoken of before", 3)
		}
	}
	if p.Point && settledOrSmaller(p.Kind) {
		w.add("distance to the places beside it", 1.5*r.beside(i, row))
	}
	if m.List > 0 {
		w.add("siblings in the list", 1.5*r.siblings(i, p))
	}
	return w
}

// smaller is by how many steps from village to city the kind word stands below
// what the row is.
func smaller(word, kind string) int {
	step := func(k string) int {
		switch k {
		case "village":
			return 1
		case "town":
			return 2
		case "city":
			return 3
		}
		return 0
	}
	if a, b := step(word), step(kind); a > 0 && b > a {
		return b - a
	}
	return 0
}

// usual is what a bare name means more often: the country rather than its
// capital (تونس), the sea rather than a province on it, the town rather than the
// division around it, save in a list of figures by governorate.
func (r *resolver) usual(i int, p *Row) float64 {
	switch {
	case r.hasCountry(i, p):
		return -6
	case p.Kind == "sea":
		return 6
	case p.Default:
		return 5
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

// hasCountry tells whether the country that p lies in bears the same name.
func (r *resolver) hasCountry(i int, p *Row) bool {
	if !r.ms[i].Country || p.Kind == "country" {
		return false
	}
	for _, c := range r.ms[i].Candidates {
		if q := &r.g.rows[c]; q.Kind == "country" && q.Country == p.Country {
			return true
		}
	}
	return false
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

// spot tells whether the row's point is where it is, not the middle of an area.
func (p *Row) spot() bool {
	switch p.Kind {
	case "country", "governorate", "district", "subdistrict", "region", "sea", "continent":
		return false
	}
	return p.Point
}

// division tells whether the row is a part of a governorate, with all that lies in it.
func (p *Row) division() bool { return p.Kind == "district" || p.Kind == "subdistrict" }

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
		if r.g.rows[n].Country != p.Country || r.g.inside(n, row) {
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
func (r *resolver) beside(i, self int) float64 {
	p := &r.g.rows[self]
	best := 0.0
	for _, j := range []int{i - 1, i + 1} {
		if j < 0 || j >= len(r.ms) {
			continue
		}
		if row := r.sure(j); row >= 0 && r.g.rows[row].spot() && !r.g.inside(row, self) {
			best = max(best, math.Exp(-km(p, &r.g.rows[row])/30))
		}
	}
	return best
}

// containerRow is what the mention that holds another one is so far; of a facility
// that the gazetteer lacks the place that it is called after.
func (r *resolver) containerRow(i int) int {
	if s := r.scored[i]; len(s) > 0 {
		return s[0].row
	}
	if row := r.bestOf(i, r.ms[i].inner); row >= 0 {
		return row
	}
	if r.ms[i].Anaphor {
		switch row, ok := r.g.country[r.dominant()]; {
		case ok && r.ms[i].Kind == "country":
			return int(row) // جنوبي شرق البلاد
		case r.ms[i].Kind == "capital" && r.ms[i].nisba != "":
			if row, ok := r.g.capital[r.ms[i].nisba]; ok {
				return int(row) // شرقي العاصمة العراقية
			}
		}
	}
	if c := r.ms[i].Container; c > i {
		return r.containerRow(c) // معسكر الحمزة بمنطقة ميتم جنوبي إب: of ميتم nothing is known
	}
	return -1
}

// nearby is the row of the place behind mention i that i is said to lie near, or
// -1: قرية القصير قرب الشجرة.
func (r *resolver) nearby(i int) int {
	if r.closeBy(i) {
		if row := r.sure(i + 1); row >= 0 && r.g.rows[row].spot() {
			return row
		}
	}
	return -1
}

// closeBy tells whether mention i is said to lie near the one behind it.
func (r *resolver) closeBy(i int) bool {
	if i+1 >= len(r.ms) {
		return false
	}
	n := &r.ms[i+1]
	return (n.Relation == isnad.Near || n.adjoins) && n.Joint == nil && !n.Anaphor && n.Phrase[0] <= r.ms[i].Phrase[1]+1
}

// held says how well mention c can be said to hold row, in the best of the senses
// that it may have: the town of Salqin or its subdistrict.
func (r *resolver) held(c, row int) float64 {
	best := 0.0
	bearing := r.ms[c].Relation == isnad.AreaOf
	if len(r.scored[c]) == 0 {
		best = r.holds(r.containerRow(c), row, bearing)
	}
	for k, s := range r.scored[c] {
		if k > 0 && (r.scored[c][0].score-s.score > 1.5 || !r.one(r.scored[c][0].row, s.row)) {
			break
		}
		best = max(best, r.holds(s.row, row, bearing))
	}
	return best
}

// holds says how well c can be said to hold row: fully by the table, and for a town
// what lies in its subdistrict; less, the farther off, what lies in its governorate
// or within 40 km; 0 the rest. What lies in a direction from a town (الفلوجة غربي
// بغداد) lies within 150 km of it, the likelier the nearer; a city may lie farther.
func (r *resolver) holds(c, row int, bearing bool) float64 {
	if c == row {
		return 0
	}
	p, q := &r.g.rows[c], &r.g.rows[row]
	if r.g.inside(row, c) {
		return 1
	}
	switch p.Kind {
	case "country", "continent", "sea", "region":
		if p.Country != "" && p.Country == q.Country {
			return 1
		}
		return 0
	}
	if p.Country != q.Country || q.Kind == "governorate" {
		return 0
	}
	d, known := 50.0, p.Point && q.Point // a place without a point lies somewhere about
	if known {
		d = km(p, q)
	}
	if bearing && settled(p.Kind) {
		far := 150.0
		if known && (q.Kind == "village" || q.Kind == "neighbourhood") {
			far = 40 // what lies so far from a town has others nearer to tell it by
		}
		if d > far && q.Pop < 100_000 || !known && p.Admin1 != q.Admin1 {
			return 0
		}
		return math.Exp(-d / 80)
	}
	if settled(p.Kind) && p.Parent >= 0 && p.Parent == q.Parent {
		return 1
	}
	if q.Kind == "neighbourhood" && p.Kind == "city" && known && d > 15 {
		return 0
	}
	if p.Admin1 != "" && p.Admin1 == q.Admin1 || known && d <= 40 {
		return 0.5 + 0.4*math.Exp(-d/30)
	}
	return 0
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

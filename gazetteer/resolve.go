package gazetteer

import (
	"math"
	"sort"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
)

// margin is how far the best row of a name must lie above the next one that is
// another place; below it the name is ambiguous.
const margin = 0.9

// Resolve says of each mention of one document which place it is, one answer a
// mention, in their order. It weighs what the text states of each (the kind
// word, what holds it, an adjective of a country) and what the whole report says:
// the countries and governorates it speaks of, other members of a list, how far
// the other places lie, the same name elsewhere. A name keeps one sense unless
// the text says otherwise.
func (g *Gazetteer) Resolve(ms []Mention) []Resolution {
	r := &resolver{g: g, ms: ms, out: make([]Resolution, len(ms)), scored: make([][]scored, len(ms)), keys: make([]string, len(ms))}
	for i := range ms {
		r.out[i] = Resolution{Row: -1, Of: -1}
		r.keys[i] = arabic.Fold(ms[i].Name)
	}
	r.weigh()
	for range 3 {
		r.pass()
	}
	for i := range ms {
		if !ms[i].Anaphor && ms[i].Joint == nil {
			r.settle(i)
		}
	}
	r.unsettle()
	for i := range ms {
		switch {
		case ms[i].Anaphor:
			r.back(i)
		case ms[i].Joint == nil && r.out[i].Row < 0 && len(r.out[i].Ambiguous) == 0:
			r.lacking(i)
		}
	}
	for i := range ms {
		if ms[i].Joint != nil {
			r.joint(i)
		}
	}
	return r.out
}

type scored struct {
	row    int
	score  float64
	stated bool // what the text states of the mention speaks for this row
}

type resolver struct {
	g       *Gazetteer
	ms      []Mention
	out     []Resolution
	scored  [][]scored // best first
	keys    []string
	country map[string]float64 // 0..1
	admin1  map[string]float64 // country and governorate → 0..1
	near    []int              // rows that are sure, one a place
}

// weigh turns the votes of the report into shares of the largest.
func (r *resolver) weigh() {
	r.country = map[string]float64{}
	for i := range r.ms {
		if rep := r.ms[i].report; rep != nil {
			top := 0.0
			for _, v := range rep.votes {
				top = max(top, v)
			}
			for k, v := range rep.votes {
				r.country[k] = v / top
			}
			break
		}
	}
}

// pass scores every row of every mention with what the pass before found, and
// notes what is sure now.
func (r *resolver) pass() {
	next := make([][]scored, len(r.ms))
	for i := range r.ms {
		m := &r.ms[i]
		if m.Anaphor || m.Joint != nil {
			continue
		}
		for _, row := range m.Candidates {
			s, stated := r.score(i, row)
			next[i] = append(next[i], scored{row, s, stated})
		}
	}
	r.oneSense(next)
	for i := range next {
		sort.SliceStable(next[i], func(a, b int) bool { return next[i][a].score > next[i][b].score })
	}
	r.scored = next
	votes, top := map[string]float64{}, 0.0
	r.near = r.near[:0]
	seen := map[int]bool{}
	for i := range r.ms {
		row := r.sure(i)
		if row < 0 {
			continue
		}
		p := &r.g.rows[row]
		if p.Admin1 != "" {
			k := p.Country + p.Admin1
			votes[k]++
			top = max(top, votes[k])
		}
		if p.Point && !seen[row] && p.Kind != "country" {
			seen[row] = true
			r.near = append(r.near, row)
		}
	}
	r.admin1 = map[string]float64{}
	for k, v := range votes {
		r.admin1[k] = v / top
	}
}

// sure is the row of a mention that stands well above all other places, or -1.
func (r *resolver) sure(i int) int {
	s := r.scored[i]
	if len(s) == 0 {
		return -1
	}
	for _, o := range s[1:] {
		if s[0].score-o.score < 1.5 && !r.one(s[0].row, o.row) {
			return -1
		}
	}
	return s[0].row
}

// one tells whether two rows are one place at two levels: the city and its
// governorate, or one inside the other.
func (r *resolver) one(a, b int) bool {
	if r.g.inside(a, b) || r.g.inside(b, a) {
		return true
	}
	p, q := &r.g.rows[a], &r.g.rows[b]
	return p.Country == q.Country && p.Admin1 == q.Admin1 && p.Point && q.Point && km(p, q) < 12
}

// score says how likely mention i means a row.
func (r *resolver) score(i, row int) (score float64, stated bool) {
	m, p := &r.ms[i], &r.g.rows[row]
	s := p.prior()
	if m.Kind != "" {
		if f := fits(m.Kind, p); f == 2 {
			s += 1.5
		} else if f == 0 {
			s -= 2
		} else if p.Kind == "district" || p.Kind == "subdistrict" {
			s--
		}
	} else {
		s += r.usual(i, p)
	}
	if p.Country != "" {
		s += 4 * r.country[p.Country]
	}
	if p.Admin1 != "" {
		s += 2.5 * r.admin1[p.Country+p.Admin1]
	}
	if !m.spelled(p) {
		s -= 1.2
	}
	if m.nisba != "" {
		if p.Country == m.nisba {
			s += 6
			stated = true
		} else {
			s -= 6
		}
	}
	if d, ok := r.distance(row); ok && settledOrSmaller(p.Kind) {
		s += 2 * math.Exp(-d/40)
	}
	if m.Container >= 0 {
		if c := r.containerRow(m.Container); c >= 0 {
			if r.holds(c, row) {
				s += 6
				stated = true
			} else {
				s -= 3
			}
		}
	}
	if f := r.focus(i); f >= 0 && p.Admin1 != "" {
		if q := &r.g.rows[f]; q.Country == p.Country && q.Admin1 == p.Admin1 {
			s += 3
		}
	}
	if p.Point && settledOrSmaller(p.Kind) {
		s += 1.5 * r.beside(i, p)
	}
	if m.List > 0 {
		s += 1.5 * r.siblings(i, p)
	}
	return s, stated
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
		if !r.tally(i) {
			return 1.2
		}
	case p.Kind == "governorate":
		if !r.tally(i) && r.hasTown(i, p) {
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

// tally tells whether mention i stands in a list of three or more names that all
// are governorates' too: figures by governorate.
func (r *resolver) tally(i int) bool {
	if r.ms[i].List == 0 {
		return false
	}
	n := 0
	for j := range r.ms {
		if r.ms[j].List != r.ms[i].List {
			continue
		}
		gov := false
		for _, c := range r.ms[j].Candidates {
			gov = gov || r.g.rows[c].Kind == "governorate"
		}
		if !gov {
			return false
		}
		n++
	}
	return n >= 3
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

// siblings is the share of the other members of i's list that lie, as far as
// known, in the row's governorate, or half of it for the country.
func (r *resolver) siblings(i int, p *Row) float64 {
	n, sum := 0.0, 0.0
	for j := range r.ms {
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

// oneSense lets what the text states of one mention of a name speak for the
// others that state nothing.
func (r *resolver) oneSense(next [][]scored) {
	type sense struct {
		key string
		row int
	}
	stated := map[sense]bool{}
	for i := range next {
		for _, s := range next[i] {
			if s.stated {
				stated[sense{r.keys[i], s.row}] = true
			}
		}
	}
	for i := range next {
		own := false
		for _, s := range next[i] {
			own = own || s.stated
		}
		if own {
			continue
		}
		for k := range next[i] {
			if stated[sense{r.keys[i], next[i][k].row}] {
				next[i][k].score += 4
			}
		}
	}
}

// settle chooses the row of a mention, or leaves it ambiguous.
func (r *resolver) settle(i int) {
	m, s, out := &r.ms[i], r.scored[i], &r.out[i]
	if len(s) == 0 || r.foreign(i) {
		return
	}
	rivals := []scored{s[0]}
	for _, o := range s[1:] {
		if s[0].score-o.score < margin && !r.one(s[0].row, o.row) && len(rivals) < 5 {
			rivals = append(rivals, o)
		}
	}
	if len(rivals) == 1 {
		out.Place = r.g.place(s[0].row)
		out.Row, out.Score = s[0].row, s[0].score
	} else {
		p := &r.g.rows[s[0].row]
		out.Kind, out.Admin1, out.Country = p.Kind, isnad.Known(p.Admin1), isnad.Known(p.Country)
		out.Score = s[0].score
		for _, o := range rivals {
			q := &r.g.rows[o.row]
			if isnad.Known(q.Admin1) != out.Admin1 {
				out.Admin1 = ""
			}
			if isnad.Known(q.Country) != out.Country {
				out.Country, out.Admin1 = "", ""
			}
			if q.Kind != string(out.Kind) {
				out.Kind = ""
			}
			out.Ambiguous = append(out.Ambiguous, isnad.Candidate{ID: q.ID, Path: r.g.Path(o.row), Score: math.Round(o.score*100) / 100})
		}
	}
	out.Name, out.Relation = m.Name, m.Relation
}

// unsettle takes the row from a bare village name when the same name, led by a
// kind word, turned out to be one that the gazetteer lacks.
func (r *resolver) unsettle() {
	lacks := map[string]bool{}
	for i := range r.ms {
		if m := &r.ms[i]; !m.Anaphor && m.Joint == nil && m.Kind != "" && len(r.scored[i]) > 0 && r.out[i].Row < 0 && len(r.out[i].Ambiguous) == 0 {
			lacks[r.keys[i]] = true
		}
	}
	for i := range r.ms {
		if row := r.out[i].Row; row >= 0 && r.ms[i].Kind == "" && lacks[r.keys[i]] && r.g.rows[row].Kind == "village" && !r.scored[i][0].stated {
			r.out[i] = Resolution{Row: -1, Of: -1}
		}
	}
}

// foreign tells whether the rows of a mention all lie where the report is not:
// then its name, led by a kind word, is one that the gazetteer lacks.
func (r *resolver) foreign(i int) bool {
	m := &r.ms[i]
	if m.Country || len(r.country) == 0 {
		return false
	}
	best := &r.g.rows[r.scored[i][0].row]
	if m.Container >= 0 {
		if c := r.containerRow(m.Container); c >= 0 && best.Kind != "governorate" && !r.scored[i][0].stated && r.g.rows[c].Kind != "region" {
			return true
		}
	}
	if m.Kind == "" {
		return false
	}
	if focus := r.focus(i); focus >= 0 && (best.Kind == "neighbourhood" && (m.Kind == "neighbourhood" || m.Kind == "area") || m.Kind == "area" && m.plural && settledOrSmaller(best.Kind)) {
		// A quarter lies in the city that is spoken of.
		p := &r.g.rows[focus]
		if !r.scored[i][0].stated && p.Admin1 != "" && best.Admin1 != p.Admin1 {
			return true
		}
	}
	if d, ok := r.distance(r.scored[i][0].row); ok && d > 80 && len(m.Candidates) > 1 && !r.scored[i][0].stated && best.Kind == "village" &&
		(m.Kind == "area" || m.Kind == "village" || m.Kind == "neighbourhood") {
		return true // a common name, and no place of the report lies near this one
	}
	if r.country[best.Country] > 0 || best.Country == "" {
		return false
	}
	return best.Pop < 200000 && best.Kind != "governorate"
}

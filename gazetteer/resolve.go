package gazetteer

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
)

// margin is how far the best row of a name must lie above the next one that is
// another place; below it the name is ambiguous.
const margin = 0.9

// unaided is that distance where no other name of the report says which country it
// speaks of.
const unaided = 2.0

// Resolve says of each mention of one document which place it is, one answer a
// mention, in their order. It weighs what the text states of each (the kind
// word, what holds it, an adjective of a country) and what the whole report says:
// the countries and governorates it speaks of, other members of a list, how far
// the other places lie, the same name elsewhere. A name keeps one sense unless
// the text says otherwise.
func (g *Gazetteer) Resolve(ms []Mention) []Resolution {
	return g.resolve(ms, false).out
}

func (g *Gazetteer) resolve(ms []Mention, explains bool) *resolver {
	r := &resolver{g: g, ms: ms, explains: explains, out: make([]Resolution, len(ms)), scored: make([][]scored, len(ms)), keys: make([]string, len(ms))}
	r.lists, r.tallies, r.names, r.named = map[int][]int{}, map[int]bool{}, make([]int32, len(ms)), make([][]int, 1, len(ms)+1)
	numbers := map[string]int32{"": unnamed}
	for i := range ms {
		r.out[i] = Resolution{Row: -1, Of: -1}
		r.keys[i] = arabic.Fold(ms[i].Name)
		n, ok := numbers[r.keys[i]]
		if !ok {
			n = int32(len(r.named))
			numbers[r.keys[i]] = n
			r.named = append(r.named, nil)
		}
		r.names[i], r.named[n] = n, append(r.named[n], i)
		if l := ms[i].List; l > 0 {
			r.lists[l] = append(r.lists[l], i)
		}
	}
	for l, members := range r.lists {
		r.tallies[l] = r.tally(members)
	}
	r.spoken = make([]spoken, len(r.named))
	r.weigh()
	for range 4 {
		r.pass()
		r.hold()
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
			if c := ms[i].Container; c >= 0 && ms[c].Anaphor {
				r.back(c) // معسكر الصباحة غرب العاصمة
			}
			r.lacking(i)
		}
	}
	for i := range ms {
		if ms[i].Joint != nil {
			r.joint(i)
		}
	}
	return r
}

// unnamed is the number of the name that mentions without a name have.
const unnamed = 0

type scored struct {
	row int
	weighing
}

type resolver struct {
	g        *Gazetteer
	explains bool // whether signs are kept
	ms       []Mention
	out      []Resolution
	scored   [][]scored // best first
	keys     []string
	country  map[string]float64 // 0..1
	names    []int32            // numbers of the names of mentions
	named    [][]int            // mentions by their names' numbers
	spoken   []spoken           // what the other names of the report speak for, by the same
	near     []int              // rows that are sure, one a place
	lists    map[int][]int      // mentions by list
	tallies  map[int]bool       // lists of three or more names that all are governorates' too
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
		next[i] = make([]scored, 0, len(m.Candidates))
		for _, row := range m.Candidates {
			next[i] = append(next[i], scored{row, r.score(i, row)})
		}
	}
	r.oneSense(next)
	for i := range next {
		slices.SortStableFunc(next[i], func(a, b scored) int { return cmp.Compare(b.score, a.score) })
	}
	r.scored = next
	r.near = r.near[:0]
	seen := map[int]bool{}
	for i := range r.ms {
		row := r.sure(i)
		if row < 0 || seen[row] || !r.g.rows[row].spot() {
			continue
		}
		seen[row] = true
		r.near = append(r.near, row)
	}
}

// sure is the row of a mention that stands well above all other places, or -1.
func (r *resolver) sure(i int) int {
	s := r.scored[i]
	if len(s) == 0 {
		return -1
	}
	for _, o := range s[1:] {
		if s[0].score-o.score >= 1.5 {
			break
		}
		if !r.one(s[0].row, o.row) {
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
	if p.Country != q.Country || p.Admin1 != q.Admin1 {
		return false
	}
	if p.Kind == "governorate" || q.Kind == "governorate" {
		return p.Admin1 != ""
	}
	near := 12.0
	if p.division() != q.division() {
		near = 40
	}
	return p.Point && q.Point && km(p, q) < near
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
				next[i][k].add("stated of the name elsewhere", 4)
				next[i][k].again = true
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
	least := margin
	if !r.spoken[r.names[i]].country.any && !s[0].stated {
		least = unaided
	}
	rivals := []scored{s[0]}
	for _, o := range s[1:] {
		if r.renowned(i, s[0].row, o.row) {
			continue
		}
		if s[0].score-o.score < least && !r.one(s[0].row, o.row) && len(rivals) < 5 {
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

// renowned tells whether a bare name means a country, a capital or a city of a million
// rather than what little place is called after it: هجوم في باريس.
func (r *resolver) renowned(i, best, other int) bool {
	p, q := &r.g.rows[best], &r.g.rows[other]
	return r.ms[i].Kind == "" && (p.Kind == "country" || p.Capital || p.Pop >= 1000000) && q.Kind != "country" && !q.Capital && q.Pop < 200000
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

// A quarter may belong to another governorate than the place spoken of last when it lies
// at most farQuarter km from that, or nearQuarter from another sure place.
const (
	farQuarter  = 40
	nearQuarter = 8
)

// foreign tells whether the rows of a mention all lie where the report is not:
// then its name, led by a kind word, is one that the gazetteer lacks.
func (r *resolver) foreign(i int) bool {
	m := &r.ms[i]
	if m.Country || !r.spoken[r.names[i]].country.any {
		return false
	}
	best := &r.g.rows[r.scored[i][0].row]
	if m.Container >= 0 {
		if c := r.containerRow(m.Container); c >= 0 && best.Kind != "governorate" && best.Pop < 200000 && !r.scored[i][0].stated && r.g.rows[c].Kind != "region" {
			return true
		}
	}
	if m.Kind == "" {
		return m.given && r.elsewhere(i)
	}
	if focus := r.focus(i); focus >= 0 && (best.Kind == "neighbourhood" && (m.Kind == "neighbourhood" || m.Kind == "area") || m.Kind == "area" && m.plural && settledOrSmaller(best.Kind)) {
		// A quarter lies in the city that is spoken of, or at its edge.
		p, at := r.about(focus), r.about(r.scored[i][0].row)
		near := p.Point && at.Point && km(p, at) <= farQuarter || r.scored[i][0].again
		if d, ok := r.distance(r.scored[i][0].row); ok && d <= nearQuarter {
			near = true
		}
		if !r.scored[i][0].stated && !near && p.Admin1 != "" && best.Admin1 != p.Admin1 {
			return true
		}
	}
	if m.Kind == "neighbourhood" && !m.plural && best.Pop >= 200000 {
		return true // حي القدس is not the city
	}
	if d, ok := r.distance(r.scored[i][0].row); ok && d > 80 && (len(m.Candidates) > 1 || m.Kind == "area") && !r.scored[i][0].stated && best.Kind == "village" &&
		(m.Kind == "area" || m.Kind == "village" || m.Kind == "neighbourhood") {
		return true // a common name, and no place of the report lies near this one
	}
	return r.elsewhere(i)
}

// about is the row, or, where nothing says where it lies, the settlement that it is part of.
func (r *resolver) about(row int) *Row {
	p := &r.g.rows[row]
	if !p.Point && p.Parent >= 0 && settled(r.g.rows[p.Parent].Kind) {
		return &r.g.rows[p.Parent]
	}
	return p
}

// elsewhere tells whether the best row of mention i is of little weight and lies in
// a country of which the report says nothing else.
func (r *resolver) elsewhere(i int) bool {
	m, best := &r.ms[i], &r.g.rows[r.scored[i][0].row]
	if r.spoken[r.names[i]].country.of(best.Country) > 0.05 || best.Country == "" {
		return false
	}
	if len(m.Candidates) == 1 && strings.Contains(m.Name, " ") && best.Kind != "village" && best.Kind != "neighbourhood" {
		return false // no other place is called مزارع شبعا
	}
	return best.Pop < 200000 && best.Kind != "governorate" && !(best.Kind == m.Kind && singular(m.Kind))
}

// singular tells whether places of a kind hardly share their names.
func singular(kind string) bool {
	switch kind {
	case "camp", "airport", "crossing", "dam", "base", "port":
		return true
	}
	return false
}

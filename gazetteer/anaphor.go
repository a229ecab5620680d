package gazetteer

import (
	"github.com/isnad-project/isnad"
)

// reach is how many mentions back an anaphor is followed.
const reach = 200

// back finds what an anaphor goes back to: the last mention before it that can
// be called so.
func (r *resolver) back(i int) {
	m, out := &r.ms[i], &r.out[i]
	out.Relation = m.Relation
	switch m.Kind {
	case "capital":
		r.capital(i)
		return
	case "country":
		if m.Container >= 0 && r.out[m.Container].Name != "" && m.Relation == isnad.AreaOf {
			r.same(i, m.Container) // المنطقة الشرقية في جنين
			return
		}
		if row, ok := r.g.country[r.dominant()]; ok {
			r.become(i, int(row), -1)
		}
		return
	case "governorate":
		r.governorate(i)
		return
	}
	if m.strip {
		r.strip(i)
		return
	}
	for j := i - 1; j >= max(0, i-reach); j-- {
		if r.ms[j].Joint == nil && r.ms[j].Container != i && !r.ms[j].Country && r.callable(j, m.Kind) {
			// What is spoken of is the place, not what was said to hold it.
			inner := j
			for inner > 0 && r.ms[inner-1].Container == inner {
				inner--
			}
			if r.callable(inner, m.Kind) {
				j = inner
			}
			r.same(i, j)
			return
		}
	}
	if m.Container >= 0 && r.out[m.Container].Name != "" && !r.ms[m.Container].Anaphor && r.callable(m.Container, m.Kind) {
		r.same(i, m.Container)
		return
	}
	// A headline may say «المدينة» before the text names it.
	for j := i + 1; j < len(r.ms) && j <= i+3; j++ {
		if r.ms[j].Joint == nil && !r.ms[j].Anaphor && !r.ms[j].Country && r.ms[j].Container != i && r.callable(j, m.Kind) {
			r.same(i, j)
			return
		}
	}
}

// callable tells whether mention j may be called by a kind word.
func (r *resolver) callable(j int, kind string) bool {
	m, out := &r.ms[j], &r.out[j]
	if m.Anaphor {
		return out.Of >= 0 && m.Kind == kind
	}
	if out.Name == "" {
		return false
	}
	k := m.Kind
	if k == kind {
		return true
	}
	rowKind := ""
	if out.Row >= 0 {
		rowKind = r.g.rows[out.Row].Kind
	}
	switch kind {
	case "city", "countryside":
		return (k == "" || k == "city" || k == "capital" || k == "countryside" || k == "town") && (rowKind == "city" || rowKind == "town" || rowKind == "governorate" && r.hasCity(j)) ||
			k == "capital"
	case "town", "village":
		return (k == "" || k == "town" || k == "village" || k == "city") && settled(rowKind) && (rowKind != "city" || k == "town")
	case "settlement":
		return k == "" && settled(rowKind)
	case "neighbourhood":
		return rowKind == "neighbourhood"
	case "scene":
		return true
	case "area":
		return settledOrSmaller(rowKind) || rowKind == "" && k != ""
	case "region":
		return rowKind == "region"
	case "district":
		return rowKind == "district" || rowKind == "subdistrict"
	}
	return rowKind == kind && rowKind != ""
}

// hasCity tells whether a city bears the name of the mention.
func (r *resolver) hasCity(j int) bool {
	for _, c := range r.ms[j].Candidates {
		if r.g.rows[c].Kind == "city" {
			return true
		}
	}
	return false
}

// same gives mention i the place of mention j.
func (r *resolver) same(i, j int) {
	rel := r.ms[i].Relation
	o := r.out[j]
	of := j
	if o.Of >= 0 {
		of = o.Of
	}
	r.out[i] = o
	r.out[i].Of, r.out[i].Relation = of, rel
}

// become gives mention i a row.
func (r *resolver) become(i, row, of int) {
	rel := r.ms[i].Relation
	r.out[i] = Resolution{Place: r.g.place(row), Row: row, Of: of}
	r.out[i].Name, r.out[i].Relation = r.g.rows[row].Names[0], rel
}

func (r *resolver) capital(i int) {
	m := &r.ms[i]
	code := m.nisba
	if code == "" {
		for j := i - 1; j >= 0 && j >= i-5 && code == ""; j-- {
			if row := r.out[j].Row; row >= 0 {
				code = r.g.rows[row].Country
			}
		}
		if code == "" {
			code = r.dominant()
		}
	}
	if row, ok := r.g.capital[code]; ok {
		r.become(i, int(row), -1)
	}
}

// strip reads القطاع as the region called so in the country that the report
// speaks of most among those that have one; in a report of other countries it is
// a branch of an economy.
func (r *resolver) strip(i int) {
	best := ""
	for _, code := range sortedKeys(r.country) {
		if _, ok := r.g.strip[code]; ok && r.country[code] > 0 && (best == "" || r.country[code] > r.country[best]) {
			best = code
		}
	}
	if best != "" {
		r.become(i, int(r.g.strip[best]), -1)
	}
}

func (r *resolver) governorate(i int) {
	if c := r.ms[i].Container; c >= 0 && r.out[c].Admin1 != "" {
		if row, ok := r.g.gov[string(r.out[c].Country)+string(r.out[c].Admin1)]; ok {
			r.become(i, int(row), c) // المحافظة في البصرة
			return
		}
	}
	for j := i - 1; j >= max(0, i-reach); j-- {
		o := &r.out[j]
		if r.ms[j].Joint != nil {
			continue
		}
		if r.ms[j].Kind == "governorate" && o.Name != "" && !r.ms[j].Anaphor {
			r.same(i, j)
			return
		}
		if row, ok := r.g.gov[string(o.Country)+string(o.Admin1)]; ok && o.Admin1 != "" {
			r.become(i, int(row), j)
			return
		}
	}
	for j := i + 1; j < len(r.ms) && j <= i+3; j++ {
		if r.ms[j].Kind == "governorate" && r.out[j].Row >= 0 && !r.ms[j].Anaphor {
			r.same(i, j)
			return
		}
	}
}

// dominant is the country that the report speaks of most, empty without one.
func (r *resolver) dominant() string {
	best := ""
	for _, k := range sortedKeys(r.country) {
		if best == "" || r.country[k] > r.country[best] {
			best = k
		}
	}
	return best
}

// lacking places a name that the gazetteer does not hold: in what the text
// states to hold it, else with its list, else where the report is at that
// point. It gets no coordinates.
func (r *resolver) lacking(i int) {
	m, out := &r.ms[i], &r.out[i]
	out.Name, out.Relation, out.Kind = m.Name, m.Relation, m.Kind
	if len(m.far) > 0 {
		a, b := r.nearest(m.inner, m.far)
		r.ends(out, a, b)
		return
	}
	inner := r.bestOf(i, m.inner)
	if m.Container >= 0 {
		if c := r.out[m.Container].Row; (inner < 0 || c < 0 || !r.g.inside(inner, c)) && r.inherit(out, m.Container) {
			return
		}
	}
	if inner >= 0 {
		r.lieIn(out, inner)
		return
	}
	if r.closeBy(i) && !r.ms[i+1].Country && r.inherit(out, i+1) {
		return
	}
	if m.Kind == "border" {
		out.Country = isnad.Known(r.side(i))
		return
	}
	if m.List > 0 {
		for _, j := range r.lists[m.List] {
			if j != i && r.out[j].Row >= 0 && r.inherit(out, j) {
				return
			}
		}
	}
	if m.Kind == "settlement" && r.settled(i) {
		return
	}
	if m.nisba != "" {
		out.Country = isnad.Known(m.nisba)
		return
	}
	for _, j := range r.named[r.names[i]] {
		if j != i && r.out[j].Row < 0 && r.out[j].Country != "" && r.ms[j].Kind != "" && m.Kind == "" && r.inherit(out, j) {
			return // the same name, led by a kind word
		}
	}
	if m.Kind == "governorate" || m.Kind == "region" {
		out.Country = isnad.Known(r.dominant())
		return
	}
	bearing := -1 // a place that only says where something else lies
	for j := i - 1; j >= max(0, i-reach); j-- {
		row := r.out[j].Row
		if row < 0 || r.out[j].Admin1 == "" && (r.g.divided[r.g.rows[row].Country] || r.g.rows[row].Kind == "country" || r.g.rows[row].Country == "") {
			continue
		}
		if r.ms[j].Relation == isnad.AreaOf && r.g.rows[row].spot() {
			if bearing < 0 {
				bearing = j
			}
			continue
		}
		if bearing >= 0 && j < bearing-4 {
			break
		}
		r.inherit(out, j)
		return
	}
	if bearing >= 0 {
		r.inherit(out, bearing)
		return
	}
	for j := i + 1; j < min(len(r.ms), i+reach); j++ {
		if row := r.out[j].Row; row >= 0 && !r.ms[j].Country && r.out[j].Country == isnad.Known(r.dominant()) {
			r.inherit(out, j)
			return
		}
	}
	if c, ok := r.g.country[r.dominant()]; ok {
		r.lieIn(out, int(c))
	}
}

// bestOf is the row that the place inside the name of a facility means: the likeliest
// in a country that the report speaks of, or, where it speaks of none and somebody
// says that there is a place, a weighty one.
func (r *resolver) bestOf(i int, rows []int) int {
	spoken := &r.spoken[r.names[i]]
	best, top := -1, 0.0
	for _, row := range rows {
		p := &r.g.rows[row]
		share, admin1 := spoken.country.of(p.Country), spoken.admin1.of(p.Country+p.Admin1)
		switch {
		case !spoken.country.any && (p.Pop < 50000 || !r.ms[i].given),
			spoken.country.any && share < 0.05,
			p.Kind == "village" && admin1 == 0 && share < 0.5:
			continue
		}
		if s := p.prior() + 5*share + 2.5*admin1; best < 0 || s > top {
			best, top = row, s
		}
	}
	return best
}

// settled places a settlement that the gazetteer lacks in Israel, or in the West
// Bank in a report that speaks of it more; it tells whether it speaks of either.
func (r *resolver) settled(i int) bool {
	share := &r.spoken[r.names[i]].country
	code := "IL"
	if share.of("PS") > share.of("IL") {
		code = "PS"
	}
	row, ok := r.g.country[code]
	if ok && share.of(code) > 0 {
		r.lieIn(&r.out[i], int(row))
	}
	return ok && share.of(code) > 0
}

// inherit puts a place where mention j is; it tells whether that says anything.
func (r *resolver) inherit(out *Resolution, j int) bool {
	o := &r.out[j]
	if o.Row >= 0 {
		r.lieIn(out, o.Row)
		return true
	}
	if o.Country != "" {
		out.Admin1, out.Country, out.Within = o.Admin1, o.Country, o.Within
		return true
	}
	return false
}

func (r *resolver) lieIn(out *Resolution, row int) {
	p := &r.g.rows[row]
	out.Admin1, out.Country = isnad.Known(p.Admin1), isnad.Known(p.Country)
	out.Within = []string{p.ID}
	for _, w := range r.g.Within(row) {
		out.Within = append(out.Within, r.g.rows[w].ID)
	}
}

// joint places two names at once: in what holds both.
func (r *resolver) joint(i int) {
	m, out := &r.ms[i], &r.out[i]
	a, b := &r.out[m.Joint[0]], &r.out[m.Joint[1]]
	out.Name, out.Relation = m.Name, m.Relation
	if a.Row >= 0 && b.Row >= 0 {
		r.ends(out, a.Row, b.Row)
		return
	}
	if a.Country == b.Country {
		out.Country = a.Country
		if a.Admin1 == b.Admin1 {
			out.Admin1 = a.Admin1
		}
	}
}

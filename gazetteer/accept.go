package gazetteer

import (
	"sort"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
)

// vote weighs the countries of the report by what is sure: their names, their
// adjectives and the places that need no evidence.
func (f *finder) vote() {
	for i := range f.words {
		if n := f.words[i].nisba; n != "" && f.toks[i].Norm != "سوريه" {
			f.report.votes[n] += 0.7
		}
	}
	for i := range f.words {
		if f.words[i].term.has(isParty) {
			f.report.votes[f.words[i].term.country] += 0.5
		}
	}
	for i := range f.cores {
		c := &f.cores[i]
		if c.grade != free || len(c.refs) == 0 {
			continue
		}
		if !c.ordered {
			f.g.byPrior(c.refs)
		}
		if r := &f.g.rows[c.refs[0]]; r.Country != "" {
			v := 1.0
			if r.Kind == "city" && !r.Capital && r.Pop < 1000000 || r.Kind == "governorate" {
				v = 1.5
			}
			f.report.votes[r.Country] += v
		}
	}
}

// supported tells whether the report speaks of one of the countries of the
// rows: the share of its votes must be a tenth.
func (f *finder) supported(rows []int) bool {
	total := 0.0
	for _, k := range sortedKeys(f.report.votes) {
		total += f.report.votes[k]
	}
	for _, r := range rows {
		if v := f.report.votes[f.g.rows[r].Country]; v > 0 && v >= total/10 {
			return true
		}
	}
	return false
}

func sortedKeys(m map[string]float64) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// accept decides which cores are places.
func (f *finder) accept() {
	for i := range f.cores {
		c := &f.cores[i]
		if c.m.Anaphor {
			continue
		}
		c.body = f.inBody(c)
		c.known = !c.body && f.evident(c)
	}
	f.contain() // before the lists, whose last member may be sure by what holds it, and after them
	f.coordinate()
	f.contain()
	// A name that was a place once is one wherever it stands bare.
	once := map[string]bool{}
	for i := range f.cores {
		if c := &f.cores[i]; c.known && !c.m.Anaphor && (c.plain || c.grade != free && f.supported(c.refs)) {
			once[f.nameKey(c)] = true
		}
	}
	for i := range f.cores {
		c := &f.cores[i]
		if !c.known && !c.body && (len(c.refs) > 0 || c.plain) && once[f.nameKey(c)] && (c.grade != strict && c.seen < 100 || f.placePrep(c)) {
			c.known = true
		}
	}
}

func (f *finder) nameKey(c *core) string {
	var b strings.Builder
	if c.words > 0 && !c.unknown {
		b.WriteString(f.words[c.first].nStem)
	} else {
		b.WriteString(f.toks[c.first].Norm)
	}
	for k := c.first + 1; k < c.end; k++ {
		b.WriteString(stripAl(f.toks[k].Norm))
	}
	return b.String()
}

func (f *finder) placePrep(c *core) bool {
	return c.m.Prep != "" && c.m.Prep != "ل" || c.m.Relation != isnad.In || f.tagged(c)
}

// evident tells whether the words around a core suffice for its grade.
func (f *finder) evident(c *core) bool {
	if c.listed {
		return c.grade != strict && !c.unknown
	}
	if c.plain {
		return f.located(c)
	}
	if c.unknown {
		return true
	}
	if c.kinded {
		return f.plausible(c, c.m.Kind, c.m.plural) && (c.grade != strict || c.m.Kind != "area" || f.supported(c.refs))
	}
	switch c.grade {
	case free:
		return true
	case prep:
		if !f.placePrep(c) {
			w := f.words[c.first]
			named := w.term.sort == "site" && !w.pro.Has(arabic.Al) // جبل الزاوية
			return c.words > 1 && (named || !f.ordinary(c.first, c.end)) && f.supported(c.refs)
		}
		return f.supported(c.refs) || f.important(c.refs) && c.seen == 0 || len(f.report.votes) == 0 && c.words > 1 && f.town(c.refs)
	}
	return false
}

// town tells whether one of the rows is a town or a city: في الشيخ زويد is a place
// even in a report that says nothing else of where it is.
func (f *finder) town(rows []int) bool {
	for _, r := range rows {
		if k := f.g.rows[r].Kind; k == "town" || k == "city" {
			return true
		}
	}
	return false
}

func (f *finder) important(rows []int) bool {
	for _, r := range rows {
		if row := &f.g.rows[r]; row.Kind == "governorate" || row.Pop >= 200000 || row.Kind == "region" || row.Kind == "continent" {
			return true
		}
	}
	return false
}

// inBody tells whether the core stands in the name of a body, an office or a
// person: وكالة أنباء إدلب, جامعة دمشق as a speaker, محمد الحسن.
func (f *finder) inBody(c *core) bool {
	if c.left == 0 || f.toks[c.left].Line {
		return false
	}
	k := c.left - 1
	if f.toks[k].Kind != arabic.Word {
		return false
	}
	first := f.words[c.left]
	if c.m.Prep != "" || first.namePr&(arabic.Wa|arabic.Fa|arabic.Bi|arabic.Li) != 0 && !c.kinded {
		return false
	}
	w := f.words[k]
	if c.kinded {
		return w.term.has(isBody) && !w.pro.Has(arabic.Al) && w.enc == "" && c.m.Relation == isnad.In && (w.term.kind == "" || housed(w.term.kind))
	}
	if w.term.has(isBody) && !w.pro.Has(arabic.Al) && w.enc == "" {
		return true
	}
	// A given name or a title before a name of one word that is no famous place.
	if c.words == 1 && c.left == c.first && w.term.has(isFirst|isTitle) && (!w.term.has(isPlace) || f.calledAli(k, 0)) && !f.isCountry(c) && w.pro&^(arabic.Wa|arabic.Fa|arabic.Li) == 0 {
		return c.grade != free || w.term.has(isFirst)
	}
	return false
}

// coordinate finds the lists: a core right behind another one, joined by و or a
// comma, inherits its kind; weak members of a list that holds a sure one are
// places too.
func (f *finder) coordinate() {
	for i := 1; i < len(f.cores); i++ {
		c, p := &f.cores[i], &f.cores[i-1]
		c.follows = f.joined(p, c)
		if !c.follows || !p.known || c.m.Anaphor {
			continue
		}
		if !c.known && !c.body && (len(c.refs) > 0 && f.alike(p, c) || c.listed) {
			c.known = c.grade != strict || p.m.plural && !p.m.Anaphor || f.siblings(p, c)
		}
		if c.known && p.m.plural && !c.kinded {
			c.m.Kind, c.m.plural, c.kinded = p.m.Kind, true, true
		}
	}
	for i := len(f.cores) - 2; i >= 0; i-- {
		p, c := &f.cores[i], &f.cores[i+1]
		if !c.follows || p.known || p.body || c.m.Anaphor {
			continue
		}
		switch {
		case c.known:
			p.known = p.grade == prep && f.alike(p, c) && f.supported(p.refs) || p.m.plural && (c.listed || c.m.plural) || f.siblings(p, c)
		case !c.body && p.grade == prep && c.grade == prep && f.placePrep(p) && f.siblings(p, c):
			p.known, c.known = true, true // في الأشرفية والشيخ مقصود
		}
	}
}

// joined tells whether only و or a comma parts two cores, and the second has no
// preposition of its own.
func (f *finder) joined(p, c *core) bool {
	if c.m.Prep != "" {
		return false
	}
	gap := f.toks[p.right:max(p.right, c.left)]
	if f.holds(p, c) {
		return false
	}
	wa, n := c.m.first || f.clitics(c).Has(arabic.Wa), 0
	if f.toks[c.left].Line {
		return false
	}
	for _, t := range gap {
		switch {
		case t.Line:
			return false
		case t.Text == "»", t.Text == "«":
			continue
		case t.Text == "،", t.Text == ",", t.Norm == "و", t.Norm == "او", t.Text == "-":
			wa = true
		default:
			return false
		}
		n++
	}
	return wa && n <= 2
}

// alike tells whether two names can stand in one list: some rows share a
// country, or one of them is unknown.
func (f *finder) alike(p, c *core) bool {
	if len(p.refs) == 0 {
		return f.supported(c.refs)
	}
	for _, a := range p.refs {
		for _, b := range c.refs {
			if f.g.rows[a].Country == f.g.rows[b].Country && f.g.rows[a].Country != "" {
				return true
			}
		}
	}
	return false
}

// siblings tells whether two names in a list may be neighbours: settlements or
// quarters that one place smaller than a country holds.
func (f *finder) siblings(p, c *core) bool {
	for _, a := range p.refs {
		for _, b := range c.refs {
			r, q := &f.g.rows[a], &f.g.rows[b]
			if a != b && r.Parent >= 0 && r.Parent == q.Parent && f.g.rows[r.Parent].Country != "" && f.g.rows[r.Parent].Kind != "country" &&
				(settled(r.Kind) || r.Kind == "neighbourhood") && (settled(q.Kind) || q.Kind == "neighbourhood") {
				return true
			}
		}
	}
	return false
}

// contain finds for each core the one that the text states to hold it, and lets
// that count as evidence: الباب بريف حلب.
func (f *finder) contain() {
	for i := 0; i+1 < len(f.cores); i++ {
		c, d := &f.cores[i], &f.cores[i+1]
		if c.plain && d.known && !d.m.Anaphor && f.holds(c, d) && (d.m.Relation == isnad.AreaOf || d.m.Prep != "" && (c.pro == 0 || d.m.Relation != isnad.In)) {
			c.known = true
			continue
		}
		if c.known || c.body || len(c.refs) == 0 || !d.known || !f.holds(c, d) || d.m.Anaphor {
			continue
		}
		if c.grade == strict && !f.placePrep(c) && f.toks[c.right].Text != "(" {
			continue
		}
		for _, r := range c.refs {
			for _, q := range d.refs {
				if r != q && f.g.inside(r, q) && f.g.rows[q].Kind != "country" {
					c.known = true
				}
			}
		}
	}
}

// holds tells whether d stands right behind c and its words say that it holds c:
// بريف إدلب, في حمص, جنوبي دمشق.
func (f *finder) holds(c, d *core) bool {
	if f.toks[d.left].Line || d.m.enc || f.clitics(d)&(arabic.Wa|arabic.Fa) != 0 {
		return false
	}
	gap := d.left - c.right
	switch d.m.Prep {
	case "ب":
		return gap == 0
	case "في":
		if strings.HasPrefix(f.toks[d.left-1].Norm, "و") {
			return false // في حمص وفي حماة
		}
		return gap == 1 || gap == 2 && f.toks[c.right].Text == "(" // الزهراء (في حلب)
	case "ل":
		return gap <= 1 && strings.Contains(f.toks[d.left-1].Norm, "تابع") // التابعة لناحية الخفسة
	case "":
		if gap == 1 && d.m.Relation == isnad.AreaOf && (f.toks[c.right].Text == "،" || f.toks[c.right].Text == "(") {
			return true // بلدة اليامون، غربي جنين
		}
		return gap == 0 && (d.m.Relation == isnad.AreaOf || d.m.Relation == isnad.Countryside || f.centred(d))
	}
	return false
}

// clitics are those of the first word of a core's phrase: of the kind word that leads
// it (ولاية شرناق has none), else of the name.
func (f *finder) clitics(c *core) arabic.Clitics {
	w := f.words[c.left]
	if c.left < c.first {
		return w.pro
	}
	return w.pro | w.namePr
}

func (f *finder) centred(d *core) bool {
	return f.words[d.left].term.sort == "centre" && d.left < d.first
}

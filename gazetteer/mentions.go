package gazetteer

import (
	"slices"

	"github.com/isnad-project/isnad"
)

// mentions turns the accepted cores into mentions: names, lists, containers,
// joint ones.
func (f *finder) mentions() []Mention {
	var cs []*core
	for i := range f.cores {
		if c := &f.cores[i]; c.known {
			if i > 0 && !f.cores[i-1].known {
				c.follows = false
			}
			cs = append(cs, c)
		}
	}
	out := make([]Mention, len(cs))
	list := 0
	for i, c := range cs {
		m := &c.m
		m.First, m.End, m.Container, m.report = c.first, c.end, -1, f.report
		m.Phrase = [2]int{c.left, c.right}
		f.fit(c)
		if !m.Anaphor {
			m.Name = f.name(c)
			m.Bare = c.words == 1 && !c.kinded && !f.placePrep(c)
		}
		if j := f.joinedTo(cs, i); j >= 0 && !m.Anaphor && !cs[j].m.Anaphor {
			p := &out[j]
			if p.List == 0 {
				list++
				p.List = list
			}
			m.List = p.List
			if m.Relation == isnad.In && c.left == c.first {
				if p.Relation != isnad.AreaOf && p.Relation != isnad.Countryside || p.plural {
					m.Relation = p.Relation
				}
				m.Prep = p.Prep
			}
		}
		out[i] = *m
	}
	for i := len(cs) - 2; i >= 0; i-- {
		if f.holds(cs[i], cs[i+1]) {
			out[i].Container = i + 1
			out[i].Phrase[1] = out[i+1].Phrase[1]
		}
	}
	// What holds the last of a list holds them all.
	for i := len(out) - 2; i >= 0; i-- {
		if n := &out[i+1]; out[i].List > 0 && out[i].List == n.List && n.Container >= 0 && out[i].Container < 0 {
			out[i].Container = n.Container
		}
	}
	return f.joints(out)
}

// joinedTo is the core that the ith is coordinated with, or -1: the one before it, or
// what that one holds (الرقة في سوريا، وقرب الحديثة; قصرة جنوبي نابلس، وعزون شرقي قلقيلية).
func (f *finder) joinedTo(cs []*core, i int) int {
	c := cs[i]
	switch {
	case i == 0 || !c.follows:
		return -1
	case i == 1 || !f.holds(cs[i-2], cs[i-1]):
		return i - 1
	case c.kinded && !cs[i-1].kinded && cs[i-2].kinded: // حي الزهور بالرقة وحي المشلب
		return i - 2
	case c.left < c.first && c.m.Relation == isnad.Near, i+1 < len(cs) && f.holds(c, cs[i+1]), f.isCountry(cs[i-1]) && !f.isCountry(c):
		return i - 2
	}
	return i - 1
}

// joints adds a joint mention before each pair that stands behind بين.
func (f *finder) joints(ms []Mention) []Mention {
	if !slices.ContainsFunc(ms, func(m Mention) bool { return m.Relation == isnad.Between }) {
		return ms
	}
	var out []Mention
	moved := make([]int, len(ms))
	for i := 0; i < len(ms); i++ {
		m := ms[i]
		if m.Relation == isnad.Between && i+1 < len(ms) && m.List > 0 && ms[i+1].List == m.List {
			n := ms[i+1]
			out = append(out, Mention{
				First: m.First, End: n.End, Phrase: [2]int{m.Phrase[0], n.Phrase[1]},
				Name: m.Name + " و" + n.Name, Relation: isnad.Between, Prep: m.Prep, Container: -1, report: m.report,
				Joint: []int{i, i + 1},
			})
		}
		moved[i] = len(out)
		out = append(out, m)
	}
	for i := range out {
		if c := out[i].Container; c >= 0 {
			out[i].Container = moved[c]
		}
		for k, j := range out[i].Joint {
			out[i].Joint[k] = moved[j]
		}
	}
	return out
}

// fit orders a core's rows by importance and keeps those that its kind allows.
func (f *finder) fit(c *core) {
	m := &c.m
	rows := slices.Clone(c.refs)
	f.g.byPrior(rows)
	if m.Kind != "" && m.Kind != "area" && !c.site && !c.full {
		best := 0
		for _, r := range rows {
			best = max(best, fits(m.Kind, &f.g.rows[r]))
		}
		kept := rows[:0]
		for _, r := range rows {
			if fits(m.Kind, &f.g.rows[r]) == best || best == 2 && fits(m.Kind, &f.g.rows[r]) == 1 && (settled(m.Kind) && m.Kind != "settlement" || m.Kind == "neighbourhood") {
				kept = append(kept, r)
			}
		}
		switch {
		case best > 0:
			rows = kept
		case len(rows) > 0 && m.plural:
			m.Kind = "" // مدن الضفة الغربية: somewhere in it
		default:
			rows = slices.DeleteFunc(rows, func(r int) bool {
				k := f.g.rows[r].Kind
				return m.Kind != "city" || k != "governorate" && k != "region"
			})
		}
	}
	m.Candidates = rows
	for _, r := range rows {
		m.Country = m.Country || f.g.rows[r].Kind == "country"
		m.Capital = m.Capital || f.g.rows[r].Capital
	}
}

// fits says how well a row goes with a kind word: 2 is of the kind, 1 may be
// called so, 0 cannot.
func fits(kind string, r *Row) int {
	k := r.Kind
	switch kind {
	case "city", "capital":
		switch {
		case k == "city", k == "town":
			return 2
		case k == "governorate" && r.Country == "", settled(k), k == "district":
			return 1
		}
	case "town", "village":
		switch {
		case settled(k):
			return 2
		case k == "subdistrict", k == "district", k == "neighbourhood", k == "area":
			return 1
		}
	case "neighbourhood":
		switch {
		case k == "neighbourhood", k == "camp":
			return 2
		case k == "town", k == "village", k == "city", k == "area", k == "place":
			return 1
		}
	case "governorate":
		switch k {
		case "governorate":
			return 2
		case "region", "district":
			return 1 // a محافظة of Saudi Arabia or Oman is a district of the table
		}
	case "region":
		switch k {
		case "region":
			return 2
		case "governorate":
			return 1
		}
	case "district":
		switch {
		case k == "district", k == "subdistrict":
			return 2
		case settled(k), k == "governorate":
			return 1
		}
	case "countryside":
		switch {
		case k == "governorate":
			return 2
		case k == "city", k == "town", k == "district", k == "region":
			return 1
		case settled(k), k == "subdistrict":
			return 1
		}
	case "camp":
		switch {
		case k == "camp":
			return 2
		case settled(k), k == "neighbourhood":
			return 1
		}
	case "settlement":
		switch {
		case k == "settlement":
			return 2
		case settled(k) && r.Country == "IL":
			return 1
		}
	case "":
		return 1
	default:
		if k == kind {
			return 2
		}
		switch k {
		case "country", "governorate", "district", "city":
			return 0
		}
		return 1
	}
	return 0
}

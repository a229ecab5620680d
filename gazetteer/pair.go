package gazetteer

import (
	"strings"

	"github.com/isnad-project/isnad/arabic"
)

// scanPair proposes the places that two words name together: the territory of a
// country (الأراضي العراقية), a border (الحدود السورية التركية), the scene of an
// event (مكان الانفجار), which is an anaphor. It tells whether one stands at i.
func (f *finder) scanPair(i, start, end int) bool {
	if i+1 >= end || f.toks[i+1].Line {
		return false
	}
	w, n := f.words[i], f.words[i+1]
	definite := strings.HasPrefix(f.toks[i+1].Norm, "ال")
	c := core{first: i, end: i + 2, words: 2, pro: w.pro, kinded: true, grade: free}
	switch {
	case w.term.has(isScene) && n.term.has(isEvent) && definite && !w.pro.Has(arabic.Al):
		c.m.Anaphor, c.m.Kind, c.known = true, "scene", true
	case w.term.has(isBorder) && f.scanBorder(i, start, end):
		return true
	case w.pro.Has(arabic.Al) && w.term.has(isBorder) && n.nisba != "" && definite:
		c.m.Kind, c.m.nisba, c.unknown = "border", n.nisba, true
		c.name = "الحدود " + plain(f.toks[i+1].Text)
		k := i + 2
		if k < end && f.toks[k].Text == "-" {
			k++
		}
		if k < end && !f.toks[k].Line && f.words[k].nisba != "" && f.words[k].nisba != n.nisba {
			c.name += " " + plain(f.toks[k].Text)
			c.end, c.m.nisba = k+1, ""
		}
	case w.pro.Has(arabic.Al) && w.term.has(isTerritory) && n.nisba != "" && definite:
		row, ok := f.g.country[n.nisba]
		if !ok {
			return false
		}
		c.refs, c.name = []int{int(row)}, f.g.rows[row].Names[0]
	default:
		return false
	}
	c.site = true // the clitics are those of the first word
	f.extendLeft(&c, i, start)
	f.extendRight(&c, end)
	f.cores = append(f.cores, c)
	return true
}

package gazetteer

import (
	"errors"
	"fmt"
	"strings"

	"github.com/isnad-project/isnad/arabic"
)

// addNew adds a place of the supplement.
func (g *Gazetteer) addNew(f []string) error {
	if _, ok := g.byID[f[0]]; ok {
		return fmt.Errorf("place %s stands twice", f[0])
	}
	r := Row{ID: f[0], Names: strings.Split(f[1], "|"), Kind: f[2], Parent: -1, Country: f[4], Admin1: f[5], Source: f[7], Default: f[6] == "default"}
	if r.Names[0] == "" || r.Kind == "" {
		return errors.New("a new place needs names and a kind")
	}
	if f[3] != "" {
		p, ok := g.byID[f[3]]
		if !ok {
			return fmt.Errorf("parent %s is unknown", f[3])
		}
		r.Parent = int(p)
	}
	i := len(g.rows)
	g.byID[r.ID] = int32(i)
	g.rows = append(g.rows, r)
	if r.Kind == "governorate" && r.Admin1 != "" {
		g.gov[r.Country+r.Admin1] = int32(i)
	}
	for _, n := range r.Names {
		g.addName(n, i)
		if r.Kind != "neighbourhood" {
			g.list(n) // quarters are called الأمل, السلام, الشفاء
		}
	}
	return nil
}

// amend adds names, a role or a governorate to a place that is there already.
func (g *Gazetteer) amend(f []string) error {
	names := strings.Split(f[1], "|")
	best := -1
	for _, n := range names {
		for _, i := range g.lookup(n) {
			r := &g.rows[i]
			if r.Country != f[4] || f[2] != "" && r.Kind != f[2] && !(f[2] == "city" && settled(r.Kind)) {
				continue
			}
			if f[5] != "" && r.Admin1 != f[5] && !strings.Contains(f[7], ";") {
				continue
			}
			if best < 0 || r.prior() > g.rows[best].prior() {
				best = i
			}
		}
		if best >= 0 {
			break
		}
	}
	if best < 0 {
		return fmt.Errorf("no place of %s bears the name %s", f[4], names[0])
	}
	r := &g.rows[best]
	seen := map[string]bool{}
	all := make([]string, 0, len(names)+len(r.Names))
	for _, n := range append(names[:len(names):len(names)], r.Names...) {
		if !seen[n] {
			seen[n] = true
			all = append(all, n)
		}
	}
	for _, n := range names {
		g.addName(n, best)
		g.list(n)
	}
	r.Names = all
	if f[5] != "" {
		r.Admin1 = f[5]
	}
	switch f[6] {
	case "":
	case "capital":
		r.Capital = true
		g.capital[r.Country] = int32(best)
	case "default":
		r.Default = true
	default:
		return fmt.Errorf("role %q", f[6])
	}
	return nil
}

// list lets a name of one word that the supplement gives stand anywhere, unless
// common.tsv says otherwise.
func (g *Gazetteer) list(name string) {
	n := arabic.Fold(name)
	if strings.Contains(n, " ") {
		return
	}
	stem := stripAl(n)
	if g.graded(stem, stem != n) != unlisted {
		return
	}
	if stem == n {
		n = "-" + n
	}
	g.grades[n] = free
}

func settled(kind string) bool {
	switch kind {
	case "city", "town", "village", "settlement", "camp":
		return true
	}
	return false
}

// anchor hangs what the supplement left without a parent, and weighs all rows.
func (g *Gazetteer) anchor() {
	folded := map[int]string{} // names of governorates and districts
	for i := range g.rows {
		r := &g.rows[i]
		r.weight = r.prior() + g.seat(i, folded)
		if r.Kind == "region" && strings.HasPrefix(r.Names[0], "قطاع ") {
			g.strip[r.Country] = int32(i)
		}
		if r.Parent >= 0 || r.Kind == "country" {
			continue
		}
		if p, ok := g.gov[r.Country+r.Admin1]; ok && int(p) != i && r.Admin1 != "" {
			r.Parent = int(p)
		} else if c, ok := g.country[r.Country]; ok && int(c) != i {
			r.Parent = int(c)
		}
	}
}

// seat is what it adds to a town's weight that the governorate or the district
// around it is called after it.
func (g *Gazetteer) seat(i int, folded map[int]string) float64 {
	r := &g.rows[i]
	if !settled(r.Kind) {
		return 0
	}
	name := arabic.Fold(r.Names[0])
	if name == arabic.Fold(r.Admin1) {
		return 1.2
	}
	best, w := 0.0, r.Parent
	for n := 0; w >= 0 && n < deepest; n, w = n+1, g.rows[w].Parent {
		p := &g.rows[w]
		if p.Kind != "governorate" && p.Kind != "district" {
			continue
		}
		called, ok := folded[w]
		if !ok {
			called = arabic.Fold(p.Names[0])
			folded[w] = called
		}
		switch {
		case called != name:
		case p.Kind == "governorate":
			best = 1.2
		default:
			best = max(best, 0.8)
		}
	}
	return best
}

package gazetteer

import (
	"fmt"

	"github.com/isnad-project/isnad/arabic"
)

// Finding is something wrong with a row.
type Finding struct {
	Row  int
	What string
}

// Audit looks for rows that cannot be right: a name that is not written in Arabic
// letters, no parent, a parent in another country or of a finer level, a row that
// means the same place as one before it. The findings are in the order of the rows.
func (g *Gazetteer) Audit() []Finding {
	var out []Finding
	for i := range g.rows {
		r := &g.rows[i]
		say := func(format string, args ...any) {
			out = append(out, Finding{i, fmt.Sprintf(format, args...)})
		}
		for _, n := range r.Names {
			if !ArabicName(plain(n)) {
				say("the name %q is not Arabic", n)
			}
		}
		if p := r.Parent; p < 0 {
			if r.Kind != "country" && r.Country != "" {
				say("has no parent")
			}
		} else if o := &g.rows[p]; o.Country != r.Country && o.Kind != "continent" && o.Kind != "sea" && r.Kind != "country" {
			say("lies in %s of another country, %s", g.Path(p), o.Country)
		} else if !holds(o.Kind, r.Kind) && r.Kind != "country" {
			say("a %s, lies in a %s, %s", r.Kind, o.Kind, g.Path(p))
		}
		if o, ok := g.double(i); ok {
			say("means the same as %s, %s", g.rows[o].ID, g.Path(o))
		}
	}
	return out
}

// double is a row before i that means the same place: one of the same usual name,
// and of a settlement or a site less than a kilometre away.
func (g *Gazetteer) double(i int) (int, bool) {
	r := &g.rows[i]
	best := -1
	for _, o := range g.lookup(r.Names[0]) {
		if o >= i || arabic.Fold(g.rows[o].Names[0]) != arabic.Fold(r.Names[0]) {
			continue
		}
		if d, ok := g.apart(&g.rows[o], r); ok && d <= 1 && (best < 0 || o < best) {
			best = o
		}
	}
	return best, best >= 0
}

// ArabicName tells whether a name is written with the letters of Arabic alone.
// Kurdish ێ ۆ ڕ ڵ ە and Persian گ چ پ ژ are not among them.
func ArabicName(s string) bool {
	letters := 0
	for _, r := range s {
		switch {
		case r >= 'ء' && r <= 'غ', r >= 'ف' && r <= 'ي':
			letters++
		case r == ' ', r == '-', r >= '0' && r <= '9':
		default:
			return false
		}
	}
	return letters >= 2
}

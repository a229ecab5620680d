package gazetteer

import (
	"fmt"
	"slices"

	"github.com/isnad-project/isnad/arabic"
)

// Seek weighs the places that bear a name, as if a report had it where in, if not
// empty, is said to hold it and near is spoken of before: الزهراء in حمص. The name
// may have a kind word before it (حي الزهراء). The rows are the best first. An
// error tells that in or near is the name of no place.
func (g *Gazetteer) Seek(name, in, near string) (Resolution, []Weighed, error) {
	rep := newReport()
	var ms []Mention
	for _, n := range []string{near, in} {
		if n == "" {
			continue
		}
		m := g.alone(n, rep)
		if len(m.Candidates) == 0 {
			return Resolution{Row: -1}, nil, fmt.Errorf("no place is called %s", n)
		}
		rep.votes[g.rows[m.Candidates[0]].Country]++
		ms = append(ms, m)
	}
	m := g.alone(name, rep)
	at := len(ms)
	if in != "" {
		at-- // what holds it stands behind it
		m.Container = at + 1
	}
	out, weighed := g.Weigh(slices.Insert(ms, at, m))
	return out[at], weighed[at], nil
}

// alone is a mention of a name that stands by itself.
func (g *Gazetteer) alone(name string, rep *report) Mention {
	toks := arabic.Tokenize(name, nil)
	m := g.called(toks, 0, len(toks))
	m.report = rep
	return m
}

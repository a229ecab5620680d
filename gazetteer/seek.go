package gazetteer

import (
	"fmt"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/arabic"
)

// Seek weighs the places that bear a name, as if a report had it where in, if not
// empty, is said to hold it and near is spoken of before: الزهراء in حمص. The name
// may have a kind word before it (حي الزهراء). The rows are the best first. An
// error tells that in or near is the name of no place.
func (g *Gazetteer) Seek(name, in, near string) (Resolution, []Weighed, error) {
	rep := &report{votes: map[string]float64{}}
	var ms []Mention
	for _, n := range []string{near, name, in} {
		if n == "" {
			continue
		}
		m := g.sought(n)
		m.report = rep
		if n != name && len(m.Candidates) == 0 {
			return Resolution{Row: -1}, nil, fmt.Errorf("no place is called %s", n)
		}
		if n != name {
			rep.votes[g.rows[m.Candidates[0]].Country]++
		}
		ms = append(ms, m)
	}
	at := 0
	if near != "" {
		at = 1
	}
	if in != "" {
		ms[at].Container = at + 1
	}
	out, weighed := g.Weigh(ms)
	return out[at], weighed[at], nil
}

// sought is a mention of a name that stands by itself.
func (g *Gazetteer) sought(name string) Mention {
	m := Mention{Name: strings.TrimSpace(name), Relation: isnad.In, Container: -1}
	m.Candidates = g.Named(m.Name)
	if head, rest, ok := strings.Cut(m.Name, " "); ok && len(m.Candidates) == 0 {
		if t := g.lex[arabic.Fold(head)]; t.has(isKind) && t.sort != "site" {
			m.Kind, m.Name = t.kind, strings.TrimSpace(rest)
			m.Candidates = g.Named(m.Name)
		}
	}
	for _, i := range m.Candidates {
		m.Country = m.Country || g.rows[i].Kind == "country"
	}
	return m
}

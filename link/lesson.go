package link

import (
	"errors"
	"slices"
)

// Lesson is a pair that people judged, with the signs that the linker sees on it: two claims
// of one report, or what two reports tell.
type Lesson struct {
	Question string // Within or Between
	Reports  [2]string
	Same     bool
	Happened [2]string   // what people say that the two are
	Signs    [][3]string // what each is about, what was found, and what beside it
}

// Lessons are the pairs to learn from. happening says of a claim by its id which happening people
// take it for, and is empty where they do not say; open tells pairs of happenings
// that they could not tell apart. The weights are those by which the claims of one report become one
// telling: what Within weighs is learned first.
func Lessons(in []Input, names Names, w *Weights, happening func(claim string) string, open func(a, b string) bool) []Lesson {
	items := admitted(in, nil, names)
	var out []Lesson
	learn := func(question, a, b, x, y string, weigh func(*scale)) {
		if x == "" || y == "" || x != y && open(x, y) {
			return
		}
		s := &scale{learns: true}
		weigh(s)
		l := Lesson{Question: question, Reports: [2]string{a, b}, Happened: [2]string{x, y}, Same: x == y}
		for _, g := range s.signs {
			l.Signs = append(l.Signs, [3]string{g.about, g.found, g.beside})
		}
		out = append(out, l)
	}
	byReport := map[string][]*item{}
	for _, it := range items {
		byReport[report(it.in)] = append(byReport[report(it.in)], it)
	}
	for _, it := range items {
		for _, b := range byReport[report(it.in)] {
			if it.c.ID >= b.c.ID {
				continue
			}
			if _, why := excluded(it, b); why == "" {
				learn(Within, it.c.Doc, b.c.Doc, happening(it.c.ID), happening(b.c.ID), func(s *scale) { weighWithin(it, b, s) })
			}
		}
	}
	p, err := newPool(held(in), nil, Options{Names: names})
	c := newClustering(p, w, nil)
	if err := errors.Join(err, c.tell(progressOf(nil, 0))); err != nil {
		panic(err) // nothing is read
	}
	pairs, at := c.worthwhile()
	for n, q := range pairs {
		pairs[n] = order(at[q.i], at[q.j])
	}
	slices.SortFunc(pairs, comparePairs)
	for _, q := range pairs {
		x, y := c.telling(q.i), c.telling(q.j)
		learn(Between, x.items[0].c.Doc, y.items[0].c.Doc, x.happening(happening), y.happening(happening), func(s *scale) { weighBetween(x, y, s) })
	}
	return out
}

// happening is what most claims of a telling are taken for, of equals the first by name.
func (t *telling) happening(of func(claim string) string) string {
	var named []string
	for _, it := range t.items {
		if h := of(it.c.ID); h != "" {
			named = append(named, h)
		}
	}
	slices.Sort(named)
	best, most := "", 0
	for i := 0; i < len(named); {
		j := i
		for j < len(named) && named[j] == named[i] {
			j++
		}
		if j-i > most {
			best, most = named[i], j-i
		}
		i = j
	}
	return best
}

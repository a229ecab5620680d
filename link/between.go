package link

import (
	"math"
	"slices"
)

// telling is what one report tells of one happening: its claims, and the names and words
// of all of them.
type telling struct {
	items                                    []*item
	parties, actors, targets, weapons, words []string
	subject                                  *subject // of its words
	story                                    *story   // of its report; nil when that is not asked for
}

func newTelling(items []*item, of *story) *telling {
	t := tellingOf(items)
	t.subject, t.story = newSubject(t.words), of
	return t
}

// leads tells that it is told at the head of its report.
func (t *telling) leads() bool {
	return slices.ContainsFunc(t.items, func(it *item) bool { return it.quoteStart < 300 })
}

func tellingOf(items []*item) *telling {
	if len(items) == 1 {
		it := items[0]
		return &telling{items: items, parties: it.parties, actors: it.actors, targets: it.targets, weapons: it.weapon, words: it.words}
	}
	all := func(of func(*item) []string) []string {
		var out []string
		for _, it := range items {
			out = append(out, of(it)...)
		}
		slices.Sort(out)
		return slices.Compact(out)
	}
	return &telling{items: items,
		parties: all(func(it *item) []string { return it.parties }), actors: all(func(it *item) []string { return it.actors }),
		targets: all(func(it *item) []string { return it.targets }), weapons: all(func(it *item) []string { return it.weapon }),
		words: all(func(it *item) []string { return it.words })}
}

// weighBetween puts on the scale what speaks for and against what two reports tell being
// one happening. Of place, time and type the likeliest pair of claims counts, since one
// claim of a report says it better than the other; figures, names and words are those of
// all.
func weighBetween(x, y *telling, s *scale) {
	s.add("telling", "in two reports", "")
	kind, place, own, time := len(typeWords)-1, otherCountry, -1, incomparable
	f := figures{}
	passage := false
	for _, a := range x.items {
		for _, b := range y.items {
			kind = min(kind, typeRelation(a.c.Type, b.c.Type))
			r := placeRelation(a, b)
			place = min(place, r)
			if !a.placeTaken && !b.placeTaken && a.c.Place != nil && b.c.Place != nil && (own < 0 || r < own) {
				own = r
			}
			time = min(time, timeRelation(a.when, b.when))
			f.compare(a.stated.killed, b.stated.killed, &f.killed)
			f.compare(a.stated.injured, b.stated.injured, &f.injured)
			f.compareKinds(a.stated.kinds, b.stated.kinds)
			passage = passage || a.in.Passage != "" && a.in.Passage == b.in.Passage
		}
	}
	s.add("type", typeWords[kind], "")
	if kind <= 1 {
		s.add("type", "same kind", group(x.items[0].c.Type))
	}
	s.add("place", placeWords[place], "")
	if own >= 0 {
		s.add("place", placeWords[own], "both in the words")
	}
	s.add("time", timeWords[time], "")
	s.add("place", placeWords[place], timeWords[time])
	s.add("type", typeWords[kind], placeWords[place])
	if passage {
		s.add("words", "one sentence, printed in both", "")
	}
	f.weigh(s)
	weighParties(x.parties, y.parties, x.actors, y.actors, s)
	weighNames("targets", x.targets, y.targets, s)
	weighNames("weapon", x.weapons, y.weapons, s)
	common := len(shared(x.words, y.words))
	alike := float64(common) / math.Sqrt(float64(max(1, len(x.words))*max(1, len(y.words))))
	s.add("words", commonShares[min(len(commonShares)-1, int(alike*20))], "")
	s.add("words", commonCounts[min(common, 8)/2], "")
	s.add("words", "of what the words tell in common: "+likeness[likenessOf(x.subject.alike(y.subject))].name, "")
	weighStories(x, y, placeWords[place], typeWords[kind], s)
}

// How much of the words of two tellings is common to them, in twentieths, and how many are.
var (
	commonShares = []string{"hardly a word in common", "a twentieth of the words in common", "a tenth of the words in common", "a seventh of the words in common",
		"a fifth of the words in common", "a quarter of the words in common", "a third of the words in common"}
	commonCounts = []string{"one word in common at most", "two words in common", "four words in common", "six words in common", "eight words in common"}
)

// figures are how those of two tellings go together.
type figures struct {
	killed, injured         int // the greatest that both state
	small, together, stated bool
	ratio                   float64
	ofKind                  int  // the greatest for one kind of persons, or of detained and the like, that both state
	otherOfKind             bool // two such figures differ
}

func (f *figures) compareKinds(x, y map[kindOf]span) {
	for k, m := range x {
		n, ok := y[k]
		switch {
		case !ok:
		case m.figure() == n.figure() && m.figure() > 1:
			f.ofKind = max(f.ofKind, m.figure())
		case !m.meets(n):
			f.otherOfKind = true
		}
	}
}

func (f *figures) compare(x, y span, same *int) {
	if !x.set || !y.set {
		return
	}
	f.stated = true
	switch m, n := x.figure(), y.figure(); {
	case m == n && m >= 5:
		*same = max(*same, m)
	case m == n && m > 0:
		f.small = true
	case x.meets(y):
		f.together = true
	default:
		f.ratio = max(f.ratio, float64(max(m, n))/float64(max(1, min(m, n))))
	}
}

func (f *figures) weigh(s *scale) {
	switch {
	case f.killed >= 10:
		s.add("figures", "as many killed", "ten or more")
	case f.killed > 0:
		s.add("figures", "as many killed", "")
	}
	if f.injured > 0 {
		s.add("figures", "as many injured", "")
	}
	if f.small {
		s.add("figures", "same small figure", "")
	}
	if f.together {
		s.add("figures", "figures go together", "")
	}
	switch {
	case f.ofKind >= 10:
		s.add("figures", "as many of one kind of persons", "ten or more")
	case f.ofKind > 0:
		s.add("figures", "as many of one kind of persons", "")
	case f.otherOfKind:
		s.add("figures", "not as many of one kind of persons", "")
	}
	switch {
	case !f.stated:
		s.add("figures", "no figures to compare", "")
	case f.killed > 0 || f.injured > 0 || f.small || f.together:
	case f.ratio <= 1.3:
		s.add("figures", "figures near one another", "")
	case f.ratio <= 2:
		s.add("figures", "figures differ", "")
	case f.ratio <= 4:
		s.add("figures", "figures differ", "twice")
	default:
		s.add("figures", "figures differ", "much")
	}
}

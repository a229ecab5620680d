package link

import (
	"slices"
	"strings"
)

// weighWithin puts on the scale what speaks for and against two claims of one report.
func weighWithin(a, b *item, s *scale) {
	if b.quoteStart < a.quoteStart || b.quoteStart == a.quoteStart && b.c.ID < a.c.ID {
		a, b = b, a
	}
	s.add("telling", "in one report", "")
	kind := typeWithin(a, b, s)
	akin := kind == "same" || kind == "alike"
	place := placeWithin(a, b, s)
	time := timeWithin(a, b)
	taken := ""
	if strings.HasSuffix(time, "apart") && (a.timeTaken || b.timeTaken) {
		taken = "taken from the context"
	}
	s.add("time", time, taken)
	agree, conflict := figuresWithin(a, b, s)
	if agree && kind != "strange" {
		s.add("figures", "figures agree", "kinds go together")
	}
	if conflict && !agree && place != "same" {
		s.add("figures", "figures differ", "and places")
	}
	weighParties(a.parties, b.parties, a.actors, b.actors, s)
	weighNames("targets", a.targets, b.targets, s)
	weighNames("weapon", a.weapon, b.weapon, s)
	switch n := len(shared(a.words, b.words)); {
	case n == 0:
		s.add("words", "no words in common", "")
	case n >= 4:
		s.add("words", "four words in common", "")
	case n >= 2:
		s.add("words", "two words in common", "")
	}
	tellingWithin(a, b, s)
	if sameNarrator(a, b) {
		s.add("telling", "one narrator", "")
		if conflict && !agree {
			s.add("telling", "one narrator", "two figures")
		}
	}
	if definite(b) {
		s.add("telling", "told as known", "")
		if b.c.Place == nil || b.placeTaken {
			s.add("telling", "told as known", "no place of its own")
		}
		if kind == "strange" {
			s.add("telling", "told as known", "another kind")
		}
	}
	if akin {
		s.add("place", "kinds alike", place)
		if place == "same" && strings.HasPrefix(time, "same") {
			s.add("place", "kinds alike", "one place and day")
		}
	}
	if x, y := firstWord(a), firstWord(b); x != "" && x == y {
		s.add("words", "same act noun", "")
	}
	if m, n := means(a.c.Type), means(b.c.Type); m != "" && n != "" && m != n {
		s.add("type", "two means", "")
	}
}

func typeWithin(a, b *item, s *scale) (kind string) {
	ta, tb := a.c.Type, b.c.Type
	ga, gb := group(ta), group(tb)
	rare := singular(ta) && singular(tb)
	switch kin := kinship(ta, tb); {
	case ta == tb:
		kind = "same"
	case ga == gb && kin >= 0.6:
		kind = "alike"
	case ga == gb && kin > 0:
		kind = "hardly alike"
	default:
		kind = "strange"
	}
	beside := ""
	switch {
	case kind == "strange" && ga == gb:
		beside = "in " + ga
	case kind == "strange":
		beside = min(ga, gb) + " and " + max(ga, gb)
	case rare && kind != "hardly alike":
		s.add("type", kind+" kind", "rare")
	}
	s.add("type", kind+" kind", beside)
	return kind
}

func placeWithin(a, b *item, s *scale) string {
	taken := ""
	switch {
	case a.placeTaken && b.placeTaken:
		taken = "both taken from the context"
	case a.placeTaken || b.placeTaken:
		taken = "one taken from the context"
	}
	r := placeRelation(a, b)
	s.add("place", placeWords[r], "")
	if taken != "" {
		s.add("place", placeWords[r], taken)
	}
	if p, q := a.c.Place, b.c.Place; p != nil && q != nil && p.Relation != q.Relation && r <= sameArea {
		s.add("place", "one in and one at it", "")
	}
	if r == sameTown || r == sameArea || r == sameCountry {
		return "same"
	}
	return placeWords[r]
}

// figuresWithin compares killed and injured, and the kinds of persons.
func figuresWithin(a, b *item, s *scale) (agree, conflict bool) {
	for _, f := range [2][2]span{{a.stated.killed, b.stated.killed}, {a.stated.injured, b.stated.injured}} {
		x, y := f[0], f[1]
		if !x.set || !y.set {
			continue
		}
		m, n := x.figure(), y.figure()
		switch ratio := float64(max(m, n)) / float64(max(1, min(m, n))); {
		case m == n && m >= 3:
			agree = true
			s.add("figures", "same figure", "")
			if m >= 10 {
				s.add("figures", "same figure", "ten or more")
			}
		case m == n:
			s.add("figures", "same small figure", "")
		case x.meets(y):
			s.add("figures", "figures go together", "")
		case ratio <= 1.5:
			s.add("figures", "figures near one another", "")
		default:
			conflict = true
			s.add("figures", "figures differ", "")
			if ratio > 4 {
				s.add("figures", "figures differ", "much")
			}
		}
	}
	for k, x := range a.stated.kinds {
		if y, ok := b.stated.kinds[k]; ok && x.figure() == y.figure() && x.figure() >= 2 {
			s.add("figures", "as many of one kind of persons", "")
			return true, conflict
		}
	}
	return agree, conflict
}

// weighParties compares who did it, by usual names where both are known.
func weighParties(p, q, a, b []string, s *scale) {
	known := len(p) > 0 && len(q) > 0
	switch {
	case known && len(shared(p, q)) > 0, !known && len(shared(a, b)) > 0:
		s.add("actors", "names alike", "")
	case known:
		s.add("actors", "known parties that differ", "")
	case len(a) > 0 && len(b) > 0:
		s.add("actors", "no word in common", "")
	}
}

func weighNames(about string, a, b []string, s *scale) {
	switch {
	case len(a) == 0 || len(b) == 0:
	case len(shared(a, b)) > 0:
		s.add(about, "names alike", "")
	default:
		s.add(about, "no word in common", "")
	}
}

// tellingWithin tells where in the report the two stand, a before b.
func tellingWithin(a, b *item, s *scale) {
	switch between := b.quoteStart - a.c.Quote.End; {
	case between < 0:
		s.add("telling", "one word in the other", "")
	case between < 100:
		s.add("telling", "one behind the other", "")
	case between < 400:
		s.add("telling", "some way apart", "")
	case between >= 1500:
		s.add("telling", "far apart", "")
	}
	switch {
	case a.quoteStart < 80 && b.quoteStart < 300:
		s.add("telling", "headline and lead", "")
		fallthrough
	case a.quoteStart < 80:
		s.add("telling", "the headline", "")
	case a.quoteStart < 300:
		s.add("telling", "the lead", "")
	}
	if a.c.Trigger.Exact != "" && a.c.Trigger.Overlaps(b.c.Trigger) {
		s.add("telling", "one word tells both", "")
	}
	if passing(a) {
		s.add("telling", "mentioned by the way", "first")
	}
	if passing(b) {
		s.add("telling", "mentioned by the way", "then")
	}
}

// definite tells an act that is spoken of as known: الانفجار, بالهجوم.
func definite(it *item) bool {
	w := firstOf(it.c.Trigger.Exact)
	return slices.ContainsFunc([]string{"ال", "بال", "لل", "وال"}, func(p string) bool { return strings.HasPrefix(w, p) })
}

func firstOf(words string) string {
	first, _, _ := strings.Cut(Fold(strings.TrimSpace(words)), " ")
	return first
}

func firstWord(it *item) string { return bare(firstOf(it.c.Trigger.Exact)) }

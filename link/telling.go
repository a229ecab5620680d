package link

import "slices"

// passing tells a claim that gives neither figures nor a time of its own: an attack
// that is mentioned by the way.
func passing(it *item) bool { return len(it.c.Counts) == 0 && !it.when.known && it.when.partial == "" }

// retold tells the same words of the same text at another outlet.
func retold(a, b *item) (string, bool) {
	if a.c.Quote == b.c.Quote && a.in.DocKey != b.in.DocKey && sameReport(a, b) && a.c.Trigger == b.c.Trigger &&
		a.c.Type == b.c.Type && a.stance == b.stance && a.placeName == b.placeName {
		return "the same words in a copy of the report", true
	}
	return "", false
}

// placed tells that one place holds the other.
func placed(a, b *item) bool {
	how, _ := compare(a.c.Place, b.c.Place)
	return how == within
}

// retells tells that one of the claims opens the report, as headlines do, and
// that both give the same number of killed or, without any, of injured.
func retells(a, b *item) bool {
	if a.quoteStart > 0 && b.quoteStart > 0 {
		return false
	}
	x, y := a.stated.killed, b.stated.killed
	if !x.set && !y.set {
		x, y = a.stated.injured, b.stated.injured
	}
	return x.set && y.set && x.figure() == y.figure() && x.figure() > 0
}

// listMembers tells claims that one verb makes of several places.
func listMembers(a, b *item) bool {
	if a.c.Trigger.Exact == "" || !a.c.Trigger.Overlaps(b.c.Trigger) {
		return false
	}
	p, q := a.c.Place, b.c.Place
	return a.placeName != b.placeName || p != nil && q != nil && p.Relation != q.Relation
}

// compareTelling adds what the way of telling says of two claims of one report.
func compareTelling(a, b *item, add func(string, float64, string)) {
	if a.c.Trigger.Exact != "" && a.c.Trigger.Overlaps(b.c.Trigger) {
		add("telling", 1.5, "one word tells both")
		return
	}
	m, n := means(a.c.Type), means(b.c.Type)
	if !sameNarrator(a, b) {
		if m != "" && m == n && singular(a.c.Type) {
			add("telling", 0.4, "two narrators of one report on a rare kind of act")
		}
		return
	}
	if m != "" && n != "" && m != n {
		add("telling", -2, "one narrator tells two means")
	}
	specific := a.c.Type != b.c.Type && specificity(a.c.Type) >= 4 && specificity(b.c.Type) >= 4
	if specific && group(a.c.Type) == "violence" {
		add("telling", -1.5, "one narrator tells two acts")
	}
	if len(a.weapon) > 0 && len(b.weapon) > 0 && len(shared(a.weapon, b.weapon)) == 0 &&
		!slices.Equal(a.weapon, b.weapon) {
		add("telling", -1, "one narrator tells two weapons")
	}
}

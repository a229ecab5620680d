package link

import (
	"fmt"
	"math"
	"strings"
)

// another is what speaks for a pair of different reports of near days from the start.
const another = 0.6

// strange is the kinship of two acts of violence in different reports that are seldom
// said of one.
const strange = 0.15

// lowest is what a pair must have by the rules to count as one happening.
const lowest = 3.5

// byRules compares two claims by rules that people wrote: 0 and more speaks for one
// happening. It is the same both ways round. A pair that cannot
// tell of one happening scores never; explain asks for the reasons.
func byRules(a, b *item, explain bool) (total float64, reasons []Reason) {
	add := func(feature string, points float64, why string) {
		total += points
		if explain && (points != 0 || why != "") {
			reasons = append(reasons, Reason{feature, points, why})
		}
	}
	reject := func(feature, why string) (float64, []Reason) {
		if explain {
			reasons = append(reasons, Reason{feature, never, why})
		}
		return never, reasons
	}
	if a.stance == idle || b.stance == idle {
		return reject("modality", "a plan or a condition is not a happening")
	}
	kin := kinship(a.c.Type, b.c.Type)
	if kin == 0 && !sameReport(a, b) && group(a.c.Type) == "violence" && group(b.c.Type) == "violence" {
		kin = strange
	}
	if kin == 0 {
		return reject("type", a.c.Type+" against "+b.c.Type)
	}
	where, whyWhere, no := comparePlaces(a, b)
	same := sameReport(a, b)
	if no {
		return reject("place", whyWhere)
	}
	if same && listMembers(a, b) {
		return reject("telling", "members of one list, at different places")
	}
	if same && a.ordinal*b.ordinal == 2 {
		return reject("telling", "told as the first and another")
	}
	if ofSeries(a, b) {
		return reject("telling", "a series is not one of its acts")
	}
	if !same && a.in.TextKey != "" && a.in.TextKey == b.in.TextKey && datesConflict(a, b) {
		return reject("time", "the same words again, of another day")
	}
	time, whyTime, no, unsure := compareTimes(a, b)
	if no {
		return reject("time", whyTime)
	}
	figures, whyFigures, telling := compareFigures(a, b)
	if group(a.c.Type) == "toll" && !oneToll(a, b) {
		return reject("place", "a toll over one area or time is not a toll over another")
	}
	if unsure && !same && !distinctive(a, b) {
		return reject("time", "nothing ties the two times together, nor a figure or a named party to one place")
	}
	add("telling", -lowest, "what any pair must make up for")
	add("type", 2*kin, a.c.Type+" and "+b.c.Type)
	if singular(a.c.Type) && singular(b.c.Type) {
		add("type", 0.6, "a rare kind of act")
	}
	add("place", where, whyWhere)
	add("time", time, whyTime)
	if whyFigures != "" {
		add("figures", figures, whyFigures)
	}
	compareParties(a, b, add)
	if same && kin <= 0.5 && !sameNarrator(a, b) && (passing(a) || passing(b)) {
		add("telling", -0.5, "two narrators on acts of two kinds, one without figure and date")
	}
	if !same && !unsure && group(a.c.Type) == "violence" {
		add("telling", another, "two reports of near days")
	}
	if same {
		if where < 0 && placed(a, b) && (telling || retells(a, b)) {
			add("telling", 1-where, "one report tells one figure twice, less exactly where")
		}
		compareTelling(a, b, add)
	} else if a.in.Passage != "" && a.in.Passage == b.in.Passage && kin == 1 {
		add("words", 2, "one sentence, printed in both")
	} else if n := len(shared(a.words, b.words)); n >= 2 {
		add("words", min(1.6, 0.2*float64(n)), fmt.Sprintf("%d words in common", n))
	}
	return total, reasons
}

// compareFigures gives points for killed and injured. telling: both state one
// figure that is not small.
func compareFigures(a, b *item) (points float64, why string, telling bool) {
	var whys []string
	toll := group(a.c.Type) == "toll"
	for _, f := range []struct {
		name string
		x, y span
		kind bool // one of them counts only some that it picks out
	}{
		{"killed", a.stated.killed, b.stated.killed, a.stated.partial[0] != b.stated.partial[0]},
		{"injured", a.stated.injured, b.stated.injured, a.stated.partial[1] != b.stated.partial[1]},
	} {
		if !f.x.set || !f.y.set || a.stance == against || b.stance == against {
			continue
		}
		m, n := f.x.figure(), f.y.figure()
		ratio := float64(max(m, n)) / float64(max(1, min(m, n)))
		switch {
		case toll && (f.x.vague != f.y.vague && ratio > 50 || !f.x.meets(f.y) && ratio >= 1.5):
			points -= min(4, 0.8*math.Log2(ratio))
			whys = append(whys, fmt.Sprintf("%d against %d %s in tolls", m, n, f.name))
		case m == n && m >= 10:
			points, telling = points+1.5, true
			whys = append(whys, fmt.Sprintf("both %d %s", m, f.name))
		case m == n && m >= 3:
			points, telling = points+1, telling || m >= 5
			whys = append(whys, fmt.Sprintf("both %d %s", m, f.name))
		case m == n || f.x.meets(f.y) || f.kind:
			points += 0.3
			whys = append(whys, fmt.Sprintf("%d and %d %s go together", m, n, f.name))
		case f.x.zero() || f.y.zero():
			points -= 0.3
			whys = append(whys, fmt.Sprintf("%d against %d %s", m, n, f.name))
		default:
			points -= min(1, 0.3*math.Log2(ratio)+0.1)
			if sameNarrator(a, b) && a.c.TollKind == "" && b.c.TollKind == "" {
				points--
				whys = append(whys, "one narrator gives two figures")
			}
			whys = append(whys, fmt.Sprintf("%d against %d %s", m, n, f.name))
		}
	}
	return points, strings.Join(whys, "; "), telling
}

// compareParties adds what actors, targets and weapons say, by the words of
// their names.
func compareParties(a, b *item, add func(string, float64, string)) {
	known := len(a.parties) > 0 && len(b.parties) > 0
	if both := shared(a.parties, b.parties); len(both) > 0 {
		add("actors", 0.5, strings.Join(both, "، "))
	} else if known && len(shared(a.actors, b.actors)) > 0 {
		add("actors", 0.2, "names alike")
	} else if known {
		add("actors", -1, "known parties that differ")
	}
	for _, p := range []struct {
		feature   string
		x, y      []string
		yes, none float64
	}{
		{"actors", a.actors, b.actors, 0.5, -0.4},
		{"targets", a.targets, b.targets, 0.5, -0.3},
		{"weapon", a.weapon, b.weapon, 0.5, -0.3},
	} {
		if len(p.x) == 0 || len(p.y) == 0 || known && p.feature == "actors" {
			continue
		}
		if both := shared(p.x, p.y); len(both) > 0 {
			add(p.feature, p.yes, strings.Join(both, " "))
		} else if p.feature == "actors" && group(a.c.Type) == "violence" && sameReport(a, b) {
			add(p.feature, 3*p.none, "no word in common, in one report")
		} else {
			add(p.feature, p.none, "no word in common")
		}
	}
}

package link

import (
	"slices"

	"github.com/isnad-project/isnad"
)

// Rule is a named, versioned way to come from stated figures to low, best and
// high. What each rests on: docs/numbers.md.
type Rule string

// The rules. Only asserted and hedged claims count in any of them.
const (
	// Conservative takes the smallest and the greatest number that anybody stated.
	Conservative Rule = "conservative/1"

	// UCDP takes, like the coders of the UCDP, the numbers that sources stand by:
	// the last one of each origin, without words for numbers where somebody gives a
	// number.
	UCDP Rule = "ucdp-like/1"

	// ACLED gives one number of dead, like the coders of ACLED: the smallest that a
	// source stands by, words for numbers by their published values. It counts no
	// injured.
	ACLED Rule = "acled-like/1"

	// Airwars gives a minimum and a maximum, like the recorders of Airwars, and
	// grades how well the harm is established; best is the minimum.
	Airwars Rule = "airwars-like/1"

	// TwoOrigins takes only numbers that two origins or more give.
	TwoOrigins Rule = "two-origins/1"
)

// Rules are all rules, the one that events follow first.
var Rules = []Rule{Conservative, UCDP, ACLED, Airwars, TwoOrigins}

// tally computes low, best and high of an outcome by the rule; nil when it gives no
// figure.
func (r Rule) tally(outcome string, vs []voice) *isnad.Tally {
	if len(vs) == 0 {
		return nil
	}
	switch r {
	case UCDP:
		return extremes(withoutWords(freshest(vs)), bestOf)
	case ACLED:
		if outcome == "injured" {
			return nil
		}
		return single(freshest(vs))
	case Airwars:
		return extremes(withoutWords(freshest(vs)), leastOf)
	case TwoOrigins:
		return extremes(seconded(freshest(vs)), bestOf)
	}
	return conservative(vs)
}

// extremes takes the smallest and the greatest figure named, and best by the
// function; nil when there is none that stands for a total.
func extremes(vs []voice, best func([]voice) int) *isnad.Tally {
	totals := slices.DeleteFunc(slices.Clone(vs), func(v voice) bool { return v.kindOnly })
	if len(totals) == 0 {
		return nil
	}
	t := isnad.Tally{Low: leastOf(totals), Best: best(totals)}
	for _, v := range vs {
		t.High = max(t.High, v.top())
	}
	t.High = max(t.High, t.Best)
	return &t
}

func leastOf(vs []voice) int {
	low := open
	for _, v := range vs {
		low = min(low, v.figure())
	}
	return low
}

// withoutWords drops figures that are words ("dozens") where somebody gives a number.
func withoutWords(vs []voice) []voice {
	if slices.ContainsFunc(vs, func(v voice) bool { return !v.vague && !v.kindOnly }) {
		return slices.DeleteFunc(slices.Clone(vs), func(v voice) bool { return v.vague })
	}
	return vs
}

// single is the smallest figure, words by their published values.
func single(vs []voice) *isnad.Tally {
	n := open
	for _, v := range withoutWords(vs) {
		if !v.kindOnly {
			n = min(n, wordValue(v.span))
		}
	}
	if n == open {
		return nil
	}
	return &isnad.Tally{Low: n, Best: n, High: n}
}

// wordValue is the number that ACLED codes for a word: 10 for tens, 100 for
// hundreds, 1000 for thousands, and 3 for some of whom nobody says how many. A
// claim has the least that such a word can mean: 20, 200, 2000 and 2.
func wordValue(s span) int {
	switch f := s.figure(); {
	case !s.vague:
		return f
	case f < 10:
		return max(f, 3)
	default:
		return f / 2
	}
}

// seconded are the figures that another origin's figure can be true together with.
func seconded(vs []voice) []voice {
	var out []voice
	for _, v := range vs {
		if slices.ContainsFunc(vs, func(w voice) bool { return w.by.originKey != v.by.originKey && v.meets(w.span) }) {
			out = append(out, v)
		}
	}
	return out
}

// The grades of Airwars, from the best established.
const (
	Confirmed  = "confirmed"  // a party accepts that it did it
	Fair       = "fair"       // two origins or more, and none contests it
	Weak       = "weak"       // one origin
	Contested  = "contested"  // claims exclude one another on who did it, or on whether it happened
	Discounted = "discounted" // those harmed are said to be fighters only, or everybody denies it
)

// grade says how well harm is established.
func grade(e *isnad.Event, items []*item) string {
	voiced := only(items, says)
	switch {
	case len(voiced) == 0 || fightersOnly(voiced):
		return Discounted
	case slices.ContainsFunc(voiced, admits):
		return Confirmed
	case slices.ContainsFunc(e.Contradictions, func(c isnad.Contradiction) bool { return c.Kind == "perpetrator" || c.Kind == "happened" }):
		return Contested
	case origins(voiced) > 1:
		return Fair
	}
	return Weak
}

// admits tells a claim by the very party that it says did it.
func admits(it *item) bool {
	usual := it.originKey
	return usual != "" && slices.ContainsFunc(it.c.Actors, func(a string) bool { return Fold(a) == usual }) ||
		slices.ContainsFunc(it.parties, func(a string) bool { return Fold(a) == usual })
}

// fighters are the kinds of persons that are no civilians.
var fighters = map[string]bool{"soldiers": true, "fighters": true, "security forces": true, "police": true, "leaders": true}

// fightersOnly tells that every claim which says whom it counts counts fighters.
func fightersOnly(items []*item) bool {
	said := false
	for _, it := range items {
		for _, n := range it.c.Counts {
			if n.Outcome != "killed" && n.Outcome != "injured" {
				continue
			}
			if !fighters[n.Who] {
				return false
			}
			said = true
		}
	}
	return said
}

// figuresBy are the figures of an incident by every rule.
func figuresBy(e *isnad.Event, items []*item) []isnad.Figures {
	k, in := voices(items, killed), voices(items, injured)
	if len(k) == 0 && len(in) == 0 {
		return nil
	}
	var out []isnad.Figures
	for _, r := range Rules {
		f := isnad.Figures{Rule: string(r), Killed: r.tally("killed", k), Injured: r.tally("injured", in)}
		if r == Airwars {
			f.Grade = grade(e, items)
		}
		out = append(out, f)
	}
	return out
}

// Under is the event with the figures of another rule. Figures by kind of person
// stay those of the rule that the event follows.
func Under(e isnad.Event, r Rule) isnad.Event {
	if e.Rule == string(r) {
		return e
	}
	e.Rule, e.Killed, e.Injured = string(r), nil, nil
	for _, f := range e.ByRule {
		if f.Rule == string(r) {
			e.Killed, e.Injured = f.Killed, f.Injured
		}
	}
	return e
}

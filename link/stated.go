package link

import (
	"maps"
	"slices"

	"github.com/isnad-project/isnad"
)

// kindOf names whom a figure counts and what befell them.
type kindOf struct{ outcome, who string }

// stated are the figures of one claim, its parts apart from its totals.
type stated struct {
	killed, injured span            // of all persons, or what the kinds of persons come to when no total is given
	byKind          [2]bool         // killed, injured: the total is what the kinds come to
	partial         [2]bool         // and those kinds, or who died later, say nothing of others: there may be more
	kinds           map[kindOf]span // figures for kinds of persons, and outcomes other than killed and injured
}

const persons = "persons"

// figuresOf reads the counts of a claim. A figure that is part of another is
// never added to it. "casualties 0" says that nobody was killed and nobody was
// injured; casualties above zero are neither the one nor the other.
//
// Where no figure counts persons as such, the kinds of persons that stand beside
// one another are the claim's total: "3 soldiers and 2 civilians" are five. See
// [addKinds] for kinds of which one may hold the other.
func figuresOf(c *isnad.Claim) stated {
	total := map[string]span{} // outcome → all persons
	var kinds map[kindOf]span  // top level and parts alike
	beside := map[kindOf]span{}
	for _, n := range c.Counts {
		s := spanOf(n)
		if !s.set {
			continue
		}
		who := n.Who
		if who == "" {
			who = persons
		}
		part := n.PartOf != nil
		switch {
		case n.Outcome == "casualties" && s.zero() && who == persons && !part:
			total["killed"] = total["killed"].cover(s)
			total["injured"] = total["injured"].cover(s)
		case who == persons && !part && (n.Outcome == "killed" || n.Outcome == "injured"):
			total[n.Outcome] = total[n.Outcome].cover(s)
		case part && who == persons: // "ten of them": of no kind that could be told
		default:
			k := kindOf{n.Outcome, who}
			if kinds == nil {
				kinds = map[kindOf]span{} // few have any, and some are held long
			}
			kinds[k] = kinds[k].cover(s)
			if !part {
				beside[k] = beside[k].cover(s)
			}
		}
	}
	st := stated{killed: total["killed"], injured: total["injured"], kinds: kinds}
	if st.killed.set && slices.ContainsFunc(c.Counts, func(n isnad.Count) bool { return n.PartOf == nil && diedOfWounds(c, n) }) {
		st.killed.high, st.partial[0] = open, true
	}
	for i, outcome := range outcomes {
		if total[outcome].set {
			continue
		}
		of := map[string]span{}
		for k, s := range beside {
			if k.outcome == outcome && k.who != persons {
				of[k.who] = s
			}
		}
		if len(of) == 0 {
			continue
		}
		sum, some := addKinds(of)
		*st.total(outcome), st.byKind[i], st.partial[i] = sum, true, some
	}
	return st
}

func (st *stated) total(outcome string) *span {
	if outcome == "killed" {
		return &st.killed
	}
	return &st.injured
}

// heldBy names, for kinds of persons that may be counted in another kind, that
// other kind.
var heldBy = map[string]string{
	"children": "civilians", "women": "civilians", "men": "civilians", "workers": "civilians", "medics": "civilians",
	"journalists": "civilians", "students": "civilians", "families": "civilians",
	"soldiers": "security forces", "officers": "security forces", "police": "security forces",
}

// some are the kinds that a narrator picks out of those who were hit: a figure
// for them alone says "at least so many". The others say what all who were hit
// were: civilians, soldiers, fighters.
var some = map[string]bool{"children": true, "women": true, "workers": true, "medics": true, "journalists": true,
	"students": true, "families": true}

// addKinds adds up the kinds of persons that one claim counts beside one
// another. Kinds that exclude one another add up. Where one may hold the other
// ("5 civilians" beside "2 children"), the total lies between the greater of
// them and their sum. only tells that all are kinds that are picked out.
func addKinds(kinds map[string]span) (sum span, only bool) {
	held := map[string]span{} // outer kind → what may be counted in it
	only = true
	for _, who := range slices.Sorted(maps.Keys(kinds)) {
		only = only && some[who]
		if outer := heldBy[who]; outer != "" && kinds[outer].set {
			held[outer] = held[outer].plus(kinds[who])
			continue
		}
		sum = sum.plus(kinds[who])
	}
	for _, outer := range slices.Sorted(maps.Keys(held)) {
		in, out := held[outer], kinds[outer]
		sum.approx = sum.approx || in.approx
		sum.low += max(in.low-out.low, 0)
		if sum.high != open {
			sum.high = min(sum.high+in.high, open)
		}
	}
	return sum, only
}

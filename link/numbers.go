package link

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/isnad-project/isnad"
)

// voice is a figure and who states it.
type voice struct {
	by *testimony
	span
	kindOnly bool // counts a kind of persons only, where others give a total
}

// voices are the figures of the claims that say something. Where some give a
// total, one who counts only a kind of persons sets no upper bound.
func voices(items []*item, get func(*testimony) (span, bool)) []voice {
	return voicesOf(testimonies(items), get)
}

func voicesOf(all []*testimony, get func(*testimony) (span, bool)) []voice {
	var out []voice
	whole := false
	for _, t := range all {
		if t.stance != says {
			continue
		}
		if s, kind := get(t); s.set {
			out = append(out, voice{t, s, kind})
			whole = whole || !kind
		}
	}
	for i := range out {
		if v := &out[i]; whole && v.kindOnly {
			v.high = open
		} else {
			v.kindOnly = false
		}
	}
	return out
}

func killed(t *testimony) (span, bool)  { return t.killed, t.partial[0] }
func injured(t *testimony) (span, bool) { return t.injured, t.partial[1] }

// conservative takes the smallest and the greatest number that anybody stated.
//
//	low   the smallest lower bound of any figure; "at most 20" has the bound 0
//	high  the greatest number named; "at least 60" names 60
//	best  the number that most origins give, each by its freshest report; of
//	      equals the middle one, of two middle ones the smaller. "Some" and
//	      "dozens" are no number where others give one
//
// A claim that counts kinds of persons and no persons as such gives what they come
// to: "3 soldiers and 2 civilians" are five. A claim that counts only some that it
// picks out (six children) stands for the total where nobody gives one; where
// somebody does, it only keeps high from being lower. So another claim never raises
// low nor lowers high, on incidents without totals and parts.
func conservative(vs []voice) *isnad.Tally {
	t := isnad.Tally{Low: open}
	var totals []voice
	for _, v := range vs {
		t.High = max(t.High, v.top())
		if !v.kindOnly {
			t.Low, totals = min(t.Low, v.low), append(totals, v)
		}
	}
	t.Best = min(max(bestOf(freshest(totals)), t.Low), t.High)
	return &t
}

// freshest drops what an origin said in an earlier report, and what a report
// itself calls an earlier toll.
func freshest(vs []voice) []voice {
	type last struct {
		day   int
		later bool // says something that is not an earlier toll
	}
	by := map[string]last{}
	for _, v := range vs {
		l, ok := by[v.by.originKey]
		if !ok || v.by.originDay > l.day {
			l.day, l.later = v.by.originDay, false
		}
		if v.by.originDay == l.day && v.by.tollKind != "earlier" {
			l.later = true
		}
		by[v.by.originKey] = l
	}
	var out []voice
	for _, v := range vs {
		l := by[v.by.originKey]
		if v.by.originDay == l.day && (v.by.tollKind != "earlier" || !l.later) {
			out = append(out, v)
		}
	}
	return out
}

// standing are the freshest figures of each origin and its earlier ones that go
// together with every one of those: it has not taken them back.
func standing(vs []voice) []voice {
	fresh := map[string][]voice{}
	for _, v := range freshest(vs) {
		fresh[v.by.originKey] = append(fresh[v.by.originKey], v)
	}
	var out []voice
	for _, v := range vs {
		mine := fresh[v.by.originKey]
		if slices.ContainsFunc(mine, func(f voice) bool { return f.by == v.by }) ||
			!slices.ContainsFunc(mine, func(f voice) bool { return !f.meets(v.span) }) {
			out = append(out, v)
		}
	}
	return out
}

// bestOf is the number that most origins give, of equals the middle one.
func bestOf(vs []voice) int {
	if slices.ContainsFunc(vs, func(v voice) bool { return !v.vague }) {
		vs = slices.DeleteFunc(slices.Clone(vs), func(v voice) bool { return v.vague })
	}
	origins := map[int]map[string]bool{}
	for _, v := range vs {
		f := v.figure()
		if origins[f] == nil {
			origins[f] = map[string]bool{}
		}
		origins[f][v.by.originKey] = true
	}
	most := 0
	var best []int
	for _, f := range slices.Sorted(maps.Keys(origins)) {
		switch n := len(origins[f]); {
		case n > most:
			best, most = []int{f}, n
		case n == most:
			best = append(best, f)
		}
	}
	if len(best) == 0 {
		return 0
	}
	return best[(len(best)-1)/2]
}

// byWho gives the figures for kinds of persons and for other outcomes than
// killed and injured, sorted.
func (r Rule) byWho(items []*item) []isnad.WhoTally {
	kinds := map[kindOf]bool{}
	for _, it := range items {
		for k := range it.stated.kinds {
			kinds[k] = true
		}
	}
	var out []isnad.WhoTally
	for k := range kinds {
		vs := voices(items, func(t *testimony) (span, bool) { return t.kinds[k], false })
		if t := r.tally(k.outcome, vs); t != nil {
			out = append(out, isnad.WhoTally{Who: k.who, Outcome: k.outcome, Tally: *t})
		}
	}
	slices.SortFunc(out, func(a, b isnad.WhoTally) int {
		return cmp.Or(cmp.Compare(a.Outcome, b.Outcome), cmp.Compare(a.Who, b.Who))
	})
	return out
}

// numberField tells who supports the best number and who gives another.
func numberField(t *isnad.Tally, vs []voice) isnad.Field {
	f := isnad.Field{Value: fmt.Sprint(t.Best)}
	for _, v := range vs {
		if v.meets(span{low: t.Best, high: t.Best, set: true}) {
			f.Supports = append(f.Supports, v.by.claim)
		} else {
			f.Disputes = append(f.Disputes, v.by.claim)
		}
	}
	return f
}

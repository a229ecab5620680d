package link

import "slices"

// absorb lets a toll that is told of one attack join it: "47 are still being
// treated" in a report on one bombing in the town counts the same people as the
// bombing does, and is no sum over it. A toll of a place with several attacks
// stays what it is. So does a word that only goes back to a series join it. It gives the
// groups and an edge for each that joined.
func absorb(items []*item, groups [][]int32, different []ruled) ([][]int32, []Edge) {
	apart := map[pair]bool{}
	for _, d := range different {
		apart[d.pair] = true
	}
	a := absorber{items: items, groups: groups, byReport: map[string][]int{}, byDay: map[string][]int{}}
	var tolls, back []int
	for g, members := range groups {
		kinds := map[string]bool{}
		for _, i := range members {
			kinds[group(items[i].c.Type)] = true
		}
		switch {
		case kinds["violence"]:
			a.index(g)
			back = append(back, g)
		case kinds["toll"] && len(kinds) == 1:
			tolls = append(tolls, g)
		}
	}
	into := map[int]int{}
	var edges []Edge
	join := func(t, v int, why string) {
		if v < 0 || slices.ContainsFunc(groups[t], func(i int32) bool {
			return slices.ContainsFunc(groups[v], func(j int32) bool { return apart[order(i, j)] })
		}) {
			return
		}
		into[t] = v
		x, y := items[groups[t][0]].c.ID, items[groups[v][0]].c.ID
		edges = append(edges, Edge{A: min(x, y), B: max(x, y), Score: Threshold, Verdict: "same",
			Reasons: []Reason{{"telling", Threshold, why}}})
	}
	for _, t := range tolls {
		v, why := a.attackOf(t)
		if v < 0 {
			v, why = a.tollOf(t)
		}
		join(t, v, why)
	}
	for _, g := range back {
		v, why := a.again(g)
		join(g, v, why)
	}
	if len(into) == 0 {
		return groups, nil
	}
	joined := map[int][]int32{}
	for t, v := range into {
		if w, further := into[v]; further {
			v = w
		}
		joined[v] = append(joined[v], groups[t]...)
	}
	var out [][]int32
	for g, members := range groups {
		if _, gone := into[g]; gone {
			continue
		}
		if more := joined[g]; more != nil {
			members = slices.Sorted(slices.Values(slices.Concat(members, more)))
		}
		out = append(out, members)
	}
	return out, edges
}

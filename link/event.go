package link

import (
	"cmp"
	"slices"
	"strings"

	"github.com/isnad-project/isnad"
)

// eventOf computes what can be said of one incident. items are its claims; nil
// is returned when none of them says or denies that something happened.
func eventOf(id string, items []*item, rule Rule) *isnad.Event {
	voiced := slices.DeleteFunc(slices.Clone(items), func(it *item) bool { return it.stance == idle })
	if len(voiced) == 0 {
		return nil
	}
	e := &isnad.Event{ID: id, Rule: string(rule), Fields: map[string]isnad.Field{}}
	for _, it := range items {
		e.Claims = append(e.Claims, *it.c)
	}
	e.Origins, e.OriginOf = originsOf(items)
	base := strongest(own(voiced))
	if e.Type = typeOf(base); isnad.Family(e.Type) == "toll" {
		e.Type = typeOf(voiced) // a denied attack whose toll stands
	}
	e.Place = placeOf(base)
	e.Date, e.When = dateOf(printedFirst(base))
	e.Told = toldOf(items)
	if k := voices(items, killed); len(k) > 0 {
		if e.Killed = rule.tally("killed", k); e.Killed != nil {
			e.Fields["killed"] = numberField(e.Killed, k)
		}
	}
	if in := voices(items, injured); len(in) > 0 {
		if e.Injured = rule.tally("injured", in); e.Injured != nil {
			e.Fields["injured"] = numberField(e.Injured, in)
		}
	}
	e.ByWho = rule.byWho(items)
	fieldsOf(e, items)
	e.Contradictions = contradictions(items)
	e.ByRule = figuresBy(e, items)
	return e
}

// own leaves out what only goes back to a series, unless that is all: its kind and place
// are those of the act that was told last.
func own(items []*item) []*item {
	if out := slices.DeleteFunc(slices.Clone(items), func(it *item) bool { return isSeries(it) && it.placeTaken }); len(out) > 0 {
		return out
	}
	return items
}

// strongest are the asserted claims; without any the hedged; without any the
// denied and negated.
func strongest(items []*item) []*item {
	for _, want := range []func(*item) bool{
		func(it *item) bool { return it.stance == says && it.c.Modality != isnad.Hedged },
		func(it *item) bool { return it.stance == says },
	} {
		var out []*item
		for _, it := range items {
			if want(it) {
				out = append(out, it)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return items
}

// originsOf are the distinct narrators of what is said or denied, sorted, and
// for each claim its narrator; of several spellings the first.
func originsOf(items []*item) (origins []string, of map[string]string) {
	names, voiced := map[string]string{}, map[string]bool{}
	for _, it := range items {
		if old, ok := names[it.originKey]; !ok || it.origin < old {
			names[it.originKey] = it.origin
		}
		voiced[it.originKey] = voiced[it.originKey] || it.stance != idle
	}
	of = make(map[string]string, len(items))
	for _, it := range items {
		of[it.c.ID] = names[it.originKey]
	}
	origins = []string{}
	for key, n := range names {
		if voiced[key] && n != "" {
			origins = append(origins, n)
		}
	}
	slices.Sort(origins)
	return origins, of
}

// typeOf is the most specific code, of equals the one with most origins.
func typeOf(items []*item) string {
	by := map[string][]*item{}
	for _, it := range items {
		by[it.c.Type] = append(by[it.c.Type], it)
	}
	best := ""
	for code := range by {
		if best == "" || cmp.Or(
			cmp.Compare(specificity(code), specificity(best)),
			cmp.Compare(origins(by[code]), origins(by[best])),
			strings.Compare(best, code)) > 0 {
			best = code
		}
	}
	return best
}

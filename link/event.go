package link

import (
	"cmp"
	"fmt"
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
	base := strongest(voiced)
	if e.Type = typeOf(base); isnad.Family(e.Type) == "toll" {
		e.Type = typeOf(voiced) // a denied attack whose toll stands
	}
	e.Place = placeOf(base)
	e.Date, e.When = dateOf(base)
	e.Told = toldOf(items)
	if k := voices(items, killed); len(k) > 0 {
		e.Killed = rule.tally(k)
		e.Fields["killed"] = numberField(e.Killed, k)
	}
	if in := voices(items, injured); len(in) > 0 {
		e.Injured = rule.tally(in)
		e.Fields["injured"] = numberField(e.Injured, in)
	}
	e.ByWho = rule.byWho(items)
	fieldsOf(e, items)
	e.Contradictions = contradictions(items)
	return e
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

// placeOf is the finest place that contradicts no other, else the governorate
// or the country that all share.
func placeOf(items []*item) *isnad.Place {
	var places []*isnad.Place
	count := map[string]map[string]bool{} // place as named → origins
	for _, it := range items {
		if p := it.c.Place; p != nil {
			places = append(places, p)
			k := placeKey(p)
			if count[k] == nil {
				count[k] = map[string]bool{}
			}
			count[k][it.originKey] = true
		}
	}
	var best *isnad.Place
	for _, p := range places {
		if slices.ContainsFunc(places, func(q *isnad.Place) bool {
			how, _ := compare(p, q)
			return how == apart || how == siblings
		}) {
			continue
		}
		if best == nil || cmp.Or(
			cmp.Compare(level(p), level(best)),
			cmp.Compare(len(count[placeKey(p)]), len(count[placeKey(best)])),
			cmp.Compare(boolInt(p.ID != ""), boolInt(best.ID != "")),
			strings.Compare(placeKey(best), placeKey(p))) > 0 {
			best = p
		}
	}
	if best == nil {
		return commonParent(places)
	}
	out := *best
	out.Text, out.Ambiguous = nil, nil
	return &out
}

func placeKey(p *isnad.Place) string {
	return strings.Join([]string{Fold(p.Name), p.ID, Fold(string(p.Admin1)), string(p.Country), string(p.Relation)}, "|")
}

// commonParent is what holds all the places: their governorate, or their
// country under its code, or nil.
func commonParent(places []*isnad.Place) *isnad.Place {
	if len(places) == 0 {
		return nil
	}
	p := places[0]
	admin1, country := p.Admin1, p.Country
	within := slices.Clone(p.Within)
	for _, q := range places[1:] {
		if Fold(string(q.Admin1)) != Fold(string(admin1)) {
			admin1 = ""
		}
		if q.Country != country {
			country = ""
		}
		within = slices.DeleteFunc(within, func(id string) bool { return !slices.Contains(q.Within, id) })
	}
	switch {
	case country == "":
		return nil
	case admin1 != "":
		return &isnad.Place{Name: string(admin1), Admin1: admin1, Country: country, Relation: isnad.In,
			Kind: "governorate", Within: within}
	}
	return &isnad.Place{Name: string(country), Country: country, Relation: isnad.In, Kind: "country",
		ID: string(country)}
}

// dateOf is the time that all dated claims allow, or the range that holds them
// all when they contradict one another; when is the relative value that stands
// first, with its report, if none is dated.
func dateOf(items []*item) (*isnad.DateRange, string) {
	from, to := farPast, farFuture
	least, most := farFuture, farPast
	dated := false
	for _, it := range items {
		if w := it.when; w.known && w.frame == "" {
			dated = true
			from, to = max(from, w.from), min(to, w.to)
			least, most = min(least, w.from), max(most, w.to)
		}
	}
	if dated {
		if from > to {
			from, to = least, most
		}
		r := &isnad.DateRange{}
		if from != farPast {
			r.From = isoDay(from)
		}
		if to != farFuture {
			r.To = isoDay(to)
		}
		return r, ""
	}
	var first *item
	for _, it := range items {
		if it.c.Time.Value == nil || *it.c.Time.Value == "" {
			continue
		}
		if first == nil || cmp.Or(
			boolInt(!it.when.known)-boolInt(!first.when.known),
			cmp.Compare(it.when.length(), first.when.length()),
			strings.Compare(it.c.Doc, first.c.Doc),
			cmp.Compare(it.quoteStart, first.quoteStart),
			strings.Compare(it.c.ID, first.c.ID)) < 0 {
			first = it
		}
	}
	if first == nil {
		return nil, ""
	}
	return nil, fmt.Sprintf("%s (%s)", *first.c.Time.Value, first.c.Doc)
}

// toldOf is the range of days on which the reports were published.
func toldOf(items []*item) *isnad.DateRange {
	var r *isnad.DateRange
	for _, it := range items {
		d := it.in.Published
		switch {
		case it.originDay == farPast:
		case r == nil:
			r = &isnad.DateRange{From: d, To: d}
		default:
			r.From, r.To = min(r.From, d), max(r.To, d)
		}
	}
	return r
}

// fieldsOf tells for type, place, date, actors, weapon and happened which
// claims support the value and which dispute it.
func fieldsOf(e *isnad.Event, items []*item) {
	field := func(name, value string, supports, disputes func(*item) bool) {
		if value == "" {
			return
		}
		f := isnad.Field{Value: value}
		for _, it := range items {
			switch {
			case supports(it):
				f.Supports = append(f.Supports, it.c.ID)
			case disputes(it):
				f.Disputes = append(f.Disputes, it.c.ID)
			}
		}
		e.Fields[name] = f
	}
	saying := func(it *item) bool { return it.stance == says }
	field("happened", happened(items), saying, func(it *item) bool { return it.stance != says })
	field("type", e.Type,
		func(it *item) bool { return saying(it) && it.c.Type == e.Type },
		func(it *item) bool {
			return saying(it) && isnad.Family(it.c.Type) != "toll" && kinship(it.c.Type, e.Type) < 0.6
		})
	if e.Place != nil {
		field("place", e.Place.Name,
			func(it *item) bool {
				how, _ := compare(it.c.Place, e.Place)
				return saying(it) && (how == samePlace || how == within)
			},
			func(it *item) bool {
				how, _ := compare(it.c.Place, e.Place)
				return saying(it) && (how == apart || how == siblings)
			})
	}
	if e.Date != nil {
		value := e.Date.From
		if e.Date.From != e.Date.To {
			value += "/" + e.Date.To
		}
		w := readWhen(&value, "", "")
		field("date", value,
			func(it *item) bool { return saying(it) && it.when.known && it.when.frame == "" && gap(it.when, w) == 0 },
			func(it *item) bool { return saying(it) && it.when.known && it.when.frame == "" && gap(it.when, w) > 0 })
	}
	named := func(name string, words func(*item) []string, raw func(*item) string, differ func(a, b *item) bool) {
		main := mostNamed(items, raw)
		if main == nil {
			return
		}
		field(name, raw(main),
			func(it *item) bool {
				return saying(it) && (raw(it) == raw(main) || len(shared(words(it), words(main))) > 0)
			},
			func(it *item) bool { return saying(it) && differ(it, main) })
	}
	named("actors", func(it *item) []string { return it.actors },
		func(it *item) string { return strings.Join(it.c.Actors, "، ") }, actorsConflict)
	named("weapon", func(it *item) []string { return it.weapon },
		func(it *item) string { return string(it.c.Weapon) }, func(a, b *item) bool { return false })
	if isnad.Family(e.Type) == "control" {
		main := mostNamed(items, func(it *item) string { return it.c.Extent })
		if main != nil {
			field("extent", main.c.Extent,
				func(it *item) bool { return saying(it) && it.c.Extent == main.c.Extent },
				func(it *item) bool { return controlConflicts(main, it) })
		}
	}
}

func happened(items []*item) string {
	if slices.ContainsFunc(items, func(it *item) bool { return it.stance == says }) {
		return "yes"
	}
	return "no"
}

// mostNamed is the saying claim whose value most origins give; of equals the
// first in order; nil when no claim gives one.
func mostNamed(items []*item, value func(*item) string) *item {
	by := map[string]map[string]bool{}
	for _, it := range items {
		if v := value(it); v != "" && it.stance == says {
			if by[v] == nil {
				by[v] = map[string]bool{}
			}
			by[v][it.originKey] = true
		}
	}
	var best *item
	for _, it := range items {
		v := value(it)
		if v == "" || it.stance != says {
			continue
		}
		if best == nil || len(by[v]) > len(by[value(best)]) {
			best = it
		}
	}
	return best
}

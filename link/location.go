package link

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/isnad-project/isnad"
)

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
	key := strings.Join([]string{Fold(p.Name), p.ID, Fold(string(p.Admin1)), string(p.Country), string(p.Relation)}, "|")
	if o := p.Offset; o != nil {
		key += fmt.Sprintf("|%g%s", o.Km, o.Bearing)
	}
	return key
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

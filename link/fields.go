package link

import (
	"slices"
	"strings"

	"github.com/isnad-project/isnad"
)

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
		w, own := readWhen(&value, "", ""), printedFirst(items)
		dated := func(it *item) bool {
			return saying(it) && it.when.known && it.when.frame == "" && slices.Contains(own, it)
		}
		field("date", value,
			func(it *item) bool { return dated(it) && gap(it.when, w) == 0 },
			func(it *item) bool { return dated(it) && gap(it.when, w) > 0 })
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

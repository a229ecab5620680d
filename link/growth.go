package link

import (
	"slices"

	"github.com/isnad-project/isnad"
)

// Known is what could be said of an event at the end of a day.
type Known struct {
	Day      string       `json:"day"`
	Ingested bool         `json:"ingested,omitempty"` // the day is that of ingest, for nobody tells the day of publication
	Killed   *isnad.Tally `json:"killed"`
	Injured  *isnad.Tally `json:"injured"`
	Claims   []string     `json:"claims"` // those that came to be known on the day
}

// Growth follows the figures of one event, whose claims these are, from day to day as
// reports came to be known.
func Growth(in []Input, judgements []isnad.Judgement, names Names, rule Rule) []Known {
	items := admitted(in, judgements, names)
	type day struct {
		iso      string
		ingested bool
	}
	byDay := map[string]*Known{}
	of := map[*item]day{}
	for _, it := range items {
		d := day{}
		d.iso, d.ingested = it.in.Known()
		of[it] = d
		if byDay[d.iso] == nil {
			byDay[d.iso] = &Known{Day: d.iso, Ingested: true}
		}
		k := byDay[d.iso]
		k.Ingested = k.Ingested && d.ingested
		k.Claims = append(k.Claims, it.c.ID)
	}
	var out []Known
	for _, k := range byDay {
		var known []*item
		for _, it := range items {
			if of[it].iso <= k.Day {
				known = append(known, it)
			}
		}
		k.Killed = rule.tally("killed", voices(known, killed))
		k.Injured = rule.tally("injured", voices(known, injured))
		out = append(out, *k)
	}
	slices.SortFunc(out, func(a, b Known) int {
		if a.Day < b.Day {
			return -1
		}
		return 1
	})
	return out
}

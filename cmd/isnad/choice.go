package main

import (
	"cmp"

	"github.com/isnad-project/isnad/store"
)

// eventFlags choose events.
type eventFlags struct {
	Type     string `placeholder:"CODE" help:"Only events of this type or family."`
	Place    string `placeholder:"NAME" help:"Only events in this place: a name, a governorate or a gazetteer id."`
	Country  string `placeholder:"SY" help:"Only events in this country (ISO 3166-1 alpha-2)."`
	From     string `placeholder:"YYYY-MM-DD" help:"Only events on this day or later."`
	To       string `placeholder:"YYYY-MM-DD" help:"Only events on this day or before."`
	Origin   string `placeholder:"NAME" help:"Only events that this origin tells of."`
	Actor    string `placeholder:"NAME" help:"Only events that some claim says this party did."`
	Doc      string `placeholder:"ID" help:"Only events that this report tells of."`
	Disputed bool   `help:"Only events with a contradiction."`
	Limit    int    `default:"0" placeholder:"N" help:"At most N events."`
}

func (f eventFlags) filter() (store.EventFilter, error) {
	return store.EventFilter{
		Type: f.Type, Place: f.Place, Country: f.Country, From: f.From, To: f.To, Origin: f.Origin, Actor: f.Actor,
		Doc: f.Doc, Disputed: f.Disputed, Limit: f.Limit,
	}, cmp.Or(isDay("--from", f.From), isDay("--to", f.To))
}

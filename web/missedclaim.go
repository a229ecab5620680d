package web

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

// claimOf is the claim that the form of a missed claim states.
func (s *server) claimOf(b *missedBody, d *store.Entry) (*isnad.Claim, error) {
	f := b.Form
	c := &isnad.Claim{Doc: d.Key, Type: f.Get("type"), Quote: b.Quote, Rule: isnad.Reviewer, Modality: isnad.Modality(f.Get("modality")),
		Actors: listed(f.Get("actors")), Targets: listed(f.Get("targets")), Source: listed(f.Get("source"))}
	if _, known := s.types[c.Type]; !known {
		return nil, problem{http.StatusBadRequest, c.Type}
	}
	for _, w := range b.Words {
		if c.Trigger.Exact == "" || western(f.Get("trigger")) == strconv.Itoa(w.Start) {
			c.Trigger = w
		}
	}
	place, err := s.placeNamed(strings.TrimSpace(f.Get("place")), f.Get("place_id"))
	if err != nil {
		return nil, err
	}
	if c.Place = place; place != nil {
		place.Relation = isnad.In
	}
	for _, x := range []struct{ field, value, low, high string }{
		{"time", "time", "", ""}, {"killed", "", "killed_low", "killed_high"}, {"injured", "", "injured_low", "injured_high"},
	} {
		value, err := s.correction(x.field, map[string][]string{"text": f[x.value], "low": f[x.low], "high": f[x.high]})
		if err != nil {
			return nil, err
		}
		filled, err := c.Corrected(x.field, value)
		if err != nil {
			return nil, problem{http.StatusBadRequest, value}
		}
		c = &filled
	}
	return c, nil
}

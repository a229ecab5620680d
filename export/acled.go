package export

import (
	"strconv"
	"strings"
	"time"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

// acledColumns are the 31 columns of an ACLED file, in its order. Those without a
// function hold codings that no report states: the sort of an actor, the region of
// the world, the scale of a source.
var acledColumns = columns{[]column{
	{name: "event_id_cnty", cell: func(c *cells) string { return c.ID }},
	{name: "event_date", cell: func(c *cells) string { return first(&c.Event) }},
	{name: "year", cell: func(c *cells) string { y, _, _ := strings.Cut(first(&c.Event), "-"); return y }},
	{name: "time_precision", cell: func(c *cells) string { return code(acledTime(&c.Event)) }},
	{name: "disorder_type", cell: func(c *cells) string { return disorders[c.acledType()] }},
	{name: "event_type", cell: (*cells).acledType},
	{name: "sub_event_type", cell: (*cells).acledSubType},
	{name: "actor1", cell: func(c *cells) string { return nth(c.sides(), 0) }},
	{name: "assoc_actor_1", cell: func(c *cells) string { return strings.Join(c.beside(), "; ") }},
	{name: "inter1"},
	{name: "actor2", cell: func(c *cells) string { return nth(c.sides(), 1) }},
	{name: "assoc_actor_2"},
	{name: "inter2"},
	{name: "interaction"},
	{name: "civilian_targeting"},
	{name: "iso", cell: func(c *cells) string { _, _, n := country(c.Place); return n }},
	{name: "region"},
	{name: "country", cell: func(c *cells) string { _, n, _ := country(c.Place); return n }},
	{name: "admin1", cell: func(c *cells) string { return admin1(c.Place) }},
	{name: "admin2"},
	{name: "admin3"},
	{name: "location", cell: func(c *cells) string { return placeName(c.Place) }},
	{name: "latitude", cell: (*cells).latitude},
	{name: "longitude", cell: (*cells).longitude},
	{name: "geo_precision", cell: func(c *cells) string {
		if c.Place == nil {
			return ""
		}
		return code(c.Place.ACLED())
	}},
	{name: "source", cell: func(c *cells) string {
		return each(reports(c.Telling), "; ", func(r *store.Entry) string { return r.Outlet })
	}},
	{name: "source_scale"},
	{name: "notes", cell: func(c *cells) string {
		return each(c.Claims, " | ", func(x isnad.Claim) string { return words(&x) })
	}},
	{name: "fatalities", cell: func(c *cells) string { return number(c.Killed, best) }},
	{name: "tags"},
	{name: "timestamp", cell: func(c *cells) string {
		at, err := time.Parse(time.RFC3339, c.Recorded)
		if err != nil {
			return ""
		}
		return strconv.FormatInt(at.Unix(), 10)
	}},
}, func(c *cells) reason {
	if why := incident(&c.Event); why != "" {
		return why
	}
	if c.o.Types[c.Type].ACLED == "" {
		return noType
	}
	return ""
}}

// acledTime is ACLED's time_precision: 1 a day, 2 a week, 3 a month; 0 for what is
// longer or open.
func acledTime(e *isnad.Event) int {
	switch n := days(e); {
	case n == 0 || n > 31:
		return 0
	case n > 7:
		return 3
	case n > 1:
		return 2
	}
	return 1
}

// acledOf gives for each of ACLED's sub-event types that the ontology names its event
// type.
var acledOf = map[string]string{
	"Armed clash":                         "Battles",
	"Government regains territory":        "Battles",
	"Non-state actor overtakes territory": "Battles",
	"Chemical weapon":                     "Explosions/Remote violence",
	"Air/drone strike":                    "Explosions/Remote violence",
	"Suicide bomb":                        "Explosions/Remote violence",
	"Shelling/artillery/missile attack":   "Explosions/Remote violence",
	"Remote explosive/landmine/IED":       "Explosions/Remote violence",
	"Sexual violence":                     "Violence against civilians",
	"Attack":                              "Violence against civilians",
	"Abduction/forced disappearance":      "Violence against civilians",
	"Arrests":                             "Strategic developments",
	"Looting/property destruction":        "Strategic developments",
	"Non-violent transfer of territory":   "Strategic developments",
	"Other":                               "Strategic developments",
}

var disorders = map[string]string{
	"Battles":                    "Political violence",
	"Explosions/Remote violence": "Political violence",
	"Violence against civilians": "Political violence",
	"Strategic developments":     "Strategic developments",
}

// acledSubType is empty where ACLED divides a type by what the claims do not tell,
// such as whether it was the government that took a town.
func (c *cells) acledSubType() string {
	if s := c.o.Types[c.Type].ACLED; !strings.Contains(s, " / ") {
		return s
	}
	return ""
}

// acledType is the event type that all sub-event types in question have in common.
func (c *cells) acledType() string {
	var common string
	for s := range strings.SplitSeq(c.o.Types[c.Type].ACLED, " / ") {
		if common != "" && acledOf[s] != common {
			return ""
		}
		common = acledOf[s]
	}
	return common
}

// sides are the two sides of a clash, or the one that did it.
func (c *cells) sides() []string {
	p := parties(&c.Event)
	if c.Type == "clash" {
		return p[:min(2, len(p))]
	}
	return p[:min(1, len(p))]
}

// beside are those who did it together with the first; of a clash nobody, since who
// stood on whose side is not told.
func (c *cells) beside() []string {
	if p := parties(&c.Event); c.Type != "clash" && len(p) > 1 {
		return p[1:]
	}
	return nil
}

func nth(list []string, n int) string {
	if n < len(list) {
		return list[n]
	}
	return ""
}

func admin1(p *isnad.Place) string {
	if p == nil {
		return ""
	}
	return string(p.Admin1)
}

func placeName(p *isnad.Place) string {
	if p == nil {
		return ""
	}
	return p.Name
}

func (c *cells) latitude() string {
	if lat, _, ok := point(&c.Event); ok {
		return degrees(lat)
	}
	return ""
}

func (c *cells) longitude() string {
	if _, lon, ok := point(&c.Event); ok {
		return degrees(lon)
	}
	return ""
}

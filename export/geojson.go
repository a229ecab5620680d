package export

import (
	"bufio"
	"encoding/json"
	"io"
	"math"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/shape"
	"github.com/isnad-project/isnad/store"
)

// A geoWriter writes a FeatureCollection. The geometry of an event is where its place
// lies: the gazetteer's point, an outline, or an area drawn from what the text says; null
// where none of them is known.
type geoWriter struct {
	out   *bufio.Writer
	atlas *shape.Atlas
	o     *Options
	begun bool
}

type feature struct {
	Type       string          `json:"type"`
	ID         string          `json:"id"`
	Geometry   *shape.Geometry `json:"geometry"`
	Properties properties      `json:"properties"`
}

type properties struct {
	Event       string            `json:"event"`
	Ar          string            `json:"name_ar"`
	En          string            `json:"name_en"`
	Place       string            `json:"place,omitempty"`
	Admin1      string            `json:"admin1,omitempty"`
	Country     string            `json:"country,omitempty"`
	Class       isnad.Class       `json:"precision,omitempty"`
	Drawn       shape.Rule        `json:"drawn_by,omitempty"`
	Approximate bool              `json:"approximate"`
	RadiusKm    float64           `json:"radius_km,omitempty"` // around each point
	Ambiguous   []isnad.Candidate `json:"ambiguous,omitempty"`
	Date        *isnad.DateRange  `json:"date"`
	When        string            `json:"when,omitempty"`
	Killed      *isnad.Tally      `json:"killed"`
	Injured     *isnad.Tally      `json:"injured"`
	ByWho       []isnad.WhoTally  `json:"by_who,omitempty"`
	Actors      []string          `json:"actors,omitempty"`
	Targets     []string          `json:"targets,omitempty"`
	Weapon      string            `json:"weapon,omitempty"`
	Origins     []string          `json:"origins"`
	SumOf       []string          `json:"sum_of,omitempty"`
	PartOf      []string          `json:"part_of,omitempty"`
	Rule        string            `json:"rule"`
}

func newGeoWriter(w io.Writer, o *Options) (writer, error) {
	g := &geoWriter{out: bufio.NewWriter(w), o: o}
	if o.Atlas != nil {
		var err error
		if g.atlas, err = o.Atlas(); err != nil {
			return nil, err
		}
	}
	_, err := g.out.WriteString(`{"type":"FeatureCollection","features":[`)
	return g, err
}

func (g *geoWriter) add(t *store.Telling) (reason, error) {
	p := properties{Event: t.Type, Ar: g.o.Types[t.Type].Ar, En: g.o.Types[t.Type].En, Date: t.Date, When: t.When,
		Killed: t.Killed, Injured: t.Injured, ByWho: t.ByWho, Actors: parties(&t.Event), Targets: targets(&t.Event),
		Weapon: t.Fields["weapon"].Value, Origins: t.Origins, SumOf: t.SumOf, PartOf: t.PartOf, Rule: t.Rule}
	f := feature{Type: "Feature", ID: t.ID}
	if t.Place != nil {
		p.Place, p.Admin1, p.Country = t.Place.Name, string(t.Place.Admin1), string(t.Place.Country)
		p.Class, p.Ambiguous = t.Place.Class(), t.Place.Ambiguous
	}
	if g.atlas != nil {
		if s, ok := g.atlas.Of(t.Place); ok {
			geometry := s.Geometry()
			f.Geometry = &geometry
			p.Drawn, p.Approximate, p.RadiusKm = s.Rule, s.Approximate, math.Round(s.Radius*100)/100
		}
	}
	f.Properties = p
	b, err := json.Marshal(f)
	if err != nil {
		return "", err
	}
	if g.begun {
		g.out.WriteByte(',')
	}
	g.begun = true
	g.out.WriteByte('\n')
	_, err = g.out.Write(b)
	return "", err
}

func (g *geoWriter) close() error {
	g.out.WriteString("\n]}\n")
	return g.out.Flush() // which gives the first error of all writes
}

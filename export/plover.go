package export

import (
	"math"

	"github.com/isnad-project/isnad"
	"github.com/isnad-project/isnad/store"
)

// A ploverWriter writes PLOVER records, one a line, with the field names of its
// manual (draft 0.7b1). Both sides of a clash are its source, as there.
type ploverWriter struct {
	*lines
	o *Options
}

type ploverActor struct {
	Text string `json:"actor_text"`
}

type ploverPlace struct {
	Name    string   `json:"name"`
	Lat     *float64 `json:"latitude,omitempty"`
	Lon     *float64 `json:"longitude,omitempty"`
	Country string   `json:"country code,omitempty"`
	Admin1  string   `json:"admin1 name,omitempty"`
}

type ploverSize struct {
	Dead    *int `json:"dead,omitempty"`
	Injured *int `json:"injured,omitempty"`
}

type ploverCitation struct {
	Citation    string `json:"citation"`
	URL         string `json:"url,omitempty"`
	Title       string `json:"title,omitempty"`
	Language    string `json:"language"`
	Publication string `json:"publication,omitempty"`
}

type ploverRecord struct {
	ID        string           `json:"id"`
	Date      string           `json:"date,omitempty"`
	EndDate   string           `json:"enddate,omitempty"`
	Source    []ploverActor    `json:"source"`
	Recipient []ploverActor    `json:"recipient,omitempty"`
	Event     []string         `json:"event"`
	Mode      string           `json:"mode,omitempty"`
	Context   string           `json:"context,omitempty"`
	Quad      int              `json:"quad_code"`
	Place     *ploverPlace     `json:"event_loc,omitempty"`
	Text      []string         `json:"event_text"`
	Size      *ploverSize      `json:"size_info,omitempty"`
	Citations []ploverCitation `json:"cite_info"`
	Coder     string           `json:"coder"`
}

// quads are the four classes of PLOVER's events that happen here.
var quads = map[string]int{"RETREAT": 2, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4}

// modes are the modes of PLOVER that a type alone tells.
var modes = map[string]string{
	"assault.car_bomb": "explosives", "assault.ied": "explosives", "assault.suicide": "suicide-attack",
	"assault.shelling": "heavy-weapons", "coerce.arrest": "arrest", "coerce.destroy": "destroy",
}

func (w *ploverWriter) add(t *store.Telling) (reason, error) {
	event := w.o.Types[t.Type].PLOVER
	switch why := incident(&t.Event); {
	case why != "":
		return why, nil
	case event == "":
		return noType, nil
	}
	r := ploverRecord{ID: t.ID, Date: first(&t.Event), Source: ploverActors(parties(&t.Event)), Recipient: ploverActors(targets(&t.Event)),
		Event: []string{event}, Mode: modes[t.Type], Quad: quads[event], Place: ploverPlaceOf(&t.Event), Coder: "isnad " + w.o.Version}
	if t.Type == "assault.chemical" {
		r.Context = "cbrn"
	}
	if t.Date != nil && t.Date.To != r.Date {
		r.EndDate = t.Date.To
	}
	if t.Killed != nil || t.Injured != nil {
		r.Size = &ploverSize{}
		if t.Killed != nil {
			r.Size.Dead = &t.Killed.Best
		}
		if t.Injured != nil {
			r.Size.Injured = &t.Injured.Best
		}
	}
	for i := range t.Claims {
		if says(&t.Claims[i]) {
			r.Text = append(r.Text, t.Claims[i].Quote.Exact)
		}
	}
	for _, d := range reports(t) {
		r.Citations = append(r.Citations, ploverCitation{d.ID, d.URL, d.Title, "ar", d.Outlet})
	}
	return "", w.enc.Encode(r)
}

func ploverActors(names []string) []ploverActor {
	out := []ploverActor{}
	for _, n := range names {
		out = append(out, ploverActor{n})
	}
	return out
}

func ploverPlaceOf(e *isnad.Event) *ploverPlace {
	if e.Place == nil {
		return nil
	}
	p := &ploverPlace{Name: e.Place.Name, Country: string(e.Place.Country), Admin1: string(e.Place.Admin1)}
	if lat, lon, ok := point(e); ok {
		lat, lon = math.Round(lat*1e5)/1e5, math.Round(lon*1e5)/1e5
		p.Lat, p.Lon = &lat, &lon
	}
	return p
}

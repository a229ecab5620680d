package isnad

// Place is where a claim's event happened.
type Place struct {
	Text     *Quote   `json:"text"`     // as written; nil when taken from the context
	Name     string   `json:"name"`     // plain name, without مدينة, حي, بلدة, ريف
	Admin1   Known    `json:"admin1"`   // governorate by its usual Arabic name, or empty
	Country  Known    `json:"country"`  // ISO 3166-1 alpha-2, or empty
	Relation Relation `json:"relation"` // how the event lies to the named place

	Offset *Offset `json:"offset,omitempty"` // which way and how far from the named place, where the text says so
	Ends   []End   `json:"ends,omitempty"`   // the two places of between and of a road, where the gazetteer has a point for both

	ID        string      `json:"id,omitempty"`        // gazetteer id; empty when the gazetteer lacks the name
	Kind      string      `json:"kind,omitempty"`      // governorate, district, subdistrict, city, town, village, neighbourhood, country, …
	Within    []string    `json:"within,omitempty"`    // ids of the places that hold it, nearest first, country last
	Lat       *float64    `json:"lat,omitempty"`       // of the gazetteer's row, never computed from the text
	Lon       *float64    `json:"lon,omitempty"`       //
	Precision string      `json:"precision,omitempty"` // site, neighbourhood, town, area, district, governorate, country; empty without a point
	Ambiguous []Candidate `json:"ambiguous,omitempty"` // when the report does not decide between several places of the name
}

// Relation says how an event lies to its named place.
type Relation string

// The relations.
const (
	In          Relation = "in"
	Near        Relation = "near"
	Outskirts   Relation = "outskirts"
	Countryside Relation = "countryside"
	Between     Relation = "between"
	Toward      Relation = "toward"
	AreaOf      Relation = "area"
)

// Candidate is one of several places that an ambiguous name may mean.
type Candidate struct {
	ID    string  `json:"id"`
	Path  string  `json:"path"`  // "سوريا > حلب > ..."
	Score float64 `json:"score"` // higher is likelier; comparable within one mention only
}

// Offset is what a text says of which way and how far from a place: «على بعد 20
// كيلومترا غرب حمص» is 20 km W of it; «ريف حماة الشمالي» is its N without a distance.
type Offset struct {
	Km      float64 `json:"km,omitempty"`      // as stated, in kilometres; 0 when the text gives none
	Bearing Compass `json:"bearing,omitempty"` // empty when the text gives none
	From    *End    `json:"from,omitempty"`    // the place that it counts from, when that is not the named one
}

// Compass is one of the eight points N, NE, E, SE, S, SW, W, NW.
type Compass string

// End is a place of the gazetteer with the point of its row.
type End struct {
	ID   string  `json:"id"`
	Name string  `json:"name"`
	Lat  float64 `json:"lat"`
	Lon  float64 `json:"lon"`
}

// End is the place as an end of a way or the start of a distance; not ok without a
// point, and for what is too wide to measure from.
func (p *Place) End() (e End, ok bool) {
	if p.Lat == nil || Wide(p.Kind) {
		return End{}, false
	}
	return End{ID: p.ID, Name: p.Name, Lat: *p.Lat, Lon: *p.Lon}, true
}

// Wide tells the kinds of places that no point stands for: divisions, regions,
// countries, rivers.
func Wide(kind string) bool {
	switch kind {
	case "subdistrict", "district", "governorate", "region", "country", "continent", "sea", "river", "mountain", "area":
		return true
	}
	return false
}

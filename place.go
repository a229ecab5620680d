package isnad

// Place is where a claim's event happened.
type Place struct {
	Text     *Quote   `json:"text"`     // as written; nil when taken from the context
	Name     string   `json:"name"`     // plain name, without مدينة, حي, بلدة, ريف
	Admin1   Known    `json:"admin1"`   // governorate by its usual Arabic name, or empty
	Country  Known    `json:"country"`  // ISO 3166-1 alpha-2, or empty
	Relation Relation `json:"relation"` // how the event lies to the named place

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

package isnad

// PlaceRow is a place as a table of places gives it: a row that somebody imports
// into the gazetteer of a ledger, beside the embedded one. Its JSON form is what
// the ledger keeps.
type PlaceRow struct {
	ID        string   `json:"id"`    // gn:170063 of GeoNames, a p-code of OCHA, or the table's own
	Names     []string `json:"names"` // Arabic, the usual one first
	Kind      string   `json:"kind"`  // as Place.Kind
	Parent    string   `json:"parent,omitempty"`
	Country   string   `json:"country"`          // ISO 3166-1 alpha-2
	Admin1    string   `json:"admin1,omitempty"` // the governorate's usual name; empty where the parent tells it
	Lat       *float64 `json:"lat,omitempty"`
	Lon       *float64 `json:"lon,omitempty"`
	Pop       int      `json:"population,omitempty"`
	Precision string   `json:"precision,omitempty"` // of the point, when the table says

	Origin PlaceOrigin `json:"-"`
}

// PlaceOrigin says where a PlaceRow comes from.
type PlaceOrigin struct {
	Source  string `json:"source"`  // who publishes the table
	Licence string `json:"licence"` // under which it may be used
	File    string `json:"file"`
	Line    int    `json:"line"` // of the file, or of the sheet that File names
}

package link

import "github.com/isnad-project/isnad"

// Dimension is what a tally is broken down by.
type Dimension string

// The dimensions. ByPlace is the governorate, ByWho the kind of victim as
// stated.
const (
	ByPlace Dimension = "place"
	ByMonth Dimension = "month"
	ByType  Dimension = "type"
	ByWho   Dimension = "who"
)

// Row is one line of a tally: the sum over the events of its group.
type Row struct {
	Key      []string     `json:"key"`       // one value a dimension; empty for unknown
	Events   int          `json:"events"`    // events of the group, counted or not
	Killed   *isnad.Tally `json:"killed"`    // nil: nobody said
	Injured  *isnad.Tally `json:"injured"`   //
	Used     []Used       `json:"used"`      // what made the figures
	SetAside []SetAside   `json:"set_aside"` // what did not, and why
}

// Used is an event that a row counts, for one outcome.
type Used struct {
	Event   string      `json:"event"`
	Outcome string      `json:"outcome"` // killed or injured
	Figure  isnad.Tally `json:"figure"`
	Claims  []string    `json:"claims"` // claims that give the figure
}

// SetAside is an event whose figure a row does not count.
type SetAside struct {
	Event   string      `json:"event"`
	Outcome string      `json:"outcome"`
	Figure  isnad.Tally `json:"figure"`
	Claims  []string    `json:"claims"`
	Why     string      `json:"why"`
}

// Tally sums events. A toll and the incidents inside it are never both counted:
// either the parts or the whole, the same choice whatever the breakdown, so that
// the rows of any breakdown sum to the row of none. Without dimensions there is
// one row. Rows are sorted by key, the unknown last.
func Tally(events []isnad.Event, by ...Dimension) []Row {
	return nil
}

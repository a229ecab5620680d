package isnad

// Event is what can be said of one incident by one rule. It is always computed,
// never stored as a fact.
type Event struct {
	ID      string     `json:"id"`
	Type    string     `json:"type"`
	Place   *Place     `json:"place"`
	Date    *DateRange `json:"date"`           // nil when no claim is dated
	When    string     `json:"when,omitempty"` // the relative value and its report, when Date is nil: "-P1D (r001)"
	Told    *DateRange `json:"told,omitempty"` // days of publication of the reports that tell of it; nil when none is known
	Killed  *Tally     `json:"killed"`         // nil: nobody said; zeros: somebody said none
	Injured *Tally     `json:"injured"`
	ByWho   []WhoTally `json:"by_who,omitempty"` // the largest figure for each kind of person, as stated
	Origins []string   `json:"origins"`          // distinct innermost narrators, sorted

	Camps    map[string]Camp   `json:"camps,omitempty"` // of each of the origins, the role in which it speaks
	OriginOf map[string]string `json:"origin_of"`       // claim id → the narrator on whose word it rests, as in Origins; "" when unknown

	Fields         map[string]Field `json:"fields"`
	Contradictions []Contradiction  `json:"contradictions,omitempty"`
	SumOf          []string         `json:"sum_of,omitempty"`  // event ids that this one sums up
	PartOf         []string         `json:"part_of,omitempty"` // event ids that count this one in
	Sums           []Sum            `json:"sums,omitempty"`    // how these add up
	Limits         []Limit          `json:"limits,omitempty"`  // what sums leave of its figures
	Rule           string           `json:"rule"`              // name and version of the rule for numbers
	ByRule         []Figures        `json:"by_rule,omitempty"` // what every rule for numbers gives, that one included
	Claims         []Claim          `json:"claims"`
}

// DateRange is a closed interval of ISO dates.
type DateRange struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// Tally is a figure with its uncertainty: low ≤ best ≤ high.
type Tally struct {
	Low  int `json:"low"`
	Best int `json:"best"`
	High int `json:"high"`
}

// Figures are the dead and injured of an event by one rule.
type Figures struct {
	Rule    string `json:"rule"`
	Killed  *Tally `json:"killed"`          // nil: the rule gives no figure
	Injured *Tally `json:"injured"`         //
	Grade   string `json:"grade,omitempty"` // how well the harm is established, where the rule says it
}

// WhoTally is the figure for one kind of person.
type WhoTally struct {
	Who     string `json:"who"`
	Outcome string `json:"outcome"`
	Tally
}

// Field is one field of an event: its value, and which claims support and which
// dispute it.
type Field struct {
	Value    string   `json:"value"`
	Supports []string `json:"supports,omitempty"`
	Disputes []string `json:"disputes,omitempty"`
}

// Contradiction is a typed disagreement between two sets of claims.
type Contradiction struct {
	Field  string      `json:"field"`
	Kind   string      `json:"kind"` // number, none_some, place, perpetrator, means, control, happened, date
	Claims [2][]string `json:"claims"`
	Least  [2]string   `json:"least"` // the smallest set of claims that conflict: two of them
	Camps  [2][]Camp   `json:"camps"` // of the sources on each side, as far as they are looked up
}

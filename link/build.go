package link

import "github.com/isnad-project/isnad"

// Input is one claim with what its report tells about it.
type Input struct {
	Claim     isnad.Claim
	Outlet    string // who published the report; empty when unknown
	Published string // ISO date (YYYY-MM-DD) of publication; empty when unknown
	DocKey    string // isnad.Document.Key of the report
	TextKey   string // isnad.Document.TextKey: reports with one text are copies of one another
	Seq       int    // order of arrival: gives incidents their ids and nothing else
}

// Result is what Build computes. Incidents and Events correspond one to one by
// ID, save that incidents of which every claim is planned or conditional have
// no event.
type Result struct {
	Incidents []isnad.Incident // sorted by ID
	Events    []isnad.Event    // sorted by date (unknown last), then ID
	Edges     []Edge           // compared pairs that scored near the threshold or above, sorted by A, B
	Conflicts []Conflict       // judgements that could not all be honoured
}

// Edge is the machine's comparison of two claims.
type Edge struct {
	A       string   `json:"a"` // claim ids, A < B
	B       string   `json:"b"`
	Score   float64  `json:"score"`   // points; Threshold and above says "same"
	Verdict string   `json:"verdict"` // same, undecided, different
	Reasons []Reason `json:"reasons"` // what added up to Score
}

// Reason is one part of a score.
type Reason struct {
	Feature string  `json:"feature"` // type, place, time, figures, actors, targets, weapon, words, telling
	Points  float64 `json:"points"`
	Why     string  `json:"why"`
}

// Conflict is a judgement that contradicts others in force: it was not honoured.
type Conflict struct {
	Judgement string `json:"judgement"` // judgement id
	Why       string `json:"why"`
}

// IncidentID is the id that an incident takes from its first claim in arrival.
func IncidentID(claimID string) string {
	if len(claimID) > 0 && claimID[0] == 'c' {
		return "i" + claimID[1:]
	}
	return "i" + claimID
}

// Build links the claims and computes the events. Claims whose type does not
// happen (isnad.Happens) are left out. Figures follow the rule.
func Build(in []Input, judgements []isnad.Judgement, rule Rule) Result {
	return Result{}
}

// Version names the way of linking; another version may link otherwise.
const Version = "link/1"

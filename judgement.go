package isnad

import (
	"encoding/json"
	"fmt"
)

// Judgement is what somebody, a person or the machine, holds of two claims or of
// one, or of two namings of victims. Judgements are appended; taking one back is another record.
type Judgement struct {
	ID       string `json:"id"`
	A        string `json:"a"`                  // claim id
	B        string `json:"b,omitempty"`        // the other claim; empty for a ruling on A alone
	Verdict  string `json:"verdict"`            // same, different, unsure, undecided, skip; accept, reject, correct for a ruling; add for a claim that was missed
	Field    string `json:"field,omitempty"`    // of a correction: which field of A
	Value    string `json:"value,omitempty"`    // of a correction: what it should be, as Claim.Corrected reads it; of an addition the claim A, as Addition reads it
	Why      string `json:"why,omitempty"`      // reason in words
	By       string `json:"by"`                 // "machine" or a person's name
	At       string `json:"at"`                 // RFC 3339 time of recording
	Retracts string `json:"retracts,omitempty"` // id of the judgement that this one takes back
	Batch    string `json:"batch,omitempty"`    // id of the judgement that this one was made with, on another claim of the same words
}

// OfVictims is the Field of rulings on whether two claims name one victim.
const OfVictims = "victim"

// Victims are the names, as A and as B have them, that a ruling on victims speaks of: its
// Value is a JSON list of the two. The error tells that it is no such ruling.
func (j Judgement) Victims() (names [2]string, err error) {
	if j.Field != OfVictims {
		return names, fmt.Errorf("field %q is not %q", j.Field, OfVictims)
	}
	var list []string
	if err := json.Unmarshal([]byte(j.Value), &list); err != nil || len(list) != 2 || list[0] == "" || list[1] == "" {
		return names, fmt.Errorf("want a list of two names, not %q", j.Value)
	}
	return [2]string{list[0], list[1]}, nil
}

// Incident is an identity without facts: claims that tell of one happening.
type Incident struct {
	ID      string   `json:"id"`
	Aliases []string `json:"aliases,omitempty"` // ids of incidents that joined this one
	Claims  []string `json:"claims"`            // claim ids
}

package isnad

// Judgement is what somebody, a person or the machine, holds of two claims or of
// one. Judgements are appended; taking one back is another record.
type Judgement struct {
	ID       string `json:"id"`
	A        string `json:"a"`                  // claim id
	B        string `json:"b,omitempty"`        // the other claim; empty for a ruling on A alone
	Verdict  string `json:"verdict"`            // same, different, unsure, undecided; accept, reject, correct for a ruling; add for a claim that was missed
	Field    string `json:"field,omitempty"`    // of a correction: which field of A
	Value    string `json:"value,omitempty"`    // of a correction: what it should be, as Claim.Corrected reads it; of an addition the claim A, as Addition reads it
	Why      string `json:"why,omitempty"`      // reason in words
	By       string `json:"by"`                 // "machine" or a person's name
	At       string `json:"at"`                 // RFC 3339 time of recording
	Retracts string `json:"retracts,omitempty"` // id of the judgement that this one takes back
}

// Incident is an identity without facts: claims that tell of one happening.
type Incident struct {
	ID      string   `json:"id"`
	Aliases []string `json:"aliases,omitempty"` // ids of incidents that joined this one
	Claims  []string `json:"claims"`            // claim ids
}

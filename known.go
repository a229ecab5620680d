package isnad

import "encoding/json"

// Known is a string that may be unknown: empty inside the program, null in JSON.
type Known string

// MarshalJSON writes null for the unknown.
func (k Known) MarshalJSON() ([]byte, error) {
	if k == "" {
		return []byte("null"), nil
	}
	return json.Marshal(string(k))
}

package intake

import "fmt"

// Error says which input could not be read, and why. It prints like
// «reports/a.jsonl:17: no "text"».
type Error struct {
	Source string // path as given or found, "-" for standard input; in it the file of an archive or the message (result.json#17)
	Line   int    // 1-based; 0 when all of Source is meant
	Err    error
}

func (e *Error) Error() string {
	if e.Line > 0 {
		return fmt.Sprintf("%s:%d: %v", e.Source, e.Line, e.Err)
	}
	return fmt.Sprintf("%s: %v", e.Source, e.Err)
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

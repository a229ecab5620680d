package text

import (
	"errors"
	"fmt"
	"strings"
)

// The causes that [Decode] reports, for errors.Is.
var (
	ErrEmpty   = errors.New("empty: no text")
	ErrBinary  = errors.New("not text")
	ErrInvalid = errors.New("invalid UTF-8")
)

// Error says why bytes are not a readable report, and where.
type Error struct {
	Name   string // the file, as the caller named it; may be empty
	Line   int    // 1-based; 0 when the whole input is meant
	Offset int    // bytes from the start of the input
	Err    error  // wraps ErrEmpty, ErrBinary or ErrInvalid
}

// Error prints as «a.txt:3: byte 120: invalid UTF-8», without what is unknown.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.Name)
	if e.Line > 0 {
		fmt.Fprintf(&b, ":%d", e.Line)
	}
	if b.Len() > 0 {
		b.WriteString(": ")
	}
	if e.Line > 0 {
		fmt.Fprintf(&b, "byte %d: ", e.Offset)
	}
	b.WriteString(e.Err.Error())
	return b.String()
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

package fetch

import "time"

// maxFailures is how often in a row something is asked for in vain before it is
// given up until the feed says that it has changed.
const maxFailures = 5

// Past is what came of asking for an address before.
type Past struct {
	At       time.Time // the last time; zero: never
	Failures int       // in a row until then; 0 when it went well
}

// Due tells whether what an entry names is to be asked for: when it never was, when
// it went wrong, and when it has changed since. What is dated before from is not.
func (e Entry) Due(past Past, from time.Time) bool {
	told := e.Changed
	if told.IsZero() {
		told = e.Published
	}
	switch {
	case !told.IsZero() && told.Before(from):
		return false
	case past.At.IsZero(), e.Changed.After(past.At):
		return true
	}
	return past.Failures > 0 && past.Failures < maxFailures
}

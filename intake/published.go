package intake

import (
	"fmt"
	"strings"
	"time"
)

// isoLayouts are the forms of a date and of a moment in ISO 8601 that are read,
// in Go's notation. Fractions of a second are read wherever seconds stand.
var isoLayouts = []string{
	"2006-01-02",
	"20060102",
	"2006-01-02T15:04:05Z07:00",
	"2006-01-02T15:04:05Z0700",
	"2006-01-02T15:04:05Z07",
	"2006-01-02T15:04:05",
	"2006-01-02T15:04Z07:00",
	"2006-01-02T15:04Z0700",
	"2006-01-02T15:04Z07",
	"2006-01-02T15:04",
	"20060102T150405Z0700",
	"20060102T150405",
}

// isoDate is the date (YYYY-MM-DD) of an ISO date or moment, "" of "". The date
// is the one that is written: a moment with an offset keeps the day of its own
// place and is not brought to UTC.
func isoDate(s string) (string, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return "", nil
	}
	form := strings.ToUpper(s)
	if len(form) > 10 && form[10] == ' ' {
		form = form[:10] + "T" + strings.ReplaceAll(form[11:], " ", "")
	}
	for _, layout := range isoLayouts {
		if t, err := time.Parse(layout, form); err == nil && t.Year() > 0 {
			return t.Format(time.DateOnly), nil
		}
	}
	return "", fmt.Errorf("%q is not an ISO date (YYYY-MM-DD)", s)
}

package fetch_test

import (
	"testing"
	"time"

	"github.com/isnad-project/isnad/fetch"
)

func TestDue(t *testing.T) {
	day := func(n int) time.Time { return time.Date(2031, 3, n, 0, 0, 0, 0, time.UTC) }
	for _, tc := range []struct {
		name  string
		entry fetch.Entry
		past  fetch.Past
		from  time.Time
		want  bool
	}{
		{"never asked for", fetch.Entry{}, fetch.Past{}, time.Time{}, true},
		{"had", fetch.Entry{Published: day(9)}, fetch.Past{At: day(5)}, time.Time{}, false},
		{"changed since", fetch.Entry{Changed: day(6)}, fetch.Past{At: day(5)}, time.Time{}, true},
		{"not changed since", fetch.Entry{Changed: day(4)}, fetch.Past{At: day(5)}, time.Time{}, false},
		{"went wrong", fetch.Entry{}, fetch.Past{At: day(5), Failures: 1}, time.Time{}, true},
		{"given up", fetch.Entry{Changed: day(4)}, fetch.Past{At: day(5), Failures: 5}, time.Time{}, false},
		{"given up and changed", fetch.Entry{Changed: day(6)}, fetch.Past{At: day(5), Failures: 5}, time.Time{}, true},
		{"too old", fetch.Entry{Published: day(1)}, fetch.Past{}, day(2), false},
		{"old and changed", fetch.Entry{Published: day(1), Changed: day(3)}, fetch.Past{}, day(2), true},
	} {
		if got := tc.entry.Due(tc.past, tc.from); got != tc.want {
			t.Errorf("%s: %v", tc.name, got)
		}
	}
}

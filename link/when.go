package link

import (
	"strconv"
	"strings"
	"time"
)

// when is the time of a claim as far as it is known.
type when struct {
	frame    string // "" for days since 1970; else the report that the days are counted from
	from, to int    // days, both included; from > to is never
	known    bool   // the claim states a time that days can say
	guess    bool   // from and to come from the publication date alone
	part     string // part of day: MO, AF, EV, NI
	partial  string // a weekday or a day of unknown year, as stated; then not known
}

const (
	farPast   = -1 << 30
	farFuture = 1 << 30
	// lag is how many days before its publication a report's undated claims are
	// looked for.
	lag = 3
)

// readWhen reads a time value. Values relative to the publication stay in the
// frame of the report when published is empty.
func readWhen(value *string, published, report string) when {
	pub, dated := day(published)
	w := when{frame: report}
	if dated {
		w.frame = ""
	}
	if value == nil || *value == "" {
		if dated {
			w.from, w.to, w.guess = pub-lag, pub, true
		}
		return w
	}
	v := *value
	if isPartial(v) {
		w.partial = v
		if dated {
			w.from, w.to, w.guess = pub-lag, pub, true
		}
		return w
	}
	left, right, interval := strings.Cut(v, "/")
	if !interval {
		right = left
	}
	a, aAbs, okA := readSide(left, pub, dated)
	b, bAbs, okB := readSide(right, pub, dated)
	switch {
	case interval && left == "":
		a, aAbs, okA = bounds{farPast, farPast, ""}, bAbs, true
	case interval && right == "":
		b, bAbs, okB = bounds{farFuture, farFuture, ""}, aAbs, true
	}
	if !okA || !okB || aAbs != bAbs || a.from > b.to {
		if dated {
			w.from, w.to, w.guess = pub-lag, pub, true
		}
		return w
	}
	w.known, w.from, w.to = true, a.from, b.to
	if !interval {
		w.part = a.part
	}
	if aAbs {
		w.frame = ""
	}
	return w
}

type bounds struct {
	from, to int
	part     string
}

// readSide reads one date or duration. abs tells that the days count from 1970.
func readSide(v string, pub int, dated bool) (b bounds, abs, ok bool) {
	v, part, _ := strings.Cut(v, "T")
	b.part = part
	sign := 1
	d := v
	if strings.HasPrefix(d, "-P") {
		sign, d = -1, d[1:]
	}
	if strings.HasPrefix(d, "P") && len(d) > 2 {
		n, err := strconv.Atoi(d[1 : len(d)-1])
		if err != nil || n < 0 || n > 4000 {
			return b, false, false
		}
		n *= sign
		unit := map[byte]int{'D': 1, 'W': 7, 'M': 31, 'Y': 366}[d[len(d)-1]]
		switch {
		case unit == 0:
			return b, false, false
		case unit == 1:
			b.from, b.to = n, n
		default: // "last week" may be any day of the unit around
			b.from, b.to = n*unit-unit+1, n*unit+unit-1
			if n < 0 {
				b.to = min(b.to, -1)
			}
			if n > 0 {
				b.from = max(b.from, 1)
			}
		}
		if dated {
			b.from, b.to = b.from+pub, b.to+pub
		}
		return b, dated, true
	}
	for _, f := range []struct {
		layout              string
		years, months, days int
	}{{"2006-01-02", 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		if t, err := time.Parse(f.layout, v); err == nil {
			b.from = days(t)
			b.to = days(t.AddDate(f.years, f.months, f.days)) - 1
			return b, true, true
		}
	}
	return b, false, false
}

// isPartial tells values that fix a weekday or a day of an unknown year.
func isPartial(v string) bool { return strings.HasPrefix(v, "XXXX") }

func day(iso string) (int, bool) {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return 0, false
	}
	return days(t), true
}

func days(t time.Time) int { return int(t.Unix() / 86400) }

func isoDay(d int) string { return time.Unix(int64(d)*86400, 0).UTC().Format(time.DateOnly) }

// length in days; huge for open intervals.
func (w when) length() int { return w.to - w.from + 1 }

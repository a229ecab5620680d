package timex_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/isnad-project/isnad/arabic"
	"github.com/isnad-project/isnad/peers"
	"github.com/isnad-project/isnad/timex"
)

const isoDay = "2006-01-02"

// read are the times of a text with their words.
func read(text string) (times []timex.Time, words []string) {
	toks := arabic.Tokenize(text, nil)
	times = timex.Find(toks)
	for _, x := range times {
		words = append(words, text[toks[x.First].Start:toks[x.End-1].End])
	}
	return times, words
}

func values(times []timex.Time, published string) []string {
	var out []string
	for _, x := range times {
		out = append(out, x.Value(published))
	}
	return out
}

// TestCalendars reads dates that ICU wrote for 14 Arabic-speaking countries. A
// Hijri date is right if its day is one of the three that are given.
func TestCalendars(t *testing.T) {
	peers.Run(t, "icu_dates_ar", func(c peers.Case) (any, bool) {
		times, _ := read(c.Text)
		got := values(times, "")
		if len(got) != 1 {
			return got, false
		}
		a, b, span := strings.Cut(got[0], "/")
		return got, !span && got[0] == c.Want || hijriDay(a, b, c.Want)
	})
}

// hijriDay tells whether a day is one of three, as which a Hijri day is given.
func hijriDay(a, b, day string) bool { return b == plusDays(a, 2) && a <= day && day[:10] <= b }

func plusDays(day string, n int) string {
	d, err := time.Parse(isoDay, day)
	if err != nil {
		return ""
	}
	return d.AddDate(0, 0, n).Format(isoDay)
}

// TestChat reads times said to an assistant on 2013-02-12. Of a clock time the day
// is compared, or that one is found: hours have no value here.
func TestChat(t *testing.T) {
	peers.Run(t, "duckling_time_ar", func(c peers.Case) (any, bool) {
		times, _ := read(c.Text)
		got := values(times, "2013-02-12")
		if c.Want == "" {
			return got, len(times) == 0
		}
		for i, x := range times {
			switch c.More[0] {
			case "second", "minute", "hour":
				if x.Kind == timex.Clock || within(got[i], c.Want) {
					return got, true
				}
			default:
				if within(got[i], c.Want) {
					return got, true
				}
			}
		}
		return got, false
	})
}

// within compares a value with an instant or with an interval whose end is not in
// it; a value may be told by the day, the month or the year.
func within(v, want string) bool {
	if v == "" {
		return false
	}
	a, b, span := strings.Cut(v, "/")
	start, end, ranged := strings.Cut(want, "/")
	if a == "" || start == "" { // open at the start
		return a == start && span && ranged && (strings.HasPrefix(end, b) || strings.HasPrefix(plusDays(end[:10], -1), b))
	}
	if !ranged && hijriDay(a, b, start) {
		return true
	}
	if !strings.HasPrefix(start, a) {
		return false
	}
	if !ranged || end == "" {
		return !span || len(start) > 10 || plusDays(a, 6) == b
	}
	last := plusDays(end[:10], -1)
	if end[:10] == start[:10] { // hours of one day
		last = end
	}
	if !span {
		b = a
	}
	return strings.HasPrefix(last, b) || strings.HasPrefix(end, b)
}

// TestAssistant reads times in sentences: the words must be found, and where a
// value is given it must be that one, before the day of speaking or after it.
func TestAssistant(t *testing.T) {
	peers.Run(t, "recognizers_datetime_ar", func(c peers.Case) (any, bool) {
		times, words := read(c.Text)
		kind, wanted, published := c.More[0], c.More[1], c.More[2]
		var got []string
		for i, x := range times {
			v := x.Value(published)
			got = append(got, fmt.Sprintf("%s %s %s", words[i], x.Kind, v))
			if overlaps(words[i], wanted) && (c.Want == "" || valued(kind, x, v, strings.Split(c.Want, "|"))) {
				return got, true
			}
		}
		return got, wanted == "" && len(times) == 0
	})
}

// valued compares a time with any of the values wanted. A clock time, alone or in
// a period, has none; a recurring one neither.
func valued(kind string, x timex.Time, v string, want []string) bool {
	switch kind {
	case "time", "timerange":
		return x.Kind == timex.Clock
	case "set":
		return x.Kind == timex.Recurring
	case "duration":
		return slices.Contains(want, x.Length())
	}
	return slices.ContainsFunc(want, func(w string) bool { return within(v, w) })
}

// overlaps tells whether one text is most of the other, however they are spelled.
func overlaps(a, b string) bool {
	a, b = arabic.Fold(strings.Trim(a, " .!")), arabic.Fold(strings.Trim(b, " .!"))
	return b != "" && (strings.Contains(a, b) || strings.Contains(b, a) && 2*len(a) >= len(b))
}

// TestLengths reads durations.
func TestLengths(t *testing.T) {
	units := map[string]string{"second": "PT%sS", "minute": "PT%sM", "hour": "PT%sH", "day": "P%sD", "week": "P%sW", "month": "P%sM", "year": "P%sY"}
	peers.Run(t, "duckling_duration_ar", func(c peers.Case) (any, bool) {
		n, unit, _ := strings.Cut(c.Want, " ")
		times, words := read(c.Text)
		if len(times) != 1 || words[0] != c.Text {
			return words, false
		}
		return times[0].Length(), times[0].Kind == timex.Duration && times[0].Length() == fmt.Sprintf(units[unit], n)
	})
}

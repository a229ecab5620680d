package link

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// fits tells whether day d (since 1970) can be meant by the partial value; it
// is true when the value says too little.
func fits(partial string, d int) bool {
	partial, _, _ = strings.Cut(partial, "T")
	t := time.Unix(int64(d)*86400, 0).UTC()
	if n, ok := strings.CutPrefix(partial, "XXXX-WXX-"); ok {
		w := int(t.Weekday())
		if w == 0 {
			w = 7
		}
		return n == strconv.Itoa(w)
	}
	if md, ok := strings.CutPrefix(partial, "XXXX-"); ok {
		switch len(md) {
		case 2:
			return md == t.Format("01")
		case 5:
			return md == t.Format("01-02")
		}
	}
	return true
}

// gap is the number of days from the end of one to the start of the other: 0
// when they overlap.
func gap(a, b when) int { return max(0, a.from-b.to, b.from-a.to) }

// compareTimes gives points, and never when the times cannot be one. unsure
// tells that nothing is known of the distance between the two.
func compareTimes(a, b *item) (points float64, why string, never, unsure bool) {
	x, y := a.when, b.when
	same := sameReport(a, b)
	if x.partial != "" && y.partial != "" {
		px, _, _ := strings.Cut(x.partial, "T")
		py, _, _ := strings.Cut(y.partial, "T")
		if px == py {
			return 1, "both " + px, false, !same && (x.frame != "" || y.frame != "")
		}
		if same {
			return -2.5, px + " against " + py, false, false
		}
	}
	for _, p := range [2][2]when{{x, y}, {y, x}} {
		if p[0].partial != "" && p[1].known && p[1].frame == "" && p[1].length() == 1 && !fits(p[0].partial, p[1].from) {
			return -2.5, p[0].partial + " is not " + isoDay(p[1].from), false, false
		}
	}
	if same {
		return compareWithin(x, y)
	}
	if x.frame != "" || y.frame != "" {
		return -1, "one report or both are undated", false, true
	}
	g := gap(x, y)
	switch longest := max(x.length(), y.length()); {
	case g == 0 && campaign(x, y):
		return -1.5, "a day of a long time", false, false
	case x.guess && y.guess:
		apart := max(x.to-y.to, y.to-x.to)
		switch {
		case apart <= 1:
			return 0.5, fmt.Sprintf("reports published %d days apart", apart), false, false
		case g == 0:
			return 0, fmt.Sprintf("reports published %d days apart", apart), false, false
		case g <= 7:
			return -1.5, fmt.Sprintf("reports published %d days apart", apart), false, false
		}
		return 0, fmt.Sprintf("reports published %d days apart", apart), true, false
	case x.guess || y.guess:
		switch {
		case g == 0:
			return 0.6, "the date lies shortly before the other report", false, false
		case g <= 7:
			return -1.5, fmt.Sprintf("the date lies %d days off the other report", g), false, false
		}
		return 0, fmt.Sprintf("the date lies %d days off the other report", g), true, false
	case g == 0 && longest <= 2:
		return 1.5, "same day", false, false
	case x.from == y.from && x.to == y.to && x.from != farPast && x.to != farFuture:
		return 1.5, "same period", false, false
	case g == 0 && longest <= 8:
		return 0.8, "times overlap within a week", false, false
	case g == 0:
		return 0.2, "times overlap", false, false
	case g == 1:
		return -0.8, "a day apart", false, false
	case g <= 7 && (a.timeTaken || b.timeTaken):
		return -1.5, fmt.Sprintf("%d days apart, one taken from the context", g), false, false
	}
	return 0, fmt.Sprintf("%d days apart", g), true, false
}

// campaign tells that one time is long and the other short: a campaign is apart
// from the single acts in it.
func campaign(x, y when) bool {
	return max(x.length(), y.length()) >= longToll && min(x.length(), y.length()) <= 8
}

// compareWithin compares times of one report, or of copies of it.
func compareWithin(x, y when) (points float64, why string, never, unsure bool) {
	if !x.known || !y.known {
		told := x
		if y.known {
			told = y
		}
		if told.known && told.frame != "" && told.to < -7 {
			return -1, "one told of the past", false, false
		}
		if x.known || y.known {
			return 0.5, "told in one report, one of them dated", false, false
		}
		return 1, "told in one report, both undated", false, false
	}
	if x.frame != y.frame {
		return 0, "times cannot be compared", false, true
	}
	switch g := gap(x, y); {
	case g > 0:
		return -2.5, fmt.Sprintf("one report puts them %d days apart", g), false, false
	case campaign(x, y):
		return -1, "a day of a long time", false, false
	case x.part != "" && y.part != "" && x.part != y.part:
		return 0.3, "same day, other part of day", false, false
	case max(x.length(), y.length()) <= 2:
		return 1.5, "same day", false, false
	}
	return 0.6, "times overlap", false, false
}

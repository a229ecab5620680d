package link

import "strings"

// What signs call the ways in which the places, times and types of two claims lie to one
// another, the likeliest to be of one happening first.
var (
	placeWords = []string{"same town", "same area", "one holds the other", "near one another", "same country", "two spots of one area",
		"one is the other's country", "not given", "places lie apart", "far from one another", "other countries"}
	timeWords = []string{"same day", "within a week", "shortly before the other report", "published together", "times overlap", "a day apart",
		"published days apart", "days apart", "a day of a long time", "published far apart", "weeks apart", "cannot be compared"}
	typeWords = []string{"same rare kind", "same kind", "kinds alike", "kinds that go together", "kinds that hardly go together", "strange to one another", "of other groups"}
)

// Positions in placeWords that others ask for.
const (
	sameTown = iota
	sameArea
	oneHolds
	nearby
	sameCountry
	twoSpots
	itsCountry
	notGiven
	liesApart
	farApart
	otherCountry
)

func placeRelation(a, b *item) int {
	p, q := a.c.Place, b.c.Place
	how, outer := compare(p, q)
	switch how {
	case samePlace:
		switch l := min(level(p), level(q)); {
		case l <= levelCountry:
			return sameCountry
		case l <= levelArea:
			return sameArea
		}
		return sameTown
	case within:
		o := p
		if outer > 0 {
			o = q
		}
		if level(o) <= levelCountry {
			return itsCountry
		}
		return oneHolds
	case siblings:
		if km, ok := distance(p, q); ok && km > 1.5 {
			return farApart
		} else if ok {
			return nearby
		}
		return twoSpots
	case apart:
		if p.Country != q.Country {
			return otherCountry
		}
		return liesApart
	}
	return notGiven
}

// Positions in timeWords.
const (
	sameDay = iota
	sameWeek
	shortlyBefore
	toldTogether
	timesOverlap
	dayApart
	toldDaysApart
	daysApart
	ofCampaign
	toldFarApart
	weeksApart
	incomparable
)

// timeRelation compares the times of two reports.
func timeRelation(x, y when) int {
	if x.frame != "" || y.frame != "" {
		return incomparable
	}
	g, longest := gap(x, y), max(x.length(), y.length())
	switch {
	case x.guess && y.guess:
		switch apart := max(x.to-y.to, y.to-x.to); {
		case apart <= 1:
			return toldTogether
		case apart <= 3:
			return toldDaysApart
		}
		return toldFarApart
	case x.guess || y.guess:
		if g == 0 {
			return shortlyBefore
		}
		return toldFarApart
	case g == 0 && campaign(x, y):
		return ofCampaign
	case g == 0 && longest <= 2:
		return sameDay
	case g == 0 && longest <= 8:
		return sameWeek
	case g == 0:
		return timesOverlap
	case g == 1:
		return dayApart
	case g <= 3:
		return daysApart
	}
	return weeksApart
}

func typeRelation(a, b string) int {
	kin := kinship(a, b)
	switch {
	case a == b && singular(a):
		return 0
	case a == b:
		return 1
	case kin >= 0.7:
		return 2
	case kin >= 0.5:
		return 3
	case kin > 0:
		return 4
	case group(a) == group(b):
		return 5
	}
	return 6
}

// timeWithin compares the times of one report.
func timeWithin(a, b *item) string {
	x, y := a.when, b.when
	if x.partial != "" && y.partial != "" {
		px, _, _ := strings.Cut(x.partial, "T")
		py, _, _ := strings.Cut(y.partial, "T")
		if px == py {
			return "same weekday"
		}
		return "other weekdays"
	}
	if !x.known || !y.known {
		told := x
		if y.known {
			told = y
		}
		switch {
		case !told.known:
			return "none dated"
		case told.frame == "" && a.originDay != farPast && a.originDay-told.to > 30, told.frame != "" && told.to < -30:
			return "one long past"
		case told.frame == "" && a.originDay != farPast && a.originDay-told.to > 7, told.frame != "" && told.to < -7:
			return "one told of the past"
		}
		return "one dated"
	}
	if x.frame != y.frame {
		return "cannot be compared"
	}
	switch g := gap(x, y); {
	case g == 0 && campaign(x, y):
		return "a day of a long time"
	case g == 0 && max(x.length(), y.length()) <= 2:
		if x.part != "" && y.part != "" && x.part != y.part {
			return "same day, other part of day"
		}
		return "same day"
	case g == 0:
		return "times overlap"
	case g == 1:
		return "a day apart"
	case g <= 30:
		return "days apart"
	}
	return "weeks apart"
}

package web

import (
	"html/template"
	"regexp"
	"strconv"
	"strings"
)

// When writes a time value of a claim or an event in words. The value is an ISO
// date, month or year, an interval of them, or relative to the publication of
// its report (P0D, -P1D, XXXX-WXX-3), perhaps with a part of day (TMO). A value
// of another form is shown as it stands, isolated. Nothing is resolved here: a
// relative time stays relative.
func (l *locale) When(value string) template.HTML {
	if value == "" {
		return l.T("unknown")
	}
	from, to, isInterval := strings.Cut(value, "/")
	if !isInterval {
		return l.moment(value)
	}
	switch {
	case from == to && from != "":
		return l.moment(from)
	case from == "":
		return l.T("time.until", l.moment(to))
	case to == "":
		return l.T("time.since", l.moment(from))
	}
	return l.T("time.between", l.moment(from), l.moment(to))
}

// Date writes an ISO day, month or year with the name of its month.
func (l *locale) Date(iso string) template.HTML { return l.moment(iso) }

// Range writes an interval of ISO dates, either end of which may be empty: not
// known; whole months and years are written as such.
func (l *locale) Range(from, to string) template.HTML {
	if from == "" && to == "" {
		return l.T("unknown")
	}
	if from == to {
		return l.moment(from)
	}
	if len(from) == 10 && len(to) == 10 && from[:7] == to[:7] && from[8:] == "01" && lastOfMonth(to) {
		return l.moment(from[:7])
	}
	if len(from) == 10 && len(to) == 10 && from[:4] == to[:4] && from[5:] == "01-01" && to[5:] == "12-31" {
		return l.moment(from[:4])
	}
	return l.When(from + "/" + to)
}

var (
	dayPart  = regexp.MustCompile(`T(MO|AF|EV|NI)$`)
	absolute = regexp.MustCompile(`^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$`)
	relative = regexp.MustCompile(`^(-?)P(\d{1,3})([DWMY])$`)
	weekday  = regexp.MustCompile(`^XXXX-WXX-([1-7])$`)
	yearless = regexp.MustCompile(`^XXXX-(\d{2})(?:-(\d{2}))?$`)
)

// moment writes one end of a time value.
func (l *locale) moment(value string) template.HTML {
	if m := dayPart.FindStringSubmatch(value); m != nil {
		return l.T("time.part."+m[1], l.moment(strings.TrimSuffix(value, m[0])))
	}
	if m := absolute.FindStringSubmatch(value); m != nil {
		if s, ok := l.calendar(m[1], m[2], m[3]); ok {
			return s
		}
	}
	if m := relative.FindStringSubmatch(value); m != nil {
		n, _ := strconv.Atoi(m[2])
		switch {
		case n == 0:
			return l.T("time.same." + m[3])
		case m[1] == "-":
			return l.Count("time.before."+m[3], n)
		}
		return l.Count("time.after."+m[3], n)
	}
	if m := weekday.FindStringSubmatch(value); m != nil {
		return l.T("time.weekday", l.T("weekday."+m[1]))
	}
	if m := yearless.FindStringSubmatch(value); m != nil {
		if s, ok := l.calendar("", m[1], m[2]); ok {
			return l.T("time.yearless", s)
		}
	}
	return ltr(value)
}

// calendar writes a day, month or year as one isolated run: "4 آب 2016". It
// reports false for a month or day that no calendar has.
func (l *locale) calendar(year, month, day string) (template.HTML, bool) {
	s, ok := l.calendarText(year, month, day)
	if !ok {
		return "", false
	}
	return bdi(s), true
}

// calendarText is calendar for places that hold no markup.
func (l *locale) calendarText(year, month, day string) (string, bool) {
	if month == "" {
		return l.digits(year), true
	}
	if m, err := strconv.Atoi(month); err != nil || m < 1 || m > 12 {
		return "", false
	}
	s := l.words.form(l.Lang, "month."+month, "")
	if day != "" {
		d, err := strconv.Atoi(day)
		if err != nil || d < 1 || d > 31 {
			return "", false
		}
		s = l.digits(strconv.Itoa(d)) + " " + s
	}
	if year != "" {
		s += " " + l.digits(year)
	}
	return s, true
}

// lastOfMonth tells whether an ISO day is the last one of its month.
func lastOfMonth(iso string) bool {
	y, err1 := strconv.Atoi(iso[:4])
	m, err2 := strconv.Atoi(iso[5:7])
	d, err3 := strconv.Atoi(iso[8:])
	if err1 != nil || err2 != nil || err3 != nil {
		return false
	}
	last := 31
	switch m {
	case 4, 6, 9, 11:
		last = 30
	case 2:
		last = 28
		if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			last = 29
		}
	}
	return d == last
}

// isRelative tells whether a time value needs the date of its report.
func isRelative(value string) bool {
	return strings.Contains(value, "P") || strings.HasPrefix(value, "XXXX") || strings.Contains(value, "/XXXX")
}

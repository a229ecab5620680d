package timex

import "strings"

// Kind says what sort of time an expression gives.
type Kind uint8

// The kinds of times.
const (
	Date      Kind = iota // a day, week, month, season, year or age: أمس, في مايو, عام 2011
	Interval              // from one date to another, or open at one side: بين 3 و5 يوليو, حتى الآن
	Duration              // a length without a place in the calendar: لمدة 90 دقيقة
	Anchor                // hangs on something else in the text: بعد ساعات, في اليوم نفسه
	Recurring             // كل يوم, مرارا, كل ثلاثاء
	Clock                 // an hour or a part of the day alone: الساعة 10:30, ليلا
)

var kindNames = [...]string{"date", "interval", "duration", "anchor", "recurring", "clock"}

func (k Kind) String() string { return kindNames[k] }

// Time is one time expression.
type Time struct {
	First, End int // half-open token indices, the preposition included
	Own        int // of «منذ سقوط المدينة في 2011» the token where the date begins, or 0
	Kind       Kind
	Since      bool // منذ: from then until publication, if the state lasts
	Until      bool // حتى: from an unsaid start until then

	from, to point // to is used by intervals of two points
	nth      int   // of an anchor: the day's number
}

// Value is the time as GUIDELINES of the gold annotations write it, or empty where
// the words alone do not tell.
//
// published is the day of the report (2015-07-21); empty if unknown, and then the
// value is relative: -P1D, XXXX-WXX-3, XXXX-01-17, -P1DTEV. It may also be the
// mere weekday of the report (XXXX-WXX-3, see [Time.Implies]): then weekdays
// become relative days.
//
// A value is a day, a month (2015-07), a year, an interval of such (a/b), or an
// interval open at the start (/b). An expression with منذ runs until publication.
func (t Time) Value(published string) string {
	ref := refOf(published)
	v := t.value(ref)
	if a, b, _ := strings.Cut(v, "/"); ref.known && (len(a) > len(iso) || len(b) > len(iso) || strings.HasPrefix(v, "-") || strings.HasPrefix(b, "-")) {
		return "" // a year before 1 or after 9999
	}
	return v
}

func (t Time) value(ref ref) string {
	switch t.Kind {
	case Date, Interval:
	default:
		return ""
	}
	switch {
	case t.Since && t.Until, t.Kind == Interval && !t.Since && !t.Until:
		return t.between(ref)
	case t.Since:
		v := t.from.start(ref)
		switch {
		case v == "":
			return ""
		case t.from.edge < 0 && len(v) == len("2006-01"):
			v += "-01" // منذ بداية العام
		case v == ref.today():
			return v // منذ صباح اليوم
		}
		return v + "/" + ref.today()
	case t.Until:
		ref.ahead = true
		v := t.from.end(ref)
		if v == "" {
			return ""
		}
		return "/" + v
	}
	return t.from.value(ref)
}

// NthDay is n of «اليوم الـ116 من العدوان» and «يومها الثلاثون», which say how long something has
// gone on, or 0.
func (t Time) NthDay() int {
	if t.Kind != Anchor {
		return 0
	}
	return t.nth
}

// DayOfMonth is the day of «في السابع من الشهر نفسه», whose month the text told before, or 0.
func (t Time) DayOfMonth() int {
	if t.Kind != Anchor {
		return 0
	}
	return t.from.day
}

// Deictic tells an expression that counts from the day on which it was written, by
// days or less: اليوم, أمس, قبل يومين, الساعات الماضية.
func (t Time) Deictic() bool {
	switch t.from.shape {
	case relative, ago, last, next:
		return t.from.unit <= day
	}
	return false
}

// between is the interval of two points; what one leaves unsaid (the month of «3
// إلى 5 يوليو», the year) it takes from the other.
func (t Time) between(ref ref) string {
	a, b := t.from, t.to
	if a.shape == calendar && b.shape == calendar {
		if a.month == 0 && a.day > 0 && a.unit == 0 {
			a.month, a.year, a.hijri, a.dir = b.month, b.year, b.hijri, b.dir
		}
		if b.month == 0 && b.day > 0 && b.unit == 0 {
			b.month, b.year, b.hijri, b.dir = a.month, a.year, a.hijri, a.dir
		}
		if b.year == 0 && a.year != 0 {
			b.year = a.year
			if b.month < a.month {
				b.year++
			}
		}
		if b.year == 0 && b.unit == 0 {
			if y, ok := b.resolve(ref); ok {
				b.year = y
			}
		}
		if a.year == 0 && b.year != 0 {
			a.year = b.year
			if a.month > b.month {
				a.year--
			}
		}
	}
	if a.shape == weekdays && b.shape == weekdays && a.dir == 0 {
		a.dir = b.dir
	}
	end := b.end(ref)
	start := a.start(ref)
	if a.shape == weekdays && b.shape == weekdays && ref.known {
		if r := refOf(end); r.known {
			start = a.start(r)
		}
	}
	if start == "" || end == "" {
		return ""
	}
	return start + "/" + end
}

// Implies is the weekday of the report as XXXX-WXX-3 where the expression tells
// it (اليوم الأربعاء, أمس الثلاثاء), or empty.
func (t Time) Implies() string {
	if t.Kind != Date || t.from.shape != relative || t.from.unit != day || t.from.weekday == 0 {
		return ""
	}
	return unknownWeek(wrap(t.from.weekday - t.from.n))
}

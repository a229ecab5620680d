package timex

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// shape says how a point is told.
type shape uint8

const (
	nothing  shape = iota
	relative       // the n-th unit from the one of publication: أمس, الأسبوع الماضي
	ago            // n units before publication: قبل أربعة أيام
	weekdays       // الثلاثاء
	calendar       // 17 يناير 2014, مايو, 2011
	seasons        // صيف 2012
	tenYears       // الخمسينيات
	last           // the n units before publication: اليومين الماضيين
	next           // the n units after it
)

// point is one time as it is told, not yet resolved.
type point struct {
	shape            shape
	n                int
	unit             int // of relative, ago, last, next; of calendar: day stands in the n-th month or the month in the n-th year from now
	year, month, day int // 0 unsaid
	weekday          int
	dir              int8
	part             int8
	night            bool // the night between the day and the one after it
	edge             int8
	hijri            bool
	days             int // of ago: days on top of the units
}

// ref is what is known of the day of publication.
type ref struct {
	known   bool
	date    time.Time
	weekday int
	ahead   bool // dates without a year may lie ahead
}

const iso = "2006-01-02"

// firstYear is that before which nobody published a report: a day of it is none.
const firstYear = 1000

func refOf(published string) ref {
	if d, err := time.Parse(iso, published); err == nil && d.Year() >= firstYear {
		return ref{known: true, date: d, weekday: weekdayOf(d)}
	}
	if w, ok := strings.CutPrefix(published, "XXXX-WXX-"); ok && len(w) == 1 && w[0] >= '1' && w[0] <= '7' {
		return ref{weekday: int(w[0] - '0')}
	}
	return ref{}
}

func (r ref) today() string {
	if r.known {
		return r.date.Format(iso)
	}
	return "P0D"
}

func weekdayOf(d time.Time) int { return wrap(int(d.Weekday())) }

// wrap brings a weekday to 1..7.
func wrap(n int) int { return ((n-1)%7+7)%7 + 1 }

func unknownWeek(w int) string { return "XXXX-WXX-" + strconv.Itoa(w) }

func letter(unit int) string {
	switch unit {
	case day:
		return "D"
	case week:
		return "W"
	case monthUnit:
		return "M"
	case year:
		return "Y"
	}
	return ""
}

func offset(n, unit int) string {
	if n < 0 {
		return fmt.Sprintf("-P%d%s", -n, letter(unit))
	}
	return fmt.Sprintf("P%d%s", n, letter(unit))
}

// value writes the point; empty where it cannot be told.
func (p point) value(r ref) string {
	switch p.shape {
	case relative:
		return p.relativeValue(r)
	case ago:
		return p.agoValue(r)
	case weekdays:
		return p.weekdayValue(r)
	case calendar:
		return p.calendarValue(r)
	case seasons:
		return p.seasonValue(r)
	case tenYears:
		return fmt.Sprintf("%04d/%04d", p.year, p.year+9)
	case last, next:
		return p.spanValue(r)
	}
	return ""
}

// start and end are the ends of a value that may be an interval.
func (p point) start(r ref) string {
	a, _, _ := strings.Cut(p.value(r), "/")
	return a
}

func (p point) end(r ref) string {
	p.night = false
	v := p.value(r)
	if _, b, ok := strings.Cut(v, "/"); ok {
		return b
	}
	return v
}

func (p point) relativeValue(r ref) string {
	if !r.known {
		v := offset(p.n, p.unit)
		if p.unit == day {
			v += partCodes[p.part]
		}
		return v
	}
	switch p.unit {
	case day:
		d := r.date.AddDate(0, 0, p.n)
		if p.weekday > 0 && weekdayOf(d) != p.weekday {
			// «أمس الجمعة» of an older report: the weekday is the firmer word.
			d = nearest(r.date, p.weekday, p.n > 0)
		}
		return p.onDay(d)
	case week:
		d := r.date.AddDate(0, 0, 7*p.n-weekdayOf(r.date)+1)
		return d.Format(iso) + "/" + d.AddDate(0, 0, 6).Format(iso)
	case monthUnit:
		return firstOfMonth(r.date).AddDate(0, p.n, 0).Format("2006-01")
	case year:
		return yearEdge(r.date.Year()+p.n, p.edge)
	}
	return ""
}

func firstOfMonth(d time.Time) time.Time { return d.AddDate(0, 0, 1-d.Day()) }

func yearEdge(y int, edge int8) string {
	switch edge {
	case -1:
		return fmt.Sprintf("%04d-01", y)
	case 1:
		return fmt.Sprintf("%04d-12", y)
	}
	return fmt.Sprintf("%04d", y)
}

// onDay writes a day, or the two days of a night.
func (p point) onDay(d time.Time) string {
	if p.night {
		return d.Format(iso) + "/" + d.AddDate(0, 0, 1).Format(iso)
	}
	return d.Format(iso)
}

// nearest is the last such weekday not after d, or the first after it.
func nearest(d time.Time, w int, after bool) time.Time {
	back := wrap(weekdayOf(d)-w+7) % 7
	if after {
		return d.AddDate(0, 0, 7-back)
	}
	return d.AddDate(0, 0, -back)
}

func (p point) agoValue(r ref) string {
	if p.unit < day {
		return r.today()
	}
	if !r.known {
		return offset(-p.n, p.unit)
	}
	switch p.unit {
	case day:
		return r.date.AddDate(0, 0, -p.n).Format(iso)
	case week:
		return r.date.AddDate(0, 0, -7*p.n).Format(iso)
	case monthUnit:
		if p.days != 0 {
			return r.date.AddDate(0, -p.n, -p.days).Format(iso)
		}
		return firstOfMonth(r.date).AddDate(0, -p.n, 0).Format("2006-01")
	case year:
		return firstOfMonth(r.date).AddDate(-p.n, 0, 0).Format("2006-01")
	}
	return ""
}

// plus adds a length told in a smaller unit.
func (p point) plus(q point) point {
	switch {
	case p.unit == year && q.unit == monthUnit:
		p.n, p.unit = 12*p.n+q.n, monthUnit
	case p.unit == year && q.unit == day:
		p.n, p.unit, p.days = 12*p.n, monthUnit, p.days+q.n
	case p.unit == monthUnit && q.unit == day:
		p.days += q.n
	case p.unit == monthUnit && q.unit == week:
		p.days += 7 * q.n
	case p.unit == week && q.unit == day:
		p.n, p.unit = 7*p.n+q.n, day
	}
	return p
}

func (p point) weekdayValue(r ref) string {
	if r.known {
		if p.unit == week { // الأحد من الأسبوع الماضي
			return p.onDay(r.date.AddDate(0, 0, 7*p.n-weekdayOf(r.date)+p.weekday))
		}
		d := nearest(r.date, p.weekday, p.dir == future)
		switch {
		case p.dir == past && (d.Equal(r.date) || p.n < 0):
			d = d.AddDate(0, 0, -7)
		case p.night && p.dir == 0 && d.Equal(r.date):
			d = d.AddDate(0, 0, -1) // the night before it: that behind it is yet to come
		}
		return p.onDay(d)
	}
	if r.weekday > 0 && p.unit == 0 {
		back := wrap(r.weekday-p.weekday+7) % 7
		switch {
		case p.dir == future:
			back -= 7
		case p.dir == past && back == 0:
			back = 7
		}
		return offset(-back, day) + partCodes[p.part]
	}
	return unknownWeek(p.weekday) + partCodes[p.part]
}

// resolve gives a calendar point without a year its year.
func (p point) resolve(r ref) (int, bool) {
	if !r.known || p.month == 0 {
		return 0, false
	}
	y := r.date.Year()
	later := p.month > int(r.date.Month()) || p.month == int(r.date.Month()) && p.day > r.date.Day()
	same := p.month == int(r.date.Month()) && (p.day == 0 || p.day == r.date.Day())
	switch p.dir {
	case current:
	case past:
		if later || same {
			y--
		}
	case future:
		if !later {
			y++
		}
	default:
		ahead := p.month - int(r.date.Month())
		switch {
		case r.ahead:
			if !later && !same && ahead < -6 {
				y++
			}
		case later && (ahead > 3 || ahead == 0 && p.day-r.date.Day() > 14):
			y--
		case !later && ahead < -8:
			y++
		}
	}
	return y, true
}

func (p point) calendarValue(r ref) string {
	if p.hijri {
		return p.hijriValue(r)
	}
	y := p.year
	mon := fmt.Sprintf("%02d", p.month)
	switch {
	case p.unit == year && r.known:
		y = r.date.Year() + p.n
	case p.unit == monthUnit && r.known:
		d := firstOfMonth(r.date).AddDate(0, p.n, 0)
		return fmt.Sprintf("%s-%02d", d.Format("2006-01"), p.day)
	case p.unit == monthUnit:
		mon = "XX"
	case y == 0:
		y, _ = p.resolve(r)
	}
	if p.month == 0 && p.unit != monthUnit {
		if p.day > 0 || y == 0 {
			return ""
		}
		return yearEdge(y, p.edge)
	}
	v := "XXXX"
	if y > 0 {
		v = fmt.Sprintf("%04d", y)
	}
	v += "-" + mon
	if p.day > 0 {
		v += fmt.Sprintf("-%02d", p.day)
		if d, err := time.Parse(iso, v); err == nil && p.night {
			return p.onDay(d)
		}
	}
	return v
}

func (p point) seasonValue(r ref) string {
	y := p.year
	if y == 0 {
		if !r.known {
			return ""
		}
		switch {
		case p.unit == year:
			y = r.date.Year() + p.n
		default:
			q := point{shape: calendar, month: p.month, dir: p.dir}
			if q.dir == 0 {
				q.dir = past
			}
			y, _ = q.resolve(r)
		}
	}
	end, endYear := p.month+2, y
	if end > 12 {
		end, endYear = end-12, y+1
	}
	return fmt.Sprintf("%04d-%02d/%04d-%02d", y, p.month, endYear, end)
}

// spanValue writes the last or the next n units.
func (p point) spanValue(r ref) string {
	n, u := p.n, p.unit
	if u < day {
		if u == hour && n >= 24 {
			n, u = (n+23)/24, day
			if p.shape == last {
				return point{shape: ago, n: n, unit: day}.value(r) + "/" + r.today()
			}
		} else if p.dir == past {
			return r.today()
		} else {
			return ""
		}
	}
	sign := -1
	if p.shape == next {
		sign = 1
	}
	if u == decadeUnit {
		n, u = 10*n, year
	}
	if letter(u) == "" || n > 1000 {
		return ""
	}
	var far, near string
	if r.known {
		d := r.date
		switch u {
		case day:
			far, near = d.AddDate(0, 0, sign*n).Format(iso), d.AddDate(0, 0, sign).Format(iso)
		case week:
			far, near = d.AddDate(0, 0, sign*7*n).Format(iso), r.today()
		case monthUnit:
			far, near = d.AddDate(0, sign*n, 0).Format(iso), r.today()
		case year:
			far, near = d.AddDate(sign*n, 0, 0).Format(iso), r.today()
		}
	} else {
		far, near = offset(sign*n, u), "P0D"
		if u == day {
			near = offset(sign, day)
		}
	}
	if p.dir == 0 { // «خلال يومين» reaches to publication
		near = r.today()
	}
	if sign < 0 {
		return far + "/" + near
	}
	return near + "/" + far
}

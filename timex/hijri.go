package timex

import "time"

// The Hijri calendar is told by sight of the moon or by the table of Umm al-Qura;
// the arithmetical calendar below stays within a day of it. So a Hijri day is
// written as the interval of the three days that it can be.

// hijriEpoch is the day before 1 Muharram of the year 1.
var hijriEpoch = time.Date(622, 7, 18, 0, 0, 0, 0, time.UTC)

// fromHijri is the day of the arithmetical ("civil") Hijri calendar.
func fromHijri(y, m, d int) time.Time {
	days := (y-1)*354 + (11*y+3)/30 + 29*(m-1) + m/2 + d
	return hijriEpoch.AddDate(0, 0, days)
}

// toHijriYear is the Hijri year of a day.
func toHijriYear(d time.Time) int {
	y := (d.Year()-622)*33/32 + 1
	for fromHijri(y, 1, 1).After(d) {
		y--
	}
	for !fromHijri(y+1, 1, 1).After(d) {
		y++
	}
	return y
}

// hijriValue writes a Hijri day as three days, a month or year as the interval
// from its first day to its last.
func (p point) hijriValue(r ref) string {
	y := p.year
	if y > 1700 { // رمضان 2019: the Hijri year whose month begins in it
		y = toHijriYear(time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC))
		if fromHijri(y, max(p.month, 1), 1).Year() < p.year {
			y++
		}
	}
	if y == 0 {
		if !r.known || p.month == 0 {
			return ""
		}
		y = toHijriYear(r.date)
		d := fromHijri(y, p.month, max(p.day, 1))
		switch ahead := d.Sub(r.date) > 0; {
		case p.dir == past && ahead, p.dir == 0 && d.Sub(r.date) > 100*24*time.Hour:
			y--
		case p.dir == future && !ahead:
			y++
		}
	}
	a := fromHijri(y, max(p.month, 1), max(p.day, 1))
	var b time.Time
	switch {
	case p.day > 0:
		a, b = a.AddDate(0, 0, -1), a.AddDate(0, 0, 1)
	case p.month > 0 && p.month < 12:
		b = fromHijri(y, p.month+1, 0)
	default:
		b = fromHijri(y+1, 1, 0)
	}
	return a.Format(iso) + "/" + b.Format(iso)
}

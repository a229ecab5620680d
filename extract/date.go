package extract

import (
	"fmt"
	"strings"
	"time"

	"github.com/isnad-project/isnad/numeral"
	"github.com/isnad-project/isnad/timex"
)

// valueOf is what time expression k is worth for the event: by itself, or, when it
// hangs on something told before (بعد ساعات, في الوقت نفسه, غداة), by the time of
// that.
func (q *timeQuestion) valueOf(k int) string {
	t := &q.times[k]
	v := q.value(k)
	switch {
	case v != "" && t.Since && (once(q.e.typ) || t.First <= q.e.first && q.e.first < t.End):
		// an agreement reached since 2013 was reached in 2013, and «منذ سقوط بغداد عام 2003» tells when Baghdad fell
		v, _, _ = strings.Cut(v, "/")
		return v
	case v == "" && t.Since && t.Kind == timex.Date && q.hours(t):
		if b := dayOnly(q.base(k, true)); b != "" {
			return b
		}
		return q.today()
	case v != "" || t.Kind != timex.Anchor:
		return v
	}
	head := strings.TrimPrefix(q.norm(t.First), "و")
	if n := t.NthDay(); n >= longSince {
		if q.lasts(t) {
			return shift(q.today(), 1-n) + "/" + q.today()
		}
		return q.today()
	}
	if head == "منذ" {
		if q.partOfDay(t) {
			if b := dayOnly(q.base(k, true)); b != "" || q.doc.Published == "" {
				return b
			}
			return q.today()
		}
		if q.norm(t.First+1) != "ذلك" {
			return "" // منذ زمن
		}
		if start, _, _ := strings.Cut(q.base(k, false), "/"); start != "" {
			return start + "/" + q.today()
		}
		return ""
	}
	if n := t.DayOfMonth(); n > 0 {
		if m := q.base(k, false); len(m) >= len("2006-01") && m[4] == '-' && !strings.Contains(m, "/") {
			return fmt.Sprintf("%s-%02d", m[:len("2006-01")], n) // في السابع من الشهر نفسه
		}
		return ""
	}
	day := dayOnly(q.base(k, true))
	if day == "" {
		if q.goesBack(t) {
			return q.base(k, false) // في 2014 ... آنذاك
		}
		return ""
	}
	switch {
	case head == "غداه":
		return q.daysBefore(t, day, 1)
	case head == "بعد":
		if n := q.days(t); n > 0 {
			return q.daysBefore(t, day, n)
		}
		if q.long(t) {
			return "" // بعد أيام, بعد أربع سنوات
		}
		return day
	case head == "في" && q.norm(t.End-1) == "التالي":
		return shift(day, 1)
	case head == "قبل" && q.hours(t):
		return day // قبل ساعات من الهدنة
	case head == "قبل", head == "ما", head == "من", head == "لاحقا", head == "موخرا", head == "قريبا":
		return ""
	}
	if q.goesBack(t) {
		return day
	}
	return ""
}

// longSince is the number of a day from which «اليوم الـ116» counts to the day that the report is of.
const longSince = 10

// lasts tells an event that «اليوم الـ116 من العدوان» says how long it has gone on: the act named
// there, or what was summed since.
func (q *timeQuestion) lasts(t *timex.Time) bool {
	own := strings.HasPrefix(strings.TrimPrefix(q.norm(t.First), "و"), "يوم") // دخل العدوان يومه الـ30
	return q.e.typ == "toll" || q.e.first == t.End+1 && q.norm(t.End) == "من" || own && q.e.end <= t.First && !q.nearerTo(t)
}

// goesBack tells an expression for the time of what was told before: آنذاك, في اليوم نفسه.
func (q *timeQuestion) goesBack(t *timex.Time) bool {
	for i := t.First; i < t.End; i++ {
		if w := q.norm(i); strings.HasSuffix(w, "نفسه") || strings.HasSuffix(w, "ذاته") || back[strings.TrimPrefix(w, "و")] {
			return true
		}
	}
	return false
}

// partOfDay tells an expression that names a part of the day: منذ الصباح الباكر.
func (q *timeQuestion) partOfDay(t *timex.Time) bool {
	for i := t.First; i < t.End; i++ {
		switch q.norm(i) {
		case "الصباح", "الفجر", "الظهر", "العصر", "الظهيره", "المساء":
			return true
		}
	}
	return false
}

// long tells a length of days or more: بعد أيام, بعد أربع سنوات.
func (q *timeQuestion) long(t *timex.Time) bool {
	for i := t.First; i < t.End; i++ {
		switch q.norm(i) {
		case "ايام", "اسابيع", "شهر", "شهرين", "اشهر", "شهور", "عام", "عامين", "اعوام", "سنه", "سنتين", "سنوات", "عقد", "عقود":
			return true
		}
	}
	return false
}

// back are words that mean the time of what was told before.
var back = map[string]bool{"وقتها": true, "حينها": true, "انذاك": true, "حينذاك": true, "وقتذاك": true, "يومها": true, "ساعتها": true, "حينيذ": true,
	"حينه": true, "ذلك": true, "قصير": true}

// daysBefore is the day for an event that goes with «غداة X» or «بعد يومين من X»: X
// itself happened n days before the day that the report tells of.
func (q *timeQuestion) daysBefore(t *timex.Time, day string, n int) string {
	if d := q.e.first - t.End; d >= 0 && d <= 12 {
		return shift(day, -n)
	}
	return day
}

// once tells the types of acts that are done at one time, so that «منذ» dates them
// rather than telling how long they last.
func once(typ string) bool {
	switch kindOf(typ) {
	case "meet", "claim":
		return true
	}
	return typ == "agree" || typ == "sanction" || typ == "control.capture"
}

// today is the day of publication, or that on which the report was written, as
// values write it.
func (p *parsed) today() string {
	if p.doc.Published != "" {
		return p.written
	}
	return "P0D"
}

// value is what time expression k is worth by itself.
func (p *parsed) value(k int) string {
	if t := &p.times[k]; t.Deictic() {
		return t.Value(p.written)
	}
	return p.times[k].Value(p.anchor)
}

// lag is how many days a report may wait before it is published.
const lag = 5

// writtenOn is the day that a report means by today: the one of publication, or the
// last before it that is the weekday that the report states (اليوم الأربعاء); the day
// after where it was published before midnight elsewhere.
func writtenOn(published, weekday string) string {
	d, err := time.Parse("2006-01-02", published)
	if err != nil {
		return published
	}
	for n := 0; n <= lag; n++ {
		day := d.AddDate(0, 0, -n)
		if fmt.Sprintf("XXXX-WXX-%d", (int(day.Weekday())+6)%7+1) == weekday {
			return day.Format("2006-01-02")
		}
	}
	return d.AddDate(0, 0, 1).Format("2006-01-02")
}

// base is the time that an expression without one of its own hangs on: the last
// one stated before it in its sentence or the one before, or that of the last
// dated event. With day it must be a single day.
func (q *timeQuestion) base(k int, day bool) string {
	for j := k - 1; j >= 0 && q.n-q.sentOf(q.times[j].First) <= 1; j-- {
		if v := q.value(j); v != "" && !q.times[j].Until && (!day || isDay(v)) {
			return v
		}
	}
	if t := q.before.last(func(t *step) bool { return t.when != "" && (!day || isDay(t.when)) }); t != nil && q.n-t.sent <= 4 {
		return t.when
	}
	return ""
}

// isDay tells a value of one day, or of a weekday of an unknown week.
func isDay(v string) bool {
	return shift(dayOnly(v), 0) != "" || strings.HasPrefix(v, "XXXX-") && len(dayOnly(v)) == len("XXXX-WXX-1")
}

// hours tells «منذ ساعات» and its like: since the day that is spoken of.
func (q *timeQuestion) hours(t *timex.Time) bool {
	for i := t.First; i < t.End; i++ {
		switch q.norm(i) {
		case "ساعات", "ساعه", "دقايق", "لحظات":
			return true
		}
	}
	return false
}

// days is the number of days in «بعد يومين», or 0.
func (q *timeQuestion) days(t *timex.Time) int {
	n := 0
	for _, x := range numeral.Find(q.toks[t.First:t.End]) {
		n = x.Low
	}
	for i := t.First; i < t.End; i++ {
		switch q.norm(i) {
		case "يوم":
			return max(n, 1)
		case "ايام", "يوما":
			return n
		case "يومين":
			return 2
		case "اسبوع":
			return 7
		case "اسبوعين":
			return 14
		}
	}
	return 0
}

// shift moves a day by n days: 2015-07-20, -P1D, P0D; empty for anything else.
func shift(v string, n int) string {
	if d, err := time.Parse("2006-01-02", v); err == nil {
		return d.AddDate(0, 0, n).Format("2006-01-02")
	}
	var m int
	if strings.Contains(v, "/") {
		return ""
	}
	if _, err := fmt.Sscanf(v, "-P%dD", &m); err == nil {
		m = -m
	} else if _, err := fmt.Sscanf(v, "P%dD", &m); err != nil {
		return ""
	}
	if m += n; m < 0 {
		return fmt.Sprintf("-P%dD", -m)
	}
	return fmt.Sprintf("P%dD", m)
}

// dayNumber counts the days of an ISO date or of the start of an interval; 0 for
// what is no day.
func dayNumber(v string) int {
	v, _, _ = strings.Cut(v, "/")
	d, err := time.Parse("2006-01-02", v)
	if err != nil {
		return 0
	}
	return int(d.Unix() / 86400)
}

// dayOnly is a relative value without its part of the day.
func dayOnly(v string) string {
	if i := strings.LastIndex(v, "T"); i > 0 && len(v)-i == 3 && !strings.Contains(v, "/") {
		return v[:i]
	}
	return v
}

// dated is the first token of a time that is its own: of «منذ سقوط المدينة في 2011» what
// stands before «في» tells of an act, which is read like any other.
func (p *parsed) dated(t *timex.Time) int {
	for i := t.First + 1; i < t.Own; i++ {
		if p.isActNoun(i) || p.particle(i, p.class.that) || p.particle(i, p.class.rel) {
			return t.Own
		}
	}
	return t.First
}

// timeOpens is the time whose own words start at token i.
func (p *parsed) timeOpens(i int) (int, bool) {
	k, ok := p.timeAt.at(i)
	if !ok {
		return 0, false
	}
	before, inside := p.timeAt.at(i - 1)
	return k, !inside || before != k
}
